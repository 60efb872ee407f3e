"""What the columns of a table hold, told from their headers and, where those say little, from their cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ..blocks import Table
from ..services import Lexicon, looks_like_name, names_in_cell
from ..wording import plain, verdict, without_marks


class Role(Enum):
    """What a column holds."""

    SCENARIO = auto()
    BEST = auto()  # names of the services that fit
    REJECT = auto()  # names of the services that do not
    ALTERNATIVE = auto()  # what to use where the column of one service says no
    SERVICE = auto()  # a verdict on the one service that the header names
    FOR = auto()  # what the service of the first column is best for
    AGAINST = auto()  # what the service of the first column is wrong for
    REASON = auto()
    FEATURE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Column:
    role: Role
    service: str = ""  # the name in the header of a SERVICE column


_OPTION = (
    r"(?:services?|products?|solutions?|tools?|options?|class(?:es)?|types?|tiers?|controllers?|engines?|protocols?|drugs?"
    r"|treatments?|databases?|methods?|approach(?:es)?|techniques?|algorithms?|models?|patterns?|workloads?|resources?|technology|technologies)"
)
_SCENARIO = re.compile(
    r"scenario|requirement|situation|need|when|if\b|question|keyword|cue|signal|use\s*case|problem|goal|trigger|condition|case$|you\s+want",
    re.IGNORECASE,
)
_USE = re.compile(r"^(?:use|choose|pick|go\s+with|prefer|why)\s+(?P<name>.+?)\??$", re.IGNORECASE)
_CHOICE = (
    r"(?:choice|answer|pick|fit|recommendation|winner|go-to(?:\s+service)?|choose|use|think|select|verdict)"
)
_BEST = re.compile(
    r"^(?:(?:the\s+)?(?:best|right|recommended|correct|preferred|ideal|suggested|likely|typical|first|top)\s+)?"
    rf"(?:{_CHOICE}|(?:[\w-]+\s+)?{_OPTION})"
    rf"(?:\s+to\s+(?:use|choose|pick))?\??(?:\s*/\s*{_OPTION})?$",
    re.IGNORECASE,
)
_REJECT = re.compile(
    r"^(?:rather\s+than|instead\s+of|not|over|avoid|don['’]t\s+use|do\s+not\s+use|wrong(?:\s+\w+)?|distractors?|not\s+the.*|trap)$",
    re.IGNORECASE,
)
_ALTERNATIVE = re.compile(
    r"^(?:use\s+)?(?:an?\s+|the\s+)?(?:alternatives?|others?|instead|other\s+(?:service|option|choice)s?)(?:\s+\w+)?$",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"^(?:why|reasons?|because|rationale|explanation|notes?|comments?|deciding\s+\w+|justification|details?|description)\b",
    re.IGNORECASE,
)
_FEATURE = re.compile(
    r"\b(?:features?|options?|capabilit(?:y|ies)|settings?|components?|mechanism|behaviou?r|limits?|quotas?|values?)\b",
    re.IGNORECASE,
)
_USE_CASE = re.compile(r"^use\s*cases?$|^typical\s+use", re.IGNORECASE)
_FOR = re.compile(
    r"^(?:best\s+(?:for|when)|ideal\s+(?:for|use\s*cases?)|good\s+for|suited\s+(?:for|to)|use\s+(?:when|for|it\s+when|if)|when(?:\s+to\s+(?:use|choose))?"
    r"|choose\s+(?:when|if|for)|(?:best\s+|typical\s+|main\s+|primary\s+)?use\s*cases?|scenarios?|pick\s+(?:when|if))$",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"^(?:anti-?patterns?|avoid\s+(?:when|for|if)|not\s+(?:for|ideal\s+for|suited\s+for)|when\s+not\s+to\s+use|(?:don['’]t|do\s+not)\s+use\s+(?:when|for|if))$",
    re.IGNORECASE,
)
_NAMES = re.compile(rf"^(?:[\w-]+\s+)?{_OPTION}$|^name$", re.IGNORECASE)
_KEYWORD = re.compile(r"keyword|scenario|cue|need|requirement|phrase|question|term|if\b|when", re.IGNORECASE)


def columns(table: Table, lexicon: Lexicon) -> list[Column]:
    """The role of each column; the first is the scenario unless it plainly is something else."""
    headers = [plain(cell.text).strip(" :?*") for cell in table.header.cells]
    by_service = _by_service(table, headers, lexicon)
    if by_service:
        return by_service
    roles = [_role(header, lexicon) for header in headers]
    if not roles:
        return []
    if not any(column.role is Role.SCENARIO for column in roles[1:]) or roles[0].role in _WEAK:
        best_first = roles[0].role is Role.BEST and any(c.role is Role.SCENARIO for c in roles)
        if roles[0].role in _WEAK and not best_first:
            roles[0] = Column(Role.SCENARIO)
    if _lists_services(table, headers[0], lexicon):
        return roles  # "Product | Relational | Cheap": what is ticked there are properties
    return _head_to_head(table, headers, roles)


_WEAK = (Role.OTHER, Role.FEATURE, Role.BEST)


def _role(header: str, lexicon: Lexicon) -> Column:
    use = _USE.match(header)
    name = use["name"] if use else ""
    found = (
        (Role.REJECT, _REJECT.match(header)),
        (Role.ALTERNATIVE, _ALTERNATIVE.match(header)),
        (Role.SERVICE, lexicon.key(header)),
        (Role.FEATURE, _FEATURE.search(header)),
        (Role.BEST, _BEST.match(header)),
        (Role.SERVICE, name and (lexicon.key(name) or looks_like_name(name))),
        (Role.REASON, _REASON.match(header)),
        (Role.SCENARIO, _SCENARIO.search(header)),
    )
    role = next((role for role, said in found if said), Role.OTHER)
    if role is not Role.SERVICE:
        return Column(role)
    return Column(role, header if lexicon.key(header) else name)


def _by_service(table: Table, headers: Sequence[str], lexicon: Lexicon) -> list[Column]:
    """The columns of a table with a service a row: "Service | Best for | Anti-pattern"; [] for any other."""
    if len(headers) < 2 or not any(_FOR.match(header) for header in headers[1:]):
        return []
    if not _lists_services(table, headers[0], lexicon):
        return []
    return [Column(Role.BEST), *(_about_service(header) for header in headers[1:])]


def _lists_services(table: Table, header: str, lexicon: Lexicon) -> bool:
    """Whether the first column holds the names of services, as its header or most of its cells say."""
    names = [without_marks(row.cells[0].text) for row in table.rows]
    known = sum(bool(lexicon.key(name)) for name in names)
    return bool(_NAMES.match(header) and all(map(names_in_cell, names))) or known * 2 > len(names)


def _about_service(header: str) -> Column:
    if _FOR.match(header):
        return Column(Role.FOR)
    if _AGAINST.match(header):
        return Column(Role.AGAINST)
    return Column(Role.REASON if _REASON.match(header) else Role.OTHER)


def _head_to_head(table: Table, headers: Sequence[str], roles: list[Column]) -> list[Column]:
    """Columns headed by names whose cells are verdicts: those services stand head to head."""
    found = list(roles)
    for index in range(1, len(roles)):
        named = roles[index].role is Role.OTHER and looks_like_name(headers[index])
        if named and _mostly_verdicts(table, index):
            found[index] = Column(Role.SERVICE, headers[index])
    services = sum(column.role is Role.SERVICE for column in found)
    return found if services > 1 else roles


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


def is_use_case_table(table: Table) -> bool:
    """Whether the first column lists what a service is used for."""
    return len(table.header.cells) >= 2 and bool(_USE_CASE.match(plain(table.header.cells[0].text)))


def feature_column(table: Table, lexicon: Lexicon) -> int | None:
    """The column of a keyword-to-feature table that holds the feature; None for other tables."""
    cols = columns(table, lexicon)
    if len(cols) != 2 or not _KEYWORD.search(plain(table.header.cells[0].text)):
        return None
    return 1 if cols[1].role is Role.FEATURE else None
