"""What an import will do, worked out before it does anything; the preview and the import share it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class What(StrEnum):
    """What happens to a question, in the words that authors read."""

    ADDED = "added"
    REWORDED = "reworded"
    REKEYED = "re-keyed"
    MOVED = "moved"
    RETIRED = "retired"
    RESUMED = "resumed"
    HELD_BACK = "held back"
    KEPT = "kept as it was"


@dataclass(frozen=True, slots=True)
class Change:
    """All that happens to one question. `before` is where it stood; "" for a new one."""

    what: tuple[What, ...]
    path: str
    line: int
    stem: str
    before: str = ""
    reason: str = ""
    learners: int = 0
    answers: int = 0

    def __str__(self) -> str:
        words = f"{self.path}:{self.line}: {', '.join(self.what)}: {self.stem}"
        if What.MOVED in self.what:
            words += f" (from {self.before})"
        if self.reason:
            words += f" ({self.reason})"
        if self.answers:
            words += f" [{counted(self.learners, 'learner')}, {counted(self.answers, 'answer')}]"
        return words


@dataclass(frozen=True, slots=True)
class Plan:
    """A pure value: two plans that are equal do the same.

    It is about the files that changed. `matches` holds, for each question of theirs, the id of the stored one that it
    is, None for a new one; `kept` the same for each rejected one. `versions` are the questions (indices) whose text is
    written, `rekeyed` and `retired` ids. `accidents` says why it looks like a mistake.
    """

    matches: tuple[int | None, ...]
    kept: tuple[int | None, ...]
    versions: frozenset[int]
    rekeyed: frozenset[int]
    retired: frozenset[int]
    changes: tuple[Change, ...]
    active: int
    held_back: int
    learners: int
    accidents: tuple[str, ...]
    content: str = field(repr=False)

    def count(self, what: What) -> int:
        """How many questions this happens to."""
        return sum(what in change.what for change in self.changes)

    @property
    def is_first(self) -> bool:
        """Whether nothing was stored before."""
        known = [*self.matches, *self.kept]
        asked = self.active + self.held_back
        return all(old is None for old in known) and not self.retired and asked <= len(self.matches)

    @property
    def answers(self) -> int:
        """How many answers were given to the questions that something happens to."""
        return sum(change.answers for change in self.changes)

    @property
    def id(self) -> str:
        """Short name of exactly this plan, texts included."""
        return hashlib.sha256(repr((self, self.content)).encode()).hexdigest()[:12]

    def counts(self) -> dict[str, int]:
        """Everything in numbers, for the record."""
        numbers = {what.value.replace(" ", "_").replace("-", ""): self.count(what) for what in What}
        return {**numbers, "active": self.active, "total_held_back": self.held_back}

    def __str__(self) -> str:
        counts = [f"{n} {what}" for what in What if (n := self.count(what))]
        touched = f"; {counted(self.learners, 'learner')}, {counted(self.answers, 'answer')} touched"
        return (", ".join(counts) or "no question changes") + (touched if self.answers else "")


def no_change(active: int, held_back: int) -> Plan:
    """The plan to do nothing."""
    none: frozenset[int] = frozenset()
    return Plan((), (), none, none, none, (), active, held_back, 0, (), "")


def counted(number: int, noun: str) -> str:
    """ "1 learner", "2 learners"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
