"""How fast a learner answers."""

from __future__ import annotations

from statistics import median

from studyapp.engine.load import SECONDS_A_QUESTION
from studyapp.models import Answer, Learner

LAST = 100
FEWEST = 10
LONGEST = 600.0  # seconds: whoever took longer was away

# Seconds, for the median alone: a single quick answer may well be a known one. Half the bundled questions have 35 words
# or more with their options, nine seconds at 240 words a minute: less than that and some thought is no pace to plan by.
SHORTEST = 15.0


def seconds_a_question(learner: Learner) -> float:
    """The median over the learner's last answers, what most need as long as there are few of them: one query.

    Never below SHORTEST, so that a run of clicking through does not fill a day with questions.

    A question is timed from when it was put on screen. One that waited, because it was skipped or left open, is not.
    """
    rows = Answer.objects.filter(learner=learner).order_by("-pk")
    times = [
        (answered - asked).total_seconds()
        for answered, asked in rows.values_list("answered_at", "asked__asked_at")[:LAST]
    ]
    counted = [seconds for seconds in times if 0 < seconds <= LONGEST]
    return max(SHORTEST, median(counted)) if len(counted) >= FEWEST else SECONDS_A_QUESTION
