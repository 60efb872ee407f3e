"""Search results, grouped by what they are, with the words that were found marked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from studyapp.models import SearchEntry
from studyapp.search import find_entries, words_of

PER_KIND = 8
AROUND = 90  # letters shown before and after the first word found
HEADINGS = {
    SearchEntry.TOPIC: _("Topics"),
    SearchEntry.SECTION: _("Notes"),
    SearchEntry.SIGNAL: _("Exam signals"),
    SearchEntry.CARD: _("Flash cards"),
    SearchEntry.QUESTION: _("Questions"),
}

Marked = Sequence[tuple[str, bool]]
"""Pieces of a text, each with whether it is a word that was searched for."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: its entry, and the pieces of its title and of the text around what was found."""

    entry: SearchEntry
    title: Marked
    excerpt: Marked


@dataclass(frozen=True, slots=True)
class Group:
    """Results of one kind, best first; `more` were found and are not shown."""

    kind: str
    heading: str
    hits: Sequence[Hit]
    more: int

    @property
    def count(self) -> int:
        return len(self.hits) + self.more


@dataclass(frozen=True, slots=True)
class Results:
    """What was found for a text. `words` is empty when there is nothing to search for."""

    query: str
    words: Sequence[str]
    groups: Sequence[Group]

    @property
    def count(self) -> int:
        return sum(group.count for group in self.groups)


def search(query: str) -> Results:
    """Finds in notes, signals, cards and questions: three queries at most, however much there is."""
    words = words_of(query)
    found = find_entries(words, PER_KIND)
    entries = SearchEntry.objects.in_bulk([pk for pk, _ in found])
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, words))})[^\W_]*", re.IGNORECASE)
    hits: dict[str, list[Hit]] = {kind: [] for kind in HEADINGS}
    totals: dict[str, int] = {}
    for pk, total in found:
        if pk in entries:
            entry = entries[pk]
            hits[entry.kind].append(_hit(entry, pattern))
            totals[entry.kind] = total
    hits[SearchEntry.TOPIC].sort(key=lambda hit: _distance(hit.entry, words))
    groups = [
        Group(kind, str(heading), hits[kind], totals[kind] - len(hits[kind]))
        for kind, heading in HEADINGS.items()
        if hits[kind]
    ]
    return Results(query, words, groups)


def _distance(entry: SearchEntry, words: Sequence[str]) -> tuple[bool, int]:
    """How far a topic's name is from the words: another name of it that says just these, then the fewest words more.

    Its other names stand in front of its text, behind its subtitle if there is one.
    """
    names = [entry.title, *(name for part in entry.text.split(" · ")[:2] for name in part.split(", "))]
    is_called = any(words_of(name) == list(words) for name in names)
    title = words_of(entry.title)
    has_all = all(any(one.startswith(word) for one in title) for word in words)
    return not is_called, len(title) if has_all else len(entry.title) + len(title)


def _hit(entry: SearchEntry, pattern: re.Pattern[str]) -> Hit:
    """A question shows its stem only: which option was found may be a hint."""
    text = "" if entry.kind == SearchEntry.QUESTION else entry.text
    return Hit(entry, _marked(_cut(entry.title, pattern, 2 * AROUND), pattern), _excerpt(text, pattern))


def _excerpt(text: str, pattern: re.Pattern[str]) -> Marked:
    return _marked(_cut(text, pattern, AROUND), pattern) if text else ()


def _cut(text: str, pattern: re.Pattern[str], around: int) -> str:
    """The text around the first word found, cut between words."""
    first = pattern.search(text)
    at = first.start() if first else 0
    start, end = max(0, at - around), at + around
    if start:
        start = text.find(" ", start, at) + 1 or at
    if end < len(text):
        end = max(text.rfind(" ", at, end), at + 1)
    return ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")


def _marked(text: str, pattern: re.Pattern[str]) -> Marked:
    pieces: list[tuple[str, bool]] = []
    last = 0
    for match in pattern.finditer(text):
        pieces += [(text[last : match.start()], False), (match[0], True)]
        last = match.end()
    return [piece for piece in (*pieces, (text[last:], False)) if piece[0]]
