"""What is known of a folder of notes: all that each file says, and what its files have to do with each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from .diagnostics import Diagnostic
from .headings import Heading
from .model import Card, Pack, Question, Service, Topic
from .questions import held_back
from .questions.lines import Lines
from .reading.drafts import Segment
from .reading.naming import Given, Naming
from .source import Source

Outline = tuple[list[Segment], list[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Part:
    """All that one file says, its services and questions resolved.

    `scenarios` are the questions of its deciding lines, in their order. `options` are what written questions
    tell apart that is no service of the folder. `findings` is what its author should know,
    `remarks` as far as it is about the wording of single questions.
    """

    topics: tuple[Topic, ...]
    scenarios: tuple[Question, ...]
    features: tuple[Question, ...]
    written: tuple[Question, ...]
    rejected: tuple[Question, ...]
    cards: tuple[Card, ...]
    options: tuple[Service, ...]
    findings: tuple[Diagnostic, ...]
    remarks: tuple[Diagnostic, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """In the order of the file."""
        return tuple(sorted((*self.scenarios, *self.features, *self.written), key=lambda q: q.place))

    @property
    def diagnostics(self) -> list[Diagnostic]:
        return [*self.findings, *self.remarks, *held_back(self.questions)]


class Prose(NamedTuple):
    """What a topic's text explains, as a short sum, and the service that it is about."""

    slug: str
    service: str
    text: str


@dataclass(frozen=True, slots=True)
class File:
    """What is remembered of a file. `digest` is that of its text, `stamp` that of its part: equal stamps, equal parts.

    `cues` are the components of its questions, `stems` short sums of the stems that were written in it.
    """

    name: str
    path: str
    digest: str
    given: tuple[Given, ...]
    headings: tuple[Heading, ...]
    prose: tuple[Prose, ...]
    stems: frozenset[int]
    lines: Lines
    stamp: str
    cues: frozenset[str]
    active: int
    held_back: int
    has_rejected: bool
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Folder:
    """All files by name, in order, and what they have in common. `names` maps each path as typed to its name."""

    files: dict[str, File]
    naming: Naming
    pack: Pack
    pack_findings: tuple[Diagnostic, ...]
    names: dict[str, str]


class Store(Protocol):
    """Keeps what was read of files by themselves, and parts by their stamps."""

    def outlines(self, sources: Sequence[Source]) -> list[Outline]:
        """All that is read of each file by itself; depends on nothing but the file."""

    def part(self, stamp: str) -> Part:
        """The part that was kept; KeyError when it is not there any more."""

    def keep(self, stamp: str, part: Part) -> None:
        """Keeps a part."""


def digest_of(source: Source) -> str:
    """Changes with the text of a file, with its name and with its path."""
    return sum_of_text(f"{source.path}\0{source.name}\0{source.text}")


def sum_of_text(text: str) -> str:
    """A sum that is another one for any other text."""
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
