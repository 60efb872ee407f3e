"""An import looks only at files that changed, and stores exactly what looking at all of them would."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.actions.import_notes import import_notes
from studyapp.models import Card, Choice, Component, Question, SearchEntry, Section, Signal, Topic
from tests.edited_notes import Files
from tests.sample_notes import bank, task_list, write_notes

pytestmark = pytest.mark.django_db


@contextmanager
def undone() -> Iterator[None]:
    """Whatever is stored inside is forgotten afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def rows(queryset: Any, *fields: str) -> list[tuple[Any, ...]]:
    return sorted(queryset.values_list(*fields), key=repr)


def stored(known: set[int] | None = None) -> dict[str, list[tuple[Any, ...]]]:
    """What learners and authors get to see, without ids; with what became of the questions `known` before."""
    questions = Question.objects.exclude(status="retired")
    # What is held back without a key keeps the last text that had one, if it ever had.
    asked = questions.filter(status="active") if known is None else questions
    shown = Choice.objects.filter(version__current_of__in=asked)
    topics = Topic.objects.filter(retired=False)
    content = {
        "topics": rows(topics, "slug", "name", "title", "html", "text_hash", "path", "line", "position",
                       "service__key", "summary"),
        "sections": rows(Section.objects.filter(topic__in=topics), "topic__slug", "title", "html", "line", "position"),
        "signals": rows(Signal.objects.filter(topic__in=topics), "topic__slug", "text", "line", "position", "targets"),
        "questions": rows(questions, "topic__slug", "kind", "status", "held_code", "held_reason", "path", "line",
                          "section_title", "excerpt", "signal__line", "contrast__key", "contrast__label"),
        "texts": rows(asked, "path", "line", "version__stem_html", "version__explanation_html", "version__select"),
        "choices": rows(shown, "version__question__path", "version__question__line", "version__stem", "html",
                        "why_html", "correct", "position"),
        "cards": rows(Card.objects.filter(retired=False), "topic__slug", "front_html", "answer", "back_html", "line"),
        "found": rows(SearchEntry.objects, "kind", "title", "text", "topic_name", "topic_slug", "anchor"),
    }  # fmt: skip
    for name in ("found",):  # a card's anchor is its id
        content[name] = [row if "card-" not in row[-1] else (*row[:-1], "card") for row in content[name]]
    if known is not None:
        seen = rows(Question.objects, "pk", "status", "cue__key", "cue__label", "version__number")
        content["identities"] = [row if row[0] in known else ("new", *row[1:]) for row in seen]
        content["identities"].sort(key=repr)
        # A version keeps the service that a choice was known to name when it was written.
        content["services"] = rows(shown, "version__stem", "text", "service_key")
        content["components"] = rows(Component.objects, "key", "label")
    return content


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 5))
def test_step_by_step_is_the_same_as_all_at_once(seed: int, edits: int) -> None:
    files = Files(seed)
    with undone(), tempfile.TemporaryDirectory() as name:
        folder = Path(name, "notes")
        import_notes([write_notes(folder, files.by_name())], accept=True)
        for _ in range(edits):
            files.edit()
            write_notes(folder, files.by_name())
            known = set(Question.objects.values_list("pk", flat=True))
            with undone():
                Topic.objects.update(stamp="")  # so that no file counts as known
                import_notes([folder], accept=True)
                whole = stored(known)
            import_notes([folder], accept=True)
            assert stored(known) == whole


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 6))
def test_after_any_edits_the_notes_are_stored_as_if_imported_for_the_first_time(
    seed: int, edits: int
) -> None:
    files = Files(seed, sound=True)
    with undone(), tempfile.TemporaryDirectory() as name:
        folder = Path(name, "notes")
        with undone():
            for number in range(edits + 1):
                if number:
                    files.edit()
                import_notes([write_notes(folder, files.by_name())], accept=True)
            step_by_step = stored()
        import_notes([folder], accept=True)
        assert stored() == step_by_step


def test_an_edit_costs_as_many_queries_in_a_large_folder_as_in_a_small_one(tmp_path: Path) -> None:
    def queries(files: int) -> int:
        folder = tmp_path / f"{files}"
        notes = {
            f"{number}.md": bank(
                *(task_list(f"Why {number} {n}?", ["Yes"], ["No", "Perhaps"]) for n in range(3))
            )
            for number in range(files)
        }
        with undone():
            import_notes([write_notes(folder, notes)])
            notes["0.md"] = notes["0.md"].replace("Why 0 1?", "Why not 0 1?")
            write_notes(folder, notes)
            with CaptureQueriesContext(
                connection,
            ) as captured:
                import_notes([folder])
        return len(captured)

    assert queries(40) == queries(4)
