"""What practising each component now is expected to add to the exam score at the horizon."""

from collections.abc import Iterable
from datetime import datetime
from math import exp

from studyapp.engine import all_or_none, gradual
from studyapp.engine.bank import CONTRAST, CUE, Bank
from studyapp.engine.clock import days_between
from studyapp.engine.learner import ComponentMemory, LearnerState, prior, theory_share

ROLLING_HORIZON = 14.0  # days, when no exam date is set
HORIZON_SHARE = 0.15  # of the days left: today is not the last chance to practise
HORIZON_LEAST = 1.0
DAMPING = 0.87  # 1 / √(1 + PROBIT × a usual variance): strengths are not known exactly

Outlook = tuple[float, float, float, float]


def horizon_days(exam_at: datetime | None, now: datetime) -> float:
    """Days ahead at which gains are counted."""
    left = ROLLING_HORIZON if exam_at is None or exam_at <= now else days_between(now, exam_at)
    return max(HORIZON_LEAST, HORIZON_SHARE * left)


def component_gains(state: LearnerState, bank: Bank, mains: Iterable[int], now: datetime) -> list[float]:
    """Expected gain of exam score (share of questions right) from practising a component once now.

    By component number, for the given first components and all that their items need; 0 for the others.
    """
    outlooks = _outlooks(state, bank, mains, now)
    recall_slopes, strength_slopes, covered = _slopes(bank, mains, outlooks)
    share = theory_share(state)
    gains = [0.0] * (bank.void + 1)
    for number, (_, lift, _, strength_lift) in outlooks.items():
        value = share * recall_slopes[number] * lift + (1 - share) * strength_slopes[number] * strength_lift
        # A cue is also worth what it is worth in the items that were not looked at.
        gains[number] = value * bank.component_weight[number] / covered[number] if covered[number] else 0.0
    gains[bank.void] = 0.0
    return gains


def _outlooks(state: LearnerState, bank: Bank, mains: Iterable[int], now: datetime) -> dict[int, Outlook]:
    """Per component number: recall at the horizon, its lift by practice, strength then, its lift."""
    ahead = horizon_days(state.exam_at, now)
    fade = exp(-gradual.LN2 * ahead)
    fresh = {kind: _fresh_outlook(state, kind, ahead, fade) for kind in (CONTRAST, CUE)}
    numbers = {
        number for main in mains for second, third, _ in bank.cells[main] for number in (second, third)
    }
    found = {bank.void: (1.0, 0.0, 0.0, 0.0)}
    for number in numbers.union(mains) - {bank.void}:
        name = bank.components[number]
        held = state.components.get(name)
        if held is None or held.last_at is None:
            found[number] = fresh[CONTRAST if name.startswith(CONTRAST) else CUE]
        else:
            found[number] = _outlook(held, state.skill, days_between(held.last_at, now), ahead, fade)
    return found


def _fresh_outlook(state: LearnerState, kind: str, ahead: float, fade: float) -> Outlook:
    held, rest = prior(state, kind), gradual.UNPRACTISED_REST
    recall, lift = all_or_none.outlook(held.known, held.stability, 0.0, ahead)
    strength, strength_lift = gradual.outlook(
        held.level + state.skill, held.fast, held.slow, held.half_life, rest, ahead, fade
    )
    return recall, lift, strength, strength_lift


def _outlook(held: ComponentMemory, skill: float, rest: float, ahead: float, fade: float) -> Outlook:
    recall, lift = all_or_none.outlook(held.known, held.stability, rest, ahead)
    # Massed practice is worth less than the theory says: learners who repeat at once fool themselves.
    lift *= 1 - all_or_none.MASSED * exp(-rest / all_or_none.REST_DAYS)
    strength, strength_lift = gradual.outlook(
        held.level + skill, held.fast, held.slow, held.half_life, rest, ahead, fade
    )
    return recall, lift, strength, strength_lift


def _slopes(
    bank: Bank, mains: Iterable[int], outlooks: dict[int, Outlook]
) -> tuple[list[float], list[float], list[float]]:
    """How much the exam score moves with each component's recall and strength, and the weight looked at."""
    by_recall = [0.0] * (bank.void + 1)
    by_strength, covered = by_recall.copy(), by_recall.copy()
    floor, span = all_or_none.CUE_MISSED, 1 - all_or_none.CUE_MISSED
    read = {number: floor + span * outlook[0] for number, outlook in outlooks.items()}
    cued = {number: gradual.CUE_WEIGHT * outlook[2] for number, outlook in outlooks.items()}
    for main in mains:
        recall, _, strength, _ = outlooks[main]
        strength += gradual.INTERCEPT
        for second, third, weight in bank.cells[main]:
            reach = 1 / (1 + exp(-DAMPING * (strength + cued[second] + cued[third])))
            steep = weight * reach * (1 - reach)
            by_recall[main] += weight * read[second] * read[third]
            by_strength[main] += steep
            covered[main] += weight
            for number, other in ((second, third), (third, second)):
                by_recall[number] += weight * span * recall * read[other]
                by_strength[number] += gradual.CUE_WEIGHT * steep
                covered[number] += weight
    return by_recall, by_strength, covered
