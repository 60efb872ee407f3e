"""What a learner wants to do in a day, and until when."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from studyapp.models import Learner


def set_goal(learner: Learner, goal: int, goal_unit: str, exam_on: date | None) -> None:
    """Keeps the daily goal and the day of the exam."""
    learner.goal = goal
    learner.goal_unit = goal_unit
    # The start of the day: the plan ends with the day before the exam.
    zone = timezone.get_current_timezone()
    learner.exam_at = datetime.combine(exam_on, time.min, zone) if exam_on else None
    learner.save(update_fields=["goal", "goal_unit", "exam_at"])
