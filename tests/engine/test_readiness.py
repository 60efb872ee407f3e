"""When readiness is shown, and what it says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.learner import LearnerState
from studyapp.engine.readiness import chance_with, pass_chance, readiness
from tests.engine.builders import NOON, answered, later, small_bank


def test_nothing_is_claimed_until_every_domain_has_evidence():
    bank = small_bank()
    only_first_domain = answered(bank, *[(n, True, 0) for n in (1, 2, 3, 4, 9, 10, 11, 12)])
    told = readiness(only_first_domain, bank, later(1))
    assert told.chance is None
    assert told.missing == {"domain-1": 8}


def test_someone_who_gets_everything_right_is_readier_than_someone_who_does_not():
    bank = small_bank()
    ids = range(1, 25)
    good = readiness(answered(bank, *[(n, True, n / 10) for n in ids]), bank, later(3))
    bad = readiness(answered(bank, *[(n, n % 3 == 0, n / 10) for n in ids]), bank, later(3))
    assert good.chance is not None
    assert bad.chance is not None
    assert good.chance > bad.chance
    assert good.low is not None
    assert good.high is not None
    assert good.low <= good.chance <= good.high


def test_the_domain_that_costs_most_is_named_first():
    bank = small_bank()
    told = readiness(LearnerState(), bank, NOON)
    assert [one.name for one in told.drivers] == ["domain-1", "domain-0"]


def test_what_the_domains_are_said_to_cost_adds_up_to_what_the_exam_is_said_to_cost():
    bank = small_bank(pairs=12)
    told = readiness(answered(bank, *[(n, n % 4 == 0, n / 100) for n in range(1, 49)]), bank, later(1))
    assert sum(one.cost for one in told.drivers) == pytest.approx(1 - told.share)


def test_what_is_gained_in_a_domain_raises_the_chance_from_the_one_that_is_told():
    bank = small_bank()
    told = readiness(answered(bank, *[(n, n % 3 == 0, n / 10) for n in range(1, 25)]), bank, later(3))
    assert chance_with(told, 0.0) == told.chance
    assert chance_with(told, told.drivers[0].cost / 2) > told.chance


@given(st.floats(0, 1), st.floats(0, 0.2), st.floats(0.05, 1), st.integers(1, 200))
def test_the_chance_to_pass_is_a_chance_and_falls_as_the_mark_rises(share, spread, mark, scored):
    chance = pass_chance(share, spread, mark, scored)
    assert 0 <= chance <= 1
    assert pass_chance(share, spread, min(1.0, mark + 0.05), scored) <= chance + 1e-9


def test_settings_that_make_no_exam_are_refused():
    for mark, scored in ((0.0, 50), (1.1, 50), (0.7, 0)):
        with pytest.raises(ValueError, match="pass mark"):
            readiness(LearnerState(), small_bank(), NOON, mark, scored)
