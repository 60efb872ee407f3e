"""Whether an answer is right: by the identity of the choices, all or nothing."""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grade:
    """The verdict on an answer: `missed` are right choices not taken, `wrong` those taken that are not right."""

    correct: bool
    missed: frozenset[int]
    wrong: frozenset[int]


def grade(chosen: Collection[int], key: Collection[int]) -> Grade:
    """Grades choice ids against the key's; right only when both are the same set, as certification exams do."""
    taken, right = frozenset(chosen), frozenset(key)
    return Grade(taken == right, right - taken, taken - right)
