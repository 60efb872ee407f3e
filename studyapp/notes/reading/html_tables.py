"""Tables written in HTML, as the tables of Markdown that they could have been."""

from __future__ import annotations

from collections.abc import Sequence
from html.parser import HTMLParser

from ..blocks import Html, Line, Row, Table

_MARKUP = {"b": "**", "strong": "**", "code": "`", "br": " ", "p": " ", "li": " "}


def tables_in(block: Html) -> list[Table]:
    """The tables of a block of HTML that have a row below their header; one inside another is part of its text."""
    if not any("<table" in line.text.lower() for line in block.lines):
        return []
    reader = _Reader(block.lines)
    reader.feed("\n".join(line.text for line in block.lines))
    reader.close()
    return [table for rows in reader.tables if (table := _table(rows))]


def _table(rows: Sequence[Sequence[Line]]) -> Table | None:
    header, *body = [row for row in rows if row] or [[]]
    if len(header) < 2 or not body:
        return None
    nothing = Line(0, 1, "")
    filled = [[*row, *[nothing] * (len(header) - len(row))][: len(header)] for row in body]
    return Table(Row(header[0], tuple(header)), tuple(Row(row[0], tuple(row)) for row in filled))


class _Reader(HTMLParser):
    """Collects rows of cells with their places."""

    def __init__(self, lines: Sequence[Line]) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Line]]] = []
        self._lines = lines
        self._depth = 0
        self._cell: list[str] | None = None
        self._place = (1, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._depth += tag == "table"
        if self._depth != 1:
            return
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self._end_cell()
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._end_cell()
            self._cell, self._place = [], self.getpos()
        else:
            self.handle_data(_MARKUP.get(tag, ""))

    def handle_endtag(self, tag: str) -> None:
        if self._depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        elif tag in ("b", "strong", "code"):
            self.handle_data(_MARKUP[tag])
        self._depth -= tag == "table" and self._depth > 0

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def _end_cell(self) -> None:
        if self._cell is not None and self.tables[-1]:
            row, column = self._place
            line = self._lines[min(row, len(self._lines)) - 1]
            self.tables[-1][-1].append(
                Line(line.number, line.column + column, " ".join("".join(self._cell).split()))
            )
        self._cell = None
