"""Every example of a question or a card in docs/authoring.md is read as what it says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from .reading import asked, findings, read

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "authoring.md").read_text(encoding="utf-8")
PIECE = re.compile(
    r"^```(?P<language>\w*)\n(?P<text>.*?)^```$|^#+ (?P<title>[^\n]+)$", re.MULTILINE | re.DOTALL
)
COUNTS = {
    "What a question tells apart": [3],
    "Task lists": [1],
    "Lettered options": [1, 1, 2],
    "Marks on options": [3],
    "Plain lists, true or false": [2],
    "Answers at the end": [2],
    "Tables": [3],
    "HTML": [2],
    "R/exams": [1],
    "Front matter": [1, 2],
    "quizdown": [1],
    "GIFT": [3],
    "Flash cards": [5, 1, 2],
}
"""How many questions or cards the examples below a heading hold, in their order."""

NAMES = {"markdown": "bank.md", "gift": "bank.gift"}


def examples(start: str, end: str) -> Sequence[object]:
    """(language, text, count) of each example between two headings, called by the heading it stands under."""
    found, title = [], start
    counts = {title: list(numbers) for title, numbers in COUNTS.items()}
    for piece in PIECE.finditer(GUIDE[GUIDE.index(f"\n## {start}\n") : GUIDE.index(f"\n## {end}\n")]):
        title = piece["title"] or title
        if piece["language"]:
            found.append(pytest.param(piece["language"], piece["text"], counts[title].pop(0), id=title))
    return found


@pytest.mark.parametrize(("language", "text", "count"), examples("Questions of your own", "Flash cards"))
def test_examples_of_questions_are_asked(language: str, text: str, count: int) -> None:
    library = read(text, NAMES[language])
    assert len(asked(library)) == count
    assert findings(text, NAMES[language]) == []
    assert library.cards == ()


@pytest.mark.parametrize(("language", "text", "count"), examples("Flash cards", "Packs"))
def test_examples_of_cards_are_cards(language: str, text: str, count: int) -> None:
    library = read(text, NAMES[language])
    assert len(library.cards) == count
    assert library.questions == ()
    assert findings(text, NAMES[language]) == []
