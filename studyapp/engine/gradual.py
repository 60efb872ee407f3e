"""Second theory of learning: skill grows little by little, in a fast trace that fades in a day and a slow one.

A component's strength (logits) is level + ability + fast·2^(−t) + slow·2^(−t/h), t in days since practice.
Sources: two traces as in Smith, Ghazizadeh & Shadmehr (2006); logistic answers as in performance factors analysis
(Pavlik, Cen & Koedinger 2009); level and ability are followed by an extended Kalman filter with MacKay's (1992)
probit scaling. Numbers in, numbers out.
"""

from math import exp, log, sqrt

from studyapp.engine.chances import sigmoid

INTERCEPT = 0.3
CUE_WEIGHT = 0.6  # a cue counts less than the contrast
PRIOR_CONTRAST = -1.0  # logits, before the first answer
PRIOR_CUE = -0.5
PRIOR_VARIANCE = 0.5
PRIOR_ABILITY_VARIANCE = 0.25
ITEM_VARIANCE = 0.16  # questions on the same components differ in difficulty
PROBIT = 0.35
STEP = 1.2  # logits that practice adds at most, before the shares of the traces
FAST_SHARE = 0.5
SLOW_SHARE = 0.6
SLOW_HALF_LIFE = 12.0  # days
HALF_LIFE_GROWTH = 0.4
SATURATION = 0.7
MASSED = 0.75  # share of the step that is lost when practice follows at once on the last
REST_DAYS = 1.5
UNPRACTISED_REST = 30.0  # days: as if last met that long ago
MAX_HALF_LIFE = 3650.0
LN2 = log(2)


def strength(level: float, fast: float, slow: float, half_life: float, rest: float) -> float:
    """Strength in logits, `rest` days after the last practice."""
    return float(level + fast * 0.5**rest + slow * 0.5 ** (rest / half_life))


def spread(variances: list[float], ability_variance: float) -> float:
    """Variance (logits²) of an item's logit, from those of its components, the contrast first."""
    weights = [1.0] + [CUE_WEIGHT] * (len(variances) - 1)
    parts = sum(w * w * v for w, v in zip(weights, variances, strict=True))
    return parts + sum(weights) ** 2 * ability_variance + ITEM_VARIANCE


def reach(strengths: list[float], variance: float) -> float:
    """Chance to find the answer, from the strengths of the components (the contrast first)."""
    logit = INTERCEPT + strengths[0] + CUE_WEIGHT * sum(strengths[1:])
    return sigmoid(logit / sqrt(1 + PROBIT * variance))


def practised(
    now: float, fast: float, slow: float, half_life: float, rest: float, effort: float
) -> tuple[float, float, float]:
    """(fast, slow, half_life) after practice at strength `now` that comes `rest` days after the last."""
    space = 1 - MASSED * exp(-rest / REST_DAYS)
    step = effort * STEP * sigmoid(-now) ** SATURATION * space
    fast = fast * 0.5**rest + FAST_SHARE * step
    slow = slow * 0.5 ** (rest / half_life) + SLOW_SHARE * step
    return fast, slow, min(half_life * (1 + HALF_LIFE_GROWTH * space * effort), MAX_HALF_LIFE)


def outlook(
    base: float, fast: float, slow: float, half_life: float, rest: float, ahead: float, fade: float
) -> tuple[float, float]:
    """(strength `ahead` days from now if left alone, what practice now adds to it), in logits.

    base: level + ability; rest: days since practice; fade: 2^(−ahead), worked out once by the caller as this runs
    for every component before every question.
    """
    kept_fast = fast * exp(-LN2 * rest)
    kept_slow = slow * exp(-LN2 * rest / half_life)
    space = 1 - MASSED * exp(-rest / REST_DAYS)
    step = STEP * (1 + exp(base + kept_fast + kept_slow)) ** -SATURATION * space
    later = exp(-LN2 * ahead / half_life)
    longer = exp(-LN2 * ahead / (half_life * (1 + HALF_LIFE_GROWTH * space)))
    lift = FAST_SHARE * step * fade + (kept_slow + SLOW_SHARE * step) * longer - kept_slow * later
    return base + kept_fast * fade + kept_slow * later, lift
