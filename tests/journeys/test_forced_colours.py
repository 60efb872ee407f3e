"""Where the system decides on the colours, lines and signs tell apart what colours would."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.browser import OpenPage

from .quizzing import answer, choice_texts, choose, expect_question, go_on, start_mixed

LINES = """(element) => {
    const { borderStyle, outlineStyle, outlineWidth } = getComputedStyle(element);
    return [borderStyle, outlineStyle, outlineWidth].join(" ");
}"""


def lines_of(choice: Locator) -> str:
    """How the frame of a choice is drawn."""
    return str(choice.first.evaluate(LINES))


def leave_the_choices(page: Page) -> None:
    """Takes the focus away, which has a line of its own."""
    page.get_by_role("heading", level=1).evaluate("() => document.activeElement.blur()")


def test_a_choice_that_is_chosen_right_wrong_or_missed_has_lines_of_its_own(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(forced_colors="active")
    start_mixed(page)
    expect_question(page, 1)
    plain = lines_of(page.locator(".choice"))
    choose(page, choice_texts(page)[:1])
    leave_the_choices(page)
    chosen = lines_of(page.locator(".choice:has(:checked)"))
    answer(page, right=False)
    wrong, missed = lines_of(page.locator(".choice-wrong")), lines_of(page.locator(".choice-missed"))
    go_on(page)
    expect_question(page, 2)
    answer(page)
    right = lines_of(page.locator(".choice-right"))
    assert len({plain, chosen, wrong, missed, right}) == 5


def test_the_page_one_is_on_and_the_focus_are_to_be_seen(notes: Path, open_page: OpenPage) -> None:
    page = open_page(forced_colors="active")
    page.goto("/topics/")
    here = page.get_by_role("link", name="Topics", exact=True).first
    expect(here).to_have_css("border-bottom-style", "solid")
    other = page.get_by_role("link", name="Cards", exact=True).first
    expect(other).to_have_css("border-bottom-style", "none")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
