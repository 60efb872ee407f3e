"""A random sample of questions for someone to judge blind: is the key right, is exactly one choice right?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from studyapp.models import Choice, Kind, Question, Status

LETTERS = "ABCDEFGHIJ"
TASK = """Answer every question before you look at the key. Then judge four things for each: is the key right, is
exactly the asked number of choices right, is it realistic, does the explanation teach?"""


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A sampled question with its choices in the order of the sheet."""

    question: Question
    choices: Sequence[Choice]

    @property
    def key(self) -> str:
        """The letters that are right."""
        return "".join(
            letter for letter, choice in zip(LETTERS, self.choices, strict=False) if choice.correct
        )


def review_sample(count: int, seed: int, authored_only: bool = False) -> list[SheetQuestion]:
    """`count` active questions, the same ones in the same order for the same seed and bank: two queries."""
    rows = (
        Question.objects.filter(status=Status.ACTIVE).select_related("version").order_by("path", "line", "pk")
    )
    if authored_only:
        rows = rows.filter(kind=Kind.AUTHORED)
    rng = Random(seed)
    everything = list(rows)
    picked = rng.sample(everything, min(count, len(everything)))
    choices: dict[int, list[Choice]] = {}
    for choice in Choice.objects.filter(version__in=[row.version_id for row in picked]).order_by("position"):
        choices.setdefault(choice.version_id, []).append(choice)
    sheet = []
    for row in picked:
        order = choices.get(row.version_id or 0, [])
        rng.shuffle(order)
        sheet.append(SheetQuestion(row, order))
    return sheet


def sheet_markdown(sample: Sequence[SheetQuestion], seed: int) -> str:
    """The sample as Markdown: questions first, the key with sources and reasons behind them all."""
    parts = [f"# Review sheet, seed {seed}, {len(sample)} questions", TASK]
    parts += [_blind(number, one) for number, one in enumerate(sample, 1)]
    parts.append("# Key")
    parts += [_key(number, one) for number, one in enumerate(sample, 1)]
    return "\n\n".join(parts) + "\n"


def _blind(number: int, one: SheetQuestion) -> str:
    version = one.question.version
    assert version is not None
    options = "\n".join(
        f"{letter}. {choice.text}" for letter, choice in zip(LETTERS, one.choices, strict=False)
    )
    return f"## {number}\n\n{version.stem}\n\n{options}"


def _key(number: int, one: SheetQuestion) -> str:
    question, version = one.question, one.question.version
    assert version is not None
    reasons = "\n".join(
        f"- {letter}: {choice.why}"
        for letter, choice in zip(LETTERS, one.choices, strict=False)
        if choice.why
    )
    head = f"## {number}: {one.key}\n\n`{question.path}:{question.line}` ({question.kind}, {question.domain})"
    return "\n\n".join(part for part in (head, reasons, version.explanation) if part)
