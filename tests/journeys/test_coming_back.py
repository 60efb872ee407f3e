"""Reload, Back, double click, two tabs, a closed browser: an answer counts once and nothing is lost."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from studyapp.models import Answer, AskedQuestion
from tests.browser import OpenPage
from tests.journeys.quizzing import (
    answer,
    choice_texts,
    choose,
    expect_question,
    expect_verdict,
    go_on,
    start_mixed,
)

both = pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])


def shown_choices(page: Page) -> list[str]:
    return page.locator("label:has(input[name=choice])").all_inner_texts()


@both
def test_a_reload_before_the_answer_shows_the_same_question_with_its_choices_in_place(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    before = shown_choices(page)
    for _ in range(3):
        page.reload()
        assert shown_choices(page) == before
    assert AskedQuestion.objects.count() == 1


@both
def test_a_reload_after_the_answer_shows_the_verdict_and_asks_nothing(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    page.on("dialog", lambda dialog: pytest.fail(f"the browser asks: {dialog.message}"))
    start_mixed(page)
    answer(page, right=False)
    before = shown_choices(page)
    page.reload()
    expect_verdict(page, right=False)
    assert shown_choices(page) == before
    assert Answer.objects.count() == 1


@both
def test_back_shows_the_verdict_and_forward_the_question_that_waits(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    answer(page)
    go_on(page)
    expect_question(page, 2)
    second = shown_choices(page)
    page.go_back()
    expect_verdict(page)
    page.go_forward()
    expect_question(page, 2)
    assert shown_choices(page) == second
    answer(page)
    assert Answer.objects.count() == 2


@both
def test_a_double_click_on_check_answers_once(notes: Path, open_page: OpenPage, *, javascript: bool) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    choose(page, choice_texts(page))
    page.get_by_role("button", name="Check").dblclick()
    expect_verdict(page)
    assert Answer.objects.count() == 1


def test_an_impatient_enter_answers_once(notes: Path, page: Page) -> None:
    start_mixed(page)
    choose(page, choice_texts(page))
    page.evaluate("""() => {
        const button = document.querySelector("button[data-primary]");
        button.click(); button.click(); button.form.requestSubmit(button);
    }""")
    expect_verdict(page)
    assert Answer.objects.count() == 1


@both
def test_two_tabs_share_the_quiz_and_the_first_answer_stands(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    first = open_page(javascript=javascript)
    start_mixed(first)
    second = open_page(context=first.context)
    second.goto(first.url)
    assert shown_choices(second) == shown_choices(first)
    choose(second, choice_texts(second, right=False))
    answer(first)
    second.get_by_role("button", name="Check").click()
    expect_verdict(second)
    go_on(second)
    go_on(first)
    expect_question(second, 2)
    expect_question(first, 2)
    assert shown_choices(second) == shown_choices(first)
    assert Answer.objects.get().correct


@both
def test_after_closing_the_browser_the_start_page_goes_on_with_the_quiz(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    answer(page)
    go_on(page)
    expect_question(page, 2)
    waiting = shown_choices(page)
    kept = page.context.storage_state()
    page.context.close()

    later = open_page(javascript=javascript, storage_state=kept)
    later.goto("/")
    expect(later.get_by_text("1 of 5").first).to_be_visible()
    later.get_by_role("link", name="Continue").click()
    expect_question(later, 2)
    assert shown_choices(later) == waiting
    for number in range(2, 6):
        expect_question(later, number)
        answer(later)
        go_on(later)
    later.goto("/")
    expect(later.get_by_role("link", name="Continue")).to_have_count(0)


def test_another_browser_cannot_see_the_quiz(notes: Path, page: Page, open_page: OpenPage) -> None:
    start_mixed(page)
    other = open_page(errors_expected=True)
    for address in [page.url, page.url.rsplit("/", 2)[0] + "/summary/"]:
        response = other.goto(address)
        assert response is not None
        assert response.status == 404
        expect(other.get_by_role("heading", name="Not here")).to_be_visible()
    other.get_by_role("link", name="To the start page").click()
    expect(other.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_a_lost_connection_keeps_the_choice_and_a_retry_answers_once(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    right = choice_texts(page)
    choose(page, right)
    page.context.set_offline(True)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text="is kept")).to_be_visible()
    expect(page.locator("label").filter(has_text=right[0]).locator("input")).to_be_checked()
    page.context.set_offline(False)
    page.get_by_role("button", name="Check").click()
    expect_verdict(page)
    assert Answer.objects.count() == 1


def test_an_answer_whose_response_was_lost_is_not_counted_twice(notes: Path, open_page: OpenPage) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    choose(page, choice_texts(page))
    lost: list[int] = []

    def answer_but_lose_the_response(route, request):
        if request.method == "POST" and not lost:
            lost.append(route.fetch().status)
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/quiz/**", answer_but_lose_the_response)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text="is kept")).to_be_visible()
    assert lost == [200]
    assert Answer.objects.count() == 1
    page.get_by_role("button", name="Check").click()
    expect_verdict(page)
    assert Answer.objects.count() == 1
