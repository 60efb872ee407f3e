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
        "### **Q-1** What is SQS?\n\n**Ans.** A queue.",
        "**Ques. What is SQS?**\n\n**Ans.** A queue.",
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


def test_front_and_back_with_a_question_mark_on_the_line_between() -> None:
    text = "# T\n\nFront on\ntwo lines\n?\nBack\n\nOne\n??\nOther\n\nWhich three?\n?\n- a\n- b\n"
    assert cards(text) == [
        ("Front on\ntwo lines", "Back"),
        ("One", "Other"),
        ("Other", "One"),
        ("Which three?", "- a\n- b"),
    ]


def test_the_list_below_two_semicolons_is_the_back_in_a_deck_only() -> None:
    text = "What are the modes? ;;\n- Bursting\n- Elastic\n"
    assert cards(f"# Flashcards\n\n{text}") == [("What are the modes?", "- Bursting\n- Elastic")]
    assert cards(f"# Shell\n\n{text}") == []


def test_items_of_an_outline_that_are_tagged_ask_for_what_is_nested() -> None:
    text = """
    - Systems
    \t- What is CAP? #card
    \t  card-repeats:: 1
    \t\t- Consistency
    \t\t- Availability
    \t- Light makes {{cloze 300 000 km}} a second. #card
    \t- just a note
    """
    assert cards(text) == [
        ("What is CAP?", "- Consistency\n- Availability"),
        ("Light makes […] a second.", "300 000 km"),
    ]
    assert "just a note" in read(text).topics[0].text


def test_nested_pairs_are_cards_where_the_list_is_a_deck() -> None:
    text = "- Databases #flashcards\n    - ACID :: four letters\n    - a note\n        - WAL :: a log\n"
    assert cards(text) == [("ACID", "four letters"), ("WAL", "a log")]
    assert cards(text.replace(" #flashcards", "")) == []


@pytest.mark.parametrize(
    "text", ["status:: done", "tags:: a, b", "- id:: 17\n- collapsed:: true", ".. code:: sh"]
)
def test_properties_of_notes_are_no_cards(text: str) -> None:
    assert cards(f"# T\n\n{text}\n") == []


def test_a_text_that_anki_exported_holds_a_card_a_line() -> None:
    text = "#separator:tab\n#html:false\n#notetype column:1\n#tags column:5\nBasic\t1\tWhat is Au?\tGold\tchemistry\n"
    library = read(text, "deck.txt")
    assert [(card.front, card.back, card.place.line) for card in library.cards] == [
        ("What is Au?", "Gold", 5)
    ]


FOLDED = "<details><summary>{}</summary>\n\nIt is seen again.\n</details>\n"


@pytest.mark.parametrize(
    "asked",
    [
        "What happens then?",
        "### What happens then?",
        "**Q3 (queues).** What happens then?",
        "### Question 3\n\nWhat happens then?",
    ],
)
@pytest.mark.parametrize("summary", ["Answer", "Show the solution", "<b>Answer</b>"])
def test_a_question_above_a_folded_answer(asked: str, summary: str) -> None:
    assert cards(f"# Cards\n\n{asked}\n\n{FOLDED.format(summary)}") == [
        ("What happens then?", "It is seen again.")
    ]


def test_questions_of_a_list_with_folded_answers() -> None:
    text = "# Cards\n\n1. What is SQS?\n   <details>\n   <summary>Answer</summary>\n   A queue.\n   </details>\n\n"
    text += "2. What is SNS?\n   <details>\n   <summary>Answer</summary>\n   A topic.\n   </details>\n"
    assert cards(text) == [("What is SQS?", "A queue."), ("What is SNS?", "A topic.")]


@pytest.mark.parametrize(
    "text",
    [
        "What is it?\n\n" + FOLDED.format("More on that"),
        "A sentence.\n\n" + FOLDED.format("Solution"),
        "## Why?\n\n- one\n- two\n\n" + FOLDED.format("Solution"),
        "What is it?\n\n<details><summary>Answer</summary></details>\n",
    ],
)
def test_other_folds_are_no_cards(text: str) -> None:
    assert cards(f"# Notes\n\n{text}") == []
