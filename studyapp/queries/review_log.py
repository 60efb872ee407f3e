"""Every graded review of this installation, for fitting the scheduler."""

from __future__ import annotations

from django.db.models.functions import Coalesce

from studyapp.engine.fitting import Review
from studyapp.models import Answer, CardReview

GRADES = {"again": 1, "hard": 2, "good": 3, "easy": 4}
RIGHT, WRONG = 3, 1


def review_log() -> list[Review]:
    """Answers (right is good, wrong is again) and self-graded cards, each thing of each learner a card: two queries."""
    numbers: dict[tuple[str, int, int], int] = {}

    def card(kind: str, learner: int, thing: int) -> int:
        return numbers.setdefault((kind, learner, thing), len(numbers))

    counted = Answer.objects.annotate(right=Coalesce("regraded", "correct"))
    answers = counted.values_list("learner", "question__cue", "right", "answered_at")
    graded = CardReview.objects.values_list("learner", "card", "grade", "reviewed_at")
    reviews = [
        Review(card("cue", learner, cue), RIGHT if correct else WRONG, at)
        for learner, cue, correct, at in answers
    ]
    reviews += [Review(card("card", learner, one), GRADES[grade], at) for learner, one, grade, at in graded]
    return sorted(reviews, key=lambda review: review.at)
