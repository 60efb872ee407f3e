"""Scenario questions out of statements: one right choice, plausible distractors, a reason for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..diagnostics import Place
from ..model import Choice, Kind, Question, Status
from ..services import Lexicon
from ..wording import content_words, sentence, slugify
from .contrasts import Contrasts
from .statements import Statement
from .stems import scenario_sentence, stem_of

DISTRACTORS = 3
FEWEST_DISTRACTORS = 2


@dataclass(frozen=True, slots=True)
class _Hold:
    """Why a statement is not asked."""

    code: str
    reason: str


def scenario_questions(
    statements: Sequence[Statement], contrasts: Contrasts, lexicon: Lexicon
) -> list[Question]:
    """A question for every statement; those that should not be asked are held back with the reason."""
    return _Writer(contrasts, lexicon).write(statements)


class _Writer:
    """Holds what the questions of one folder share: contrasts, names, and what has been asked already."""

    def __init__(self, contrasts: Contrasts, lexicon: Lexicon) -> None:
        self.contrasts = contrasts
        self.lexicon = lexicon
        self.cues: dict[Place, str] = {}  # the knowledge component of each statement
        self.keys_used: Counter[tuple[str, str]] = Counter()  # (cue, right service)
        self.asked: dict[tuple[frozenset[str], str], Place] = {}  # (telling words, right service)

    def write(self, statements: Sequence[Statement]) -> list[Question]:
        return [self._question(statement) for statement in statements]

    def _question(self, statement: Statement) -> Question:
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
            return replace(question, status=Status.HELD_BACK, held_code=hold.code, held_reason=hold.reason)
        self.keys_used[cue, key] += 1
        self.asked[content_words(statement.scenario), key] = statement.place
        return question

    def _cue(self, statement: Statement) -> str:
        """Lines that choose the same for the same scenario are wordings of one component."""
        for other in self.contrasts.same_scenario(statement):
            if other.place in self.cues and set(other.accepts) & set(statement.accepts):
                self.cues[statement.place] = self.cues[other.place]
                return self.cues[other.place]
        self.cues[statement.place] = f"{statement.topic}/{slugify(statement.scenario)}"
        return self.cues[statement.place]

    def _key(self, statement: Statement, cue: str) -> str:
        """The right choice. Where several fit, each wording of the component asks for another of them."""
        used = self.keys_used
        return min(statement.accepts, key=lambda key: used[cue, key], default="")

    def _distractors(self, statement: Statement, key: str) -> list[str]:
        """Services the line rules out, then neighbours of the key; never one that might be right as well."""
        mentioned = {mention.key for mention in self.lexicon.find(statement.scenario)}
        fits = self.contrasts.also_accepts(statement)
        pool = [*statement.rejects, *self._neighbours(statement, key)]
        chosen = [
            other
            for other in dict.fromkeys(pool)
            if other != key
            and other not in mentioned
            and other not in statement.accepts
            and not any(self.lexicon.includes(fit, other) for fit in statement.accepts)
            and (other in statement.rejects or not (other in fits or self.lexicon.related(key, other)))
        ]
        return chosen[:DISTRACTORS]

    def _neighbours(self, statement: Statement, key: str) -> list[str]:
        around = self.contrasts.neighbours(key)
        if statement.about:
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
        if len(distractors) < FEWEST_DISTRACTORS or not content_words(statement.scenario):
            return _Hold("N303", self._why_so_few(statement, key, distractors))
        first = self.asked.get((content_words(statement.scenario), key))
        return _Hold("N304", f"{first} asks the same in other words") if first else None

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
        if statement.reason and statement.about not in statement.rejects:
            return sentence(statement.reason)
        others = [self.lexicon.name(other) for other in statement.accepts if other != key]
        also = f"; {' or '.join(others)} would do as well" if others else ""
        return f"The notes choose {self.lexicon.name(key)} for this{also}."

    def _why_wrong(self, statement: Statement, key: str, other: str) -> str:
        if other in statement.rejects and statement.reason:
            return sentence(statement.reason)
        line = self.contrasts.chosen_instead(key, other, statement.topic)
        if line:
            return f"The notes choose it for another need: “{line.scenario}”."
        return f"The notes compare it with {self.lexicon.name(key)}, but do not choose it for this."

    def _contrast(self, statement: Statement, key: str, distractors: Sequence[str]) -> tuple[str, str] | None:
        """The pair that the question separates: the key and what the notes set against it most in this line."""
        if not key or not distractors:
            return None
        ruled_out = [other for other in distractors if other in statement.rejects] or list(distractors)
        closest = max(ruled_out, key=lambda other: self.contrasts.strength(key, other))
        one, other = sorted((key, closest))
        return one, other
