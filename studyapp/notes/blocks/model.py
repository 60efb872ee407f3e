"""What a text is made of, as frozen values that know their lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Line(NamedTuple):
    """A line, or what is left of it inside a container: its number and column count from 1."""

    number: int
    column: int
    text: str

    def after(self, count: int) -> Line:
        return Line(self.number, self.column + count, self.text[count:])


@dataclass(frozen=True, slots=True)
class Heading:
    line: Line
    level: int
    text: str
    lines: tuple[Line, ...] = ()  # of a text of several lines with a rule right below it; else empty


@dataclass(frozen=True, slots=True)
class Paragraph:
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        return self.lines[0]


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; `checked` is None unless it starts with a task box. `marker` is "-", "*", "+", "3." or "3)"."""

    line: Line
    marker: str
    checked: bool | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list; it is loose when blank lines part its items or what is in them, as a renderer needs to know."""

    items: tuple[Item, ...]
    ordered: bool
    loose: bool = False

    @property
    def line(self) -> Line:
        return self.items[0].line


@dataclass(frozen=True, slots=True)
class Quote:
    line: Line
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; every cell is a Line, its column that of its first character."""

    line: Line
    cells: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    header: Row
    rows: tuple[Row, ...]

    @property
    def line(self) -> Line:
        return self.header.line


@dataclass(frozen=True, slots=True)
class Code:
    line: Line
    info: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Break:
    line: Line


@dataclass(frozen=True, slots=True)
class Html:
    lines: tuple[Line, ...]

    @property
    def line(self) -> Line:
        return self.lines[0]


Block = Heading | Paragraph | ListBlock | Quote | Table | Code | Break | Html


def walk(blocks: Sequence[Block]) -> Iterator[Block]:
    """Every block, containers before their contents, in the order of the text."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from walk(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from walk(item.blocks)
