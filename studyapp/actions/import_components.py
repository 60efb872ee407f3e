"""The knowledge components of questions: one for the cue, one for the contrast where there is one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from studyapp.models import Component, Question, Status
from studyapp.notes import model
from studyapp.notes.likeness import hash_of
from studyapp.notes.wording import plain, slugify

from .import_planner import Planned
from .import_rows import insert_rows
from .import_stored import BATCH, among

_CONTRAST = "contrast:"


@dataclass(frozen=True, slots=True)
class Asked:
    """The components of a question, by their ids; `is_new` says that the cue was not there before."""

    cue: int
    contrast: int | None
    is_new: bool


def write_components(planned: Planned, known: Mapping[int, Question]) -> list[Asked]:
    """What each question of the files that changed asks for; `known` maps the index of one to its stored row.

    A known question keeps its cue, and with it what learners know of it. A new one gets that of the questions
    that ask for the same, or a cue of its own: never one that belongs to something else by now.
    """
    library, read = planned.library, planned.library.questions
    cues = {row.cue_id for row in known.values()}
    key_of = dict(among(Component.objects.all(), "pk", cues).values_list("pk", "key"))
    elsewhere, stored = _taken(planned) if len(known) < len(read) else (set(), set())
    keys = _cue_keys(read, {number: key_of[row.cue_id] for number, row in known.items()}, elsewhere, stored)
    labels: dict[str, str] = {}
    for key, question in zip(keys, read, strict=True):
        if question.contrast:
            names = (library.services[service].name for service in question.contrast)
            labels.setdefault(_contrast_key(question.contrast), " vs ".join(names)[:500])
        labels.setdefault(key, _label(question.stem))
    ids, new = _write(labels)
    return [
        Asked(ids[key], ids[_contrast_key(question.contrast)] if question.contrast else None, key in new)
        for key, question in zip(keys, read, strict=True)
    ]


def relabel(cues: Collection[int]) -> None:
    """Names these components by the first question that asks for each; one that none asks for keeps its name."""
    asked = Question.objects.exclude(status=Status.RETIRED).filter(version__isnull=False)
    rows = among(asked, "cue", cues).order_by("path", "line", "pk").values_list("cue_id", "version__stem")
    labels: dict[int, str] = {}
    for cue, stem in rows:
        labels.setdefault(cue, stem)
    changed = []
    for component in among(Component.objects.all(), "pk", cues):
        label = _label(labels[component.pk]) if component.pk in labels else component.label
        if component.pk in cues and component.label != label:
            component.label = label
            changed.append(component)
    Component.objects.bulk_update(changed, ["label"], batch_size=BATCH)


def _taken(planned: Planned) -> tuple[set[str], set[str]]:
    """The keys that questions of other files have, and all that were ever given."""
    asked = Question.objects.exclude(status=Status.RETIRED).values_list("path", "cue__key")
    elsewhere = {key for path, key in asked if path not in planned.changed.paths}
    return elsewhere, set(Component.objects.values_list("key", flat=True))


def _cue_keys(
    read: Sequence[model.Question],
    known: Mapping[int, str],
    elsewhere: Collection[str],
    stored: Collection[str],
) -> list[str]:
    """The key for each question; `known` are those of stored questions, `elsewhere` those of other files, `stored`
    all there are."""
    of_cue: dict[str, str] = {}
    for number, key in known.items():
        if read[number].cue:
            of_cue.setdefault(read[number].cue, key)
    taken_today = {*known.values(), *elsewhere}  # by what the notes say today, as opposed to once
    taken = taken_today | set(stored)
    keys = []
    for number, question in enumerate(read):
        if number in known:
            keys.append(known[number])
        elif question.cue:
            keys.append(of_cue.setdefault(question.cue, _free(f"cue:{question.cue}", taken_today)))
            taken_today.add(keys[-1])
        else:
            keys.append(_free(f"cue:authored/{slugify(question.topic)[:60]}/{hash_of(question)[:16]}", taken))
            taken.add(keys[-1])
    return keys


def _free(key: str, taken: Collection[str]) -> str:
    key, number = key[:190], 1
    free = key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def _write(labels: Mapping[str, str]) -> tuple[dict[str, int], set[str]]:
    """Makes the components be there; returns their ids by key, and the keys that are new.

    Contrasts get these labels, and so do new cues: what others are called is for `relabel` to say.
    """
    stored = {row.key: row for row in among(Component.objects.all(), "key", labels) if row.key in labels}
    new = [key for key in labels if key not in stored]
    changed = []
    for key, row in stored.items():
        if key.startswith(_CONTRAST) and row.label != labels[key]:
            row.label = labels[key]
            changed.append(row)
    created = insert_rows(Component, ["key", "label"], ((key, labels[key]) for key in new), numbered=True)
    Component.objects.bulk_update(changed, ["label"], batch_size=BATCH)
    ids = {key: row.pk for key, row in stored.items()} | dict(zip(new, created, strict=True))
    return ids, set(new)


def _label(stem: str) -> str:
    words = plain(stem).removesuffix(" Which service fits best?")
    return words if len(words) <= 160 else words[:159].rsplit(" ", 1)[0] + "…"


def _contrast_key(contrast: tuple[str, str]) -> str:
    return f"{_CONTRAST}{'|'.join(contrast)}"
