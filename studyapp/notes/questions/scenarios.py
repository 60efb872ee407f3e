"""Scenario questions out of statements: one right choice, plausible distractors, a reason for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..diagnostics import Place
from ..model import Choice, Kind, Question, Status
from ..services import Lexicon
from ..wording import content_words, sentence, slugify
from .contrasts import Cell, Contrasts
from .reasons import Reasons, part_about
from .statements import Statement
from .stems import scenario_sentence, stem_of

DISTRACTORS = 3
FEWEST_DISTRACTORS = 2

_THE_OTHERS = re.compile(r"\b(?:others?|neither|both|rest)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Hold:
    """Why a statement is not asked."""

    code: str
    reason: str


class Left(NamedTuple):
    """What the question of a line leaves for those of later lines: its component and, where it is asked, its key."""

    cue: str
    key: str
    words: frozenset[str]

    def cells(self, place: Place) -> set[Cell]:
        """What later lines may find in it."""
        return {("cue", place), ("used", self.cue), ("asked", self.words, self.key)}


class _Earlier:
    """What the lines so far have left; notes in `reads` what is asked of it."""

    def __init__(self, reads: set[Cell]) -> None:
        self._reads = reads
        self._cues: dict[Place, str] = {}  # the knowledge component of each statement
        self._used: Counter[tuple[str, str]] = Counter()  # (cue, right service)
        self._asked: dict[tuple[frozenset[str], str], Place] = {}  # (telling words, right service)

    def take(self, place: Place, left: Left) -> None:
        self._cues[place] = left.cue
        if left.key:
            self._used[left.cue, left.key] += 1
            self._asked[left.words, left.key] = place

    def cue(self, place: Place) -> str:
        """The component of an earlier line, "" for one that is none."""
        self._reads.add(("cue", place))
        return self._cues.get(place, "")

    def times_used(self, cue: str, key: str) -> int:
        """How often a component has asked for this key."""
        self._reads.add(("used", cue))
        return self._used[cue, key]

    def asked(self, words: frozenset[str], key: str) -> Place | None:
        """Where the same words ask for the same key already."""
        self._reads.add(("asked", words, key))
        return self._asked.get((words, key))


class ScenarioWriter:
    """Writes the questions of a folder's statements, one after the other in the order of the notes.

    Those that should not be asked are held back with the reason.
    """

    def __init__(self, contrasts: Contrasts, lexicon: Lexicon, reasons: Reasons) -> None:
        self.contrasts = contrasts
        self.reasons = reasons
        self.lexicon = lexicon
        self.earlier = _Earlier(contrasts.reads)

    def write(self, statement: Statement) -> tuple[Question, Left, frozenset[Cell]]:
        """The question, what it leaves for later ones, and the cells of all that it hangs on besides its line."""
        self.contrasts.reads.clear()
        question, left = self._question(statement)
        self.earlier.take(statement.place, left)
        return question, left, frozenset(self.contrasts.reads)

    def skip(self, statement: Statement, left: Left) -> None:
        """Passes a line whose question is known to be as it was."""
        self.earlier.take(statement.place, left)

    def _question(self, statement: Statement) -> tuple[Question, Left]:
        cue = self._cue(statement)
        key = self._key(statement, cue)
        distractors = self._distractors(statement, key) if key else []
        question = Question(
            kind=statement.kind,
            stem=stem_of(statement, self.lexicon.has_vendors),
            choices=tuple(self._choices(statement, key, distractors)) if key else (),
            explanation=f"{scenario_sentence(statement)} → **{self._names(statement.accepts)}**"
            if key
            else "",
            place=statement.place,
            excerpt="",
            topic=statement.topic,
            section=statement.section,
            domain=statement.domain,
            cue=cue,
            contrast=self._contrast(statement, key, distractors),
        )
        hold = self._reason_to_hold(statement, key, distractors)
        if hold:
            held = replace(question, status=Status.HELD_BACK, held_code=hold.code, held_reason=hold.reason)
            return held, Left(cue, "", frozenset())
        return question, Left(cue, key, content_words(statement.scenario))

    def _cue(self, statement: Statement) -> str:
        """Lines that choose the same for the same scenario are wordings of one component."""
        for other in self.contrasts.same_scenario(statement):
            cue = self.earlier.cue(other.place)
            if cue and set(other.accepts) & set(statement.accepts):
                return cue
        return f"{statement.topic}/{slugify(statement.scenario)}"

    def _key(self, statement: Statement, cue: str) -> str:
        """The right choice. Where several fit, each wording of the component asks for another of them."""
        return min(statement.accepts, key=lambda key: self.earlier.times_used(cue, key), default="")

    def _distractors(self, statement: Statement, key: str) -> list[str]:
        """Services the line rules out, then neighbours of the key; never one that might be right as well."""
        mentioned = {mention.key for mention in self.lexicon.find(statement.scenario)}
        fits = self.contrasts.also_accepts(statement)
        # What a comparison does not speak of may have the property as well.
        others = [] if statement.compares else self._neighbours(statement, key)
        pool = [*statement.rejects, *others]
        chosen = [
            other
            for other in dict.fromkeys(pool)
            if other != key
            and other not in mentioned
            and other not in statement.accepts
            and other not in statement.also
            and not any(self.lexicon.includes(fit, other) for fit in statement.accepts)
            and (other in statement.rejects or not (other in fits or self._may_be_the_same(key, other)))
        ]
        return self._told_apart(chosen)

    def _told_apart(self, keys: Sequence[str]) -> list[str]:
        """Without those that are a part, a kind or another name of one before them: nobody could tell both apart."""
        found: list[str] = []
        for key in keys:
            if not any(self.lexicon.includes(other, key) for other in found):
                found.append(key)
            if len(found) == DISTRACTORS:
                break
        return found

    def _may_be_the_same(self, one: str, other: str) -> bool:
        """Names with a telling word in common may mean two forms of one thing, unless lines tell them apart."""
        return self.lexicon.related(one, other) and not self.contrasts.tells_apart(one, other)

    def _neighbours(self, statement: Statement, key: str) -> list[str]:
        around = self.contrasts.neighbours(key)
        if statement.about and self.contrasts.is_chosen(statement.about):
            around = [*around, statement.about, *self.contrasts.neighbours(statement.about)]
        return [*around, *self.contrasts.beside(statement)]

    def _reason_to_hold(self, statement: Statement, key: str, distractors: Sequence[str]) -> _Hold | None:
        if not key:
            return _Hold("N306", "it names no service that fits")
        if statement.kind is Kind.USE_CASE:
            return _Hold("N305", "a use case says what a service is for, not what else is wrong for it")
        against = self.contrasts.contradictions(statement)
        if against:
            verdicts = "; ".join(f"{other.place} says {self._names(other.accepts)}" for other in against)
            return _Hold("N301", f"it says {self._names(statement.accepts)}, but {verdicts}")
        words = self.lexicon.gives_away(key, statement.scenario)
        if words:
            return _Hold("N302", f"“{words}” in it gives {self.lexicon.name(key)} away")
        few = len(distractors) < FEWEST_DISTRACTORS and not self._is_a_duel(statement, key, distractors)
        if few or not content_words(statement.scenario):
            return _Hold("N303", self._why_so_few(statement, key, distractors))
        first = self.earlier.asked(content_words(statement.scenario), key)
        return _Hold("N304", f"{first} asks the same in other words") if first else None

    def _is_a_duel(self, statement: Statement, key: str, distractors: Sequence[str]) -> bool:
        """Whether the notes set the key against one service only, which is the right one in some other line."""
        (rival, *others), around = distractors or [""], {*self._neighbours(statement, key), key}
        chosen_too = self.contrasts.chosen_instead(statement, key, rival)
        return bool(chosen_too) and not others and around == {key, rival}

    def _why_so_few(self, statement: Statement, key: str, distractors: Sequence[str]) -> str:
        if not content_words(statement.scenario):
            return "its scenario says too little to tell what else would be wrong"
        name = self.lexicon.name(key)
        near = self.contrasts.also_accepts(statement)
        also = [other for other in self._neighbours(statement, key) if other in near and other != key]
        if also:
            names = self._names(list(dict.fromkeys(also)))
            place, left = near[also[0]].place, len(distractors)
            return f"{place} chooses {names} for nearly the same, so only {left} wrong choices are left"
        few = f"only {self.lexicon.name(distractors[0])}" if distractors else "no service"
        return f"{few} can stand beside {name} as a wrong choice"

    def _names(self, keys: Sequence[str]) -> str:
        return " or ".join(self.lexicon.name(key) for key in keys)

    def _choices(self, statement: Statement, key: str, distractors: Sequence[str]) -> list[Choice]:
        name = self.lexicon.name
        return [
            Choice(name(key), True, self._why_right(statement, key), key),
            *(
                Choice(name(other), False, self._why_wrong(statement, key, other), other)
                for other in distractors
            ),
        ]

    def _why_right(self, statement: Statement, key: str) -> str:
        """The row's own reason where it speaks of this choice, else what the notes say elsewhere that bears on it."""
        if statement.compares and not statement.reason:
            return f"The notes say yes to it for {self.lexicon.name(key)}."
        about_another = (
            not statement.of_choice
            and statement.about in statement.rejects
            and key not in self.lexicon.named(statement.reason)
        )
        if statement.reason and not about_another:
            return sentence(statement.reason)
        others = [self.lexicon.name(other) for other in statement.accepts if other != key]
        also = f"; {' or '.join(others)} would do as well" if others else ""
        chosen = f"The notes choose {self.lexicon.name(key)} for this{also}"
        said = self._reason_elsewhere(statement, key)
        return f"{chosen}. They say: “{said}”" if said else f"{chosen}."

    def _reason_elsewhere(self, statement: Statement, key: str) -> str:
        self.contrasts.reads.add(("about", key))
        return self.reasons.bearing_on(statement, key)

    def _why_wrong(self, statement: Statement, key: str, other: str) -> str:
        if statement.compares and not statement.reason:
            return f"The notes say no to it for {self.lexicon.name(other)}."
        if other in statement.rejects and statement.reason and self._speaks_of(statement, other):
            return sentence(part_about(statement.reason, other, self.lexicon))
        scenario = self.contrasts.chosen_instead(statement, key, other)
        if scenario:
            return f"The notes choose it for another need: “{scenario}”."
        return f"The notes compare it with {self.lexicon.name(key)}, but do not choose it for this."

    def _speaks_of(self, statement: Statement, other: str) -> bool:
        """Whether the reason is about what is ruled out as well: by name, or all together ("the others")."""
        by_name = other in self.lexicon.named(statement.reason)
        return by_name or not statement.of_choice or bool(_THE_OTHERS.search(statement.reason))

    def _contrast(self, statement: Statement, key: str, distractors: Sequence[str]) -> tuple[str, str] | None:
        """The pair that the question separates: the key and what the notes set against it most in this line."""
        if not key or not distractors:
            return None
        ruled_out = [other for other in distractors if other in statement.rejects] or list(distractors)
        closest = max(ruled_out, key=lambda other: self.contrasts.strength(key, other))
        one, other = sorted((key, closest))
        return one, other
