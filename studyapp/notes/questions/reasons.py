"""Why the right choice is right: the sentence of the notes about it that bears on the scenario, quoted.

A line that decides often gives no reason; the prose around it does. A sentence bears on a scenario when it shares
words with it that few other sentences have. Where none does, nothing is quoted: a sentence beside the point teaches
less than none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from math import log
from typing import NamedTuple

from ..reading.signals import is_signal_line, sentences
from ..services import Lexicon
from ..wording import content_words, overlap, plain, sentence
from .statements import Statement

SHORTEST, LONGEST = 40, 320
"""Characters of a sentence that is worth quoting."""

FEWEST_WORDS = 2
"""At least so many telling words are common."""

LEAST_WEIGHT = 7.5
"""Least sum of log(sentences of the topic / sentences with the word) over the common words."""

LEAST_SHARE = 0.3
"""Least share of the scenario's telling words that the sentence has."""

LEAST_OF_SENTENCE = 0.15
"""Least share of the sentence's words that are common: a summary of everything bears on nothing."""

REPEATS = 0.6
"""A sentence with so many common words (Jaccard) says the scenario again and explains nothing."""

COMMON = 50
"""A word that so many sentences of a topic have tells none of them apart, and is not looked up."""

_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?:\[[ xX]\]\s+)?")
_SKIPPED = re.compile(r"^\s*(?:\||<|>|!\[|---|\$\$)|\]\(https?:")  # a linked line names a source
_SOURCES = re.compile(
    r"^#+\W*(?:sources?|references?|links?|further\s+reading|bibliography)\b", re.IGNORECASE
)
_CHOOSES = re.compile(
    r"^(?:if|when|for|to|choose|use|pick|prefer|avoid|don['’]t|not|never|best|ideal)\b|\bexams?\b|→|->|=>",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|has|have|can(?:not)?|must|may|would|will|does|do|[a-z]{3,}s|let|need|run|use|keep|share)\b"
)
_BETWEEN = re.compile(r"(;\s+|,\s+(?:(?:and|but|while|whereas)\s+)?)")
_REFERS = re.compile(
    r"\b(?:it|its|they|them|their|others?|both|neither|either|this|these|those)\b", re.IGNORECASE
)


class _Sentence(NamedTuple):
    text: str
    words: frozenset[str]
    services: tuple[str, ...]


class _Text:
    """The explaining sentences of a topic, by their words."""

    def __init__(self, markdown: str, lexicon: Lexicon) -> None:
        self.sentences = [
            _Sentence(text, content_words(text), lexicon.named(text)) for text in explaining(markdown)
        ]
        self._with: dict[str, list[int]] = defaultdict(list)
        for number, said in enumerate(self.sentences):
            for word in said.words:
                self._with[word].append(number)

    def bearing_on(self, wanted: frozenset[str]) -> Iterator[tuple[float, _Sentence]]:
        """The sentences that bear on some words, each with its weight."""
        weights: dict[int, float] = defaultdict(float)
        for word in wanted:
            holders = self._with.get(word, ())
            if 0 < len(holders) <= COMMON:
                for number in holders:
                    weights[number] += log(len(self.sentences) / len(holders))
        for number, weight in weights.items():
            said = self.sentences[number]
            common = len(said.words & wanted)
            enough = common >= FEWEST_WORDS and common >= LEAST_SHARE * len(wanted)
            about_it = common >= LEAST_OF_SENTENCE * len(said.words)
            if weight >= LEAST_WEIGHT and enough and about_it and overlap(said.words, wanted) <= REPEATS:
                yield weight, said


class Reasons:
    """What a folder says to explain its choices. A topic's text is read when it is first asked for.

    `topics` are the slugs of all topics, each with the key of its service; `text_of` gives the text of one.
    """

    def __init__(
        self, topics: Iterable[tuple[str, str]], text_of: Callable[[str], str], lexicon: Lexicon
    ) -> None:
        self._lexicon = lexicon
        self._text_of = text_of
        self._about: dict[str, list[str]] = defaultdict(list)
        for slug, service in topics:
            if service:
                self._about[service].append(slug)
        self._texts: dict[str, _Text] = {}

    def bearing_on(self, statement: Statement, key: str) -> str:
        """The sentence about a service that says best why it fits a scenario; "" when there is none.

        It stands in a topic about the service and names no other, or names the service in the statement's own topic.
        """
        wanted = content_words(statement.scenario)
        best: tuple[float, str] = (0.0, "")
        for slug in dict.fromkeys([*self._about[key], statement.topic]):
            own = slug in self._about[key]
            for weight, said in self._text(slug).bearing_on(wanted):
                about_it = said.services == (key,) or (own and not said.services)
                if about_it and weight > best[0]:
                    best = weight, said.text
        return best[1]

    def on_feature(self, slug: str, need: str, feature: str) -> str:
        """The sentence of a topic that says best why a feature answers a need; "" when there is none.

        It has more than half of the feature's words, and can be understood alone.
        """
        named = content_words(feature)
        best: tuple[float, str] = (0.0, "")
        for weight, said in self._text(slug).bearing_on(named | content_words(need)):
            about_it = 2 * len(named & said.words) > len(named) and not _REFERS.match(said.text)
            if about_it and weight > best[0]:
                best = weight, said.text
        return best[1]

    def _text(self, slug: str) -> _Text:
        if slug not in self._texts:
            self._texts[slug] = _Text(self._text_of(slug), self._lexicon)
        return self._texts[slug]


@lru_cache(maxsize=1 << 12)
def explaining(markdown: str) -> tuple[str, ...]:
    """The sentences of a text that state something, in plain words: no tables, code, sources, signals or rules."""
    return tuple(_explaining(markdown))


def _explaining(markdown: str) -> Iterator[str]:
    in_code = in_sources = False
    for line in markdown.split("\n"):
        if line.lstrip().startswith(("```", "~~~")):
            in_code = not in_code
        elif line.startswith("#"):
            in_sources = bool(_SOURCES.match(line))
        elif not (in_code or in_sources or _SKIPPED.search(line) or is_signal_line(line)):
            for text in sentences(_ITEM.sub("", line.strip())):
                words = plain(text)
                if SHORTEST <= len(words) <= LONGEST and not _CHOOSES.search(words) and _VERB.search(words):
                    yield sentence(words)


def part_about(reason: str, key: str, lexicon: Lexicon) -> str:
    """What of a row's reason speaks of one service: "A does this; B can't, and C is slow" has a part for each.

    The whole reason where no part does, or where a part can't be understood alone ("in B it is slow").
    """
    pieces = _BETWEEN.split(reason)
    parts = pieces[:1]
    for between, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        if lexicon.named(piece) and _VERB.search(piece):
            parts.append(piece)
        else:
            parts[-1] += between + piece
    about = [part for part in parts if key in lexicon.named(part)]
    return "; ".join(about) if about and not any(map(_REFERS.search, about)) else reason
