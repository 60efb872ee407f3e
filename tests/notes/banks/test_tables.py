"""Questions and options in tables, of Markdown and as HTML lists."""

import pytest

from .reading import findings, keys, questions, read


def test_a_table_asks_a_question_in_every_row() -> None:
    text = """
    | # | Question | A | B | C | Answer | Explanation |
    |---|---|---|---|---|---|---|
    | 1 | What is smallest? | Node | Pod | Volume | B | A pod. |
    | 2 | Which ones keep data? | ConfigMap | Job | Secret | A, C | |
    """
    assert keys(text) == [
        ("What is smallest?", ["Pod"], ["Node", "Volume"]),
        ("Which ones keep data?", ["ConfigMap", "Secret"], ["Job"]),
    ]
    assert [(q.explanation, q.place.line, q.place.column) for q in questions(text)] == [
        ("A pod.", 3, 7),
        ("", 4, 7),
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Question | Option A | Option B | Correct Answer", "Which? | one | two | B"),
        ("Question | Option 1 | Option 2 | Answer", "Which? | one | two | 2"),
        ("Question | A | B | Answer", "Which? | A) one | B) two | two"),
        ("Question | Options | Answer", "Which? | A) one<br>B) two | B"),
        ("Frage | A | B | Richtige Antwort", "Which? | one | two | B"),
        ("题目 | A | B | 答案", "Which? | one | two | B"),
    ],
)
def test_columns_may_be_called_in_any_usual_way(header: str, row: str) -> None:
    rule = "|".join("-" for _ in header.split("|"))
    assert keys(f"| {header} |\n|{rule}|\n| {row} |\n") == [("Which?", ["two"], ["one"])]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Which? | one | two | D", [(3, "N209")]),
        ("Which? | one | two | ", [(3, "N201")]),
        ("Which? | one | one | A", [(3, "N203")]),
        ("Which? | one | | A", [(3, "N202")]),
    ],
)
def test_what_is_wrong_with_a_row_is_said_at_its_line(row: str, expected: list[tuple[int, str]]) -> None:
    text = f"| Question | A | B | Answer |\n|---|---|---|---|\n| {row} |\n| Fine? | a | b | B |\n"
    assert findings(text) == expected
    assert [stem for stem, _, _ in keys(text)] == ["Fine?"]


def test_a_table_may_hold_the_options_of_the_question_above_it() -> None:
    text = """
    ### Which one queues?

    | Option | Service |
    |---|---|
    | A | SNS |
    | B | SQS |

    **Answer:** B

    | 2. | Which one sends mail? |
    |---|---|
    | A. | SNS |
    | B. | SES |
    | Answer: B. SES | |
    """
    assert keys(text) == [
        ("Which one queues?", ["SQS"], ["SNS"]),
        ("Which one sends mail?", ["SES"], ["SNS"]),
    ]


def test_a_table_of_questions_and_answers_is_flash_cards() -> None:
    library = read(
        "# Pods\n\n| Question | Answer |\n|---|---|\n| What is a Pod? | A unit |\n| Whose? | Mine |\n"
    )
    assert [(card.front, card.back) for card in library.cards] == [
        ("What is a Pod?", "A unit"),
        ("Whose?", "Mine"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "| Option | Use |\n|---|---|\n| A | Blocks |\n| B | Objects |\n",
        "| Question | Status |\n|---|---|\n| Who pays? | open |\n",
        "| Service | Answer time |\n|---|---|\n| S3 | 20 ms |\n",
    ],
)
def test_other_tables_ask_nothing(text: str) -> None:
    note = f"# Notes\n\n## Choices\n\n{text}"
    assert keys(note) == []
    assert read(note).cards == ()
    assert findings(note) == []


@pytest.mark.parametrize(
    "options",
    [
        '<ol type="A">\n<li>EBS</li>\n<li>S3</li>\n</ol>',
        "<ol type='a'><li>EBS</li><li>S3</li></ol>",
        "<ul>\n  <li>EBS</li>\n  <li>S3</li>\n</ul>",
        '<div class="upper-alpha" markdown>\n1. EBS\n2. S3\n</div>',
        "A. EBS<br>\nB. S3<br>",
        "<p>A. EBS<br/>B. S3</p>",
    ],
)
@pytest.mark.parametrize(
    "answer", ["**Answer:** B", "<p>Answer: B</p>", "<details><summary>Answer</summary>B</details>"]
)
def test_lists_and_breaks_of_html_are_options(options: str, answer: str) -> None:
    ((stem, right, wrong),) = keys(f"### Which one keeps objects?\n\n{options}\n\n{answer}\n")
    assert stem == "Which one keeps objects?"
    assert [text.removesuffix("<br>") for text in (*right, *wrong)] == ["S3", "EBS"]


def test_the_summary_of_a_folded_part_may_ask() -> None:
    part = (
        "<details>\n<summary>Which one is {}?</summary><br><b>\n\n"
        "- A. one\n- B. two\n\n**Answer:** {}\n\n</b></details>\n\n\n"
    )
    assert keys(part.format("first", "A") + part.format("second", "B")) == [
        ("Which one is first?", ["one"], ["two"]),
        ("Which one is second?", ["two"], ["one"]),
    ]


@pytest.mark.parametrize("blank", ["", "\n  "])
def test_a_table_of_html_asks_a_question_a_row(blank: str) -> None:
    names = "".join(f"<th>{name}</th>{blank}" for name in ("No.", "Question", "A", "B", "Answer"))
    cells = "".join(f"<td>{text}</td>{blank}" for text in ("1", "Which one queues?", "SNS", "SQS", "B"))
    text = f"<table>\n<tr>{names}</tr>\n<tr>{cells}</tr>\n</table>\n"
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]


@pytest.mark.parametrize(
    "options",
    [
        "<table>\n<tr><td>A</td><td>SNS</td></tr>\n<tr><td>B</td><td>SQS</td></tr>\n</table>",
        "<table>\n<tr><td>A. SNS</td><td>B. SQS</td></tr>\n<tr><td>C. SES</td></tr>\n</table>",
        "| A. SNS | B. SQS |\n|---|---|\n| C. SES | D. S3 |",
    ],
)
def test_cells_hold_options(options: str) -> None:
    ((_, right, wrong),) = keys(f"### Which one queues?\n\n{options}\n\n**Answer:** B\n")
    assert (right, wrong[0]) == (["SQS"], "SNS")


def test_other_tables_of_html_ask_nothing() -> None:
    text = "<table>\n<tr><th>Name</th><th>Answer</th></tr>\n<tr><td>A</td><td>yes</td></tr>\n</table>\n"
    assert keys(text) == []
    assert findings(text) == []
