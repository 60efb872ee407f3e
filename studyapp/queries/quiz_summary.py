"""What came of a quiz."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone

from studyapp.engine.bank import Bank
from studyapp.models import AskedQuestion, Choice, QuizSession

from .labels import due_label
from .memories import due_at
from .own_notes import own_note
from .question_bank import current_library
from .quiz_modes import PAIR, TOPIC


@dataclass(frozen=True, slots=True)
class Missed:
    """One missed question, with what was chosen and what was right as HTML, the learner's own note, and when it is
    due again."""

    asked: AskedQuestion
    chosen: Sequence[str]
    right: Sequence[str]
    own_note: str
    comes_back: str


@dataclass(frozen=True, slots=True)
class QuizArea:
    """What some questions of the quiz were about: the pair that they contrast, or else their topic.

    `what` is what the start form takes to drill it, "" where the notes have nothing more to ask of it.
    """

    name: str
    missed: int
    asked: int
    what: str

    @property
    def right(self) -> int:
        return self.asked - self.missed


@dataclass(frozen=True, slots=True)
class QuizSummary:
    """What came of a quiz: `areas`, the most missed first, and `noted`, what was right and has the learner's note."""

    quiz: QuizSession
    answered: int
    right: int
    missed: Sequence[Missed]
    areas: Sequence[QuizArea]
    noted: Sequence[AskedQuestion]

    @property
    def left(self) -> int:
        """Questions that wait for their answer."""
        return max(0, self.quiz.size - self.answered)

    @property
    def share(self) -> int:
        """Per cent right of those answered."""
        return round(100 * self.right / self.answered) if self.answered else 0


def quiz_summary(quiz: QuizSession) -> QuizSummary:
    """The outcome of the answers so far, for a quiz as `quiz_of` gives it: two queries, however many there are."""
    asked = list(
        AskedQuestion.objects.filter(quiz=quiz, answer__isnull=False)
        .select_related("version__question__topic", "version__question__contrast", "answer")
        .annotate(own_note=own_note("quiz__learner", "version__question"))
        .annotate(due_at=due_at("quiz__learner", "version__question"))
        .order_by("number")
    )
    now = timezone.now()
    wrong = [row for row in asked if not row.answer.correct]
    texts: dict[int, list[Choice]] = {}
    for choice in Choice.objects.filter(version__in=[row.version_id for row in wrong]):
        texts.setdefault(choice.version_id, []).append(choice)
    missed = [
        Missed(
            row,
            [choice.html for choice in texts[row.version_id] if choice.pk in row.answer.chosen],
            [choice.html for choice in texts[row.version_id] if choice.correct],
            row.own_note,
            due_label(row.due_at, now),
        )
        for row in wrong
    ]
    bank = current_library(getattr(quiz, "library_version", None)).bank
    noted = [row for row in asked if row.answer.correct and row.own_note]
    return QuizSummary(quiz, len(asked), len(asked) - len(wrong), missed, _areas(asked, bank), noted)


def _areas(asked: Sequence[AskedQuestion], bank: Bank) -> list[QuizArea]:
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    misses: Counter[str] = Counter()
    for row in asked:
        what, name = _area_of(row, bank)
        names[what] = name
        counts[what] += 1
        misses[what] += not row.answer.correct
    areas = [
        QuizArea(name, misses[what], counts[what], what if what != name else "")
        for what, name in names.items()
    ]
    return sorted(areas, key=lambda area: (-area.missed, area.name))


def _area_of(row: AskedQuestion, bank: Bank) -> tuple[str, str]:
    """(what drills it, name); the name twice where nothing does."""
    question = row.version.question
    if question.contrast:
        key, name = question.contrast.key, question.contrast.label
        return (f"{PAIR} {key}" if bank.with_component(key) else name), name
    slug, name = question.topic.slug, question.topic.name
    return (f"{TOPIC} {slug}" if bank.in_topic(slug) else name), name
