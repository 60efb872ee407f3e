"""The two theories of learning behind every estimate, and how one gains on the other."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.engine import all_or_none, gradual
from studyapp.engine.learner import LearnerState, theory_share
from studyapp.engine.learning import record
from tests.engine.builders import answered, later, small_bank

chances = st.floats(0.001, 0.999)
stabilities = st.floats(0.1, 3000)
days = st.floats(0, 400)
logits = st.floats(-6, 6)


def test_recall_is_nine_in_ten_after_as_many_days_as_the_stability():
    assert abs(all_or_none.retrievability(7, 7) - 0.9) < 1e-9


@given(stabilities, chances)
def test_the_harder_a_success_the_longer_it_lasts(stability, recall):
    assert (
        all_or_none.grown(stability, recall)
        >= all_or_none.grown(stability, min(1, recall + 0.1))
        >= stability
    )


@given(chances, stabilities, st.floats(0.01, 1), chances, st.floats(0.3, 1))
def test_known_stays_a_chance_and_feedback_never_takes_knowledge_away(
    known, stability, ease, recalled, effort
):
    after, longer = all_or_none.practised(known, stability, ease, recalled, effort)
    assert recalled * 0.99 <= after < 1
    assert longer > 0


@given(chances, stabilities, days, st.floats(0.5, 60))
def test_practice_is_never_expected_to_harm(known, stability, rest, ahead):
    recall, lift = all_or_none.outlook(known, stability, rest, ahead)
    assert 0 <= recall <= 1
    assert 0 <= lift <= 1


@given(logits, st.floats(0, 3), st.floats(0, 5), st.floats(5, 200), days, st.floats(0.5, 60))
def test_skill_grows_with_practice_and_most_where_there_is_least(base, fast, slow, half_life, rest, ahead):
    fade = 0.5**ahead
    strength, lift = gradual.outlook(base, fast, slow, half_life, rest, ahead, fade)
    _, stronger = gradual.outlook(base + 2, fast, slow, half_life, rest, ahead, fade)
    assert lift >= 0
    assert strength >= base - 1e-9
    assert stronger <= lift + 1e-9


def test_practice_at_once_adds_less_skill_than_practice_after_a_rest():
    fade = 0.5**5
    _, at_once = gradual.outlook(0.0, 0.5, 0.5, 12, 0.0, 5, fade)
    _, rested = gradual.outlook(0.0, 0.5, 0.5, 12, 6.0, 5, fade)
    assert rested > at_once


def test_before_any_answer_both_theories_count_alike():
    assert theory_share(LearnerState()) == 0.5


def test_the_theory_that_foretells_a_learner_better_gains_on_the_other():
    bank = small_bank(pairs=4, variants=30)
    state, day = LearnerState(), 0.0
    # All or nothing: the first two pairs are always right and the others never, for weeks.
    for variant in range(25):
        for pair in range(4):
            record(state, bank, pair * 30 + variant + 1, pair < 2, later(day))
        day += 1
    assert theory_share(state) != 0.5


def test_no_theory_is_ever_given_up_for_good():
    bank = small_bank(pairs=2, variants=40)
    history = [(n + 1, n < 40, n / 2) for n in range(80)]
    assert 0.001 < theory_share(answered(bank, *history)) < 0.999
