"""What the search finds: brought up to date by the import, in its own transaction, only where something changed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Sequence
from html import unescape
from typing import TypeVar

from django.db.models import Model, QuerySet

from studyapp.models import Card, Choice, Question, SearchEntry, Section, Status, Topic
from studyapp.notes.wording import plain

from .import_stored import BATCH

MAX_LETTERS = 100_000
"""Longer texts are found by their beginning: PostgreSQL's full text has a limit."""

Key = tuple[str, int]
Row = TypeVar("Row", bound=Model)


def write_search_entries() -> bool:
    """Makes the search find what is stored now, and nothing else; returns whether anything changed."""
    wanted = _stamps()
    stored = {(kind, ref): (pk, stamp) for pk, kind, ref, stamp in _stored()}
    gone = [pk for key, (pk, stamp) in stored.items() if wanted.get(key) != stamp]
    new = {key for key, stamp in wanted.items() if key not in stored or stored[key][1] != stamp}
    for start in range(0, len(gone), BATCH):
        SearchEntry.objects.filter(pk__in=gone[start : start + BATCH]).delete()
    entries = [*_topics(new), *_sections(new), *_cards(new), *_questions(new)]
    for entry in entries:
        entry.stamp = wanted[entry.kind, entry.ref]
        entry.title, entry.text = entry.title[:MAX_LETTERS], entry.text[:MAX_LETTERS]
    SearchEntry.objects.bulk_create(entries, batch_size=BATCH)
    return bool(gone or new)


def _stored() -> Sequence[tuple[int, str, int, str]]:
    return list(SearchEntry.objects.values_list("pk", "kind", "ref", "stamp"))


def _stamps() -> dict[Key, str]:
    """What there is to find, each with a value that changes when what it is made from does."""
    topics = {
        pk: _hash(*values)
        for pk, *values in Topic.objects.filter(retired=False).values_list(
            "pk", "slug", "name", "subtitle", "aliases", "summary", "text_hash"
        )
    }
    found: dict[Key, str] = {(SearchEntry.TOPIC, pk): stamp for pk, stamp in topics.items()}
    # A section's row is made anew with its topic's text, so that its number says enough of it.
    for pk, topic in Section.objects.filter(topic__retired=False).exclude(html="").values_list("pk", "topic"):
        found[SearchEntry.SECTION, pk] = topics[topic]
    cards = Card.objects.filter(retired=False, topic__retired=False)
    for pk, kind, topic, content in cards.values_list("pk", "kind", "topic", "content_hash"):
        found[_card_kind(kind), pk] = _hash(topics[topic], content)
    questions = Question.objects.filter(status=Status.ACTIVE, version__isnull=False)
    found |= {
        (SearchEntry.QUESTION, pk): str(version) for pk, version in questions.values_list("pk", "version")
    }
    return found


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


def _topics(keys: Collection[Key]) -> list[SearchEntry]:
    return [
        SearchEntry(
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


def _sections(keys: Collection[Key]) -> list[SearchEntry]:
    rows = Section.objects.select_related("topic")
    return [
        SearchEntry(
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


def _cards(keys: Collection[Key]) -> list[SearchEntry]:
    rows = Card.objects.select_related("topic")
    return [
        SearchEntry(
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


def _questions(keys: Collection[Key]) -> list[SearchEntry]:
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
        SearchEntry(
            kind=SearchEntry.QUESTION,
            ref=question.pk,
            title=_words(question.version.stem_html),
            text=" · ".join(sorted(options.get(question.version.pk, ()), key=str.casefold)),
        )
        for question in questions
        if question.version
    ]


def _words(html: str) -> str:
    """The text of sanitised HTML in one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())
