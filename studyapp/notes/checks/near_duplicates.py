"""Two questions that differ by a few words and have the same answer.

Asked side by side, the second measures whether the first is remembered, not whether its point is understood; and
in a mock exam it counts one point twice. A change that turns the answer round is no repeat: such pairs are good.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..diagnostics import Diagnostic, diagnose
from ..library import Library
from ..model import Question
from ..wording import overlap, plain
from .askable import authored

NEAR = 0.8
"""Least share of common words for two stems to be nearly the same."""

_TELLING = 8  # how many of a stem's rarest words are looked up; near stems share some of them


def near_duplicates(library: Library) -> Iterator[Diagnostic]:
    """N213 at the later of two questions that are nearly the same."""
    questions = authored(library)
    words = [frozenset(plain(question.stem).casefold().split()) for question in questions]
    common = Counter(word for stem in words for word in stem)
    holders: dict[str, list[int]] = {}
    for number, (question, stem) in enumerate(zip(questions, words, strict=True)):
        rarest = sorted(stem, key=lambda word: (common[word], word))[:_TELLING]
        near = {n for word in rarest for n in holders.get(word, ())[-20:]}
        for other in sorted(near):
            if overlap(stem, words[other]) >= NEAR and _key(question) == _key(questions[other]):
                message = f"this question is nearly the same as the one at {questions[other].place}"
                hint = "Remove one, or change what decides so that the answers differ."
                yield diagnose("N213", question.place, message, hint)
                break
        for word in rarest:
            holders.setdefault(word, []).append(number)


def _key(question: Question) -> frozenset[str]:
    return frozenset(plain(choice.text).casefold() for choice in question.choices if choice.correct)
