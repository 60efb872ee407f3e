"""Questions whose stem says how many options to choose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .reading import findings, questions

STATES_TWO = [
    "Which are databases? (Select TWO.)",
    "Which are databases? (choose two)",
    "Which are databases? **(Choose two.)**",
    "Which are databases? [Choose 2 answers]",
    "Which are databases? Choose 2.",
    "Which are databases? — Select TWO.",
    "Choose the two best answers: which are databases?",
    "Which are databases? Select TWO options.",
    "Which are databases? (2 correct answers)",
    "Was sind Datenbanken? (Wählen Sie zwei.)",
    "Quelles sont des bases de données ? (Choisissez deux réponses)",
    "¿Cuáles son bases de datos? (Elija dos)",
    "Quais são bancos de dados? (Escolha duas.)",
    "Quali sono database? (Selezionare due)",
    "以下哪些是数据库？（选择两项）",
    "データベースはどれですか？（2つ選択）",
]
STATES_ONE = [
    "Which is a database? (Choose one)",
    "Which is a database? Select one:",
    "Which is it? (Pick 1)",
]
LEAVES_OPEN = [
    "Which are databases? (Choose all that apply)",
    "Which are databases? (Select one or more)",
    "Which are databases? (Select 2-3)",
    "Which are databases? Choose at least two.",
    "A user must select one node and restart it. Which are databases?",
    "Two answers (1 of them late) arrive. Which are databases?",
    "Which are databases? (Choose one of the nodes. Choose two.)",
]
SYNTAXES = {
    "boxes": "### {stem}\n\n- [{a}] RDS\n- [{b}] DynamoDB\n- [ ] SQS\n",
    "letters": "### {stem}\n\nA. RDS\nB. DynamoDB\nC. SQS\n\n**Answer:** {letters}\n",
    "table": (
        "| Question | A | B | C | Answer |\n|---|---|---|---|---|\n"
        "| {stem} | RDS | DynamoDB | SQS | {letters} |\n"
    ),
    "front matter": "---\nquestion: '{stem}'\noptions: [RDS, DynamoDB, SQS]\nanswer: [{letters}]\n---\n",
}


def bank(syntax: str, stem: str, right: int) -> str:
    ticks = {"a": "x", "b": "x" if right == 2 else " ", "letters": "A, B" if right == 2 else "A"}
    return SYNTAXES[syntax].format(stem=stem, **ticks)


@pytest.mark.parametrize("syntax", SYNTAXES)
@pytest.mark.parametrize("stem", ["Which are databases? (Select TWO.)", "Which are databases? Choose 2."])
def test_a_key_of_another_size_is_rejected_in_every_syntax(syntax: str, stem: str) -> None:
    ((_, code),) = findings(bank(syntax, stem, 1))
    assert code == "N218"
    assert questions(bank(syntax, stem, 1)) == []
    assert [question.select for question in questions(bank(syntax, stem, 2))] == [2]
    assert findings(bank(syntax, stem, 2)) == []


def test_the_same_goes_for_gift() -> None:
    text = "Which are databases? (Select TWO) {{~%{}%RDS ~%{}%DynamoDB ~%-50%SQS}}"
    assert findings(text.format(100, -50), "bank.gift") == [(1, "N218")]
    assert findings(text.format(50, 50), "bank.gift") == []


@pytest.mark.parametrize("stem", STATES_TWO)
def test_two_can_be_asked_for_in_many_ways(stem: str) -> None:
    assert findings("# Databases\n\n" + bank("boxes", stem, 1)) == [(3, "N218")]
    assert findings(bank("boxes", stem, 2)) == []


@pytest.mark.parametrize("stem", STATES_ONE)
def test_a_question_for_one_has_one_right_option(stem: str) -> None:
    assert findings(bank("boxes", stem, 2)) == [(1, "N218")]
    assert findings(bank("boxes", stem, 1)) == []


@pytest.mark.parametrize("stem", LEAVES_OPEN)
@pytest.mark.parametrize("right", [1, 2])
def test_a_stem_that_leaves_the_number_open_is_asked_as_it_is(stem: str, right: int) -> None:
    assert findings(bank("boxes", stem, right)) == []
    assert [question.select for question in questions(bank("boxes", stem, right))] == [right]


@given(stated=st.integers(1, 5), right=st.integers(1, 5))
def test_what_a_stem_states_is_compared_with_the_key(stated: int, right: int) -> None:
    boxes = "".join(f"- [{'x' if n < right else ' '}] option {n}\n" for n in range(6))
    text = f"### Which of them? (Select {stated})\n\n{boxes}"
    assert [code for _, code in findings(text)] == (["N218"] if stated != right else [])
