"""Putting the next question of a quiz on screen."""

from __future__ import annotations

from random import Random

from django.db import IntegrityError, transaction
from django.utils import timezone

from studyapp.engine.selection import next_question
from studyapp.models import AskedQuestion, Choice, QuizSession
from studyapp.queries.learner_states import learner_state
from studyapp.queries.question_bank import current_library
from studyapp.queries.quiz_modes import engine_mode


def ask_question(quiz: QuizSession, number: int) -> AskedQuestion | None:
    """Chooses question `number` of the quiz and fixes its version and the order of its choices.

    Two tabs that ask at once get the same question. None when the quiz has nothing left to ask.
    """
    asked_ids = set(AskedQuestion.objects.filter(quiz=quiz).values_list("version__question_id", flat=True))
    bank = current_library(getattr(quiz, "library_version", None)).bank
    rng = Random(f"{quiz.seed}/{number}")
    state = learner_state(quiz.learner)
    pick = next_question(state, bank, engine_mode(quiz), timezone.now(), rng, exclude=asked_ids)
    if pick is None:
        return None
    rows = Choice.objects.filter(version__current_of=pick.item_id).values_list("pk", "version")
    choices, versions = (list(column) for column in zip(*rows, strict=True))
    rng.shuffle(choices)
    row = AskedQuestion(
        quiz=quiz, number=number, version_id=versions[0], choice_order=choices, reason=pick.reason
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return AskedQuestion.objects.get(quiz=quiz, number=number)
    return row


def finish_early(quiz: QuizSession, asked: int, answered: int) -> None:
    """Shortens a quiz that has nothing left to ask to what was asked; skipped questions stay open."""
    quiz.size = asked
    if answered >= asked:
        quiz.finished_at = quiz.finished_at or timezone.now()
    quiz.save(update_fields=["size", "finished_at"])
