"""The engine's bank of all active questions, built once for each state of the library and kept in the process."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet, Subquery

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.scheduling import DEFAULT_PARAMETERS
from studyapp.models import Choice, Component, Pack, Question, Status, Topic


@dataclass(frozen=True, slots=True)
class Subject:
    """A topic to read about a service: what a link to it needs."""

    pk: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Library:
    """What belongs to one version of the notes and is used by every answer.

    `subjects` are the topics by the key of their service, `topic_names` the names of all topics by their slug,
    `component_ids` the rows of the bank's components.
    """

    version: UUID
    pack: Pack
    bank: Bank
    subjects: Mapping[str, Subject]
    topic_names: Mapping[str, str]
    component_ids: Mapping[str, int]

    @property
    def schedule(self) -> tuple[float, ...]:
        """The parameters of FSRS that due dates are made with: fitted to this installation, or the defaults."""
        return tuple(self.pack.fsrs_parameters) or DEFAULT_PARAMETERS


_kept: Library | None = None
_lock = threading.Lock()


def library_version() -> Subquery:
    """The version of the notes, to annotate a query with that precedes `current_library`."""
    return Subquery(Pack.objects.order_by("pk").values("library_version")[:1])


def current_library(version: UUID | None = None) -> Library:
    """The library as of the last import: one query where nothing changed, five where something did.

    With the version that a query just before told (`library_version`), none where nothing changed.
    """
    global _kept  # noqa: PLW0603 - a cache of the process
    kept = _kept
    if kept is not None and kept.version == version:
        return kept
    pack = Pack.objects.first() or Pack()
    if kept is None or kept.version != pack.library_version:
        with _lock:
            kept = _kept = _library(pack)
    return kept


def _library(pack: Pack) -> Library:
    topics = Topic.objects.filter(retired=False, is_contrast=False)
    rows = list(topics.order_by("-position").values_list("service__key", "pk", "slug", "name"))
    subjects = {service: Subject(pk, slug, name) for service, pk, slug, name in rows if service}
    names = {slug: name for _, _, slug, name in rows}
    components = dict(Component.objects.values_list("key", "pk"))
    return Library(pack.library_version, pack, _bank(pack, subjects), subjects, names, components)


def _bank(pack: Pack, subjects: Mapping[str, Subject]) -> Bank:
    return bank_of(Question.objects.filter(status=Status.ACTIVE), subjects, dict(pack.blueprint))


def bank_of(
    questions: QuerySet[Question], subjects: Mapping[str, Subject], blueprint: Mapping[str, float]
) -> Bank:
    """The engine's bank of these questions, whether they are asked now or not: two queries."""
    choices: dict[int, list[tuple[bool, str]]] = {}
    rows = Choice.objects.filter(version__current_of__in=questions).values_list(
        "version_id", "correct", "service_key"
    )
    for version, correct, service in rows:
        choices.setdefault(version, []).append((correct, service))
    fields = ("pk", "version_id", "contrast__key", "cue__key", "topic__slug", "topic__is_contrast", "domain")
    items = []
    for pk, version, contrast, cue, topic, is_contrast, domain in questions.order_by("pk").values_list(
        *fields
    ):
        options = choices.get(version, [])
        right = [service for correct, service in options if correct]
        key = right[0] if len(right) == 1 else ""
        items.append(
            BankItem(
                id=pk,
                components=(contrast, cue) if contrast else (cue,),
                # A question out of an "A vs B" set counts for the subject whose service is right.
                topic=subjects[key].slug if is_contrast and key in subjects else topic,
                domain=domain,
                key=key,
                choices=len(options),
                select=max(1, len(right)),
            )
        )
    return Bank(items, blueprint)
