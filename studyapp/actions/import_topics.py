"""Services, topics, their sections and signals, as the import writes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from studyapp.models import Section, Service, Signal, Topic
from studyapp.notes import model
from studyapp.notes.library import Library
from studyapp.notes.rendering import VERSION, render

from .import_planner import Planned
from .import_stored import BATCH, Scope, among, folder_of


@dataclass(frozen=True, slots=True)
class StoredTopic:
    """A topic's row and its signals' ids by line."""

    id: int
    signals: dict[int, int]


def write_services(library: Library) -> bool:
    """Adds and updates services; those that no note names any more stay, history may point to them."""
    stored = {service.key: service for service in Service.objects.all()}
    new, changed = [], []
    for read in library.services.values():
        aliases = list(read.aliases)
        service = stored.get(read.key)
        if service is None:
            new.append(Service(key=read.key, name=read.name[:120], aliases=aliases))
        elif (service.name, service.aliases) != (read.name[:120], aliases):
            service.name, service.aliases = read.name[:120], aliases
            changed.append(service)
    Service.objects.bulk_create(new)
    Service.objects.bulk_update(changed, ["name", "aliases"], batch_size=200)
    return bool(new or changed)


@dataclass(frozen=True, slots=True)
class WrittenTopics:
    """The topics of the files that changed, by slug; the ids of their rows, retired ones too, and of the sections
    that are no more; and whether anything was written."""

    by_slug: dict[str, StoredTopic]
    touched: set[int]
    gone_sections: set[int]
    changed: bool


def write_topics(
    planned: Planned, slugs: Mapping[str, Sequence[str]], roots: Sequence[Path]
) -> WrittenTopics:
    """Makes the stored topics of the files that changed those of the library; `slugs` are those of all files."""
    library, paths = planned.library, planned.changed.paths
    services = dict(Service.objects.values_list("key", "pk"))
    scope = Scope(roots)
    stored = list(Topic.objects.defer("html"))
    covered = [topic for topic in stored if topic.retired or scope.covers(topic.file)]
    known = _Known([topic for topic in covered if topic.retired or topic.path in paths], library, slugs)
    elsewhere = {topic.slug for topic in stored} - {topic.slug for topic in covered}
    positions = {slug: number for number, slug in enumerate(slug for some in slugs.values() for slug in some)}
    moved = _move(
        [topic for topic in covered if not topic.retired and topic.path not in paths], slugs, positions
    )
    rows: dict[str, Topic] = {}
    new, changed, rewritten = [], [], []
    for read in library.topics:
        row = known.topic_for(read)
        values = _values(read, planned, positions[read.slug], services)
        values["slug"] = _free_slug(read.slug, row, elsewhere)
        if row is None:
            row = Topic(**values, html=_html(read, values["path"]))
            new.append(row)
            rewritten.append((row, read))
        elif any(getattr(row, name) != value for name, value in values.items()):
            if row.text_hash != values["text_hash"]:
                row.html = _html(read, values["path"])
                rewritten.append((row, read))
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
        rows[read.slug] = row
    Topic.objects.bulk_create(new, batch_size=BATCH)
    for row in changed:
        row.save()
    gone_sections = _write_parts(rewritten)
    retired = _retire([topic for topic in known.topics if topic.pk not in known.taken])
    signals = _signals_of({row.pk for row in rows.values()})
    return WrittenTopics(
        {slug: StoredTopic(row.pk, signals.get(row.pk, {})) for slug, row in rows.items()},
        {row.pk for row in rows.values()} | {topic.pk for topic in known.topics},
        gone_sections,
        bool(new or changed or moved or retired),
    )


def _move(topics: Sequence[Topic], slugs: Mapping[str, Sequence[str]], positions: Mapping[str, int]) -> bool:
    """Gives topics of files that did not change the places that they have by now among all; whether any has another."""
    of_file: dict[str, list[Topic]] = {}
    for topic in sorted(topics, key=lambda topic: topic.position):
        of_file.setdefault(topic.path, []).append(topic)
    moved = []
    for path, rows in of_file.items():
        for row, slug in zip(rows, slugs.get(path, ()), strict=False):
            if row.position != positions[slug]:
                row.position = positions[slug]
                moved.append(row)
    Topic.objects.bulk_update(moved, ["position"], batch_size=BATCH)
    return bool(moved)


def _signals_of(topics: Collection[int]) -> dict[int, dict[int, int]]:
    """Ids of the signals of these topics, by topic and line."""
    found: dict[int, dict[int, int]] = {}
    for pk, topic, line in among(Signal.objects.all(), "topic", topics).values_list("pk", "topic_id", "line"):
        found.setdefault(topic, {})[line] = pk
    return found


class _Known:
    """The stored topics that the imported paths speak for, each taken once."""

    def __init__(self, topics: Sequence[Topic], library: Library, slugs: Mapping[str, Sequence[str]]) -> None:
        self.topics = topics
        self.taken: set[int] = set()
        self._names = library.names
        self._slugs = {slug for some in slugs.values() for slug in some}
        self._by_slug = {topic.slug: topic for topic in topics}
        self._by_place = {(topic.path, topic.line == 1): topic for topic in topics}

    def topic_for(self, read: model.Topic) -> Topic | None:
        """The topic of this slug; else the one in its place, whose title changed: learners know it already."""
        row = self._by_slug.get(read.slug)
        if row is None:
            row = self._by_place.get((self._names[read.place.path], read.place.line == 1))
            if row is None or row.slug in self._slugs or row.pk in self.taken:
                return None
        self.taken.add(row.pk)
        return row


def _free_slug(slug: str, row: Topic | None, elsewhere: Collection[str]) -> str:
    """The slug itself, unless a topic of notes elsewhere has it."""
    if slug not in elsewhere:
        return slug
    if row is not None:
        return row.slug
    return next(free for n in count(2) if (free := f"{slug}-{n}") not in elsewhere)


def _values(read: model.Topic, planned: Planned, position: int, services: dict[str, int]) -> dict[str, Any]:
    path = planned.library.names[read.place.path]
    return {
        "slug": read.slug,
        "name": read.name[:200],
        "title": read.title[:500],
        "subtitle": read.subtitle[:500],
        "aliases": list(read.aliases),
        "service_id": services.get(read.service),
        "domain": read.domain[:120],
        "checked": read.checked[:40],
        "summary": read.summary,
        "text_hash": _hash(read, path),
        "stamp": planned.changed.stamps[path],
        "path": path,
        "file": str(Path(read.place.path).resolve()),
        "line": read.place.line,
        "position": position,
        "is_contrast": read.contrast is not None,
        "retired": False,
    }


def _hash(read: model.Topic, path: str) -> str:
    """Changes whenever a section, a signal or the text between them does, the folder of the pictures in it, or how
    all that is rendered."""
    signals = [[s.text, s.condition, s.cues, s.targets, s.section, s.place.line] for s in read.signals]
    sections = [[s.title, s.number, s.place.line, s.text] for s in read.sections]
    return hashlib.sha256(
        json.dumps([VERSION, folder_of(path), read.text, sections, signals]).encode()
    ).hexdigest()


def _html(read: model.Topic, path: str) -> str:
    """What stands before the first section; the sections are rendered each on its own."""
    return render(read.opening, folder_of(path))


def _write_parts(topics: Sequence[tuple[Topic, model.Topic]]) -> set[int]:
    """Writes the sections and signals of these topics anew; returns the ids of the sections that were there."""
    ids = [row.pk for row, _ in topics]
    gone: set[int] = set()
    for start in range(0, len(ids), BATCH):
        some = ids[start : start + BATCH]
        sections = Section.objects.filter(topic__in=some)
        gone.update(sections.values_list("pk", flat=True))
        sections.delete()
        Signal.objects.filter(topic__in=some).delete()
    Section.objects.bulk_create(
        [section for row, read in topics for section in _sections(row, read)], batch_size=BATCH
    )
    Signal.objects.bulk_create(
        [signal for row, read in topics for signal in _signals(row, read)], batch_size=BATCH
    )
    return gone


def _sections(row: Topic, read: model.Topic) -> Iterator[Section]:
    for position, section in enumerate(read.sections):
        yield Section(
            topic=row,
            title=section.title[:500],
            number=section.number,
            html=render(section.text, folder_of(row.path)),
            line=section.place.line,
            position=position,
        )


def _signals(row: Topic, read: model.Topic) -> Iterator[Signal]:
    for position, signal in enumerate(read.signals):
        yield Signal(
            topic=row,
            section_title=signal.section[:500],
            text=signal.text,
            condition=signal.condition,
            cues=list(signal.cues),
            targets=list(signal.targets),
            line=signal.place.line,
            position=position,
        )


def _retire(topics: Sequence[Topic]) -> bool:
    gone = [topic.pk for topic in topics if not topic.retired]
    Topic.objects.filter(pk__in=gone).update(retired=True)
    return bool(gone)
