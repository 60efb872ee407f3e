"""From what notes say to questions: those that can be asked, and those held back with the reason.

Better no question than a bad one; but none is dropped in silence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..diagnostics import Diagnostic, diagnose
from ..model import Kind, Question, Status
from ..wording import plain


def finished(question: Question, lines: Sequence[str]) -> Question:
    """The question with the line of its file that decides, for quoting; `lines` are all of them."""
    number = question.place.line
    return replace(question, excerpt=_words_of(lines[number - 1]) if number <= len(lines) else "")


def held_back(questions: Sequence[Question]) -> list[Diagnostic]:
    """What the author should know of questions that are not asked."""
    return [_held_back(q) for q in questions if q.status is Status.HELD_BACK and not _is_told(q)]


def _words_of(line: str) -> str:
    """A line of a note for quoting: without bullets and signs, a table row as its cells."""
    cells = [words for cell in line.strip().strip("|").split("|") if (words := plain(cell))]
    return " · ".join(cells)


def _is_told(question: Question) -> bool:
    """Whether the reader has said already (N101, N102) that the line names no service."""
    return question.held_code == "N306" and question.kind in (Kind.SIGNAL, Kind.DECISION)


def _held_back(question: Question) -> Diagnostic:
    message = f"no {question.kind.replace('_', ' ')} question from this line: {question.held_reason}"
    hint = _HINTS.get(question.held_code, "")
    if (question.kind, question.held_code) == (Kind.FEATURE, "N303"):
        hint = "Give the table four rows or more, each with a need of its own, and things of one kind to choose from."
    return diagnose(question.held_code, question.place, message, hint)


_HINTS = {
    "N205": "Settle which key is right; neither question is asked until then.",
    "N301": "Settle it by changing one of the two lines; neither is asked until then.",
    "N302": "Describe the need without the name, as the exam does.",
    "N303": "Contrast the service with two others in a decision table, or say when the other one is right.",
    "N307": "Name the feature in few words, or head the column “limit or behaviour”.",
}
