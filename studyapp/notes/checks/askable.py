"""What the rules look at: the authored questions that are asked, in groups large enough to say something."""

from __future__ import annotations

from collections.abc import Iterator

from ..library import Library
from ..model import Kind, Question, Status


def authored(library: Library) -> list[Question]:
    """Every authored question that is asked, in the order of the notes."""
    return [q for q in library.questions if q.kind is Kind.AUTHORED and q.status is Status.ACTIVE]


def single_choice(library: Library) -> list[Question]:
    """Those with one right option among at least three."""
    return [q for q in authored(library) if q.select == 1 and len(q.choices) > 2]


def by_file(questions: list[Question], least: int) -> Iterator[tuple[str, list[Question]]]:
    """(what to call it, questions) for each file with enough of them, and for all files together."""
    files: dict[str, list[Question]] = {}
    for question in questions:
        files.setdefault(question.place.path, []).append(question)
    for group in files.values():
        if len(group) >= least:
            yield "of this file", group
    if len(files) > 1 and len(questions) >= least:
        yield "of all files together", questions


def right_at(question: Question) -> int:
    """The position of the one right choice, counted from 0."""
    return next(n for n, choice in enumerate(question.choices) if choice.correct)
