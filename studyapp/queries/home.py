"""What the start page says to "what now?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from studyapp.engine import load
from studyapp.engine.bank import CONTRAST, CUE, Bank
from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import Area, AreaKind, weak_areas
from studyapp.engine.readiness import Readiness, readiness
from studyapp.models import Answer, Flag, Learner, Notice, QuizSession

from .learner_states import learner_state
from .question_bank import Library
from .quiz_modes import PAIR, TOPIC, PairChoice

WEAKEST = 3
WEEK = 7
DAYS_LOOKED_BACK = 366


@dataclass(frozen=True, slots=True)
class Today:
    """Today's share of the plan: `left` questions, of which `due` come again and `new` are new."""

    done: int
    due: int
    new: int
    exam_in: int | None

    @property
    def left(self) -> int:
        return self.due + self.new

    @property
    def minutes(self) -> int:
        """About how long that takes."""
        return round(self.left * load.SECONDS_A_QUESTION / 60)


@dataclass(frozen=True, slots=True)
class Weakness:
    """One of the weakest areas; `what` is what the start form takes to drill it."""

    label: str
    what: str
    area: Area

    @property
    def percent(self) -> int:
        return round(100 * self.area.estimate)


@dataclass(frozen=True, slots=True)
class PracticeDay:
    """A day and how many questions were answered on it."""

    day: date
    answers: int


@dataclass(frozen=True, slots=True)
class Home:
    """The start page of someone who has answered something or set a goal."""

    quiz: QuizSession | None
    today: Today
    weakest: Sequence[Weakness]
    readiness: Readiness
    week: Sequence[PracticeDay]
    in_a_row: int
    flagged: int
    notices: Sequence[Notice]

    @property
    def answers_needed(self) -> int:
        """Before anything is said of readiness."""
        return sum(self.readiness.missing.values())

    @property
    def chance(self) -> int:
        """To pass, in per cent; with the ends of its interval below."""
        return _percent(self.readiness.chance)

    @property
    def chance_low(self) -> int:
        return _percent(self.readiness.low)

    @property
    def chance_high(self) -> int:
        return _percent(self.readiness.high)

    @property
    def days_practised(self) -> int:
        """Of the last seven."""
        return sum(1 for one in self.week if one.answers)


def _percent(share: float | None) -> int:
    return round(100 * (share or 0.0))


def home_of(learner: Learner, library: Library, pairs: Sequence[PairChoice]) -> Home:
    """All of it in a constant number of queries; `pairs` are those that can be practised, for their names."""
    now = timezone.now()
    state = learner_state(learner)
    days = _answers_by_day(learner, now)
    pack = library.pack
    return Home(
        quiz=_unfinished(learner),
        today=_today(learner, state, library.bank, now, days.get(timezone.localdate(now), 0)),
        weakest=_weakest(state, library, now, {pair.component: pair.label for pair in pairs}),
        readiness=readiness(state, library.bank, now, pack.pass_share, pack.scored_questions),
        week=_week(days, timezone.localdate(now)),
        in_a_row=days_in_a_row(days, timezone.localdate(now)),
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
    quizzes = QuizSession.objects.filter(learner=learner, finished_at=None)
    return quizzes.annotate(answered=Count("asked__answer")).order_by("-started_at").first()


def _answers_by_day(learner: Learner, now: datetime) -> dict[date, int]:
    since = now - timedelta(days=DAYS_LOOKED_BACK)
    answers = Answer.objects.filter(learner=learner, answered_at__gte=since)
    days = answers.annotate(day=TruncDate("answered_at")).values("day").annotate(count=Count("pk"))
    return dict(days.order_by().values_list("day", "count"))


def _week(days: Mapping[date, int], today: date) -> list[PracticeDay]:
    last = [today - timedelta(days=back) for back in reversed(range(WEEK))]
    return [PracticeDay(day, days.get(day, 0)) for day in last]


def _today(learner: Learner, state: LearnerState, bank: Bank, now: datetime, done: int) -> Today:
    """Cues are what is counted: every question asks for exactly one."""
    today = timezone.localdate(now)
    exam_on = timezone.localdate(learner.exam_at) if learner.exam_at else None
    if exam_on and exam_on <= today:
        exam_on = None
    in_minutes = learner.goal_unit == Learner.GoalUnit.MINUTES
    a_day = load.questions_for_minutes(learner.goal) if in_minutes else learner.goal
    cues = {name for name in bank.components if name.startswith(CUE)}
    met = {name: held for name, held in state.components.items() if name in cues}
    due = [timezone.localdate(held.due_at) for held in met.values() if held.due_at]
    plan = load.plan(due, len(cues) - len(met), a_day, today, exam_on, done)
    return Today(done, plan[0].due, plan[0].new, (exam_on - today).days if exam_on else None)


def _weakest(
    state: LearnerState, library: Library, now: datetime, pairs: Mapping[str, str]
) -> list[Weakness]:
    """What costs most of what has been met: pairs first, then topics."""
    bank = library.bank
    found = [
        Weakness(pairs[area.name], f"{PAIR} {area.name}", area)
        for area in weak_areas(state, bank, AreaKind.PAIR, now)
        if area.name in pairs and area.evidence and area.name.startswith(CONTRAST)
    ][:WEAKEST]
    if len(found) == WEAKEST:
        return found
    names = library.topic_names
    topics = weak_areas(state, bank, AreaKind.TOPIC, now)
    met = [area for area in topics if area.evidence and area.name in names]
    return (found + [Weakness(names[area.name], f"{TOPIC} {area.name}", area) for area in met])[:WEAKEST]


def _unseen(learner: Learner) -> list[Notice]:
    rows = Notice.objects.filter(learner=learner, seen_at=None).select_related("version")
    return list(rows.prefetch_related("version__choices"))
