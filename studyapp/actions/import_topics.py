"""Services, topics, their sections and signals, as the import writes them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from studyapp.models import Section, Service, Signal, Topic
from studyapp.notes import model
from studyapp.notes.library import Library
from studyapp.notes.rendering import render

from .import_stored import Scope, folder_of


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


def write_topics(library: Library, roots: Sequence[Path]) -> tuple[dict[str, StoredTopic], bool]:
    """Makes the stored topics those of the library. Returns them by slug, and whether anything changed."""
    services = dict(Service.objects.values_list("key", "pk"))
    scope = Scope(roots)
    stored = Topic.objects.all()
    known = _Known([topic for topic in stored if topic.retired or scope.covers(topic.file)], library)
    elsewhere = {topic.slug for topic in stored} - {topic.slug for topic in known.topics}
    changed = False
    result = {}
    for position, read in enumerate(library.topics):
        row = known.topic_for(read)
        values = _values(read, library, position, services)
        values["slug"] = _free_slug(read.slug, row, elsewhere)
        if row is None:
            row = Topic.objects.create(**values, html=_html(read, values["path"]))
            _write_parts(row, read)
            changed = True
        else:
            changed |= _update(row, values, read)
        result[read.slug] = row
    changed |= _retire([topic for topic in known.topics if topic.pk not in known.taken])
    signals: dict[int, dict[int, int]] = {}
    for pk, topic_id, line in Signal.objects.values_list("pk", "topic_id", "line"):
        signals.setdefault(topic_id, {})[line] = pk
    return {slug: StoredTopic(row.pk, signals.get(row.pk, {})) for slug, row in result.items()}, changed


class _Known:
    """The stored topics that the imported paths speak for, each taken once."""

    def __init__(self, topics: Sequence[Topic], library: Library) -> None:
        self.topics = topics
        self.taken: set[int] = set()
        self._names = library.names
        self._slugs = {read.slug for read in library.topics}
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


def _update(row: Topic, values: dict[str, Any], read: model.Topic) -> bool:
    """Writes what differs; whether anything did."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    text_changed = row.text_hash != values["text_hash"]
    for name, value in values.items():
        setattr(row, name, value)
    if text_changed:
        row.html = _html(read, row.path)
        _write_parts(row, read)
    row.save()
    return True


def _values(read: model.Topic, library: Library, position: int, services: dict[str, int]) -> dict[str, Any]:
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
        "text_hash": _hash(read, library.names[read.place.path]),
        "path": library.names[read.place.path],
        "file": str(Path(read.place.path).resolve()),
        "line": read.place.line,
        "position": position,
        "is_contrast": read.contrast is not None,
        "retired": False,
    }


def _hash(read: model.Topic, path: str) -> str:
    """Changes whenever a section, a signal or the text between them does, or the folder of the pictures in it."""
    signals = [[s.text, s.condition, s.cues, s.targets, s.section, s.place.line] for s in read.signals]
    sections = [[s.title, s.number, s.place.line, s.text] for s in read.sections]
    return hashlib.sha256(json.dumps([folder_of(path), read.text, sections, signals]).encode()).hexdigest()


def _html(read: model.Topic, path: str) -> str:
    """What stands before the first section; the sections are rendered each on its own."""
    return render(read.opening, folder_of(path))


def _write_parts(row: Topic, read: model.Topic) -> None:
    row.sections.all().delete()
    Section.objects.bulk_create(
        Section(
            topic=row,
            title=section.title[:500],
            number=section.number,
            html=render(section.text, folder_of(row.path)),
            line=section.place.line,
            position=position,
        )
        for position, section in enumerate(read.sections)
    )
    row.signals.all().delete()
    Signal.objects.bulk_create(
        Signal(
            topic=row,
            section_title=signal.section[:500],
            text=signal.text,
            condition=signal.condition,
            cues=list(signal.cues),
            targets=list(signal.targets),
            line=signal.place.line,
            position=position,
        )
        for position, signal in enumerate(read.signals)
    )


def _retire(topics: Sequence[Topic]) -> bool:
    gone = [topic.pk for topic in topics if not topic.retired]
    Topic.objects.filter(pk__in=gone).update(retired=True)
    return bool(gone)
