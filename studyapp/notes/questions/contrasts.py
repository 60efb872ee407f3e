"""What the notes as a whole contrast: neighbours of a service, contradictions, and lines that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ..diagnostics import Place
from ..model import Kind, Topic
from .statements import Statement

SAME_SCENARIO = 0.75
"""Two scenarios are the same when this share of their telling words is common (Jaccard)."""


class _Phrase(NamedTuple):
    """One alternative of a scenario: the words that it wants, those that it rules out, and where it stands."""

    statement: Statement
    wanted: frozenset[str]
    ruled_out: frozenset[str]


class _Kin(NamedTuple):
    """Other statements about the same scenario, and about one that is near it."""

    same: list[Statement]
    near: list[Statement]


class Contrasts:
    """Built once for a folder; answers which services are set against each other, and where lines disagree."""

    def __init__(self, statements: Sequence[Statement], topics: Sequence[Topic]) -> None:
        self._near: dict[str, Counter[str]] = defaultdict(Counter)
        self._ranked: dict[str, list[str]] = {}
        self._beside: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._chosen_for: dict[str, list[Statement]] = defaultdict(list)
        self._phrases: dict[Place, list[_Phrase]] = {}
        self._index = _Index()
        self._kin: dict[Place, _Kin] = {}
        self._sure_of: dict[str, list[Statement]] = {}
        self._instead: dict[tuple[str, str, str], Statement | None] = {}
        self._against: dict[Place, list[Statement]] = {}
        for statement in statements:
            self._learn(statement)
        for topic in topics:
            if topic.contrast:
                one, other = topic.contrast
                self._near[one][other] += 3
                self._near[other][one] += 3

    def _learn(self, statement: Statement) -> None:
        phrases = [_Phrase(statement, wanted, not_wanted) for wanted, not_wanted in statement.phrases]
        self._phrases[statement.place] = phrases
        if statement.kind is Kind.USE_CASE:
            return
        self._index.add(phrases)
        for right in statement.accepts:
            self._chosen_for[right].append(statement)
            for wrong in statement.rejects:
                self._near[right][wrong] += 2
                self._near[wrong][right] += 2
        named = dict.fromkeys([*statement.accepts, *statement.rejects])
        for group in ((statement.topic, statement.section), (statement.topic,)):
            self._beside[group].update(named)
        same_line = [*named, *([statement.about] if statement.about else [])]
        for one in same_line:
            for other in same_line:
                if one != other:
                    self._near[one][other] += 1

    def neighbours(self, key: str) -> list[str]:
        """Services that the notes contrast with one, those most often set against it first."""
        found = self._ranked.get(key)
        if found is None:
            near = self._near[key].items()
            found = [other for other, _ in sorted(near, key=lambda item: (-item[1], item[0]))]
            self._ranked[key] = found
        return found

    def beside(self, statement: Statement) -> Iterator[str]:
        """Services that live in the same decisions: of the same section, then of the same topic."""
        yield from self._beside[statement.topic, statement.section]
        yield from self._beside[statement.topic,]

    def strength(self, one: str, other: str) -> int:
        """How often the notes set two services against each other, 0 for never."""
        return self._near[one][other]

    def chosen_instead(self, key: str, other: str, topic: str) -> Statement | None:
        """A line that chooses `other` and not `key`: one that rules `key` out, else one of the topic, else any."""
        asked = (key, other, topic)
        if asked not in self._instead:
            best: tuple[int, Statement | None] = (0, None)
            for line in self._undisputed(other):
                rank = 3 if key in line.rejects else 2 if line.topic == topic else 1
                if rank > best[0] and key not in line.accepts:
                    best = (rank, line)
                    if rank == 3:
                        break
            self._instead[asked] = best[1]
        return self._instead[asked]

    def _undisputed(self, key: str) -> list[Statement]:
        """The lines that choose a service and that no other line contradicts."""
        found = self._sure_of.get(key)
        if found is None:
            found = [line for line in self._chosen_for[key] if not self.contradictions(line)]
            self._sure_of[key] = found
        return found

    def same_scenario(self, statement: Statement) -> list[Statement]:
        """Other lines about the same scenario: some alternative of each has the same telling words."""
        return self._kin_of(statement).same

    def contradictions(self, statement: Statement) -> list[Statement]:
        """Lines about the same scenario one of which rules out what the other chooses, or in the same words."""
        found = self._against.get(statement.place)
        if found is None:
            mine = set(statement.accepts)
            found = [
                other
                for other in self.same_scenario(statement)
                if mine
                and other.accepts
                and (
                    mine & set(other.rejects)
                    or set(other.accepts) & set(statement.rejects)
                    or (not mine & set(other.accepts) and self._worded_alike(statement, other))
                )
            ]
            self._against[statement.place] = found
        return found

    def _worded_alike(self, statement: Statement, other: Statement) -> bool:
        """Whether both say just the same with all their alternatives; a single word is too little to tell."""

        def words(line: Statement) -> set[tuple[frozenset[str], frozenset[str]]]:
            return {(phrase.wanted, phrase.ruled_out) for phrase in self._phrases[line.place]}

        mine = words(statement)
        return mine == words(other) and sum(len(wanted) for wanted, _ in mine) > 1

    def also_accepts(self, statement: Statement) -> dict[str, Statement]:
        """Services that other lines choose for a scenario that is this one or near it, each with such a line:
        never its distractors."""
        return {key: other for other in self._kin_of(statement).near for key in other.accepts}

    def _kin_of(self, statement: Statement) -> _Kin:
        """Compares a scenario with those that share a word, by the number of words that they share."""
        kin = self._kin.get(statement.place)
        if kin is None:
            same: dict[Place, Statement] = {}
            near: dict[Place, Statement] = {}
            for mine in self._phrases[statement.place]:
                for theirs, common in self._index.near(mine):
                    if mine.wanted & theirs.ruled_out or theirs.wanted & mine.ruled_out:
                        continue
                    near[theirs.statement.place] = theirs.statement
                    union = len(mine.wanted) + len(theirs.wanted) - common
                    if common >= SAME_SCENARIO * union:
                        same[theirs.statement.place] = theirs.statement
            kin = _Kin(list(same.values()), list(near.values()))
            self._kin[statement.place] = kin
        return kin


class _Index:
    """Phrases by their words, to find those near one without comparing it with all.

    Two phrases that are near share half of the shorter one's words, so at least one of its rarer half (and one more):
    words that are everywhere never have to be looked up.
    """

    def __init__(self) -> None:
        self._phrases: list[_Phrase] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_rare_word: dict[str, list[int]] = {}

    def add(self, phrases: Sequence[_Phrase]) -> None:
        self._phrases += phrases

    def near(self, mine: _Phrase) -> list[tuple[_Phrase, int]]:
        """Phrases of other statements that are near, with the number of wanted words that they share."""
        if not self._by_word:
            self._build()
        numbers = set(chain.from_iterable(self._by_word.get(word, ()) for word in self._rare(mine)))
        numbers.update(chain.from_iterable(self._by_rare_word.get(word, ()) for word in mine.wanted))
        wanted, here, size = mine.wanted, mine.statement.place, len(mine.wanted)
        found = []
        for number in sorted(numbers):
            theirs = self._phrases[number]
            common = len(wanted & theirs.wanted)
            other = len(theirs.wanted)
            if common * 2 < size and common * 2 < other:
                continue  # the usual case, decided without a call
            if _is_near(size, other, common) and theirs.statement.place != here:
                found.append((theirs, common))
        return found

    def _build(self) -> None:
        for number, phrase in enumerate(self._phrases):
            for word in phrase.wanted:
                self._by_word.setdefault(word, []).append(number)
        for number, phrase in enumerate(self._phrases):
            for word in self._rare(phrase):
                self._by_rare_word.setdefault(word, []).append(number)

    def _rare(self, phrase: _Phrase) -> list[str]:
        words = sorted(phrase.wanted, key=lambda word: (len(self._by_word.get(word, ())), word))
        return words[: len(words) // 2 + 1]


def _is_near(mine: int, theirs: int, common: int) -> bool:
    """Half of the words are common, or half of the shorter scenario's when it has more than one."""
    fewest = min(mine, theirs)
    return common * 2 >= mine + theirs - common or (fewest > 1 and common * 2 >= fewest)
