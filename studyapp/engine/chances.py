"""Small functions that both theories of learning share: guessing, slipping, remembering the question itself."""

from math import exp

SLIP = 0.06  # chance to be wrong although one knows
REMEMBERED = 0.5  # how firmly each time seen fixes the question itself in memory
REMEMBERED_HALF_LIFE = 10.0  # days


def sigmoid(x: float) -> float:
    """Logistic function, safe for any float."""
    if x < 0:
        e = exp(max(x, -700.0))
        return e / (1 + e)
    return 1 / (1 + exp(-min(x, 700.0)))


def item_remembered(count: int, days: float) -> float:
    """Chance that a question seen `count` times, last `days` ago, is answered from memory of itself."""
    if count <= 0:
        return 0.0
    return float((1 - exp(-REMEMBERED * count)) * 0.5 ** (max(days, 0.0) / REMEMBERED_HALF_LIFE))


def right_chance(reach: float, guess: float, kept: float) -> float:
    """Chance of a right answer: from memory of the question (`kept`), by knowing (`reach`) or by guessing.

    reach: chance to find the answer by knowledge; guess: chance to hit it blindly; all 0 to 1. The form is that of
    Bayesian knowledge tracing (Corbett & Anderson 1995).
    """
    return kept + (1 - kept) * (guess + (1 - guess - SLIP) * reach)
