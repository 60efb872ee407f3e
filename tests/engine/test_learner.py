"""What an answer does to the belief about a learner."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.learner import Confidence, LearnerState, expected, memory, recall_now
from studyapp.engine.learning import record
from tests.engine.builders import NOON, PAIR, answered, later, small_bank


def bank_with_choices(choices: int) -> Bank:
    return Bank([BankItem(n, (PAIR, f"cue:{n}"), "mwaa", "", "mwaa", choices, 1) for n in (1, 2, 3)])


def test_a_right_answer_raises_what_is_believed_to_be_known_well_above_a_wrong_one():
    bank = small_bank()
    believed = memory(LearnerState(), PAIR).known
    right = answered(bank, (1, True, 0)).components[PAIR]
    wrong = answered(bank, (1, False, 0)).components[PAIR]
    assert right.known > believed
    assert right.known > wrong.known + 0.2


def test_a_lucky_guess_counts_for_less_than_the_same_answer_among_more_choices():
    two, ten = bank_with_choices(2), bank_with_choices(10)
    assert (
        answered(two, (1, True, 0)).components[PAIR].known
        < answered(ten, (1, True, 0)).components[PAIR].known
    )


def test_an_answer_called_a_guess_counts_for_less_than_one_called_sure():
    bank = small_bank()
    known = {}
    for confidence in (Confidence.GUESSED, None, Confidence.SURE):
        state = LearnerState()
        known[confidence] = record(state, bank, 1, True, NOON, confidence)[PAIR].known
    assert known[Confidence.GUESSED] < known[None] < known[Confidence.SURE]


def test_one_slip_does_not_wipe_out_what_was_known_well():
    bank = small_bank()
    state = answered(bank, (1, True, 0), (2, True, 2), (3, True, 6), (4, True, 14))
    record(state, bank, 1, False, later(15))
    assert recall_now(state.components[PAIR], later(15)) > 0.4


def test_the_same_question_again_proves_less_than_a_fresh_variant():
    bank = small_bank()
    again = answered(bank, (1, False, 0), (1, True, 1))
    fresh = answered(bank, (1, False, 0), (2, True, 1))
    assert again.components[PAIR].known < fresh.components[PAIR].known


def test_variants_of_one_contrast_share_one_memory():
    bank = small_bank()
    state = answered(bank, (1, True, 0), (2, True, 0.1))
    assert state.components[PAIR].answers == 2
    assert expected(state, bank, 3, later(0.2)) > expected(LearnerState(), bank, 3, later(0.2))


def test_what_is_not_practised_is_forgotten_little_by_little():
    bank = small_bank()
    held = answered(bank, (1, True, 0)).components[PAIR]
    recalls = [recall_now(held, later(day)) for day in (0, 1, 5, 30, 365)]
    assert recalls == sorted(recalls, reverse=True)
    assert recalls[-1] < recalls[0]


def test_practice_spread_over_days_lasts_longer_than_the_same_practice_at_once():
    bank = small_bank()
    massed = answered(bank, (1, True, 0), (2, True, 0.01), (3, True, 0.02)).components[PAIR]
    spread = answered(bank, (1, True, -10), (2, True, -6), (3, True, 0.02)).components[PAIR]
    assert spread.stability > massed.stability


def test_a_learner_who_does_well_at_the_start_is_expected_to_know_more_of_the_rest():
    bank = small_bank()
    firsts = [1, 5, 9, 13]
    strong = answered(bank, *[(n, True, 0) for n in firsts])
    weak = answered(bank, *[(n, False, 0) for n in firsts])
    assert (
        expected(strong, bank, 21, NOON)
        > expected(LearnerState(), bank, 21, NOON)
        > expected(weak, bank, 21, NOON)
    )


def test_record_returns_the_components_that_changed_and_no_others():
    bank = small_bank()
    state = LearnerState()
    assert set(record(state, bank, 1, True, NOON)) == set(bank.item(1).components) == set(state.components)


def test_an_item_that_is_not_in_the_bank_is_refused():
    with pytest.raises(KeyError):
        record(LearnerState(), small_bank(), 999, True, NOON)


def test_a_clock_set_back_counts_as_no_time_passed():
    bank = small_bank()
    state = answered(bank, (1, True, 5))
    record(state, bank, 2, True, later(5) - timedelta(days=3))
    assert 0 < state.components[PAIR].known < 1


@given(st.lists(st.tuples(st.integers(1, 24), st.booleans(), st.floats(0, 40)), max_size=60))
def test_beliefs_stay_chances_and_stabilities_stay_positive_whatever_is_answered(history):
    bank = small_bank()
    day, state = 0.0, LearnerState()
    for item_id, right, pause in history:
        day += pause
        record(state, bank, item_id, right, later(day))
        assert 0 < expected(state, bank, item_id, later(day)) < 1
    for held in state.components.values():
        assert 0 < held.known < 1
        assert 0 < held.stability < 10_000
        assert held.right <= held.answers
