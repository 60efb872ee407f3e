"""From paths to text: find note files, decode them, repair a known kind of damage.

A source keeps the author's own lines: `source.lines[n - 1]` is line n of the file as an editor shows it.
"""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .diagnostics import Diagnostic, Place, diagnose

SUFFIXES = (".md", ".markdown", ".rmd", ".txt", ".gift")
MAX_BYTES = 4 * 1024 * 1024
"""A note above this size is refused: nobody studies from it, and everything read is kept in memory."""

_SKIPPED_NAMES = {"license.md", "license.txt", "contributing.md", "changelog.md", "review.md"}
# A wrong first decoding that this reader undoes, when the whole text shows it.
_WRONG_DECODINGS = (("mac_roman", "Mac Roman"), ("cp1252", "Windows-1252"), ("latin-1", "Latin-1"))


@dataclass(frozen=True)
class Source:
    """One note file as text.

    `path` is the path as the author typed it (diagnostics show that one); `name` is relative to the folder
    that was named, so it stays the same wherever the folder lies (what is stored refers to that one).
    """

    path: str
    name: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")


def read_sources(paths: Iterable[Path]) -> tuple[list[Source], list[Diagnostic]]:
    """All notes under the given files and folders, sorted by name, with what could not be read."""
    sources: dict[str, Source] = {}
    problems: list[Diagnostic] = []
    for path in paths:
        found = 0
        for file, problem in _find(path):
            found += 1
            if problem is not None:
                problems.append(problem)
                continue
            name = file.relative_to(path).as_posix() if file != path else file.name
            if name in sources:
                if Path(sources[name].path).samefile(file):
                    continue
                name = _longer_name(file, name, sources)
            source, findings = read_source(file, name)
            problems += findings
            if source is not None:
                sources[name] = source
        if not found:
            problems.append(
                diagnose(
                    "N007",
                    Place(str(path), 1),
                    "there is no note in this folder",
                    f"A note's name ends in {', '.join(SUFFIXES)}.",
                )
            )
    return [sources[name] for name in sorted(sources)], problems


def _longer_name(file: Path, name: str, taken: Container[str]) -> str:
    """Two folders were named that both hold `name`: the folder's own name goes in front, as far as needed."""
    above = [part.name for part in file.absolute().parents][name.count("/") :]
    for folder in above:
        name = f"{folder}/{name}"
        if name not in taken:
            break
    return name


def read_source(file: Path, name: str | None = None) -> tuple[Source | None, list[Diagnostic]]:
    """Reads and decodes one file; never raises for what a file holds or how it is protected."""
    place = Place(str(file), 1)
    try:
        mode = file.stat()
        if not stat.S_ISREG(mode.st_mode):
            return None, [diagnose("N002", place, "this is not a regular file")]
        if mode.st_size > MAX_BYTES:
            limit = MAX_BYTES // (1024 * 1024)
            return None, [diagnose("N004", place, f"the file is larger than {limit} MiB", "Split it.")]
        data = file.read_bytes()
    except (OSError, ValueError) as error:
        return None, [_unreadable(file, error)]
    text, findings = decode(data, str(file))
    return (None if text is None else Source(str(file), name or file.name, text)), findings


def decode(data: bytes, path: str) -> tuple[str | None, list[Diagnostic]]:
    """Bytes to text with `\\n` line ends, or None and the reason. The file itself is never changed."""
    place = Place(path, 1)
    encoding = "utf-8-sig"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return None, [_undecodable(error, path)]
    if "\x00" in text:
        at = text.index("\x00")
        place = Place(path, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        return None, [diagnose("N003", place, "the file is not text: it holds NUL bytes")]
    findings: list[Diagnostic] = []
    repaired = repair_wrong_decoding(text)
    if repaired is not None:
        text, codec = repaired
        findings.append(
            diagnose(
                "N006",
                place,
                f"this UTF-8 text was once decoded as {codec}; it is read as if that were undone",
                "The file is left as it is. Save it again as UTF-8 to be rid of this remark.",
            )
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        findings.append(diagnose("N008", place, "the note is empty"))
    return text, findings


def _undecodable(error: UnicodeDecodeError, path: str) -> Diagnostic:
    """Where the first byte stands that is no text, its column counted in characters."""
    before = error.object[: error.start].decode(error.encoding, errors="ignore")
    place = Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
    name = "UTF-16" if "16" in error.encoding else "UTF-8"
    message = f"the file is not {name} text (byte 0x{error.object[error.start]:02x})"
    return diagnose("N003", place, message, "Save the note as UTF-8.")


def repair_wrong_decoding(text: str) -> tuple[str, str] | None:
    """Undoes a decoding of UTF-8 bytes with a one-byte codec; None when the text is not damaged so.

    The whole text has to survive the way back (encode with that codec, decode as UTF-8): that happens by
    accident next to never, whereas mending piece by piece, as general-purpose repairers do, guesses.
    """
    if text.isascii():
        return None
    for codec, name in _WRONG_DECODINGS:
        try:
            repaired = text.encode(codec).decode("utf-8")
        except UnicodeError:
            continue
        if _oddities(repaired) < _oddities(text):
            return repaired, name
    return None


def _oddities(text: str) -> int:
    """How much in a text nobody types: control, private and unassigned characters, and runs of non-ASCII
    letters and signs, which damaged text is full of."""
    odd = 0
    previous_foreign = False
    for char in text:
        if char.isascii():
            previous_foreign = False
            continue
        if unicodedata.category(char) in ("Cc", "Co", "Cn", "Cs"):
            odd += 2
        foreign = ord(char) < 0x3000
        odd += foreign and previous_foreign
        odd += 1
        previous_foreign = foreign
    return odd


def _find(path: Path) -> Iterator[tuple[Path, Diagnostic | None]]:
    """The file itself, or each note below a folder, with the problem that keeps it from being read."""
    try:
        if path.is_dir():
            yield from _walk(path)
            return
        path.lstat()
    except FileNotFoundError:
        yield path, diagnose("N001", Place(str(path), 1), "there is no such file or folder")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        yield path, _unreadable(path, error)
    else:
        yield path, None


def _walk(folder: Path) -> Iterator[tuple[Path, Diagnostic | None]]:
    inside = os.path.realpath(folder)
    unreadable: list[OSError] = []
    for root, folders, files in os.walk(folder, onerror=unreadable.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        linked = [name for name in folders if Path(root, name).is_symlink()]
        for name in sorted([*linked, *filter(_is_note, files)]):
            file = Path(root, name)
            # realpath, unlike Path.resolve, also answers for a link that leads to itself
            if file.is_symlink() and not Path(os.path.realpath(file)).is_relative_to(inside):
                place = Place(str(file), 1)
                yield file, diagnose("N005", place, "the link leads out of the folder; skipped")
            elif name not in linked:  # what a linked folder holds is read where it really lies
                yield file, None
    for error in unreadable:
        yield (where := Path(error.filename or folder)), _unreadable(where, error, "folder")


def _unreadable(path: Path, error: Exception, what: str = "file") -> Diagnostic:
    reason = getattr(error, "strerror", None) or error
    return diagnose("N002", Place(str(path), 1), f"the {what} cannot be read: {reason}")


def _is_note(name: str) -> bool:
    low = name.lower()
    return low.endswith(SUFFIXES) and not low.startswith(".") and low not in _SKIPPED_NAMES


def is_readme(name: str) -> bool:
    """Whether a file describes its folder by its name; many banks on GitHub are one README all the same."""
    return Path(name).stem.lower() == "readme"
