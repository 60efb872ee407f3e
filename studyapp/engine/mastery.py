"""How well each area is mastered: an estimate with its interval and evidence, and what it costs in the exam."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from studyapp.engine.bank import CONTRAST, CUE, Bank
from studyapp.engine.estimates import Estimate, corrected, estimate, read
from studyapp.engine.learner import LearnerState, evidence

Z80 = 1.2816  # standard normal: 80 % lie within ± this
MODESTY = 0.92  # the theories doubt a little more than they need to: with it 80 % of intervals hold
LITTLE_EVIDENCE = 2.0  # first answers
WIDE = 0.5  # an interval wider than this says too little for one figure


class AreaKind(StrEnum):
    """What an area is made of."""

    TOPIC = "topic"
    CUE = "cue"
    DOMAIN = "domain"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Area:
    """One area: `estimate` is the chance (0 to 1) of a right answer to a fresh question a day on, in an 80 % interval.

    evidence: first answers, faded; weight: share of the exam; cost: share of the exam expected to be lost here.
    """

    kind: AreaKind
    name: str
    estimate: float
    low: float
    high: float
    evidence: float
    weight: float
    cost: float

    @property
    def little_evidence(self) -> bool:
        """Whether the estimate is hardly more than the prior, or too uncertain to be told as one figure."""
        return self.evidence < LITTLE_EVIDENCE or self.high - self.low > WIDE


@dataclass(frozen=True, slots=True)
class Confusion:
    """`chosen` was picked `count` times out of the `asked` times that `right` was right."""

    right: str
    chosen: str
    count: int
    asked: int


def weak_areas(state: LearnerState, bank: Bank, kind: AreaKind, now: datetime) -> list[Area]:
    """All areas of this kind, the one that costs most in the exam first; ties by name."""
    groups: dict[str, list[int]] = defaultdict(list)
    for n in range(len(bank.items)):
        for name in _areas(bank, n, kind):
            groups[name].append(n)
    areas = areas_over(state, bank, kind, groups, now)
    return sorted(areas, key=lambda area: (-area.cost, area.name))


def areas_over(
    state: LearnerState, bank: Bank, kind: AreaKind, groups: Mapping[str, Sequence[int]], now: datetime
) -> list[Area]:
    """The areas made of these items (bank positions by the area's name), in this order; none of them empty.

    Of the state's components only those of the items matter.
    """
    reading = read(state, bank, now)
    areas = []
    for name, positions in groups.items():
        weights = [bank.weight[n] for n in positions]
        found = corrected(state, estimate(reading, bank, positions, weights))
        low, high = interval(found)
        known = _evidence(state, {name} if kind == AreaKind.CUE else _mains(bank, positions))
        cost = found.weight * (1 - found.share)
        areas.append(Area(kind, name, found.share, low, high, known, found.weight, cost))
    return areas


def interval(found: Estimate) -> tuple[float, float]:
    """80 % interval (low, high) around an estimate, cut off at 0 and 1."""
    half = Z80 * MODESTY * found.deviation
    return max(0.0, found.share - half), min(1.0, found.share + half)


def confusions(answers: Iterable[tuple[str, str]]) -> list[Confusion]:
    """The confusion table from (right, chosen) pairs, most frequent mix-up first; right answers only count as asked."""
    pairs = Counter(answers)
    asked: Counter[str] = Counter()
    for (right, _), count in pairs.items():
        asked[right] += count
    mixed = [
        Confusion(right, chosen, n, asked[right]) for (right, chosen), n in pairs.items() if right != chosen
    ]
    return sorted(mixed, key=lambda one: (-one.count, -one.count / one.asked, one.right, one.chosen))


def _areas(bank: Bank, n: int, kind: AreaKind) -> list[str]:
    item = bank.items[n]
    match kind:
        case AreaKind.TOPIC:
            return [item.topic]
        case AreaKind.DOMAIN:
            return [item.domain]
        case AreaKind.CUE:
            return [name for name in item.components if name.startswith(CUE)]
        case AreaKind.PAIR:
            return [name for name in item.components if name.startswith(CONTRAST)]


def _mains(bank: Bank, positions: Iterable[int]) -> Iterable[str]:
    """What these items ask for first, each once, in order."""
    return dict.fromkeys(bank.items[n].components[0] for n in positions)


def _evidence(state: LearnerState, names: Iterable[str]) -> float:
    """First answers on these components, added up: a larger area has those of its contrasts."""
    held = (state.components[name] for name in names if name in state.components)
    return sum(evidence(one, state.answers) for one in held)
