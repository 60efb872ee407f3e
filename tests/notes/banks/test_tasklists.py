"""Questions written as GitHub task lists."""

from pathlib import Path

import pytest

from studyapp.notes.library import read_library

from .reading import asked, findings, key, keys, questions, read


def test_a_heading_asks_and_the_boxes_are_its_options() -> None:
    text = """
    # Storage

    ### Which service keeps objects?

    - [ ] Amazon EBS
    - [x] Amazon S3
    """
    assert keys(text) == [("Which service keeps objects?", ["Amazon S3"], ["Amazon EBS"])]
    assert findings(text) == []


@pytest.mark.parametrize(
    "heading",
    [
        "# Q1. {}",
        "## 12. {}",
        "### Question 3: {}",
        "#### ❓ {}",
        "##### **4. {}**",
        "###### {} {{#my-id}}",
        "**Question 7:** {}",
    ],
)
def test_headings_of_any_level_and_numbering_ask_the_same(heading: str) -> None:
    stem = "Which queue keeps the order?"
    assert keys(f"{heading.format(stem)}\n\n- [x] FIFO\n- [ ] Standard\n")[0][0].strip("*") == stem


def test_several_ticks_mean_choose_that_many() -> None:
    (question,) = questions("## Choose two databases.\n\n- [x] RDS\n- [X] DynamoDB\n- [ ] SQS\n")
    assert question.select == 2


def test_code_pictures_and_paragraphs_belong_to_the_stem() -> None:
    text = """
    ### Question 4

    A function fails.

    ```python
    # not a heading
    - [x] not an option
    ```

    ![diagram](images/flow.png)

    Which line is at fault?

    - [x] The second
    - [ ] The first
    """
    ((stem, right, _),) = keys(text)
    assert right == ["The second"]
    assert stem.startswith("A function fails.\n\n```python\n# not a heading\n- [x] not an option\n```")
    assert "![diagram](images/flow.png)" in stem
    assert stem.endswith("Which line is at fault?")


def test_reasons_below_options_and_the_explanation_below_all_are_kept_apart() -> None:
    text = """
    ### Which one pauses for free?

    - [x] AWS Step Functions
      - A task token waits.
    - [ ] Amazon MWAA
      > It is billed by the hour.

    > **"For free"** decides.
    >
    > Domain: Operations

    ### Which one replays?

    - [ ] AWS Step Functions
    - [x] Amazon MWAA

    **Explanation:** It knows the intervals.

    It can also catch up.
    """
    first, second = questions(text)
    assert [choice.why for choice in first.choices] == ["A task token waits.", "It is billed by the hour."]
    assert first.explanation == '**"For free"** decides.'
    assert first.domain == "Operations"
    assert second.explanation == "It knows the intervals.\n\nIt can also catch up."


def test_options_with_code_of_their_own_stay_whole_even_unindented() -> None:
    text = """
    #### Q5. Which is a list?

    - [ ] A

    ```py
    {1}
    ```

    - [x] B

    ```py
    [1]
    ```

    [Reference](https://example.org)
    """
    (question,) = questions(text)
    assert [choice.text for choice in question.choices] == ["A\n\n```py\n{1}\n```", "B\n\n```py\n[1]\n```"]
    assert question.explanation == "[Reference](https://example.org)"


def test_blank_lines_between_options_and_links_to_the_top_change_nothing() -> None:
    text = """
    ### Backups take effect [...].

    - [ ] the next day.

    - [x] immediately.

    **[⬆ Back to Top](#table-of-contents)**
    """
    (question,) = questions(text)
    assert question.stem == "Backups take effect [...]."
    assert question.explanation == ""


def test_options_in_items_of_a_numbered_list() -> None:
    text = """
    1. Which one queues?
       - [x] SQS
       - [ ] SNS
    2. Which one fans out?
       - [ ] SQS
       - [x] SNS
    """
    assert keys(text) == [
        ("Which one queues?", ["SQS"], ["SNS"]),
        ("Which one fans out?", ["SNS"], ["SQS"]),
    ]


def test_the_title_of_a_part_is_not_read_into_the_question_below_it() -> None:
    text = """
    # Mock exam

    ## Amazon Redshift

    Which service joins terabytes?

    - [x] Amazon Redshift
    - [ ] Amazon SQS
    """
    library = read(text)
    assert [question.stem for question in asked(library)] == ["Which service joins terabytes?"]
    assert [section.title for section in library.topics[0].sections] == ["Amazon Redshift"]


@pytest.mark.parametrize(
    "heading", ["To do", "Progress", "Week 3", "Next steps", "Setup checklist", "Study plan"]
)
@pytest.mark.parametrize("boxes", ["xx", "x ", "  ", "xx "])
def test_a_list_of_things_to_do_is_no_question(heading: str, boxes: str) -> None:
    items = "\n".join(f"- [{box}] read chapter {n} of the book" for n, box in enumerate(boxes))
    library = read(f"# Notes\n\n## {heading}\n\n{items}\n")
    assert library.questions == ()
    assert library.diagnostics == ()


def test_an_answer_below_unticked_boxes_is_the_key() -> None:
    text = """
    ### 8. Which are true? (Select two.)

    - [ ] **A)** Stages are optional.
    - [ ] **B)** Stages have queues.
    - [ ] **C)** Stages are errors.

    <details>
    <summary> 🔍 Reveal Answer</summary>

    #### **✅ Correct Answer: A, B**

    > 💡 **Explanation**
    >
    > Stages may be skipped.

    </details>
    """
    (question,) = questions(text)
    assert [choice.text for choice in question.choices if choice.correct] == [
        "Stages are optional.",
        "Stages have queues.",
    ]
    assert question.explanation == "Stages may be skipped."


def test_a_box_that_is_badly_drawn_is_an_option_all_the_same() -> None:
    assert keys("### Which one?\n\n- [x] good\n- [] bad\n- worse\n") == [
        ("Which one?", ["good"], ["bad", "worse"])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("### Which?\n\n- [ ] a\n- [ ] b\n", [(1, "N201")]),
        ("### Which?\n\n- [x] a\n", [(1, "N202")]),
        ("### Which?\n\n- [x] a\n- [ ] b\n- [ ] B\n", [(5, "N203")]),
        ("### Which?\n\n- [x] a\n- [x] b\n", [(1, "N204")]),
        ("### Which?\n\n- [x] a\n- [ ] b\n\n### Which?\n\n- [ ] a\n- [x] b\n", [(1, "N205"), (6, "N205")]),
        ("### Which?\n\n- [x] a\n- [ ] b\n\n### Which?\n\n- [ ] b\n- [x] a\n", [(6, "N206")]),
        ("### Question 1\n\n- [x] a\n- [ ] b\n", [(1, "N207")]),
        ("### Which?\n\n- [x] a\n- [ ] b\n\n**Answer:** B\n", [(6, "N210")]),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, expected: list[tuple[int, str]]) -> None:
    assert findings(text) == expected


def test_the_same_words_above_other_options_or_another_picture_ask_something_else() -> None:
    text = """
    ### Which of these is true?

    - [x] S3 keeps objects
    - [ ] S3 keeps blocks

    ### Which of these is true?

    - [x] EBS keeps blocks
    - [ ] EBS keeps objects

    ### What is this? ![](one.png)

    - [x] a cat
    - [ ] a dog

    ### What is this? ![](two.png)

    - [ ] a cat
    - [x] a dog
    """
    assert len(questions(text)) == 4
    assert findings(text) == []


def test_a_rejected_question_rejects_only_itself() -> None:
    text = """
    ### Which one has no key?

    - [ ] a
    - [ ] b

    ### Which one is fine?

    - [x] a
    - [ ] b
    """
    assert [question.stem for question in questions(text)] == ["Which one is fine?"]


def test_an_exam_signal_below_a_question_is_still_a_signal() -> None:
    text = """
    # Amazon SQS

    ### Which one queues?

    - [x] Amazon SQS
    - [ ] Amazon SNS

    📌 **Exam signal:** If the question mentions **a buffer**, think **Amazon SQS**.
    """
    library = read(text)
    assert len(asked(library)) == 1
    assert [signal.targets for signal in library.topics[0].signals] == [("amazon-sqs",)]


def test_a_readme_is_read_as_a_bank_only_if_it_is_one() -> None:
    assert read("# My repository\n\n- [x] feature\n- [ ] other feature\n", "README.md").topics == ()
    assert len(questions("# Bank\n\n### Which?\n\n- [x] a\n- [ ] b\n", "README.md")) == 1


def test_options_that_differ_by_a_sign_only_are_different() -> None:
    assert len(questions("### How many?\n\n- [x] ≥ 5\n- [ ] ≤ 5\n- [ ] `!x`\n- [ ] `x`\n")) == 1


@pytest.mark.parametrize("boxes", ["- (x) {}\n- ( ) {}\n", "(x) {}\n( ) {}\n", "[X] {}\n[ ] {}\n"])
def test_boxes_may_be_round_or_stand_without_a_bullet(boxes: str) -> None:
    assert keys("### Which?\n\n" + boxes.format("a", "b")) == [("Which?", ["a"], ["b"])]


def test_words_of_planning_in_a_question_do_not_make_it_a_plan() -> None:
    text = "### Question 3\n\nWhich steps set up a task\n\n- [x] the first\n- [ ] the second\n"
    assert [stem for stem, _, _ in keys(text)] == ["Which steps set up a task"]


def test_comments_for_other_authors_are_shown_to_nobody() -> None:
    text = """
    <!-- reviewed
    by nobody -->

    ### Which?

    <!-- think -->

    - [x] a
    - [ ] b

    <!-- a for
    apple -->
    """
    (question,) = questions(text)
    assert (question.stem, question.explanation) == ("Which?", "")


def test_a_quiz_tag_around_a_question_is_not_in_its_way() -> None:
    assert keys("<quiz>\nWhat is 1 + 1?\n\n- [x] 2\n- [ ] 3\n\nBecause.\n</quiz>\n") == [
        ("What is 1 + 1?", ["2"], ["3"])
    ]


def test_a_folder_with_nothing_but_a_description_of_itself_holds_no_note(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# My repository\n\nAbout it.\n")
    (finding,) = read_library([tmp_path]).diagnostics
    assert (finding.code, Path(finding.place.path).name) == ("N007", "README.md")
    (tmp_path / "README.md").write_text("# Bank\n\n### Which?\n\n- [x] a\n- [ ] b\n")
    assert read_library([tmp_path]).diagnostics == ()


def test_an_item_behind_the_boxes_that_a_blank_line_parts_explains() -> None:
    text = "### Which?\n\n- [ ] one\n- [x] two\n\n- The second, since it is last.\n"
    (question,) = questions(text)
    assert key(question) == ("Which?", ["two"], ["one"])
    assert question.explanation == "- The second, since it is last."


def test_boxes_may_stand_in_paragraphs_of_their_own() -> None:
    assert keys("### Which?\n\n[ ] one\n\n[x] two\n\n[ ] three\n") == [("Which?", ["two"], ["one", "three"])]
    assert keys("### Which?\n\nSee the list.\n\n[x] marks what is done.\n") == []


@pytest.mark.parametrize(
    ("label", "positive"),
    [
        ("## ✅ When to choose Amazon SQS", True),
        ("**When to use Amazon SQS:**", True),
        ("## When should you choose Amazon SQS?", True),
        ("## ❌ When not to choose Amazon SQS", False),
        ("## When not to", False),
    ],
)
def test_empty_boxes_under_what_announces_rules_are_rules(label: str, positive: bool) -> None:
    text = (
        f"# Amazon SQS\n\n{label}\n\n- [ ] several readers replay events\n- [ ] a queue waits for workers\n"
    )
    library = read(text)
    (topic,) = library.topics
    said = [(rule.condition, rule.positive, rule.subject) for rule in topic.rules]
    assert said == [
        ("several readers replay events", positive, "amazon-sqs"),
        ("a queue waits for workers", positive, "amazon-sqs"),
    ]
    assert findings(text) == []


def test_a_ticked_box_under_such_a_heading_makes_a_question() -> None:
    text = (
        "## When should you choose Amazon SQS?\n\n- [x] Workers may be down\n- [ ] Many read each message\n"
    )
    assert keys(text) == [
        ("When should you choose Amazon SQS?", ["Workers may be down"], ["Many read each message"])
    ]


def test_a_numbered_picture_asks() -> None:
    text = "4. ![a gate](gate.png)\n\n- (x) A gate\n- ( ) A door\n"
    assert [right for _, right, _ in keys(text)] == [["A gate"]]


def test_true_and_false_in_boxes_are_options_whatever_stands_above() -> None:
    boxes = "- [ ] True\n- [ ] False\n"
    text = f"#### TF-1\n\nStatement: A queue keeps messages.\n{boxes}<!-- answer: False | flaw: not for ever -->\n"
    assert [right for _, right, _ in keys(text)] == [["False"]]
    assert findings(f"A queue keeps.\n\n{boxes}") == [(1, "N201")]


def test_boxes_that_stand_once_more_with_a_tick_are_the_answer() -> None:
    copy = "- [{}] a. It keeps messages.\n- [ ] b. It drops them.\n\n"
    text = f'<question>\n\nWhat does a queue do?\n\n{copy.format(" ")}<div slot="answer">\n\n{copy.format("x")}</div>\n'
    assert [right for _, right, _ in keys(text)] == [["It keeps messages."]]
    assert findings(text) == []


def test_a_mark_counts_where_no_box_is_ticked() -> None:
    text = "### Q1. Which one queues?\n\n- [ ] A. SNS\n- [ ] B. SQS ←（正確答案）\n"
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]
