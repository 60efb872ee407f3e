"""Requests that no page of ours sends: each gets a clear page, none a traceback, nothing is lost."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.models import Answer, Choice, Learner, QuizSession
from tests.views.practice import PAIR_TARGET, Visitor, asked_at, choices_of, quiz_url, text_of

free_form = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
NOWHERE = [
    "/nowhere/",
    "/topics/no-such-topic/",
    "/topics/%00/",
    "/topics/%ED%A0%80/",
    f"/topics/{'x' * 5000}/",
]


def test_an_answer_without_a_choice_is_told_to_choose_one(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.see(url)
    response = visitor.choose(url, [])
    assert response.status_code == 422
    assert "Choose an answer first." in text_of(response)
    assert "Check" in text_of(response)
    assert not Answer.objects.exists()


@pytest.mark.parametrize("value", ["", "-1", "0", "1.5", "9" * 18, "9" * 5000, "text", "١", "1\x00", "null"])
def test_a_choice_that_was_not_on_the_page_does_not_count(visitor: Visitor, value: str) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.see(url)
    response = visitor.choose(url, [value])
    assert response.status_code == 422
    assert "Choose an answer first." in text_of(response)
    assert not Answer.objects.exists()


def test_a_choice_of_another_question_does_not_count(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.see(url)
    others = Choice.objects.exclude(version=asked_at(url).version).values_list("pk", flat=True)
    assert visitor.choose(url, list(others)).status_code == 422
    assert not Answer.objects.exists()


@free_form
@given(st.lists(st.one_of(st.text(), st.integers().map(str)), max_size=6))
def test_whatever_is_sent_as_an_answer_is_graded_or_refused(visitor: Visitor, values: list[str]) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.see(url)
    response = visitor.choose(url, values)
    assert response.status_code in (302, 422)
    assert Answer.objects.filter(asked=asked_at(url)).exists() == (response.status_code == 302)


@free_form
@given(
    what=st.one_of(st.text(), st.sampled_from(["mixed", "topic", "cue", "contrast", "again"])), rest=st.text()
)
def test_whatever_is_sent_as_a_kind_of_practice_starts_a_quiz_or_says_why_not(
    visitor: Visitor, what: str, rest: str
) -> None:
    response = visitor.client.post("/quiz/", {"what": f"{what} {rest}", "size": 5})
    assert response.status_code in (302, 400, 404)
    if response.status_code != 302:
        assert "href=" in response.content.decode()


@pytest.mark.parametrize(
    "what", ["topic no-such-topic", "topic", "contrast contrast:a|b", "contrast mixed", "cue cue:none"]
)
def test_practice_of_what_is_not_in_the_notes_is_not_started(visitor: Visitor, what: str) -> None:
    response = visitor.client.post("/quiz/", {"what": what, "size": 5})
    assert response.status_code == 404
    assert "Nothing to ask there" in text_of(response)
    assert not QuizSession.objects.exists()


@pytest.mark.parametrize("size", [0, -5, 9999, "many", "1e3", "9" * 400])
def test_a_size_that_no_quiz_has_is_refused_in_words(visitor: Visitor, size: int | str) -> None:
    response = visitor.client.post("/quiz/", {"what": "mixed", "size": size})
    assert response.status_code == 400
    assert "nsure this value is" in text_of(response) or "Enter a whole number" in text_of(response)
    assert not QuizSession.objects.exists()


def test_a_form_without_anything_is_refused_in_words(visitor: Visitor) -> None:
    response = visitor.client.post("/quiz/", {})
    assert response.status_code == 400
    assert "required" in text_of(response)
    assert not Learner.objects.exists()


@pytest.mark.parametrize("address", NOWHERE)
def test_an_unknown_address_gets_a_page_that_leads_on(visitor: Visitor, address: str) -> None:
    response = visitor.client.get(address)
    assert response.status_code == 404
    assert "Not here" in text_of(response)
    assert "To the start page" in text_of(response)


@pytest.mark.parametrize(
    "address",
    [
        "/search/?q=%00",
        "/search/?q=%22%27%28%29%2A%3A%26%7C%21%3C",
        "/search/?q=" + "a%20" * 3000,
        f"/search/question/{'9' * 40}/",
        f"/cards/{'9' * 40}/grade/",
        "/notes-files/%00.png",
        "/notes-files/" + "../" * 9 + "etc/passwd.png",
        f"/quiz/{uuid4()}/{'9' * 40}/flag/",
        f"/quiz/{uuid4()}/1/report/",
        "/settings/?x=%00",
        "/theme/?%FF=%FE",
    ],
)
def test_a_hostile_address_is_answered_and_never_breaks_anything(visitor: Visitor, address: str) -> None:
    visitor.start()
    for response in (
        visitor.client.get(address),
        visitor.client.post(address, {"text": "\x00", "goal": "9" * 99}),
    ):
        assert response.status_code < 500


@pytest.mark.parametrize("page", ["", "1/", "summary/"])
def test_a_quiz_that_never_was_is_not_there(visitor: Visitor, page: str) -> None:
    visitor.start()
    assert visitor.client.get(f"/quiz/{uuid4()}/{page}").status_code == 404


def test_pages_that_change_something_can_only_be_posted_to(visitor: Visitor) -> None:
    quiz = quiz_url(visitor.start())
    for address in [f"{quiz}again/", "/theme/"]:
        assert visitor.client.get(address).status_code == 405
    assert QuizSession.objects.count() == 1


def test_the_address_of_a_page_that_refused_a_quiz_leads_to_the_start_page(visitor: Visitor) -> None:
    refused = visitor.client.post("/quiz/", {"what": "topic no-such-topic"})
    here = re.search(r'name="next" value="([^"]*)"', refused.content.decode())
    assert here
    response = visitor.client.post("/theme/", {"next": here[1]}, follow=True)
    assert response.status_code == 200
    assert "Mixed practice" in text_of(response)


def test_pages_that_only_show_something_cannot_be_posted_to(visitor: Visitor) -> None:
    quiz = quiz_url(visitor.start())
    for address in ["/", "/topics/", "/weak-areas/", "/held-back/", f"{quiz}summary/", quiz]:
        assert visitor.client.post(address).status_code == 405


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(visitor: Visitor, method: str) -> None:
    url = visitor.start()
    assert getattr(visitor.client, method)(url).status_code == 405


def test_a_form_sent_from_elsewhere_is_refused_with_a_page_that_leads_on(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.see(url)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.client.cookies
    response = strict.post(url, {"choice": choices_of(url, right=True)})
    assert response.status_code == 403
    assert "Please try again" in text_of(response)
    assert "To the start page" in text_of(response)
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "goal", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)", "\x00"]
)
def test_switching_the_colours_never_leads_to_another_site(visitor: Visitor, goal: str) -> None:
    response = visitor.client.post("/theme/", {"next": goal})
    assert (response.status_code, response["Location"]) == (302, "/")
