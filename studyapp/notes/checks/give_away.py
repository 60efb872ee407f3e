"""The stem and the right option share telling words that no wrong option has.

"A workflow of states with retries": whoever matches words finds "a state machine with retries" without knowing it.
(That the stem names the right service is N208, found when the question is read.)
"""

from __future__ import annotations

from collections.abc import Iterator

from ..diagnostics import Diagnostic, diagnose
from ..library import Library
from ..model import Question
from ..wording import content_words, plain
from .askable import single_choice

_ENOUGH_WORDS = 2


def give_away(library: Library) -> Iterator[Diagnostic]:
    """N217 at each question whose words give the answer away."""
    for question in single_choice(library):
        shared = _shared(question)
        if len(shared) >= _ENOUGH_WORDS:
            words = ", ".join(sorted(shared))
            message = f"the stem shares words with the right option only: {words}"
            hint = "Say it in other words in one of the two, or use the words in a wrong option as well."
            yield diagnose("N217", question.place, message, hint)


def _shared(question: Question) -> frozenset[str]:
    """The words of the stem that the right option has, if no wrong option has any of the stem."""
    stem = content_words(plain(question.stem))
    right: frozenset[str] = frozenset()
    for choice in question.choices:
        common = content_words(plain(choice.text)) & stem
        if choice.correct:
            right = frozenset(common)
        elif common:
            return frozenset()
    return right
