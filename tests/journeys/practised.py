"""Someone who has practised for weeks, for pages that show a history."""

from datetime import timedelta
from random import Random
from unittest.mock import patch

from django.core import signing
from django.utils import timezone
from playwright.sync_api import Page

from studyapp.actions.ask_question import ask_question
from studyapp.actions.record_answer import record_answer
from studyapp.actions.start_quiz import start_quiz
from studyapp.middleware import COOKIE, SALT
from studyapp.models import AskedQuestion, Learner, QuizSession
from studyapp.queries.quizzes import asked_question


def practised_learner(days: int, a_day: int, rng: Random) -> Learner:
    """A learner who answered `a_day` questions on most of the last `days` days, better from week to week."""
    learner = Learner.objects.create(exam_at=timezone.now() + timedelta(days=24))
    for back in range(days, 0, -1):
        if rng.random() < 0.25:
            continue
        moment = timezone.now() - timedelta(days=back)
        with patch("django.utils.timezone.now", return_value=moment):
            _practise(learner, a_day, 0.5 + 0.35 * (1 - back / days), rng)
    return learner


def _practise(learner: Learner, size: int, skill: float, rng: Random) -> None:
    quiz = start_quiz(learner, "mixed", "", size)
    # The model's default was bound before the clock was moved.
    QuizSession.objects.filter(pk=quiz.pk).update(started_at=timezone.now())
    for number in range(1, quiz.size + 1):
        ask_question(quiz, number)
        asked = asked_question(learner.token, quiz.public_id, number)
        assert asked is not None
        record_answer(asked, _choices(asked, right=rng.random() < skill, rng=rng))
    learner.refresh_from_db()


def _choices(asked: AskedQuestion, *, right: bool, rng: Random) -> list[int]:
    choices = list(asked.version.choices.all())
    key = [choice.pk for choice in choices if choice.correct]
    wrong = [choice.pk for choice in choices if not choice.correct]
    return key if right else [*key[1:], rng.choice(wrong)]


def become(page: Page, learner: Learner, url: str) -> None:
    """Makes the browser this learner's."""
    page.context.add_cookies(
        [{"name": COOKIE, "value": signing.dumps(learner.token.hex, salt=SALT), "url": url}]
    )
