"""First theory of learning: a component is known or it is not, and what is known may not come to mind.

Known with chance A and stability S (days), recall R = (1 + F·t/S)^−d. Numbers in, numbers out; times in days.
Sources: forgetting curve and growth of stability as in FSRS (Ye 2022), chance of learning as in Bayesian knowledge
tracing (Corbett & Anderson 1995), a question needs all its components (DINA: Junker & Sijtsma 2001).
"""

from math import exp, expm1, log

DECAY = 0.3
FACTOR = 0.9 ** (-1 / DECAY) - 1
CUE_MISSED = 0.3  # chance to get there although the cue was not recalled, when the rest is clear
PRIOR_CONTRAST = -0.4  # logits: chance that a contrast is known before the first answer
PRIOR_CUE = 0.4
PRIOR_STABILITY = 16.0
PRIOR_ABILITY_VARIANCE = 0.36  # logits²: how much learners differ
LEARNED_STABILITY = 2.0
LEARN = 0.3  # chance that feedback teaches what is unknown
RELEARN = 0.8  # chance that feedback brings back what is forgotten
GROWTH = 20.0
GROWTH_POWER = 0.17
SPACING = 0.8
MAX_STABILITY = 3650.0
MAX_KNOWN = 0.999
MASSED = 0.5  # how much of its worth practice loses when it follows at once on the last
REST_DAYS = 2.0  # and how quickly that wears off


def retrievability(days: float, stability: float) -> float:
    """Chance to recall something known, `days` after practice: 1 at once, 0.9 after `stability` days (> 0)."""
    return float((1 + FACTOR * max(days, 0.0) / stability) ** -DECAY)


def grown(stability: float, recall: float) -> float:
    """Stability after a success that had the chance `recall`: the harder it was, the more it grows."""
    return float(stability * (1 + GROWTH * stability**-GROWTH_POWER * expm1(SPACING * (1 - recall))))


def mixed(first: float, second: float, share: float) -> float:
    """Between two stabilities, `share` (0 to 1) of the first; geometric, as stabilities differ by factors."""
    return exp(share * log(first) + (1 - share) * log(second))


def reach(recalls: list[float]) -> float:
    """Chance to find the answer: the first component recalled, each other one recalled or not needed."""
    product = recalls[0]
    for recall in recalls[1:]:
        product *= CUE_MISSED + (1 - CUE_MISSED) * recall
    return product


def practised(
    known: float, stability: float, ease: float, recalled: float, effort: float
) -> tuple[float, float]:
    """(known, stability) after an answer with its feedback.

    ease: retrievability just before; recalled: chance that the component was recalled, given the answer;
    effort: 1 for a question worked out, less for one remembered.
    """
    recall = known * ease
    dormant = (1 - recalled) * known * (1 - ease) / (1 - recall)  # known, but did not come to mind
    learned = effort * LEARN * max(0.0, 1 - recalled - dormant)
    after = recalled + dormant + learned
    high = mixed(grown(stability, ease), stability, effort)
    low = min(stability, LEARNED_STABILITY)
    low = mixed(low, LEARNED_STABILITY, dormant / (dormant + learned + 1e-12))
    return min(after, MAX_KNOWN), min(mixed(high, low, recalled / after), MAX_STABILITY)


def outlook(known: float, stability: float, rest: float, ahead: float) -> tuple[float, float]:
    """(recall `ahead` days from now if left alone, what practice now adds to it); rest: days since practice.

    Written out without calls: it runs for every component before every question.
    """
    now = (1 + FACTOR * rest / stability) ** -DECAY
    idle = (1 + FACTOR * (rest + ahead) / stability) ** -DECAY
    taller = stability * (1 + GROWTH * stability**-GROWTH_POWER * expm1(SPACING * (1 - now)))
    up = (1 + FACTOR * ahead / taller) ** -DECAY
    low = (1 + FACTOR * ahead / (min(LEARNED_STABILITY, stability))) ** -DECAY
    new = LEARN * (1 + FACTOR * ahead / LEARNED_STABILITY) ** -DECAY
    after = known * (now * (max(idle, up)) + (1 - now) * RELEARN * low) + (1 - known) * new
    lift = after - known * idle
    return known * idle, lift if lift > 0 else 0.0
