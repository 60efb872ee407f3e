"""What can't be served gets a page like ours that says what happened and leads on; what is too much gets a pause."""

import re

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from pytest_django import Settings

from studyapp import urls
from studyapp.middleware import TooMuch
from studyapp.models import Flag, Learner, QuizSession
from studyapp.views import limits
from studyapp.views.limits import MINUTE, MinuteCounts

from .practice import Visitor, asked_at, choices_of, next_to, quiz_url, text_of

ON = {"newcomers": 3, "quizzes": 2, "remarks": 2}


@pytest.fixture
def limited(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with many learners, only stricter; nobody has done anything yet in this minute."""
    settings.LIMITS = ON
    monkeypatch.setattr(limits, "_counts", MinuteCounts())


def start(client: Client, **headers: str) -> int:
    return client.post("/quiz/", {"what": "mixed"}, headers=headers).status_code


def test_an_address_that_only_a_button_may_use_says_so_and_leads_on(visitor: Visitor) -> None:
    quiz = quiz_url(visitor.start())
    response = visitor.client.get(f"{quiz}again/")
    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert "This is not a page" in text_of(response)
    assert "To the start page" in text_of(response)


@pytest.mark.parametrize("address", ["again/", "1/flag/", "1/report/", "1/note/"])
def test_colours_can_be_switched_on_a_page_of_an_error(visitor: Visitor, address: str) -> None:
    quiz = quiz_url(visitor.start())
    here = re.search(r'name="next" value="([^"]*)"', visitor.client.get(f"{quiz}{address}").content.decode())
    assert here
    assert visitor.client.post("/theme/", {"next": here[1]}, follow=True).status_code == 200


def test_a_page_open_too_long_leads_back_to_itself_loaded_anew(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = visitor.client.cookies
    response = strict.post(f"{url}flag/", {"flag": "on"}, headers={"Referer": f"http://testserver{url}"})
    assert response.status_code == 403
    assert f'href="{url}"' in response.content.decode()
    assert "Load the page anew" in text_of(response)
    assert not Flag.objects.exists()


@pytest.mark.parametrize(
    "origin", ["", "https://elsewhere.example/quiz/", "javascript:alert(1)", "//x/", "\x00"]
)
def test_a_form_from_elsewhere_is_not_led_back_there(visitor: Visitor, origin: str) -> None:
    headers = {"Referer": origin} if origin else {}
    response = Client(enforce_csrf_checks=True).post("/quiz/", {"what": "mixed"}, headers=headers)
    assert response.status_code == 403
    assert "Load the page anew" not in text_of(response)
    assert "elsewhere" not in response.content.decode()


def test_a_request_that_names_another_host_gets_our_page(notes: object, settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    response = Client().get("/", headers={"Host": "elsewhere.example"})
    assert response.status_code == 400
    assert "That did not work" in text_of(response)


@pytest.mark.usefixtures("limited")
def test_a_learner_who_starts_quiz_after_quiz_is_asked_to_wait_and_keeps_what_there_is(
    visitor: Visitor,
) -> None:
    url = visitor.start(size=1)
    visitor.answer(url)
    visitor.start(size=2)
    response = visitor.client.post(
        "/quiz/", {"what": "mixed"}, headers={"Referer": "http://testserver/topics/"}
    )
    assert response.status_code == 429
    assert 'class="button" href="/topics/"' in response.content.decode()
    assert 1 <= int(response["Retry-After"]) <= MINUTE
    assert "Go back and try again" in text_of(response)
    assert visitor.client.post(f"{quiz_url(url)}again/").status_code == 429
    assert QuizSession.objects.count() == 2
    assert "✓ Right" in visitor.see(url)


@pytest.mark.usefixtures("limited")
def test_answering_and_reading_are_never_too_much(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    for _ in range(5):
        visitor.answer(url)
        url = next_to(url)
    for _ in range(9):
        visitor.see("/")


@pytest.mark.usefixtures("limited")
def test_an_answer_of_a_learner_on_pause_is_still_taken(visitor: Visitor) -> None:
    url = visitor.start(size=5)
    visitor.see(url)
    for size in range(4):
        visitor.client.post("/quiz/", {"what": "mixed", "size": size + 1})
    assert visitor.choose(url, choices_of(url, right=True)).status_code == 302
    assert asked_at(url).answer.correct


@pytest.mark.usefixtures("limited", "notes")
def test_who_keeps_no_cookie_makes_no_more_learners_than_one_address_may() -> None:
    codes = [start(Client(), **{"X-Forwarded-For": "203.0.113.7"}) for _ in range(5)]
    assert codes == [302, 302, 302, 429, 429]
    assert Learner.objects.count() == 3
    assert start(Client(), **{"X-Forwarded-For": "203.0.113.8"}) == 302


@pytest.mark.usefixtures("limited", "notes")
def test_inventing_addresses_does_not_get_round_the_proxy() -> None:
    told = [f"198.51.100.{n}, 203.0.113.50" for n in range(4)]
    assert [start(Client(), **{"X-Forwarded-For": one}) for one in told] == [302, 302, 302, 429]


@pytest.mark.usefixtures("limited", "notes")
def test_all_addresses_of_one_home_count_as_one() -> None:
    homes = ["2001:db8:0:7::1", "2001:db8:0:7::2", "2001:db8:0:7:ffff::", "2001:db8:0:7::3"]
    assert [start(Client(), **{"X-Forwarded-For": one}) for one in homes] == [302, 302, 302, 429]
    assert start(Client(), **{"X-Forwarded-For": "2001:db8:0:8::1"}) == 302


@pytest.mark.usefixtures("limited")
@pytest.mark.parametrize("told", ["", "nonsense", "\x00", "1.2.3.4.5", "," * 50, "é"])
def test_an_unreadable_address_breaks_nothing(visitor: Visitor, told: str) -> None:
    assert start(visitor.client, **{"X-Forwarded-For": told}) in (302, 429)


@pytest.mark.usefixtures("limited")
def test_a_remark_too_many_is_refused_with_its_own_status_for_the_page_to_tell(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    codes = [
        visitor.client.post(f"{url}flag/", {"flag": "on"}, headers={"HX-Request": "true"}).status_code
        for _ in range(3)
    ]
    assert codes == [200, 200, 429]


def test_without_a_limit_nothing_is_counted(visitor: Visitor) -> None:
    assert {start(visitor.client) for _ in range(30)} == {302}


def test_the_next_minute_begins_anew() -> None:
    counts = MinuteCounts()
    for _ in range(2):
        counts.add("quizzes", "ada", 2, now=59.0)
    with pytest.raises(TooMuch) as refused:
        counts.add("quizzes", "ada", 2, now=59.5)
    assert refused.value.seconds == 1
    counts.add("quizzes", "grace", 2, now=59.5)
    counts.add("remarks", "ada", 2, now=59.5)
    counts.add("quizzes", "ada", 2, now=60.0)


def test_a_form_far_too_large_gets_our_page_and_changes_nothing(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    response = visitor.client.post(f"{url}note/", {"text": "x" * 3_000_000})
    assert response.status_code in (400, 413)
    assert "That did not work" in text_of(response)
    assert "To the start page" in text_of(response)


def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("a secret of the server")


urlpatterns = [*urls.urlpatterns, path("broken/", broken)]


@pytest.mark.urls(__name__)
def test_a_page_that_breaks_tells_nothing_of_the_server_and_leads_on(visitor: Visitor) -> None:
    visitor.client.raise_request_exception = False
    response = visitor.client.get("/broken/")
    assert response.status_code == 500
    assert "Something broke" in text_of(response)
    assert 'href="/"' in response.content.decode()
    assert "secret" not in response.content.decode()
