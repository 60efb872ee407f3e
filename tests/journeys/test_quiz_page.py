"""The quiz page as a tool for hours: nothing moves, keys do it all, what fails is said and can be sent again."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import FloatRect, Page, Route, expect

from studyapp.models import Answer, Flag, OwnNote, Report
from tests.browser import OpenPage
from tests.views.practice import asked_at

from .quizzing import (
    answer,
    choice_texts,
    choose,
    expect_question,
    expect_verdict,
    go_on,
    keys_of,
    start_mixed,
    start_topic,
)

PLACES = """() => ["#stem", ".choices", ".act"].map((selector) => {
    const box = document.querySelector(selector).getBoundingClientRect();
    return [selector, box.x, box.y + scrollY, box.width, box.height];
})"""


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (320, 640)])
@pytest.mark.parametrize("right", [True, False])
def test_nothing_moves_when_the_verdict_arrives(
    notes: Path, open_page: OpenPage, width: int, height: int, *, right: bool
) -> None:
    page = open_page(width=width, height=height)
    start_mixed(page)
    choose(page, choice_texts(page, right=right))
    before, scrolled = page.evaluate(PLACES), page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect_verdict(page, right=right) if width > 640 else expect(page.locator("#verdict")).to_be_visible()
    # The bar floats at the bottom of a small screen before and after; all else stands where it stood.
    assert [one for one in page.evaluate(PLACES) if one[0] != ".act"] == [
        one for one in before if one[0] != ".act"
    ]
    assert page.evaluate("scrollY") == scrolled


def test_the_bar_and_its_button_stay_in_place_on_a_phone(notes: Path, open_page: OpenPage) -> None:
    page = open_page(width=390, height=844)
    start_mixed(page)
    choose(page, choice_texts(page))
    bar, button = page.locator(".act").bounding_box(), page.locator("[data-primary]").bounding_box()
    page.keyboard.press("Enter")
    expect_verdict_word(page)
    assert page.locator(".act").bounding_box() == bar
    assert bottom(page.locator("[data-primary]").bounding_box()) == bottom(button)


def expect_verdict_word(page: Page) -> None:
    expect(page.locator("#verdict")).to_be_visible()


def bottom(box: FloatRect | None) -> float:
    assert box is not None
    return box["y"] + box["height"]


def test_after_the_verdict_enter_brings_the_next_question_and_a_number_answers_it(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    for number in (1, 2):
        expect_question(page, number)
        for key in keys_of(page, choice_texts(page)):
            page.keyboard.press(str(key))
        page.keyboard.press("Enter")
        expect_verdict(page)
        page.keyboard.press("Enter")
    expect_question(page, 3)
    assert Answer.objects.filter(correct=True).count() == 2


def test_one_key_says_sure_or_unsure_and_the_answer_keeps_it(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    page.keyboard.press("s")
    expect(page.get_by_role("radio", name="Sure", exact=True)).to_be_checked()
    page.keyboard.press("u")
    expect(page.get_by_role("radio", name="Unsure")).to_be_checked()
    answer(page)
    go_on(page)
    expect_question(page, 2)
    answer(page)
    assert list(Answer.objects.order_by("pk").values_list("confidence", flat=True)) == [2, None]


def test_a_skipped_question_waits_and_the_quiz_ends_when_it_is_answered(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    skipped = asked_at(page.url)
    page.keyboard.press("k")
    for number in range(2, 6):
        expect_question(page, number)
        answer(page)
        go_on(page)
    expect(page.get_by_text("4 of 5 answered")).to_be_visible()
    page.get_by_role("link", name="Continue").click()
    expect_question(page, 1)
    assert asked_at(page.url) == skipped
    answer(page)
    page.get_by_role("link", name="Summary", exact=True).click()
    expect(page.get_by_role("heading", name="All right")).to_be_visible()
    page.goto("/")
    expect(page.get_by_role("link", name="Continue")).to_have_count(0)


def test_a_flagged_question_can_be_practised_from_the_start_page(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    flagged = asked_at(page.url).version.question
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    page.goto("/")
    page.get_by_role("radio", name="Flagged questions").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect_question(page, 1)
    assert asked_at(page.url).version.question == flagged
    page.get_by_role("button", name="Flagged").click()
    expect(page.get_by_role("button", name="Flag", exact=True)).to_be_visible()
    assert not Flag.objects.exists()


def test_the_flag_key_leaves_the_choice_to_the_next_enter(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    for key in keys_of(page, choice_texts(page)):
        page.keyboard.press(str(key))
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    page.keyboard.press("Enter")
    expect_verdict(page)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reported_problem_reaches_the_authors_with_its_place(
    notes: Path, open_page: OpenPage, *, javascript: bool
) -> None:
    page = open_page(javascript=javascript)
    start_mixed(page)
    question = asked_at(page.url).version.question
    page.get_by_text("Report a problem", exact=True).click()
    page.get_by_label("What is wrong?").select_option(label="The question is unclear")
    page.get_by_label("In your words").fill("<b>Which</b> pipelines?")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Reported: the author will see it.")).to_be_visible()
    expect_question(page, 1)
    assert Report.objects.count() == 1
    page.goto("/reports/")
    expect(page.get_by_role("heading", name="The question is unclear")).to_be_visible()
    expect(page.get_by_text("<b>Which</b> pipelines?")).to_be_visible()
    expect(page.get_by_text(f"{question.path}:{question.line}")).to_be_visible()


def test_the_key_sheet_opens_with_a_question_mark_and_can_turn_single_keys_off(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page()
    start_mixed(page)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    sheet.get_by_role("checkbox").uncheck()
    sheet.get_by_role("button", name="Close").click()
    page.keyboard.press("1")
    page.keyboard.press("f")
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)
    page.reload()
    page.get_by_role("button", name="Keys").click()
    expect(sheet.get_by_role("checkbox")).not_to_be_checked()


def write_note(page: Page, text: str) -> None:
    """By keys alone: N, the words, Control and Enter."""
    page.keyboard.press("n")
    expect(page.get_by_label("What do you want to remember")).to_be_focused()
    page.keyboard.type(text)
    page.keyboard.press("Control+Enter")


def test_a_note_is_written_by_keys_and_the_next_enter_answers(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    for key in keys_of(page, choice_texts(page)):
        page.keyboard.press(str(key))
    write_note(page, "Because of the backfills, see 1 f k s")
    expect(page.get_by_text("Note saved")).to_be_focused()
    expect(page.get_by_text("Because of the backfills")).to_be_hidden()
    page.keyboard.press("Enter")
    expect_verdict(page)
    expect(page.get_by_role("figure").filter(has_text="Because of the backfills")).to_be_visible()
    assert OwnNote.objects.get().text == "Because of the backfills, see 1 f k s"


def test_a_note_written_at_the_verdict_stands_there_at_once(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    answer(page)
    write_note(page, "first thought")
    figure = page.get_by_role("figure").filter(has_text="Your note")
    expect(figure).to_contain_text("first thought")
    page.keyboard.press("n")
    page.get_by_label("What do you want to remember").fill("second thought")
    page.get_by_role("button", name="Save the note").click()
    expect(figure).to_contain_text("second thought")
    expect(page.get_by_text("Note saved")).to_have_count(1)
    expect(figure).to_have_count(1)


def test_a_note_that_was_not_sent_is_kept_through_a_reload_and_the_verdict(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    page.route("**/note/", lambda route: route.abort("connectionfailed"))
    write_note(page, "not yet sent")
    expect(page.get_by_role("status").filter(has_text=re.compile("Not sent"))).to_be_visible()
    page.reload()
    field = page.get_by_label("What do you want to remember")
    expect(field).to_have_value("not yet sent")
    answer(page)
    expect(field).to_have_value("not yet sent")
    page.unroute("**/note/")
    page.get_by_role("button", name="Save the note").click()
    expect(page.get_by_text("Note saved")).to_be_visible()
    page.reload()
    expect(field).to_be_hidden()
    assert OwnNote.objects.get().text == "not yet sent"


def test_escape_closes_the_note_and_keys_work_again(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    page.keyboard.press("n")
    field = page.get_by_label("What do you want to remember")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_hidden()
    page.keyboard.press("1")
    expect(page.locator("input[name=choice]:checked")).to_have_count(1)


@pytest.mark.parametrize("key", ["n", "r"])
def test_after_escape_enter_answers_and_then_goes_on(notes: Path, open_page: OpenPage, key: str) -> None:
    page = open_page()
    start_mixed(page)
    for place in keys_of(page, choice_texts(page)):
        page.keyboard.press(str(place))
    for _ in range(2):  # with the question, and with its verdict
        page.keyboard.press(key)
        expect(
            page.locator(".tool").locator("select, textarea").locator("visible=true").first
        ).to_be_focused()
        page.keyboard.press("Escape")
        page.keyboard.press("Enter")
        if page.locator("h1", has_text="question 1 of").count():
            expect_verdict(page)
    expect_question(page, 2)
    assert not OwnNote.objects.exists()
    assert not Report.objects.exists()


def test_how_sure_one_is_outlives_an_enter_without_a_choice(notes: Path, open_page: OpenPage) -> None:
    page = open_page(errors_expected=True)  # 422 counts as one
    start_mixed(page)
    page.keyboard.press("u")
    page.keyboard.press("Enter")
    expect(
        page.get_by_text("Choose an answer first.").or_(page.get_by_text("Choose exactly")).first
    ).to_be_visible()
    expect(page.get_by_role("radio", name="Unsure")).to_be_checked()
    choose(page, choice_texts(page))
    legend = page.locator(".choices legend")
    expect(legend).not_to_contain_text("Choose an answer first.")
    expect(legend).not_to_contain_text("Choose exactly")
    page.get_by_role("button", name="Check").click()
    expect_verdict(page)
    assert Answer.objects.get().confidence == 2


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800), (1280, 1200)])
def test_the_next_question_is_in_reach_at_the_end_of_the_reasons(
    notes: Path, open_page: OpenPage, width: int, height: int
) -> None:
    page = open_page(width=width, height=height)
    start_mixed(page)
    answer(page, right=False)
    page.get_by_role("link", name="Why").click()
    expect(page.locator("#why")).to_be_in_viewport()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    expect(page.get_by_role("link", name="Next", exact=True)).to_be_in_viewport(ratio=1)


def test_the_topic_card_leads_back_to_its_question_by_escape(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    answer(page)
    page.keyboard.press("t")
    expect(page.get_by_role("link", name="Back to question 1")).to_be_in_viewport()
    page.wait_for_load_state()
    page.keyboard.press("Escape")
    expect(page.locator("#verdict")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_what_is_opened_stays_where_it_was_pressed(notes: Path, open_page: OpenPage, width: int) -> None:
    page = open_page(width=width)
    start_mixed(page)
    opener = page.get_by_text("Report a problem", exact=True)
    before = opener.evaluate("one => one.getBoundingClientRect().y + scrollY")
    opener.click()
    form = page.get_by_label("What is wrong?")
    expect(form).to_be_visible()
    assert opener.evaluate("one => one.getBoundingClientRect().y + scrollY") == before
    assert form.evaluate("one => one.getBoundingClientRect().y + scrollY") > before


@pytest.mark.parametrize("address", ["/", "/topics/", "/cards/", "/progress/", "/weak-areas/", "/settings/"])
def test_every_page_has_its_sheet_of_keys(notes: Path, open_page: OpenPage, address: str) -> None:
    page = open_page()
    page.goto(address)
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    expect(sheet.get_by_text("search")).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_a_phone_without_keys_is_not_told_of_them(notes: Path, open_page: OpenPage) -> None:
    page = open_page(width=390, height=844, has_touch=True, is_mobile=True)
    start_mixed(page)
    expect(page.get_by_role("button", name="Keys")).to_be_hidden()


def test_one_tick_too_many_is_taken_back_and_said(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_topic(page)
    legend = page.locator(".choices legend")
    for key, words in [("1", "1 of 2 chosen"), ("2", "2 of 2 chosen"), ("3", "2 already chosen")]:
        page.keyboard.press(key)
        expect(legend).to_contain_text(words)
    expect(page.locator("#announcer")).to_contain_text("Take one back first")
    page.locator("label.choice").nth(3).click()
    assert [box.is_checked() for box in page.locator("input[name=choice]").all()] == [
        True,
        True,
        False,
        False,
    ]
    page.keyboard.press("1")
    expect(legend).to_contain_text("1 of 2 chosen")
    page.reload()
    expect(legend).to_contain_text("1 of 2 chosen")


def test_without_javascript_too_many_ticks_are_counted_by_the_server(
    notes: Path, open_page: OpenPage
) -> None:
    page = open_page(javascript=False, errors_expected=True)  # 422 counts as one
    start_topic(page)
    expect(page.get_by_text("Choose 2", exact=True)).to_be_visible()
    for label in page.locator("label.choice").all()[:3]:
        label.click()
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_text("Choose exactly 2 answers: you chose 3.")).to_be_visible()
    expect(page.locator("input[name=choice]:checked")).to_have_count(3)


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "open too long"), (404, "not here any more"), (429, "wait a minute"), (500, "kept")],
)
def test_an_answer_that_the_server_refuses_says_why_and_keeps_the_choice(
    notes: Path, open_page: OpenPage, status: int, words: str
) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    choose(page, choice_texts(page))
    page.route("**/quiz/**", lambda route: route.fulfill(status=status, body="no"))
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text=re.compile(words))).to_be_visible()
    expect(page.locator("input[name=choice]:checked")).to_have_count(len(choice_texts(page)))
    page.unroute("**/quiz/**")
    page.reload()
    page.get_by_role("button", name="Check").click()
    expect_verdict(page)
    assert Answer.objects.count() == 1


def test_a_choice_outlives_a_reload(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    choose(page, choice_texts(page))
    page.reload()
    expect(page.locator("input[name=choice]:checked")).to_have_count(len(choice_texts(page)))


def test_a_flag_that_did_not_arrive_says_so_and_can_be_sent_again(notes: Path, open_page: OpenPage) -> None:
    page = open_page(errors_expected=True)
    start_mixed(page)
    page.route("**/flag/", lambda route: route.abort("connectionfailed"))
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("Not sent"))).to_be_visible()
    page.unroute("**/flag/")
    page.get_by_role("button", name="Flag").click()
    expect(page.get_by_role("button", name="Flagged")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Saved")).to_be_visible()
    assert Flag.objects.count() == 1


def test_a_slow_answer_says_that_it_is_on_its_way(notes: Path, open_page: OpenPage) -> None:
    page = open_page()
    start_mixed(page)
    choose(page, choice_texts(page))
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/quiz/**", hold)
    page.get_by_role("button", name="Check").click()
    expect(page.get_by_role("status").filter(has_text="Sending")).to_be_visible()
    held[0].continue_()
    expect_verdict(page)
    expect(page.get_by_role("status").filter(has_text="Sending")).to_have_count(0)
