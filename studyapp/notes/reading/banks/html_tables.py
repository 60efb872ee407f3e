"""Tables of HTML as those of Markdown, so that both are read the same way."""

from __future__ import annotations

import re

from ...blocks import Block, Html, Line, Row, Table

_TAG = re.compile(r"<(?P<close>/?)(?P<name>table|thead|tbody|tr|td|th)\b[^<>]{0,300}>", re.IGNORECASE)


def table_of(block: Block) -> Table | None:
    """The table that a block of HTML is; None for any other block."""
    if not isinstance(block, Html) or not block.lines[0].text.lstrip().lower().startswith("<table"):
        return None
    rows: list[list[list[Line]]] = []  # of cells, of the pieces of their lines
    inside = False  # of a cell
    for line in block.lines:
        at = 0
        for match in _TAG.finditer(line.text):
            if inside:
                _add(rows, line, at, match.start())
            at = match.end()
            name = match["name"].lower()
            if name == "tr" and not match["close"]:
                rows.append([])
            elif name in ("td", "th") and not match["close"]:
                rows = rows or [[]]
                rows[-1].append([])
            inside = name in ("td", "th") and not match["close"]
        if inside:
            _add(rows, line, at, len(line.text))
    found = [_row(cells, block.line) for cells in rows if cells]
    if len(found) < 2:
        return None
    width = max(len(row.cells) for row in found)
    header, *rest = (_filled(row, width) for row in found)
    return Table(header, tuple(rest))


def _add(rows: list[list[list[Line]]], line: Line, start: int, end: int) -> None:
    text = line.text[start:end]
    if text.strip():
        piece = line.after(start + len(text) - len(text.lstrip()))._replace(text=text.strip())
        rows[-1][-1].append(piece)


def _row(cells: list[list[Line]], table: Line) -> Row:
    first = next((pieces[0] for pieces in cells if pieces), table)
    lines = tuple(
        pieces[0]._replace(text=" ".join(piece.text for piece in pieces))
        if pieces
        else first._replace(text="")
        for pieces in cells
    )
    # As Markdown writes a row: where the table is shown, it is shown from here.
    return Row(first._replace(text="| " + " | ".join(line.text for line in lines) + " |"), lines)


def _filled(row: Row, width: int) -> Row:
    empty = row.cells[0]._replace(text="")
    return Row(row.line, (*row.cells, *(empty for _ in range(width - len(row.cells)))))
