"""Flash cards, which go to topic cards and never to multiple choice."""

import pytest

from .reading import findings, read


def cards(text: str) -> list[tuple[str, str]]:
    library = read(text)
    assert library.questions == ()
    return [(card.front, card.back) for card in library.cards]


@pytest.mark.parametrize(
    "text",
    [
        "Q: What is SQS?\nA: A queue.",
        "Q: What is SQS?\n\nA: A queue.",
        "**Q:** What is SQS?\n**A:** A queue.",
        "**Q: What is SQS?**\n**A:** A queue.",
        "Question: What is SQS?\nAnswer: A queue.",
        "### Q1: What is SQS?\n\n**Answer:** A queue.",
        "1. **Q:** What is SQS?\n   <details>\n   <summary>Answer</summary>\n   A: A queue.\n   </details>",
        "- Q: What is SQS?\n  A: A queue.",
    ],
)
def test_question_and_answer(text: str) -> None:
    assert cards(f"# Cards\n\n{text}\n") == [("What is SQS?", "A queue.")]


def test_several_pairs_in_one_paragraph_and_answers_of_several_blocks() -> None:
    text = "# Cards\n\nQ: One?\nA: 1\nQ: Two?\nA: 2\nand more\n\nQ: List?\n\nA: These:\n\n- a\n- b\n"
    assert cards(text) == [("One?", "1"), ("Two?", "2\nand more"), ("List?", "These:\n\n- a\n- b")]


def test_front_and_back_on_one_line() -> None:
    text = "# T\n\nBackfill::Running the past again\n\n- EC2::machines\n- S3::objects\n\nterm ::: meaning\n"
    assert cards(text) == [
        ("Backfill", "Running the past again"),
        ("EC2", "machines"),
        ("S3", "objects"),
        ("term", "meaning"),
        ("meaning", "term"),
    ]


def test_cloze_makes_a_card_of_each_blank() -> None:
    text = "# T\n\nSQS keeps messages for {{c1::14 days}} at {{c2::most::how much}}.\n"
    assert cards(text) == [
        ("SQS keeps messages for […] at most.", "14 days"),
        ("SQS keeps messages for 14 days at [how much].", "most"),
    ]


def test_highlights_are_blanks_only_where_cards_are_announced() -> None:
    text = "# T\n\nThis is ==important==.\n\n## Flash cards\n\nA port is ==5432==.\n"
    assert cards(text) == [("A port is […].", "5432")]


@pytest.mark.parametrize(
    "text",
    [
        "Use std::vector for arrays.",
        "The type AWS::EC2::Instance makes machines.",
        "Call `a::b` here.",
        "```\nfront::back\n```",
        "See https://example.org/a::b today.",
        "Ratio 1:2, no more.",
        "Q: A question that nobody answers.",
        "A: An answer to nothing.",
        "::",
        "front::",
    ],
)
def test_code_and_half_a_card_make_none(text: str) -> None:
    assert cards(f"# T\n\n{text}\n") == []


def test_a_card_knows_its_topic_section_and_line() -> None:
    (card,) = read("# Amazon SQS\n\n## 1. Limits\n\nQ: How long?\nA: 14 days\n").cards
    assert (card.topic, card.section, card.place.line) == ("amazon-sqs", "Limits", 5)


def test_cards_bring_no_findings() -> None:
    assert findings("# T\n\nQ: How long?\nA: 14 days\n") == []
