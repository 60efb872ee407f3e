"""Which files an import has to look at: those that do not say what is stored of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.models import Topic

from .import_stored import Scope
from .reading_cache import Reading


@dataclass(frozen=True, slots=True)
class Changed:
    """The files to look at, by their names in the folder, and what has to be known of all others.

    `paths` are the names under which these files, and those that are gone, are stored; `stamps` what the topics of
    each file are stored with; `active` and `held_back` count the questions of the files that are as they were.
    """

    files: tuple[str, ...]
    paths: frozenset[str]
    stamps: Mapping[str, str]
    active: int
    held_back: int


def changed_files(reading: Reading, roots: Sequence[Path]) -> Changed:
    """Compares the stamps of the files with the stored ones: one query.

    A question that can't be asked may get the place of one that is gone, so files with such are always looked at;
    so are those that share a component with a file that changed.
    """
    scope = Scope(roots)
    stored: dict[tuple[str, str], list[str]] = defaultdict(list)
    for path, place, stamp in Topic.objects.filter(retired=False).values_list("path", "file", "stamp"):
        if scope.covers(place):
            stored[path, place].append(stamp)
    stamps, same, changed = {}, set(), []
    for file in reading.folder.files.values():
        where = (reading.names[file.path], reading.resolved(file.path))
        stamps[where[0]] = reading.stamp(file)
        if not file.has_rejected and stored.get(where, []) == [stamps[where[0]]] * len(file.headings):
            same.add(where)
        else:
            changed.append(file)
    shared = {cue for file in changed for cue in file.cues}
    known = {file.name for file in changed}
    for file in reading.folder.files.values():
        if file.name not in known and not shared.isdisjoint(file.cues):
            known.add(file.name)
            same.discard((reading.names[file.path], reading.resolved(file.path)))
    others = [file for file in reading.folder.files.values() if file.name not in known]
    gone = {where[0] for where in stored if where not in same}
    return Changed(
        files=tuple(name for name in reading.folder.files if name in known),
        paths=frozenset(gone | {reading.names[reading.folder.files[name].path] for name in known}),
        stamps=stamps,
        active=sum(file.active for file in others),
        held_back=sum(file.held_back for file in others),
    )
