"""What the start page says to "what now?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from studyapp.engine.learner import LearnerState
from studyapp.models import Answer, Flag, Learner, Notice, QuizSession

from .exam_chance import ExamChance, exam_chance
from .learner_states import learner_state
from .plan import Plan, plan_of
from .question_bank import Library
from .quiz_modes import PairChoice
from .weak_areas import WeakArea, weak_pairs, weak_topics

WEAKEST = 3
WEEK = 7
DAYS_LOOKED_BACK = 366


@dataclass(frozen=True, slots=True)
class PracticeDay:
    """A day and how many questions were answered on it. One of rest breaks no row of days."""

    day: date
    answers: int
    is_rest: bool


@dataclass(frozen=True, slots=True)
class Home:
    """The start page of someone who has answered something or set a goal."""

    quiz: QuizSession | None
    plan: Plan
    weakest: Sequence[WeakArea]
    chance: ExamChance
    week: Sequence[PracticeDay]
    in_a_row: int
    flagged: int
    notices: Sequence[Notice]

    @property
    def is_estimated(self) -> bool:
        """Whether there is a figure to tell of what is weakest, and not only what was missed."""
        return any(not area.little_evidence for area in self.weakest)

    @property
    def days_practised(self) -> int:
        """Of the last seven."""
        return sum(1 for one in self.week if one.answers)


def home_of(learner: Learner, library: Library, pairs: Sequence[PairChoice]) -> Home:
    """All of it in a constant number of queries; `pairs` are those that can be practised, for their names."""
    now = timezone.now()
    state = learner_state(learner)
    days = _answers_by_day(learner, now)
    today = timezone.localdate(now)
    return Home(
        quiz=_unfinished(learner),
        plan=plan_of(learner, state, library.bank, now, days.get(today, 0)),
        weakest=_weakest(state, library, now, {pair.component: pair.label for pair in pairs}),
        chance=exam_chance(state, library, now),
        week=_week(days, today),
        in_a_row=days_in_a_row(days, today),
        flagged=Flag.objects.filter(learner=learner).count(),
        notices=_unseen(learner),
    )


def days_in_a_row(days: Mapping[date, int], today: date) -> int:
    """Days with practice up to today. Today still has time, and one day of rest breaks nothing."""
    counted, rested = 0, 0
    for back in range(DAYS_LOOKED_BACK):
        if days.get(today - timedelta(days=back)):
            counted, rested = counted + 1, 0
        elif back:
            rested += 1
        if rested > 1:
            break
    return counted


def _unfinished(learner: Learner) -> QuizSession | None:
    """The last quiz with an answer given and one to come: whoever only looked at a question has not begun."""
    quizzes = QuizSession.objects.filter(learner=learner, finished_at=None)
    begun = quizzes.annotate(answered=Count("asked__answer")).filter(answered__gt=0)
    return begun.order_by("-started_at").first()


def _answers_by_day(learner: Learner, now: datetime) -> dict[date, int]:
    since = now - timedelta(days=DAYS_LOOKED_BACK)
    answers = Answer.objects.filter(learner=learner, answered_at__gte=since)
    days = answers.annotate(day=TruncDate("answered_at")).values("day").annotate(count=Count("pk"))
    return dict(days.order_by().values_list("day", "count"))


def _week(days: Mapping[date, int], today: date) -> list[PracticeDay]:
    last = [today - timedelta(days=back) for back in reversed(range(WEEK))]
    one = timedelta(days=1)
    return [
        PracticeDay(
            day,
            days.get(day, 0),
            is_rest=day < today
            and not days.get(day)
            and bool(days.get(day - one))
            and (day + one == today or bool(days.get(day + one))),
        )
        for day in last
    ]


def _weakest(
    state: LearnerState, library: Library, now: datetime, labels: Mapping[str, str]
) -> list[WeakArea]:
    """What costs most of what has been met: pairs first, then topics.

    What can't be estimated yet comes last, and only where something was missed: no range says more than that.
    """
    pairs = [area for area in weak_pairs(state, library, now, labels) if area.area.evidence]
    known = [area for area in pairs if not area.little_evidence]
    if len(known) < WEAKEST:
        topics = weak_topics(state, library, now)
        known += [area for area in topics if not area.little_evidence]
        missed = [area for area in pairs + topics if area.little_evidence and area.missed]
        known += sorted(missed, key=lambda area: -area.missed)
    return known[:WEAKEST]


def _unseen(learner: Learner) -> list[Notice]:
    rows = Notice.objects.filter(learner=learner, seen_at=None).select_related("version")
    return list(rows.prefetch_related("version__choices"))
