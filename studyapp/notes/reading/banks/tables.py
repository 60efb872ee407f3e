"""Options in tables: a row each, or a cell each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Block, Line, Paragraph, Row, Table
from ...wording import plain
from .labels import split_label
from .units import Option, Options, Style, Unit

_HEADER = re.compile(r"(?:options?|letters?|choices?|answers?|#|no\.?)?$", re.IGNORECASE)
_MOST = 26
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def cut_table(table: Table, owner: Block) -> Iterator[Unit]:
    """A table whose rows are options ("| B | Amazon S3 |"), with what stands above and below them as text."""
    rows = [table.header, *table.rows]
    letters = [_letter(row) for row in rows]
    start = letters.index("A") if "A" in letters else len(rows)
    end = start
    while end < len(rows) and end - start < _MOST and letters[end] == chr(ord("A") + end - start):
        end += 1
    if end - start < 2:
        cells = _lettered_cells(rows)
        yield Unit(Options(cells, Style.LETTERS, (table,)) if cells else table, (owner,))
        return
    yield from _texts(rows[:start], owner)
    options = tuple(map(_option, rows[start:end], letters[start:end]))
    yield Unit(Options(options, Style.LETTERS, (table,)), (owner,))
    yield from _texts(rows[end:], owner)


def has_options(table: Table) -> bool:
    """Whether a table's rows or cells are options."""
    return any(isinstance(unit.content, Options) for unit in cut_table(table, table))


def _lettered_cells(rows: Sequence[Row]) -> tuple[Option, ...]:
    """The cells of a table that all have letters, in order: "| A. EBS | B. S3 |"."""
    if not split_label(next((cell.text for cell in rows[0].cells if cell.text), "A. ")):
        return ()
    found = [(cell, split_label(cell.text)) for row in rows for cell in row.cells if cell.text][: _MOST + 1]
    if len(found) < 2 or [label and label[0] for _, label in found] != list(_LETTERS[: len(found)]):
        return ()
    return tuple(
        Option(cell, label[0], None, (Paragraph((cell._replace(text=label[1]),)),))
        for cell, label in found
        if label
    )


def _letter(row: Row) -> str:
    """The letter that a row's first cell is, with or without a sign behind it."""
    text = plain(row.cells[0].text).rstrip(".):") if len(row.cells) > 1 else ""
    label = split_label(f"{text}.") if len(text) == 1 else None
    return label[0] if label else ""


def _option(row: Row, letter: str) -> Option:
    filled = [cell for cell in row.cells[1:] if cell.text]
    first = filled[0] if filled else row.cells[0]._replace(text="")
    text = first._replace(text=" – ".join(cell.text for cell in filled))
    return Option(row.cells[0], letter, None, (Paragraph((text,)),))


def _texts(rows: Sequence[Row], owner: Block) -> Iterator[Unit]:
    """Rows that are no options as lines of text; a header that only names the columns says nothing."""
    for row in rows:
        words = " ".join(cell.text for cell in row.cells if cell.text)
        if words and not _HEADER.match(plain(row.cells[0].text)):
            yield Unit(Paragraph((_first(row)._replace(text=words),)), (owner,))


def _first(row: Row) -> Line:
    return next((cell for cell in row.cells if cell.text), row.line)
