"""The chance to pass the exam, as pages tell it: with what it rests on and what would raise it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import AreaKind
from studyapp.engine.readiness import Readiness, chance_with, readiness, right_to_pass

from .question_bank import Library
from .quiz_modes import DOMAIN, TOPIC

WIDE = 50  # from low to high, in per cent: a chance that may be anything is no figure


@dataclass(frozen=True, slots=True)
class Driver:
    """A part of the exam: the share of the exam expected to be lost there, in per cent of all questions.

    `chance` is what the chance to pass would be, in per cent, if half of that were won; `what` is what the start form
    takes to drill it, "" for questions that belong nowhere.
    """

    label: str
    lost: int
    chance: int
    what: str


@dataclass(frozen=True, slots=True)
class ExamChance:
    """The chance to pass an exam taken now, all in per cent; `missing` says what is needed before one is told.

    percent: the chance, in the interval low to high. pass_mark: share of questions right that passes, which is `needed`
    of those `scored`.
    """

    is_known: bool
    percent: int
    low: int
    high: int
    pass_mark: int
    needed: int
    scored: int
    drivers: Sequence[Driver]
    missing: Mapping[str, int]

    @property
    def little_evidence(self) -> bool:
        """Whether only the range may be shown, and no figure."""
        return self.spread > WIDE

    @property
    def spread(self) -> int:
        """From low to high."""
        return self.high - self.low

    @property
    def answers_needed(self) -> int:
        """Before a chance is told."""
        return sum(self.missing.values())


def exam_chance(state: LearnerState, library: Library, now: datetime) -> ExamChance:
    """What is believed of this learner: no query."""
    pack = library.pack
    found = readiness(state, library.bank, now, pack.pass_share, pack.scored_questions)
    return ExamChance(
        is_known=found.chance is not None,
        percent=_percent(found.chance),
        low=_percent(found.low),
        high=_percent(found.high),
        pass_mark=_percent(pack.pass_share),
        needed=right_to_pass(pack.pass_share, pack.scored_questions),
        scored=pack.scored_questions,
        drivers=_drivers(found, library),
        missing=found.missing,
    )


def _drivers(found: Readiness, library: Library) -> list[Driver]:
    pack = library.pack
    drivers = []
    for area in found.drivers:
        is_domain = area.kind == AreaKind.DOMAIN
        label = area.name if is_domain else library.topic_names.get(area.name, "")
        what = f"{DOMAIN if is_domain else TOPIC} {area.name}" if label else ""
        chance = chance_with(found, area.cost / 2, pack.pass_share, pack.scored_questions)
        drivers.append(Driver(label, _percent(area.cost), _percent(chance), what))
    return drivers


def _percent(share: float | None) -> int:
    return round(100 * (share or 0.0))
