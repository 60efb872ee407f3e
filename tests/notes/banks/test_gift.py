"""Moodle's GIFT files."""

import pytest

from .reading import findings, keys, questions, read


def gift(text: str) -> list[tuple[str, list[str], list[str]]]:
    return keys(text, "bank.gift")


def test_one_right_answer_among_wrong_ones_with_feedback() -> None:
    text = """
    // about storage
    $CATEGORY: $course$/top/AWS/Storage

    ::Objects:: Which one keeps
    objects? {
      =Amazon S3 #Right.
      ~Amazon EBS #Those are blocks.
      ~Amazon EFS
      ####Buckets hold objects.
    }
    """
    (question,) = questions(text, "bank.gift")
    assert question.stem == "Which one keeps\nobjects?"
    assert [(c.text, c.correct, c.why) for c in question.choices] == [
        ("Amazon S3", True, "Right."),
        ("Amazon EBS", False, "Those are blocks."),
        ("Amazon EFS", False, ""),
    ]
    assert question.explanation == "Buckets hold objects."
    assert question.section == "Storage"
    assert question.place.line == 4


def test_weights_make_several_right_unless_one_is_right_alone() -> None:
    text = "Two even? {~%50%2 ~%50%4 ~%-100%3}\n\nBest? {=good ~%50%half ~bad}\n\nAll? {~%100%a ~b}\n"
    assert gift(text) == [
        ("Two even?", ["2", "4"], ["3"]),
        ("Best?", ["good"], ["half", "bad"]),
        ("All?", ["a"], ["b"]),
    ]


@pytest.mark.parametrize(
    ("answer", "right"),
    [("T", "True"), ("TRUE", "True"), ("F", "False"), ("FALSE", "False"), (" true ", "True")],
)
def test_true_or_false(answer: str, right: str) -> None:
    ((_, found, _),) = gift(f"The sky is blue. {{{answer}}}")
    assert found == [right]


def test_feedback_of_true_or_false_goes_to_the_wrong_and_the_right_choice() -> None:
    (question,) = questions("S3 is a disk. {FALSE#It is not.#Indeed.}", "bank.gift")
    assert [(c.text, c.why) for c in question.choices] == [("True", "It is not."), ("False", "Indeed.")]


def test_escaped_signs_are_text() -> None:
    text = r"Which \{brace\}\: a\=b \~? {=yes\: it \# is ~no \= no\nnever}"
    assert gift(text) == [("Which {brace}: a=b ~?", ["yes: it # is"], ["no = no\nnever"])]


def test_formats_and_comments_are_not_shown() -> None:
    text = "// comment\n::t::[markdown]Is *it*? {\n// inside\n=[plain]yes\n~no\n}\n"
    assert gift(text) == [("Is *it*?", ["yes"], ["no"])]


def test_an_answer_in_the_middle_leaves_a_gap() -> None:
    assert gift("Two and {=two ~three} is four.") == [("Two and _____ is four.", ["two"], ["three"])]


def test_what_options_cannot_express_becomes_a_card_or_is_left_out_and_says_so() -> None:
    text = """
    Two plus {=two =2} is four.

    Match. {=cat -> food =dog -> bone}

    When? {#1822:2}

    From when to when? {#1..5}

    Tell a story. {}

    A description asks nothing.
    """
    library = read(text, "bank.gift")
    assert library.questions == ()
    assert [(card.front, card.back) for card in library.cards] == [
        ("Two plus _____ is four.", "two or 2"),
        ("Match.", "- cat → food\n- dog → bone"),
        ("When?", "1822 ± 2"),
        ("From when to when?", "from 1 to 5"),
    ]
    assert findings(text, "bank.gift") == [(line, "N211") for line in (1, 3, 5, 7, 9)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("None? {~a ~b}", [(1, "N201")]),
        ("One? {~%100%a}", [(1, "N202")]),
        ("Twice? {=a\n~b\n~b}", [(3, "N203")]),
        ("All? {~%50%a ~%50%b}", [(1, "N204")]),
        ("Same? {=a ~b}\n\nSame? {~a =b}", [(1, "N205"), (3, "N205")]),
        ("::x:: {=a ~b}", [(1, "N207")]),
        ("Open? {=a ~b\n\n::t::Fine? {=a ~b}", [(1, "N212")]),
        ("Closed? =a ~b}", [(1, "N212")]),
        ("Nothing? {text}", [(1, "N212")]),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert findings(text, "bank.gift") == expected


def test_an_unclosed_brace_loses_only_its_own_question() -> None:
    assert [stem for stem, _, _ in gift("Open? {=a ~b\n\n::t::Fine? {=a ~b}\n\nLast? {T}")] == [
        "Fine?",
        "Last?",
    ]


def test_answers_do_not_show_on_the_topic_page() -> None:
    (topic,) = read("Which? {=a ~b}", "bank.gift").topics
    assert topic.text == ""
