"""What the learner mixes up, how ready they are, and how they got there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from studyapp.queries.history import AnswersOfDay, MemoryAt
from studyapp.queries.plan import DayOfPlan
from studyapp.queries.progress import Progress, progress_of
from studyapp.queries.weak_areas import weak_areas_of

from .charts import BarChart, LineChart, bar_chart, line_chart
from .learners import current_learner

MOST_DAYS = 60  # more bars can't be told apart


@require_safe
def weak_areas(request: HttpRequest) -> HttpResponse:
    """Weak areas, worst first, each with its drill."""
    learner = current_learner(request)
    context = {"weak": weak_areas_of(learner) if learner and learner.answers else None}
    return render(request, "progress/weak_areas.html", context)


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Where the learner stands: readiness, the plan, work done, mastery, mix-ups and memory."""
    learner = current_learner(request)
    context = _page(progress_of(learner)) if learner and learner.answers else {}
    return render(request, "progress/progress.html", context)


def _page(progress: Progress) -> dict[str, Any]:
    shown = progress.plan.days[:MOST_DAYS]
    return {
        "progress": progress,
        "given_chart": _given_chart(progress.given),
        "plan_days": shown,
        "plan_has_cards": any(day.cards for day in shown),
        "plan_chart": _plan_chart(shown, progress.plan.a_day),
        "memory_chart": _memory_chart(progress.memory) if len(progress.memory) > 1 else None,
    }


def _given_chart(days: Sequence[AnswersOfDay]) -> BarChart:
    return bar_chart(
        [
            (
                _("%(day)s: %(right)s right, %(wrong)s wrong")
                % {"day": date_format(one.day, "j F"), "right": one.right, "wrong": one.wrong},
                (one.right, one.wrong),
            )
            for one in days
        ]
    )


def _plan_chart(days: Sequence[DayOfPlan], a_day: int) -> BarChart:
    return bar_chart(
        [
            (
                _("%(day)s: %(repeats)s to repeat, %(new)s new, %(cards)s cards")
                % {
                    "day": date_format(one.day, "j F"),
                    "repeats": one.repeats,
                    "new": one.new,
                    "cards": one.cards,
                },
                (one.repeats, one.new, one.cards),
            )
            for one in days
        ],
        goal=a_day,
    )


def _memory_chart(points: Sequence[MemoryAt]) -> LineChart:
    now = max(one.at for one in points if not one.is_ahead)
    return line_chart([(one.at.timestamp(), one.recalled) for one in points], now.timestamp())
