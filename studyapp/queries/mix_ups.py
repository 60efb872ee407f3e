"""What a learner mixes up: as pairs to drill, and as a table of services against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from studyapp.engine.bank import CONTRAST
from studyapp.engine.mastery import Confusion, confusions
from studyapp.models import Answer, Learner, Service

from .question_bank import Library
from .quiz_modes import PAIR, TOPIC

SERVICES = 8  # more can't be taken in, nor shown on a phone
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
    """A service, with the shortest of its names for where there is little room."""

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


def mixed_pairs(learner: Learner, library: Library) -> list[MixedPair]:
    """Every pair that was mixed up, the most frequent first; two queries."""
    pairs: dict[tuple[str, ...], list[Confusion]] = {}
    for one in confusions(_chosen_for_right(learner)):
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


def mix_up_table(learner: Learner) -> MixUpTable:
    """Empty without a mix-up; two queries."""
    counts = Counter(_chosen_for_right(learner))
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


def _chosen_for_right(learner: Learner) -> Iterable[tuple[str, str]]:
    """(right, chosen) of every answer where both are a service."""
    given = Answer.objects.filter(learner=learner).exclude(right_service="").exclude(chosen_service="")
    return given.values_list("right_service", "chosen_service")


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
    return Named(name, min([name, *(alias for alias in aliases if len(alias) > 1)], key=len))
