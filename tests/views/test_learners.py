"""Whose history it is: a cookie ties a browser to it, and nobody needs an account."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import Client

from studyapp.middleware import COOKIE, SALT
from studyapp.models import Answer, Learner
from tests.views.practice import PAIR_TARGET, Visitor, quiz_url, text_of


def test_looking_around_makes_nobody_a_learner(visitor: Visitor) -> None:
    for page in ["/", "/topics/", "/topics/amazon-mwaa/", "/weak-areas/", "/held-back/", "/nowhere/"]:
        visitor.client.get(page)
    assert not Learner.objects.exists()
    assert COOKIE not in visitor.client.cookies


def test_the_first_quiz_ties_the_browser_to_its_history_for_two_years(visitor: Visitor) -> None:
    visitor.start()
    cookie = visitor.client.cookies[COOKIE]
    assert timedelta(seconds=cookie["max-age"]) == timedelta(days=730)
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    visitor.start()
    assert Learner.objects.count() == 1


def test_another_browser_sees_neither_quiz_nor_history(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.answer(url, right=False)
    other = Visitor(Client())
    for address in [url, quiz_url(url), f"{quiz_url(url)}summary/"]:
        assert other.client.get(address).status_code == 404
    assert other.choose(url, [1]).status_code == 404
    assert other.client.post(f"{quiz_url(url)}again/").status_code == 404
    other.start()
    assert other.client.get(url).status_code == 404
    assert "Nothing to show before your first answers" in other.see("/weak-areas/")
    assert "Continue" in visitor.see("/")
    assert f'href="{quiz_url(url)}"' not in other.client.get("/").content.decode()


def forged_cookies() -> list[str]:
    return [
        "x",
        "",
        "a:b:c",
        "é\x7f" * 9,
        "." + "A" * 5000,
        signing.dumps("no uuid", salt=SALT),
        signing.dumps(["a list"], salt=SALT),
        signing.dumps(5, salt=SALT),
        signing.dumps(None, salt=SALT),
        signing.dumps("0" * 32, salt=SALT),
        signing.dumps("0" * 32, salt="other"),
    ]


@pytest.mark.parametrize("number", range(len(forged_cookies())))
def test_a_forged_cookie_makes_a_newcomer(visitor: Visitor, number: int) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.answer(url, right=False)
    forger = Visitor(Client())
    forger.client.cookies[COOKIE] = forged_cookies()[number]
    assert "Nothing to show before your first answers" in forger.see("/weak-areas/")
    assert forger.client.get(url).status_code == 404
    own = forger.start(PAIR_TARGET)
    forger.answer(own)
    assert "✓ Right" in forger.see(own)
    assert Learner.objects.count() == 2
    assert Answer.objects.get(correct=True).learner == Learner.objects.latest("pk")


def test_a_learner_whose_history_is_gone_is_a_newcomer(visitor: Visitor) -> None:
    url = visitor.start()
    Learner.objects.all().delete()
    response = visitor.client.get(url)
    assert response.status_code == 404
    assert "another browser" in text_of(response)
    visitor.answer(visitor.start())
    assert Answer.objects.count() == 1
