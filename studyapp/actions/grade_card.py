"""A card that the learner flipped and graded from memory: one transaction, counted once."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from studyapp.engine.scheduling import review
from studyapp.models import Card, CardMemory, CardReview, Learner
from studyapp.queries.cards import comes_back_at, schedule_of
from studyapp.queries.question_bank import current_library


@transaction.atomic
def grade_card(learner: Learner, card: Card, grade: str, reviews: int) -> CardMemory:
    """Moves the card's due date by FSRS and keeps the grade ("again", "hard", "good" or "easy").

    `reviews` is how often the card had been graded when it was shown: sent twice, or from two tabs, the first
    grade stands. Raises KeyError for another grade.
    """
    # The learner's row is the lock, as for answers.
    Learner.objects.select_for_update().get(pk=learner.pk)
    memory = CardMemory.objects.filter(learner=learner, card=card).first()
    if memory and memory.reviews != reviews:
        return memory
    now = timezone.now()
    after = review(schedule_of(memory), grade, now, current_library().schedule)
    memory = memory or CardMemory(learner=learner, card=card, reviews=0)
    memory.reviews += 1
    memory.stability, memory.difficulty = after.stability or 0.0, after.difficulty or 0.0
    memory.last_at, memory.due_at = now, comes_back_at(after, now)
    memory.save()
    CardReview.objects.create(learner=learner, card=card, grade=grade, reviewed_at=now)
    return memory
