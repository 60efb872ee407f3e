"""Pictures of every page in every state, on one sheet: `make screenshots`, then open var/screenshots/index.html.

It is a test by its tools alone (a live server, a real browser, the notes in content/), and no part of the test run.
What README shows goes to docs/screenshots/.
"""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random
from typing import Literal

from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.browser import OpenPage
from tests.journeys.practised import become, practised_learner
from tests.journeys.quizzing import answer
from tests.journeys.tour import start, tour

HEIGHT = "() => Math.ceil(document.querySelector('main').getBoundingClientRect().bottom + scrollY)"
ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "var" / "screenshots"
SCREENS = {"phone": (390, 844), "desktop": (1280, 800)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# Pages that are read from top to bottom are shown whole, in a window as high as they are; those of the second set also
# as they meet the eye.
WHOLE = {
    "topics",
    "topic",
    "topic-flipped",
    "topic-graded",
    "search-results",
    "reports",
    "summary",
    "summary-unfinished",
    "weak-areas",
    "progress",
    "practised-progress",
    "practised-progress-print",
    "practised-progress-forced-colours",
    "practised-weak-areas",
}
ALSO_WHOLE = {
    "start-newcomer",
    "start-continue",
    "start",
    "practised-start",
    "verdict-right",
    "verdict-wrong",
    "verdict-multiple",
}
IN_README = {
    "practised-start-desktop-light": "start",
    "verdict-wrong-desktop-light": "quiz",
    "practised-progress-desktop-light": "progress",
    "question-phone-dark": "phone",
}


def practised(page: Page, url: str) -> Iterator[str]:
    """What someone sees who has practised for weeks."""
    become(page, practised_learner(days=26, a_day=14, rng=Random(5)), url)
    for name, path in {"start": "/", "progress": "/progress/", "weak-areas": "/weak-areas/"}.items():
        page.goto(path)
        yield f"practised-{name}"
    page.goto("/progress/")
    page.emulate_media(media="print")
    yield "practised-progress-print"
    page.emulate_media(media="screen", forced_colors="active")
    yield "practised-progress-forced-colours"
    start(page, "mixed", "5")
    answer(page, right=False)
    yield "verdict-wrong-forced-colours"


def test_take_pictures_of_every_state(
    transactional_db: None, live_server: LiveServer, open_page: OpenPage
) -> None:
    call_command("import_content", str(ROOT / "content"), verbosity=0)
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    states: list[str] = []
    for screen, (width, height) in SCREENS.items():
        for scheme in SCHEMES:
            page = open_page(
                width=width,
                height=height,
                scheme=scheme,
                errors_expected=True,
                service_workers="block",
                has_touch=screen == "phone",
                is_mobile=screen == "phone",
            )
            for state in tour(page):
                states.extend(take(page, state, screen, scheme))
            page = open_page(
                width=width,
                height=height,
                scheme=scheme,
                errors_expected=True,
                service_workers="block",
                has_touch=screen == "phone",
                is_mobile=screen == "phone",
            )
            for state in practised(page, live_server.url):
                states.extend(take(page, state, screen, scheme))
    (OUT / "index.html").write_text(sheet(list(dict.fromkeys(states))))
    for picture, name in IN_README.items():
        (ROOT / "docs" / "screenshots").mkdir(exist_ok=True)
        shutil.copy(OUT / f"{picture}.png", ROOT / "docs" / "screenshots" / f"{name}.png")
    print(f"\n{len(states)} pictures: {(OUT / 'index.html').relative_to(ROOT)}")


def take(page: Page, state: str, screen: str, scheme: str) -> Iterator[str]:
    """Takes the state's pictures and gives their names back, without screen and scheme."""
    picture = f"{state}-{screen}-{scheme}.png"
    whole = state in WHOLE and picture.removesuffix(".png") not in IN_README
    page.screenshot(path=OUT / picture, full_page=whole, animations="disabled")
    yield state
    if state in ALSO_WHOLE:
        yield f"{state}-whole"
        width, height = SCREENS[screen]
        page.set_viewport_size({"width": width, "height": page.evaluate(HEIGHT)})
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=OUT / f"{state}-whole-{screen}-{scheme}.png", animations="disabled")
        page.set_viewport_size({"width": width, "height": height})


def sheet(states: list[str]) -> str:
    """The contact sheet: a row for each state, a picture for each screen and scheme."""
    rows = "\n".join(
        f"<section><h2>{escape(state)}</h2>"
        + "".join(
            f'<a href="{name}"><img loading="lazy" src="{name}" alt="{escape(name)}" class="{screen}"></a>'
            for screen in SCREENS
            for scheme in SCHEMES
            if (OUT / (name := f"{state}-{screen}-{scheme}.png")).exists()
        )
        + "</section>"
        for state in states
    )
    return f"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>studyapp: every page and state</title>
<style>
body {{ margin: 1rem; background: #8a8f90; font: 14px system-ui; }}
section {{ margin-bottom: 2rem; }}
h2 {{ margin: 0 0 0.5rem; font-size: 1rem; }}
a {{ display: inline-block; max-height: 30rem; overflow: hidden; margin: 0 0.5rem 0.5rem 0; vertical-align: top; }}
.phone {{ width: 13rem; }}
.desktop {{ width: 38rem; }}
</style>
{rows}
</html>
"""
