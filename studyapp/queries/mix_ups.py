"""What a learner mixes up: as pairs to drill, and as a table of services against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyapp.engine.bank import CONTRAST
from studyapp.engine.mastery import Confusion, confusions
from studyapp.models import Service

from .given_answers import Given
from .question_bank import Library
from .quiz_modes import PAIR, TOPIC

SERVICES = 8  # more can't be taken in, nor shown on a phone
FEWEST = 5  # mix-ups in a table: fewer are told in sentences
LEVELS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """How often the column's service was chosen where the row's was right."""

    count: int
    asked: int
    is_right: bool

    @property
    def percent(self) -> int:
        return round(100 * self.count / self.asked) if self.asked else 0

    @property
    def level(self) -> int:
        """0 for never to 4 for nearly always."""
        return -(-LEVELS * self.count // self.asked) if self.asked else 0


@dataclass(frozen=True, slots=True)
class Named:
    """A service, with a short name for where there is little room: of its names the shortest that is part of the
    whole name or abbreviates it. Others may name a part of it, as DAX does of DynamoDB."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class MixUp:
    """`chosen` was taken for `right` `count` times, of the `asked` times that it was right."""

    right: Named
    chosen: Named
    count: int
    asked: int


@dataclass(frozen=True, slots=True)
class MixedPair:
    """Two services that were taken for each other: in one direction or in both, the more frequent first.

    `what` is what the start form takes to drill the pair, or where no question contrasts the two
    (`is_contrasted`), the service that was most often missed; "" where neither is asked about.
    """

    mix_ups: Sequence[MixUp]
    what: str
    is_contrasted: bool

    @property
    def count(self) -> int:
        """How often, in both directions."""
        return sum(one.count for one in self.mix_ups)


@dataclass(frozen=True, slots=True)
class Row:
    """A service that was right `asked` times. `elsewhere`: answers that chose a service outside the table."""

    service: Named
    asked: int
    cells: Sequence[Cell]
    elsewhere: int


@dataclass(frozen=True, slots=True)
class MixUpTable:
    """The services that are mixed up most, each as a row (right) and as a column (chosen)."""

    services: Sequence[Named]
    rows: Sequence[Row]

    @property
    def is_small(self) -> bool:
        """Whether sentences say it better than a table."""
        cells = [cell for row in self.rows for cell in row.cells]
        return sum(bool(cell.count) and not cell.is_right for cell in cells) < FEWEST

    @property
    def mix_ups(self) -> Sequence[MixUp]:
        """What the table says, as sentences do: the most frequent first."""
        found = [
            MixUp(row.service, chosen, cell.count, cell.asked)
            for row in self.rows
            for chosen, cell in zip(self.services, row.cells, strict=True)
            if cell.count and not cell.is_right
        ]
        return sorted(found, key=lambda one: -one.count)

    @property
    def has_others(self) -> bool:
        """Whether anything outside the table was chosen."""
        return any(row.elsewhere for row in self.rows)

    @property
    def abbreviations(self) -> Sequence[Named]:
        """The services whose short names don't say which they are."""
        return [one for one in self.services if one.short not in one.name]


def mixed_pairs(given: Iterable[Given], library: Library) -> list[MixedPair]:
    """Every pair that was mixed up, the most frequent first; one query."""
    pairs: dict[tuple[str, ...], list[Confusion]] = {}
    for one in confusions(_chosen_for_right(given)):
        pairs.setdefault(tuple(sorted((one.right, one.chosen))), []).append(one)
    services = _services({key for pair in pairs for key in pair})
    found = []
    for pair, mixed in pairs.items():
        told = [MixUp(services[one.right], services[one.chosen], one.count, one.asked) for one in mixed]
        component = f"{CONTRAST}{'|'.join(pair)}"
        is_contrasted = bool(library.bank.with_component(component))
        what = f"{PAIR} {component}" if is_contrasted else _topic_of(mixed[0].right, library)
        found.append(MixedPair(told, what, is_contrasted))
    return sorted(found, key=lambda pair: -pair.count)


def _topic_of(service: str, library: Library) -> str:
    """What starts a quiz on the topic of this service, "" where there is nothing to ask."""
    subject = library.subjects.get(service)
    return f"{TOPIC} {subject.slug}" if subject and library.bank.in_topic(subject.slug) else ""


def mix_up_table(given: Iterable[Given]) -> MixUpTable:
    """Empty without a mix-up; one query at most."""
    counts = Counter(_chosen_for_right(given))
    keys = _most_mixed_up(counts)
    if not keys:
        return MixUpTable((), ())
    services = _services(keys)
    rows = []
    for right in keys:
        asked = sum(count for (one, _), count in counts.items() if one == right)
        cells = [Cell(counts[right, chosen], asked, right == chosen) for chosen in keys]
        rows.append(Row(services[right], asked, cells, asked - sum(cell.count for cell in cells)))
    return MixUpTable([services[key] for key in keys], rows)


def _chosen_for_right(given: Iterable[Given]) -> Iterator[tuple[str, str]]:
    """(right, chosen) of every answer where both are a service."""
    both = ((one.right_service, one.chosen_service) for one in given)
    return (pair for pair in both if all(pair))


def _services(keys: Iterable[str]) -> Mapping[str, Named]:
    """Their names; the key itself for one that the notes name no more."""
    found = Service.objects.filter(key__in=keys).values_list("key", "name", "aliases")
    return {key: Named(key, key) for key in keys} | {
        key: _named(name, aliases) for key, name, aliases in found
    }


def _most_mixed_up(counts: Counter[tuple[str, str]]) -> list[str]:
    """Services of the most frequent mix-ups; those mixed up with each other stand next to each other."""
    wrong = [(count, pair) for pair, count in counts.items() if pair[0] != pair[1]]
    keys: dict[str, None] = {}
    for _, pair in sorted(wrong, key=lambda one: (-one[0], one[1])):
        if len(keys | dict.fromkeys(pair)) <= SERVICES:
            keys |= dict.fromkeys(pair)
    return list(keys)


def _named(name: str, aliases: Sequence[str]) -> Named:
    short = (alias for alias in aliases if len(alias) > 1 and _abbreviates(alias, name))
    return Named(name, min([name, *short], key=len))


def _abbreviates(alias: str, name: str) -> bool:
    """Whether the letters of one are letters of the other in the same order."""
    letters = iter(name.casefold())
    return all(letter in letters for letter in alias.casefold())
