"""How fast a learner answers."""

from __future__ import annotations

from statistics import median

from studyapp.engine.load import SECONDS_A_QUESTION
from studyapp.models import Answer, Learner

LAST = 100
FEWEST = 10
LONGEST = 600.0  # seconds: whoever took longer was away


def seconds_a_question(learner: Learner) -> float:
    """The median over the learner's last answers, what most need as long as there are few of them: one query.

    A question is timed from when it was put on screen. One that waited, because it was skipped or left open, is not.
    """
    rows = Answer.objects.filter(learner=learner).order_by("-pk")
    times = [
        (answered - asked).total_seconds()
        for answered, asked in rows.values_list("answered_at", "asked__asked_at")[:LAST]
    ]
    counted = [seconds for seconds in times if 0 < seconds <= LONGEST]
    return median(counted) if len(counted) >= FEWEST else SECONDS_A_QUESTION
