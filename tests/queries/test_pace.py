"""How long a question takes this learner, for the minutes on the start page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from studyapp.engine.load import SECONDS_A_QUESTION
from studyapp.models import Learner
from studyapp.queries.pace import SHORTEST, seconds_a_question
from tests.factories import AnswerFactory, AskedQuestionFactory, LearnerFactory, QuizSessionFactory

pytestmark = pytest.mark.django_db


def answers(*seconds: float, learner: Learner | None = None, days_ago: int = 0) -> Learner:
    """A learner who took so long for each of their answers."""
    quiz = QuizSessionFactory.create(learner=learner or LearnerFactory.create(), size=100)
    for taken in seconds:
        at = timezone.now() - timedelta(days=days_ago)
        asked = AskedQuestionFactory.create(quiz=quiz, asked_at=at - timedelta(seconds=taken))
        AnswerFactory.create(asked=asked, answered_at=at)
    return quiz.learner


def test_few_answers_say_nothing_yet() -> None:
    assert seconds_a_question(answers(*[5] * 9)) == SECONDS_A_QUESTION


def test_the_median_answer_counts_and_one_long_thought_does_not() -> None:
    assert seconds_a_question(answers(*[20] * 6, *[40] * 4, 500)) == pytest.approx(20, abs=0.1)


def test_a_question_left_open_over_lunch_is_no_time_spent_on_it() -> None:
    assert seconds_a_question(answers(*[30] * 10, *[7200] * 30)) == pytest.approx(30, abs=0.1)


def test_only_ones_own_answers_count() -> None:
    answers(*[10] * 20)
    assert seconds_a_question(answers(*[90] * 12)) == pytest.approx(90, abs=0.1)


def test_who_clicks_through_is_not_planned_nine_hundred_questions_a_day() -> None:
    assert seconds_a_question(answers(*[1] * 30)) == SHORTEST


def test_some_quick_answers_count_as_what_they_took() -> None:
    assert seconds_a_question(answers(*[4] * 9, *[40] * 11)) == pytest.approx(40, abs=0.1)
