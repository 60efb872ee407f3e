"""The quiz page as a tool for hours: nothing moves, keys do it all, what fails is said and can be sent again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from studyapp.models import Answer, Flag, Report
from tests.browser import OpenPage
from tests.views.practice import asked_at

from .quizzing import (
    answer,
    choice_texts,
    choose,
    expect_question,
    expect_verdict,
    go_on,
    keys_of,
    start_mixed,
)

PLACES = """() => ["#stem", ".choices", ".act", ".quiz-tools"].map((selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return [selector, box.x, box.y + scrollY, box.width, box.height];
})"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (320, 640)])
@pytest.mark.parametrize("right", [True, False])
def test_nothing_moves_when_the_verdict_arrives(
    notes: Path, open_page: OpenPage, width: int, height: int, *, right: bool
) -> None:
    page = open_page(width=width, height=height)
    start_mixed(page)
    choose(page, choice_texts(page, right=right))
    before, scrolled = page.evaluate(PLACES), page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect_verdict(page, right=right) if width > 640 else expect(page.locator("#verdict")).to_be_visible()
    # The bar floats at the bottom of a small screen before and after; all else stands where it stood.
    assert [one for one in page.evaluate(PLACES) if one[0] != ".act"] == [
        one for one in before if one[0] != ".act"
    ]
    assert page.evaluate("scrollY") == scrolled


def test_the_bar_and_its_button_stay_in_place_on_a_phone(notes: Path, open_page: OpenPage) -> None:
    page = open_page(width=390, height=844)
    start_mixed(page)
    choose(page, choice_texts(page))
    bar, button = page.locator(".act").bounding_box(), page.locator("[data-primary]").bounding_box()
    page.keyboard.press("Enter")
    expect_verdict_word(page)
    assert page.locator(".act").bounding_box() == bar
    assert bottom(page.locator("[data-primary]").bounding_box()) == bottom(button)


def expect_verdict_word(page: Page) -> None:
    expect(page.locator("#verdict")).to_be_visible()


def bottom(box: FloatRect | None) -> float:
    assert box is not None
    return box["y"] + box["height"]


def test_after_the_verdict_enter_brings_the_next_question_and_a_number_answers_it(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    for number in (1, 2):
        expect_question(page, number)
        for key in keys_of(page, choice_texts(page)):
            page.keyboard.press(str(key))
        page.keyboard.press("Enter")
        expect_verdict(page)
        page.keyboard.press("Enter")
    expect_question(page, 3)
    assert Answer.objects.filter(correct=True).count() == 2


def test_one_key_says_sure_or_unsure_and_the_answer_keeps_it(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    page.keyboard.press("s")
    expect(page.get_by_role("radio", name="Sure", exact=True)).to_be_checked()
    page.keyboard.press("u")
    expect(page.get_by_role("radio", name="Unsure")).to_be_checked()
    answer(page)
    go_on(page)
    expect_question(page, 2)
    answer(page)
    assert list(Answer.objects.order_by("pk").values_list("confidence", flat=True)) == [2, None]


def test_a_skipped_question_waits_and_the_quiz_ends_when_it_is_answered(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    skipped = asked_at(page.url)
    page.keyboard.press("k")
    for number in range(2, 6):
        expect_question(page, number)
        answer(page)
        go_on(page)
    expect(page.get_by_text("4 of 5 answered")).to_be_visible()
    page.get_by_role("link", name="Go on with it").click()
    expect_question(page, 1)
    assert asked_at(page.url) == skipped
    answer(page)
    page.get_by_role("link", name="See the summary").click()
    expect(page.get_by_role("heading", name="All right")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Continue")).to_have_count(0)


def test_a_flagged_question_can_be_practised_from_the_start_page(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    flagged = asked_at(page.url).version.question
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    page.goto("/")
    page.get_by_role("radio", name="Flagged questions").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)
    assert asked_at(page.url).version.question == flagged
    page.get_by_role("button", name="Flagged").click()
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()
    assert not Flag.objects.exists()


def test_the_flag_key_leaves_the_choice_to_the_next_enter(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    for key in keys_of(page, choice_texts(page)):
        page.keyboard.press(str(key))
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    page.keyboard.press("Enter")
    expect_verdict(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reported_problem_reaches_the_authors_with_its_place(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    question = asked_at(page.url).version.question
    page.get_by_text("Report a problem", exact=True).click()
    page.get_by_label("What is wrong?").select_option(label="The question is unclear")
    page.get_by_label("In your words").fill("<b>Which</b> pipelines?")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Reported: the author will see it.")).to_be_visible()
    expect_question(page, 1)
    assert Report.objects.count() == 1
    page.goto("/reports/")
    expect(page.get_by_role("heading", name="The question is unclear")).to_be_visible()
    expect(page.get_by_text("<b>Which</b> pipelines?")).to_be_visible()
    expect(page.get_by_text(f"{question.path}:{question.line}")).to_be_visible()


def test_the_key_sheet_opens_with_a_question_mark_and_can_turn_single_keys_off(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    sheet.get_by_role("checkbox").uncheck()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("1")
    page.keyboard.press("f")
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Keys").click()
    expect(sheet.get_by_role("checkbox")).not_to_be_checked()


def test_a_choice_outlives_a_reload(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    choose(page, choice_texts(page))
    page.reload()
    expect(page.locator("input[name=choice]:checked")).to_have_count(len(choice_texts(page)))


def test_a_flag_that_did_not_arrive_says_so_and_can_be_sent_again(notes: Path, open_page: OpenPage) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    page.route("**/flag/", lambda route: route.abort("connectionfailed"))
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("Not sent"))).to_be_visible()
    page.unroute("**/flag/")
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert Flag.objects.count() == 1


def test_a_slow_answer_says_that_it_is_on_its_way(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    choose(page, choice_texts(page))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/quiz/**", hold)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text="Sending")).to_be_visible()
    held[0].continue_()
    expect_verdict(page)
    expect(page.get_by_role("status").filter(has_text="Sending")).to_have_count(0)
