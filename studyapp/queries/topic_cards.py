"""Topics for reading: the list, and one card with its sections, its signals and what the learner knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from studyapp.engine.bank import Bank
from studyapp.engine.learner import ComponentMemory, recall_now
from studyapp.models import Card, Learner, Question, Section, Status, Topic

from .cards import CardOnScreen, cards_of_topic
from .labels import LEVELS
from .learner_states import learner_state
from .question_bank import current_library
from .quiz_modes import PAIR, TOPIC


@dataclass(frozen=True, slots=True)
class Known:
    """What a learner knows of something: answers given, right ones, and the chance of recalling it now."""

    answers: int
    right: int
    recall: float | None

    @property
    def level(self) -> str:
        """What it amounts to: new, weak, growing or strong."""
        if self.recall is None or not self.answers:
            return "new"
        if self.recall < 0.5:
            return "weak"
        return "growing" if self.recall < 0.8 else "strong"

    @property
    def word(self) -> str:
        """The level in the language of the page."""
        return str(LEVELS[self.level])

    @property
    def percent(self) -> int:
        return round(100 * (self.recall or 0))


UNKNOWN = Known(0, 0, None)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in the list."""

    topic: Topic
    questions: int
    signals: int
    known: Known


@dataclass(frozen=True, slots=True)
class Flip:
    """A card to flip. `known` is what quizzes say of a signal, `drill` the component that asks for it, or ""."""

    one: CardOnScreen
    known: Known
    drill: str


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic's page. `sections` are those with something to read; `domains` counts its own questions.

    `practice` is what the practise button starts, "" when there is nothing to ask, and `questions` how many it has.
    """

    topic: Topic
    sections: Sequence[Section]
    signals: Sequence[Flip]
    cards: Sequence[Flip]
    questions: int
    practice: str
    domains: Sequence[tuple[str, int]]
    known: Known

    @property
    def flips(self) -> Sequence[Flip]:
        """Signals first, then flash cards."""
        return [*self.signals, *self.cards]

    @property
    def due(self) -> int:
        """Cards that come up now."""
        return sum(flip.one.is_due for flip in self.flips)


def topic_rows(learner: Learner | None) -> list[TopicRow]:
    """Every subject in the order of the notes, then the sets on pairs: at most five queries."""
    topics = (
        Topic.objects.filter(retired=False)
        .order_by("is_contrast", "position")
        .annotate(
            asked=Count("questions", filter=Q(questions__status=Status.ACTIVE), distinct=True),
            hints=Count("signals", distinct=True),
        )
    )
    components: dict[int, list[str]] = {}
    for topic, key in Question.objects.filter(status=Status.ACTIVE).values_list("topic", "cue__key"):
        components.setdefault(topic, []).append(key)
    held = learner_state(learner).components if learner else {}
    bank = current_library().bank
    return [
        TopicRow(
            topic,
            topic.asked,
            topic.hints,
            _together(held, _cues_of(topic, bank, components.get(topic.pk, []))),
        )
        for topic in topics
    ]


def topic_card(slug: str, learner: Learner | None) -> TopicCard | None:
    """One topic with all that its page shows: nine queries at most; None when there is none of that name."""
    topic = Topic.objects.select_related("service").filter(slug=slug, retired=False).first()
    if topic is None:
        return None
    rows = list(
        Question.objects.filter(topic=topic, status=Status.ACTIVE)
        .order_by("line")
        .values_list("cue__key", "signal__line", "domain", "contrast__key")
    )
    bank = current_library().bank
    keys = _cues_of(topic, bank, [cue for cue, *_ in rows])
    held = learner_state(learner, keys).components if learner else {}
    drills = {line: cue for cue, line, *_ in rows if line}
    flips = [
        Flip(one, _together(held, [drill] if drill else []), drill)
        for one in cards_of_topic(topic, learner)
        for drill in [drills.get(one.card.line, "") if one.card.kind == Card.SIGNAL else ""]
    ]
    practice, questions = _practice(topic, bank, [contrast for *_, contrast in rows])
    return TopicCard(
        topic=topic,
        sections=[section for section in topic.sections.all() if section.html],
        signals=[flip for flip in flips if flip.one.card.kind == Card.SIGNAL],
        cards=[flip for flip in flips if flip.one.card.kind != Card.SIGNAL],
        questions=questions,
        practice=practice,
        domains=list(Counter(domain for _, _, domain, _ in rows if domain).items()),
        known=_together(held, keys),
    )


def _practice(topic: Topic, bank: Bank, contrasts: Sequence[str | None]) -> tuple[str, int]:
    """What to start to practise the topic, and how many questions there are.

    Those of an "A vs B" set count for the subjects that are right, so that the pair is what asks for them.
    """
    pairs = Counter(contrast for contrast in contrasts if contrast)
    if topic.is_contrast and pairs:
        pair = pairs.most_common(1)[0][0]
        return f"{PAIR} {pair}", len(bank.with_component(pair))
    questions = len(bank.in_topic(topic.slug))
    return (f"{TOPIC} {topic.slug}" if questions else ""), questions


def _cues_of(topic: Topic, bank: Bank, own: Sequence[str]) -> Sequence[str]:
    """What is asked for in a quiz on the topic: its own questions' cues, and those of pair questions it is right in."""
    return own if topic.is_contrast else [bank.items[n].components[-1] for n in bank.in_topic(topic.slug)]


def _together(held: dict[str, ComponentMemory], keys: Sequence[str]) -> Known:
    """Several components as one: answers added up, recall averaged over those that were ever asked."""
    now = timezone.now()
    found = [held[key] for key in dict.fromkeys(keys) if key in held]
    if not found:
        return UNKNOWN
    recall = sum(recall_now(one, now) for one in found) / len(found)
    return Known(sum(one.answers for one in found), sum(one.right for one in found), recall)
