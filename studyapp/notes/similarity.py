"""How much of what one text says another says too, from 0 to 1.

Words weigh by how much they tell: what stands in every question ("which", "service") next to nothing, what stands
in one only the most. A slip of the pen is no other word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from math import log

SAME_OPTION = 0.5
"""Least similarity of an option to what it was before it was reworded."""

_EDGES = ".,;:?!\"'“”‘’()[]*_`"
_SLIP = 0.75
# Two texts of many words with next to nothing in common are not looked at closely: slips don't make up for it.
_HOPELESS, _MANY = 0.2, 12


def words_of(text: str) -> list[str]:
    """Lower-case words without the punctuation around them; signs that are words, such as `>=`, stay."""
    return [bare for word in text.casefold().split() if (bare := word.strip(_EDGES) or word)]


class Vocabulary:
    """Weighs words by their rarity in the texts it was made from, which are read when first asked."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts: Iterable[str] | None = texts
        self._found = Counter[str]()
        self._count = 0

    def weight(self, words: Iterable[str]) -> float:
        """What the words tell together."""
        if self._texts is not None:
            self._read(self._texts)
        return sum(log(1 + (self._count + 1) / (self._found[word] + 1)) for word in words)

    def _shared(self, one: Sequence[str], other: Sequence[str]) -> float:
        total = self.weight(set(one)) + self.weight(set(other))
        return 2 * self.weight(set(one) & set(other)) / total if total else 1.0

    def _read(self, texts: Iterable[str]) -> None:
        self._texts = None
        for text in texts:
            self._count += 1
            self._found.update(set(words_of(text)))

    def similarity(self, one: Sequence[str], other: Sequence[str]) -> float:
        """The share of the two texts' weight that is in both: half as a set, half in the same order."""
        if one == other:
            return 1.0
        shared = self._shared(one, other)
        if shared < _HOPELESS and min(len(one), len(other)) > _MANY:
            return shared
        other = _without_slips(one, other)
        shared = self._shared(one, other)
        if not shared:
            return 0.0
        blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
        in_order = [word for block in blocks for word in one[block.a : block.a + block.size]]
        ordered = 2 * self.weight(in_order) / (self.weight(one) + self.weight(other))
        return (shared + ordered) / 2


def _without_slips(one: Sequence[str], other: Sequence[str]) -> list[str]:
    """`other` with the words that are misspellings of a word only found in `one` written as there."""
    missing = sorted(set(one) - set(other))
    meant = {word: _spelt_alike(word, missing) for word in set(other) - set(one)}
    return [meant.get(word, word) for word in other]


def _spelt_alike(word: str, candidates: Sequence[str]) -> str:
    """The candidate that differs from the word by a slip, else the word itself. Numbers are never alike."""
    if len(word) < 4 or any(char.isdigit() for char in word):
        return word
    for candidate in candidates:
        if abs(len(candidate) - len(word)) > 2 or candidate[0] != word[0]:
            continue
        if SequenceMatcher(None, word, candidate, autojunk=False).ratio() >= _SLIP:
            return candidate
    return word


def align(one: Sequence[str], other: Sequence[str], vocabulary: Vocabulary) -> dict[int, int]:
    """Which option of `one` became which of `other`: equal ones first, then the likest; index to index."""
    left = dict(enumerate(other))
    found: dict[int, int] = {}
    for a, text in enumerate(one):
        twin = next((b for b, candidate in left.items() if candidate == text), None)
        if twin is not None:
            found[a] = twin
            del left[twin]
    scores = [
        (-vocabulary.similarity(words_of(text), words_of(candidate)), a, b)
        for a, text in enumerate(one)
        if a not in found
        for b, candidate in left.items()
    ]
    for score, a, b in sorted(scores):
        if -score >= SAME_OPTION and a not in found and b in left:
            found[a] = b
            del left[b]
    return found
