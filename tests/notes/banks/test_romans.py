"""Roman numerals in front of options, and in front of statements that options speak of."""

from __future__ import annotations

import pytest

from .reading import findings, keys, questions

QUEUES = "Which one keeps messages?"


@pytest.mark.parametrize(
    "options",
    [
        "i. topics\nii. queues\niii. buckets",
        "(i) topics\n(ii) queues\n(iii) buckets",
        "I) topics\n\nII) queues\n\nIII) buckets",
        "- i. topics\n- ii. queues\n- iii. buckets",
        "**I.** topics\n**II.** queues\n**III.** buckets",
    ],
)
@pytest.mark.parametrize("answer", ["ii", "(II)", "II. queues", "queues"])
def test_roman_numerals_name_options(options: str, answer: str) -> None:
    found = keys(f"### Question 1\n\n{QUEUES}\n\n{options}\n\n**Answer:** {answer}\n")
    assert found == [(QUEUES, ["queues"], ["topics", "buckets"])]


def test_several_numerals_are_one_answer() -> None:
    text = "Q1. Which two cost nothing?\ni. one\nii. two\niii. three\niv. four\n\nAnswer: ii and iv\n"
    assert [right for _, right, _ in keys(text)] == [["two", "four"]]


def test_numerals_inside_a_numbered_question() -> None:
    text = "1. Which one queues?\n   i. SNS\n   ii. SQS\n\n   Answer: ii\n\n"
    text += "2. Which one mails?\n   i. SES\n   ii. SQS\n\n   Answer: i\n"
    assert [right for _, right, _ in keys(text)] == [["SQS"], ["SES"]]


def test_statements_with_numerals_stay_in_the_stem() -> None:
    text = """
        ### Question 4

        Look at these:

        I. A queue keeps messages.
        II. A topic keeps messages.

        Which are true?

        A. I only
        B. II only
        C. I and II

        **Answer:** A
        """
    (question,) = questions(text)
    assert "II. A topic" in question.stem
    assert [choice.text for choice in question.choices if choice.correct] == ["I only"]


def test_a_numeral_that_no_option_has_is_told() -> None:
    text = "### Question 1: Which one?\n\ni. one\nii. two\n\nAnswer: iv\n"
    assert findings(text) == [(6, "N209")]


def test_a_question_with_numerals_and_no_answer_is_told() -> None:
    assert findings("### Question 1: Which one?\n\ni. one\nii. two\n") == [(1, "N201")]


def test_an_enumeration_in_a_note_asks_nothing() -> None:
    text = "# Queues\n\nWhat should a team look at?\n\ni. cost\nii. order\n\n- i. size\n- ii. age\n"
    assert keys(text) == []
    assert findings(text) == []


@pytest.mark.parametrize("answer", ["(2)", "2", "(2) queues", "queues"])
def test_numbers_in_brackets_name_options(answer: str) -> None:
    text = f"Q1. {QUEUES}\n(1) topics\n(2) queues\n(3) buckets\nAns: {answer}\n"
    assert keys(text) == [(QUEUES, ["queues"], ["topics", "buckets"])]


def test_numbered_statements_in_brackets_ask_nothing() -> None:
    text = "# Queues\n\nWhat do we need?\n\n(1) order\n(2) speed\n\nBoth are had.\n"
    assert keys(text) == []
    assert findings(text) == []
