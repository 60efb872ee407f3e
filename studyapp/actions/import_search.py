"""What the search finds: brought up to date by the import, in its own transaction, only where something changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple, TypeVar

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


def _rows(rows: QuerySet[Row], wanted: set[int]) -> list[Row]:
    """The wanted ones in one query, which names them only where that is shorter than taking all."""
    if len(wanted) > BATCH:
        return [row for row in rows if row.pk in wanted]
    return list(rows.filter(pk__in=wanted)) if wanted else []


def _topics(keys: Collection[Key]) -> list[_Entry]:
    return [
        _Entry(
            kind=SearchEntry.TOPIC,
            ref=topic.pk,
            title=topic.name,
            text=" · ".join(
                part for part in (topic.subtitle, ", ".join(topic.aliases), plain(topic.summary)) if part
            ),
            topic_name=topic.name,
            topic_slug=topic.slug,
        )
        for topic in _rows(Topic.objects.all(), _refs(keys, SearchEntry.TOPIC))
    ]


def _sections(keys: Collection[Key]) -> list[_Entry]:
    rows = Section.objects.select_related("topic")
    return [
        _Entry(
            kind=SearchEntry.SECTION,
            ref=section.pk,
            title=section.title,
            text=_words(section.html),
            topic_name=section.topic.name,
            topic_slug=section.topic.slug,
            anchor=f"section-{section.position}",
        )
        for section in _rows(rows, _refs(keys, SearchEntry.SECTION))
    ]


def _cards(keys: Collection[Key]) -> list[_Entry]:
    rows = Card.objects.select_related("topic")
    return [
        _Entry(
            kind=_card_kind(card.kind),
            ref=card.pk,
            title=_words(card.front_html),
            text=_words(f"{card.answer} {card.back_html}"),
            topic_name=card.topic.name,
            topic_slug=card.topic.slug,
            anchor=f"card-{card.pk}",
        )
        for card in _rows(rows, _refs(keys, SearchEntry.SIGNAL, SearchEntry.CARD))
    ]


def _questions(keys: Collection[Key]) -> list[_Entry]:
    """The stem and every option, right ones and wrong ones alike in the order of the alphabet.

    Neither the reasons nor the topic: a derived question's topic is mostly its answer.
    """
    questions = _rows(Question.objects.select_related("version"), _refs(keys, SearchEntry.QUESTION))
    options: dict[int, list[str]] = {}
    for start in range(0, len(questions), BATCH):
        versions = [question.version_id for question in questions[start : start + BATCH]]
        for version, html in Choice.objects.filter(version__in=versions).values_list("version_id", "html"):
            options.setdefault(version, []).append(_words(html))
    return [
        _Entry(
            kind=SearchEntry.QUESTION,
            ref=question.pk,
            title=_words(question.version.stem_html),
            text=" · ".join(sorted(options.get(question.version.pk, ()), key=str.casefold)),
        )
        for question in questions
        if question.version
    ]


def _words(html: str) -> str:
    """The text of sanitised HTML in one line: blocks are set apart, markup within a line leaves no gap."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", _INLINE.sub("", html))).split())
