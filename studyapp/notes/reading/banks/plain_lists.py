"""Plain lists that turn out to be options: an answer below names one of the items, or a mark is on one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...blocks import Block, Break, Heading, Html, ListBlock, Paragraph
from ...wording import heading_words, plain
from .answers import answer_text, is_reveal, read_key
from .marks import plainly, says_right, unmarked
from .telling import announces, without_wrappers
from .units import Option, Options, Start, Style, Unit, texts_of
from .wordings import ASKS, is_label, is_question_label

_MOST = 10
_NUMBERS = [str(number) for number in range(1, _MOST + 1)]
_MARK = re.compile(r"\s*[*_]*\((?:correct|right)(?:\s+answer)?\)[*_]*\s*", re.IGNORECASE)
_CLOSING = re.compile(r"\s*(?:</[\w-]+>\s*)+$")


def with_plain_lists(units: Sequence[Unit]) -> list[Unit]:
    """The units with such lists as options."""
    whole = list(_with_marks_inside(units))
    return [
        Unit(_options(block, labels), unit.tops)
        if isinstance(block := unit.content, ListBlock) and (labels := _labels(whole, index, block))
        else unit
        for index, unit in enumerate(whole)
    ]


def _with_marks_inside(units: Sequence[Unit]) -> Iterator[Unit]:
    """The units with a line "(Correct)" below an item as the end of that item, and the list around it as one."""
    held: ListBlock | None = None  # a list that may go on
    tops: tuple[Block, ...] = ()
    is_cut = False  # by such a line
    for unit in units:
        block = unit.content
        if (
            held
            and isinstance(block, Paragraph)
            and len(block.lines) == 1
            and _MARK.fullmatch(block.lines[0].text)
        ):
            held, tops, is_cut = _marked(held, block.lines[0].text), (*tops, *unit.tops), True
        elif held and is_cut and isinstance(block, ListBlock) and len(held.items) <= _MOST:
            held, tops, is_cut = replace(held, items=(*held.items, *block.items)), (*tops, *unit.tops), False
        else:
            if held:
                yield Unit(held, tops)
            held, tops, is_cut = (block if isinstance(block, ListBlock) else None), unit.tops, False
            if held is None:
                yield unit
    if held:
        yield Unit(held, tops)


def _marked(block: ListBlock, mark: str) -> ListBlock:
    """The list with the mark behind the words of its last item."""
    last = block.items[-1]
    line = last.line._replace(text=f"{last.line.text.rstrip()} {mark.strip()}")
    return replace(block, items=(*block.items[:-1], replace(last, line=line, blocks=(Paragraph((line,)),))))


def _options(block: ListBlock, labels: Sequence[str]) -> Options:
    found = tuple(
        Option(item.line, label, None, item.blocks) for label, item in zip(labels, block.items, strict=False)
    )
    return Options(found, Style.PLAIN, (block,))


def _labels(units: Sequence[Unit], index: int, block: ListBlock) -> list[str]:
    """What an answer calls the items of a list; empty when nothing says that they are options."""
    if not 2 <= len(block.items) <= _MOST or any(item.checked is not None for item in block.items):
        return []
    rest = _answer_below(units, index)
    if rest:
        for labels in (_NUMBERS, list("ABCDEFGHIJ")):
            options = {label: plain(item.line.text) for label, item in zip(labels, block.items, strict=False)}
            if read_key(rest, options).labels or re.fullmatch(r"\W*\d{1,2}\W*", rest):
                return labels
    return _NUMBERS if _is_marked(units, index, block) else []


def _answer_below(units: Sequence[Unit], index: int) -> str:
    """What the answer right below a list says, be it announced by a line of its own; "" without one."""
    announced = False
    for unit in units[index + 1 : index + 5]:
        texts = texts_of(unit)
        if isinstance(unit.content, Html) and all(_CLOSING.match(text) for text in texts):
            continue
        for text in texts:
            announced = announced or announces(text)
            bare = plain(without_wrappers(text))
            rest = answer_text(bare)
            if rest or (announced and bare and not is_reveal(bare)):
                return rest or bare
            announced = announced or rest == "" or is_reveal(bare)
        if not announced:
            break
    return ""


def _is_marked(units: Sequence[Unit], index: int, block: ListBlock) -> bool:
    """Whether words mark an item, or below a numbered question a sign or bold type marks few among many."""
    texts = [item.line.text for item in block.items]
    said = sum(map(says_right, texts))
    if said:
        return said < len(texts)
    if not _is_below_question(units, index):
        return False
    signs = [unmarked(text)[1] for text in texts]
    bold = [plainly(text) != text for text in texts]
    right = sum(map(bool, signs)) or sum(bold)
    return right > 0 and right * 2 <= len(texts)


def _is_below_question(units: Sequence[Unit], index: int) -> bool:
    """Whether a question with a number of its own, which asks, stands right above."""
    asks = False
    for unit in reversed(units[max(0, index - 4) : index]):
        content = unit.content
        if isinstance(content, Start):
            return asks
        if isinstance(content, Options | ListBlock | Break):
            return False
        texts = texts_of(unit)
        asks = asks or any(ASKS.search(plain(text)) for text in texts)
        words = texts[0] if texts else ""
        if isinstance(content, Heading):
            number, title = heading_words(words)
            return asks and (number is not None or is_question_label(words) or is_label(title))
        if words and is_question_label(words):
            return asks
    return False
