"""What a question asks: its stem without labels, remarks and hints."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ...blocks import Block, Break, Heading, Html, Line, ListBlock, Paragraph, Quote
from ...wording import heading_words, plain
from .answers import answer_text
from .markdown import markdown_of
from .regions import Region, is_section_heading
from .telling import announces, meta_of, without_wrappers
from .units import Options, Start, Unit
from .wordings import ASKS, LABEL_PREFIX, OPTIONS_FOLLOW, is_asking, is_label, is_question_label

_LETTERS = re.compile(r"[A-J](?:\s*[,&]?\s*[A-J])*[^\w]*$")
_ANSWER_BEHIND = re.compile(
    r"\s*[(\[]\s*(?P<answer>(?:correct\s+)?ans(?:wer)?\s*[:.=-][^()\[\]]{0,9}[(\[]?[^()\[\]]{1,200}[)\]]?[^()\[\]]{0,200})[)\]]\s*$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\W*(?:easy|medium|hard|basic|intermediate|advanced)\W*$", re.IGNORECASE)
_EXPLICIT_ID = re.compile(r"\s*\{#([\w:.-]{1,80})\}\s*$")


@dataclass(slots=True)
class Stem:
    """What was read above the options.

    `line` is where its first words stand, a heading that is only a label not counted; `labels` are remarks such as
    a domain; `announced` are answers that stand above the options, as "Suggested answer: B" does in some banks.
    """

    line: Line | None
    markdown: str = ""
    hint: str = ""
    explicit_id: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    announced: list[tuple[Line, str]] = field(default_factory=list)
    folded: Line | None = (
        None  # an answer that is folded above the options, which must be of another question
    )


def read_stem(units: Sequence[Unit]) -> Stem:
    """The stem in the units above some options."""
    stem = Stem(_first_line(units))
    parts: list[str] = []
    for unit in units:
        part = _part(stem, unit, units, parts)
        if part:
            parts.append(part)
    if stem.hint and not plain(stem.hint).lower().startswith("hint"):
        stem.hint = f"Hint: {stem.hint}"
    stem.markdown = "\n\n".join(parts)
    return stem


def asks(region: Region) -> bool:
    """Whether the stem asks something or is labelled as a question."""
    return any(is_asking(_words(unit.content)) or _is_labelled(unit) for unit in region.stem)


def _words(block: Block | Options | Start) -> str:
    return "" if isinstance(block, Options | Start) else plain(markdown_of([block]).lstrip("#"))


def _is_labelled(unit: Unit) -> bool:
    block = unit.content
    if isinstance(block, Heading):
        words = plain(block.text)
        return is_question_label(words) or (is_label(words) and bool(re.search(r"[A-Za-z]{4}", words)))
    return isinstance(block, Paragraph) and is_question_label(block.lines[0].text)


def _part(stem: Stem, unit: Unit, units: Sequence[Unit], before: Sequence[str]) -> str:
    """What one unit adds to the stem's Markdown; what else it says is noted in the stem."""
    block = unit.content
    if isinstance(block, Heading):
        return _heading(stem, unit, units)
    if isinstance(block, Html) and block.lines[0].text.lstrip().startswith("<!--"):
        return ""
    if isinstance(block, Html) and any(announces(line.text) for line in block.lines):
        stem.folded = block.line
    if isinstance(block, Paragraph | Html):
        return _text(stem, block, is_first=not before)
    if isinstance(block, Quote) and _is_hint(block, before):
        stem.hint = markdown_of(block.blocks)
        return ""
    if isinstance(block, ListBlock) and block.ordered and len(block.items) == 1 and not before:
        return markdown_of(block.items[0].blocks)
    return "" if isinstance(block, Options | Start | Break) else markdown_of([block])


def _heading(stem: Stem, unit: Unit, units: Sequence[Unit]) -> str:
    assert isinstance(unit.content, Heading)
    text = unit.content.text
    match = _EXPLICIT_ID.search(text)
    if match:
        stem.explicit_id = match[1]
    if _is_only_label(unit, units):
        return ""
    text = _without_answer(stem, unit.content.line, _EXPLICIT_ID.sub("", text))
    bare = re.sub(r"^[^\w\"'“`*_<\[(!$]+", "", text)
    return _without_label(bare).strip()


def _is_only_label(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether a heading counts the question or names the part of the text, and the stem stands below it."""
    assert isinstance(unit.content, Heading)
    whole = heading_words(unit.content.text)[1]
    words = _without_label(whole)
    return (
        is_label(words) or (words != whole and bool(_LEVEL.match(words))) or is_section_heading(unit, units)
    )


def _text(stem: Stem, block: Paragraph | Html, is_first: bool) -> str:
    kept: list[str] = []
    for line in block.lines:
        text = _without_answer(stem, line, without_wrappers(line.text).rstrip())
        meta = meta_of(text)
        answer = answer_text(text) or ""
        if meta:
            stem.labels |= meta
        elif _LETTERS.match(answer):
            stem.announced.append((line, answer))
        elif text.strip("•◦▪ ") and not OPTIONS_FOLLOW.match(plain(text)):
            is_start = is_first and not kept
            if not (
                is_start and plain(text) and is_label(plain(text)) and not text.lstrip().startswith("![")
            ):
                kept.append(_without_label(text) if is_start else text)
    return "\n".join(kept)


def _without_answer(stem: Stem, line: Line, text: str) -> str:
    """A line of the stem without "[Ans: (b)]" behind it, which is noted."""
    match = _ANSWER_BEHIND.search(text[-300:]) if text[-1:] in (")", "]") else None
    if not match:
        return text
    stem.announced.append((line, answer_text(match["answer"]) or match["answer"]))
    return text[: len(text) - len(match[0])]


def _without_label(text: str) -> str:
    """A stem without "Question 5:" or "5." in front; emphasis around label and text stays with the text."""
    mark = re.match(r"(\*\*|__)", text)
    inner = text[mark.end() :] if mark else text
    match = LABEL_PREFIX.match(inner)
    if not match:
        return text
    rest = inner[match.end() :]
    if mark and rest.startswith(mark[1]):  # "**Question 5:** What ..."
        return rest[mark.end() :].lstrip(" :.–—-")
    if mark and rest.endswith(mark[1]) and rest.count(mark[1]) == 1:  # "**5. What ...?**"
        return rest.removesuffix(mark[1])
    return (mark[1] if mark else "") + rest


def _is_hint(block: Quote, parts: Sequence[str]) -> bool:
    words = plain(markdown_of(block.blocks))
    return words.lower().startswith("hint") or any(ASKS.search(plain(part)) for part in parts)


def _first_line(units: Sequence[Unit]) -> Line | None:
    for unit in units:
        if not (isinstance(unit.content, Heading) and _is_only_label(unit, units)):
            return unit.line
    return units[0].line if units else None
