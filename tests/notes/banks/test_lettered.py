"""Questions with lettered options and an answer below."""

import pytest

from .reading import findings, keys, questions

OPTIONS = [
    "A. EBS\nB. S3\nC. EFS",
    "A) EBS\nB) S3\nC) EFS",
    "- A. EBS\n- B. S3\n- C. EFS",
    "**A.** EBS\n**B.** S3\n**C.** EFS",
]
OPTIONS += [
    "(A) EBS\n(B) S3\n(C) EFS",
    "a. EBS\nb. S3\nc. EFS",
    "A. EBS\n\nB. S3\n\nC. EFS",
    "* **A)** EBS\n* **B)** S3\n* **C)** EFS",
]
OPTIONS += ["- A: EBS\n- B: S3\n- C: EFS", "A) EBS   B) S3   C) EFS", "  - A. EBS\n\n  - B. S3\n\n  - C. EFS"]
OPTIONS += ["**A. EBS**\n**B. S3**\n**C. EFS**"]


@pytest.mark.parametrize("options", OPTIONS)
def test_options_may_be_lettered_in_any_usual_way(options: str) -> None:
    ((stem, right, wrong),) = keys(f"### Which one keeps objects?\n\n{options}\n\n**Answer:** B\n")
    assert stem == "Which one keeps objects?"
    assert [text.strip("*") for text in right] == ["S3"]
    assert [text.strip("*") for text in wrong] == ["EBS", "EFS"]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("**Answer:** B", "B"),
        ("**Answer: B**", "B"),
        ("Answer: b", "B"),
        ("Answer - B", "B"),
        ("Answer B", "B"),
        ("Ans: (B)", "B"),
        ("Correct answer: B, D", "BD"),
        ("Correct Answers: B and D", "BD"),
        ("**Correct answer(s):** B & D", "BD"),
        ("Answer: BD", "BD"),
        ("Answer: B D", "BD"),
        ("Suggested Answer: BD 🗳️", "BD"),
        ("✅ **The correct answers are B, C and D.**", "BCD"),
        ("Answer: B. Amazon S3", "B"),
        ("Answer: B) Amazon S3", "B"),
        ("**Answer:** b) Amazon S3", "B"),
        ("Answer: Amazon S3", "B"),
        ("Answer: Option B", "B"),
        ("Answer: B — the one with buckets", "B"),
        ("Option B is correct, for it has buckets.", "B"),
        ("> **Answer:** B", "B"),
        ("- **Answer:** B\n- **Explanation:** buckets", "B"),
        ("#### Answer: B", "B"),
        ("#### Answer\n\nB", "B"),
        ("**Answer:**\n- B\n- D", "BD"),
        ("<details><summary>Answer</summary>B</details>", "B"),
        ("<details><summary>Answer: B</summary>\nbuckets\n</details>", "B"),
        ("<details><summary><b>Show answer</b></summary>\n\nCorrect answer: B\n\n</details>", "B"),
        (
            "<details>\n<summary>👀 Reveal Answer & Why</summary>\n<b>Correct Option: B</b><br>\n</details>",
            "B",
        ),
    ],
)
def test_the_answer_may_be_given_in_any_usual_way(answer: str, right: str) -> None:
    options = {"A": "Amazon EBS", "B": "Amazon S3", "C": "Amazon EFS", "D": "Amazon RDS"}
    listed = "\n".join(f"{letter}. {text}" for letter, text in options.items())
    ((_, found, _),) = keys(f"**Question 1:** Which fits?\n\n{listed}\n\n{answer}\n")
    assert found == [options[letter] for letter in right]


def test_numbered_questions_with_indented_options_and_folded_answers() -> None:
    text = """
    # Practice exam

    1. Which one queues?
        - A. SNS
        - B. SQS

        <details markdown=1><summary markdown='span'>Answer</summary>
          Correct answer: B
        </details>

    2. Pick two databases. (Choose two.)
        - A. RDS
        - B. SQS
        - C. DynamoDB
            <details markdown=1><summary markdown='span'>Answer</summary>
          <p>Correct answer: A, C</p>
        </details>

    100. Whose number is longer than its indentation?
        - A. This one
        - B. That one

    <details><summary>Answer</summary>

    Correct answer: A

    Explanation: Four blanks are too few.

    </details>
    """
    assert keys(text) == [
        ("Which one queues?", ["SQS"], ["SNS"]),
        ("Pick two databases. (Choose two.)", ["RDS", "DynamoDB"], ["SQS"]),
        ("Whose number is longer than its indentation?", ["This one"], ["That one"]),
    ]
    assert questions(text)[2].explanation == "Four blanks are too few."
    assert findings(text) == []


def test_a_bank_without_any_headings_falls_into_its_questions() -> None:
    text = """
    What is S3?
    A. Blocks
    B. Objects
    Answer: B
    Explanation: In buckets.

    A company has no servers.

    What is Lambda?

    A. A function
    B. A queue

    Answer: A
    """
    first, second = questions(text)
    assert (first.stem, first.explanation) == ("What is S3?", "In buckets.")
    assert (second.stem, second.explanation) == ("A company has no servers.\n\nWhat is Lambda?", "")


def test_reasons_by_letter_go_to_their_options_since_options_are_shuffled() -> None:
    text = """
    ### Which one queues?

    - A. SNS
    - B. SQS

    **Answer:** B

    - A. Pushes and forgets.
    - B. Keeps messages.
    """
    (question,) = questions(text)
    assert [choice.why for choice in question.choices] == ["Pushes and forgets.", "Keeps messages."]


def test_an_answer_above_the_options_is_not_shown_with_the_stem() -> None:
    text = """
    Question #: 2

    What should you do?
    Suggested Answer: B

    A. Upload

    B. Sign

    ---
    """
    assert keys(text) == [("What should you do?", ["Sign"], ["Upload"])]


def test_an_answer_key_at_the_end_answers_by_number() -> None:
    text = """
    ## Quiz

    1. Which is red?
       a) apple
       b) sky

    2. Which is blue?
       a) apple
       b) sky

    **3. Which is green?**

    a) grass
    b) sky

    ## Answer key

    1. a
    2. b) sky
    3. a
    """
    assert [right for _, right, _ in keys(text)] == [["apple"], ["sky"], ["grass"]]
    assert findings(text) == []


def test_a_plain_list_above_an_answer_that_names_an_item_is_a_question() -> None:
    text = """
    ### Which one is second?

    1. one
    2. two
    3. three

    Answer: 2

    ### Which one keeps objects?

    * Amazon EBS
    * Amazon S3

    Correct answer: Amazon S3
    """
    assert [right for _, right, _ in keys(text)] == [["two"], ["Amazon S3"]]


def test_remarks_about_a_question_are_not_asked() -> None:
    text = """
    ## Q5: Where is my container?

    **Difficulty:** Easy · **Type:** MCQ · **Domain:** Operations

    `docker ps` shows nothing. What next?

    - A) `docker images`
    - B) `docker ps -a`

    **Answer:** B
    """
    (question,) = questions(text)
    assert question.stem == "Where is my container?\n\n`docker ps` shows nothing. What next?"
    assert question.domain == "Operations"


def test_marks_on_the_options_are_a_key_too() -> None:
    text = (
        "### Which one?\n\n- A. one ✅\n- B. two ❌\n\n### Which other?\n\n- A. one\n- B. two **(Correct)**\n"
    )
    assert [right for _, right, _ in keys(text)] == [["one"], ["two"]]


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\nA. Introduction\nB. Method\nC. Results\n",
        "A. Smith wrote it.\n\nB. Jones did not.\n",
        "# Terms\n\n- A: the first letter\n- B: the second letter\n",
        "E. coli is a bacterium.\n",
        "# Interview\n\n**Answer:** It depends.\n",
    ],
)
def test_an_outline_or_a_name_is_no_question(text: str) -> None:
    assert keys(text) == []
    assert findings(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Which?\n\nA. a\nB. b\n", [(1, "N201")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer:\n", [(1, "N201")]),
        ("### Which?\n\nA. a\n\nAnswer: A\n", [(1, "N202")]),
        ("### Which?\n\nA. a\nB. b\nC. a\n\nAnswer: B\n", [(5, "N203")]),
        ("### Which?\n\nA. a\nB. b\nB. c\n\nAnswer: B\n", [(5, "N203")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer: AB\n", [(1, "N204")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer: D\n", [(6, "N209")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer: AD\n", [(6, "N209")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer: both of them\n", [(6, "N209")]),
        ("### Which?\n\nA. S3\nB. EBS\n\nAnswer: A. EBS\n", [(6, "N209")]),
        ("### Which?\n\nA. a\nB. b\n\nAnswer: A\n\nfoo\n\nCorrect answer: B\n", [(10, "N210")]),
        (
            "### Which?\n\nA. a\nB. b\n\nAnswer: A\n\n### Which?\n\nA. a\nB. b\n\nAnswer: B\n",
            [(1, "N205"), (8, "N205")],
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert findings(text) == expected
    assert keys(text) == []
