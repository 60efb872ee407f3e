"""What the learner mixes up, how ready they are, and how they got there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.views.decorators.http import require_safe

from studyapp.models import Learner
from studyapp.queries.history import (
    AnswersOfDay,
    DueOnDay,
    MemoryAt,
    answers_by_day,
    due_by_day,
    memory_by_day,
    quiz_history,
)
from studyapp.queries.mix_ups import mix_up_table
from studyapp.queries.progress import progress_of
from studyapp.queries.question_bank import current_library

from .charts import BarChart, LineChart, bar_chart, line_chart
from .learners import current_learner

DAYS_BACK = 42
DAYS_AHEAD = 14
QUIZZES = 20


@require_safe
def weak_areas(request: HttpRequest) -> HttpResponse:
    """Weak areas, worst first, each with its drill."""
    learner = current_learner(request)
    context = {"progress": progress_of(learner) if learner and learner.answers else None}
    return render(request, "progress/weak_areas.html", context)


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Where the learner stands: mastery, mix-ups, memory, work done and to come."""
    learner = current_learner(request)
    context = _figures(learner) if learner and learner.answers else {}
    return render(request, "progress/progress.html", context)


def _figures(learner: Learner) -> dict[str, Any]:
    library = current_library()
    given = answers_by_day(learner, DAYS_BACK)
    due = due_by_day(learner, library, DAYS_AHEAD)
    memory = memory_by_day(learner, library, DAYS_AHEAD)
    return {
        "progress": progress_of(learner),
        "mix_ups": mix_up_table(learner),
        "given": given,
        "given_chart": _given_chart(given),
        "given_sum": sum(day.answers for day in given),
        "given_days": sum(1 for day in given if day.answers),
        "due": due,
        "due_chart": _due_chart(due),
        "due_sum": sum(day.total for day in due),
        "memory": memory,
        "memory_chart": _memory_chart(memory) if len(memory) > 1 else None,
        "memory_now": next((one for one in reversed(memory) if not one.is_ahead), None),
        "quizzes": quiz_history(learner, QUIZZES),
    }


def _given_chart(days: Sequence[AnswersOfDay]) -> BarChart:
    return bar_chart(
        [
            (f"{date_format(one.day, 'j F')}: {one.right} right, {one.wrong} wrong", (one.right, one.wrong))
            for one in days
        ]
    )


def _due_chart(days: Sequence[DueOnDay]) -> BarChart:
    return bar_chart(
        [
            (
                f"{date_format(one.day, 'j F')}: {one.questions} to answer, {one.cards} cards",
                (one.questions, one.cards),
            )
            for one in days
        ]
    )


def _memory_chart(points: Sequence[MemoryAt]) -> LineChart:
    now = max(one.at for one in points if not one.is_ahead)
    return line_chart([(one.at.timestamp(), one.recalled) for one in points], now.timestamp())
