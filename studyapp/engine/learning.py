"""How an answer changes what is believed about a learner."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log

from studyapp.engine import all_or_none, gradual, scheduling
from studyapp.engine.bank import Bank
from studyapp.engine.chances import right_chance
from studyapp.engine.learner import (
    ComponentMemory,
    Confidence,
    LearnerState,
    Seen,
    evidence,
    expected,
    memory,
    recall_now,
    remembered,
    rest_days,
    strength_now,
)

RECENT = 30
RESIDUAL_FADE = 0.5 ** (1 / 60)  # per first answer
REMEMBERED_EFFORT = 0.3  # what a question answered from memory of itself teaches, against one worked out
MAX_ODDS = 6.0  # a theory never dies: learners change
# Factor on the guess rate: a learner who says "guessed" mostly did, one who says "sure" hardly ever.
GUESS_FACTOR = {None: 1.0, Confidence.GUESSED: 2.0, Confidence.UNSURE: 1.0, Confidence.SURE: 0.4}


def record(
    state: LearnerState,
    bank: Bank,
    item_id: int,
    right: bool,
    now: datetime,
    confidence: Confidence | None = None,
    parameters: Sequence[float] = scheduling.DEFAULT_PARAMETERS,
) -> dict[str, ComponentMemory]:
    """Take an answer into the belief; changes `state` in place and returns the components to store.

    `parameters` are the FSRS weights that set due dates. A `now` before the last answer counts as no time
    passed. Raises KeyError when the bank has no such item.
    """
    item = bank.item(item_id)
    held = {name: memory(state, name) for name in item.components}
    first = item_id not in state.seen
    answer = Answer(
        right, now, min(0.9, item.guess * GUESS_FACTOR[confidence]), remembered(state, item_id, now), first
    )
    foretold = expected(state, bank, item_id, now)
    by_recall = _learn_all_or_none(state, list(held.values()), answer)
    by_skill = _learn_gradual(state, list(held.values()), answer)
    odds = log(by_recall / by_skill) if right else log((1 - by_recall) / (1 - by_skill))
    state.theory_odds = max(-MAX_ODDS, min(MAX_ODDS, state.theory_odds + odds))
    if first:
        state.residual = state.residual * RESIDUAL_FADE + right - foretold
        state.residual_weight = state.residual_weight * RESIDUAL_FADE + 1
    state.answers += 1
    for one in held.values():
        scheduling.reschedule(one, right, now, parameters)
        one.evidence = evidence(one, state.answers) + first
        one.evidence_at = state.answers
        one.answers += 1
        one.right += right
        one.last_at = now
    state.components.update(held)
    state.seen[item_id] = Seen(1 if first else state.seen[item_id].count + 1, now)
    state.recent = [*state.recent[-RECENT + 1 :], item_id]
    return held


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as the theories see it: guess (chance to hit blindly), kept (question remembered), first time."""

    right: bool
    now: datetime
    guess: float
    kept: float
    first: bool

    def effort(self, chance: float) -> float:
        """How much of full practice this was: less as it came from memory of the question itself."""
        return 1.0 - ((1 - REMEMBERED_EFFORT) * self.kept / chance if self.right else 0.0)


def _learn_all_or_none(state: LearnerState, held: list[ComponentMemory], answer: Answer) -> float:
    """Bayes over recalled or not, for each component with the others at their expectation.

    Returns the chance of a right answer that was foretold.
    """
    recalls = [recall_now(one, answer.now) for one in held]
    chance = right_chance(all_or_none.reach(recalls), answer.guess, answer.kept)
    effort, slope, after = answer.effort(chance), 0.0, []
    for n, (one, recall) in enumerate(zip(held, recalls, strict=True)):
        yes, no = (
            right_chance(
                all_or_none.reach([*recalls[:n], sure, *recalls[n + 1 :]]), answer.guess, answer.kept
            )
            for sure in (1.0, 0.0)
        )
        if answer.first and one.answers == 0:
            slope += (yes - no) * one.known * (1 - one.known)
        if not answer.right:
            yes, no = 1 - yes, 1 - no
        recalled = recall * yes / (recall * yes + (1 - recall) * no)
        after.append(all_or_none.practised(one.known, one.stability, recall / one.known, recalled, effort))
    for one, (known, stability) in zip(held, after, strict=True):
        one.known, one.stability = known, stability
    # One Kalman step on what sets this learner's start apart from the usual.
    gain = state.ability_variance * slope / (slope * slope * state.ability_variance + chance * (1 - chance))
    state.ability += gain * (answer.right - chance)
    state.ability_variance *= 1 - gain * slope
    return chance


def _learn_gradual(state: LearnerState, held: list[ComponentMemory], answer: Answer) -> float:
    """One extended Kalman step on the levels and the ability, then the traces of practice.

    Returns the chance of a right answer that was foretold.
    """
    strengths = [strength_now(state, one, answer.now) for one in held]
    spread = gradual.spread([one.variance for one in held], state.skill_variance)
    reach = gradual.reach(strengths, spread)
    chance = right_chance(reach, answer.guess, answer.kept)
    slope = (
        right_chance(1.0, answer.guess, answer.kept) - right_chance(0.0, answer.guess, answer.kept)
    ) * reach
    slope *= 1 - reach
    noise = chance * (1 - chance) + slope * slope * spread
    push, shrink = slope * (answer.right - chance) / noise, slope * slope / noise
    effort, total = answer.effort(chance), 0.0
    for n, (one, now) in enumerate(zip(held, strengths, strict=True)):
        weight = gradual.CUE_WEIGHT if n else 1.0
        total += weight
        rest = rest_days(one, answer.now)
        rest = gradual.UNPRACTISED_REST if rest is None else rest
        one.fast, one.slow, one.half_life = gradual.practised(
            now, one.fast, one.slow, one.half_life, rest, effort
        )
        one.level += one.variance * weight * push
        one.variance *= 1 - one.variance * weight * weight * shrink
    before = state.skill_variance
    state.skill += before * total * push
    state.skill_variance = before * (1 - before * total * total * shrink)
    return chance
