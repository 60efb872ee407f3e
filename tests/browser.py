"""Fixtures for tests that need a real browser: Debian's Chromium, driven by Playwright.

`page` is a fresh desktop page, and `open_page(...)` makes pages of any other kind:

    def test_phone(open_page):
        page = open_page(width=390, height=844, scheme="dark", javascript=False)
        page.goto("/")

Addresses are relative to pytest-django's live server. A page that wrote an error to its console, a
refusal by the Content-Security-Policy among them, fails its test, unless it was opened with
`errors_expected=True`.
"""

import os
import shutil
from collections.abc import Iterator
from typing import Any, Literal, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
FLAGS = [
    "--no-sandbox",  # root has none, and CI is root
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class OpenPage(Protocol):
    def __call__(
        self,
        *,
        width: int = ...,
        height: int = ...,
        scheme: Literal["light", "dark"] = ...,
        javascript: bool = ...,
        errors_expected: bool = ...,
        context: BrowserContext | None = ...,
        **options: Any,
    ) -> Page: ...


def chromium_path() -> str | None:
    """The first Chromium on the PATH."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the whole run; a test's own pages, with cookies of their own, come from `open_page`."""
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is missing (Debian: apt-get install chromium)")
    # Playwright keeps an event loop running in this thread, which Django takes for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser, live_server: LiveServer) -> Iterator[OpenPage]:
    """Makes a page in a fresh profile, or another tab of `context`; all are closed after the test."""
    contexts: list[BrowserContext] = []
    errors: list[str] = []

    def open_page(
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Literal["light", "dark"] = "light",
        javascript: bool = True,
        errors_expected: bool = False,
        context: BrowserContext | None = None,
        **options: Any,
    ) -> Page:
        def on_console(message: ConsoleMessage) -> None:
            if message.type == "error":
                errors.append(f"{message.text} ({message.location.get('url')})")

        def on_error(error: Error) -> None:
            errors.append(str(error))

        if context is None:
            context = browser.new_context(
                base_url=live_server.url,
                viewport={"width": width, "height": height},
                color_scheme=scheme,
                java_script_enabled=javascript,
                **options,
            )
            context.set_default_timeout(10_000)
            contexts.append(context)
        page = context.new_page()
        if not errors_expected:
            page.on("console", on_console)
            page.on("pageerror", on_error)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not errors, "The browser's console has errors:\n" + "\n".join(errors)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """A desktop page with JavaScript, in light colours."""
    return open_page()
