"""Which question read now is which question stored before, so that learners' history stays with it.

Works like git's rename detection: what is unchanged first, wherever it stands now, then what got another key, then
what was reworded. Of two candidates equally near neither is taken, and the question counts as new. Where it stands
helps to tell apart candidates that are about as near by their text, and decides nothing by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from .likeness import CLEARLY_NEARER, Judge, Likeness, Pair, vocabulary_of
from .places import same_places
from .similarity import Vocabulary

Key = Callable[[Likeness], Hashable | None]


def match_questions(
    stored: Sequence[Likeness], read: Sequence[Likeness], vocabulary: Vocabulary | None = None
) -> dict[int, int]:
    """Index in `read` to index in `stored` for every question that is the same one.

    Both are in the order of the notes. What is stored and in no note any more (`retired`) is taken only where
    nothing that was there until now fits.
    """
    vocabulary = vocabulary or vocabulary_of(stored, read)
    matcher = _Matcher(stored, read)
    matcher.pair_only(_explicit_id, range(len(stored)))
    current = [n for n, question in enumerate(stored) if not question.retired]
    retired = [n for n, question in enumerate(stored) if question.retired]
    matcher.pair_equal(_as_it_is, current)
    for candidates in (current, retired):
        matcher.pair_equal(_as_it_reads, candidates)
        matcher.pair_only(_all_but_the_key, candidates)
    for candidates in (current, retired):
        matcher.pair_near(candidates, vocabulary)
    return matcher.found


def _explicit_id(question: Likeness) -> Hashable | None:
    return question.explicit_id or None


def _as_it_is(question: Likeness) -> Hashable:
    """To the letter; cheap, and true of nearly all."""
    return question.kind, question.content_hash


def _as_it_reads(question: Likeness) -> Hashable:
    return question.kind, question.normal_stem, question.normal_options, question.normal_key


def _all_but_the_key(question: Likeness) -> Hashable:
    return question.kind, question.normal_stem, question.normal_options


class _Matcher:
    """The pairs found so far."""

    def __init__(self, stored: Sequence[Likeness], read: Sequence[Likeness]) -> None:
        self.stored = stored
        self.read = read
        self.found: dict[int, int] = {}
        self.taken: set[int] = set()

    def pair_equal(self, key: Key, candidates: Iterable[int]) -> None:
        """Pairs questions with equal keys, whose texts are all the same. Of several, one that is asked goes to
        one that is asked, then one that stays in its file to the one there, then they go in order."""
        for numbers, alike in self._groups(key, candidates):
            if len(numbers) == len(alike) == 1:
                self._take(numbers[0], alike[0])
                continue
            for same in _SAME_STANDING:
                groups = _grouped(self.stored, self._free(alike), same)
                for value, some in _grouped(self.read, self._unmatched(numbers), same).items():
                    for number, candidate in zip(some, groups.get(value, ()), strict=False):
                        self._take(number, candidate)

    def pair_only(self, key: Key, candidates: Iterable[int]) -> None:
        """Pairs questions whose key nothing else on either side has."""
        for numbers, alike in self._groups(key, candidates):
            if len(numbers) == len(alike) == 1:
                self._take(numbers[0], alike[0])

    def pair_near(self, candidates: Sequence[int], vocabulary: Vocabulary) -> None:
        """Pairs the likest first, as long as nothing else that is left comes as near."""
        unmatched, free = self._unmatched(range(len(self.read))), self._free(candidates)
        if not unmatched or not free:
            return
        places = same_places(self.stored, self.read, self.found)
        pairs = list(Judge(self.stored, self.read, vocabulary).near_pairs(unmatched, free, places))
        rivals: dict[tuple[str, int], list[Pair]] = defaultdict(list)
        for pair in pairs:
            rivals["read", pair.read].append(pair)
            rivals["stored", pair.stored].append(pair)
        for pair in sorted(pairs, key=lambda p: (-p.nearness, p.read, p.stored)):
            if self._is_free(pair) and not any(
                self._is_free(other) and other is not pair and other.nearness > pair.nearness - CLEARLY_NEARER
                for other in rivals["read", pair.read] + rivals["stored", pair.stored]
            ):
                self._take(pair.read, pair.stored)

    def _groups(self, key: Key, candidates: Iterable[int]) -> Iterable[tuple[list[int], list[int]]]:
        """(read, stored) questions that are left, wherever both sides have some with the same key."""
        stored = _grouped(self.stored, self._free(candidates), key)
        read = _grouped(self.read, self._unmatched(range(len(self.read))), key) if stored else {}
        return [(numbers, stored[value]) for value, numbers in read.items() if value in stored]

    def _unmatched(self, numbers: Iterable[int]) -> list[int]:
        return [n for n in numbers if n not in self.found]

    def _free(self, candidates: Iterable[int]) -> list[int]:
        return [n for n in candidates if n not in self.taken]

    def _is_free(self, pair: Pair) -> bool:
        return pair.read not in self.found and pair.stored not in self.taken

    def _take(self, number: int, candidate: int) -> None:
        self.found[number] = candidate
        self.taken.add(candidate)


_SAME_STANDING: tuple[Key, ...] = (
    lambda question: (question.asked, question.path),
    lambda question: question.asked,
    lambda question: question.path,
    lambda question: True,
)


def _grouped(questions: Sequence[Likeness], numbers: Iterable[int], key: Key) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number in numbers:
        value = key(questions[number])
        if value is not None:
            groups[value].append(number)
    return groups
