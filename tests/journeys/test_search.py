"""Searching in a real browser: as one types, with keys, and without JavaScript."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import OpenPage


def test_results_come_while_typing_and_keys_lead_to_the_place(page: Page, notes: Path) -> None:
    page.goto("/search/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type("backf")
    expect(page.get_by_role("heading", name="Exam signals")).to_be_visible()
    expect(page).to_have_url("/search/?q=backf")
    page.keyboard.press("ArrowDown")
    expect(page.locator("[data-hit]").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="If the question mentions")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Amazon MWAA")
    assert "#card-" in page.url


def test_a_question_found_opens_as_a_quiz_of_one(page: Page, notes: Path) -> None:
    page.goto("/search/")
    page.keyboard.type("objects from deletion")
    page.get_by_role("button", name="Which two settings").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("question 1 of 1")


def test_a_slash_brings_one_back_to_the_field(page: Page, notes: Path) -> None:
    page.goto("/search/?q=managed")
    page.locator("[data-hit]").first.focus()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("retries")
    expect(page.get_by_role("searchbox")).to_have_value("retries")
    expect(page.locator("mark", has_text="retries")).to_be_visible()


def test_without_javascript_the_form_finds_the_same(open_page: OpenPage, notes: Path) -> None:
    page = open_page(javascript=False)
    page.goto("/topics/")
    page.get_by_role("searchbox").fill("serverless")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("mark", has_text="Serverless").first).to_be_visible()
    page.locator("[data-hit]").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_the_number_of_results_is_told_to_a_screen_reader(page: Page, notes: Path) -> None:
    page.goto("/search/")
    page.keyboard.type("zebra")
    expect(page.locator("#announcer")).to_have_text("Nothing found for zebra.")
