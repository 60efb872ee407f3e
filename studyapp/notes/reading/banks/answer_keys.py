"""Answers of several questions collected in one place: "## Answer key", then "1. B", "2. C"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from ...blocks import Block, Break, Heading, ListBlock, Paragraph, Table
from ...wording import heading_words, plain
from .answers import answer_text
from .languages import QUESTIONS
from .markdown import markdown_of
from .telling import announces
from .units import Options, Start, Unit, texts_of
from .wordings import is_key_heading

_KEY_ENTRY = re.compile(
    r"(?:^|[\s,;|(])(?:Q(?:uestion)?[\s.]*)?(\d{1,4})\s*[.):|–—=-]*\s*(?i:(?:correct\s+)?answers?\s*:?\s*)?"
    r"[(\[]?([A-Ja-j](?:\s*(?:,|&|and)\s*[A-Ja-j]|[A-J])*)(?=\s*(?:$|[,;|.):(\]–—-]|Q?\d))"
)
_KEY_WORDS = re.compile(r"(\d{1,4})[.)]\s+(?i:(?:correct\s+)?answers?\s*:\s*)?(\S.{0,500})$")
_ONLY_LABEL = re.compile(rf"(?:question|q|{QUESTIONS})\.?\s*[#№]?\s*(\d{{1,4}})\W*$", re.IGNORECASE)
_BARE = re.compile(r"(?:\*\*|__)([A-J])[.):]?(?:\*\*|__)|([A-J])\s*(?:$|[.):,–—-])")
_ENTRY_START = re.compile(r"(?:Q(?:uestion)?[\s.]*)?(\d{1,4})\s*[.):]")


def is_key(gap: Sequence[Unit], index: int, numbers: Container[str]) -> bool:
    """Whether the answers of several questions start at a unit: below a heading, or in lines of their own.

    `numbers` are those of the questions that wait for their answers; without a heading the key has to name them.
    """
    unit = gap[index]
    block = unit.content
    if labelled_entry(gap, index)[0] in numbers:  # one alone may be a question that starts with its answer
        return any(labelled_entry(gap, later)[0] for later in range(index + 1, len(gap)))
    if isinstance(block, Heading):
        if not is_key_heading(heading_words(block.text)[1]):
            return False
        return _has_entries(gap[index + 1 :])
    texts = texts_of(unit)
    folds = any(announces(text) for text in texts)
    if isinstance(block, Table):
        names = [plain(cell.text) for cell in block.header.cells]
        is_told = any(name and answer_text(f"{name}:") == "" for name in names)
    else:
        is_told = folds or (bool(texts) and answer_text(texts[0]) is not None)
    if not is_told:
        return False
    is_alone = folds or (bool(texts) and answer_text(texts[0]) == "" and len(texts) == 1)
    below = gap[index + 1 : index + 2] if is_alone else []
    named = [number for part in (unit, *below) for number, _ in key_entries(part)]
    return len(named) > 1 and len(set(named)) == len(named) and all(number in numbers for number in named)


def _has_entries(below: Sequence[Unit]) -> bool:
    """Whether two entries follow before another heading that may start a key."""
    count = 0
    for index, unit in enumerate(below):
        count += bool(labelled_entry(below, index, bare=True)[0])
        if isinstance(unit.content, Heading) and is_key_heading(heading_words(unit.content.text)[1]):
            return False
        count += len(key_entries(unit))
        if count > 1:
            return True
    return False


def labelled_entry(units: Sequence[Unit], index: int, bare: bool = False) -> tuple[str, str]:
    """(number, answer) where a question's label stands alone right above its answer; ("", "") elsewhere.

    Where answers are expected, a `bare` letter is one.
    """
    texts = texts_of(units[index])
    match = _ONLY_LABEL.match(plain(texts[0])) if texts else None
    if not match:
        return "", ""
    below = texts[1:] or (texts_of(units[index + 1]) if index + 1 < len(units) else [])
    answer = answer_text(below[0]) if below else None
    if below and bare and answer is None and (letter := _BARE.match(below[0])):
        answer = letter[1] or letter[2]
    return (match[1], answer) if answer else ("", "")


def key_entries(unit: Unit) -> list[tuple[str, str]]:
    """(number, letters or words of the answer) for each entry of an answer key in a unit, letters first."""
    block = unit.content
    if isinstance(block, Options | Start):
        return []
    if isinstance(block, ListBlock) and block.ordered:
        lines = [f"{item.marker.rstrip('.)')}. {item.line.text}" for item in block.items]
    else:
        lines = markdown_of([block]).split("\n")
    lettered = [pair for line in lines for pair in _KEY_ENTRY.findall(plain(line))]
    worded = [(match[1], match[2]) for line in lines if (match := _KEY_WORDS.match(plain(line)))]
    numbers = {number for number, _ in lettered}
    return lettered + [pair for pair in worded if pair[0] not in numbers]


def explanations(key: Sequence[Unit]) -> Iterator[tuple[str, Unit]]:
    """(number, what is told about that question) for all in a key that stands below an entry."""
    number = ""
    for unit in key:
        block = unit.content
        if isinstance(block, ListBlock) and block.ordered:
            for item in block.items:
                number = item.marker.rstrip(".)")
                yield from ((number, Unit(part, unit.tops)) for part in _below_first_line(item.blocks))
        elif isinstance(block, Paragraph) and (match := _ENTRY_START.match(plain(block.lines[0].text))):
            number = match[1] if len(key_entries(unit)) == 1 else ""
            yield from ((number, Unit(part, unit.tops)) for part in _below_first_line([block]) if number)
        elif isinstance(block, Heading | Break | Start | Options):
            number = ""
        elif number:
            yield number, unit


def _below_first_line(blocks: Sequence[Block]) -> Iterator[Block]:
    """An entry without its first line, which is the answer."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph) and len(first.lines) > 1:
        yield Paragraph(first.lines[1:])
    yield from blocks[1:]
