"""What each row of a table decides: the scenario, the services that fit it, and those that do not.

A table decides when a column says which service to use; everything else is a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Line, Row, Table
from ..services import Lexicon, names_in_cell
from ..wording import ARROW, verdict, without_marks
from .columns import Column, Role, columns, decides, is_use_case_table


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a decision row says: names as written, not yet resolved."""

    scenario: Line
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    reason: str


def names_introduced(table: Table, lexicon: Lexicon) -> Iterator[str]:
    """Service names that a decision table brings in: from verdict cells and "Use X" headers."""
    cols = columns(table, lexicon)
    if not decides(cols, table):
        return
    for column in cols:
        if column.role is Role.SERVICE:
            yield column.service
    for row in table.rows:
        for column, cell in zip(cols, row.cells, strict=False):
            if column.role in (Role.BEST, Role.REJECT, Role.ALTERNATIVE):
                yield from names_in_cell(without_marks(cell.text))


def read_decisions(table: Table, lexicon: Lexicon) -> list[RowReading]:
    """The rows of a decision table with the names they accept and reject; [] for any other table."""
    cols = columns(table, lexicon)
    if is_use_case_table(table) and not any(c.role in (Role.BEST, Role.SERVICE) for c in cols):
        return []
    if not decides(cols, table):
        return []
    if any(c.role is Role.FOR for c in cols):
        return [reading for row in table.rows for reading in _by_service(cols, row)]
    scenario = next((i for i, c in enumerate(cols) if c.role is Role.SCENARIO), 0)
    readings = []
    for row in table.rows:
        cells = list(zip(cols, row.cells, strict=False))
        words = without_marks(row.cells[scenario].text)
        if words:
            accepts, rejects, reason = _row(cells, lexicon)
            readings.append(RowReading(row.cells[scenario], accepts, rejects, reason))
    return readings


def _by_service(cols: list[Column], row: Row) -> Iterator[RowReading]:
    """The readings of a row that says what its service is best for, and what it is wrong for."""
    names = tuple(names_in_cell(without_marks(row.cells[0].text)))
    pairs = list(zip(cols, row.cells, strict=False))
    reason = next((without_marks(cell.text) for column, cell in pairs if column.role is Role.REASON), "")
    for column, cell in pairs:
        if not names or not without_marks(cell.text):
            continue
        if column.role is Role.FOR:
            yield RowReading(cell, names, (), reason)
        elif column.role is Role.AGAINST:
            yield RowReading(cell, (), names, "")


def _row(cells: list[tuple[Column, Line]], lexicon: Lexicon) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    accepts: list[str] = []
    rejects: list[str] = []
    reasons: list[str] = []
    alternatives: list[str] = []
    said_yes = False
    for column, cell in cells:
        words = without_marks(cell.text)
        names = names_in_cell(words)
        if column.role is Role.BEST:
            (rejects if verdict(cell.text) is False else accepts).extend(names or _named(words, lexicon))
        elif column.role is Role.REJECT:
            rejects.extend(names or _named(words, lexicon))
        elif column.role is Role.REASON and words:
            reasons.append(words)
        elif column.role is Role.ALTERNATIVE:
            (rejects if verdict(cell.text) is False else alternatives).extend(names or _named(words, lexicon))
        elif column.role is Role.SERVICE:
            said = _verdict_on(column.service, cell.text, words, lexicon)
            if said is None:
                continue
            (accepts if said else rejects).append(column.service)
            said_yes = said_yes or said
            reason = _reason_in_cell(column.service, words, lexicon)
            if reason:
                reasons.append(reason)
            if not said:
                arrow = ARROW.split(words)
                accepts.extend(n for part in arrow[1:] for n in _named(part, lexicon))
    # Where the service in question fits, its alternatives are what to choose it over; else they fit.
    (rejects if said_yes else accepts).extend(alternatives)
    taken = {lexicon.key(name) for name in accepts}
    return tuple(accepts), tuple(n for n in rejects if lexicon.key(n) not in taken), "; ".join(reasons)


def _verdict_on(service: str, cell: str, words: str, lexicon: Lexicon) -> bool | None:
    """A cell's verdict on its column's service: by mark, else by naming the service, else unknown."""
    said = verdict(cell)
    if said is not None:
        return said
    if words and lexicon.key(service) in lexicon.named(words):
        return True
    return None


def _reason_in_cell(service: str, words: str, lexicon: Lexicon) -> str:
    """What a verdict cell says besides the name: "MWAA (uses EC2)" gives "uses EC2", "Overkill" itself."""
    bare = re.sub(r"^(?:yes|no)\b[\s:,–-]*", "", ARROW.split(words)[0], flags=re.IGNORECASE).strip()
    if not bare or lexicon.key(bare) == lexicon.key(service):
        return ""
    match = re.fullmatch(r"(?P<name>[^()]*?)\s*\((?P<reason>[^()]+)\)", bare)
    if match and lexicon.key(match["name"]) == lexicon.key(service):
        return match["reason"]
    return bare


def _named(words: str, lexicon: Lexicon) -> list[str]:
    return [lexicon.name(key) for key in lexicon.named(words)]
