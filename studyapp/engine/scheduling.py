"""Due dates and self-graded cards, by FSRS (the `fsrs` package): fuzzing off, UTC, no learning steps."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS as FSRS_DEFAULTS

DESIRED_RETENTION = 0.9
DEFAULT_PARAMETERS: tuple[float, ...] = FSRS_DEFAULTS  # FSRS-6, fitted to millions of reviews
GRADES = {"again": Rating.Again, "hard": Rating.Hard, "good": Rating.Good, "easy": Rating.Easy}


@dataclass(frozen=True, slots=True)
class CardSchedule:
    """A self-graded card: stability (days), difficulty (1 to 10), when reviewed last and when due. New: all None."""

    stability: float | None = None
    difficulty: float | None = None
    last_at: datetime | None = None
    due_at: datetime | None = None


class Schedulable(Protocol):
    """Anything that carries an FSRS schedule as plain fields (`ComponentMemory` does)."""

    last_at: datetime | None
    fsrs_stability: float | None
    fsrs_difficulty: float | None
    due_at: datetime | None


@lru_cache(maxsize=8)
def scheduler(
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS, retention: float = DESIRED_RETENTION
) -> Scheduler:
    """An FSRS scheduler; `parameters` are the 21 weights of FSRS-6. Raises ValueError when they are out of bounds."""
    # Without steps a card is in review from the first answer on: quiz sessions replace same-day repeats.
    return Scheduler(
        parameters=parameters,
        desired_retention=retention,
        learning_steps=(),
        relearning_steps=(),
        enable_fuzzing=False,
    )


def review(
    card: CardSchedule, grade: str, now: datetime, parameters: Sequence[float] = DEFAULT_PARAMETERS
) -> CardSchedule:
    """The card after the learner graded it "again", "hard", "good" or "easy" at `now`; KeyError for another grade."""
    after = _reviewed(card.stability, card.difficulty, card.last_at, GRADES[grade], now, tuple(parameters))
    return CardSchedule(after.stability, after.difficulty, after.last_review, after.due)


def preview(
    card: CardSchedule, now: datetime, parameters: Sequence[float] = DEFAULT_PARAMETERS
) -> dict[str, CardSchedule]:
    """What each grade would lead to: grade -> card, for the buttons."""
    return {grade: review(card, grade, now, parameters) for grade in GRADES}


def reschedule(
    held: Schedulable, right: bool, now: datetime, parameters: Sequence[float] = DEFAULT_PARAMETERS
) -> None:
    """Move a component's due date after an answer: right counts as Good, wrong as Again. Changes `held`."""
    grade = Rating.Good if right else Rating.Again
    after = _reviewed(held.fsrs_stability, held.fsrs_difficulty, held.last_at, grade, now, tuple(parameters))
    held.fsrs_stability, held.fsrs_difficulty, held.due_at = after.stability, after.difficulty, after.due


def is_due(due_at: datetime | None, now: datetime) -> bool:
    """Whether something scheduled is due; what was never practised is not."""
    return due_at is not None and due_at <= now


def _reviewed(
    stability: float | None,
    difficulty: float | None,
    last_at: datetime | None,
    grade: Rating,
    now: datetime,
    parameters: tuple[float, ...],
) -> Card:
    now = now.astimezone(UTC)
    card = Card(
        card_id=0,
        state=State.Review,
        stability=stability,
        difficulty=difficulty,
        due=now,
        last_review=last_at,
    )
    if stability is None or difficulty is None or last_at is None:
        card = Card(card_id=0, state=State.Learning, step=0, due=now)
    elif last_at > now:
        card.last_review = now
    return scheduler(parameters).review_card(card, grade, now)[0]
