"""Cards to flip: what is due, what is new, and what each self-grade would lead to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from studyapp.engine.scheduling import CardSchedule, preview
from studyapp.models import Card, CardMemory, Learner, Topic

from .labels import wait_label
from .places import section_position
from .question_bank import current_library

SOONEST = timedelta(minutes=10)
GRADES = {"again": _("Again"), "hard": _("Hard"), "good": _("Good"), "easy": _("Easy")}


@dataclass(frozen=True, slots=True)
class GradeChoice:
    """A button: how long until the card comes back when it is pressed; `key` presses it."""

    grade: str
    key: int
    wait: timedelta

    @property
    def name(self) -> str:
        """What the button says."""
        return str(GRADES[self.grade])

    @property
    def wait_label(self) -> str:
        """The wait in words."""
        return wait_label(self.wait)


@dataclass(frozen=True, slots=True)
class CardOnScreen:
    """A card with its schedule for one learner; `reviews` is 0 for one never graded."""

    card: Card
    reviews: int
    due_at: datetime | None
    is_due: bool
    grades: Sequence[GradeChoice]

    @property
    def wait_label(self) -> str:
        """How long until it is due, in words."""
        return wait_until(self.due_at) if self.due_at else ""


@dataclass(frozen=True, slots=True)
class Deck:
    """What there is to review: all cards, or those of `topic`. `next_due_at` is the first that is not due yet."""

    topic: Topic | None
    cards: int
    due: int
    new: int
    next_due_at: datetime | None
    reviewed_today: int

    @property
    def wait_label(self) -> str:
        """How long until the next one is due, in words."""
        return wait_until(self.next_due_at) if self.next_due_at else ""

    @property
    def is_done_today(self) -> bool:
        """Whether nothing is left to do before tomorrow, new cards included."""
        later = self.next_due_at is not None and self.next_due_at < end_of_today()
        return bool(self.reviewed_today) and not (self.due or self.new or later)


def wait_until(moment: datetime) -> str:
    """From now, in words: no clock time, whose zone might not be the learner's."""
    return wait_label(moment - timezone.now())


def end_of_today() -> datetime:
    """The midnight to come."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return midnight + timedelta(days=1)


def are_due() -> Q:
    """The memories of cards that come up now.

    What is due at any time today is due now, as nobody studies at the same minute every day; but what was seen
    today already waits for its hour.
    """
    tomorrow = end_of_today()
    seen_before_today = Q(last_at__lt=tomorrow - timedelta(days=1), due_at__lt=tomorrow)
    return seen_before_today | Q(due_at__lte=timezone.now())


def is_due(memory: CardMemory) -> bool:
    """The same for one memory at hand."""
    tomorrow = end_of_today()
    if memory.last_at < tomorrow - timedelta(days=1):
        return memory.due_at < tomorrow
    return memory.due_at <= timezone.now()


def comes_back_at(after: CardSchedule, now: datetime) -> datetime:
    """When a card graded `now` is due again: once it would be recalled by 90 %, which is FSRS's stability in days.

    The fsrs package rounds to whole days and to one at least, which makes different grades look the same.
    """
    return now + max(SOONEST, timedelta(days=after.stability or 0.0))


def schedule_of(memory: CardMemory | None) -> CardSchedule:
    """The engine's view of a stored schedule; a new one for a card never graded."""
    if memory is None:
        return CardSchedule()
    return CardSchedule(memory.stability, memory.difficulty, memory.last_at, memory.due_at)


def card_on_screen(card: Card, memory: CardMemory | None, schedule: Sequence[float]) -> CardOnScreen:
    """A card as it is shown; no query. `schedule` are the parameters of FSRS in use here."""
    now = timezone.now()
    grades = [
        GradeChoice(grade, key, comes_back_at(after, now) - now)
        for key, (grade, after) in enumerate(preview(schedule_of(memory), now, schedule).items(), start=1)
    ]
    if memory is None:
        return CardOnScreen(card, 0, None, is_due=False, grades=grades)
    return CardOnScreen(card, memory.reviews, memory.due_at, is_due(memory), grades)


def cards_of_topic(topic: Topic, learner: Learner | None) -> list[CardOnScreen]:
    """A topic's cards in the order of the notes, signals first: three queries."""
    rows = Card.objects.filter(topic=topic, retired=False).order_by("kind", "line", "pk")
    cards = list(rows.annotate(section=section_position("topic", "section_title")))
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
        due=Count("pk", filter=are_due()),
        following=Min("due_at", filter=~are_due()),
        reviewed=Count("pk", filter=Q(last_at__gte=today, last_at__lte=now)),
    )
    return Deck(topic, cards, found["due"], cards - found["seen"], found["following"], found["reviewed"])


def next_card(learner: Learner | None, topic: Topic | None, new: bool) -> CardOnScreen | None:
    """The card due longest; with `new`, where none is due, the first never graded. Three queries at most."""
    if learner:
        memory = (
            _memories(learner, topic)
            .filter(are_due())
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
