"""Chance to pass the exam, how sure that is and what drives it; silence until every domain has evidence."""

from dataclasses import dataclass, replace
from datetime import datetime
from math import erf, sqrt

from studyapp.engine.bank import Bank
from studyapp.engine.estimates import Estimate, corrected, estimate, read
from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import Z80, Area, AreaKind, weak_areas

PASS_SHARE = 0.72  # assumption: share of questions right that passes; a pack sets its own
SCORED = 50  # questions that count in one exam
SPREAD = 0.03  # standard deviation of what the belief leaves out: the exam's own mix, a wrong theory
ANSWERS_PER_DOMAIN = 8


@dataclass(frozen=True, slots=True)
class Readiness:
    """`chance` (0 to 1) to pass an exam taken now, in its 80 % interval; None while there is too little evidence.

    share: expected share of exam questions right; spread: its standard deviation. drivers: the domains (topics, when
    the bank has no domains) that cost most, worst first. missing: first answers still needed per domain before
    anything is said.
    """

    chance: float | None
    low: float | None
    high: float | None
    share: float
    spread: float
    drivers: tuple[Area, ...]
    missing: dict[str, int]


def readiness(
    state: LearnerState, bank: Bank, now: datetime, pass_share: float = PASS_SHARE, scored: int = SCORED
) -> Readiness:
    """How ready the learner is for an exam tomorrow; pass_share 0 to 1 and scored (questions) are settings of the pack.

    Raises ValueError for settings that make no exam.
    """
    if scored < 1 or not 0 < pass_share <= 1:
        raise ValueError("an exam needs at least one scored question and a pass mark above 0 and up to 1")
    found = exam_estimate(state, bank, now)
    share, spread = found.share, found.deviation
    kind = AreaKind.DOMAIN if any(bank.domains) else AreaKind.TOPIC
    drivers = tuple(weak_areas(state, bank, kind, now))
    missing = _missing(state, bank)
    if missing or not bank.items:
        return Readiness(None, None, None, share, spread, drivers, missing)
    chance = pass_chance(share, spread, pass_share, scored)
    low, high = (pass_chance(share + step * spread, 0.0, pass_share, scored) for step in (-Z80, Z80))
    return Readiness(chance, min(low, chance), max(high, chance), share, spread, drivers, missing)


def chance_with(
    found: Readiness, gained: float, pass_share: float = PASS_SHARE, scored: int = SCORED
) -> float:
    """The chance to pass if the expected share (0 to 1) of questions right were higher by `gained`."""
    return pass_chance(found.share + gained, found.spread, pass_share, scored)


def exam_share(state: LearnerState, bank: Bank, now: datetime) -> float:
    """Expected share (0 to 1) of exam questions right a day on."""
    return exam_estimate(state, bank, now).share


def exam_estimate(state: LearnerState, bank: Bank, now: datetime) -> Estimate:
    """The same with its standard deviation; an even chance, known badly, when the bank is empty."""
    if not bank.items:
        return Estimate(0.5, 0.5, 0.0)
    found = corrected(state, estimate(read(state, bank, now), bank, range(len(bank.items)), bank.weight))
    return replace(found, deviation=sqrt(found.deviation**2 + SPREAD**2))


def pass_chance(share: float, spread: float, pass_share: float = PASS_SHARE, scored: int = SCORED) -> float:
    """Chance of at least pass_share × scored right, for a share known up to ± spread (normal approximation)."""
    share = min(0.99, max(0.01, share))
    needed = right_to_pass(pass_share, scored)
    width = sqrt(scored * share * (1 - share) + (spread * scored) ** 2)
    return 0.5 * (1 + erf((scored * share - needed + 0.5) / width / sqrt(2)))


def right_to_pass(pass_share: float, scored: int) -> int:
    """The fewest questions right, of `scored`, that are at least this share (0 to 1)."""
    return -(-round(pass_share * scored * 1e6) // 10**6)


def _missing(state: LearnerState, bank: Bank) -> dict[str, int]:
    """First answers that each domain still lacks; a small domain needs no more than it has items."""
    have = dict.fromkeys(bank.domains, 0)
    size = dict.fromkeys(bank.domains, 0)
    for item in bank.items:
        size[item.domain] += 1
        have[item.domain] += item.id in state.seen
    needed = {domain: min(ANSWERS_PER_DOMAIN, size[domain]) - have[domain] for domain in bank.domains}
    return {domain: count for domain, count in needed.items() if count > 0}
