"""The start page answers "what now?", for newcomers and for those with a history."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from studyapp.models import Learner, Notice, Question
from studyapp.queries.home import days_in_a_row
from tests.browser import OpenPage
from tests.views.practice import import_folder
from tests.views.test_query_counts import more_notes

from .practised import become, practised_learner
from .quizzing import answer, expect_question, go_on, start_mixed


def test_a_newcomer_is_one_click_away_from_a_quiz(notes: Path, page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)


def test_a_long_list_of_pairs_narrows_to_what_is_typed_and_enter_takes_the_first(
    live_server: LiveServer, transactional_db: None, tmp_path: Path, open_page: OpenPage
) -> None:
    import_folder(tmp_path / "notes", more_notes())
    page = open_page()
    page.goto("/")
    pairs = page.get_by_role("radio", name=" vs ")
    finder = page.get_by_role("searchbox", name="Find a pair")
    finder.press_sequentially("mwaa3 functions3")
    expect(pairs).to_have_count(1)
    finder.press("Enter")
    expect(pairs).to_be_checked()
    finder.fill("mwaa0 functions0")
    expect(pairs).to_have_count(2)  # what is chosen stays in sight
    expect(page.locator("summary", has_text="found")).to_be_visible()
    expect(page.get_by_text("more pairs that the notes contrast")).to_have_count(0)
    finder.press("Enter")
    expect(page.get_by_role("radio", name="MWAA0 vs")).to_be_checked()
    finder.fill("")
    expect(page.get_by_text("more pairs that the notes contrast")).to_be_visible()
    assert page.locator("[data-pair]:not([hidden])").count() > 6


def test_without_javascript_the_other_pairs_are_behind_a_fold_and_nothing_pretends_to_find(
    live_server: LiveServer, transactional_db: None, tmp_path: Path, open_page: OpenPage
) -> None:
    import_folder(tmp_path / "notes", more_notes())
    page = open_page(javascript=False)
    page.goto("/")
    expect(page.get_by_placeholder("Find a pair")).to_be_hidden()
    page.get_by_text("more pairs that the notes contrast").click()
    page.locator("details.more-practices input").first.check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(" vs ")


def test_after_a_quiz_the_start_page_says_what_is_left_today_and_starts_it(notes: Path, page: Page) -> None:
    start_mixed(page)
    for number in range(1, 6):
        expect_question(page, number)
        answer(page)
        go_on(page)
    expect(page.get_by_role("link", name="New quiz")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("today, about")
    expect(page.get_by_text("Practised on 1 of the last 7 days.")).to_be_visible()
    page.get_by_role("button", name="Practise now").click()
    expect_question(page, 1)


@pytest.mark.parametrize(
    ("unit", "goal", "left"), [("questions", "3", "1 question today"), ("minutes", "2", "Done for today")]
)
def test_the_plan_keeps_to_what_a_day_may_take(
    notes: Path, page: Page, unit: str, goal: str, left: str
) -> None:
    start_mixed(page)
    answer(page)
    go_on(page)
    expect_question(page, 2)
    answer(page)
    page.goto("/settings/")
    page.get_by_label("Daily goal").fill(goal)
    page.get_by_role("radio", name=unit).check(force=True)
    page.get_by_role("button", name="Save").click()
    Learner.objects.get().quizzes.update(finished_at=timezone.now())
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text(left)


def test_an_exam_date_counts_the_days_and_one_in_the_past_is_refused(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(errors_expected=True)
    page.goto("/settings/")
    page.get_by_label("Day of the exam").fill("2001-01-01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That day has passed.")).to_be_visible()
    page.get_by_label("Day of the exam").fill((timezone.localdate() + timedelta(days=10)).isoformat())
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("10 days to the exam")).to_be_visible()
    page.goto("/settings/")
    expect(page.get_by_label("Day of the exam")).to_have_value(
        (timezone.localdate() + timedelta(days=10)).isoformat()
    )


def test_settings_keep_the_learner_that_the_browser_has(notes: Path, page: Page) -> None:
    start_mixed(page)
    answer(page)
    page.goto("/settings/")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    expect(page.get_by_role("link", name="Continue")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Saved", exact=True)).to_have_count(0)
    assert Learner.objects.count() == 1


def test_the_three_weakest_areas_each_start_their_drill(
    notes: Path, open_page: OpenPage, live_server: LiveServer
) -> None:
    learner = practised_learner(days=6, a_day=7, rng=Random(3))
    page = open_page()
    become(page, learner, live_server.url)
    page.goto("/")
    drills = page.get_by_role("button", name="Drill")
    assert 1 <= drills.count() <= 3
    name = drills.first.inner_text().removeprefix("Drill").strip()
    drills.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_a_changed_right_answer_is_told_once_with_what_is_right_now(
    notes: Path, open_page: OpenPage, live_server: LiveServer
) -> None:
    learner = practised_learner(days=2, a_day=5, rng=Random(1))
    question = Question.objects.filter(version__isnull=False, answers__learner=learner).first()
    Notice.objects.create(learner=learner, version=question.version)
    page = open_page()
    become(page, learner, live_server.url)
    page.goto("/")
    told = page.get_by_role("region", name="1 answer was graded anew")
    right = question.version.choices.filter(correct=True).first()
    expect(told).to_contain_text(right.text)
    page.reload()
    expect(told).to_have_count(0)


TODAY = date(2026, 3, 20)


@pytest.mark.parametrize(
    ("days_ago", "in_a_row"),
    [
        ([], 0),
        ([0], 1),
        ([0, 1, 2], 3),
        ([1, 2], 2),
        ([0, 2, 3], 3),
        ([0, 3], 1),
        ([2, 3], 2),
        ([3, 4], 0),
    ],
)
def test_days_in_a_row_forgive_a_day_of_rest_and_a_today_that_is_not_over(
    days_ago: list[int], in_a_row: int
) -> None:
    assert days_in_a_row({TODAY - timedelta(days=n): 5 for n in days_ago}, TODAY) == in_a_row
