"""What was read of the notes, kept from one import to the next, so that only changed files are read again."""

from __future__ import annotations

import gc
import hashlib
import pickle
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from studyapp.notes.diagnostics import Diagnostic
from studyapp.notes.library import Library, read_texts
from studyapp.notes.reading.banks import AuthoredDraft, CardDraft
from studyapp.notes.reading.drafts import Segment
from studyapp.notes.reading.outline import read_outline
from studyapp.notes.source import Source, read_sources

_SPARE = 100


@dataclass(frozen=True, slots=True)
class Reading:
    """The notes as read. `digest` changes with every change of a file, of its path or of our code."""

    library: Library
    digest: str


def read_notes(paths: Iterable[Path]) -> Reading:
    """Reads all notes under the paths; what did not change since it was last read comes out of the cache."""
    sources, findings = read_sources(paths)
    keys = [_key(source) for source in sources]
    digest = hashlib.sha256("\0".join([*keys, repr(findings)]).encode()).hexdigest()
    kept = _Cache(settings.VAR_DIR / "read")
    with _without_collecting():
        library = kept.get(f"all-{digest}")
        if library is None:
            library = read_texts(sources, findings, kept.outline)
            kept.put(f"all-{digest}", library)
            kept.forget_unused()
    return Reading(library, digest)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing of what is read is garbage yet, and looking for some takes half of the time of loading it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Cache:
    """Files in a folder of the app's own, like its database. Where it can't be written, all is read anew."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)

    def outline(self, source: Source) -> tuple[list[Segment], list[Diagnostic]]:
        """What `read_outline` makes of the source."""
        key = _key(source)
        outline: tuple[list[Segment], list[Diagnostic]] | None = self.get(key)
        if outline is None:
            outline = read_outline(source)
            for segment in outline[0]:
                drafts: list[AuthoredDraft | CardDraft] = [*segment.questions, *segment.cards]
                for draft in drafts:
                    draft.blocks = ()  # half of what there is to keep, and nobody needs them from here on
            self.put(key, outline)
        return outline

    def get(self, key: str) -> Any:
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

    def put(self, key: str, value: object) -> None:
        """Keeps a value; another process sees it whole or not at all."""
        with suppress(OSError):
            unfinished = self._folder / f"{key}.new"
            unfinished.write_bytes(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
            unfinished.replace(self._folder / key)

    def forget_unused(self) -> None:
        """Keeps what was used now, and about as much again for other folders and other branches."""
        with suppress(OSError):
            files = sorted(self._folder.iterdir(), key=lambda file: file.stat().st_mtime, reverse=True)
            self._forget([file for file in files if file.name.startswith("all-")], 1)
            self._forget(
                [file for file in files if not file.name.startswith("all-")], len(self._used) + _SPARE
            )

    def _forget(self, files: Sequence[Path], spared: int) -> None:
        for file in [file for file in files if file.name not in self._used][spared:]:
            file.unlink(missing_ok=True)


def _key(source: Source) -> str:
    shown = f"{_code()}\0{source.path}\0{source.name}\0{source.text}"
    return hashlib.sha256(shown.encode(errors="surrogatepass")).hexdigest()


@cache
def _code() -> str:
    """Changes with every change of our code."""
    digest = hashlib.sha256()
    for file in sorted(Path(__file__).parent.parent.rglob("*.py")):
        digest.update(file.read_bytes())
    return digest.hexdigest()
