"""The whole way from paths to what can be stored: sources, topics, services, questions, diagnostics."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from .diagnostics import Diagnostic, Place, diagnose, in_order
from .folder import Folder, Outline, Part
from .model import Card, Pack, Question, Service, Topic
from .reading.outline import read_outline
from .rereading import read_folder
from .source import Source, is_readme, read_sources


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that a set of notes holds. `names` maps a path as typed to the name that is stored.

    `services` has those of all notes and the options that written questions tell apart. `rejected` are
    questions with an error of their own: never asked, but known to be there still.
    """

    topics: tuple[Topic, ...] = ()
    services: dict[str, Service] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rejected: tuple[Question, ...] = ()
    cards: tuple[Card, ...] = ()
    pack: Pack = field(default_factory=Pack)
    diagnostics: tuple[Diagnostic, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


def read_library(paths: Iterable[Path]) -> Library:
    """Reads all notes under the paths. Never raises for what they hold; findings are in `diagnostics`."""
    sources, findings = read_sources(paths)
    library = read_texts(sources, findings)
    if nothing := only_readmes(sources, len(library.topics)):
        library = replace(library, diagnostics=tuple(in_order([*library.diagnostics, *nothing])))
    return library


def only_readmes(sources: Sequence[Source], topics: int) -> list[Diagnostic]:
    """What to tell where all there is describes its folder, so that no topic came of it."""
    if not sources or topics or not all(is_readme(source.name) for source in sources):
        return []
    message = "this describes its folder and holds no questions, and there is no note beside it"
    return [diagnose("N007", Place(sources[0].path, 1), message, "Name the folder that holds the notes.")]


def read_texts(sources: Iterable[Source], findings: Iterable[Diagnostic] = ()) -> Library:
    """The same from texts already read, such as one that an author is editing."""
    store = _Memory()
    with without_collecting():
        folder = read_folder(list(sources), store)
        return joined(folder, [store.part(file.stamp) for file in folder.files.values()], findings)


def joined(folder: Folder, parts: Sequence[Part], findings: Iterable[Diagnostic] = ()) -> Library:
    """A library of these parts of a folder, with what was found beside them."""
    questions = [question for part in parts for question in part.questions]
    options = {option.key: option for part in parts for option in part.options}
    told = [diagnostic for part in parts for diagnostic in part.diagnostics]
    return Library(
        topics=tuple(topic for part in parts for topic in part.topics),
        services=options | folder.naming.lexicon.services,
        questions=tuple(sorted(questions, key=lambda question: question.place)),
        rejected=tuple(question for part in parts for question in part.rejected),
        cards=tuple(card for part in parts for card in part.cards),
        pack=folder.pack,
        diagnostics=tuple(in_order([*findings, *folder.pack_findings, *told])),
        names=folder.names,
    )


@contextmanager
def without_collecting() -> Iterator[None]:
    """Nothing of what is read is garbage yet, and looking for some takes half of the time of loading it."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Memory:
    """Keeps parts as long as it lives itself."""

    def __init__(self) -> None:
        self._parts: dict[str, Part] = {}

    def outlines(self, sources: Sequence[Source]) -> list[Outline]:
        return [read_outline(source) for source in sources]

    def part(self, stamp: str) -> Part:
        return self._parts[stamp]

    def keep(self, stamp: str, part: Part) -> None:
        self._parts[stamp] = part
