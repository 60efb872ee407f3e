"""What a learner answered, all of it in one query, for whatever a page makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from studyapp.models import Answer, Learner


class Given(NamedTuple):
    """One answer: whether it is right by today's key, and the services that were right and chosen, "" for none."""

    question: int
    right: bool
    right_service: str
    chosen_service: str


def given_answers(learner: Learner) -> Sequence[Given]:
    """All of them, the oldest first."""
    rows = Answer.objects.filter(learner=learner).order_by("answered_at", "pk")
    names = ("question_id", "correct", "regraded", "right_service", "chosen_service")
    return [
        Given(question, correct if regraded is None else regraded, right, chosen)
        for question, correct, regraded, right, chosen in rows.values_list(*names)
    ]
