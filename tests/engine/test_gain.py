"""What a question is worth, and picking in banks of every size."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.candidates import candidates
from studyapp.engine.gain import component_gains, horizon_days
from studyapp.engine.learner import LearnerState
from studyapp.engine.modes import Mixed
from studyapp.engine.selection import next_question
from tests.engine.builders import NOON, PAIR, answered, later, small_bank


def gain(state, bank, name, day=0.0):
    return component_gains(state, bank, list(bank.of_main), later(day))[bank.number[name]]


def test_the_horizon_moves_closer_with_the_exam_and_is_never_less_than_a_day():
    far, near = horizon_days(later(60), NOON), horizon_days(later(10), NOON)
    assert far > near >= 1
    assert horizon_days(later(0.1), NOON) == 1
    assert horizon_days(None, NOON) == horizon_days(later(-5), NOON) > 1


def test_what_was_just_practised_is_worth_less_than_what_rests():
    bank = small_bank()
    state = answered(bank, (1, True, 0))
    assert gain(state, bank, PAIR) < gain(state, bank, PAIR, day=10)


def test_what_is_mastered_is_worth_less_than_what_is_not_known():
    bank = small_bank(domains=1)
    state = answered(bank, *[(n, True, day) for n, day in ((1, 0), (2, 2), (3, 6), (4, 14))], (5, False, 14))
    assert gain(state, bank, PAIR, day=16) < gain(state, bank, "contrast:a1|b1", day=16)


def test_no_practice_is_expected_to_lower_the_exam_score():
    bank = small_bank()
    state = answered(bank, *[(n, n % 2 == 0, n / 5) for n in range(1, 25)])
    assert min(component_gains(state, bank, list(bank.of_main), later(6))) >= 0


def test_in_a_large_bank_a_contrast_that_was_missed_is_always_looked_at():
    items = [BankItem(n, (f"contrast:{n % 300}", f"cue:{n % 7}"), f"t{n % 20}") for n in range(900)]
    bank = Bank(items)
    history = [(n, n != 17, n / 100) for n in range(300)]
    state = answered(bank, *history)
    close_look = candidates(state, bank, Mixed(), later(5), Random(0), frozenset())
    assert len(close_look) < len(items) / 2
    assert any(bank.items[n].components[0] == "contrast:17" for n in close_look)


def test_in_a_large_bank_something_is_found_even_when_all_that_matters_most_is_excluded():
    bank = Bank([BankItem(n, (f"contrast:{n}",), "t") for n in range(400)])
    pick = next_question(LearnerState(), bank, Mixed(), NOON, Random(0), exclude=set(range(399)))
    assert pick is not None
    assert pick.item_id == 399


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True),
            st.sampled_from(("", "d1", "d2")),
            st.integers(2, 6),
        ),
        min_size=1,
        max_size=30,
    ),
    st.lists(st.booleans(), max_size=30),
)
def test_any_bank_can_be_practised(shapes, answers):
    items = [
        BankItem(n, tuple(f"cue:{name}" for name in names), "t", domain, choices=choices)
        for n, (names, domain, choices) in enumerate(shapes)
    ]
    bank = Bank(items, {"d1": 0.7, "d3": 0.3})
    history = [(n % len(items), right, n / 3) for n, right in enumerate(answers)]
    pick = next_question(answered(bank, *history), bank, Mixed(), later(20), Random(1))
    assert pick is not None
    assert abs(sum(bank.weight) - 1) < 1e-9
