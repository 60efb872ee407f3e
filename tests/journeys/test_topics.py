"""Reading a topic on a phone and on paper."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import OpenPage

PAGES = [
    "/topics/",
    "/topics/amazon-mwaa/",
    "/topics/storage-questions/",
    "/cards/?new=1",
    "/search/?q=question",
]


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_has_to_be_scrolled_sideways(open_page: OpenPage, notes: Path, width: int) -> None:
    page = open_page(width=width, height=700)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_a_table_on_a_phone_names_the_column_of_each_cell(open_page: OpenPage, notes: Path) -> None:
    page = open_page(width=390, height=844)
    page.goto("/topics/amazon-mwaa/")
    cell = page.get_by_role("cell", name="Use alternative Step Functions", exact=True).first
    assert cell.evaluate("cell => cell.getBoundingClientRect().width") > 250


def test_the_contents_are_folded_on_a_phone_and_lead_to_a_section(open_page: OpenPage, notes: Path) -> None:
    page = open_page(width=390, height=844)
    page.goto("/topics/amazon-mwaa/")
    link = page.get_by_role("link", name="When not to choose it").locator("visible=true")
    expect(link).to_have_count(0)
    page.locator("summary", has_text="On this page").click()
    link.click()
    expect(page.get_by_role("heading", name="When not to choose it")).to_be_in_viewport()


def test_a_signal_is_flipped_without_javascript(open_page: OpenPage, notes: Path) -> None:
    page = open_page(javascript=False)
    page.goto("/topics/amazon-mwaa/")
    answer = page.locator("article").get_by_text("Not AWS Step Functions")
    expect(answer).to_be_hidden()
    page.locator("summary").filter(has_text="backfills").click()
    expect(answer).to_be_visible()
    page.get_by_role("button", name="Easy").click()
    expect(page.get_by_text("Due in")).to_be_visible()


def test_on_paper_there_is_nothing_to_press(page: Page, notes: Path) -> None:
    page.goto("/topics/amazon-mwaa/")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="What it is")).to_be_visible()
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
