"""What was read of the notes, kept from one import to the next, so that only changed files are read again."""

from __future__ import annotations

import hashlib
import os
import pickle
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from studyapp.notes.diagnostics import Diagnostic, in_order
from studyapp.notes.folder import File, Folder, Outline, Part, Store, digest_of
from studyapp.notes.library import Library, joined, only_readmes, without_collecting
from studyapp.notes.reading.banks import AuthoredDraft, CardDraft
from studyapp.notes.reading.outline import read_outline
from studyapp.notes.rereading import read_folder
from studyapp.notes.source import Source, read_sources

from .processes import shares, working_on

_SPARE, _SPARE_FOLDERS = 100, 3


class Reading:
    """The notes as read. `digest` changes with every change of a file, of its path or of our code.

    `names` are the names under which files are stored, by their paths as typed.
    """

    def __init__(
        self, folder: Folder, sources: Sequence[Source], findings: Sequence[Diagnostic], store: Store
    ) -> None:
        self.folder = folder
        self.names = dict(folder.names)
        findings = [*findings, *only_readmes(sources, self.topics)]
        found = [diagnostic for file in folder.files.values() for diagnostic in file.diagnostics]
        self.diagnostics = tuple(in_order([*findings, *folder.pack_findings, *found]))
        shown = [_code(), repr(findings), *(digest_of(source) for source in sources)]
        self.digest = hashlib.sha256("\0".join(shown).encode(errors="surrogatepass")).hexdigest()
        self._sources = sources
        self._findings = findings
        self._store = store
        self._resolved: dict[str, str] = {}

    def resolved(self, path: str) -> str:
        """The full path of a file by its path as typed."""
        if path not in self._resolved:
            self._resolved[path] = os.path.realpath(path)
        return self._resolved[path]

    def stamp(self, file: File) -> str:
        """Changes with anything that the file says, with where it lies and with our code."""
        return _sum_of(file.stamp, self.names[file.path], self.resolved(file.path))

    @property
    def slugs(self) -> dict[str, list[str]]:
        """The slugs of all topics in the order of the notes, by the name under which their file is stored."""
        files = self.folder.files.values()
        return {self.names[file.path]: [heading.slug for heading in file.headings] for file in files}

    @property
    def content(self) -> str:
        """A sum of all that is said."""
        return _sum_of(*(file.stamp for file in self.folder.files.values()))

    @property
    def topics(self) -> int:
        """How many there are."""
        return sum(len(file.headings) for file in self.folder.files.values())

    def library(self, files: Iterable[str] | None = None) -> Library:
        """What these files say (by their names in the folder), or all; read anew where it is not kept any more."""
        wanted = list(self.folder.files) if files is None else files
        stamps = [self.folder.files[name].stamp for name in wanted]
        with without_collecting():
            try:
                parts = [self._store.part(stamp) for stamp in stamps]
            except KeyError:
                read_folder(self._sources, self._store)
                parts = [self._store.part(stamp) for stamp in stamps]
            return replace(joined(self.folder, parts, self._findings), names=self.names)


def read_notes(paths: Iterable[Path]) -> Reading:
    """Reads all notes under the paths; what did not change since it was last read comes out of the cache."""
    paths = list(paths)
    sources, findings = read_sources(paths)
    kept = _Cache(settings.VAR_DIR / "read")
    with without_collecting():
        folder = kept.folder(paths, sources)
    return Reading(folder, sources, findings, kept)


class _Cache:
    """Files in a folder of the app's own, like its database. Where it can't be written, all is read anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        self._parts: dict[str, Part] = {}
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)

    def folder(self, paths: Sequence[Path], sources: Sequence[Source]) -> Folder:
        """What `read_folder` makes of the sources, with the help of what it made of the same paths last."""
        key = f"folder-{_sum_of(*map(str, paths))}"
        known: Folder | None = self._get(key)
        folder = read_folder(sources, self, known)
        if known is None or folder != known:
            self._put(key, folder)
            self._used |= {f"part-{_sum_of(file.stamp)}" for file in folder.files.values()}
            self._used |= {f"file-{_sum_of(file.digest)}" for file in folder.files.values()}
            self._forget_unused()
        return folder

    def outlines(self, sources: Sequence[Source]) -> list[Outline]:
        """What `read_outline` makes of each source; where much is not known yet, all processors read it together."""
        new = [source for source in sources if not (self._folder / _key_of(source)).exists()]
        mine, *theirs = shares(new, lambda source: len(source.text))
        with working_on(self._outline, theirs):
            read = {source.path: self._outline(source) for source in mine}
        return [read.get(source.path) or self._outline(source) for source in sources]

    def _outline(self, source: Source) -> Outline:
        key = _key_of(source)
        outline: Outline | None = self._get(key)
        if outline is None:
            outline = read_outline(source)
            for segment in outline[0]:
                drafts: list[AuthoredDraft | CardDraft] = [*segment.questions, *segment.cards]
                for draft in drafts:
                    draft.blocks = ()  # half of what there is to keep, and nobody needs them from here on
            self._put(key, outline)
        return outline

    def part(self, stamp: str) -> Part:
        """The part with this stamp; KeyError when it is not kept."""
        part: Part | None = self._parts.get(stamp) or self._get(f"part-{_sum_of(stamp)}")
        if part is None:
            raise KeyError(stamp)
        return part

    def keep(self, stamp: str, part: Part) -> None:
        """Keeps a part, and at least as long as this import runs."""
        if stamp not in self._parts:
            self._parts[stamp] = part
            self._put(f"part-{_sum_of(stamp)}", part)

    def _get(self, key: str) -> Any:
        """What was put, None when it is not there or can't be understood."""
        self._used.add(key)
        try:
            return pickle.loads((self._folder / key).read_bytes())  # noqa: S301 - written by us, in our folder
        except (
            OSError,
            pickle.UnpicklingError,
            EOFError,
            AttributeError,
            ImportError,
            IndexError,
            ValueError,
        ):
            return None

    def _put(self, key: str, value: object) -> None:
        """Keeps a value; another process sees it whole or not at all."""
        with suppress(OSError):
            unfinished = self._folder / f"{key}.new"
            unfinished.write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            unfinished.replace(self._folder / key)

    def _forget_unused(self) -> None:
        """Keeps what was used now, and about as much again for other folders and other branches."""
        with suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
            self._forget([file for file in files if file.name.startswith("folder-")], _SPARE_FOLDERS)
            self._forget(
                [file for file in files if not file.name.startswith("folder-")], len(self._used) + _SPARE
            )

    def _forget(self, files: Sequence[Path], spared: int) -> None:
        for file in [file for file in files if file.name not in self._used][spared:]:
            file.unlink(missing_ok=True)


def _key_of(source: Source) -> str:
    return f"file-{_sum_of(digest_of(source))}"


def _sum_of(*words: str) -> str:
    """A name for what our code as it is makes of the words."""
    return hashlib.sha256("\0".join([_code(), *words]).encode(errors="surrogatepass")).hexdigest()


@cache
def _code() -> str:
    """Changes with every change of our code."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
