"""What is believed about a learner; `learning` says how an answer changes it.

Two theories of learning (all_or_none, gradual) are followed side by side for every component. Each foretells every
answer; how well it did so for this learner sets its share in all estimates (Bayesian model averaging).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum

from studyapp.engine import all_or_none, gradual
from studyapp.engine.bank import CONTRAST, Bank
from studyapp.engine.chances import item_remembered, right_chance, sigmoid
from studyapp.engine.clock import days_between

EVIDENCE_HALF_LIFE = 120  # answers: older ones say less about the learner of today


class Confidence(IntEnum):
    """What the learner says about an answer before seeing whether it is right."""

    GUESSED = 1
    UNSURE = 2
    SURE = 3


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
