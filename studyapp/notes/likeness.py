"""How near a question is to one that was stored, judged by what they ask and offer."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from .model import Kind, Question
from .similarity import Vocabulary, align, words_of
from .wording import plain

REWORDED = 0.5
"""Least likeness of a question with the same key to what it was before it was reworded."""

REWORDED_LINE = 0.6
"""The same for a question that was derived from a line of notes: only its stem tells it."""

REWORDED_AND_REKEYED = 0.8
"""The same where the key changed as well: what asks something else and has another answer is a new question."""

REKEYED_WITH_OTHER_OPTIONS = 0.6
"""The same where the stem is as it was and the options and the key are not."""

REWORDED_AFTER_A_WHILE = 0.7
"""The same for a question that was in no note for a while."""

ASKS_THE_SAME = 0.35
OFFERS_THE_SAME = 0.3
"""Least likeness of the stem and of the options by themselves, where each tells half."""

SAME_PLACE = 0.06
"""What it counts to stand between the same neighbours, beside the text."""

CLEARLY_NEARER = 0.05
"""How much nearer the best candidate has to be than the second."""

_CANDIDATES = 8
_SAMPLE = 500
_TELLING_WORDS = 14
_COMMON = 200
_PICTURE = re.compile(r"!\[|<img\b", re.IGNORECASE)
_TURNING_WORDS = frozenset(
    "not no never except without cannot least neither nor incorrect false unless".split()
)


@lru_cache(maxsize=20_000)
def normalise(text: str) -> str:
    """Plain lower-case words with single spaces, whatever marks them up."""
    return " ".join(plain(text).casefold().split())


_as_json = json.JSONEncoder(ensure_ascii=False).encode


def content_hash(stem: str, explanation: str, choices: Iterable[tuple[str, bool, str]]) -> str:
    """Changes exactly when something that a learner sees of a question does; choices are (text, right, why)."""
    shown = [stem, explanation, [list(choice) for choice in choices]]
    return hashlib.sha256(_as_json(shown).encode()).hexdigest()


def hash_of(question: Question, path: str = "") -> str:
    """The content hash of a question that was read; `path` is its file's stored name."""
    choices = [(choice.text, choice.correct, choice.why) for choice in question.choices]
    shown = content_hash(question.stem, question.explanation, choices)
    texts = (question.stem, question.explanation, *(text for text, _, why in choices for text in (text, why)))
    if any(_PICTURE.search(text) for text in texts):
        # A picture lies next to the note, so the same text shows another one elsewhere.
        return hashlib.sha256(f"{shown} {PurePosixPath(path).parent}".encode()).hexdigest()
    return shown


@dataclass(frozen=True, slots=True)
class Likeness:
    """What identity is judged by. `right` says of each option whether it is; a `broken` question has no key to
    compare, one that is `retired` is in no note any more, and only `asked` ones reach learners."""

    kind: str
    stem: str
    options: tuple[str, ...]
    right: tuple[bool, ...]
    path: str
    content_hash: str
    explicit_id: str = ""
    asked: bool = True
    retired: bool = False
    broken: bool = False

    @property
    def normal_stem(self) -> str:
        return normalise(self.stem)

    @property
    def normal_options(self) -> frozenset[str]:
        """What is offered; wrong choices that were derived come from other notes and say nothing here."""
        return frozenset(map(normalise, self.options)) if self.kind == Kind.AUTHORED else frozenset()

    @property
    def normal_key(self) -> frozenset[str]:
        return frozenset(
            normalise(text) for text, right in zip(self.options, self.right, strict=True) if right
        )

    def words(self) -> list[str]:
        """All words of what is asked and offered."""
        return words_of(" ".join([self.normal_stem, *(self.normal_options or self.normal_key)]))


def likeness_of(question: Question, path: str, *, broken: bool = False) -> Likeness:
    """The likeness of a question that was read; `path` is its file's stored name."""
    return Likeness(
        kind=str(question.kind),
        stem=question.stem,
        options=tuple(choice.text for choice in question.choices),
        right=tuple(choice.correct for choice in question.choices),
        path=path,
        content_hash=hash_of(question, path),
        explicit_id=question.explicit_id,
        asked=question.status == "active" and not broken,
        broken=broken,
    )


@dataclass(frozen=True, slots=True)
class Pair:
    """A question read and one stored (both as indices) that may be the same; `nearness` is comparable."""

    read: int
    stored: int
    nearness: float


def vocabulary_of(stored: Sequence[Likeness], read: Sequence[Likeness]) -> Vocabulary:
    """The words of the questions, those that did not change counted once."""
    known = {question.content_hash for question in stored}
    fresh = [question for question in read if question.content_hash not in known]
    # Which words are common shows in a part of a large bank just as well.
    sample = [*stored[:: 1 + len(stored) // _SAMPLE], *fresh[:: 1 + len(fresh) // _SAMPLE]]
    return Vocabulary(" ".join(question.words()) for question in sample)


def key_changed(before: Likeness, after: Likeness, vocabulary: Vocabulary) -> bool:
    """Whether another option is right than before; a reworded or moved option is still the same one."""
    became = align([normalise(t) for t in before.options], [normalise(t) for t in after.options], vocabulary)
    expected = {became.get(n) for n, right in enumerate(before.right) if right}
    return expected != {n for n, right in enumerate(after.right) if right}


class Judge:
    """Finds and weighs the pairs among questions that are not the same to the letter."""

    def __init__(self, stored: Sequence[Likeness], read: Sequence[Likeness], vocabulary: Vocabulary) -> None:
        self.stored = stored
        self.read = read
        self.vocabulary = vocabulary

    def near_pairs(
        self, unmatched: Sequence[int], free: Sequence[int], places: Mapping[int, int]
    ) -> Iterator[Pair]:
        """All pairs near enough to be one question; `places` maps a read one to what stood in its place."""
        index: dict[str, list[int]] = defaultdict(list)
        for n in free:
            for word in set(self.stored[n].words()):
                index[word].append(n)
        for number in unmatched:
            neighbour = places.get(number)
            for candidate in self._candidates(number, index, neighbour):
                nearness = self._nearness(self.read[number], self.stored[candidate])
                if nearness:
                    bonus = SAME_PLACE if candidate == neighbour else 0.0
                    yield Pair(number, candidate, nearness + bonus)

    def _candidates(
        self, number: int, index: Mapping[str, Sequence[int]], neighbour: int | None
    ) -> Iterable[int]:
        """Those that share most of the rarest words, and the one in the same place."""
        words = sorted(set(self.read[number].words()) & index.keys(), key=lambda w: (len(index[w]), w))
        shared = Counter(n for word in words[:_TELLING_WORDS] for n in index[word][:_COMMON])
        likest = [n for n, _ in shared.most_common(_CANDIDATES)]
        return dict.fromkeys([*([] if neighbour is None else [neighbour]), *likest])

    def _nearness(self, read: Likeness, stored: Likeness) -> float:
        """How near the two are by their text, 0 when they can't be the same question."""
        ids = {read.explicit_id, stored.explicit_id} - {""}
        if read.kind != stored.kind or len(ids) == 2:
            return 0.0
        one, other = words_of(stored.normal_stem), words_of(read.normal_stem)
        share = self._weight_of_stem(stored, one)
        # What tells less may change more.
        asks = self.vocabulary.similarity(one, other)
        if asks < ASKS_THE_SAME * min(1.0, 2 * share):
            return 0.0
        offers = self._offers(read, stored)
        if offers < OFFERS_THE_SAME * min(1.0, 2 * (1 - share)):
            return 0.0
        share = min(0.8, max(0.3, share)) if read.kind == Kind.AUTHORED else 1.0
        likeness = share * asks + (1 - share) * offers
        return likeness if likeness >= self._limit(read, stored, one, other) else 0.0

    def _limit(self, read: Likeness, stored: Likeness, one: Sequence[str], other: Sequence[str]) -> float:
        """Least likeness for the two to be the same question."""
        if not read.broken and key_changed(stored, read, self.vocabulary):
            if one == other:
                return REKEYED_WITH_OTHER_OPTIONS
            return REWORDED_AND_REKEYED if _turned(one) == _turned(other) else 2.0
        if stored.retired:
            return REWORDED_AFTER_A_WHILE
        return REWORDED if read.kind == Kind.AUTHORED else REWORDED_LINE

    def _weight_of_stem(self, question: Likeness, stem: Sequence[str]) -> float:
        """How much of what a question says is in its stem, from 0 to 1."""
        if question.kind != Kind.AUTHORED:
            return 1.0
        asked = self.vocabulary.weight(set(stem))
        offered = self.vocabulary.weight({w for text in question.options for w in words_of(normalise(text))})
        return asked / (asked + offered) if asked else 0.0

    def _offers(self, read: Likeness, stored: Likeness) -> float:
        """How much the options are the same; derived ones come from other notes and don't count."""
        if read.kind != Kind.AUTHORED:
            return 1.0
        one, other = [normalise(t) for t in stored.options], [normalise(t) for t in read.options]
        same = align(one, other, self.vocabulary)
        alike = sum(self.vocabulary.similarity(words_of(one[a]), words_of(other[b])) for a, b in same.items())
        return alike / max(len(one), len(other), 1)


def _turned(words: Iterable[str]) -> frozenset[str]:
    """What turns a question into another one: its negations and its numbers."""
    return frozenset(w for w in words if w in _TURNING_WORDS or w.endswith("n't") or w[0].isdigit())
