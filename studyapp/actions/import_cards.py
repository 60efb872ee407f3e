"""Cards as the import writes them: each exam signal, and each flash card of the notes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import Q

from studyapp.models import Card
from studyapp.notes import model
from studyapp.notes.diagnostics import Place
from studyapp.notes.identity import match_questions
from studyapp.notes.library import Library
from studyapp.notes.likeness import Likeness, content_hash
from studyapp.notes.rendering import render
from studyapp.notes.wording import content_words, plain

from .import_planner import Planned
from .import_stored import BATCH, Scope, folder_of
from .import_topics import StoredTopic


@dataclass(frozen=True, slots=True)
class CardText:
    """A card as it was read, in Markdown. `path` is the stored name of its file."""

    kind: str
    topic: str
    front: str
    answer: str
    back: str
    section: str
    path: str
    line: int

    @property
    def likeness(self) -> Likeness:
        """What its identity is judged by: a front that asks, and the one back that is right."""
        shown = content_hash(self.front, self.answer, [(self.back, True, "")])
        return Likeness(self.kind, self.front, (self.back,), (True,), self.path, shown)

    @property
    def html(self) -> dict[str, str]:
        """Front and back as they are shown; pictures are looked for next to the note."""
        folder = folder_of(self.path)
        return {"front_html": render(self.front, folder), "back_html": render(self.back, folder)}


@dataclass(frozen=True, slots=True)
class WrittenCards:
    """The ids of the cards that were looked at, and whether anything was written."""

    touched: set[int]
    changed: bool


def write_cards(planned: Planned, topics: dict[str, StoredTopic], roots: Sequence[Path]) -> WrittenCards:
    """Makes the stored cards of the files that changed those of the library.

    A card keeps its identity, and so its learners' due dates, as questions do; one that is gone is retired.
    """
    library, paths, scope = planned.library, planned.changed.paths, Scope(roots)
    rows = Card.objects.select_related("topic").order_by("path", "line", "pk")
    if len(paths) <= BATCH:
        rows = rows.filter(Q(path__in=paths) | Q(retired=True))
    stored = [row for row in rows if row.retired or (row.path in paths and scope.covers(row.topic.file))]
    read = list(_cards_of(library))
    matched = match_questions([_likeness_of(row) for row in stored], [card.likeness for card in read])
    new, changed = [], []
    for number, card in enumerate(read):
        values = _values(card, topics[card.topic].id)
        row = stored[matched[number]] if number in matched else None
        if row is None:
            new.append(Card(**values, **card.html))
        elif any(getattr(row, name) != value for name, value in values.items()):
            if row.content_hash != values["content_hash"] or row.path != card.path:
                values |= card.html
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    kept = {stored[found].pk for found in matched.values()}
    gone = [row.pk for row in stored if row.pk not in kept and not row.retired]
    Card.objects.bulk_create(new, batch_size=BATCH)
    Card.objects.bulk_update(changed, _WRITTEN, batch_size=BATCH)
    Card.objects.filter(pk__in=gone).update(retired=True)
    return WrittenCards({row.pk for row in (*stored, *new)}, bool(new or changed or gone))


_WRITTEN = [
    "topic", "kind", "front", "front_html", "answer", "back", "back_html", "content_hash", "section_title", "path",
    "line", "retired",
]  # fmt: skip


SAYS_MORE = 3  # words that carry meaning

Signalled = Mapping[tuple[Place, str], model.Question]
"""The questions that ask for a signal, by its place and the service that is right."""


def _cards_of(library: Library) -> Iterator[CardText]:
    """Signals that teach something, and flash cards, in the order of the notes."""
    misleading = _misleading(library)
    asked: Signalled = {
        (question.place, choice.service): question
        for question in library.questions
        if question.kind is model.Kind.SIGNAL and question.status is model.Status.ACTIVE
        for choice in question.choices
        if choice.correct
    }
    written: dict[str, list[model.Card]] = {}
    for card in library.cards:
        written.setdefault(card.topic, []).append(card)
    for topic in library.topics:
        path = library.names[topic.place.path]
        for signal in topic.signals:
            front = signal.condition or ", ".join(f"**{cue}**" for cue in signal.cues)
            names = [library.services[key].name for key in signal.targets if key in library.services]
            is_misleading = any((signal.place, key) in misleading for key in signal.targets)
            if plain(front) and _says_more(signal) and not is_misleading:
                yield CardText(
                    Card.SIGNAL, topic.slug, front, " or ".join(names), _back_of(signal, names, asked),
                    signal.section, path, signal.place.line,
                )  # fmt: skip
        for card in written.get(topic.slug, ()):
            yield CardText(
                Card.WRITTEN, topic.slug, card.front, "", card.back, card.section, path, card.place.line
            )


def _back_of(signal: model.Signal, names: Sequence[str], asked: Signalled) -> str:
    """What to learn beside the answer: why it is right, and what comes close and is not.

    The signal itself, whose condition stands in front, only where it says more, or there is nothing else.
    """
    told = " ".join([signal.condition, *signal.cues, *names])
    found = [asked[signal.place, key] for key in signal.targets if (signal.place, key) in asked]
    reasons = [choice.why for question in found for choice in question.choices if choice.correct]
    parts = [
        text
        for text in (signal.text, *reasons)
        if len(content_words(text) - content_words(told)) >= SAYS_MORE
    ]
    for question in found[:1]:
        close = [choice for choice in question.choices if not choice.correct and choice.why]
        close.sort(key=lambda choice: choice.service not in (question.contrast or ()))
        parts += [f"Not **{choice.text}**: {choice.why}" for choice in close[:1]]
    return "\n\n".join(parts) or signal.text


def _says_more(signal: model.Signal) -> bool:
    """Whether the back of a signal's card can tell what its front does not."""
    return bool(signal.targets) or _words(signal.text) != _words(signal.condition)


def _words(markdown: str) -> str:
    return plain(markdown).strip(" .").casefold()


def _misleading(library: Library) -> set[tuple[Place, str]]:
    """(place, service) of each signal that another line contradicts, or whose words give its answer away."""
    return {
        (question.place, choice.service)
        for question in library.questions
        if question.kind is model.Kind.SIGNAL and question.held_code in ("N301", "N302")
        for choice in question.choices
        if choice.correct
    }


def _values(card: CardText, topic: int) -> dict[str, Any]:
    return {
        "topic_id": topic,
        "kind": card.kind,
        "front": card.front,
        "answer": card.answer,
        "back": card.back,
        "content_hash": card.likeness.content_hash,
        "section_title": card.section[:500],
        "path": card.path,
        "line": card.line,
        "retired": False,
    }


def _likeness_of(row: Card) -> Likeness:
    return Likeness(
        row.kind, row.front, (row.back,), (True,), row.path, row.content_hash, retired=row.retired
    )
