"""Questions that stand inside of other blocks: fences, admonitions, tags."""

import pytest

from .reading import findings, keys, questions, read

BOXES = "- [x] two\n- [ ] three\n"


def indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.split("\n"))


@pytest.mark.parametrize(
    "text",
    [
        f"```quizdown\n---\nshuffle_questions: true\n---\n\n### What is 1 + 1?\n\n{BOXES}```\n",
        f"```{{quizdown}}\n### What is 1 + 1?\n\n{BOXES}```\n",
        f"{{{{< quizdown >}}}}\n\n### What is 1 + 1?\n\n{BOXES}{{{{< /quizdown >}}}}\n",
        f'<div class="quizdown">\n\n### What is 1 + 1?\n\n{BOXES}\n</div>\n',
        f"<quiz>\nWhat is 1 + 1?\n\n{BOXES}\n</quiz>\n",
        f"<quiz>\nWhat is 1 + 1?\n{BOXES}</quiz>\n",
        f"<?quiz?>\nWhat is 1 + 1?\n{BOXES}<?/quiz?>\n",
        '!!! question "Sums"\n\n' + indented(f"What is 1 + 1?\n\n{BOXES}"),
        '=== "Example"\n\n' + indented(f"<quiz>\nWhat is 1 + 1?\n{BOXES}</quiz>"),
        f"1. What is 1 + 1?\n\n{indented(BOXES)}",
    ],
)
def test_a_question_is_found_wherever_it_stands(text: str) -> None:
    assert [(right, wrong) for _, right, wrong in keys(text)] == [(["two"], ["three"])]
    assert [stem.split("\n")[-1] for stem, _, _ in keys(text)] == ["What is 1 + 1?"]
    assert findings(text) == []


def test_questions_in_tags_of_their_own_do_not_run_together() -> None:
    text = "About sums.\n\n" + "".join(
        f"<quiz>\nWhat is {n} + 1?\n\n- [x] {n + 1}\n- [ ] {n + 2}\n\nBecause of {n}.\n\n</quiz>\n\n"
        for n in (1, 2, 3)
    )
    assert [(q.stem, q.explanation) for q in questions(text)] == [
        (f"What is {n} + 1?", f"Because of {n}.") for n in (1, 2, 3)
    ]


def test_an_answer_in_an_admonition_below_the_options() -> None:
    text = (
        '#### 1. Which is first?\n\n- A. one\n- B. two\n\n??? question "Show Answer"\n'
        "    The correct answer is **A**. It comes first.\n\n    **Mind** the order.\n\n---\n"
    )
    (question,) = questions(text)
    assert [choice.text for choice in question.choices if choice.correct] == ["one"]
    assert question.explanation == "It comes first.\n\n**Mind** the order."


def test_findings_and_notes_keep_their_lines() -> None:
    text = "# Sums\n\nText.\n\n```quizdown\n### What is 1 + 1?\n\n- [ ] two\n- [ ] three\n```\n\nMore text.\n"
    assert findings(text) == [(6, "N201")]
    assert read(text).topics[0].text.split() == ["Text."]


def test_gift_in_a_fence_or_in_a_text_file() -> None:
    gift = "::one:: Which is a mammal? {=Whale ~Shark}\n\n::two:: Fish fly. {F}\n"
    expected = [("Which is a mammal?", ["Whale"], ["Shark"]), ("Fish fly.", ["False"], ["True"])]
    assert keys(f"# Animals\n\nText.\n\n```gift\n{gift}```\n") == expected
    assert keys(gift, "bank.txt") == expected
    assert [q.place.line for q in questions(f"# Animals\n\n```gift\n{gift}```\n")] == [4, 6]
    assert keys("# Notes\n\nA text with {braces} and a = b.\n", "notes.txt") == []


def test_callouts_hold_answers_and_questions() -> None:
    text = """
    ## Which port does SSH use?

    a) 21
    b) 22

    > [!success]- Answer
    > b) 22

    > [!question] Which protocol sends mail?
    > A. SMTP
    > B. POP3
    >
    > > [!success]- Answer
    > > A

    > [!note] A remark
    > that asks nothing
    """
    assert keys(text) == [
        ("Which port does SSH use?", ["22"], ["21"]),
        ("Which protocol sends mail?", ["SMTP"], ["POP3"]),
    ]
    assert findings(text) == []


def test_a_key_in_a_comment_is_read_and_not_shown() -> None:
    (question,) = questions("**Q1.** Which?\n\n- A. one\n- B. two\n\n<!-- answer: B -->\n")
    assert [choice.correct for choice in question.choices] == [False, True]
    assert question.explanation == ""


def test_lists_in_lists_of_html_are_questions_with_their_options() -> None:
    item = (
        "<li><span class='n'>Which are {}? (Choose two.)\n<ol class='a'>\n<li>one\n<li>two\n<li>three\n</ol>\n<br />\n"
        "<details>\n<summary>\n<span>Answer</span>\n</summary>\n<p>{}.  For a reason.\n</details>\n"
    )
    text = "<ol>\n" + item.format("first", "A, B") + item.format("last", "B, C") + "</ol>\n"
    assert [right for _, right, _ in keys(text)] == [["one", "two"], ["two", "three"]]
    assert findings(text) == []


def test_questions_that_run_together_are_rejected() -> None:
    text = (
        "Which is first?\n\n- one\n- two\n- three\n\n<details><summary>Answer</summary>\n\nthe former\n\n</details>\n\n"
        "Which is last?\n\n- A. one\n- B. two\n\n**Answer:** B\n"
    )
    assert (keys(text), findings(text)) == ([], [(7, "N212")])
