"""Where, between the options of two questions, the first ends and the second starts."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence

from ...blocks import Break, Heading, Html, ListBlock, Paragraph, Quote
from ...wording import heading_words, plain
from .. import signals
from .answer_keys import is_key
from .answers import answer_text, is_reveal
from .telling import summary_of
from .units import Start, Unit, texts_of
from .wordings import ASKS, EXPLAINS, is_label, is_numbered, is_question_label, tells_after

_QUESTION_TAG = re.compile(r"\s*<(?:quiz|question)\b", re.IGNORECASE)


def label_of(unit: Unit) -> str:
    texts = texts_of(unit)
    return texts[0] if texts and is_question_label(texts[0]) else ""


def split_gap(
    gap: Sequence[Unit], waiting: Container[str], has_before: bool, is_last: bool
) -> tuple[list[Unit], list[Unit], list[Unit]]:
    """What stands between two questions: the rest of the first, an answer key, the stem of the second.

    `waiting` are the numbers of the questions above that an answer key may be about.
    """
    key_at = next((n for n, u in enumerate(gap) if is_key(gap, n, waiting)), None)
    if key_at is not None:
        end = start_of_stem(gap[key_at + 1 :])
        cut = len(gap) if is_last or end is None else key_at + 1 + end
        return _until_boundary(gap[:key_at]), list(gap[key_at:cut]), list(gap[cut:])
    if not has_before:
        return [], [], list(gap[start_of_stem(gap) or 0 :])
    if is_last:
        return _until_boundary(gap), [], []
    start = start_of_stem(gap)
    if start is None:
        start = end_of_told(gap)
    return _until_boundary(gap[:start]), [], list(gap[start:])


def start_of_stem(gap: Sequence[Unit]) -> int | None:
    """Where the last boundary of a gap is: a heading, label or number that starts a question, else a rule."""
    heading = breaks = None
    for index in range(len(gap) - 1, -1, -1):
        unit = gap[index]
        if isinstance(unit.content, Start) or label_of(unit) or _starts_by_tag(gap, index):
            return index
        if isinstance(unit.content, Heading) and _starts_question(unit.content, gap[index + 1 :]):
            heading = index
            break
        if _is_numbered_stem(unit, is_last=index == len(gap) - 1) and heading is None:
            return index
        if isinstance(unit.content, Break) and breaks is None:
            breaks = index
    return heading if heading is not None else breaks


def _starts_question(heading: Heading, below: Sequence[Unit]) -> bool:
    words = heading_words(heading.text)[1]
    return not tells_after(words) and not (is_label(words) and not words.strip() and not below)


def _is_numbered_stem(unit: Unit, is_last: bool) -> bool:
    """A line with a number, or a list of one numbered item that asks: its options stand outside of it."""
    block = unit.content
    if isinstance(block, Paragraph):
        return is_numbered(block.lines[0].text)
    if not isinstance(block, ListBlock) or not block.ordered or len(block.items) != 1:
        return False
    text = block.items[0].line.text
    return is_last or bool(ASKS.search(plain(text))) or text.rstrip().endswith((":", "："))


def _starts_by_tag(units: Sequence[Unit], index: int) -> bool:
    """Whether HTML starts a question: a tag that says so, or a part that can be folded and is named by it."""
    unit = units[index]
    if not isinstance(unit.content, Html):
        return False
    below = texts_of(units[index + 1]) if index + 1 < len(units) else []
    if below and answer_text(below[0]) is not None:
        return False
    if _QUESTION_TAG.match(unit.content.lines[0].text):
        return True
    title = summary_of(unit)
    return bool(title) and not is_reveal(title) and not tells_after(title) and len(title.split()) > 2


def _until_boundary(units: Sequence[Unit]) -> list[Unit]:
    """What belongs to the question above: up to what starts another or tells nothing about it, or a signal."""
    end = next((index for index in range(len(units)) if _ends_told(units, index)), len(units))
    while end and isinstance(units[end - 1].content, Break | Start):
        end -= 1
    return list(units[:end])


def _ends_told(units: Sequence[Unit], index: int) -> bool:
    unit = units[index]
    block = unit.content
    if isinstance(block, Heading):
        return not tells_after(heading_words(block.text)[1])
    if isinstance(block, Start) or label_of(unit) or _starts_by_tag(units, index):
        return True
    return isinstance(block, Paragraph) and _is_signal(block)


def _is_signal(block: Paragraph) -> bool:
    return bool(signals.strip_marker(block.lines)) and not EXPLAINS.match(plain(block.lines[0].text))


def end_of_told(gap: Sequence[Unit]) -> int:
    """Without a boundary: answers, explanations, quotes and details belong above, the rest is the next stem."""
    depth = 0
    pending = False
    for index, unit in enumerate(gap):
        block = unit.content
        texts = texts_of(unit)
        opened = sum(text.lower().count("<details") - text.lower().count("</details") for text in texts)
        told = (
            depth > 0
            or opened != 0
            or isinstance(block, Quote | Html | Heading)
            or any(answer_text(text) is not None or EXPLAINS.match(plain(text)) for text in texts[:1])
        )
        depth = max(0, depth + opened)
        if not told and not pending:
            return index
        pending = bool(texts) and (is_reveal(texts[-1]) or bool(re.fullmatch(r"\W*\w+\W*", plain(texts[-1]))))
        pending = pending and told and depth == 0
    return len(gap)
