"""Reading a text the way the import does, and saying briefly what came of it."""

from __future__ import annotations

from textwrap import dedent

from studyapp.notes.library import Library, read_texts
from studyapp.notes.model import Kind, Question, Status
from studyapp.notes.source import Source


def read(text: str, name: str = "bank.md") -> Library:
    """A library made of one file."""
    return read_texts([Source(name, name, dedent(text).lstrip("\n"))])


def questions(text: str, name: str = "bank.md") -> list[Question]:
    """The authored questions that are asked."""
    return asked(read(text, name))


def asked(library: Library) -> list[Question]:
    return [q for q in library.questions if q.kind is Kind.AUTHORED and q.status is Status.ACTIVE]


def keys(text: str, name: str = "bank.md") -> list[tuple[str, list[str], list[str]]]:
    """(stem, right options, wrong options) of each question."""
    return [key(question) for question in questions(text, name)]


def key(question: Question) -> tuple[str, list[str], list[str]]:
    right = [choice.text for choice in question.choices if choice.correct]
    return question.stem, right, [choice.text for choice in question.choices if not choice.correct]


def findings(text: str, name: str = "bank.md") -> list[tuple[int, str]]:
    """(line, code) of each diagnostic about questions."""
    return [(d.place.line, d.code) for d in read(text, name).diagnostics if d.code.startswith("N2")]
