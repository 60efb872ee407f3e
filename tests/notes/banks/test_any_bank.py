"""What holds for every syntax: the key survives, nothing is lost in silence, and no text breaks the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.blocks import parse_blocks
from studyapp.notes.reading.banks import find_bank
from studyapp.notes.source import Source

from .generated import LETTERS, Asked, banks
from .reading import asked, findings, key, read


def task_list(number: int, q: Asked) -> str:
    boxes = "\n".join(f"- [{'x' if n in q.right else ' '}] {text}" for n, text in enumerate(q.options))
    return f"### {q.stem}\n\n{boxes}\n\n" + (f"> {q.explanation}\n\n" if q.explanation else "")


def quizdown(number: int, q: Asked) -> str:
    boxes = "\n".join(f"1. [{'x' if n in q.right else ' '}] {text}" for n, text in enumerate(q.options))
    return f"### {q.stem}\n\n{boxes}\n\n" + (f"> {q.explanation}\n\n" if q.explanation else "")


def lettered(number: int, q: Asked) -> str:
    options = "\n".join(f"{LETTERS[n]}. {text}" for n, text in enumerate(q.options))
    told = f"**Explanation:** {q.explanation}\n" if q.explanation else ""
    return f"**Question {number}:** {q.stem}\n\n{options}\n\n**Answer:** {q.letters}\n{told}\n"


def folded(number: int, q: Asked) -> str:
    options = "\n".join(f"    - {LETTERS[n]}. {text}" for n, text in enumerate(q.options))
    told = f"\n\nExplanation: {q.explanation}" if q.explanation else ""
    answer = f"<details><summary>Answer</summary>\n\nCorrect answer: {q.letters}{told}\n\n</details>"
    return f"{number}. {q.stem}\n{options}\n\n{answer}\n\n"


def gift(number: int, q: Asked) -> str:
    share = 100 / len(q.right)
    answers = "\n".join(
        f"{'=' if len(q.right) == 1 and n in q.right else '~'}"
        f"{f'%{share:.5f}%' if len(q.right) > 1 and n in q.right else ''}{text}"
        for n, text in enumerate(q.options)
    )
    told = f"\n####{q.explanation}" if q.explanation else ""
    return f"{q.stem} {{\n{answers}{told}\n}}\n\n"


SYNTAXES = [
    pytest.param(task_list, "bank.md", id="task list"),
    pytest.param(quizdown, "bank.md", id="quizdown"),
    pytest.param(lettered, "bank.md", id="lettered"),
    pytest.param(folded, "bank.md", id="folded"),
    pytest.param(gift, "bank.gift", id="gift"),
]
Write = Callable[[int, Asked], str]


@pytest.mark.parametrize(("write", "name"), SYNTAXES)
@given(bank=banks)
def test_every_question_comes_back_with_its_key(write: Write, name: str, bank: tuple[Asked, ...]) -> None:
    text = "".join(write(number, question) for number, question in enumerate(bank, 1))
    found = asked(read(text, name))
    expected = [
        (
            q.stem,
            [text for n, text in enumerate(q.options) if n in q.right],
            [text for n, text in enumerate(q.options) if n not in q.right],
        )
        for q in bank
    ]
    assert [key(question) for question in found] == expected
    assert [question.explanation for question in found] == [q.explanation for q in bank]
    assert findings(text, name) == []


def without_key(text: str) -> str:
    """A bank of any syntax whose keys are all gone."""
    for old, new in (
        ("[x]", "[ ]"),
        ("Answer:", "Nothing:"),
        ("answer:", "nothing:"),
        ("\n=", "\n~"),
        ("%", ""),
    ):
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(("write", "name"), SYNTAXES)
@given(bank=banks)
def test_a_lost_key_is_reported_for_every_question(write: Write, name: str, bank: tuple[Asked, ...]) -> None:
    plain = tuple(Asked(q.stem.replace("%", "."), q.options, q.right, "") for q in bank)
    text = without_key("".join(write(number, question) for number, question in enumerate(plain, 1)))
    codes = [code for _, code in findings(text, name)]
    assert codes == ["N201"] * len(bank)
    assert asked(read(text, name)) == []


fragments = st.sampled_from(
    """- [x]|- [ ]|1. [x]|A.|B)|- C.|**D.**|Answer:|**Answer:** B|Correct answer: A, C|<details>|</details>|---|# Q|
    ### Which?|Question 4:|> hint|Q: x|A: y|a::b|{{c1::z}}|==h==|```|| a | b ||::t::|{|}|=|~|%50%|#|####|$CATEGORY: c|
    ✅|*a)|Option A: |<li>|<ol type=A>|</ol>|<quiz>|<br>|!!! q|> [!question] x?|#card|①|ア |答案：B|Antwort: A|
    - (x)|[[X]]|True or false: |(Correct)|??|;;|Q1. x|3. x?|QUESTION 2|Answers: 1-A, 2-B|questions:|  - question: x|
    \\|->|//|{T}|question: x|options: [a]|answer: B|\n|\n\n|    |  |\t|\0|é|🗳️|[|]|(|)|*|_""".split("|")
)


@given(st.lists(st.one_of(fragments, st.text(max_size=8)), max_size=40), st.sampled_from(["b.md", "b.gift"]))
def test_no_text_breaks_the_reader_and_every_finding_has_a_line(parts: list[str], name: str) -> None:
    text = "".join(parts)
    lines = text.count("\n") + 1
    library = read(text, name)
    for diagnostic in library.diagnostics:
        assert 1 <= diagnostic.place.line <= max(lines, 1)
        assert diagnostic.place.column >= 1
    for question in asked(library):
        assert 0 < question.select < len(question.choices)
        assert question.stem.strip()


MARKDOWN = [
    "A. x\n",
    "A) x B) y C) z ",
    "*A) x\n",
    "✅ A. x\n",
    "> > ? \n\n- [x] a\n",
    "1. a\n  1. b\n",
    "<li>a",
    "<quiz>\nA. x\n\n",
    "!!! note\n\n    a\n\n",
    "    - [x] a\n",
    "| A | x |\n",
    "| Question | A | B | Answer |\n|---|---|---|---|\n",
    "front\n?\nback\n\n",
    "- a #card\n    - b\n",
    "True or false: x\n\n",
    "Antwort: A, B und C\n\n",
    "Answers: 1-A, 2-B\n\n",
    "A. x\n\nB. y\n\n",
    "Answer: B\n\n",
    "- A. x\n- B. y\n\nfoo\n\n",
    "- [x] a\n\n```\nb\n```\n\n",
    "{{c1::a}} ",
    "[ ] a\n",
    "<details>\n\n",
    "Q: x\n\n",
    "Answer: B, ",
    "**A",
    "# Answers\n\n1. a\n2. b\n\n",
    "# Answers\n\n",
    "> [!question] x?\n> - a\n\n",
]
GIFT = ["::a\n", "x {=a\n\n", "{"]


@pytest.mark.parametrize(
    ("piece", "name"), [*((piece, "b.md") for piece in MARKDOWN), *((piece, "b.gift") for piece in GIFT)]
)
def test_ten_times_the_text_takes_about_ten_times_the_steps(piece: str, name: str) -> None:
    """Counts calls, not seconds, so that a busy machine does not matter."""
    few, many = (steps(piece * count, name) for count in (40, 400))
    assert many < 25 * few


def test_nothing_is_nested_too_deep_to_be_read() -> None:
    admonitions = "".join(f"{'    ' * depth}!!! quiz\n\n" for depth in range(1_200))
    quotes = "".join(f"{'> ' * depth}> [!question] x?\n" for depth in range(200))
    fences = "".join(f"{'`' * (400 - depth)}quiz\n" for depth in range(390))
    for text in (admonitions, quotes, fences):
        read(text)


def steps(text: str, name: str) -> int:
    """How many Python functions reading the questions of a text calls."""
    import sys

    source = Source(name, name, text)
    blocks = [] if name.endswith(".gift") else parse_blocks(text)
    count = 0

    def tick(*_: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(tick)
    try:
        find_bank(blocks, source)
    finally:
        sys.setprofile(before)
    return count
