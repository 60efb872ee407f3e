"""Progress in a real browser: charts that can be read, on a phone, on paper and by a screen reader."""

from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Page, expect

from tests.browser import OpenPage
from tests.views.practice import Visitor, next_to

PAGES = ["/progress/", "/weak-areas/"]


def practise(page: Page) -> None:
    """As if a quiz with one right and four wrong answers had been taken in this browser."""
    visitor = Visitor(Client())
    url = visitor.start(size=5)
    visitor.answer(url)
    visitor.answer_all(next_to(url), right=False)
    cookie = visitor.client.cookies["learner"].value
    page.goto("/")
    page.context.add_cookies([{"name": "learner", "value": cookie, "url": page.url}])


def test_a_learner_finds_progress_beside_the_weak_areas_and_its_numbers_below_the_charts(
    page: Page, notes: Path
) -> None:
    practise(page)
    page.goto("/weak-areas/")
    page.get_by_role("link", name="Progress", exact=True).first.click()
    expect(page.get_by_role("heading", name="Progress", exact=True)).to_be_visible()
    expect(page.get_by_role("img", name="5 answers on 1 of the last 42 days")).to_be_visible()
    page.get_by_text("Show as table: Answers per day").click()
    row = page.get_by_role("region", name="Answers per day").get_by_role("row").last
    expect(row.get_by_role("cell")).to_have_text(["1", "4"])
    page.get_by_role("link", name="Mixed practice").click()
    expect(page.get_by_text("right, 20 %")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_nothing_has_to_be_scrolled_sideways(open_page: OpenPage, notes: Path, width: int) -> None:
    page = open_page(width=width, height=700)
    practise(page)
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_on_paper_the_numbers_are_unfolded(page: Page, notes: Path) -> None:
    practise(page)
    page.goto("/progress/")
    tables = page.get_by_role("region", name="Coming up").get_by_role("table")
    expect(tables).to_have_count(0)
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.locator("table").filter(has_text="Repeats")).to_be_visible()


def test_a_domain_or_topic_is_drilled_from_the_weak_areas(page: Page, notes: Path) -> None:
    practise(page)
    page.goto("/weak-areas/")
    page.get_by_role("region", name="Topics").get_by_role("button", name="Drill").first.click()
    expect(page.get_by_role("button", name="Check")).to_be_visible()
