"""The whole way: start page, quiz, summary, practise these again, weak areas, drill."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from studyapp.models import Answer, AskedQuestion, QuizSession
from tests.browser import OpenPage
from tests.journeys.quizzing import (
    PAIR,
    STORAGE,
    answer,
    choice_texts,
    choose,
    expect_question,
    expect_verdict,
    go_on,
    keys_of,
    start_mixed,
    start_topic,
)
from tests.views.practice import asked_at


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_from_the_start_page_to_a_drill_on_what_was_missed(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    page.goto("/")
    page.get_by_role("radio", name=PAIR).check()
    page.get_by_role("radio", name="5", exact=True).check(force=True)
    page.get_by_role("button", name="Start", exact=True).click()
    missed = []
    for number in range(1, 6):
        expect_question(page, number)
        right = number not in (2, 4)
        if not right:
            missed.append(asked_at(page.url).version.stem)
        answer(page, right=right)
        go_on(page)

    expect(page.get_by_role("heading", name="What was missed")).to_be_visible()
    expect(page.get_by_text("right, 60 %")).to_be_visible()
    expect(page.get_by_role("row", name=PAIR).last).to_contain_text("2 of 5")
    for stem in missed:
        expect(page.get_by_text(stem)).to_be_visible()

    page.get_by_role("button", name="Practise these again").click()
    again = []
    for number in (1, 2):
        expect_question(page, number)
        again.append(asked_at(page.url).version.stem)
        answer(page)
        go_on(page)
    assert sorted(again) == sorted(missed)
    expect(page.get_by_role("heading", name="All right")).to_be_visible()

    page.get_by_role("main").get_by_role("link", name="Weak areas").click()
    expect(page.get_by_text("After 7 answers")).to_be_visible()
    page.get_by_role("button", name=f"Drill {PAIR}").first.click()
    expect_question(page, 1)
    expect(page.get_by_role("heading", level=1)).to_contain_text(PAIR)
    assert Answer.objects.count() == 7


def test_a_quiz_by_keys_alone(notes: Path, page: Page) -> None:
    start_mixed(page)
    for number in range(1, 6):
        expect_question(page, number)
        for place in keys_of(page, choice_texts(page)):
            page.keyboard.press(str(place) if number % 2 else "ABCDE"[place - 1])
        page.keyboard.press("Enter")
        expect_verdict(page)
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All right")).to_be_visible()
    assert Answer.objects.filter(correct=True).count() == 5


def test_enter_held_down_stops_at_the_verdict(notes: Path, page: Page) -> None:
    start_mixed(page)
    for place in keys_of(page, choice_texts(page)):
        page.keyboard.press(str(place))
    page.keyboard.down("Enter")
    expect_verdict(page)
    # A key that is held down repeats by itself, which is no second press.
    for _ in range(20):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    expect_verdict(page)
    assert (AskedQuestion.objects.count(), Answer.objects.count()) == (1, 1)


def test_small_letters_choose_like_capitals_and_a_second_press_takes_a_tick_back(
    notes: Path, page: Page
) -> None:
    start_topic(page)
    boxes = page.get_by_role("checkbox").filter(visible=True)
    page.keyboard.press("a")
    page.keyboard.press("C")
    page.keyboard.press("3")
    page.keyboard.press("4")
    assert [n for n, box in enumerate(boxes.all()) if box.is_checked()] == [0, 3]


def test_keys_without_a_choice_behind_them_do_nothing(notes: Path, page: Page) -> None:
    start_mixed(page)
    page.keyboard.press("9")
    page.keyboard.press("Control+a")
    assert not any(radio.is_checked() for radio in page.locator("input[name=choice]").all())


def test_a_quiz_by_touch_on_a_phone(notes: Path, open_page: OpenPage) -> None:
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    page.goto("/")
    page.get_by_text(PAIR).tap()
    page.get_by_role("radio", name="5", exact=True).tap(force=True)
    page.get_by_role("button", name="Start", exact=True).tap()
    for number in range(1, 6):
        expect_question(page, number)
        for text in choice_texts(page):
            page.locator("label").filter(has_text=text).first.tap()
        page.get_by_role("button", name="Check").tap()
        expect_verdict(page)
        page.locator("[data-primary]").tap()
    expect(page.get_by_role("heading", name="All right")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_verdict_gives_reasons_and_leads_to_the_topic_card(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_topic(page, "Amazon MWAA")
    number = 1
    while asked_at(page.url).version.question.kind == "authored":
        answer(page)
        go_on(page)
        number += 1
        expect_question(page, number)
    asked = asked_at(page.url)
    answer(page, right=False)
    for choice in asked.version.choices.exclude(why=""):
        expect(page.get_by_text(choice.why, exact=True)).to_be_visible()
    expect(page.get_by_text(f"mwaa.md, line {asked.version.question.line}")).to_be_visible()
    page.get_by_role("link", name="Topic card: Amazon MWAA").click()
    expect(page.get_by_role("heading", name="Amazon MWAA", level=1)).to_be_visible()
    expect(page.get_by_text("A managed scheduler for DAGs.")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_wrong_number_of_choices_is_told_and_keeps_what_was_chosen(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript, errors_expected=True)  # Chromium logs the 422
    start_topic(page)
    expect(page.get_by_text("Choose 2", exact=False).first).to_be_visible()
    first = choice_texts(page)[0]
    choose(page, [first])
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Choose exactly 2 answers: you chose 1.").first).to_be_visible()
    expect(page.get_by_role("checkbox", name=first)).to_be_checked()
    choose(page, choice_texts(page)[1:])
    page.get_by_role("button", name="Check").click()
    expect_verdict(page)
    assert QuizSession.objects.get().label == STORAGE
