"""What each day is to take until the exam, for the start page and for progress."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from studyapp.engine import load
from studyapp.engine.bank import CUE, Bank
from studyapp.engine.learner import LearnerState
from studyapp.models import CardMemory, Learner

from .pace import seconds_a_question

LONGEST = 366  # days: an exam further off is planned as if it were then


@dataclass(frozen=True, slots=True)
class DayOfPlan:
    """One day: questions that repeat what is due, new ones, and on top of them cards to flip."""

    day: date
    repeats: int
    new: int
    cards: int

    @property
    def questions(self) -> int:
        return self.repeats + self.new


@dataclass(frozen=True, slots=True)
class Plan:
    """The days from today to the one before the exam, two weeks without one.

    done: questions answered today; a_day: questions a day takes, of `pace` seconds each. waiting: repeats that are due
    by today, through in about `backlog_days` (None: never). unmet, unrepeated: questions that are new and repeats
    that are due for which the exam comes too early; `needed` is what a day would have to take for them.
    """

    days: Sequence[DayOfPlan]
    done: int
    a_day: int
    pace: float
    exam_on: date | None
    waiting: int
    backlog_days: int | None
    unmet: int
    unrepeated: int
    needed: int

    @property
    def today(self) -> DayOfPlan:
        return self.days[0]

    @property
    def exam_in(self) -> int | None:
        """Days to the exam."""
        return (self.exam_on - self.today.day).days if self.exam_on else None

    @property
    def left(self) -> int:
        """Questions left for today."""
        return self.today.questions

    @property
    def minutes(self) -> int:
        """About how long those take; a little is still a minute."""
        return self._minutes(self.left)

    @property
    def needed_minutes(self) -> int:
        """About how long a day would have to be."""
        return self._minutes(self.needed)

    @property
    def falls_short(self) -> bool:
        """Whether the exam comes before everything has had its turn."""
        return bool(self.unmet or self.unrepeated)

    @property
    def can_be_raised(self) -> bool:
        """Whether a day can be set to take what is needed."""
        return self.a_day < self.needed <= Learner.MOST_A_DAY

    @property
    def is_backlog(self) -> bool:
        """Whether more waits than today's share can take."""
        return self.waiting > self.today.repeats

    def _minutes(self, questions: int) -> int:
        return max(1, round(questions * self.pace / 60))


def plan_of(learner: Learner, state: LearnerState, bank: Bank, now: datetime, done: int) -> Plan:
    """The plan of a learner who answered `done` questions today: two queries.

    Cues are what is counted: every question asks for exactly one.
    """
    today = timezone.localdate(now)
    exam_on = timezone.localdate(learner.exam_at) if learner.exam_at else None
    if exam_on and exam_on <= today:
        exam_on = None
    end = min(exam_on, today + timedelta(days=LONGEST)) if exam_on else None
    pace = seconds_a_question(learner)
    in_minutes = learner.goal_unit == Learner.GoalUnit.MINUTES
    a_day = load.questions_for_minutes(learner.goal, pace) if in_minutes else learner.goal
    cues = {name for name in bank.components if name.startswith(CUE)}
    met = [held for name, held in state.components.items() if name in cues]
    due = [timezone.localdate(held.due_at) for held in met if held.due_at]
    unseen = len(cues) - len(met)
    planned = load.plan(due, unseen, a_day, today, end, done)
    cards = load.plan(_cards_due(learner), 0, a_day, today, end)
    waiting = sum(one <= today for one in due)
    unmet = unseen - sum(day.new for day in planned) if end else 0
    unrepeated = sum(one < end for one in due) - sum(day.due for day in planned) if end else 0
    needed = load.needed_a_day(due, unseen, today, end, done) if end and (unmet or unrepeated) else None
    return Plan(
        days=[
            DayOfPlan(one.day, one.due, one.new, card.due) for one, card in zip(planned, cards, strict=True)
        ],
        done=done,
        a_day=a_day,
        pace=pace,
        exam_on=exam_on,
        waiting=waiting,
        backlog_days=load.backlog_days(planned, waiting),
        unmet=unmet,
        unrepeated=unrepeated,
        needed=needed or a_day,
    )


def _cards_due(learner: Learner) -> list[date]:
    held = CardMemory.objects.filter(learner=learner, card__retired=False)
    return [timezone.localdate(due) for due in held.values_list("due_at", flat=True)]
