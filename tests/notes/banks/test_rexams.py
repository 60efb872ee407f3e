"""Exercises of R/exams: the key is a 0 or a 1 for each option."""

from __future__ import annotations

import pytest

from .reading import findings, keys, questions, read

FRUIT = """
Question
========
Which one of these is a stone fruit?

Answerlist
----------
* Apple
* Plum
* Melon

Solution
========
A stone fruit has one hard seed.

Answerlist
----------
* False. Its seeds are small.
* True.
* False. It has hundreds.

Meta-information
================
exname: Stone fruit
extype: schoice
exsolution: 010
"""


@pytest.mark.parametrize("name", ["fruit.md", "fruit.Rmd"])
def test_a_one_marks_the_right_option(name: str) -> None:
    assert keys(FRUIT, name) == [("Which one of these is a stone fruit?", ["Plum"], ["Apple", "Melon"])]


def test_the_solution_explains_and_its_list_gives_reasons() -> None:
    (question,) = questions(FRUIT)
    assert "one hard seed" in question.explanation
    assert [choice.why for choice in question.choices] == [
        "False. Its seeds are small.",
        "",
        "False. It has hundreds.",
    ]


def test_headings_may_be_written_with_number_signs_and_several_be_right() -> None:
    text = """
        # Question

        Which two grow on trees?

        ## Answerlist

        - Apple
        - Plum
        - Melon

        # Meta-information

        extype: mchoice
        exsolution: 110
        """
    assert keys(text) == [("Which two grow on trees?", ["Apple", "Plum"], ["Melon"])]


@pytest.mark.parametrize("solution", ["01", "0102", "2"])
def test_a_key_that_does_not_fit_the_options_is_told(solution: str) -> None:
    text = FRUIT.replace("exsolution: 010", f"exsolution: {solution}")
    assert findings(text) == [(25, "N209")]


@pytest.mark.parametrize("solution", ["`r mchoice2string(x)`"])
def test_an_exercise_that_r_works_out_is_told(solution: str) -> None:
    text = FRUIT.replace("exsolution: 010", f"exsolution: {solution}")
    assert findings(text) == [(25, "N212")]


def test_an_exercise_without_a_one_has_no_key() -> None:
    assert findings(FRUIT.replace("010", "000")) == [(3, "N201")]


def test_a_number_becomes_a_card() -> None:
    text = "# Question\n\nHow much is 6 times 7?\n\n# Meta-information\n\nextype: num\nexsolution: 42\n"
    assert [(card.front, card.back) for card in read(text).cards] == [("How much is 6 times 7?", "42")]
    assert findings(text) == [(3, "N211")]
