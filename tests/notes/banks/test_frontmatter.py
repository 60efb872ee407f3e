"""One question per file, described in front matter."""

import pytest

from studyapp.notes.library import read_texts
from studyapp.notes.source import Source

from .reading import findings, key, questions, read


@pytest.mark.parametrize(
    "fields",
    [
        "options:\n  - EBS\n  - S3\nanswer: B",
        "options:\n  - EBS\n  - S3\nanswer: 2",
        "options:\n  - EBS\n  - S3\nanswer: S3",
        "options:\n  - EBS\n  - S3\nanswer: [B]",
        "options:\n  - A. EBS\n  - B. S3\ncorrect_answer: B",
        "options: {A: EBS, B: S3}\nanswer: b",
        "choices:\n  - {text: EBS}\n  - {text: S3, correct: true}",
        "choices:\n  - text: EBS\n    correct: false\n  - text: S3\n    correct: true",
    ],
)
def test_options_and_answer_may_be_written_in_any_usual_way(fields: str) -> None:
    (question,) = questions(f"---\nquestion: Which one keeps objects?\n{fields}\n---\n")
    assert key(question) == ("Which one keeps objects?", ["S3"], ["EBS"])


def test_all_that_is_said_about_the_question_is_kept() -> None:
    text = """
    ---
    id: q-17
    question: |
      Two paragraphs.

      Which ones queue?
    options: [SQS, SNS, Kinesis]
    answer: [A, C]
    explanation: They keep messages.
    domain: Data Store Management
    tags: [messaging, queues]
    ---
    """
    (question,) = questions(text)
    assert question.stem == "Two paragraphs.\n\nWhich ones queue?"
    assert [choice.correct for choice in question.choices] == [True, False, True]
    assert question.explanation == "They keep messages."
    assert question.domain == "Data Store Management"
    assert question.explicit_id == "q-17"
    assert question.place.line == 3


def test_the_stem_and_a_task_list_may_stand_in_the_body() -> None:
    text = """
    ---
    tags: [algebra]
    domain: Maths
    explanation: Subtract five.
    ---

    Solve for $x$:

    - [ ] 3
    - [x] 4
    """
    (question,) = questions(text)
    assert key(question) == ("Solve for $x$:", ["4"], ["3"])
    assert (question.domain, question.explanation) == ("Maths", "Subtract five.")
    assert question.place.line == 7


def test_lettered_options_in_the_body_take_the_answer_of_the_front_matter() -> None:
    (question,) = questions("---\nanswer: B\nexplanation: so\n---\n\nWhich?\n\nA. one\nB. two\n")
    assert key(question) == ("Which?", ["two"], ["one"])


def test_front_matter_of_a_note_is_not_read_as_its_text() -> None:
    library = read("---\ntitle: Kinesis\nupdated: 2025\n---\n# Kinesis\n\nShards.\n")
    assert [topic.name for topic in library.topics] == ["Kinesis"]
    assert library.questions == ()


def test_a_note_between_two_rules_is_no_front_matter() -> None:
    assert len(questions("---\n\n### Which?\n\n- [x] a\n- [ ] b\n\n---\n")) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\nquestion: Which?\noptions: [a, b]\n---\n", [(2, "N201")]),
        ("---\nquestion: Which?\noptions: [a]\nanswer: A\n---\n", [(2, "N202")]),
        ("---\nquestion: Which?\noptions:\n - a\n - b\n - a\nanswer: B\n---\n", [(6, "N203")]),
        ("---\nquestion: Which?\noptions: [a, b]\nanswer: [A, B]\n---\n", [(2, "N204")]),
        ("---\nquestion: Which?\noptions: [a, b]\nanswer: D\n---\n", [(4, "N209")]),
        ("---\nquestion: Which?\noptions: [a, b]\nanswer: 3\n---\n", [(4, "N209")]),
        ("---\nquestion: Which: this?\noptions: [a, b]\nanswer: A\n---\n", [(2, "N212")]),
        ("---\nquestion: Which?\nanswer: A\n---\n", [(2, "N202")]),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert findings(text) == expected
    assert questions(text) == []


def test_a_question_answered_in_words_is_a_flash_card() -> None:
    (card,) = read("---\nquestion: What is a DAG?\nanswer: A graph of tasks.\ntags: [airflow]\n---\n").cards
    assert (card.front, card.back, card.tags) == ("What is a DAG?", "A graph of tasks.", ("airflow",))


MANY = """
---
title: Quiz
{name}:
  - id: q1
    {stem}: Which one keeps objects?
    options:
      - id: a
        text: EBS
      - id: b
        text: S3
        is_correct: true
  - {stem}: Which ones queue?
    choices: [SQS, SES, Amazon MQ]
    answer: [SQS, Amazon MQ]
    explanation: They keep messages.
  - {stem}: What is YAML?
    correct_answer: A language
---

A text.
"""


@pytest.mark.parametrize("name", ["questions", "quiz", "items"])
@pytest.mark.parametrize("stem", ["question", "text", "title"])
def test_a_list_holds_several_questions_and_cards(name: str, stem: str) -> None:
    text = MANY.format(name=name, stem=stem)
    assert [key(question) for question in questions(text)] == [
        ("Which one keeps objects?", ["S3"], ["EBS"]),
        ("Which ones queue?", ["SQS", "Amazon MQ"], ["SES"]),
    ]
    assert [(q.place.line, q.explanation) for q in questions(text)] == [(5, ""), (12, "They keep messages.")]
    assert [(card.front, card.back, card.place.line) for card in read(text).cards] == [
        ("What is YAML?", "A language", 16)
    ]
    assert findings(text) == []


@pytest.mark.parametrize(
    ("answers", "right"),
    [
        (("0", "2"), ["a", "c"]),
        (("1", "3"), ["a", "c"]),
        (("B", "C"), ["b", "c"]),
    ],
)
def test_numbers_in_a_list_count_from_where_one_of_them_tells(
    answers: tuple[str, str], right: list[str]
) -> None:
    entries = "".join(f"  - question: Which {n}?\n    options: [a, b, c]\n    answer: {n}\n" for n in answers)
    found = questions(f"---\nquestions:\n{entries}---\n")
    assert [choice.text for question in found for choice in question.choices if choice.correct] == right


def test_numbers_that_may_count_from_zero_or_from_one_are_rejected() -> None:
    text = "---\nquestions:\n  - question: Which?\n    options: [a, b, c]\n    answer: 1\n---\n"
    assert (questions(text), findings(text)) == ([], [(5, "N209")])
    indexed = text.replace("answer:", "correctIndex:")
    assert [c.text for c in questions(indexed)[0].choices if c.correct] == ["b"]


def test_a_list_of_other_things_asks_nothing() -> None:
    library = read(
        "---\ntitle: Menu\nitems:\n  - title: Home\n    link: /\n  - title: Blog\n    link: /blog\n---\n# Menu\n"
    )
    assert (library.questions, library.cards) == ((), ())


def test_a_quote_between_the_options_of_the_body_is_the_reason_for_the_one_above() -> None:
    front = '---\nquestion: "Which one?"\narchetype: questions\n---\n\n'
    text = f"{front}> about it\n1. [x] one\n1. [ ] two\n> why not\n1. [ ] three\n"
    (question,) = questions(text)
    assert key(question) == ("Which one?", ["one"], ["two", "three"])
    assert [choice.why for choice in question.choices] == ["", "why not", ""]


def test_a_tag_that_is_a_domain_of_the_pack_sorts_a_question() -> None:
    pack = Source("pack.md", "pack.md", "---\nname: P\nblueprint:\n  - domain: Storage\n    weight: 1\n---\n")
    text = "---\nquestion: Which?\noptions: [a, b]\nanswer: A\ntags: [files, storage]\n---\n"
    library = read_texts([pack, Source("q.md", "q.md", text)])
    assert [question.domain for question in library.questions] == ["Storage"]
