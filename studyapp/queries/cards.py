"""Cards to flip: what is due, what is new, and what each self-grade would lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from studyapp.engine.scheduling import CardSchedule, preview
from studyapp.models import Card, CardMemory, Learner, Topic

from .question_bank import current_library


@dataclass(frozen=True, slots=True)
class GradeChoice:
    """A button: `days` until the card comes back when it is pressed, `key` presses it."""

    grade: str
    key: int
    days: int


@dataclass(frozen=True, slots=True)
class CardOnScreen:
    """A card with its schedule for one learner; `reviews` is 0 for one never graded."""

    card: Card
    reviews: int
    due_at: datetime | None
    grades: Sequence[GradeChoice]

    @property
    def is_due(self) -> bool:
        """Whether it comes up today."""
        return self.due_at is not None and self.due_at < end_of_today()


@dataclass(frozen=True, slots=True)
class Deck:
    """What there is to review: all cards, or those of `topic`. `next_due_at` is the first after today."""

    topic: Topic | None
    cards: int
    due: int
    new: int
    next_due_at: datetime | None
    reviewed_today: int


def end_of_today() -> datetime:
    """What is due at any time today is due now: nobody studies at the same minute every day."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def schedule_of(memory: CardMemory | None) -> CardSchedule:
    """The engine's view of a stored schedule; a new one for a card never graded."""
    if memory is None:
        return CardSchedule()
    return CardSchedule(memory.stability, memory.difficulty, memory.last_at, memory.due_at)


def card_on_screen(card: Card, memory: CardMemory | None, schedule: Sequence[float]) -> CardOnScreen:
    """A card as it is shown; no query. `schedule` are the parameters of FSRS in use here."""
    now = timezone.now()
    grades = [
        GradeChoice(grade, key, max(1, round((after.due_at - now) / timedelta(days=1))))
        for key, (grade, after) in enumerate(preview(schedule_of(memory), now, schedule).items(), start=1)
        if after.due_at
    ]
    return CardOnScreen(card, memory.reviews if memory else 0, memory.due_at if memory else None, grades)


def cards_of_topic(topic: Topic, learner: Learner | None) -> list[CardOnScreen]:
    """A topic's cards in the order of the notes, signals first: three queries."""
    cards = list(Card.objects.filter(topic=topic, retired=False).order_by("kind", "line", "pk"))
    memories = CardMemory.objects.filter(learner=learner, card__topic=topic) if learner and cards else ()
    held = {memory.card_id: memory for memory in memories}
    schedule = current_library().schedule
    return [card_on_screen(card, held.get(card.pk), schedule) for card in cards]


def deck_of(learner: Learner | None, topic: Topic | None = None) -> Deck:
    """How many cards are due and new: two queries."""
    cards = _cards_in(topic).count()
    if learner is None:
        return Deck(topic, cards, 0, cards, None, 0)
    now, tomorrow = timezone.now(), end_of_today()
    today = tomorrow - timedelta(days=1)
    found = _memories(learner, topic).aggregate(
        seen=Count("pk"),
        due=Count("pk", filter=Q(due_at__lt=tomorrow)),
        following=Min("due_at", filter=Q(due_at__gte=tomorrow)),
        reviewed=Count("pk", filter=Q(last_at__gte=today, last_at__lte=now)),
    )
    return Deck(topic, cards, found["due"], cards - found["seen"], found["following"], found["reviewed"])


def next_card(learner: Learner | None, topic: Topic | None, new: bool) -> CardOnScreen | None:
    """The card due longest; with `new`, where none is due, the first never graded. Three queries at most."""
    if learner:
        memory = (
            _memories(learner, topic)
            .filter(due_at__lt=end_of_today())
            .select_related("card__topic")
            .order_by("due_at", "pk")
            .first()
        )
        if memory:
            return card_on_screen(memory.card, memory, current_library().schedule)
    if not new:
        return None
    cards = _cards_in(topic).select_related("topic").order_by("topic__position", "kind", "line", "pk")
    card = (cards.exclude(memories__learner=learner) if learner else cards).first()
    return card_on_screen(card, None, current_library().schedule) if card else None


def _cards_in(topic: Topic | None) -> QuerySet[Card]:
    cards = Card.objects.filter(retired=False, topic__retired=False)
    return cards.filter(topic=topic) if topic else cards


def _memories(learner: Learner, topic: Topic | None) -> QuerySet[CardMemory]:
    memories = CardMemory.objects.filter(learner=learner, card__retired=False, card__topic__retired=False)
    return memories.filter(card__topic=topic) if topic else memories
