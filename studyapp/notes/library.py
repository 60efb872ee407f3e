"""The whole way from paths to what can be stored: sources, topics, services, questions, diagnostics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from .diagnostics import Diagnostic, Place, diagnose, in_order
from .model import Card, Pack, Question, Service, Topic
from .packs import read_pack
from .questions import questions_of
from .questions.authored import rejected_questions
from .reading.banks import AuthoredDraft
from .reading.drafts import Segment
from .reading.meaning import read_topic
from .reading.naming import build_lexicon
from .reading.outline import read_outline
from .source import Source, is_readme, read_sources


@dataclass(frozen=True, slots=True)
class Library:
    """Everything that a set of notes holds. `names` maps a path as typed to the name that is stored.

    `rejected` are questions with an error of their own: never asked, but known to be there still.
    """

    topics: tuple[Topic, ...] = ()
    services: dict[str, Service] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    rejected: tuple[Question, ...] = ()
    cards: tuple[Card, ...] = ()
    pack: Pack = field(default_factory=Pack)
    diagnostics: tuple[Diagnostic, ...] = ()
    names: dict[str, str] = field(default_factory=dict)


Outliner = Callable[[Source], tuple[list[Segment], list[Diagnostic]]]
"""All that is read of one file by itself; depends on nothing but the file, so that it can be kept."""


def read_library(paths: Iterable[Path], outline: Outliner = read_outline) -> Library:
    """Reads all notes under the paths. Never raises for what they hold; findings are in `diagnostics`."""
    sources, findings = read_sources(paths)
    return read_texts(sources, findings, outline)


def read_texts(
    sources: Iterable[Source], findings: Iterable[Diagnostic] = (), outline: Outliner = read_outline
) -> Library:
    """The same from texts already read, such as one that an author is editing."""
    diagnostics = list(findings)
    names: dict[str, str] = {}
    outlines: list[tuple[Source, Segment]] = []
    pack = Pack()
    for source in sources:
        names[source.path] = source.name
        if PurePosixPath(source.name).stem.lower() == "pack":
            pack, found = read_pack(source)
            diagnostics += found
            continue
        segments, found = outline(source)
        if is_readme(source.name) and not any(segment.questions for segment in segments):
            continue  # it describes the folder and is neither a note nor a bank
        diagnostics += found
        outlines += [(source, segment) for segment in segments]
    lexicon = build_lexicon([segment for _, segment in outlines])
    topics: list[Topic] = []
    drafts: list[tuple[Topic, AuthoredDraft]] = []
    rejected: list[tuple[Topic, AuthoredDraft]] = []
    cards: list[Card] = []
    taken: dict[str, Place] = {}
    repeats: Counter[str] = Counter()
    for source, segment in outlines:
        topic, found = read_topic(
            segment, lexicon, PurePosixPath(source.name).stem.replace("-", " ").capitalize()
        )
        topic = replace(topic, text=_text_of(source, segment), opening=segment.opening(source))
        if topic.slug in taken:
            diagnostics.append(
                diagnose(
                    "N103",
                    topic.place,
                    f"a topic named “{topic.name}” stands at {taken[topic.slug]} already",
                    "Give one of the two another title.",
                )
            )
            topic = replace(topic, slug=_free_slug(topic.slug, taken, repeats))
        taken[topic.slug] = topic.place
        topics.append(topic)
        diagnostics += found
        drafts += [(topic, draft) for draft in segment.questions if not draft.rejected]
        rejected += [(topic, draft) for draft in segment.questions if draft.rejected]
        cards += [
            Card(card.front, card.back, card.place, topic.slug, card.section, card.tags)
            for card in segment.cards
        ]
    questions, found = questions_of(topics, drafts, lexicon, pack, _lines_of(outlines))
    diagnostics += found
    return Library(
        topics=tuple(topics),
        services=lexicon.services,
        questions=tuple(questions),
        rejected=tuple(rejected_questions(rejected, lexicon, pack)),
        cards=tuple(cards),
        pack=pack,
        diagnostics=tuple(in_order(diagnostics)),
        names=names,
    )


def _text_of(source: Source, segment: Segment) -> str:
    """A topic's Markdown below its title."""
    first = segment.place.line + bool(segment.heading)
    return segment.prose(source, first, segment.last_line).strip("\n")


def _free_slug(slug: str, taken: Container[str], repeats: Counter[str]) -> str:
    """The slug with the first number behind it that is free; `repeats` remembers how far they are used."""
    repeats[slug] += 1
    while f"{slug}-{repeats[slug] + 1}" in taken:
        repeats[slug] += 1
    return f"{slug}-{repeats[slug] + 1}"


def _lines_of(outlines: Iterable[tuple[Source, Segment]]) -> dict[str, list[str]]:
    return {source.path: source.lines for source, _ in outlines}
