"""However a bank is written, every question comes back with its key."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from hypothesis import assume, given, settings

from .generated import LETTERS, Asked, banks
from .reading import asked, findings, key, read

CYRILLIC = "абвгде"
CIRCLED = "①②③④⑤⑥"


def options(q: Asked, letters: str, sign: str = ". ") -> str:
    return "\n".join(f"{letters[n]}{sign}{text}" for n, text in enumerate(q.options))


def marked(number: int, q: Asked) -> str:
    lines = [f"- {LETTERS[n]}. {text}{' ✅' if n in q.right else ''}" for n, text in enumerate(q.options)]
    return f"### {number}. {q.stem}\n\n" + "\n".join(lines) + "\n\n"


def starred(number: int, q: Asked) -> str:
    lines = [f"{'*' if n in q.right else ''}{LETTERS[n].lower()}) {text}" for n, text in enumerate(q.options)]
    return f"{number}.  {q.stem}\n" + "\n".join(lines) + "\n\n"


def dumped(number: int, q: Asked) -> str:
    answer = "".join(LETTERS[n] for n in sorted(q.right))
    return f"QUESTION {number}\n{q.stem}\n{options(q, LETTERS)}\nCorrect Answer: {answer}\nExplanation\n"


def russian(number: int, q: Asked) -> str:
    letters = ", ".join(CYRILLIC[n] for n in sorted(q.right))
    return f"**Вопрос {number}.** {q.stem}\n\n{options(q, CYRILLIC, ') ')}\n\n**Правильный ответ:** {letters}\n\n"


def korean(number: int, q: Asked) -> str:
    letters = ", ".join(CIRCLED[n] for n in sorted(q.right))
    return f"## {number}. {q.stem}\n\n{options(q, CIRCLED, ' ')}\n\n정답: {letters}\n\n"


def html(number: int, q: Asked) -> str:
    items = "".join(f"<li>{text}</li>\n" for text in q.options)
    return f"<p>{number}. {q.stem}</p>\n<ol type='A'>\n{items}</ol>\n<p>Answer: {q.letters}</p>\n\n"


def tabled(number: int, q: Asked) -> str:
    rows = "".join(f"| {LETTERS[n]} | {text} |\n" for n, text in enumerate(q.options))
    return f"### {q.stem}\n\n| Option | Text |\n|---|---|\n{rows}\n**Answer:** {q.letters}\n\n"


def spelled_out(number: int, q: Asked) -> str:
    answers = "\n".join(f"- {LETTERS[n]}) {q.options[n]}" for n in sorted(q.right))
    folded = f"<details><summary>Answer</summary>\n\n{answers}\n\n</details>"
    return f"### Question {number}\n\n{q.stem}\n\n{options(q, LETTERS, ') ')}\n\n{folded}\n\n"


def by_words(number: int, q: Asked) -> str:
    words = ", ".join(q.options[n] for n in sorted(q.right))
    return f"### {q.stem}\n\n" + "".join(f"- {text}\n" for text in q.options) + f"\n**Answer:** {words}\n\n"


def fenced(number: int, q: Asked) -> str:
    boxes = "\n".join(f"- [{'x' if n in q.right else ' '}] {text}" for n, text in enumerate(q.options))
    return f"Text.\n\n```quizdown\n### {q.stem}\n\n{boxes}\n```\n\n"


def whole(write: Callable[[int, Asked], str]) -> Callable[[Sequence[Asked]], str]:
    return lambda bank: "".join(write(number, q) for number, q in enumerate(bank, 1))


def with_key(bank: Sequence[Asked]) -> str:
    asked = "".join(f"{n}. {q.stem}\n\n{options(q, LETTERS)}\n\n" for n, q in enumerate(bank, 1))
    return f"{asked}## Answer key\n\n" + "".join(f"{n}. {q.letters}\n" for n, q in enumerate(bank, 1))


def front_matter(bank: Sequence[Asked]) -> str:
    def entry(q: Asked) -> str:
        listed = "".join(f"      - '{text}'\n" for text in q.options)
        return f"  - question: '{q.stem}'\n    options:\n{listed}    answer: [{q.letters}]\n"

    return "---\nquestions:\n" + "".join(map(entry, bank)) + "---\n"


WAYS = [
    *(
        pytest.param(whole(write), id=write.__name__)
        for write in (marked, starred, dumped, russian, korean, html, tabled, spelled_out, by_words, fenced)
    ),
    pytest.param(with_key, id="with a key at the end"),
    pytest.param(front_matter, id="front matter"),
]


@pytest.mark.parametrize("write", WAYS)
@settings(max_examples=20)
@given(bank=banks)
def test_every_question_comes_back_with_its_key(
    write: Callable[[Sequence[Asked]], str], bank: tuple[Asked, ...]
) -> None:
    assume(len(bank) > 1)  # a single answer at the end is an answer, not a key
    text = write(bank)
    expected = [
        (
            q.stem,
            [text for n, text in enumerate(q.options) if n in q.right],
            [text for n, text in enumerate(q.options) if n not in q.right],
        )
        for q in bank
    ]
    assert [key(question) for question in asked(read(text))] == expected
    assert findings(text) == []
