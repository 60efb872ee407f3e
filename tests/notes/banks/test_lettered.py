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


@pytest.mark.parametrize(
    "answer",
    [
        "A",
        "A. Detective",
        "**A. Detective**",
        "A) Detective",
        "- A. Detective",
        "Answer: A\n\nA. Detective",
        "✅ **A. Detective** – it looks.",
    ],
)
def test_an_answer_a_that_is_spelled_out_is_not_another_option(answer: str) -> None:
    options = "A. Detective\nB. Preventive"
    text = (
        f"### Which one looks?\n\n{options}\n\n<details><summary>Answer</summary>\n\n{answer}\n\n</details>\n"
    )
    assert keys(text * 2)[:1] == [("Which one looks?", ["Detective"], ["Preventive"])]
    assert findings(text) == []


def test_several_answers_spelled_out_are_not_other_options() -> None:
    folded = "<details><summary>Answers</summary>\n\nA. one\nC. three\n\n</details>\n"
    text = f"### Which?\n\nA. one\nB. two\nC. three\n\n{folded}"
    assert keys(text) == [("Which?", ["one", "three"], ["two"])]


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("B) A chair", "B"),
        ("B. A chair, as everyone knows", "B"),
        ("A) The table and C) E numbers.", "AC"),
        ("A, C", "AC"),
        ("A C", "AC"),
        ("E numbers", "C"),
        ("The table, A chair", "AB"),
    ],
)
def test_words_behind_a_letter_are_not_letters(answer: str, right: str) -> None:
    options = {"A": "The table", "B": "A chair", "C": "E numbers", "D": "I beams"}
    listed = "\n".join(f"{letter}) {words}" for letter, words in options.items())
    ((_, found, _),) = keys(f"### Which?\n\n{listed}\n\nAnswer: {answer}\n")
    assert found == [options[letter] for letter in right]


@pytest.mark.parametrize("answer", ["ac) one", "B. three", "D", "A red chair"])
def test_an_answer_that_contradicts_itself_or_fits_nothing_is_rejected(answer: str) -> None:
    text = f"### Which?\n\na) one\nb) two\nc) three\n\nCorrect Answer: {answer}\n"
    assert (keys(text), findings(text)) == ([], [(7, "N209")])


def test_questions_of_a_plain_text_without_blank_lines() -> None:
    text = """
    Exam A

    QUESTION 7
    Which two products are included? Each correct answer is
    worth one point.
    A. Insights
    B. Enterprise
    C. Navigator
    Correct Answer: BC
    Explanation
    Explanation/Reference:
    https://example.org
    QUESTION 8
    What is it for?
    A. Leads
    B. Cases
    Correct Answer: A
    9. Which one comes last?
    A. This one
    B. That one
    Ans. (b)
    """
    assert keys(text) == [
        (
            "Which two products are included? Each correct answer is\nworth one point.",
            ["Enterprise", "Navigator"],
            ["Insights"],
        ),
        ("What is it for?", ["Leads"], ["Cases"]),
        ("Which one comes last?", ["That one"], ["This one"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. What is a Pod? a) A unit b) A queue c) A file\n   Answer: a\n",
        "1. What is a Pod?\na) A unit b) A queue c) A file\nAnswer: a\n",
        "1. What is a Pod? A. A unit B. A queue C. A file\n   Answer: A\n",
        "1. What is a Pod?\nA.\tA unit B. A queue C.\nA file\nAnswer: A\n",
    ],
)
def test_options_may_stand_side_by_side(text: str) -> None:
    assert keys(text) == [("What is a Pod?", ["A unit"], ["A queue", "A file"])]


def test_answers_and_explanations_may_be_items_of_the_list_of_options() -> None:
    text = """
    1.  What is 5 * 3?

        -   a) 8
        -   b) 5, 3
        -   c) 15
        -   Answer: c) 15
    2.  What are the operands of it?

        -   a) 8
        -   b) 5, 3
        -   Answer: b) 5, 3
    """
    assert [right for _, right, _ in keys(text)] == [["15"], ["5, 3"]]


@pytest.mark.parametrize(
    "key",
    [
        "**Answers:** 1-B, 2-A",
        "## Answers\n\nQ.1 (B)\nQ.2 (A)",
        "## Answer key\n\n| Question | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |",
        "ANSWERS\n\n1. B\nExplanation: so it is.\n2. A",
        "### ✅ Answer Key\n\n**1. Answer: B** - Mars\n*Explanation:* It is.\n\n**2. Answer: A** - Venus",
        "## Answer key\n\n1. **Mars**\n2. **Venus**",
    ],
)
def test_answers_of_all_may_be_told_below_in_any_usual_way(key: str) -> None:
    text = f"## Quiz\n\n1. Which is red?\n\nA. Venus\nB. Mars\n\n2. Which is bright?\n\nA. Venus\nB. Mars\n\n{key}\n"
    assert [right for _, right, _ in keys(text)] == [["Mars"], ["Venus"]]
    assert findings(text) == []


def test_numbers_below_one_question_are_not_a_key_to_several() -> None:
    text = "### Which two?\n\nA. one\nB. two\nC. three\n\n**Answers:**\n\n- B\n- C\n"
    assert keys(text) == [("Which two?", ["two", "three"], ["one"])]


def test_parts_with_numbers_of_their_own_have_keys_of_their_own() -> None:
    part = (
        "## Part {}\n\n1. Which?\n\nA. one\nB. two\n\n2. Which other?\n\nA. one\nB. three\n\nAnswers: {}\n\n"
    )
    text = part.format(1, "1-A, 2-B") + part.replace("Which", "What").format(2, "1-B, 2-A")
    assert [right for _, right, _ in keys(text)] == [["one"], ["three"], ["two"], ["one"]]


def test_numbers_that_start_again_are_the_options_of_the_number_above() -> None:
    first = "1. It is known as\n\n  1. a shell\n  2. a kernel\n\nAnswer :- a kernel\n\n"
    text = f"{first}2. Which?\n\n  1. x\n  2. y\n\nAnswer :- x\n"
    assert keys(text) == [("It is known as", ["a kernel"], ["a shell"]), ("Which?", ["x"], ["y"])]


@pytest.mark.parametrize(
    "statement",
    [
        "### True or false: the sun is hot.\n\n**Answer:** True",
        "1. The sun is hot. (T/F)\n\nAnswer: T",
        "**Question:** True or False? The sun is hot.\n**Answer:** True – very.",
        "### The sun is hot.\n\nTrue / False\n\n<details><summary>Answer</summary>\n\nTrue\n\n</details>",
        "### The sun is hot.\n\n- True\n- False\n\n**Answer: True**",
    ],
)
def test_statements_are_judged_without_options_of_their_own(statement: str) -> None:
    ((stem, right, wrong),) = keys(f"{statement}\n")
    assert "sun" in stem
    assert (right, wrong) == (["True"], ["False"])


def test_the_name_of_a_picture_is_no_number_of_a_question() -> None:
    text = "### How can you do it?\n\n![Question 1](images/question1.jpg)\n\n- [ ] so\n- [x] thus\n"
    assert keys(text) == [("How can you do it?\n\n![Question 1](images/question1.jpg)", ["thus"], ["so"])]


def test_a_line_that_only_says_that_options_follow_is_not_asked() -> None:
    for line in ("**Options:**", "### Answer Options", "Choices", "Opciones:"):
        ((stem, _, _),) = keys(f"### Question 1\n\nWhich?\n\n{line}\n\nA. a\nB. b\n\nAnswer: A\n")
        assert stem == "Which?"


def test_letters_in_a_sentence_are_no_options() -> None:
    sentence = "They go back to either\n(a) the beginning of the call, or (b) the number of frames.\n"
    text = f"## Which traces are kept?\n\n{sentence}"
    assert keys(text) == []
    assert findings(text) == []


@pytest.mark.parametrize(
    "key",
    [
        "## Answers\n\n1. B\n   Explanation: It is red.\n2. A\n\n   It is bright.",
        "## Answers\n\n**1. Answer: B** - Mars\n*Explanation:* It is red.\n\n**2. Answer: A** - Venus\n\nIt is bright.",
    ],
)
def test_what_a_key_tells_about_each_question_explains_it(key: str) -> None:
    text = f"1. Which is red?\n\nA. Venus\nB. Mars\n\n2. Which is bright?\n\nA. Venus\nB. Mars\n\n{key}\n"
    assert [question.explanation.strip("* ") for question in questions(text)] == [
        "It is red.",
        "It is bright.",
    ]


def test_a_key_with_no_questions_above_it_is_none() -> None:
    text = "## Answers\n\n1. A\n2. B\n\n## Quiz\n\n1. Which?\n\nA. one\nB. two\n\nAnswer: B\n"
    assert [right for _, right, _ in keys(text)] == [["two"]]


def test_a_number_below_an_answer_ends_what_is_told_about_it() -> None:
    text = "1. Which?\nA. one\nB. two\n2. What?\nA. three\nB. four\nANSWERS\n1. A\nExplanation: so.\n2. B\n"
    assert keys(text) == []
    assert findings(text) == [(1, "N201"), (4, "N201")]


def test_the_next_question_inside_the_last_option_starts_anew() -> None:
    text = "**1) What does red mean?**\n- [ ] Go\n- [x] Stop\n**2) What does green mean?**\n- [x] Go\n- [ ] Stop\n"
    assert keys(text) == [
        ("**What does red mean?**".strip("*"), ["Stop"], ["Go"]),
        ("What does green mean?", ["Go"], ["Stop"]),
    ]


def test_an_option_without_words_is_rejected() -> None:
    text = "### Which?\n\nA. one\nB.\nC. three\n\nAnswer: A\n"
    assert (keys(text), findings(text)) == ([], [(4, "N212")])


def test_a_rule_right_below_a_question_is_no_heading_of_its_lines() -> None:
    first = "Q1. Which one queues?\nA. SNS\nB. SQS\nAnswer: B\n-----\n"
    second = "Q2. Which one mails?\nA. SES\nB. SQS\nAnswer: A\n=====\n"
    assert [right for _, right, _ in keys(first + second)] == [["SQS"], ["SES"]]


def test_a_callout_that_announces_the_answer_is_no_question() -> None:
    text = "**Question 1**\n\nWhich one queues?\n\nA. SNS\n\nB. SQS\n\n"
    text += "> [!question]- Show answer\n> **Answer: B.** It does.\n"
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]


@pytest.mark.parametrize(
    "text",
    [
        "### Q1. Which one queues? (Answer: B)\n\n- A. SNS\n- B. SQS\n",
        "1. Which one queues? [Ans: (b) SQS]\n(a) SNS\n(b) SQS\n",
        "7. Which one queues? (a) SNS (b) SQS — **Ans: (b)**\n8. A fact.\n",
    ],
)
def test_an_answer_may_stand_behind_the_question_or_its_last_option(text: str) -> None:
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]


def test_letters_of_which_some_are_marked_are_the_answer() -> None:
    text = """
        **Question 1**

        Which two keep messages?

        A. SQS
        B. SNS
        C. Kinesis

        **Suggested answers**

        - A - Correct
        - B
        - C - Correct
        """
    assert keys(text) == [("Which two keep messages?", ["SQS", "Kinesis"], ["SNS"])]


def test_options_of_one_letter_may_be_side_by_side() -> None:
    assert keys("1. Which one? (a) x (b) y (c) z\n\n   Answer: c\n") == [("Which one?", ["z"], ["x", "y"])]


def test_an_answer_that_is_indented_into_code_is_read() -> None:
    text = "1. Which one queues?\n - [ ] A. SNS\n - [ ] B. SQS\n\n<details>\n<summary>Answer</summary>\n\n"
    text += "     > **Correct Answer:** B. SQS\n     > **Explanation:** It does.\n</details>\n"
    ((_, right, _),) = keys(text)
    assert right == ["SQS"]


@pytest.mark.parametrize(
    "summary", ["Voir la solution", "💡 Afficher la correction", "Ver la solución", "My notes on that one"]
)
def test_a_folded_answer_may_be_called_anything(summary: str) -> None:
    text = f"""
        **Question 1:** Which one queues?

        a) SNS

        b) SQS

        <details>
        <summary>{summary}</summary>

        ✅ **Answer: b)** — It does.

        </details>
        """
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS"])]


def test_answers_may_be_collected_below_the_labels_of_their_questions() -> None:
    text = """
        **Question 1**

        Which one queues?

        **A)** SNS

        **B)** SQS

        **Question 2 (a case)**

        Which one mails?

        **A)** SES

        **B)** SQS

        **✅ Answers and why**

        **Question 1**

        ✅ **Correct answer: B**

        It keeps messages.

        **Question 2**

        ✅ **Correct answer: A**
        """
    assert [right for _, right, _ in keys(text)] == [["SQS"], ["SES"]]


def test_a_question_that_starts_with_its_answer_is_no_answer_of_another() -> None:
    one = "**Question 1**\n\nAnswer: {}\n\nWhich one {}?\n\nA. SNS\nB. SQS\n\n"
    text = one.format("B", "queues") + "## Part two\n\n" + one.format("A", "fans out")
    assert [right for _, right, _ in keys(text)] == [["SQS"], ["SNS"]]


def test_letters_need_no_blank_behind_them() -> None:
    assert keys("### Question 2\nWhich one?\n\nA.Select\n\nB.Insert\n\nAnswer: B\n") == [
        ("Which one?", ["Insert"], ["Select"])
    ]


def test_how_hard_a_question_is_does_not_stand_in_its_stem() -> None:
    text = "### Question 9 — Hard\n\n**It means:**\n\n- A) one\n- B) two\n\n**Answer: B**\n"
    assert keys(text) == [("**It means:**", ["two"], ["one"])]


@pytest.mark.parametrize("answer", ["B or C", "Option A is wrong. Option C is right.", "B is not correct"])
def test_an_answer_that_takes_a_letter_back_is_not_guessed_at(answer: str) -> None:
    assert findings(f"### Q1. Which one?\n\nA. one\nB. two\nC. three\n\nAnswer: {answer}\n") == [(7, "N209")]


def test_a_letter_that_is_the_text_of_another_option_is_not_guessed_at() -> None:
    assert findings("### Q1. Which one?\n\nA. B\nB. A\nC. AB\n\nAnswer: B\n") == [(7, "N209")]
    assert [right for _, right, _ in keys("### Q1. Which one?\n\nA. B\nB. A\nC. AB\n\nAnswer: AB\n")] == [
        ["AB"]
    ]


def test_an_answer_of_this_question_is_said_in_chinese() -> None:
    text = "## 第37题\n\n功能不包括（ ）\n\nA. 成帧\nB. 路由\n\n"
    text += "<details>\n<summary>查看解析</summary>\n\n- 本题参考答案：B\n- A 成帧\n\n</details>\n"
    assert [right for _, right, _ in keys(text)] == [["路由"]]


TWO = "1. Which one queues?\n   - A. SNS\n   - B. SQS\n\n2. Which one fans out?\n   - A. SNS\n   - B. SQS\n\n"


@pytest.mark.parametrize(
    "key",
    [
        "| Q | Answer |\n|---|---|\n| 1 | B |\n| 2 | A |\n",
        "| Q | Ans | Q | Ans |\n|---|---|---|---|\n| 1 | B | 2 | A |\n",
        "<details>\n<summary>Answers</summary>\n\n1-B, 2-A\n\n</details>\n",
        "<details>\n<summary>Answers</summary>\n1) B\n2) A\n</details>\n",
        "## Answer key\n\n### Question 1\n\nB\n\n### Question 2\n\n**A** because it does.\n",
    ],
)
def test_answers_at_the_end_may_stand_in_many_forms(key: str) -> None:
    assert [right for _, right, _ in keys(TWO + key)] == [["SQS"], ["SNS"]]


def test_parts_that_count_anew_have_their_answers_in_the_same_order() -> None:
    key = "## Answers\n\n### Part one\n\n1. B\n2. A\n\n### Part two\n\n1. A\n2. B\n"
    text = f"## Part one\n\n{TWO}## Part two\n\n{TWO.replace('queues', 'mails').replace('fans', 'opts')}{key}"
    assert [right for _, right, _ in keys(text)] == [["SQS"], ["SNS"], ["SNS"], ["SQS"]]


def test_answers_that_could_be_about_several_questions_are_not_guessed_at() -> None:
    parts = "".join(f"## Part {n}\n\n{TWO.replace('one', f'one of {n}')}" for n in (1, 2, 3))
    text = f"{parts}## Answers\n\n### Part 1\n\n1. B\n2. A\n\n### Part 3\n\n1. A\n2. B\n"
    assert keys(text) == []
    assert [code for _, code in findings(text)] == ["N201"] * 6


def test_an_answer_right_below_a_numbered_list_names_an_item() -> None:
    text = "Q2. Which one queues?\n1) SNS\n2) SES\n3) SQS\nAnswer: 3\n"
    assert keys(text) == [("Which one queues?", ["SQS"], ["SNS", "SES"])]


def test_more_answers_than_questions_without_numbers_are_not_handed_out() -> None:
    one = "### Which one {}?\n\n- A. SNS\n- B. SQS\n\n"
    text = one.format("queues") + one.format("fans out") + "### Answers\n\n1. A\n2. B\n3. A\n"
    assert findings(text) == [(1, "N201"), (6, "N201")]
