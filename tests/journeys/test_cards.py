"""Reviewing cards in a real browser: with keys, by touch, and without JavaScript."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from studyapp.models import CardMemory
from tests.browser import OpenPage

DONE = re.compile(
    "Done for today|Nothing is due now"
)  # what waits for hours is due today just after midnight


def begin(page: Page) -> None:
    """From the start page to the first new card."""
    page.goto("/cards/")
    page.get_by_role("link", name="Learn new cards").click()
    expect(page.locator("summary")).to_be_visible()


def test_keys_show_grade_and_bring_the_next_card(page: Page, notes: Path) -> None:
    begin(page)
    first = page.locator("summary").inner_text()
    expect(page.get_by_role("button", name="Good")).to_be_hidden()
    page.keyboard.press("3")  # nothing is shown yet, so there is nothing to grade
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="Good")).to_be_visible()
    page.keyboard.press("3")
    expect(page.locator("summary")).not_to_have_text(first)
    expect(page.get_by_role("button", name="Good")).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()
    expect(page.get_by_text("2 done today")).to_be_visible()
    assert CardMemory.objects.count() == 2


def test_without_javascript_the_review_goes_on_all_the_same(open_page: OpenPage, notes: Path) -> None:
    page = open_page(javascript=False)
    begin(page)
    for _ in range(2):
        page.locator("summary").click()
        page.get_by_role("button", name="Easy").click()
    expect(page.get_by_role("heading", name=DONE)).to_be_visible()


def test_on_a_phone_a_card_is_flipped_and_graded_with_a_thumb(open_page: OpenPage, notes: Path) -> None:
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    begin(page)
    page.locator("summary").tap()
    button = page.get_by_role("button", name="Hard")
    box = button.bounding_box()
    assert box
    assert min(box["width"], box["height"]) >= 44
    assert box["y"] + box["height"] <= 844
    button.tap()
    expect(page.get_by_text("1 done today")).to_be_visible()


def test_a_signal_graded_on_its_topic_says_when_it_is_due_and_stays_in_its_place(
    page: Page, notes: Path
) -> None:
    page.goto("/topics/amazon-mwaa/")
    page.locator("summary").filter(has_text="backfills").click()
    page.get_by_role("button", name="Good").click()
    expect(page.locator("article").get_by_text("Saved. Due again in")).to_be_visible()
    expect(page.locator("#announcer")).to_contain_text("Saved. Due again in")
    expect(page.locator("summary").filter(has_text="backfills")).to_be_focused()
    assert page.url.endswith("/topics/amazon-mwaa/")
    page.reload()
    expect(page.get_by_text("Due in")).to_be_visible()
