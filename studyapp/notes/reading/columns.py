"""What the columns of a table hold, told from their headers and, where those say little, from their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..blocks import Table
from ..services import Lexicon, looks_like_name, names_in_cell
from ..wording import plain, verdict, without_marks
from .arrows import written_as_name
from .headers import (
    AGAINST,
    ATTRIBUTE,
    FOR,
    KEYWORD,
    NAMES,
    REASON,
    SAYS_FOR,
    USE_CASE,
    Column,
    Role,
    feature_noun,
    is_praised,
    role_of,
)


def columns(table: Table, lexicon: Lexicon) -> list[Column]:
    """The role of each column; the first is the scenario unless it plainly is something else."""
    headers = [plain(cell.text).strip(" :?*") for cell in table.header.cells]
    by_service = _by_service(table, headers, lexicon)
    if by_service:
        return by_service
    roles = [role_of(header, lexicon) for header in headers]
    if not roles:
        return []
    if not any(column.role is Role.SCENARIO for column in roles[1:]) or roles[0].role in _WEAK:
        best_first = roles[0].role is Role.BEST and any(c.role is Role.SCENARIO for c in roles)
        if roles[0].role in _WEAK and not best_first:
            roles[0] = Column(Role.SCENARIO)
            if not _mostly_phrases(table):  # "Field | Type", "Platform | Support level" describe
                roles = [
                    Column(Role.OTHER) if ATTRIBUTE.search(h) else c
                    for h, c in zip(headers, roles, strict=True)
                ]
    if any(map(is_praised, headers)):  # beside a "Top choice", the "Database type" only describes
        roles = [
            Column(Role.OTHER) if column.role is Role.BEST and not is_praised(header) else column
            for header, column in zip(headers, roles, strict=True)
        ]
    if _answers_in_second(table, headers, roles):
        roles[1] = Column(Role.BEST)
    if _lists_services(table, headers[0], lexicon):
        return roles  # "Product | Relational | Cheap": what is ticked there are properties
    return _head_to_head(table, headers, roles)


def _mostly_phrases(table: Table) -> bool:
    """Whether most cells of the first column say something in several words, rather than naming it."""
    cells = [without_marks(row.cells[0].text) for row in table.rows]
    return sum(" " in cell and not cell.istitle() for cell in cells) * 2 > len(cells)


_ASKS = re.compile(
    r"(?:if|when)\s+you\s+(?:see|read|hear|need|want)\b|(?:signal\s+|exam\s+|trigger\s+)?key\s?(?:words?|phrases?)|signals?\b|triggers?\b|cues?\b|scenarios?\b"
    r"|needs?\b|requirements?\b|question\s+(?:says|mentions|asks)",
    re.IGNORECASE,
)


def _answers_in_second(table: Table, headers: Sequence[str], roles: Sequence[Column]) -> bool:
    """Whether a table of what to watch for answers it by names, whatever the second column is called."""
    if len(roles) < 2 or roles[1].role is not Role.OTHER or not _ASKS.match(headers[0]):
        return False
    if any(column.role in (Role.BEST, Role.SERVICE, Role.FEATURE) for column in roles):
        return False
    cells = [without_marks(row.cells[1].text) for row in table.rows]
    named = sum(written_as_name(cell) and bool(names_in_cell(cell)) for cell in cells)
    return named > 1 and named * 4 >= 3 * len(cells)


_WEAK = (Role.OTHER, Role.FEATURE, Role.BEST)


def _by_service(table: Table, headers: Sequence[str], lexicon: Lexicon) -> list[Column]:
    """The columns of a table with a service a row: "Service | Best for | Anti-pattern"; [] for any other."""
    if len(headers) < 2 or not any(FOR.match(header) for header in headers[1:]):
        return []
    named = any(SAYS_FOR.match(header) for header in headers[1:]) and _mostly_names(table, headers[0])
    if not named and not _lists_services(table, headers[0], lexicon):
        return []
    return [Column(Role.BEST), *(_about_service(header) for header in headers[1:])]


def _lists_services(table: Table, header: str, lexicon: Lexicon) -> bool:
    """Whether the first column holds the names of services, as its header or most of its cells say."""
    names = [without_marks(row.cells[0].text) for row in table.rows]
    known = sum(bool(lexicon.key(name)) for name in names)
    return bool(NAMES.match(header) and _mostly_names(table, header)) or known * 2 > len(names)


def _mostly_names(table: Table, header: str) -> bool:
    """Whether nearly all cells of the first column are short names; one in four may say more."""
    cells = [without_marks(row.cells[0].text) for row in table.rows]
    named = sum(bool(row_names(cell, header)) and len(cell.split()) <= 5 for cell in cells)
    return named > 0 and named * 4 >= 3 * len(cells)


def names_all_answers(table: Table) -> bool:
    """Whether every row of "Question | Answer" is answered by a name, so that the others are wrong choices."""
    cells = [without_marks(row.cells[-1].text) for row in table.rows]
    named = all(written_as_name(cell) and len(names_in_cell(cell)) == 1 for cell in cells)
    return named and len(table.header.cells) == 2 and len(set(cells)) > 2


def row_names(words: str, header: str) -> list[str]:
    """The names in a cell of the first column; below "Algorithm" or "Test name" also "t-test", in small letters."""
    names = names_in_cell(words)
    small = not names and NAMES.match(header) and words[:1].islower() and len(words.split()) <= 3
    return names_in_cell(words[:1].upper() + words[1:]) if small else names


def _all_names(table: Table) -> bool:
    """Whether every cell of the first column is a short name, such as "Target tracking", and no phrase."""
    cells = [without_marks(row.cells[0].text) for row in table.rows]
    return all(names_in_cell(cell) and len(cell.split()) <= 4 for cell in cells)


def _about_service(header: str) -> Column:
    if FOR.match(header):
        return Column(Role.FOR)
    if AGAINST.match(header):
        return Column(Role.AGAINST)
    return Column(Role.REASON if REASON.match(header) else Role.OTHER)


def _head_to_head(table: Table, headers: Sequence[str], roles: list[Column]) -> list[Column]:
    """Columns headed by names whose cells are verdicts: those services stand head to head."""
    found = list(roles)
    for index in range(1, len(roles)):
        named = roles[index].role is Role.OTHER and looks_like_name(headers[index])
        if named and _mostly_verdicts(table, index):
            found[index] = Column(Role.SERVICE, headers[index])
    services = sum(column.role is Role.SERVICE for column in found)
    if _corner_is_empty(headers) and _all_names(table) and not any(c.role is Role.SERVICE for c in roles):
        return roles  # "| | Relational | Cheap |" beside names: properties, as far as anyone can tell
    return found if services > 1 else roles


def _corner_is_empty(headers: Sequence[str]) -> bool:
    return not headers[0]


def _mostly_verdicts(table: Table, index: int) -> bool:
    cells = [row.cells[index].text for row in table.rows]
    said = sum(verdict(cell) is not None for cell in cells)
    return said > 0 and said * 4 >= 3 * sum(bool(without_marks(cell) or verdict(cell)) for cell in cells)


def decides(cols: Sequence[Column], table: Table) -> bool:
    """A service column needs marks, or an alternative next to it: without them a table only compares."""
    roles = {column.role for column in cols}
    if Role.FOR in roles or (Role.BEST in roles and (Role.SCENARIO in roles or Role.REJECT in roles)):
        return True
    if Role.SERVICE not in roles:
        return False
    if Role.ALTERNATIVE in roles:
        return True
    cells = [
        cell.text
        for row in table.rows
        for column, cell in zip(cols, row.cells, strict=False)
        if column.role is Role.SERVICE
    ]
    marked = sum(verdict(cell) is not None for cell in cells)
    return marked > 0 and marked * 2 >= len([cell for cell in cells if cell.strip()])


_PROPERTY = re.compile(
    r"^(?:(?:key\s+)?(?:features?|aspects?|propert(?:y|ies)|characteristics?|attributes?|capabilit(?:y|ies)|criteri(?:on|a)"
    r"|dimensions?|factors?|parameters?|points?|category|comparison|difference)s?)$",
    re.IGNORECASE,
)


def compares(cols: Sequence[Column], table: Table) -> bool:
    """Whether rows tell what each service has, as in "Feature | Redis | Memcached", rather than which to choose."""
    only_services = all(column.role is Role.SERVICE for column in cols[1:])
    return only_services and bool(_PROPERTY.match(plain(table.header.cells[0].text).strip(" :?*")))


def row_label(words: str) -> Role:
    """What a row of a comparison says about the service of each column: what it is for, against, or anything else."""
    return _about_service(words.strip(" :?*")).role


def is_use_case_table(table: Table) -> bool:
    """Whether the first column lists what a service is used for."""
    return len(table.header.cells) >= 2 and bool(USE_CASE.match(plain(table.header.cells[0].text)))


class Featured(NamedTuple):
    """How a keyword table calls what its second column holds, and the column that says why, 0 for none."""

    noun: str
    reason: int


def feature_columns(table: Table, lexicon: Lexicon) -> Featured | None:
    """What a table of keywords, their features and perhaps reasons holds where; None for other tables."""
    cols, headers = columns(table, lexicon), [plain(cell.text) for cell in table.header.cells]
    if not 2 <= len(cols) <= 3 or not KEYWORD.search(headers[0]) or cols[1].role is not Role.FEATURE:
        return None
    if len(cols) == 3 and cols[2].role is not Role.REASON:
        return None
    return Featured(feature_noun(headers[1]), len(cols) - 1 if len(cols) == 3 else 0)
