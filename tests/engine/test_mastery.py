"""Weak areas and the confusion table."""

from dataclasses import replace
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.learner import LearnerState, expected
from studyapp.engine.mastery import Area, AreaKind, confusions, weak_areas
from tests.engine.builders import NOON, PAIR, answered, later, small_bank


def area(state, bank, kind, name, day=1.0):
    return next(one for one in weak_areas(state, bank, kind, later(day)) if one.name == name)


def test_a_pair_that_was_missed_is_listed_before_one_that_was_right():
    bank = small_bank(domains=1)
    state = answered(bank, (1, False, 0), (2, False, 1), (5, True, 0), (6, True, 1))
    names = [one.name for one in weak_areas(state, bank, AreaKind.PAIR, later(1))]
    assert names.index(PAIR) < names.index("contrast:a1|b1")


def test_an_area_that_weighs_more_in_the_exam_is_listed_first_when_both_are_unknown():
    areas = weak_areas(LearnerState(), small_bank(), AreaKind.DOMAIN, NOON)
    assert [one.name for one in areas] == ["domain-1", "domain-0"]


def test_the_interval_narrows_with_evidence_and_little_evidence_is_shown_as_such():
    bank = small_bank()
    none = area(LearnerState(), bank, AreaKind.PAIR, PAIR)
    some = area(answered(bank, *[(n, n % 2 == 0, n / 2) for n in (1, 2, 3, 4)]), bank, AreaKind.PAIR, PAIR, 3)
    assert none.little_evidence
    assert not some.little_evidence
    assert some.high - some.low < none.high - none.low


def test_what_is_only_fresh_from_the_verdict_is_not_shown_as_known():
    bank = small_bank(cues=1)
    state = answered(bank, (1, False, 0))
    shown = area(state, bank, AreaKind.PAIR, PAIR, 0.01).estimate
    assert shown < expected(state, bank, 2, later(0.01))
    assert shown == pytest.approx(expected(state, bank, 2, later(1.01)), abs=0.01)


def test_an_interval_too_wide_for_a_figure_is_little_evidence_however_many_the_answers():
    wide = Area(AreaKind.PAIR, PAIR, estimate=0.5, low=0.2, high=0.8, evidence=9.0, weight=0.1, cost=0.05)
    assert wide.little_evidence
    assert not replace(wide, low=0.4, high=0.6).little_evidence
    assert replace(wide, low=0.4, high=0.6, evidence=1.0).little_evidence


def test_repeats_of_the_same_question_are_no_new_evidence():
    bank = small_bank()
    once = area(answered(bank, (1, True, 0)), bank, AreaKind.PAIR, PAIR)
    often = area(answered(bank, (1, True, 0), (1, True, 0.1), (1, True, 0.2)), bank, AreaKind.PAIR, PAIR)
    assert often.evidence <= once.evidence


@pytest.mark.parametrize("kind", list(AreaKind))
def test_every_kind_of_area_has_an_estimate_inside_its_interval(kind):
    bank = small_bank()
    areas = weak_areas(answered(bank, (1, True, 0), (7, False, 0)), bank, kind, later(1))
    assert areas
    for one in areas:
        assert 0 <= one.low <= one.estimate <= one.high <= 1
    assert [one.cost for one in areas] == sorted((one.cost for one in areas), reverse=True)


def test_the_confusion_table_counts_what_was_chosen_where_something_else_was_right():
    table = confusions([("mwaa", "sfn")] * 3 + [("mwaa", "mwaa")] * 2 + [("sfn", "mwaa"), ("glue", "glue")])
    assert [(one.right, one.chosen, one.count, one.asked) for one in table] == [
        ("mwaa", "sfn", 3, 5),
        ("sfn", "mwaa", 1, 1),
    ]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_no_confusion_is_counted_more_often_than_it_was_asked(answers):
    assert all(0 < one.count <= one.asked for one in confusions(answers))


def test_one_slip_late_moves_a_well_evidenced_pair_less_than_the_first_answer_did():
    bank = small_bank(variants=8)
    before = [(n, True, n * 2) for n in range(1, 7)]
    early = area(LearnerState(), bank, AreaKind.PAIR, PAIR).estimate
    missed_first = area(answered(bank, (1, False, 0)), bank, AreaKind.PAIR, PAIR, 0.01).estimate
    late = area(answered(bank, *before), bank, AreaKind.PAIR, PAIR, 14).estimate
    missed_late = area(answered(bank, *before, (7, False, 14)), bank, AreaKind.PAIR, PAIR, 14.01).estimate
    assert missed_late > missed_first
    assert late > early


def test_someone_who_only_guesses_is_not_said_to_know_much_more_than_guessing_gives():
    bank, luck = small_bank(pairs=30, cues=8), Random(4)
    state = answered(bank, *[(n, luck.random() < 0.25, n / 1000) for n in range(1, 121, 2)])
    for one in weak_areas(state, bank, AreaKind.DOMAIN, later(1)):
        assert one.estimate < 0.42


def test_a_domain_is_known_more_exactly_than_its_pairs_are():
    bank = small_bank(pairs=20, domains=2)
    state = answered(bank, *[(n, n % 3 > 0, n / 10) for n in range(1, 60)])
    widths = {
        kind: mean(one.high - one.low for one in weak_areas(state, bank, kind, later(7)))
        for kind in (AreaKind.PAIR, AreaKind.DOMAIN)
    }
    assert widths[AreaKind.DOMAIN] < widths[AreaKind.PAIR]
