"""What each row of a table decides: the scenario, the services that fit it, and those that do not.

A table decides when a column says which service to use; everything else is a description.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..blocks import Line, Row, Table
from ..services import Lexicon, has_vendor, looks_like_name, names_in_cell
from ..wording import ARROW, has_it, plain, verdict, without_marks
from .cells import choice_among, read_choice
from .columns import columns, compares, decides, is_use_case_table, row_label, row_names
from .headers import Column, Role


@dataclass(frozen=True, slots=True)
class RowReading:
    """What a decision row says: names as written, not yet resolved.

    Beside a best choice the reason is why that fits (`of_choice`); beside a verdict on one service, why that does.
    """

    scenario: Line
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    reason: str
    also: tuple[str, ...] = ()
    compares: bool = False
    of_choice: bool = False


def names_introduced(table: Table, lexicon: Lexicon) -> Iterator[str]:
    """Service names that a decision table brings in: from verdict cells and "Use X" headers."""
    if any(_about_columns(table)):
        yield from (plain(cell.text) for cell in table.header.cells[1:])
    cols = columns(table, lexicon)
    if not decides(cols, table):
        return
    yield from (column.service for column in cols if column.role is Role.SERVICE)
    header = _first_header(table) if any(column.role is Role.FOR for column in cols) else None
    for row in table.rows:
        for column, cell in zip(cols, row.cells, strict=False):
            yield from _names_brought_in(column, cell.text, header)


def _names_brought_in(column: Column, cell: str, header: str | None) -> list[str]:
    """The names that a cell brings in; `header` is that of a first column which holds a service a row."""
    words = without_marks(cell)
    if column.role is Role.BEST:
        return list(read_choice(cell).names) if header is None else row_names(words, header)
    if column.role in (Role.REJECT, Role.ALTERNATIVE):
        return names_in_cell(words)
    instead = column.role is Role.SERVICE and verdict(cell) is False
    return [name for name in names_in_cell(words) if has_vendor(name)] if instead else []


def _first_header(table: Table) -> str:
    return plain(table.header.cells[0].text).strip(" :?*")


def read_decisions(table: Table, lexicon: Lexicon) -> list[RowReading]:
    """The rows of a decision table with the names they accept and reject; [] for any other table."""
    return [*_decisions(table, lexicon), *_about_columns(table)]


def _about_columns(table: Table) -> Iterator[RowReading]:
    """The readings of rows such as "Use when" or "Avoid for", whose cells speak about the service of their column."""
    names = [plain(cell.text) for cell in table.header.cells]
    if len(names) < 3 or not all(looks_like_name(name) for name in names[1:]):
        return
    for row in table.rows:
        role = row_label(plain(row.cells[0].text))
        for name, cell in zip(names[1:], row.cells[1:], strict=False):
            if without_marks(cell.text) and role is Role.FOR:
                yield RowReading(cell, (name,), (), "")
            elif without_marks(cell.text) and role is Role.AGAINST:
                yield RowReading(cell, (), (name,), "")


def _decisions(table: Table, lexicon: Lexicon) -> list[RowReading]:
    cols = columns(table, lexicon)
    if is_use_case_table(table) and not any(c.role in (Role.BEST, Role.SERVICE) for c in cols):
        return []
    if compares(cols, table):
        return list(_comparisons(cols, table, lexicon))
    if not decides(cols, table):
        return []
    if any(c.role is Role.FOR for c in cols):
        header = _first_header(table)
        return [reading for row in table.rows for reading in _by_service(cols, row, header)]
    scenario = next((i for i, c in enumerate(cols) if c.role is Role.SCENARIO), 0)
    readings = []
    for row in table.rows:
        words = without_marks(row.cells[scenario].text)
        if words and row_label(plain(row.cells[0].text)) not in (Role.FOR, Role.AGAINST):
            readings.append(_row(row.cells[scenario], list(zip(cols, row.cells, strict=False)), lexicon))
    return readings


def _comparisons(cols: list[Column], table: Table, lexicon: Lexicon) -> Iterator[RowReading]:
    """The rows that say plainly which services have something and which do not."""
    for row in table.rows:
        said = [
            (column.service, has_it(cell.text)) for column, cell in zip(cols[1:], row.cells[1:], strict=False)
        ]
        accepts = tuple(name for name, there in said if there)
        rejects = tuple(name for name, there in said if there is False)
        if accepts and rejects and without_marks(row.cells[0].text):
            reason = _row(row.cells[0], list(zip(cols, row.cells, strict=False)), lexicon).reason
            yield RowReading(row.cells[0], accepts, rejects, reason, compares=True)


# Below "Use for", too, people write what to keep off.
_SAYS_AGAINST = re.compile(
    r"^(?:avoid|never|not\s+recommended|don['’]t|do\s+not|legacy\s+only|deprecated)\b|[–—;-]\s*avoid\W*$",
    re.IGNORECASE,
)


def _by_service(cols: list[Column], row: Row, header: str) -> Iterator[RowReading]:
    """The readings of a row that says what its service is best for, and what it is wrong for."""
    names = tuple(row_names(without_marks(row.cells[0].text), header))
    pairs = list(zip(cols, row.cells, strict=False))
    reason = next((without_marks(cell.text) for column, cell in pairs if column.role is Role.REASON), "")
    for column, cell in pairs:
        if not without_marks(cell.text):
            continue
        if column.role is Role.FOR and names and _SAYS_AGAINST.search(without_marks(cell.text)):
            yield RowReading(cell, (), names, "")
        elif column.role is Role.FOR:
            yield RowReading(cell, names, (), reason)
        elif column.role is Role.AGAINST and names:
            yield RowReading(cell, (), names, "")


def _row(scenario: Line, cells: list[tuple[Column, Line]], lexicon: Lexicon) -> RowReading:
    accepts: list[str] = []
    rejects: list[str] = []
    reasons: list[str] = []
    alternatives: list[str] = []
    beside: list[str] = []
    said_yes = False
    for column, cell in cells:
        words = without_marks(cell.text)
        names = names_in_cell(words)
        if column.role is Role.BEST:
            choice = choice_among(cell.text, lexicon)
            (rejects if verdict(cell.text) is False else accepts).extend(choice.names)
            beside.extend(choice.beside)
            reasons.extend(filter(None, [choice.reason]))
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
                accepts.extend(_instead(column.service, words, lexicon) if len(arrow) == 1 else ())
    also = beside
    # Where the service in question fits, its alternatives are what to choose it over; where it does not, they fit.
    # Beside a best choice they are second choices.
    # Beside a best choice that nobody can read they are second choices as well.
    asks_of_one = any(column.role is Role.SERVICE for column, _ in cells)
    (rejects if said_yes else accepts if asks_of_one and not accepts else also).extend(alternatives)
    taken = set(lexicon.keys(accepts))
    rejected = tuple(name for name in rejects if not taken & {*lexicon.keys([name])})
    of_choice = not asks_of_one and bool(accepts)
    return RowReading(
        scenario, tuple(accepts), rejected, "; ".join(reasons), tuple(also), of_choice=of_choice
    )


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


def _instead(service: str, words: str, lexicon: Lexicon) -> list[str]:
    """The other services that a cell with a ✗ consists of: "❌ Step Functions"; [] where it says anything else."""
    names = names_in_cell(words)
    keys = {lexicon.key(name) for name in names}
    return names if keys.isdisjoint(("", lexicon.key(service))) else []


def _named(words: str, lexicon: Lexicon) -> list[str]:
    return [lexicon.name(key) for key in lexicon.named(words)]
