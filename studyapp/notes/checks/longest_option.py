"""The right option is the longest far more often than chance.

Authors qualify what has to be true and keep what is wrong short. Whoever has noticed needs no knowledge.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from ..diagnostics import Diagnostic, diagnose
from ..library import Library
from ..model import Question
from ..wording import plain
from .askable import by_file, single_choice

ENOUGH = 15
"""Fewer questions say nothing about a set."""

_FAR = 2.6  # standard deviations above chance: once in two hundred sets by accident


def longest_option(library: Library) -> Iterator[Diagnostic]:
    """N215 at the first question of a file, or of all, where length tells the answer."""
    for name, questions in by_file(single_choice(library), ENOUGH):
        count = sum(_is_longest(question) for question in questions)
        chances = [1 / len(question.choices) for question in questions]
        expected = sum(chances)
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        if count > expected + _FAR * spread:
            message = (
                f"the right option is the longest in {count} of {len(questions)} questions {name}, "
                f"by chance it would be in {expected:.0f}"
            )
            hint = "Shorten right options, or say more in wrong ones."
            yield diagnose("N215", questions[0].place, message, hint)


def _is_longest(question: Question) -> bool:
    lengths = sorted(((len(plain(c.text)), c.correct) for c in question.choices), reverse=True)
    return lengths[0][1] and lengths[0][0] > lengths[1][0]
