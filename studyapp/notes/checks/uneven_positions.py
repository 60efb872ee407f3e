"""The right option stands in one place far more often than in the others.

Learners see options shuffled, but authors, reviewers and whoever reads the file on GitHub do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import sqrt

from ..diagnostics import Diagnostic, diagnose
from ..library import Library
from .askable import by_file, right_at, single_choice

ENOUGH = 15
"""Fewer questions say nothing about a set."""

_FAR = 3.0  # standard deviations above an even share; the largest of four or five shares is looked at


def uneven_positions(library: Library) -> Iterator[Diagnostic]:
    """N216 at the first question of a file, or of all, whose right options cluster in one place."""
    for name, questions in by_file(single_choice(library), ENOUGH):
        position, count = Counter(map(right_at, questions)).most_common(1)[0]
        chances = [1 / len(q.choices) if position < len(q.choices) else 0 for q in questions]
        expected = sum(chances)
        spread = sqrt(sum(chance * (1 - chance) for chance in chances))
        if count > expected + _FAR * spread:
            message = (
                f"option {position + 1} is right in {count} of {len(questions)} questions {name}, "
                f"an even share would be {expected:.0f}"
            )
            yield diagnose("N216", questions[0].place, message, "Move right options to other places.")
