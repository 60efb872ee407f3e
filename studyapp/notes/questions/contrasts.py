"""What the notes as a whole contrast: neighbours of a service, contradictions, and lines that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..diagnostics import Place
from ..model import Kind
from .statements import Statement

SAME_SCENARIO = 0.75
"""Two scenarios are the same when this share of their telling words is common (Jaccard)."""


Phrases = Sequence[tuple[frozenset[str], frozenset[str]]]
"""What a line's scenario wants and rules out, by its alternatives (see `Statement.phrases`)."""

Cell = tuple[object, ...]
"""Something that a question may hang on: what kind of thing, and which."""


_ABOUT = "~"
"""In front of a service that is set against another only as the subject of a line's topic."""


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
    """Built once for a folder; answers which services are set against each other, and where lines disagree.

    What is asked of it is noted in `reads`, as cells: whoever keeps an answer knows by them what it hangs on.
    """

    def __init__(self, lines: Iterable[tuple[Statement, Phrases]], pairs: Iterable[tuple[str, str]]) -> None:
        self.reads: set[Cell] = set()
        self._near: dict[str, Counter[str]] = defaultdict(Counter)
        self._ranked: dict[str, list[str]] = {}
        self._beside: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        self._chosen_for: dict[str, list[Statement]] = defaultdict(list)
        self._phrases: dict[int, list[_Phrase]] = {}  # by the id of the statement, as all that is kept of one
        self._index = _Index()
        self._kin: dict[int, _Kin] = {}
        self._sure_of: dict[str, list[Statement]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._against: dict[int, list[Statement]] = {}
        self._disputed: dict[int, bool] = {}
        for statement, phrases in lines:
            self._learn(statement, phrases)
        for pair in pairs:
            for key, other, weight in _set_by_title(pair):
                self._near[key][other] += weight

    def _learn(self, statement: Statement, phrases: Phrases) -> None:
        found = [_Phrase(statement, wanted, ruled_out) for wanted, ruled_out in phrases]
        self._phrases[id(statement)] = found
        self._index.add(found)
        if statement.kind is Kind.USE_CASE:
            return
        for right in statement.accepts:
            self._chosen_for[right].append(statement)
        named = dict.fromkeys([*statement.accepts, *statement.rejects])
        for group in ((statement.topic, statement.section), (statement.topic,)):
            self._beside[group].update(named)
        for key, other, weight in _set_by(statement):
            self._near[key][other] += weight

    def neighbours(self, key: str) -> list[str]:
        """Services that the notes contrast with one, those most often set against it first."""
        self.reads.add(("near", key))
        found = self._ranked.get(key)
        if found is None:
            near = Counter({other: weight for other, weight in self._near[key].items() if other[0] != _ABOUT})
            for other, weight in self._near[key].items():
                if other[0] == _ABOUT and (other[1:] in near or self.is_chosen(other[1:])):
                    near[other[1:]] += weight
            found = [other for other, _ in sorted(near.items(), key=lambda item: (-item[1], item[0]))]
            self._ranked[key] = found
        self.reads |= {("chosen", other[1:]) for other in self._near[key] if other[0] == _ABOUT}
        return found

    def is_chosen(self, key: str) -> bool:
        """Whether an undisputed line chooses a service: what is only ever a title may be none."""
        self.reads.add(("chosen", key))
        return bool(self._undisputed(key))

    def beside(self, statement: Statement) -> Iterator[str]:
        """Services that live in the same decisions, those of the next lines first: of the same section, then of the
        same topic."""
        for group in ((statement.topic, statement.section), (statement.topic,)):
            around = list(self._beside[group])
            first = next((n for n, key in enumerate(around) if key in statement.accepts), -1) + 1
            yield from around[first:]
            yield from around[:first]

    def strength(self, one: str, other: str) -> int:
        """How often the notes set two services against each other, 0 for never."""
        self.reads.add(("near", one))
        return self._near[one][other] + self._near[one][_ABOUT + other]

    def tells_apart(self, one: str, other: str) -> bool:
        """Whether some line chooses each of two services and rules the other out."""
        self.reads |= {("chosen", one), ("chosen", other)}
        return all(
            any(wrong in line.rejects for line in self._undisputed(right))
            for right, wrong in ((one, other), (other, one))
        )

    def chosen_instead(self, statement: Statement, key: str, other: str) -> str:
        """The scenario of a line that chooses `other` and not `key`, "" where there is none.

        The one that has most words in common with the statement's tells most; one that rules `key` out counts as three
        words more, one of the same topic as one more.
        """
        self.reads.add(("chosen", other))
        words = self._words_of(statement)
        best = (-1, "")
        for line in self._undisputed(other):
            if key not in line.accepts:
                common = len(words & self._words_of(line))
                rank = common + 3 * (key in line.rejects) + (line.topic == statement.topic)
                if rank > best[0]:
                    best = (rank, line.scenario)
        return best[1]

    def _words_of(self, statement: Statement) -> frozenset[str]:
        """The telling words of a scenario, all its alternatives together."""
        known = self._words.get(id(statement))
        if known is None:
            known = frozenset().union(*(phrase.wanted for phrase in self._phrases[id(statement)]))
            self._words[id(statement)] = known
        return known

    def _undisputed(self, key: str) -> list[Statement]:
        """The lines that choose a service and that no other line contradicts."""
        found = self._sure_of.get(key)
        if found is None:
            found = [line for line in self._chosen_for[key] if not self.is_disputed(line)]
            self._sure_of[key] = found
        return found

    def same_scenario(self, statement: Statement) -> list[Statement]:
        """Other lines about the same scenario: some alternative of each has the same telling words."""
        self.reads.add(("kin", statement.place))
        return self._kin_of(statement).same

    def contradictions(self, statement: Statement) -> list[Statement]:
        """Lines about the same scenario one of which rules out what the other chooses, or in the same words."""
        self.reads.add(("kin", statement.place))
        return self._contradictions(statement)

    def is_disputed(self, statement: Statement) -> bool:
        """Whether any line contradicts it."""
        known = self._disputed.get(id(statement))
        return bool(self._contradictions(statement)) if known is None else known

    def take_for_disputed(self, statement: Statement, disputed: bool) -> None:
        """Says whether any line contradicts it where that is known already, so that nobody has to look."""
        self._disputed[id(statement)] = disputed

    def _contradictions(self, statement: Statement) -> list[Statement]:
        found = self._against.get(id(statement))
        if found is None:
            mine = set(statement.accepts)
            found = [
                other
                for other in self._kin_of(statement).same
                if mine
                and other.accepts
                and (
                    mine & set(other.rejects)
                    or set(other.accepts) & set(statement.rejects)
                    or (not mine & set(other.accepts) and self._worded_alike(statement, other))
                )
            ]
            self._against[id(statement)] = found
        return found

    def _worded_alike(self, statement: Statement, other: Statement) -> bool:
        """Whether both say just the same with all their alternatives; a single word is too little to tell."""

        def words(line: Statement) -> set[tuple[frozenset[str], frozenset[str]]]:
            return {(phrase.wanted, phrase.ruled_out) for phrase in self._phrases[id(line)]}

        mine = words(statement)
        return mine == words(other) and sum(len(wanted) for wanted, _ in mine) > 1

    def also_accepts(self, statement: Statement) -> dict[str, Statement]:
        """Services that other lines choose for a scenario that is this one or near it, each with such a line:
        never its distractors."""
        self.reads.add(("kin", statement.place))
        return {key: other for other in self._kin_of(statement).near for key in other.accepts}

    def near_to(self, phrases: Phrases, statement: Statement) -> list[Statement]:
        """Every line, use cases too, about a scenario near that of one that need not be here itself."""
        asked = [_Phrase(statement, wanted, ruled_out) for wanted, ruled_out in phrases]
        return [theirs.statement for mine in asked for theirs, _ in self._index.near(mine)]

    def _kin_of(self, statement: Statement) -> _Kin:
        """Compares a scenario with those that share a word, by the number of words that they share.

        A use case has kin, and is none: it excludes nothing.
        """
        kin = self._kin.get(id(statement))
        if kin is None:
            same: dict[Place, Statement] = {}
            near: dict[Place, Statement] = {}
            for mine in self._phrases[id(statement)]:
                for theirs, common in self._index.near(mine):
                    if theirs.statement.kind is Kind.USE_CASE:
                        continue
                    if mine.wanted & theirs.ruled_out or theirs.wanted & mine.ruled_out:
                        continue
                    near[theirs.statement.place] = theirs.statement
                    union = len(mine.wanted) + len(theirs.wanted) - common
                    if common >= SAME_SCENARIO * union:
                        same[theirs.statement.place] = theirs.statement
            kin = _Kin(list(same.values()), list(near.values()))
            self._kin[id(statement)] = kin
        return kin


def set_against(statements: Iterable[Statement], pairs: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    """How often these lines and titles set each service against each other one."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for statement in statements:
        if statement.kind is not Kind.USE_CASE:
            for key, other, weight in _set_by(statement):
                found[key][other] += weight
    for pair in pairs:
        for key, other, weight in _set_by_title(pair):
            found[key][other] += weight
    return found


def _set_by(statement: Statement) -> Iterator[tuple[str, str, int]]:
    """(service, another, how much) for all that a line sets against each other."""
    for right in statement.accepts:
        for wrong in statement.rejects:
            yield right, wrong, 2
            yield wrong, right, 2
    same_line = dict.fromkeys([*statement.accepts, *statement.rejects])
    if len(same_line) + bool(statement.about) > 1:
        around = [*same_line, *([statement.about] if statement.about else [])]
        for one in around:
            for other in around:
                if one != other:
                    yield one, other if other in same_line else _ABOUT + other, 1


def _set_by_title(pair: tuple[str, str]) -> Iterator[tuple[str, str, int]]:
    one, other = pair
    yield one, other, 3
    yield other, one, 3


class _Index:
    """Phrases by their words, to find those near one without comparing it with each.

    A set of phrases is a whole number whose bit n stands for phrase n, so that one operation looks at all of them.
    """

    def __init__(self) -> None:
        self._phrases: list[_Phrase] = []
        self._having: dict[str, list[int]] = defaultdict(list)
        self._frequent: dict[str, int] = {}
        self._of_size: dict[int, int] = {}

    def add(self, phrases: Sequence[_Phrase]) -> None:
        for number, phrase in enumerate(phrases, start=len(self._phrases)):
            for word in phrase.wanted:
                self._having[word].append(number)
        self._phrases += phrases

    def near(self, mine: _Phrase) -> list[tuple[_Phrase, int]]:
        """Phrases of other statements that are near, in order, with the number of wanted words that they share."""
        if not self._of_size:
            self._sort_by_size()
        size, here = len(mine.wanted), mine.statement.place
        found = {
            number: common
            for common, sharing in enumerate(self._by_words_shared(mine.wanted))
            if common and sharing
            for others, among in self._of_size.items()
            if _is_near(size, others, common)
            for number in _numbers(sharing & among)
        }
        return [
            (theirs, found[number])
            for number in sorted(found)
            if (theirs := self._phrases[number]).statement.place != here
        ]

    def _by_words_shared(self, wanted: frozenset[str]) -> list[int]:
        """At place n the phrases that share just n of the words. All phrases are counted at once, in binary."""
        digits: list[int] = []  # at place k the phrases whose count so far has 2**k in it
        for word in wanted:
            carry = self._with(word)
            for place, digit in enumerate(digits):
                digits[place], carry = digit ^ carry, digit & carry
            if carry:
                digits.append(carry)
        counted = [(1 << len(self._phrases)) - 1]
        for digit in reversed(digits):
            counted = [part for some in counted for part in (some & ~digit, some & digit)]
        return counted

    def _with(self, word: str) -> int:
        """The phrases that want a word. The sets of frequent words are kept; of the others there are too many."""
        numbers = self._having.get(word)
        if numbers is None:
            return 0
        if (kept := self._frequent.get(word)) is not None:
            return kept
        phrases = self._set_of(numbers)
        if len(numbers) * 100 > len(self._phrases):
            self._frequent[word] = phrases
        return phrases

    def _sort_by_size(self) -> None:
        sizes: dict[int, list[int]] = defaultdict(list)
        for number, phrase in enumerate(self._phrases):
            sizes[len(phrase.wanted)].append(number)
        self._of_size = {size: self._set_of(numbers) for size, numbers in sizes.items()}

    def _set_of(self, numbers: Iterable[int]) -> int:
        bits = bytearray(len(self._phrases) // 8 + 1)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")


def _numbers(phrases: int) -> Iterator[int]:
    """The numbers of the phrases of a set."""
    while phrases:
        lowest = phrases & -phrases
        yield lowest.bit_length() - 1
        phrases ^= lowest


def _is_near(mine: int, theirs: int, common: int) -> bool:
    """Half of the words are common, or half of the shorter scenario's when it has more than one."""
    fewest = min(mine, theirs)
    return common * 2 >= mine + theirs - common or (fewest > 1 and common * 2 >= fewest)
