"""The plan of each day: what waits is spread, and an exam that comes too early is told in time."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from studyapp.models import Card, CardMemory, Learner, Memory
from studyapp.queries.progress import progress_of
from tests.views.practice import ACTIVE, Visitor
from tests.views.test_progress import learner, shift_answers


def practised_yesterday(visitor: Visitor, *, a_day: int, exam_in: int | None = None) -> int:
    """Five questions, all of which are overdue today; how many different things they asked for."""
    visitor.answer_all(visitor.start(size=5))
    shift_answers(1)
    Memory.objects.update(due_at=timezone.now() - timedelta(days=1))
    exam_at = timezone.now() + timedelta(days=exam_in) if exam_in else None
    Learner.objects.update(goal=a_day, exam_at=exam_at)
    return Memory.objects.filter(component__key__startswith="cue:").count()


def test_what_waits_is_spread_over_days_and_never_dumped_on_today(visitor: Visitor) -> None:
    waiting = practised_yesterday(visitor, a_day=2)
    plan = progress_of(learner()).plan
    assert plan.waiting == waiting > plan.today.repeats
    assert len(plan.days) == 14
    assert all(day.questions <= 2 for day in plan.days)
    assert sum(day.repeats for day in plan.days) == waiting
    for page in ("/", "/progress/"):
        assert (
            f"{waiting} repeats wait, spread over about {plan.backlog_days} days at 2 a day."
            in visitor.see(page)
        )


def test_nothing_is_said_to_wait_where_today_can_take_it(visitor: Visitor) -> None:
    practised_yesterday(visitor, a_day=40)
    assert "repeats wait" not in visitor.see("/progress/")


def test_an_exam_that_comes_too_early_is_told_with_what_a_day_would_have_to_take(visitor: Visitor) -> None:
    practised_yesterday(visitor, a_day=1, exam_in=3)
    plan = progress_of(learner()).plan
    assert len(plan.days) == 3
    assert plan.falls_short
    told = re.compile(rf"With 3 days to the exam, .*get their turn. All of it takes {plan.needed} a day")
    for page in ("/", "/progress/"):
        assert told.search(visitor.see(page))
        assert f"Raise to {plan.needed} a day" in visitor.see(page)
    proposed = visitor.client.get(f"/settings/?goal={plan.needed}").content.decode()
    assert f'name="goal" min="1" max="500" value="{plan.needed}"' in proposed
    assert "not saved yet" in proposed
    assert learner().goal == 1
    Learner.objects.update(goal=plan.needed)
    assert not progress_of(learner()).plan.falls_short
    assert "Everything has its turn before the exam." in visitor.see("/progress/")


@pytest.mark.parametrize("exam_in", [None, 5])
def test_every_question_of_the_notes_is_planned_once(visitor: Visitor, exam_in: int | None) -> None:
    practised_yesterday(visitor, a_day=100, exam_in=exam_in)
    plan = progress_of(learner()).plan
    assert sum(day.questions for day in plan.days) == ACTIVE


def test_cards_come_on_top_of_the_questions_and_are_spread_too(visitor: Visitor) -> None:
    practised_yesterday(visitor, a_day=1)
    cards = list(Card.objects.filter(retired=False))
    then = timezone.now() - timedelta(days=4)
    for card in cards:
        CardMemory.objects.create(
            learner=learner(), card=card, stability=1, difficulty=5, last_at=then, due_at=then
        )
    days = progress_of(learner()).plan.days
    assert [day.cards for day in days[: len(cards)]] == [1] * len(cards)
    assert all(day.questions <= 1 for day in days)
    assert "1 card to flip" in visitor.see("/")


def test_the_numbers_of_the_plan_stand_in_a_table(visitor: Visitor) -> None:
    practised_yesterday(visitor, a_day=2)
    today = progress_of(learner()).plan.today
    assert f"Today {today.repeats} {today.new} {today.cards}" in visitor.see("/progress/")


def test_an_exam_centuries_off_costs_no_more_than_one_next_year(visitor: Visitor) -> None:
    practised_yesterday(visitor, a_day=2, exam_in=365 * 900)
    plan = progress_of(learner()).plan
    assert len(plan.days) <= 366
    assert plan.exam_in == 365 * 900
    assert visitor.see("/progress/")


@pytest.mark.parametrize("goal", ["", "0", "501", "many", "-3", "9" * 40])
def test_a_goal_that_can_not_be_is_not_proposed(visitor: Visitor, goal: str) -> None:
    page = visitor.see(f"/settings/?goal={goal}")
    assert "not saved yet" not in page
