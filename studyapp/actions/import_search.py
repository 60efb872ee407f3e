"""What the search finds: brought up to date by the import, in its own transaction, only where something changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, NamedTuple, TypeVar

from django.db.models import Model, QuerySet

from studyapp.models import Card, Choice, Question, SearchEntry, Section, Status, Topic
from studyapp.notes.wording import plain

from .import_rows import insert_rows
from .import_stored import BATCH, among

MAX_LETTERS = 100_000
"""Longer texts are found by their beginning: PostgreSQL's full text has a limit."""

_INLINE = re.compile(r"</?(?:a|abbr|b|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>")

_CARDS = (SearchEntry.SIGNAL, SearchEntry.CARD)

Key = tuple[str, int]
Row = TypeVar("Row", bound=Model)


class _Entry(NamedTuple):
    """The values of a `SearchEntry`."""

    kind: str
    ref: int
    title: str
    text: str
    topic_name: str = ""
    topic_slug: str = ""
    anchor: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class Touched:
    """Ids of what an import may have changed: topics with their sections, sections that are gone, cards, questions."""

    topics: set[int]
    gone_sections: set[int]
    cards: set[int]
    questions: set[int]


def write_search_entries(touched: Touched) -> bool:
    """Makes the search find what is stored now of what was touched; returns whether anything changed."""
    wanted = _stamps(touched)
    stored = {(kind, ref): (pk, stamp) for pk, kind, ref, stamp in _stored(touched, wanted)}
    gone = [pk for key, (pk, stamp) in stored.items() if wanted.get(key) != stamp]
    new = {key for key, stamp in wanted.items() if key not in stored or stored[key][1] != stamp}
    for start in range(0, len(gone), BATCH):
        SearchEntry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    entries = [*_topics(new), *_sections(new), *_cards(new), *_questions(new)]
    insert_rows(SearchEntry, _Entry._fields, (_with_stamp(entry, wanted) for entry in entries))
    return bool(gone or new)


def _stored(touched: Touched, wanted: Collection[Key]) -> Iterator[tuple[int, str, int, str]]:
    """The entries of all that was touched, whether it is still wanted or not."""
    rows = among(Section.objects.all(), "topic", touched.topics).values_list("pk", "topic")
    sections = {pk for pk, topic in rows if topic in touched.topics}
    for kinds, refs in (
        ([SearchEntry.TOPIC], touched.topics),
        ([SearchEntry.SECTION], touched.gone_sections | sections),
        (_CARDS, touched.cards | _refs(wanted, *_CARDS)),
        ([SearchEntry.QUESTION], touched.questions),
    ):
        entries = among(SearchEntry.objects.filter(kind__in=kinds), "ref", refs)
        yield from (row for row in entries.values_list("pk", "kind", "ref", "stamp") if row[2] in refs)


def _stamps(touched: Touched) -> dict[Key, str]:
    """What of it there is to find, each with a value that changes when what it is made from does."""
    rows = among(Topic.objects.filter(retired=False), "pk", touched.topics)
    topics = {
        pk: _hash(*values)
        for pk, *values in rows.values_list(
            "pk", "slug", "name", "subtitle", "aliases", "summary", "text_hash"
        )
        if pk in touched.topics
    }
    found: dict[Key, str] = {(SearchEntry.TOPIC, pk): stamp for pk, stamp in topics.items()}
    # A section's row is made anew with its topic's text, so that its number says enough of it.
    sections = among(Section.objects.exclude(html=""), "topic", topics)
    for pk, topic in sections.values_list("pk", "topic"):
        if topic in topics:
            found[SearchEntry.SECTION, pk] = topics[topic]
    cards = among(Card.objects.filter(retired=False), "topic", topics)
    for pk, kind, topic, content in cards.values_list("pk", "kind", "topic", "content_hash"):
        if topic in topics:
            found[_card_kind(kind), pk] = _hash(topics[topic], content)
    asked = Question.objects.filter(status=Status.ACTIVE, version__isnull=False)
    for pk, version in among(asked, "pk", touched.questions).values_list("pk", "version"):
        if pk in touched.questions:
            found[SearchEntry.QUESTION, pk] = str(version)
    return found


def _with_stamp(entry: _Entry, stamps: Mapping[Key, str]) -> _Entry:
    """The entry as it is stored, with the value that tells when it has to be made anew."""
    title, text = entry.title[:MAX_LETTERS], entry.text[:MAX_LETTERS]
    return entry._replace(title=title, text=text, stamp=stamps[entry.kind, entry.ref])


def _hash(*values: object) -> str:
    return hashlib.sha256(repr(values).encode()).hexdigest()


def _card_kind(kind: str) -> str:
    return SearchEntry.SIGNAL if kind == Card.SIGNAL else SearchEntry.CARD


def _refs(keys: Collection[Key], *kinds: str) -> set[int]:
    return {ref for kind, ref in keys if kind in kinds}


def _rows(rows: QuerySet[Row], wanted: set[int], *names: str) -> list[tuple[Any, ...]]:
    """The id and these values of the wanted rows in one query, which names them only where that is shorter than
    taking all."""
    if not wanted:
        return []
    found = among(rows, "pk", wanted).values_list("pk", *names)
    return [row for row in found if row[0] in wanted]


def _topics(keys: Collection[Key]) -> list[_Entry]:
    rows = _rows(
        Topic.objects.all(), _refs(keys, SearchEntry.TOPIC), "name", "slug", "subtitle", "aliases", "summary"
    )
    return [
        _Entry(
            kind=SearchEntry.TOPIC,
            ref=pk,
            title=name,
            text=" · ".join(part for part in (subtitle, ", ".join(aliases), plain(summary)) if part),
            topic_name=name,
            topic_slug=slug,
        )
        for pk, name, slug, subtitle, aliases, summary in rows
    ]


def _sections(keys: Collection[Key]) -> list[_Entry]:
    names = ("title", "html", "position", "topic__name", "topic__slug")
    return [
        _Entry(SearchEntry.SECTION, pk, title, _words(html), name, slug, f"section-{position}")
        for pk, title, html, position, name, slug in _rows(
            Section.objects.all(), _refs(keys, SearchEntry.SECTION), *names
        )
    ]


def _cards(keys: Collection[Key]) -> list[_Entry]:
    names = ("kind", "front_html", "answer", "back_html", "topic__name", "topic__slug")
    return [
        _Entry(
            kind=_card_kind(kind),
            ref=pk,
            title=_words(front),
            # The back of a signal speaks of what it does not point to as well.
            text=_words(answer) if kind == Card.SIGNAL and answer else _words(back),
            topic_name=name,
            topic_slug=slug,
            anchor=f"card-{pk}",
        )
        for pk, kind, front, answer, back, name, slug in _rows(
            Card.objects.all(), _refs(keys, SearchEntry.SIGNAL, SearchEntry.CARD), *names
        )
    ]


def _questions(keys: Collection[Key]) -> list[_Entry]:
    """The stem and every option, right ones and wrong ones alike in the order of the alphabet.

    Neither the reasons nor the topic: a derived question's topic is mostly its answer.
    """
    questions = _rows(
        Question.objects.all(), _refs(keys, SearchEntry.QUESTION), "version", "version__stem_html"
    )
    versions = {version for _, version, _ in questions}
    options: dict[int, list[str]] = {version: [] for version in versions}
    shown = among(Choice.objects.all(), "version", versions).values_list("version_id", "html")
    for version, html in shown.iterator():
        if version in versions:
            options[version].append(_words(html))
    return [
        _Entry(
            kind=SearchEntry.QUESTION,
            ref=pk,
            title=_words(stem),
            text=" · ".join(sorted(options[version], key=str.casefold)),
        )
        for pk, version, stem in questions
    ]


def _words(html: str) -> str:
    """The text of sanitised HTML in one line: blocks are set apart, markup within a line leaves no gap."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", _INLINE.sub("", html))).split())
