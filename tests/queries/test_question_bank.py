"""The bank that every answer uses: built once for each state of the notes, by every process on its own."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import Component, Question
from studyapp.queries.question_bank import current_library
from tests.views.practice import ACTIVE, FOLDER, PAIR, import_folder

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return import_folder(tmp_path / "notes")


def test_the_bank_holds_what_is_asked_and_nothing_held_back_or_retired(notes: Path) -> None:
    import_folder(notes, {name: text for name, text in FOLDER.items() if name != "storage.md"})
    bank = current_library().bank
    assert {item.id for item in bank.items} == set(
        Question.objects.filter(status="active").values_list("pk", flat=True)
    )
    assert len(bank.items) == ACTIVE - 1
    assert Question.objects.count() > ACTIVE


def test_without_an_import_the_bank_costs_one_query_or_none(notes: Path) -> None:
    library = current_library()
    with CaptureQueriesContext(connection) as queries:
        assert current_library() is library
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        assert current_library(library.version) is library
    assert len(queries) == 0


def test_an_import_that_changes_something_makes_a_new_bank(notes: Path) -> None:
    before = current_library()
    import_folder(notes, {**FOLDER, "pair.md": PAIR.replace("A clerk", "An officer")})
    assert current_library(before.version) is before
    assert current_library() is not before


def test_an_import_that_changes_nothing_keeps_the_bank(notes: Path) -> None:
    before = current_library()
    import_folder(notes)
    assert current_library() is before


def test_a_question_out_of_a_set_on_a_pair_counts_for_the_subject_that_is_right(notes: Path) -> None:
    bank = current_library().bank
    topics = {
        stem.split()[1]: bank.item(pk).topic
        for pk, stem in Question.objects.filter(path="pair.md").values_list("pk", "version__stem")
    }
    assert topics == {"team": "amazon-mwaa", "clerk": "aws-step-functions"}


def test_every_component_of_the_bank_has_its_row(notes: Path) -> None:
    library = current_library()
    stored = dict(Component.objects.values_list("key", "pk"))
    assert {key: library.component_ids[key] for key in library.bank.components} == {
        key: stored[key] for key in library.bank.components
    }


def test_without_notes_there_is_an_empty_bank() -> None:
    library = current_library()
    assert library.bank.items == ()
    assert library.pack.name == ""
