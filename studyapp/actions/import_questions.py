"""Questions as the plan of an import says: placed, versioned where what is shown changed, retired where gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from studyapp.models import Choice, Question, QuestionVersion, Status
from studyapp.notes import model
from studyapp.notes.library import Library
from studyapp.notes.likeness import hash_of
from studyapp.notes.rendering import render, render_inline

from .import_components import Asked, relabel, write_components
from .import_planner import Planned
from .import_rows import insert_rows
from .import_stored import BATCH, among, folder_of
from .import_topics import StoredTopic

Values = dict[str, Any]
_FIELDS = {"topic_id": "topic", "signal_id": "signal", "contrast_id": "contrast", "cue_id": "cue"}


@dataclass(frozen=True, slots=True)
class WrittenQuestions:
    """The ids of the questions that were looked at, and whether anything was written."""

    touched: set[int]
    changed: bool


def write_questions(planned: Planned, topics: Mapping[str, StoredTopic]) -> WrittenQuestions:
    """Carries out the plan. A question is never deleted, and a version never changed."""
    library, plan, stored = planned.library, planned.plan, planned.stored
    by_id = {row.pk: row for row in stored.rows}
    known = {number: by_id[pk] for number, pk in enumerate(plan.matches) if pk is not None}
    asked = write_components(planned, known)
    values = [
        _values(question, topics[question.topic], library, asked[number])
        for number, question in enumerate(library.questions)
    ]
    unknown = [number for number in range(len(values)) if number not in known]
    new = dict(zip(unknown, _create([values[number] for number in unknown]), strict=True))
    changed = [(row, values[number]) for number, row in known.items()]
    changed += [
        (by_id[pk], _values_of_broken(question, by_id[pk], library))
        for question, pk in zip(library.rejected, plan.kept, strict=True)
        if pk is not None
    ]
    changed += [(by_id[pk], {"status": str(Status.RETIRED)}) for pk in plan.retired]
    updated = _update(changed)
    rows = known | new
    _write_versions([(rows[number], library.questions[number]) for number in sorted(plan.versions)])
    renamed = _name_choices(
        [(row, library.questions[n]) for n, row in known.items() if n not in plan.versions]
    )
    reworded = [rows[number] for number in plan.versions]
    relabel({row.cue_id for row in (*updated, *reworded)} - {one.cue for one in asked if one.is_new})
    return WrittenQuestions(
        {row.pk for row in (*stored.rows, *new.values())}, bool(new or updated or renamed or plan.versions)
    )


def _values(question: model.Question, topic: StoredTopic, library: Library, asked: Asked) -> Values:
    return {
        "topic_id": topic.id,
        "signal_id": topic.signals.get(question.place.line) if question.kind is model.Kind.SIGNAL else None,
        "kind": str(question.kind),
        "status": str(question.status),
        "held_code": question.held_code,
        "held_reason": _with_names(question.held_reason, library.names),
        "contrast_id": asked.contrast,
        "cue_id": asked.cue,
        "section_title": question.section[:500],
        "domain": question.domain[:120],
        "path": library.names[question.place.path],
        "line": question.place.line,
        "excerpt": question.excerpt,
        "explicit_id": question.explicit_id,
    }


def _values_of_broken(question: model.Question, row: Question, library: Library) -> Values:
    """An error in a question's text keeps it as it was; if it was asked, it is asked on in its last good version."""
    findings = [d for d in library.diagnostics if d.place == question.place]
    place = {"path": library.names[question.place.path], "line": question.place.line}
    if row.status != Status.ACTIVE:
        return place
    return {
        **place,
        "held_code": findings[0].code if findings else "",
        "held_reason": findings[0].message if findings else "",
    }


def _with_names(reason: str, names: Mapping[str, str]) -> str:
    """Paths as typed in a reason become the stored names."""
    for path, name in names.items() if reason else ():
        if path != name:
            reason = reason.replace(f"{path}:", f"{name}:")
    return reason


def _update(rows: Sequence[tuple[Question, Values]]) -> list[Question]:
    """Writes what differs and nothing else; returns the rows where anything did."""
    groups: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for row, values in rows:
        names = tuple(name for name, value in values.items() if getattr(row, name) != value)
        for name in names:
            setattr(row, name, values[name])
        if names:
            groups[names].append(row)
    for names, some in groups.items():
        Question.objects.bulk_update(some, [_FIELDS.get(name, name) for name in names], batch_size=BATCH)
    return [row for some in groups.values() for row in some]


def _create(values: Sequence[Values]) -> list[Question]:
    """New questions, still without a version."""
    rows = [Question(**some) for some in values]
    names = [*values[0], "version_id"] if values else []
    ids = insert_rows(Question, names, ([*some.values(), None] for some in values), numbered=True)
    for row, pk in zip(rows, ids, strict=True):
        row.pk = pk
    return rows


def _write_versions(versions: Sequence[tuple[Question, model.Question]]) -> None:
    """Writes the texts of these questions as a version each, and makes it the one that is asked."""
    now = QuestionVersion._meta.get_field("created_at").get_db_prep_save(timezone.now(), connection)
    ids = insert_rows(QuestionVersion, _VERSION, ([*_version(*one), now] for one in versions), numbered=True)
    choices = (
        [version, position, *_choice(choice, folder_of(row.path))]
        for version, (row, question) in zip(ids, versions, strict=True)
        for position, choice in enumerate(question.choices)
    )
    insert_rows(Choice, _CHOICE, choices)
    newest = QuestionVersion.objects.filter(question=OuterRef("pk")).order_by("-number").values("pk")[:1]
    asked = [row.pk for row, _ in versions]
    for start in range(0, len(asked), BATCH):
        some = Question.objects.filter(pk__in=asked[start : start + BATCH])
        some.update(version=Subquery(newest))


def _name_choices(same: Sequence[tuple[Question, model.Question]]) -> int:
    """Says of the choices of questions with the text that they had which services they name by now; how many changed.

    What the notes call a service may change by a heading or in another file. It is not on the screen, so that it
    makes no version.
    """
    services = {row.version_id: {one.text: one.service for one in read.choices} for row, read in same}
    changed = []
    for choice in among(Choice.objects.all(), "version", services).only("version_id", "text", "service_key"):
        named = services.get(choice.version_id, {}).get(choice.text, choice.service_key)
        if choice.service_key != named:
            choice.service_key = named
            changed.append(choice)
    Choice.objects.bulk_update(changed, ["service_key"], batch_size=BATCH)
    return len(changed)


_VERSION = (
    "question", "number", "content_hash", "stem", "stem_html", "explanation", "explanation_html", "select",
    "created_at",
)  # fmt: skip
_CHOICE = ("version", "position", "text", "html", "correct", "why", "why_html", "service_key")


def _version(row: Question, question: model.Question) -> list[Any]:
    """The values of `_VERSION` but the last."""
    folder = folder_of(row.path)
    return [
        row.pk,
        (row.version.number if row.version else 0) + 1,
        hash_of(question, row.path),
        question.stem,
        render(question.stem, folder),
        question.explanation,
        render(question.explanation, folder),
        max(1, question.select),
    ]


def _choice(choice: model.Choice, folder: str) -> list[Any]:
    """The values of `_CHOICE` behind the position."""
    text, why = render_inline(choice.text, folder), render_inline(choice.why, folder)
    return [choice.text, text, choice.correct, choice.why, why, choice.service]
