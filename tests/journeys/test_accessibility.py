"""Every page in every state, for everyone: axe-core finds nothing, and nothing is cut off on a small screen.

One walk through all states serves every check: the window and the colours change while the page stays as it is.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.browser import OpenPage

from .tour import tour

EVERYTHING = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What is where doesn't depend on colours; so each width is looked at in full once, and its other colours for contrast.
LOOKS: list[tuple[int, str, list[str]]] = [
    (1280, "light", EVERYTHING),
    (1280, "dark", ["color-contrast"]),
    (390, "dark", EVERYTHING),
    (390, "light", ["color-contrast"]),
]
# 320 pixels wide, and as low as a window of 1280 by 1024 is at 400 %.
SMALLEST: ViewportSize = {"width": 320, "height": 256}

WIDER_THAN_THE_SCREEN = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
}"""


def found_by_axe(page: Page, rules: list[str]) -> list[str]:
    """What axe-core reports of the page as it stands: rule, help and place."""
    response: dict[str, Any] = Axe().run(page, options={"runOnly": rules}).response
    return [
        f"{violation['id']}: {violation['help']}: {node['target']} {node.get('failureSummary', '')}"
        for violation in response["violations"]
        for node in violation["nodes"]
    ]


def problems_of(page: Page, state: str) -> Iterator[str]:
    """One line for each thing that is wrong with the page in this state."""
    for width, scheme, rules in LOOKS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        for line in found_by_axe(page, rules):
            yield f"{state}, {width} pixels, {scheme}: {line}"
    page.set_viewport_size(SMALLEST)
    if extra := page.evaluate(WIDER_THAN_THE_SCREEN):
        yield f"{state}: {extra} pixels wider than a screen of {SMALLEST['width']}"
    page.set_viewport_size({"width": 1280, "height": 800})


def test_every_state_is_accessible_in_both_colours_on_every_screen(notes: Path, open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce", errors_expected=True, service_workers="block")
    found = [problem for state in tour(page) for problem in problems_of(page, state)]
    assert not found, "\n".join(found)
