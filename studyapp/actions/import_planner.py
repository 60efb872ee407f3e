"""Makes the plan of an import out of what was read and what is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.models import Question, Status
from studyapp.notes import model
from studyapp.notes.diagnostics import Severity
from studyapp.notes.identity import match_questions
from studyapp.notes.library import Library
from studyapp.notes.likeness import Likeness, key_changed, likeness_of, vocabulary_of
from studyapp.notes.wording import plain

from .import_changed import Changed, changed_files
from .import_gate import Fate, accidents
from .import_plan import Change, Plan, What
from .import_stored import StoredBank, Touched, stored_bank, touched_by
from .reading_cache import Reading


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with what it was made for: the files that changed, what they say, and what is stored of them."""

    plan: Plan
    changed: Changed
    library: Library
    stored: StoredBank


def make_plan(reading: Reading, roots: Sequence[Path]) -> Planned:
    """The plan for what was read from the roots."""
    changed = changed_files(reading, roots)
    library, stored = reading.library(changed.files), stored_bank(roots, changed.paths)
    return Planned(_Planner(library, stored, changed, reading.content).plan(), changed, library, stored)


@dataclass(frozen=True, slots=True)
class _Read:
    """A question of the library: `index` counts in `questions`, or in `rejected` for one that is `broken`."""

    question: model.Question
    likeness: Likeness
    index: int
    broken: bool


class _Planner:
    """Goes once over what was read and once over what is stored."""

    def __init__(self, library: Library, stored: StoredBank, changed: Changed, content: str) -> None:
        self.library = library
        self.changed = changed
        self.content = content
        self.stored = stored
        self.read = _in_order(library)
        likenesses = [one.likeness for one in self.read]
        self.vocabulary = vocabulary_of(stored.likenesses, likenesses)
        self.found = match_questions(stored.likenesses, likenesses, self.vocabulary)
        self.errors = {d.place: d.message for d in library.diagnostics if d.severity is Severity.ERROR}

    def plan(self) -> Plan:
        stays = set(self.found.values())
        gone = {
            n for n, row in enumerate(self.stored.rows) if n not in stays and row.status != Status.RETIRED
        }
        what = [self._what(number) for number in range(len(self.read))]
        changes, learners = self._changes(what, gone)
        rekeyed = {self.found[number] for number, some in enumerate(what) if What.REKEYED in some}
        active = sum(self._is_asked(number) for number in range(len(self.read)))
        return Plan(
            matches=self._ids(self.library.questions, broken=False),
            kept=self._ids(self.library.rejected, broken=True),
            versions=frozenset(
                one.index
                for number, one in enumerate(self.read)
                if not one.broken and self._is_new_text(number)
            ),
            rekeyed=frozenset(self.stored.rows[n].pk for n in rekeyed),
            retired=frozenset(self.stored.rows[n].pk for n in gone),
            changes=changes,
            active=active + self.changed.active,
            held_back=self.changed.held_back
            + sum(question.status == Status.HELD_BACK for question in self.library.questions),
            learners=learners,
            accidents=tuple(self._accidents(rekeyed)),
            content=self.content,
        )

    def _row(self, number: int) -> Question | None:
        found = self.found.get(number)
        return None if found is None else self.stored.rows[found]

    def _is_asked(self, number: int) -> bool:
        """Whether learners are asked it after the import; a broken question is, as it was, if it was before."""
        one, row = self.read[number], self._row(number)
        if one.broken:
            return row is not None and row.status == Status.ACTIVE
        return one.question.status == Status.ACTIVE

    def _is_new_text(self, number: int) -> bool:
        """Whether a version has to be written. What is held back without a key keeps the last one that had."""
        one, row = self.read[number], self._row(number)
        if row is None or row.version is None:
            return True
        return row.version.content_hash != one.likeness.content_hash and any(one.likeness.right)

    def _what(self, number: int) -> tuple[What, ...]:
        one, row = self.read[number], self._row(number)
        if row is None:
            if one.broken:
                return ()
            return (What.ADDED,) if self._is_asked(number) else (What.HELD_BACK,)
        if one.broken:
            return (What.KEPT,) if self._is_asked(number) and not row.held_code else ()
        return tuple(self._what_of_known(one, row, number))

    def _what_of_known(self, one: _Read, row: Question, number: int) -> Iterator[What]:
        before = self.stored.likenesses[self.found[number]]
        if self._is_asked(number) and row.status != Status.ACTIVE:
            yield What.RESUMED
        if not self._is_asked(number) and row.status != Status.HELD_BACK:
            yield What.HELD_BACK
        if self._is_new_text(number):
            rekeyed = any(before.right) and key_changed(before, one.likeness, self.vocabulary)
            yield What.REKEYED if rekeyed else What.REWORDED
        if (row.path, row.section_title) != (one.likeness.path, one.question.section[:500]):
            yield What.MOVED

    def _changes(self, what: Sequence[tuple[What, ...]], gone: set[int]) -> tuple[tuple[Change, ...], int]:
        """Every change in the order of the notes, and how many learners they touch together."""
        rows = [row for number, some in enumerate(what) if some and (row := self._row(number))]
        touched, learners = touched_by([row.pk for row in rows] + [self.stored.rows[n].pk for n in gone])
        changes = [self._change(number, some, touched) for number, some in enumerate(what) if some]
        changes += [_retired(self.stored.rows[n], touched) for n in gone]
        return tuple(sorted(changes, key=lambda change: (change.path, change.line, change.what))), learners

    def _change(self, number: int, what: tuple[What, ...], touched: Mapping[int, Touched]) -> Change:
        one, row = self.read[number], self._row(number)
        hangs = touched.get(row.pk, Touched()) if row else Touched()
        return Change(
            what=what,
            path=one.likeness.path,
            line=one.question.place.line,
            stem=_short(one.question.stem),
            before=f"{row.path}:{row.line}" if row else "",
            reason=self.errors.get(one.question.place, "") if one.broken else one.question.held_reason,
            learners=hangs.learners,
            answers=hangs.answers,
        )

    def _ids(self, questions: Sequence[model.Question], *, broken: bool) -> tuple[int | None, ...]:
        ids: list[int | None] = [None] * len(questions)
        for number, one in enumerate(self.read):
            if one.broken == broken and (row := self._row(number)):
                ids[one.index] = row.pk
        return tuple(ids)

    def _accidents(self, rekeyed: set[int]) -> list[str]:
        becomes = {stored: number for number, stored in self.found.items()}
        fates = []
        for n, row in enumerate(self.stored.rows):
            if row.status != Status.ACTIVE:
                continue
            number = becomes.get(n)
            broken = number is not None and self.read[number].broken
            gone = number is None or not self._is_asked(number)
            fates.append(Fate(row.path, f"{row.path}:{row.line}", broken, n in rekeyed, gone))
        names = self.library.names
        blank = {names.get(d.place.path, "") for d in self.library.diagnostics if d.code == "N008"}
        return accidents(fates, self.changed.active, set(names.values()), blank)


def _in_order(library: Library) -> list[_Read]:
    """All questions, broken ones included, in the order of the notes as they are stored."""
    read = [
        _Read(
            question, likeness_of(question, library.names[question.place.path], broken=broken), index, broken
        )
        for questions, broken in ((library.questions, False), (library.rejected, True))
        for index, question in enumerate(questions)
    ]
    return sorted(read, key=lambda one: (one.likeness.path, one.question.place.line))


def _retired(row: Question, touched: Mapping[int, Touched]) -> Change:
    hangs = touched.get(row.pk, Touched())
    stem = _short(row.version.stem) if row.version else ""
    return Change((What.RETIRED,), row.path, row.line, stem, "", "", hangs.learners, hangs.answers)


def _short(stem: str) -> str:
    words = plain(stem)
    return words if len(words) <= 80 else words[:79].rsplit(" ", 1)[0] + "…"
