"""Options with Roman numerals or numbers in brackets: "i.", "(ii)", "III)", "(1)".

As often they are statements that lettered options speak of. They are options where an answer comes below them before
other options do, or nothing does below a question with a label of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Block, Break, Heading, Line, ListBlock, Paragraph
from ...wording import plain
from .answers import ROMANS, answer_text
from .telling import announces, without_wrappers
from .units import Option, Options, Start, Style, Unit, is_told, texts_of
from .wordings import ASKS, is_question_label, starts_question

_LABEL = re.compile(
    r"(?:\*\*|__)?[(\[]?(i{1,3}|iv|vi{0,3}|ix|x|(?<=\()[1-9](?=\)))[.):\]]+(?:\*\*|__)?\s+(?=\S)",
    re.IGNORECASE,
)
_NUMBERS = tuple("123456789")
_Pieces = list[tuple[Line, list[Block], Unit]]  # first line, blocks without the numeral, where it stands


def with_romans(units: Sequence[Unit]) -> list[Unit]:
    """The units with such lines, items or paragraphs as options."""
    if not any(holds_numerals(unit.content) for unit in units):
        return list(units)
    result: list[Unit] = []
    index = 0
    while index < len(units):
        above, pieces, end, rest = _run(units, index)
        if pieces and _are_options(units, end, rest, above or result[-2:]):
            result += above
            tops = tuple(top for _, _, unit in pieces for top in unit.tops)
            held = {u.line.number: u.content for _, _, u in pieces}
            origin = tuple(block for block in held.values() if not isinstance(block, Options | Start))
            options = tuple(
                Option(line, label, None, tuple(blocks))
                for label, (line, blocks, _) in zip(_names(pieces[0][0]), pieces, strict=False)
            )
            result += [Unit(Options(options, Style.LETTERS, origin), tops), *rest]
            index = end
        else:
            result.append(units[index])
            index += 1
    return result


def holds_numerals(block: object) -> bool:
    """Whether a numeral "ii" or "(2)" stands in front of a line or item of a block; in most texts none does."""
    return any(numeral(line.text) in ("II", "2") for line in _lines(block))


def _lines(block: object) -> list[Line]:
    if isinstance(block, ListBlock):
        return [item.line for item in block.items]
    return list(block.lines) if isinstance(block, Paragraph) else []


def numeral(text: str) -> str:
    """The Roman numeral that a text starts with, as it is written large; "" without one."""
    match = _LABEL.match(text) if text[:1] in "iIvVxX([*_" else None
    return match[1].upper() if match else ""


def _names(first: Line) -> tuple[str, ...]:
    """All numerals of the kind that a line starts with."""
    return _NUMBERS if numeral(first.text) == "1" else ROMANS


def _bare(line: Line) -> Line:
    match = _LABEL.match(line.text)
    return line.after(match.end()) if match else line


def _run(units: Sequence[Unit], start: int) -> tuple[list[Unit], _Pieces, int, list[Unit]]:
    """Numerals in their turn from a unit on: the text above them in it, they, where they end, the text below them."""
    above: list[Unit] = []
    pieces: _Pieces = []
    for index in range(start, len(units)):
        unit = units[index]
        block = unit.content
        if isinstance(block, ListBlock) and not block.ordered:
            labels = [numeral(item.line.text) for item in block.items]
            if not pieces and tuple(labels) == _names(block.line)[: len(labels)] and len(labels) > 1:
                found = [(item.line, _without_numeral(item.blocks), unit) for item in block.items]
                return [], found, index + 1, []
        if not isinstance(block, Paragraph):
            return above, _enough(pieces), index, []
        names = _names(pieces[0][0]) if pieces else ()
        here, rest = _in_lines(block, len(pieces), names)
        if not here:
            return above, _enough(pieces), index, []
        if here[0][0] > 0:
            if pieces:
                return above, _enough(pieces), index, []
            above = [Unit(Paragraph(block.lines[: here[0][0]]), unit.tops)]
        pieces += [(line, [Paragraph(lines)], unit) for _, line, lines in here]
        if rest:
            return above, _enough(pieces), index + 1, [Unit(Paragraph(rest), unit.tops)]
    return above, _enough(pieces), len(units), []


def _enough(pieces: _Pieces) -> _Pieces:
    return pieces if len(pieces) > 1 else []


def _without_numeral(blocks: Sequence[Block]) -> list[Block]:
    if not blocks or not isinstance(blocks[0], Paragraph):
        return list(blocks)
    first, *more = blocks[0].lines
    return [Paragraph((_bare(first), *more)), *blocks[1:]]


def _in_lines(
    block: Paragraph, count: int, names: tuple[str, ...]
) -> tuple[list[tuple[int, Line, tuple[Line, ...]]], tuple[Line, ...]]:
    """The numerals of a paragraph's lines, each with its number among them and its text, and the lines below.

    `count` of them stand above already, and `names` are those of their kind.
    """
    found: list[tuple[int, Line, list[Line]]] = []
    for number, line in enumerate(block.lines):
        turn = count + len(found)
        if not names and numeral(line.text) in ("I", "1"):
            names = _names(line)
        if turn < len(names) and numeral(line.text) == names[turn]:
            found.append((number, line, [_bare(line)]))
        elif found and (is_told(line.text) or starts_question(line.text) or ASKS.search(plain(line.text))):
            return [(n, first, tuple(lines)) for n, first, lines in found], block.lines[number:]
        elif found:
            found[-1][2].append(line)
    return [(n, first, tuple(lines)) for n, first, lines in found], ()


def _are_options(units: Sequence[Unit], end: int, rest: Sequence[Unit], above: Sequence[Unit]) -> bool:
    """Whether an answer comes before other options and other questions, or nothing does below a labelled question."""
    asks = any(_has_label(unit) for unit in above) and any(
        ASKS.search(plain(text)) for unit in above for text in texts_of(unit)
    )
    for unit in _near(units, end, rest):
        block = unit.content
        if isinstance(block, Options | ListBlock):
            return False
        texts = texts_of(unit)
        if any(announces(text) or answer_text(without_wrappers(text)) is not None for text in texts):
            return True
        if isinstance(block, Heading | Break | Start) or any(map(is_question_label, texts)):
            return asks
        if any(ASKS.search(plain(text)) for text in texts):
            return False
    return asks


def _has_label(unit: Unit) -> bool:
    return isinstance(unit.content, Start) or any(map(is_question_label, texts_of(unit)))


def _near(units: Sequence[Unit], end: int, rest: Sequence[Unit]) -> Iterator[Unit]:
    yield from rest
    yield from units[end : end + 5]
