"""How often each page asks the database: few times, and as often for many rows as for one."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from studyapp.models import Question
from tests.sample_notes import bank, task_list
from tests.views.practice import ACTIVE, FOLDER, Visitor, choices_of, import_folder, next_to, quiz_url

PAGES = ["/", "/topics/", "/topics/amazon-mwaa/", "/weak-areas/", "/held-back/"]
ANSWER_MAX = 12


def queries(act: Callable[[], object]) -> int:
    """How many statements the act sends, savepoints counted."""
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def more_notes() -> Mapping[str, str]:
    """Five times as many topics, pairs, signals, questions and lines held back, each about something else."""
    files = dict(FOLDER)
    words = "MWAA|Step Functions|Airflow|Storage|objects|pipelines|clerk|function|DAGs"
    for n in range(4):
        copies = {f"more-{n}/{name}": re.sub(words, rf"\g<0>{n}", text) for name, text in FOLDER.items()}
        files.update(copies)
    files["mwaa.md"] += "".join(
        f"\n📌 **Exam Signal:** If the question mentions cue{n}, choose MWAA.\n" for n in range(8)
    )
    return files


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("last", [True, False])
def test_answering_a_question_takes_at_most_twelve_queries(
    visitor: Visitor, *, htmx: bool, last: bool
) -> None:
    url = visitor.start("topic storage-questions" if last else "mixed")
    visitor.see(url)
    taken = choices_of(url, right=False)
    assert queries(lambda: visitor.choose(url, taken, htmx=htmx)) <= ANSWER_MAX


def test_answering_takes_as_many_queries_after_a_long_history_as_at_first(visitor: Visitor) -> None:
    def answer_a_second_question() -> int:
        url = visitor.start(size=5)
        visitor.answer(url)
        visitor.see(next_to(url))
        taken = choices_of(next_to(url), right=True)
        return queries(lambda: visitor.choose(next_to(url), taken, htmx=True))

    first = answer_a_second_question()
    for _ in range(4):
        visitor.answer_all(visitor.start(size=40), right=False)
    assert answer_a_second_question() == first


def test_the_next_question_takes_as_many_queries_after_a_long_history_as_at_first(visitor: Visitor) -> None:
    def next_question() -> int:
        url = visitor.start(size=5)
        visitor.answer(url)
        return queries(lambda: visitor.see(next_to(url)))

    first = next_question()
    for _ in range(4):
        visitor.answer_all(visitor.start(size=40), right=False)
    assert next_question() == first <= ANSWER_MAX


def test_a_question_seen_again_takes_few_queries(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.see(url)
    assert queries(lambda: visitor.see(url)) == 2
    visitor.answer(url)
    assert queries(lambda: visitor.see(url)) <= 4


def test_starting_a_quiz_takes_few_queries(visitor: Visitor) -> None:
    visitor.start()
    assert queries(visitor.start) <= 6


def queries_of_pages(visitor: Visitor) -> dict[str, int]:
    """Statements by page, once the first look after an import has built the bank."""
    visitor.see("/")
    return {page: queries(partial(visitor.see, page)) for page in PAGES}


def test_pages_take_as_many_queries_with_many_rows_as_with_few(notes: Path, client: Client) -> None:
    visitor = Visitor(client)
    visitor.answer_all(visitor.start(size=5), right=False)
    few = queries_of_pages(visitor)
    import_folder(notes, more_notes())
    for _ in range(2):
        visitor.answer_all(visitor.start(size=40), right=False)
    assert Question.objects.filter(status="active").count() >= 4 * ACTIVE
    many = queries_of_pages(visitor)
    assert {page: (few[page], many[page]) for page in PAGES if many[page] > few[page]} == {}
    assert max(many.values()) <= 16


def test_a_newcomer_costs_no_more_than_a_learner(visitor: Visitor) -> None:
    newcomer = queries_of_pages(visitor)
    visitor.answer_all(visitor.start(size=5))
    learner = queries_of_pages(visitor)
    assert {page: newcomer[page] <= learner[page] for page in PAGES} == dict.fromkeys(PAGES, True)


def test_the_summary_takes_as_many_queries_for_many_misses_as_for_one(visitor: Visitor) -> None:
    one = visitor.answer_all(visitor.start("topic storage-questions"), right=False)
    many = visitor.answer_all(visitor.start(size=40), right=False)
    assert queries(lambda: visitor.see(many)) == queries(lambda: visitor.see(one)) <= 4


def test_a_large_set_of_questions_costs_no_more_to_choose_from(notes: Path, visitor: Visitor) -> None:
    def next_question() -> int:
        url = visitor.start(size=5)
        visitor.answer(url)
        return queries(lambda: visitor.see(next_to(url)))

    few = next_question()
    large = bank(*[task_list(f"Which of these holds in case {n}?", ["this"], ["that"]) for n in range(200)])
    import_folder(notes, {**FOLDER, "large.md": large})
    visitor.see("/")
    assert next_question() == few


def test_a_quiz_reached_by_continue_costs_one_query_before_its_question(visitor: Visitor) -> None:
    url = visitor.start()
    visitor.answer(url)
    assert queries(lambda: visitor.client.get(quiz_url(url))) <= 2
