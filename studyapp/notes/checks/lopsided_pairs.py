"""A set on "A vs B" in which A is the answer far more often.

Learners notice, choose A when in doubt, and score without being able to tell the two apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..diagnostics import Diagnostic, diagnose
from ..library import Library
from ..model import Question
from .askable import authored

ENOUGH = 10
"""Fewer questions say nothing about a set."""

MANY = 40

_MOST = 0.6
_MOST_OF_MANY = 0.55


def lopsided_pairs(library: Library) -> Iterator[Diagnostic]:
    """N214 at the first question of a pair whose answers lean to one side."""
    pairs: dict[tuple[str, str], list[tuple[Question, str]]] = {}
    for question in authored(library):
        right = {choice.service for choice in question.choices if choice.correct}
        if question.contrast and len(right) == 1 and right <= set(question.contrast):
            pairs.setdefault(question.contrast, []).append((question, right.pop()))
    for answered in pairs.values():
        service, count = Counter(right for _, right in answered).most_common(1)[0]
        share = count / len(answered)
        if len(answered) >= ENOUGH and share > (_MOST_OF_MANY if len(answered) >= MANY else _MOST):
            name = library.services[service].name if service in library.services else service
            message = f"{name} is right in {count} of the {len(answered)} questions on this pair"
            hint = "Write more questions in which the other one is right."
            yield diagnose("N214", answered[0][0].place, message, hint)
