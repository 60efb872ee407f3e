"""Without a network: topic cards that were opened before can be read, and what can't be done is said."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import OpenPage

TOPIC = "/topics/amazon-mwaa/"


def read_a_card(page: Page) -> None:
    """Opens a topic card and waits until the browser keeps it."""
    page.goto(TOPIC)
    page.evaluate(
        """async (path) => {
            await navigator.serviceWorker.ready;
            while (!(await caches.match(path))) await new Promise((done) => setTimeout(done, 50));
        }""",
        TOPIC,
    )


def test_a_topic_card_that_was_opened_once_opens_again_without_a_network(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(errors_expected=True)
    read_a_card(page)
    page.context.set_offline(True)
    page.goto("/topics/step-functions/")
    expect(page.get_by_role("heading", name="No connection")).to_be_visible()
    page.goto(TOPIC)
    expect(page.get_by_role("heading", level=1, name="Amazon MWAA")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).display") == "flex", (
        "the style sheets are there too"
    )


def test_what_needs_the_network_says_so_and_lists_what_can_be_read(notes: Path, open_page: OpenPage) -> None:
    page = open_page(errors_expected=True)
    read_a_card(page)
    page.context.set_offline(True)
    page.goto("/")
    expect(page.get_by_text("need the network")).to_be_visible()
    page.get_by_role("link", name="Amazon MWAA").click()
    expect(page.get_by_role("heading", level=1, name="Amazon MWAA")).to_be_visible()
    page.context.set_offline(True)
    page.goto("/")
    page.context.set_offline(False)
    page.get_by_role("link", name="Try again").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def test_the_app_can_be_installed(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/")
    address = page.locator("link[rel=manifest]").get_attribute("href")
    manifest = page.request.get(address).json()
    assert manifest["display"] == "standalone"
    assert page.request.get(manifest["start_url"]).ok
    for icon in manifest["icons"]:
        assert page.request.get(icon["src"]).headers["content-type"] == icon["type"]
