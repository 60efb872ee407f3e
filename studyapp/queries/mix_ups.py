"""What a learner mixes up, as a table of services against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.models import Answer, Learner, Service

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


def mix_up_table(learner: Learner) -> MixUpTable:
    """Empty without a mix-up; two queries."""
    given = Answer.objects.filter(learner=learner).exclude(right_service="").exclude(chosen_service="")
    counts = Counter(given.values_list("right_service", "chosen_service"))
    keys = _most_mixed_up(counts)
    if not keys:
        return MixUpTable((), ())
    found = Service.objects.filter(key__in=keys).values_list("key", "name", "aliases")
    names = {key: _named(name, aliases) for key, name, aliases in found}
    services = {key: names.get(key) or Named(key, key) for key in keys}
    rows = []
    for right in keys:
        asked = sum(count for (one, _), count in counts.items() if one == right)
        cells = [Cell(counts[right, chosen], asked, right == chosen) for chosen in keys]
        rows.append(Row(services[right], asked, cells, asked - sum(cell.count for cell in cells)))
    return MixUpTable(list(services.values()), rows)


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
