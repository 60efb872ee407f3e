"""What a learner did, by day: answers, quizzes, and what became of the memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from uuid import UUID

from django.db.models import Count, Q
from django.db.models.functions import TruncDate
from django.utils import timezone

from studyapp.engine.learner import Confidence, LearnerState, recall_now
from studyapp.engine.learning import record
from studyapp.models import Answer, Learner, QuizSession

from .question_bank import Library, current_library

DAY = timedelta(days=1)
INSTANT = timedelta(microseconds=1)
POINTS = 40  # of the memory curve: closer together they can't be told apart


@dataclass(frozen=True, slots=True)
class AnswersOfDay:
    """One day's answers."""

    day: date
    right: int
    wrong: int

    @property
    def answers(self) -> int:
        return self.right + self.wrong


@dataclass(frozen=True, slots=True)
class QuizRow:
    """A quiz with what came of it so far."""

    quiz: QuizSession
    answered: int
    right: int

    @property
    def percent(self) -> int:
        return round(100 * self.right / self.answered) if self.answered else 0

    @property
    def day(self) -> date:
        return timezone.localdate(self.quiz.started_at)


@dataclass(frozen=True, slots=True)
class MemoryAt:
    """A moment: how many pairs and signals had been met, and how many of them would be recalled by expectation.

    `is_ahead` says that it is a forecast for who practises no more.
    """

    at: datetime
    met: int
    recalled: float
    is_ahead: bool = False


def answers_by_day(learner: Learner, days: int) -> list[AnswersOfDay]:
    """The last days, today included, each there even when empty: one query."""
    today = timezone.localdate()
    first = today - (days - 1) * DAY
    rows = (
        Answer.objects.filter(learner=learner, answered_at__gte=_start_of(first))
        .annotate(day=TruncDate("answered_at"))
        .values("day")
        .annotate(answers=Count("pk"), right=Count("pk", filter=Q(correct=True)))
        .values_list("day", "answers", "right")
    )
    found = {day: (answers, right) for day, answers, right in rows}
    given = [(first + n * DAY, *found.get(first + n * DAY, (0, 0))) for n in range(days)]
    return [AnswersOfDay(day, right, answers - right) for day, answers, right in given]


def quiz_history(learner: Learner, most: int) -> list[QuizRow]:
    """The last quizzes with an answer, the newest first: one query."""
    rows = (
        QuizSession.objects.filter(learner=learner)
        .annotate(
            answered=Count("asked__answer"),
            right=Count("asked__answer", filter=Q(asked__answer__correct=True)),
        )
        .filter(answered__gt=0)
        .order_by("-started_at", "-pk")
    )
    return [QuizRow(row, row.answered, row.right) for row in rows[:most]]


def memory_by_day(learner: Learner, library: Library, ahead: int) -> Sequence[MemoryAt]:
    """The memory from the first answer until now, and `ahead` days on without practice: one query.

    The engine goes through the whole history again, as the past beliefs are not kept; what it found is kept in the
    process until there is another answer, another day or another state of the notes.
    """
    return _memory_by_day(learner.pk, learner.answers, timezone.localdate(), library.version, ahead)


@lru_cache(maxsize=64)
def _memory_by_day(learner: int, answers: int, today: date, version: UUID, ahead: int) -> Sequence[MemoryAt]:
    bank = current_library(version).bank
    rows = [
        row
        for row in Answer.objects.filter(learner=learner)
        .order_by("answered_at", "pk")
        .values_list("question_id", "correct", "regraded", "confidence", "answered_at")
        if row[0] in bank.position
    ]
    if not rows:
        return ()
    now = timezone.now()
    state = LearnerState()
    points: list[MemoryAt] = []
    moments = _moments(rows[0][-1], now)
    for question, correct, regraded, confidence, at in rows:
        while moments[0] <= at:
            points.append(_memory_at(state, moments.pop(0)))
        sure = Confidence(confidence) if confidence else None
        record(state, bank, question, correct if regraded is None else regraded, at, sure)
    points += [_memory_at(state, moment) for moment in moments]
    return [*points, *(_memory_at(state, now + n * DAY, is_ahead=True) for n in range(1, ahead + 1))]


def _moments(first: datetime, now: datetime) -> list[datetime]:
    """Ends of days from the first answer's on, as many as can be told apart, and now."""
    days = (timezone.localdate(now) - timezone.localdate(first)).days
    step = max(1, -(-days // POINTS))
    start = _start_of(timezone.localdate(first))
    return [
        *(start + n * DAY - INSTANT for n in range(1, days + 1) if (days - n) % step == 0),
        max(now, first) + DAY / 86400,
    ]


def _memory_at(state: LearnerState, moment: datetime, *, is_ahead: bool = False) -> MemoryAt:
    held = state.components.values()
    return MemoryAt(moment, len(held), sum(recall_now(one, moment) for one in held), is_ahead)


def _start_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))
