"""Questions as the plan of an import says: placed, versioned where what is shown changed, retired where gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from studyapp.models import Choice, Question, QuestionVersion, Status
from studyapp.notes import model
from studyapp.notes.library import Library
from studyapp.notes.likeness import hash_of
from studyapp.notes.rendering import render, render_inline

from .import_components import write_components
from .import_plan import Plan
from .import_stored import BATCH, StoredBank, folder_of
from .import_topics import StoredTopic

Values = dict[str, Any]
_FIELDS = {"topic_id": "topic", "signal_id": "signal", "contrast_id": "contrast", "cue_id": "cue"}


def write_questions(
    library: Library, topics: Mapping[str, StoredTopic], plan: Plan, stored: StoredBank
) -> bool:
    """Carries out the plan that was made for this library and these stored questions; whether it wrote anything.

    A question is never deleted, and a version never changed.
    """
    by_id = {row.pk: row for row in stored.rows}
    known = {number: by_id[pk] for number, pk in enumerate(plan.matches) if pk is not None}
    components = write_components(library, known)
    values = [
        _values(question, topics[question.topic], library, *components[number])
        for number, question in enumerate(library.questions)
    ]
    new = {number: Question(**values[number]) for number in range(len(values)) if number not in known}
    Question.objects.bulk_create(new.values(), batch_size=BATCH)
    changed = [(row, values[number]) for number, row in known.items()]
    changed += [
        (by_id[pk], _values_of_broken(question, library))
        for question, pk in zip(library.rejected, plan.kept, strict=True)
        if pk is not None and by_id[pk].status == Status.ACTIVE
    ]
    changed += [(by_id[pk], {"status": str(Status.RETIRED)}) for pk in plan.retired]
    updated = _update(changed)
    rows = known | new
    _write_versions([(rows[number], library.questions[number]) for number in sorted(plan.versions)])
    return bool(new or updated or plan.versions)


def _values(
    question: model.Question, topic: StoredTopic, library: Library, cue: int, contrast: int | None
) -> Values:
    return {
        "topic_id": topic.id,
        "signal_id": topic.signals.get(question.place.line) if question.kind is model.Kind.SIGNAL else None,
        "kind": str(question.kind),
        "status": str(question.status),
        "held_code": question.held_code,
        "held_reason": _with_names(question.held_reason, library.names),
        "contrast_id": contrast,
        "cue_id": cue,
        "section_title": question.section[:500],
        "domain": question.domain[:120],
        "path": library.names[question.place.path],
        "line": question.place.line,
        "excerpt": question.excerpt,
        "explicit_id": question.explicit_id,
    }


def _values_of_broken(question: model.Question, library: Library) -> Values:
    """An error in a question's text keeps it as it was; it is asked on in its last good version."""
    findings = [d for d in library.diagnostics if d.place == question.place]
    return {
        "path": library.names[question.place.path],
        "line": question.place.line,
        "held_code": findings[0].code if findings else "",
        "held_reason": findings[0].message if findings else "",
    }


def _with_names(reason: str, names: Mapping[str, str]) -> str:
    """Paths as typed in a reason become the stored names."""
    for path, name in names.items() if reason else ():
        if path != name:
            reason = reason.replace(f"{path}:", f"{name}:")
    return reason


def _update(rows: Sequence[tuple[Question, Values]]) -> bool:
    """Writes what differs and nothing else; whether anything did."""
    groups: dict[tuple[str, ...], list[Question]] = defaultdict(list)
    for row, values in rows:
        names = tuple(name for name, value in values.items() if getattr(row, name) != value)
        for name in names:
            setattr(row, name, values[name])
        if names:
            groups[names].append(row)
    for names, some in groups.items():
        Question.objects.bulk_update(some, [_FIELDS.get(name, name) for name in names], batch_size=BATCH)
    return bool(groups)


def _write_versions(versions: Sequence[tuple[Question, model.Question]]) -> None:
    rows = [_version(row, question) for row, question in versions]
    QuestionVersion.objects.bulk_create(rows, batch_size=BATCH)
    choices = [
        _choice(version, position, choice, folder_of(row.path))
        for version, (row, question) in zip(rows, versions, strict=True)
        for position, choice in enumerate(question.choices)
    ]
    Choice.objects.bulk_create(choices, batch_size=BATCH)
    for version, (row, _) in zip(rows, versions, strict=True):
        row.version = version
    Question.objects.bulk_update([row for row, _ in versions], ["version"], batch_size=BATCH)


def _version(row: Question, question: model.Question) -> QuestionVersion:
    return QuestionVersion(
        question=row,
        number=(row.version.number if row.version else 0) + 1,
        content_hash=hash_of(question, row.path),
        stem=question.stem,
        stem_html=render(question.stem, folder_of(row.path)),
        explanation=question.explanation,
        explanation_html=render(question.explanation, folder_of(row.path)),
        select=max(1, question.select),
    )


def _choice(version: QuestionVersion, position: int, choice: model.Choice, folder: str) -> Choice:
    return Choice(
        version=version,
        position=position,
        text=choice.text,
        html=render_inline(choice.text, folder),
        correct=choice.correct,
        why=choice.why,
        why_html=render_inline(choice.why, folder),
        service_key=choice.service,
    )
