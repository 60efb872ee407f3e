"""Fitting the schedule: the log losses are reported, the better parameters are kept, too little changes nothing."""

import math
from datetime import UTC, datetime, timedelta
from io import StringIO
from random import Random

import pytest
from django.core.management import CommandError, call_command

from studyapp.models import Card, CardReview, Pack
from tests.factories import LearnerFactory, TopicFactory

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 1, tzinfo=UTC)


def review_as_someone_who_forgets_fast(cards: int, days: int) -> None:
    """Every card every third day; recall falls to a half within two days, far below what FSRS expects."""
    rng = Random(5)
    topic, learner = TopicFactory.create(), LearnerFactory.create()
    rows = Card.objects.bulk_create(
        Card(topic=topic, kind=Card.WRITTEN, front=f"front {n}", front_html="", back="", back_html="", line=n)
        for n in range(cards)
    )
    CardReview.objects.bulk_create(
        CardReview(
            learner=learner,
            card=card,
            grade="good" if day == 0 or rng.random() < math.exp(-3 / 3) else "again",
            reviewed_at=START + timedelta(days=day, minutes=number),
        )
        for day in range(0, days, 3)
        for number, card in enumerate(rows)
    )


def fit() -> str:
    out = StringIO()
    call_command("fit_schedule", stdout=out)
    return out.getvalue()


def test_parameters_that_foretell_better_are_kept_and_both_losses_told():
    review_as_someone_who_forgets_fast(cards=60, days=75)
    said = fit()
    before, fitted = (float(part.split()[0]) for part in said.split(": ")[1].split(", "))
    assert fitted < before
    assert len(Pack.objects.get().fsrs_parameters) == 21


def test_what_is_no_better_than_before_leaves_the_parameters_alone():
    review_as_someone_who_forgets_fast(cards=60, days=75)
    fit()
    kept = Pack.objects.get().fsrs_parameters
    assert "stay as they are" in fit()
    assert Pack.objects.get().fsrs_parameters == kept


def test_too_few_reviews_change_nothing_and_say_how_many_are_needed():
    with pytest.raises(CommandError, match="at least 1000 reviews"):
        fit()
    assert not Pack.objects.exclude(fsrs_parameters=[]).exists()
