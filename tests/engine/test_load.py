"""The daily load and the plan to an exam."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.load import backlog_days, needed_a_day, plan, questions_for_minutes

MONDAY = date(2026, 3, 2)


def test_a_backlog_is_spread_over_days_and_never_dumped_on_one():
    days = plan([MONDAY - timedelta(days=30)] * 100, 0, 20, MONDAY, MONDAY + timedelta(days=7))
    assert [day.questions for day in days] == [20, 20, 20, 20, 20, 0, 0]


def test_new_material_is_spread_up_to_the_exam():
    days = plan([], 70, 20, MONDAY, MONDAY + timedelta(days=7))
    assert sum(day.new for day in days) == 70
    assert max(day.questions for day in days) <= 20


def test_new_material_keeps_a_share_of_the_day_however_much_is_due():
    days = plan([MONDAY] * 500, 50, 21, MONDAY, MONDAY + timedelta(days=10))
    assert all(day.new >= 5 for day in days[:5])


def test_what_was_done_today_counts():
    assert plan([MONDAY] * 50, 0, 20, MONDAY, done_today=15)[0].questions == 5
    assert plan([MONDAY] * 50, 0, 20, MONDAY, done_today=25)[0].questions == 0


def test_an_exam_today_or_past_leaves_no_plan():
    assert plan([MONDAY], 5, 20, MONDAY, MONDAY) == []
    assert plan([MONDAY], 5, 20, MONDAY, MONDAY - timedelta(days=3)) == []


def test_minutes_become_questions_at_the_learners_pace():
    assert questions_for_minutes(20, 60) == 20
    assert questions_for_minutes(1, 90) == 1
    assert questions_for_minutes(0) == 0


def test_negative_counts_are_refused():
    with pytest.raises(ValueError, match="negative"):
        plan([], -1, 20, MONDAY)


@given(
    st.lists(st.integers(-40, 40), max_size=80), st.integers(0, 200), st.integers(0, 60), st.integers(0, 30)
)
def test_no_day_is_ever_over_the_load_and_nothing_is_planned_twice(due, unseen, a_day, length):
    days = plan(
        [MONDAY + timedelta(days=n) for n in due], unseen, a_day, MONDAY, MONDAY + timedelta(days=length)
    )
    assert all(day.questions <= a_day and day.due >= 0 and day.new >= 0 for day in days)
    assert sum(day.new for day in days) <= unseen
    assert sum(day.due for day in days) <= len(due)


def test_a_backlog_is_told_in_days_also_when_it_outlasts_the_plan():
    waiting = [MONDAY] * 100
    assert backlog_days(plan(waiting, 0, 20, MONDAY), 100) == 5
    assert backlog_days(plan(waiting, 0, 20, MONDAY, MONDAY + timedelta(days=3)), 100) == 5
    assert backlog_days(plan(waiting, 0, 5, MONDAY), 100) == 20
    assert backlog_days(plan(waiting, 0, 0, MONDAY), 100) is None
    assert backlog_days([], 100) is None


def test_a_day_before_the_exam_has_to_take_all_of_it():
    assert needed_a_day([MONDAY] * 30, 12, MONDAY, MONDAY + timedelta(days=1)) == 42
    assert needed_a_day([MONDAY] * 30, 12, MONDAY, MONDAY) is None


@given(
    st.lists(st.integers(-40, 40), max_size=40), st.integers(0, 80), st.integers(0, 30), st.integers(1, 30)
)
def test_what_a_day_would_have_to_be_is_enough_and_one_less_is_not(due, unseen, done, length):
    exam = MONDAY + timedelta(days=length)
    waiting = [MONDAY + timedelta(days=n) for n in due if n < length]
    enough = needed_a_day([MONDAY + timedelta(days=n) for n in due], unseen, MONDAY, exam, done)

    def left(a_day: int) -> int:
        planned = plan(waiting, unseen, a_day, MONDAY, exam, done)
        return len(waiting) + unseen - sum(day.questions for day in planned)

    assert left(enough) == 0
    if enough:
        assert left(enough - 1) > 0
