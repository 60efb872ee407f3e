"""Where a learner stands, and what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from studyapp.models import Learner

from .exam_chance import ExamChance, exam_chance
from .given_answers import given_answers
from .history import AnswersOfDay, MemoryAt, QuizRow, answers_by_day, memory_by_day, quiz_history
from .learner_states import learner_state
from .mix_ups import MixUpTable, mix_up_table
from .plan import Plan, plan_of
from .question_bank import current_library
from .weak_areas import WeakArea, weak_domains, weak_topics

DAYS_BACK = 42
DAYS_AHEAD = 14
QUIZZES = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """The page of progress. Areas are those with an answer, what costs most first; quizzes the latest first."""

    chance: ExamChance
    plan: Plan
    given: Sequence[AnswersOfDay]
    memory: Sequence[MemoryAt]
    mix_ups: MixUpTable
    domains: Sequence[WeakArea]
    topics: Sequence[WeakArea]
    quizzes: Sequence[QuizRow]
    has_older_quizzes: bool

    @property
    def answers(self) -> int:
        """Of the days looked back on."""
        return sum(day.answers for day in self.given)

    @property
    def days_practised(self) -> int:
        return sum(1 for day in self.given if day.answers)

    @property
    def memory_now(self) -> MemoryAt | None:
        """The last that is no forecast."""
        return next((one for one in reversed(self.memory) if not one.is_ahead), None)


def progress_of(learner: Learner) -> Progress:
    """All of it in a constant number of queries, however long the history."""
    library = current_library()
    state = learner_state(learner)
    now = timezone.now()
    by_day = answers_by_day(learner, DAYS_BACK)
    given = given_answers(learner)
    quizzes = quiz_history(learner, QUIZZES + 1)
    return Progress(
        chance=exam_chance(state, library, now),
        plan=plan_of(learner, state, library.bank, now, by_day[-1].answers),
        given=by_day,
        memory=memory_by_day(learner, library, DAYS_AHEAD),
        mix_ups=mix_up_table(given),
        domains=weak_domains(state, library, now, given),
        topics=weak_topics(state, library, now, given),
        quizzes=quizzes[:QUIZZES],
        has_older_quizzes=len(quizzes) > QUIZZES,
    )
