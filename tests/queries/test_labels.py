"""The words for the engine's values: whatever it gives, there is something to say, and it is true."""

import re
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.selection import Reason
from studyapp.queries.labels import reason_label, wait_label
from studyapp.queries.quiz_modes import FLAGGED, FOUND, MIXED

UNITS = {"minute": 1, "hour": 60, "day": 24 * 60}


@pytest.mark.parametrize(
    ("wait", "words"),
    [
        (timedelta(0), "1 minute"),
        (timedelta(minutes=10), "10 minutes"),
        (timedelta(minutes=59.8), "1 hour"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(hours=23.8), "1 day"),
        (timedelta(days=1.3), "1.3 days"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=9.97), "10 days"),
        (timedelta(days=36.4), "36 days"),
    ],
)
def test_a_wait_is_said_in_the_unit_that_one_would_plan_with(wait: timedelta, words: str) -> None:
    assert wait_label(wait) == words


@given(st.floats(0, 4000))
def test_what_is_said_of_a_wait_is_never_far_off(days: float) -> None:
    label = wait_label(timedelta(days=days))
    found = re.fullmatch(r"([\d.]+) (minute|hour|day)s?", label)
    assert found, label
    said = float(found[1]) * UNITS[found[2]]
    assert said == pytest.approx(max(1, days * 24 * 60), rel=0.1, abs=31 if said >= 60 else 1)


def test_every_reason_has_words_of_its_own() -> None:
    assert len({reason_label(reason, MIXED) for reason in Reason}) == len(Reason)


def test_a_quiz_of_chosen_questions_says_who_chose_them() -> None:
    assert reason_label(Reason.MISSED, FLAGGED) == "You flagged it"
    assert reason_label(Reason.MISSED, FOUND) == ""
    assert reason_label("", MIXED) == ""
