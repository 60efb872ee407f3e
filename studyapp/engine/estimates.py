"""Expected share right on fresh questions, with how uncertain it is: by both theories, mixed by their shares.

All of it is for a day later: right after its verdict nearly everything is known, and that says little about an exam.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import sqrt

from studyapp.engine import all_or_none, gradual
from studyapp.engine.bank import Bank
from studyapp.engine.chances import SLIP, right_chance
from studyapp.engine.learner import LearnerState, memory, recall_now, strength_now, theory_share

SETTLED = timedelta(days=1)
RESIDUAL_PRIOR = 60.0  # first answers that the belief itself is worth


@dataclass(frozen=True, slots=True)
class Estimate:
    """share: expected share (0 to 1) of right answers; deviation: its standard deviation; weight: exam weight."""

    share: float
    deviation: float
    weight: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What is believed of one moment, by component number, each with its standard deviation (void last)."""

    recalls: list[float]
    recall_deviations: list[float]
    strengths: list[float]
    strength_deviations: list[float]
    skill_deviation: float
    share: float


def read(state: LearnerState, bank: Bank, now: datetime) -> Reading:
    """Work out at `now` the belief about every component of the bank a day later, if nothing is practised before."""
    held, then = [memory(state, name) for name in bank.components], now + SETTLED
    recalls = [recall_now(one, then) for one in held]
    return Reading(
        [*recalls, 1.0],
        # Known or not is all the doubt: what is known has the chance recall / known.
        [
            recall / one.known * sqrt(one.known * (1 - one.known))
            for recall, one in zip(recalls, held, strict=True)
        ]
        + [0.0],
        [*(strength_now(state, one, then) for one in held), 0.0],
        [*(sqrt(one.variance) for one in held), 0.0],
        sqrt(state.skill_variance),
        theory_share(state),
    )


def estimate(reading: Reading, bank: Bank, positions: Iterable[int], weights: Iterable[float]) -> Estimate:
    """Expected share right over these items (bank positions) with these weights (any scale, not all 0).

    Doubts about different components are independent; one component's doubt moves all its items together.
    """
    total = first = second = 0.0
    by_recall: dict[int, float] = defaultdict(float)
    by_strength: dict[int, float] = defaultdict(float)
    skill, void = bank.void, bank.void
    floor, span = all_or_none.CUE_MISSED, 1 - all_or_none.CUE_MISSED
    for n, weight in zip(positions, weights, strict=True):
        a, b, c = bank.triples[n]
        guess = bank.guess[n]
        scale = weight * (1 - guess - SLIP)
        recall = reading.recalls[a]
        read_b, read_c = floor + span * reading.recalls[b], floor + span * reading.recalls[c]
        by_recall[a] += scale * read_b * read_c * reading.recall_deviations[a]
        by_recall[b] += scale * recall * span * read_c * reading.recall_deviations[b]
        by_recall[c] += scale * recall * span * read_b * reading.recall_deviations[c]
        cues = [number for number in (b, c) if number != void]
        variances = [reading.strength_deviations[number] ** 2 for number in (a, *cues)]
        spread = gradual.spread(variances, reading.skill_deviation**2)
        reach = gradual.reach([reading.strengths[number] for number in (a, *cues)], spread)
        steep = scale * reach * (1 - reach)
        by_strength[a] += steep * reading.strength_deviations[a]
        for number in cues:
            by_strength[number] += steep * gradual.CUE_WEIGHT * reading.strength_deviations[number]
        by_strength[skill] += steep * (1 + gradual.CUE_WEIGHT * len(cues)) * reading.skill_deviation
        total += weight
        first += weight * right_chance(recall * read_b * read_c, guess, 0.0)
        second += weight * right_chance(reach, guess, 0.0)
    first, second, share = first / total, second / total, reading.share
    variance = share * sum(x * x for x in by_recall.values()) / total**2
    variance += (1 - share) * sum(x * x for x in by_strength.values()) / total**2
    variance += share * (1 - share) * (first - second) ** 2
    return Estimate(share * first + (1 - share) * second, sqrt(variance), total)


def corrected(state: LearnerState, found: Estimate) -> Estimate:
    """The estimate moved by how this learner's first answers went, on average, against what was foretold of them.

    Someone who only guesses learns less from each verdict than the theories hold, and it shows here first.
    """
    share = found.share + state.residual / (state.residual_weight + RESIDUAL_PRIOR)
    return replace(found, share=min(0.99, max(0.01, share)))
