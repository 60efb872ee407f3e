"""What is believed about a learner, and how an answer changes it.

Two theories of learning (all_or_none, gradual) are followed side by side for every component. Each foretells every
answer; how well it did so for this learner sets its share in all estimates (Bayesian model averaging).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from math import log

from studyapp.engine import all_or_none, gradual, scheduling
from studyapp.engine.bank import CONTRAST, Bank
from studyapp.engine.chances import item_remembered, right_chance, sigmoid
from studyapp.engine.clock import days_between

RECENT = 30
EVIDENCE_HALF_LIFE = 120  # answers: older ones say less about the learner of today
RESIDUAL_FADE = 0.5 ** (1 / 60)  # per first answer
REMEMBERED_EFFORT = 0.3  # what a question answered from memory of itself teaches, against one worked out
MAX_ODDS = 6.0  # a theory never dies: learners change


class Confidence(IntEnum):
    """What the learner says about an answer before seeing whether it is right."""

    GUESSED = 1
    UNSURE = 2
    SURE = 3


# Factor on the guess rate: a learner who says "guessed" mostly did, one who says "sure" hardly ever.
GUESS_FACTOR = {None: 1.0, Confidence.GUESSED: 2.0, Confidence.UNSURE: 1.0, Confidence.SURE: 0.4}


@dataclass(slots=True)
class ComponentMemory:
    """What is remembered of one component: plain numbers, one database row per learner and component.

    known (0 to 1), stability (days): the belief by the all-or-none theory; level, variance (logits) and the traces
    fast, slow (logits), half_life (days): by the gradual theory. evidence: first answers, each halved per 120
    answers since, as of answer number evidence_at. fsrs_stability, fsrs_difficulty, due_at: the due date shown.
    """

    known: float = 0.5
    stability: float = all_or_none.PRIOR_STABILITY
    level: float = 0.0
    variance: float = gradual.PRIOR_VARIANCE
    fast: float = 0.0
    slow: float = 0.0
    half_life: float = gradual.SLOW_HALF_LIFE
    last_at: datetime | None = None
    answers: int = 0
    right: int = 0
    evidence: float = 0.0
    evidence_at: int = 0
    fsrs_stability: float | None = None
    fsrs_difficulty: float | None = None
    due_at: datetime | None = None


@dataclass(slots=True)
class Seen:
    """How often a question was answered, and when last."""

    count: int
    last_at: datetime


@dataclass(slots=True)
class LearnerState:
    """All that the engine keeps of a learner. Everything but `components` and `seen` fits one row.

    recent: item ids of the last answers, oldest first; ability and skill: how this learner differs from the usual
    (logits) by each theory, with variances; theory_odds: log odds of all-or-none against gradual;
    residual, residual_weight: sum of (right − expected) over first answers, and how many, both fading.
    """

    components: dict[str, ComponentMemory] = field(default_factory=dict)
    seen: dict[int, Seen] = field(default_factory=dict)
    recent: list[int] = field(default_factory=list)
    exam_at: datetime | None = None
    answers: int = 0
    ability: float = 0.0
    ability_variance: float = all_or_none.PRIOR_ABILITY_VARIANCE
    skill: float = 0.0
    skill_variance: float = gradual.PRIOR_ABILITY_VARIANCE
    theory_odds: float = 0.0
    residual: float = 0.0
    residual_weight: float = 0.0


def prior(state: LearnerState, component: str) -> ComponentMemory:
    """What is believed of a component before the first answer on it (not stored)."""
    if component.startswith(CONTRAST):
        known, level = all_or_none.PRIOR_CONTRAST, gradual.PRIOR_CONTRAST
    else:
        known, level = all_or_none.PRIOR_CUE, gradual.PRIOR_CUE
    return ComponentMemory(
        known=sigmoid(known + state.ability),
        stability=all_or_none.PRIOR_STABILITY,
        level=level,
        variance=gradual.PRIOR_VARIANCE,
        half_life=gradual.SLOW_HALF_LIFE,
    )


def memory(state: LearnerState, component: str) -> ComponentMemory:
    """The stored memory of a component, or its prior when there is none yet."""
    return state.components.get(component) or prior(state, component)


def rest_days(held: ComponentMemory, now: datetime) -> float | None:
    """Days since the component was practised last; None when it never was."""
    return None if held.last_at is None else days_between(held.last_at, now)


def recall_now(held: ComponentMemory, now: datetime) -> float:
    """Chance (0 to 1) by the all-or-none theory that the component would be recalled at `now`."""
    rest = rest_days(held, now)
    return held.known if rest is None else held.known * all_or_none.retrievability(rest, held.stability)


def strength_now(state: LearnerState, held: ComponentMemory, now: datetime) -> float:
    """Strength (logits) of the component by the gradual theory at `now`."""
    rest = rest_days(held, now)
    traces = 0.0 if rest is None else gradual.strength(0.0, held.fast, held.slow, held.half_life, rest)
    return held.level + state.skill + traces


def theory_share(state: LearnerState) -> float:
    """Share (0 to 1) of the all-or-none theory in all estimates for this learner."""
    return sigmoid(state.theory_odds)


def remembered(state: LearnerState, item_id: int, now: datetime) -> float:
    """Chance that the question itself is remembered, so that a right answer says little."""
    seen = state.seen.get(item_id)
    return item_remembered(seen.count, days_between(seen.last_at, now)) if seen else 0.0


def expected(state: LearnerState, bank: Bank, item_id: int, now: datetime) -> float:
    """Chance of a right answer to this item at `now`: guess, slip and a remembered question are counted in."""
    item = bank.item(item_id)
    held = [memory(state, name) for name in item.components]
    kept = remembered(state, item_id, now)
    recalled = all_or_none.reach([recall_now(one, now) for one in held])
    spread = gradual.spread([one.variance for one in held], state.skill_variance)
    skilled = gradual.reach([strength_now(state, one, now) for one in held], spread)
    share = theory_share(state)
    return right_chance(share * recalled + (1 - share) * skilled, item.guess, kept)


def evidence(held: ComponentMemory, answers: int) -> float:
    """First answers on the component, faded to answer number `answers` of this learner."""
    return float(held.evidence * 0.5 ** ((answers - held.evidence_at) / EVIDENCE_HALF_LIFE))


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
