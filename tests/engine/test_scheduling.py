"""Due dates and self-graded cards."""

from datetime import timedelta, timezone

import pytest

from studyapp.engine.scheduling import CardSchedule, is_due, preview, review
from tests.engine.builders import NOON, PAIR, answered, later, small_bank


def due(card):
    """When the card is due; it has to be scheduled."""
    assert card.due_at is not None
    return card.due_at


def test_the_better_the_grade_the_later_a_card_is_due():
    card = review(CardSchedule(), "good", NOON)
    grades = preview(card, later(3))
    dues = [due(grades[grade]) for grade in ("again", "hard", "good", "easy")]
    assert dues == sorted(dues)
    assert dues[0] < dues[-1]


def test_a_new_card_is_not_due_and_a_reviewed_one_becomes_due():
    card = review(CardSchedule(), "good", NOON)
    assert not is_due(CardSchedule().due_at, NOON)
    assert not is_due(card.due_at, NOON)
    assert is_due(card.due_at, later(400))


def test_the_same_review_always_gives_the_same_due_date():
    assert review(CardSchedule(), "good", NOON) == review(CardSchedule(), "good", NOON)


def test_the_time_zone_of_the_clock_does_not_matter():
    elsewhere = NOON.astimezone(timezone(timedelta(hours=9)))
    assert review(CardSchedule(), "hard", elsewhere) == review(CardSchedule(), "hard", NOON)


def test_a_grade_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        review(CardSchedule(), "perfect", NOON)


def test_a_component_answered_wrong_is_due_sooner_than_one_answered_right():
    bank = small_bank()
    right = answered(bank, (1, True, 0)).components[PAIR]
    wrong = answered(bank, (1, False, 0)).components[PAIR]
    assert NOON < due(wrong) < due(right)
