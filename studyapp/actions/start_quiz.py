"""Starting a quiz."""

from __future__ import annotations

import secrets

from django.utils.translation import gettext as _

from studyapp.models import AskedQuestion, Flag, Learner, QuizSession
from studyapp.queries.question_bank import current_library
from studyapp.queries.quiz_modes import (
    AGAIN,
    FLAGGED,
    FOUND,
    WEAKEST,
    engine_mode,
    mode_label,
    questions_in,
)
from studyapp.queries.weak_areas import weakest_questions

MAX_SIZE = 100


class NothingToAsk(Exception):
    """The notes hold no question of the kind that was asked for."""


def start_quiz(learner: Learner, mode: str, target: str, size: int) -> QuizSession:
    """A new quiz of at most `size` questions, fewer when there are not so many. Raises NothingToAsk."""
    label = mode_label(mode, target)
    if label is None:
        raise NothingToAsk
    quiz = QuizSession(learner=learner, mode=mode, target=target, label=label)
    if mode == FLAGGED:
        flags = Flag.objects.filter(learner=learner).order_by("-created_at")
        quiz.question_ids = list(flags.values_list("question_id", flat=True)[:MAX_SIZE])
    if mode == WEAKEST:
        quiz.question_ids = weakest_questions(learner, current_library())
    return _start(quiz, size)


def practise_again(quiz: QuizSession) -> QuizSession:
    """A new quiz of the questions that were missed in this one. Raises NothingToAsk when none was."""
    missed = AskedQuestion.objects.filter(quiz=quiz, answer__correct=False).order_by("number")
    ids = list(dict.fromkeys(missed.values_list("version__question_id", flat=True)))
    label = quiz.label if quiz.mode in (AGAIN, FOUND) else _("%(quiz)s, again") % {"quiz": quiz.label}
    return _start(QuizSession(learner=quiz.learner, mode=AGAIN, question_ids=ids, label=label), len(ids))


def practise_question(learner: Learner, question: int) -> QuizSession:
    """A quiz of one question by its id. Raises NothingToAsk when it is not asked."""
    label = _("One question")
    return _start(QuizSession(learner=learner, mode=FOUND, question_ids=[question], label=label), 1)


def _start(quiz: QuizSession, size: int) -> QuizSession:
    available = questions_in(current_library().bank, engine_mode(quiz))
    if not available:
        raise NothingToAsk
    quiz.size = max(1, min(size, available, MAX_SIZE))
    quiz.seed = secrets.randbits(48)
    quiz.save()
    return quiz
