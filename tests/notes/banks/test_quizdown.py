"""Questions in quizdown's syntax."""

from .reading import findings, keys, questions, read

QUIZ = """
---
primary_color: orange
shuffle_questions: false
---

# Capitals

### Who is in the picture?

![](person.jpg)

> He was born in London.

1. [x] Tim
    > Right!
1. [ ] Alan
1. [ ] Larry
    > Not Larry.

### What is the capital?

---
shuffle_answers: false
---

Of Germany, that is.

> Do some research!

- [x] Berlin
- [ ] Bonn

### Bring these in order!

1. One
2. Two
"""


def test_numbered_boxes_are_a_single_choice_and_bullets_a_multiple_one() -> None:
    assert keys(QUIZ) == [
        ("Who is in the picture?\n\n![](person.jpg)", ["Tim"], ["Alan", "Larry"]),
        ("What is the capital?\n\nOf Germany, that is.", ["Berlin"], ["Bonn"]),
    ]


def test_a_hint_is_shown_with_the_explanation_and_a_comment_with_its_option() -> None:
    first, second = questions(QUIZ)
    assert first.explanation == "Hint: He was born in London."
    assert second.explanation == "Hint: Do some research!"
    assert [choice.why for choice in first.choices] == ["Right!", "", "Not Larry."]


def test_a_sequence_becomes_a_card_and_says_so() -> None:
    library = read(QUIZ)
    assert [(card.front, card.back) for card in library.cards] == [
        ("Bring these in order!", "1. One\n2. Two")
    ]
    assert findings(QUIZ) == [(33, "N211")]


def test_settings_are_no_topics() -> None:
    assert [topic.name for topic in read(QUIZ).topics] == ["Capitals"]


def test_a_numbered_list_in_ordinary_notes_is_no_sequence() -> None:
    assert read("# Steps\n\n## How to start\n\n1. One\n2. Two\n").cards == ()


def test_a_question_without_a_tick_is_rejected() -> None:
    assert findings("### Which?\n\n1. [ ] a\n2. [ ] b\n") == [(1, "N201")]
