"""Parameters fitted to an installation's own reviews."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from studyapp.engine.fitting import PASSES, Review, fit, log_loss, passes_for
from studyapp.engine.scheduling import DEFAULT_PARAMETERS
from tests.engine.builders import NOON


def reviews_of_a_forgetful_learner(cards: int = 120, rounds: int = 10) -> list[Review]:
    """Recall halves every two days, whatever was reviewed before."""
    rng, found = Random(5), []
    for card in range(cards):
        at = NOON + timedelta(hours=card / 10)
        for _ in range(rounds):
            pause = rng.choice((1, 2, 3, 5, 8))
            at += timedelta(days=pause)
            found.append(Review(card, 3 if rng.random() < 0.5 ** (pause / 2) else 1, at))
    return found


def test_fitted_parameters_foretell_an_unusual_learner_better_and_are_kept():
    pytest.importorskip("fsrs_rs_python")
    result = fit(reviews_of_a_forgetful_learner())
    assert result.better
    assert result.parameters != DEFAULT_PARAMETERS
    assert len(result.parameters) == 21
    assert result.judged > 100


def test_the_parameters_in_use_are_kept_when_they_foretell_better():
    pytest.importorskip("fsrs_rs_python")
    reviews = reviews_of_a_forgetful_learner()
    good = fit(reviews).parameters
    # Half of the evidence again, in the other order of cards: no better than what is in use already.
    again = fit(reviews, good)
    assert again.parameters == good


def test_what_the_later_half_holds_changes_nothing_about_how_it_is_fitted():
    pytest.importorskip("fsrs_rs_python")
    reviews = sorted(reviews_of_a_forgetful_learner(), key=lambda review: review.at)
    half = len(reviews) // 2
    forgotten = [replace(review, grade=1) for review in reviews[half:]]
    # Compared with parameters that foretell nothing, the fitted ones are kept either way.
    hopeless = (0.001,) * 4 + DEFAULT_PARAMETERS[4:]
    one, other = fit(reviews, hopeless), fit([*reviews[:half], *forgotten], hopeless)
    assert one.after != other.after
    assert one.better
    assert other.better
    assert one.parameters == other.parameters


def test_a_log_too_short_to_choose_on_is_trained_the_fewest_passes():
    pytest.importorskip("fsrs_rs_python")
    apart = [Review(1, 3, NOON), Review(1, 3, NOON + timedelta(days=2))]
    once_each = [Review(n, 3, NOON + timedelta(days=3 + n)) for n in range(2, 30)]
    assert passes_for(apart + once_each) == PASSES[0]


def test_too_few_reviews_are_refused_with_how_many_there_are():
    with pytest.raises(ValueError, match="there are 2"):
        fit([Review(1, 3, NOON), Review(1, 3, NOON + timedelta(days=1))])


def test_a_log_without_a_second_day_can_not_be_judged():
    with pytest.raises(ValueError, match="two different days"):
        log_loss([Review(1, 3, NOON), Review(2, 1, NOON)], DEFAULT_PARAMETERS)


def test_always_remembering_after_a_day_costs_less_than_always_forgetting():
    def loss(grade):
        reviews = [Review(n, grade, NOON + timedelta(days=day)) for day in (0, 1) for n in range(20)]
        return log_loss(reviews, DEFAULT_PARAMETERS)[0]

    assert loss(3) < loss(1)
