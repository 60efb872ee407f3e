"""Requests of one learner that arrive at the same moment, each in a thread and on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from studyapp.models import Answer, AskedQuestion, Learner, QuizSession
from tests.views.practice import PAIR_TARGET, Visitor, asked_at, choices_of, import_folder, next_to

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def visitor(transactional_db: None, tmp_path: Path) -> Visitor:
    import_folder(tmp_path / "notes")
    return Visitor(Client())


def tab_of(visitor: Visitor) -> Visitor:
    """Another tab of the same browser."""
    client = Client()
    client.cookies = visitor.client.cookies
    return Visitor(client)


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """What each act returns; all start together."""
    start = Barrier(len(acts), timeout=30)

    def run(act: Callable[[], Any]) -> Any:
        try:
            start.wait()
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.mark.parametrize("htmx", [True, False])
def test_the_same_answer_sent_twice_at_once_counts_once(visitor: Visitor, *, htmx: bool) -> None:
    url = visitor.start(size=5)
    quiz = QuizSession.objects.get()
    for number in range(1, quiz.size + 1):
        visitor.see(url)
        taken = choices_of(url, right=True)
        tabs = [tab_of(visitor) for _ in range(3)]
        responses = at_once([partial(tab.choose, url, taken, htmx=htmx) for tab in tabs])
        assert {response.status_code for response in responses} == {200 if htmx else 302}
        assert Answer.objects.count() == Learner.objects.get().answers == number
        url = next_to(url)
    quiz.refresh_from_db()
    assert quiz.finished_at


def test_two_different_answers_at_once_leave_one_verdict_that_both_tabs_show(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET, size=1)
    visitor.see(url)
    right, wrong = choices_of(url, right=True), choices_of(url, right=False)
    tabs = tab_of(visitor), tab_of(visitor)
    at_once([partial(tabs[0].choose, url, right, htmx=True), partial(tabs[1].choose, url, wrong, htmx=True)])
    answer = Answer.objects.get()
    assert answer.chosen in (right, wrong)
    assert answer.correct == (answer.chosen == right)
    word = "✓ Right" if answer.correct else "✗ Not right"
    assert word in tabs[0].see(url)
    assert word in tabs[1].see(url)


def test_answers_in_two_quizzes_at_once_both_count(visitor: Visitor) -> None:
    first, second = visitor.start(size=5), visitor.start(size=5)
    for number in range(1, 6):
        visitor.see(first)
        visitor.see(second)
        acts = [
            lambda url=url: tab_of(visitor).choose(url, choices_of(url, right=True))
            for url in (first, second)
        ]
        assert [response.status_code for response in at_once(acts)] == [302, 302]
        assert Learner.objects.get().answers == Answer.objects.count() == 2 * number
        first, second = next_to(first), next_to(second)


def test_two_tabs_that_ask_for_the_next_question_at_once_get_the_same(visitor: Visitor) -> None:
    for _ in range(5):
        url = visitor.start(size=5)
        tabs = [tab_of(visitor) for _ in range(3)]
        responses = at_once([partial(tab.client.get, url) for tab in tabs])
        assert {response.status_code for response in responses} == {200}
        assert AskedQuestion.objects.filter(quiz=QuizSession.objects.latest("pk")).count() == 1
        stem = asked_at(url).version.stem
        assert all(stem in response.content.decode() for response in responses)


def test_the_last_two_answers_given_at_once_finish_the_quiz(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET, size=2)
    visitor.see(url)
    visitor.client.get(next_to(url))
    urls = [url, next_to(url)]
    at_once([partial(tab_of(visitor).choose, one, choices_of(one, right=True)) for one in urls])
    assert QuizSession.objects.get().finished_at
