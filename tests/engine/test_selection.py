"""Which question comes next, and the reason shown with it."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.learner import LearnerState
from studyapp.engine.learning import record
from studyapp.engine.modes import Again, Contrast, Cue, Mixed, Topic
from studyapp.engine.selection import Reason, next_question
from studyapp.queries.labels import reason_label
from tests.engine.builders import NOON, PAIR, answered, asked, later, small_bank


def quiz(bank, mode, length, seed=0, right=lambda n: True):
    """Item ids asked in one sitting."""
    state, rng, ids = LearnerState(), Random(seed), []
    for n in range(length):
        pick = next_question(state, bank, mode, later(n / 1000), rng)
        assert pick is not None
        ids.append(pick.item_id)
        record(state, bank, pick.item_id, right(n), later(n / 1000))
    return ids


def test_the_same_learner_bank_moment_and_seed_give_the_same_question():
    bank = small_bank()
    state = answered(bank, (1, True, 0), (6, False, 0.01))
    assert asked(state, bank, seed=4) == asked(state, bank, seed=4)


def test_asking_does_not_change_what_is_known_of_the_learner():
    bank = small_bank()
    state = answered(bank, (1, True, 0))
    before = repr(state)
    asked(state, bank)
    assert repr(state) == before


def test_two_questions_on_the_same_contrast_do_not_come_back_to_back():
    bank = small_bank()
    ids = quiz(bank, Mixed(), 24, right=lambda n: n % 3 > 0)
    contrasts = [bank.item(one).components[0] for one in ids]
    assert all(one != other for one, other in pairwise(contrasts))


def test_topics_are_interleaved():
    bank = small_bank()
    topics = [bank.item(one).topic for one in quiz(bank, Mixed(), 18)]
    assert sum(one == other for one, other in pairwise(topics)) <= 6


def test_a_fresh_variant_comes_before_one_that_was_seen():
    bank = small_bank()
    ids = quiz(bank, Contrast(PAIR), 4)
    assert sorted(ids) == [1, 2, 3, 4]


def test_a_contrast_drill_asks_both_services_and_never_the_same_three_times_running():
    bank = small_bank(variants=12)
    keys = [bank.item(one).key for one in quiz(bank, Contrast(PAIR), 12, seed=3)]
    assert set(keys) == {"a0", "b0"}
    assert all(len(set(keys[n : n + 3])) == 2 for n in range(10))


def test_which_service_is_right_next_in_a_contrast_drill_is_not_given_away_by_the_last_one():
    bank = small_bank(variants=12)
    follows = set()
    for seed in range(12):
        first, second = (bank.item(one).key for one in quiz(bank, Contrast(PAIR), 2, seed=seed))
        follows.add(first == second)
    assert follows == {True, False}


def test_a_mode_only_asks_its_own_questions():
    bank = small_bank()
    state = LearnerState()
    assert PAIR in bank.item(asked(state, bank, Contrast(PAIR)).item_id).components
    assert "cue:1" in bank.item(asked(state, bank, Cue("cue:1")).item_id).components
    assert bank.item(asked(state, bank, Topic("topic-2")).item_id).topic == "topic-2"
    assert asked(state, bank, Again((7, 999))).item_id == 7


def test_excluded_questions_are_not_asked_and_nothing_left_gives_none():
    bank = small_bank()
    rng = Random(0)
    ids = {item.id for item in bank.items}
    pick = next_question(LearnerState(), bank, Mixed(), NOON, rng, exclude=ids - {9})
    assert pick is not None
    assert pick.item_id == 9
    assert next_question(LearnerState(), bank, Mixed(), NOON, rng, exclude=ids) is None
    assert next_question(LearnerState(), bank, Topic("no-such-topic"), NOON, rng) is None
    assert next_question(LearnerState(), Bank([]), Mixed(), NOON, rng) is None


def test_the_only_question_there_is_may_be_asked_again():
    bank = Bank([BankItem(1, ("cue:only",), "mwaa")])
    assert asked(answered(bank, (1, False, 0)), bank).item_id == 1


def test_a_heavy_domain_is_asked_before_a_light_one():
    items = [BankItem(n, (f"contrast:a{n}|b{n}",), "t", "heavy" if n % 2 else "light") for n in range(8)]
    bank = Bank(items, {"heavy": 0.9, "light": 0.1})
    assert bank.item(asked(LearnerState(), bank).item_id).domain == "heavy"


@pytest.mark.parametrize("share_right", [0.25, 0.6, 0.8])
def test_the_first_40_questions_of_a_newcomer_follow_the_blueprint_however_uneven_the_notes(share_right):
    blueprint = {"a": 0.34, "b": 0.26, "c": 0.22, "d": 0.18}
    contrasts = {"a": 62, "b": 25, "c": 44, "d": 38}
    names = [(domain, n) for domain, count in contrasts.items() for n in range(count)]
    items = [
        BankItem(
            id=3 * number + variant,
            components=(f"contrast:{domain}{n}", f"cue:{n % 9}"),
            topic=f"{domain}{n % 11}",
            domain=domain,
        )
        for number, (domain, n) in enumerate(names)
        for variant in range(3)
    ]
    bank, luck = Bank(items, blueprint), Random(5)
    ids = quiz(bank, Mixed(), 40, right=lambda n: luck.random() < share_right)
    asked_of = Counter(bank.item(one).domain for one in ids)
    for domain, share in blueprint.items():
        assert abs(asked_of[domain] / 40 - share) <= 0.1


def test_turns_by_domain_bind_a_newcomer_and_hardly_someone_who_has_practised_for_long():
    heavy = [BankItem(n, (f"contrast:a{n}|b{n}",), f"t{n}", "heavy") for n in range(10)]
    light = [BankItem(n, (f"contrast:a{n}|b{n}",), f"t{n}", "light") for n in range(10, 40)]
    bank = Bank(heavy + light, {"heavy": 0.5, "light": 0.5})
    state = answered(bank, *((n, True, 0.0) for n in range(9)))
    assert bank.item(asked(state, bank).item_id).domain == "light"
    state.answers = 400
    assert bank.item(asked(state, bank).item_id).domain == "heavy"


def test_a_new_question_says_so():
    assert asked(LearnerState(), small_bank()).reason is Reason.NEW


def test_a_pair_that_is_often_confused_says_so():
    bank = small_bank()
    state = answered(bank, (1, False, 0), (2, False, 1), (3, False, 2))
    pick = asked(state, bank, Contrast(PAIR), day=3)
    assert pick.reason is Reason.MIXED_UP


def test_something_due_says_so():
    bank = small_bank()
    state = answered(bank, (1, True, 0), (2, True, 3))
    pick = asked(state, bank, Contrast(PAIR), day=60)
    assert pick.reason is Reason.DUE


def test_practising_what_was_missed_says_so():
    bank = small_bank()
    assert asked(answered(bank, (1, False, 0)), bank, Again((1,))).reason is Reason.MISSED


def test_every_reason_has_words_for_the_learner():
    assert all(reason_label(reason, "mixed") for reason in Reason)


@settings(max_examples=40)
@given(st.integers(0, 2**30), st.lists(st.booleans(), min_size=1, max_size=40))
def test_there_is_always_a_question_from_the_bank_however_the_learner_answers(seed, answers):
    bank = small_bank()
    ids = quiz(bank, Mixed(), len(answers), seed, right=lambda n: answers[n])
    assert set(ids) <= {item.id for item in bank.items}
