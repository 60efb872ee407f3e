"""Every page in every state, one after the other: for pictures, and for whatever must hold everywhere.

    for state in tour(page):
        ...  # the page stands there, in that state

Each state has a name of its own. The browser starts as a newcomer and ends as someone with a history.
"""

from collections.abc import Iterator
from functools import partial

from django.template.loader import render_to_string
from playwright.sync_api import Page, Route, expect

from studyapp.models import Question, Status, Topic

from .quizzing import answer, choice_texts, choose, go_on

BROKEN = "/broken/"


def tour(page: Page) -> Iterator[str]:
    """Brings the page into each state and yields its name. The notes hold a multiple response and a pair."""
    yield from newcomer(page)
    yield from quiz(page)
    yield from reading(page)
    yield from history(page)
    yield from errors(page)


def newcomer(page: Page) -> Iterator[str]:
    """What is seen before the first answer."""
    page.goto("/")
    yield "start-newcomer"
    if page.get_by_text("more pairs").count():
        page.get_by_text("more pairs").click()
        yield "start-all-pairs"
    page.goto("/progress/")
    yield "progress-newcomer"
    page.goto("/weak-areas/")
    yield "weak-areas-newcomer"
    page.goto("/settings/")
    yield "settings"
    page.get_by_label("Day of the exam").fill("2001-01-01")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("That day has passed")).to_be_visible()
    yield "settings-problem"


def quiz(page: Page) -> Iterator[str]:
    """A quiz from its first question to its summary, with all that can be done on the way."""
    start(page, "mixed", "5")
    yield "question"
    page.keyboard.press("?")
    yield "question-keys"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Check").click()
    expect(page.locator(".ask-problem")).to_be_visible()
    yield "question-nothing-chosen"
    choose(page, choice_texts(page))
    page.get_by_text("Report a problem", exact=True).click()
    yield "question-report"
    page.get_by_label("What is wrong?").select_option("unclear")
    page.get_by_label("In your words").fill("Which of the two is meant?")
    page.get_by_role("button", name="Send the report").click()
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    yield "question-flagged-and-reported"
    page.keyboard.press("n")
    page.get_by_label("What do you want to remember").fill("Only one of them reruns days that have passed.")
    yield "question-note"
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("Note saved")).to_be_visible()
    yield "question-note-saved"
    page.context.set_offline(True)
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#state")).to_contain_text("kept")
    yield "question-not-sent"
    page.context.set_offline(False)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("heading", name="Right", exact=True)).to_be_visible()
    yield "verdict-right"
    go_on(page)
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    answer(page, right=False)
    yield "verdict-wrong"
    page.goto("/")
    yield "start-continue"
    page.get_by_role("link", name="Continue").click()
    page.get_by_role("link", name="Leave").click()
    expect(page.get_by_role("link", name="Continue")).to_be_visible()
    yield "summary-unfinished"
    several = Question.objects.filter(version__select__gt=1, status=Status.ACTIVE).first()
    assert several is not None
    post(page, f"/search/question/{several.pk}/")
    expect(page.get_by_role("button", name="Check")).to_be_visible()
    yield "question-multiple"
    for key in "123":
        page.keyboard.press(key)
    expect(page.locator(".ask-full")).to_be_visible()
    yield "question-multiple-too-many"
    page.keyboard.press("1")
    page.keyboard.press("2")
    answer(page, right=False)
    yield "verdict-multiple"


def fulfil(route: Route, *, body: str) -> None:
    """Answers with this page."""
    route.fulfill(body=body, content_type="text/html")


def start(page: Page, what: str, size: str) -> None:
    """Starts a quiz on anything that the start form takes."""
    page.goto("/")
    post(page, "/quiz/", what=what, size=size)
    expect(page.get_by_role("button", name="Check")).to_be_visible()


def post(page: Page, action: str, **fields: str) -> None:
    """Sends a form that need not be on the page."""
    page.evaluate(
        """([action, fields]) => {
            const form = document.createElement("form");
            Object.assign(form, { action, method: "post", hidden: true });
            form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
            for (const [name, value] of Object.entries(fields)) {
                form.append(Object.assign(document.createElement("input"), { name, value }));
            }
            document.body.append(form);
            form.submit();
        }""",
        [action, fields],
    )


def reading(page: Page) -> Iterator[str]:
    """Topics, cards and search."""
    page.goto("/topics/")
    yield "topics"
    topic = Topic.objects.filter(signals__isnull=False, retired=False).order_by("position").first()
    assert topic is not None
    page.goto(f"/topics/{topic.slug}/")
    yield "topic"
    for flip in page.locator("details").all()[:2]:
        flip.evaluate("details => { details.open = true; }")
    yield "topic-flipped"
    question_set = Topic.objects.filter(is_contrast=True, retired=False).first()
    if question_set:
        page.goto(f"/topics/{question_set.slug}/")
        yield "topic-question-set"
    page.goto("/cards/")
    yield "cards"
    page.goto("/cards/?new=1")
    yield "card"
    flip = page.locator("details summary").first
    if flip.count():
        flip.click()
        yield "card-flipped"
        page.get_by_role("button", name="Again").click()
        expect(page.get_by_text("1 done today")).to_be_visible()
        page.goto("/cards/")
        yield "cards-later"
        page.goto(f"/topics/{topic.slug}/")
        yield "topic-graded"
    page.goto("/search/")
    yield "search"
    page.goto(f"/search/?q={topic.name.split()[-1]}")
    yield "search-results"
    page.goto("/search/?q=zzzz")
    yield "search-nothing"
    page.goto("/offline/")
    yield "offline"


def history(page: Page) -> Iterator[str]:
    """What is seen after a few answers."""
    start(page, "mixed", "5")
    for number in range(1, 6):
        answer(page, right=number in (2, 3))
        go_on(page)
        if number < 5:
            expect(page.get_by_role("button", name="Check")).to_be_visible()
    expect(page.get_by_role("button", name="Practise these again")).to_be_visible()
    yield "summary"
    page.goto("/")
    yield "start"
    page.goto("/weak-areas/")
    yield "weak-areas"
    page.goto("/progress/")
    yield "progress"
    page.goto("/reports/")
    yield "reports"
    page.goto("/held-back/")
    yield "held-back"


def errors(page: Page) -> Iterator[str]:
    """What went wrong, said like us."""
    page.goto("/nowhere/")
    yield "error-404"
    page.goto("/theme/")
    yield "error-405"
    page.context.clear_cookies(name="csrftoken")
    page.goto("/topics/")
    page.context.clear_cookies(name="csrftoken")
    page.get_by_role("button", name="Switch between light and dark").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Please try again")
    yield "error-403"
    page.goto("/")
    post(page, "/quiz/", what="contrast contrast:a|b")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nothing to ask")
    yield "error-nothing-to-ask"
    # A server that breaks can't be had on purpose, but its page can (where no service worker answers for it).
    for name in ("500", "429"):
        page.route(f"**{BROKEN}", partial(fulfil, body=render_to_string(f"{name}.html", {"back": "/"})))
        page.goto(BROKEN)
        yield f"error-{name}"
        page.unroute(f"**{BROKEN}")
