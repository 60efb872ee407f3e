"""One word for how well something is known, on every page the same."""

import pytest

from studyapp.engine.mastery import Area, AreaKind
from studyapp.queries.levels import level_of


def area(estimate: float, *, spread: float = 0.1, evidence: float = 9.0) -> Area:
    return Area(AreaKind.PAIR, "pair", estimate, estimate - spread, estimate + spread, evidence, 0.1, 0.05)


@pytest.mark.parametrize(
    ("estimate", "level"),
    [(0.4, "weak"), (0.71, "weak"), (0.72, "growing"), (0.85, "growing"), (0.86, "strong")],
)
def test_the_level_goes_by_the_pass_mark(estimate: float, level: str) -> None:
    assert level_of(area(estimate), answers=20, pass_share=0.72).name == level


def test_a_few_answers_are_little_evidence_whatever_they_say() -> None:
    assert level_of(area(0.2), answers=2, pass_share=0.72).word == "little evidence"
    assert level_of(area(0.9, evidence=1.0), answers=20, pass_share=0.72).name == "little"
    assert level_of(area(0.6, spread=0.3), answers=20, pass_share=0.72).name == "little"


def test_what_was_never_asked_is_new() -> None:
    assert level_of(area(0.5), answers=0, pass_share=0.72).word == "new"
    assert level_of(None, answers=0, pass_share=0.72).word == "new"
