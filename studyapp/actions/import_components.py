"""The knowledge components of questions: one for the cue, one for the contrast where there is one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from studyapp.models import Component, Question
from studyapp.notes import model
from studyapp.notes.library import Library
from studyapp.notes.likeness import hash_of
from studyapp.notes.wording import plain, slugify

from .import_stored import BATCH


def write_components(library: Library, known: Mapping[int, Question]) -> list[tuple[int, int | None]]:
    """(cue id, contrast id) for each question; `known` maps the index of a question to its stored row.

    A known question keeps its cue, and with it what learners know of it. A new one gets that of the questions
    that ask for the same, or a cue of its own: never one that belongs to something else by now.
    """
    read = library.questions
    stored = list(Component.objects.all())
    key_of = {component.pk: component.key for component in stored}
    keys = _cue_keys(
        read, {number: key_of[row.cue_id] for number, row in known.items()}, set(key_of.values())
    )
    labels: dict[str, str] = {}
    for key, question in zip(keys, read, strict=True):
        labels.setdefault(key, _label(question))
        if question.contrast:
            names = (library.services[service].name for service in question.contrast)
            labels.setdefault(_contrast_key(question.contrast), " vs ".join(names)[:500])
    ids = _write(labels, stored)
    return [
        (ids[key], ids[_contrast_key(question.contrast)] if question.contrast else None)
        for key, question in zip(keys, read, strict=True)
    ]


def _cue_keys(read: Sequence[model.Question], known: Mapping[int, str], stored: Collection[str]) -> list[str]:
    """The key for each question; `known` are those of stored questions, `stored` all there are."""
    of_cue: dict[str, str] = {}
    for number, key in known.items():
        if read[number].cue:
            of_cue.setdefault(read[number].cue, key)
    taken_today = set(known.values())  # by what the notes say today, as opposed to once
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


def _write(labels: Mapping[str, str], rows: Sequence[Component]) -> dict[str, int]:
    """Makes the components be there with these labels; returns their ids by key."""
    stored = {component.key: component for component in rows}
    new = [Component(key=key, label=label) for key, label in labels.items() if key not in stored]
    changed = []
    for key, label in labels.items():
        if key in stored and stored[key].label != label:
            stored[key].label = label
            changed.append(stored[key])
    Component.objects.bulk_create(new, batch_size=BATCH)
    Component.objects.bulk_update(changed, ["label"], batch_size=BATCH)
    return {component.key: component.pk for component in [*stored.values(), *new]}


def _label(question: model.Question) -> str:
    words = plain(question.stem).removesuffix(" Which service fits best?")
    return words if len(words) <= 160 else words[:159].rsplit(" ", 1)[0] + "…"


def _contrast_key(contrast: tuple[str, str]) -> str:
    return f"contrast:{'|'.join(contrast)}"
