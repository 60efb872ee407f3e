"""Right options that are marked instead of named below."""

import pytest

from .reading import findings, keys

QUESTION = "### Question 1\n\nWhich one keeps objects?\n\n"


@pytest.mark.parametrize(
    "options",
    [
        "- A. EBS\n- B. S3 ✅\n- C. EFS",
        "- A. EBS\n- ✅ B. S3\n- C. EFS",
        "- A. EBS ❌\n- B. S3 ✔️\n- C. EFS ❌",
        "- A. EBS\n- B. S3 **(Correct)**\n- C. EFS",
        "- A. EBS\n- [Correct] B. S3\n- C. EFS".replace("[Correct] B.", "B. [Correct]"),
        "- A. EBS\n- B. S3 ➡ [Answer]\n- C. EFS",
        "- A. EBS\n- B. S3 ← correct\n- C. EFS",
        "- A. EBS\n- **B. S3**\n- C. EFS",
        "- A. EBS\n- B. **S3**\n- C. EFS",
        "A. EBS\nB. <b>S3</b>\nC. EFS",
        "A. EBS\nB. ==S3==\nC. EFS",
        "a) EBS\n*b) S3\nc) EFS",
        "- EBS\n- S3 (Correct)\n- EFS",
        "1. EBS\n2. S3 (correct answer)\n3. EFS",
        "- EBS\n- ✅ S3\n- EFS",
        "- EBS\n- **S3**\n- EFS",
        "- (x) S3\n- ( ) EBS\n- ( ) EFS",
        "[[X]] S3\n[[ ]] EBS\n[[ ]] EFS",
        "    [(X)] S3\n    [( )] EBS\n    [( )] EFS",
    ],
)
def test_a_mark_is_the_key_and_is_not_shown(options: str) -> None:
    ((stem, right, wrong),) = keys(f"{QUESTION}{options}\n")
    assert (stem, right, sorted(wrong)) == ("Which one keeps objects?", ["S3"], ["EBS", "EFS"])


def test_bold_type_marks_several_only_where_the_question_says_so() -> None:
    bold = "- **A. Lambda**\n- B. EC2\n- **C. Fargate**\n"
    assert keys(f"### Which two are serverless?\n\n{bold}") == [
        ("Which two are serverless?", ["Lambda", "Fargate"], ["EC2"])
    ]
    assert findings(f"### Which one is serverless?\n\n{bold}") == [(1, "N201")]


def test_bold_type_gives_nothing_away_and_overrules_no_answer() -> None:
    text = "### Which one queues?\n\n- **A. SNS**\n- B. SQS\n- C. SES\n\n**Answer:** A\n"
    assert keys(text) == [("Which one queues?", ["SNS"], ["SQS", "SES"])]
    assert keys(text.replace("Answer:** A", "Answer:** B")) == [
        ("Which one queues?", ["SQS"], ["**SNS**", "SES"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## When should you choose S3?\n\n- **Backups**\n- Static sites\n- Logs\n",
        "## What is it good for?\n\n- ✅ Batch\n- ❌ Streams\n",
        "## Pros and cons\n\n- ✅ Cheap\n- ❌ Slow\n",
        "# Plan\n\n- A. Introduction\n- **B. Method**\n- C. Results\n",
        "## Week 2: what to learn?\n\n- [x] Pods\n- [ ] Services\n",
    ],
)
def test_marks_in_notes_make_no_question(text: str) -> None:
    assert keys(text) == []
    assert findings(text) == []


def test_a_mark_may_stand_in_a_line_of_its_own_below_its_option() -> None:
    text = "Question 1: Skipped\n\nWhich one?\n\n- one\n\n- two\n\n(Correct)\n\n- three\n\nExplanation\n\nSo it is.\n"
    assert keys(text) == [("Which one?", ["two"], ["one", "three"])]


def test_options_may_be_called_options() -> None:
    for answer in ("Option B", "B", "Option B – the last"):
        text = f"### Which?\n\n- Option A: one\n- Option B: two\n\n**Correct Answer: {answer}**\n"
        assert keys(text) == [("Which?", ["two"], ["one"])]


def test_boxes_without_letters_may_be_counted() -> None:
    text = "### Which?\n\n- [ ] one\n- [ ] two\n- [ ] three\n\n**Answer:** {}\n"
    assert keys(text.format(3)) == [("Which?", ["three"], ["one", "two"])]
    assert findings(text.format(4)) == [(7, "N209")]


def test_a_mark_may_stand_above_the_rest_of_its_option() -> None:
    text = "### Q1. Which two keep messages? (Choose two)\n\nA. SQS ✅\nfor days\nB. SNS\nC. Kinesis ✅\n"
    ((_, right, wrong),) = keys(text)
    assert (right, wrong) == (["SQS\nfor days", "Kinesis"], ["SNS"])


def test_bullets_on_lines_of_their_own_are_no_text() -> None:
    text = "Q1. Which one queues?\n\n•\nA.  SNS\n•\nB.  SQS\n\nAnswer: B\n"
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]
