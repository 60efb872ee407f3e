"""Notes into the database: everything in one transaction, and nothing written where nothing changed."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from studyapp.models import ImportRun, Pack, Topic
from studyapp.notes.diagnostics import Diagnostic, Severity
from studyapp.notes.library import Library, without_collecting

from .import_cards import write_cards
from .import_plan import Plan, What, no_change
from .import_planner import make_plan
from .import_questions import write_questions
from .import_search import Touched, write_search_entries
from .import_topics import write_services, write_topics
from .reading_cache import Reading, read_notes
from .regrade import regrade, relearn

Progress = Callable[[str], None]


class NotesUnreadable(Exception):
    """A file or folder could not be read, so nothing was written. `diagnostics` say which and why."""

    def __init__(self, diagnostics: Sequence[Diagnostic]) -> None:
        super().__init__("the notes could not be read")
        self.diagnostics = diagnostics


class ImportRefused(Exception):
    """Nothing was written, for the `reasons` given. `plan` is what would have happened."""

    def __init__(self, plan: Plan, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.plan = plan
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `changed_anything` is False when the notes were already stored as they are."""

    topics: int
    plan: Plan
    changed_anything: bool
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def __str__(self) -> str:
        plan, count = self.plan, self.plan.count
        if not self.changed_anything:
            return (
                f"Nothing changed: {self.topics} topics, {plan.active} questions, {plan.held_back} held back."
            )
        changed = count(What.REWORDED) + count(What.REKEYED)
        return (
            f"{self.topics} topics, {plan.active} questions: {count(What.ADDED)} added, {changed} changed, "
            f"{count(What.RETIRED)} retired; {plan.held_back} held back."
        )


def preview_import(paths: Iterable[Path], progress: Progress = lambda _: None) -> tuple[Plan, Reading]:
    """What importing the paths would do now, and the notes as read. Writes nothing; raises NotesUnreadable."""
    paths = list(paths)
    reading = _read(paths, progress)
    return make_plan(reading, paths).plan, reading


def import_notes(
    paths: Iterable[Path],
    progress: Progress = lambda _: None,
    *,
    accept: bool = False,
    expected_plan: str = "",
    announce: Callable[[Plan], None] = lambda _: None,
) -> ImportReport:
    """Reads the paths and makes the database say what they say; `announce` gets the plan before it is carried out.

    Raises, having written nothing, NotesUnreadable when a path is missing or a file can't be read as text (its
    questions would look removed), and ImportRefused when the plan is not the expected one (by its id), or looks
    like an accident and is not accepted. A question that is rejected for what is wrong with it stays as it was.
    """
    paths = list(paths)
    report = None
    with without_collecting():
        while report is None:
            version = _library_version()
            reading = _read(paths, progress)
            report = _write(reading, paths, version, _Terms(accept, expected_plan, announce, progress))
    relearn(progress)
    return report


@dataclass(frozen=True, slots=True)
class _Terms:
    """On what terms a plan is carried out, and who is told."""

    accept: bool
    expected_plan: str
    announce: Callable[[Plan], None]
    progress: Progress

    def check(self, plan: Plan) -> None:
        if self.expected_plan and plan.id != self.expected_plan:
            raise ImportRefused(
                plan, ["this is not the plan that was previewed: notes or database changed since"]
            )
        self.announce(plan)
        if plan.accidents and not self.accept:
            raise ImportRefused(plan, plan.accidents)


def _library_version() -> uuid.UUID:
    return Pack.objects.get_or_create(pk=1)[0].library_version


def _read(paths: Sequence[Path], progress: Progress) -> Reading:
    progress("Reading the notes")
    reading = read_notes(paths)
    unreadable = [d for d in reading.diagnostics if d.severity is Severity.ERROR and d.code.startswith("N0")]
    if unreadable:
        raise NotesUnreadable(unreadable)
    reading.names = _stored_names(reading.names)
    return reading


def _stored_names(names: Mapping[str, str]) -> dict[str, str]:
    """Names by path; a file imported alone keeps the name that it has as a part of its folder."""
    stored = dict(Topic.objects.order_by("pk").values_list("file", "path"))
    found = {}
    for path, name in names.items():
        before = stored.get(os.path.realpath(path), "")
        found[path] = before if before.endswith(f"/{name}") else name
    return found


@transaction.atomic
def _write(reading: Reading, paths: Sequence[Path], version: uuid.UUID, terms: _Terms) -> ImportReport | None:
    """Plans and stores under the lock; None when another import came between reading and this."""
    # One import at a time: the row is the lock on PostgreSQL, SQLite's transaction is one by itself.
    pack = Pack.objects.select_for_update().get(pk=1)
    if version != pack.library_version:
        return None
    if unchanged := _stored_already(reading, pack):
        return unchanged
    planned = make_plan(reading, paths)
    plan, library = planned.plan, planned.library
    terms.check(plan)
    changed = _write_pack(pack, library)
    terms.progress(f"Writing {len(library.topics)} topics")
    changed |= write_services(library)
    topics = write_topics(planned, reading.slugs, paths)
    terms.progress(f"Writing {len(library.questions)} questions")
    questions = write_questions(planned, topics.by_slug)
    cards = write_cards(planned, topics.by_slug, paths)
    regrade(plan.rekeyed)
    changed |= topics.changed or questions.changed or cards.changed
    if changed:
        write_search_entries(Touched(topics.touched, topics.gone_sections, cards.touched, questions.touched))
        pack.library_version = uuid.uuid4()
        pack.save(update_fields=["library_version"])
    _put_on_record(plan, reading, pack, changed)
    return ImportReport(reading.topics, plan, changed, reading.diagnostics)


def _stored_already(reading: Reading, pack: Pack) -> ImportReport | None:
    """The report of an import of the very files that were imported last, None when anything differs."""
    last = ImportRun.objects.order_by("-pk").values_list("summary", flat=True).first() or {}
    if (last.get("digest"), last.get("library_version")) != (reading.digest, str(pack.library_version)):
        return None
    plan = no_change(last["active"], last["total_held_back"])
    return ImportReport(reading.topics, plan, False, reading.diagnostics)


def _put_on_record(plan: Plan, reading: Reading, pack: Pack, changed: bool) -> None:
    """A row for each import that changed something; one that didn't only renews what the last one was made of."""
    made_of = {"digest": reading.digest, "library_version": str(pack.library_version)}
    last = None if changed else ImportRun.objects.order_by("-pk").first()
    if last is None:
        ImportRun.objects.create(summary={**plan.counts(), **made_of})
    else:
        last.summary |= {**made_of, "active": plan.active, "total_held_back": plan.held_back}
        last.save(update_fields=["summary"])


def _write_pack(pack: Pack, library: Library) -> bool:
    read = library.pack
    if not read.name and not read.blueprint and pack.name:
        return False  # these paths hold no pack.md: the one stored stays
    values = {
        "name": read.name,
        "exam_code": read.exam_code,
        "blueprint": [list(row) for row in read.blueprint],
        "scored_questions": read.scored_questions,
        "minutes": read.minutes,
        "pass_share": read.pass_share,
        "assumptions": list(read.assumptions),
    }
    if all(getattr(pack, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(pack, name, value)
    pack.save()
    return True
