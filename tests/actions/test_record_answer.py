"""What one answer leaves behind: all of it, or nothing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client

from studyapp.models import Answer, Learner, Memory, QuizSession
from tests.views.practice import PAIR_TARGET, Visitor, asked_at, choices_of, import_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    import_folder(tmp_path / "notes")
    return Visitor(Client())


def test_an_answer_is_remembered_for_its_cue_and_for_the_pair_that_it_tells_apart(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.answer(url)
    question = asked_at(url).version.question
    memories = Memory.objects.all()
    assert {memory.component for memory in memories} == {question.cue, question.contrast}
    assert all(memory.due_at and memory.last_at for memory in memories)
    assert Learner.objects.get().answers == 1


def test_a_right_answer_is_due_later_than_a_wrong_one(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions")
    visitor.answer(url)
    other = Visitor(Client())
    visitor_due = Memory.objects.get().due_at
    url = other.start("topic storage-questions")
    other.answer(url, right=False)
    assert Memory.objects.latest("pk").due_at < visitor_due


def test_a_question_answered_again_updates_what_is_remembered_of_it(visitor: Visitor) -> None:
    for count in (1, 2, 3):
        visitor.answer(visitor.start("topic storage-questions"))
        assert Memory.objects.get().belief["answers"] == count
    assert Answer.objects.count() == 3


def test_a_mix_up_is_stored_with_both_services(visitor: Visitor) -> None:
    url = visitor.start(PAIR_TARGET)
    visitor.see(url)
    version = asked_at(url).version
    right = version.choices.get(correct=True)
    wrong = version.choices.filter(correct=False).first()
    visitor.choose(url, [wrong.pk])
    answer = Answer.objects.get()
    assert (answer.right_service, answer.chosen_service) == (right.service_key, wrong.service_key)
    assert answer.right_service != answer.chosen_service


def test_a_multiple_response_mixes_up_no_pair(visitor: Visitor) -> None:
    visitor.answer(visitor.start("topic storage-questions"), right=False)
    answer = Answer.objects.get()
    assert (answer.right_service, answer.chosen_service) == ("", "")


@pytest.mark.parametrize("table", ["memory", "learner", "quizsession"])
def test_an_answer_that_cannot_be_stored_whole_is_not_stored_at_all(visitor: Visitor, table: str) -> None:
    url = visitor.start("topic storage-questions")
    visitor.see(url)

    def disk_full(execute: Callable, sql: str, *rest: object) -> object:
        if sql.startswith(("INSERT", "UPDATE")) and f'"studyapp_{table}"' in sql.partition("(")[0]:
            raise DatabaseError("the disk is full")
        return execute(sql, *rest)

    visitor.client.raise_request_exception = False
    with connection.execute_wrapper(disk_full):
        response = visitor.choose(url, choices_of(url, right=True))
    assert response.status_code == 500
    assert not Answer.objects.exists()
    assert not Memory.objects.exists()
    assert Learner.objects.get().answers == 0
    assert QuizSession.objects.get().finished_at is None

    visitor.choose(url, choices_of(url, right=True))
    assert "✓ Right" in visitor.see(url)
    assert Learner.objects.get().answers == 1
