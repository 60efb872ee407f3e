"""Topics for reading: the list, and one card with its sections, its signals and what the learner knows of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone

from studyapp.engine.bank import Bank
from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import AreaKind, areas_over
from studyapp.models import Card, Learner, Question, Section, Status, Topic

from .cards import CardOnScreen, cards_of_topic
from .learner_states import learner_state
from .levels import NEW, Level, level_of
from .question_bank import Library, current_library
from .quiz_modes import PAIR, TOPIC


@dataclass(frozen=True, slots=True)
class Known:
    """What a learner knows of something: answers given, right ones, and what it amounts to.

    `share` of questions right (0 to 1) is what its order goes by: that of a new one is 1.
    """

    answers: int
    right: int
    level: Level
    share: float = 1.0


UNKNOWN = Known(0, 0, NEW)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in the list."""

    topic: Topic
    questions: int
    signals: int
    known: Known


@dataclass(frozen=True, slots=True)
class TopicGroup:
    """Topics of one domain of the exam ("" for none), with what is known of them all; or the sets on pairs."""

    domain: str
    is_contrast: bool
    rows: Sequence[TopicRow]
    known: Known


@dataclass(frozen=True, slots=True)
class Flip:
    """A card to flip. `known` is what quizzes say of a signal; `points_here` that its answer is the topic itself."""

    one: CardOnScreen
    known: Known
    points_here: bool


@dataclass(frozen=True, slots=True)
class TopicCard:
    """A topic's page. `sections` are those with something to read; `domains` counts its questions.

    `practice` is what the practise button starts, "" when there is nothing to ask, and `questions` how many it has.
    `before` and `after` are its neighbours in the list.
    """

    topic: Topic
    sections: Sequence[Section]
    signals: Sequence[Flip]
    cards: Sequence[Flip]
    questions: int
    practice: str
    domains: Sequence[tuple[str, int]]
    known: Known
    before: Topic | None
    after: Topic | None

    @property
    def flips(self) -> Sequence[Flip]:
        """Signals first, then flash cards."""
        return [*self.signals, *self.cards]

    @property
    def due(self) -> int:
        """Cards that come up now."""
        return sum(flip.one.is_due for flip in self.flips)

    @property
    def signals_here(self) -> Sequence[Flip]:
        """Those whose answer is the topic, which stands above them: what there is to recall is why."""
        return [flip for flip in self.signals if flip.points_here]

    @property
    def signals_elsewhere(self) -> Sequence[Flip]:
        return [flip for flip in self.signals if not flip.points_here]


def topic_groups(learner: Learner | None, *, weakest_first: bool = False) -> list[TopicGroup]:
    """Every topic by domain, in the order of the exam's domains and of the notes, the sets on pairs last.

    With `weakest_first` a group has first what is known least of what was answered. Five queries at most.
    """
    library = current_library()
    topics = list(
        Topic.objects.filter(retired=False)
        .defer("html")
        .annotate(hints=Count("signals"))
        .order_by("position")
    )
    sets = Question.objects.filter(status=Status.ACTIVE, topic__is_contrast=True)
    pairs: dict[int, list[str]] = {}
    for pk, pair in sets.exclude(contrast=None).values_list("topic", "contrast__key"):
        pairs.setdefault(pk, []).append(pair)
    parts = {topic.slug: _asked_in(topic, library.bank, pairs.get(topic.pk, ()))[1] for topic in topics}
    state = learner_state(learner) if learner else LearnerState()
    known = _known(state, library, parts)
    grouped: dict[tuple[bool, str], list[TopicRow]] = {}
    for topic in topics:
        row = TopicRow(topic, len(parts[topic.slug]), topic.hints, known.get(topic.slug, UNKNOWN))
        grouped.setdefault((topic.is_contrast, "" if topic.is_contrast else topic.domain), []).append(row)
    wholes = {
        f"{key}": [n for row in rows for n in parts[row.topic.slug]]
        for key, rows in grouped.items()
        if not key[0] and any(row.known.answers for row in rows)
    }
    whole = _known(state, library, wholes)
    found = []
    for key in sorted(grouped, key=lambda key: _place(key, library)):
        rows = grouped[key]
        if weakest_first:
            rows.sort(key=lambda row: row.known.share)
        found.append(TopicGroup(key[1], key[0], rows, whole.get(f"{key}", UNKNOWN)))
    return found


def _place(key: tuple[bool, str], library: Library) -> tuple[bool, int]:
    """Where a group stands: domains in the order of the exam, topics without one behind them, pairs last."""
    order = [domain for domain, _ in library.pack.blueprint]
    return key[0], order.index(key[1]) if key[1] in order else len(order) + (not key[1])


def topic_card(slug: str, learner: Learner | None) -> TopicCard | None:
    """One topic with all that its page shows: ten queries at most; None when there is none of that name."""
    topic = Topic.objects.select_related("service").filter(slug=slug, retired=False).first()
    if topic is None:
        return None
    library = current_library()
    bank = library.bank
    rows = list(
        Question.objects.filter(topic=topic, status=Status.ACTIVE).values_list(
            "cue__key", "signal__line", "contrast__key"
        )
    )
    drills = {line: cue for cue, line, _ in rows if line}
    practice, asked = _asked_in(topic, bank, [contrast for *_, contrast in rows if contrast])
    of_signals = {cue: bank.with_component(cue) for cue in drills.values()}
    items = [bank.items[n] for n in {*asked, *(n for some in of_signals.values() for n in some)}]
    keys = {name for item in items for name in item.components}
    state = learner_state(learner, keys) if learner else LearnerState()
    of_signal = _known(state, library, of_signals, AreaKind.CUE)
    before, after = _neighbours(topic)
    flips = [
        Flip(one, of_signal.get(drills.get(one.card.line, ""), UNKNOWN), _points_to(topic, one.card))
        for one in cards_of_topic(topic, learner)
    ]
    return TopicCard(
        topic=topic,
        sections=[section for section in topic.sections.all() if section.html],
        signals=[flip for flip in flips if flip.one.card.kind == Card.SIGNAL],
        cards=[flip for flip in flips if flip.one.card.kind != Card.SIGNAL],
        questions=len(asked),
        practice=practice,
        domains=list(Counter(domain for n in asked if (domain := bank.items[n].domain)).items()),
        known=_known(state, library, {slug: asked}).get(slug, UNKNOWN),
        before=before,
        after=after,
    )


def _points_to(topic: Topic, card: Card) -> bool:
    """Whether a card's answer is its topic."""
    return card.answer in {topic.name, topic.service.name if topic.service else topic.name}


def _neighbours(topic: Topic) -> tuple[Topic | None, Topic | None]:
    """The topics before and after this one among those of its kind: one query."""
    rows = list(
        Topic.objects.filter(retired=False, is_contrast=topic.is_contrast)
        .order_by("position")
        .only("slug", "name")
    )
    place = next(n for n, row in enumerate(rows) if row.pk == topic.pk)
    return (rows[place - 1] if place else None), (rows[place + 1] if place + 1 < len(rows) else None)


def _asked_in(topic: Topic, bank: Bank, contrasts: Sequence[str]) -> tuple[str, Sequence[int]]:
    """What to start to practise the topic, and the bank positions that this asks.

    Questions of an "A vs B" set count for the subjects that are right, so that the pair is what asks for them.
    """
    if topic.is_contrast and contrasts:
        pair = Counter(contrasts).most_common(1)[0][0]
        return f"{PAIR} {pair}", bank.with_component(pair)
    positions = bank.in_topic(topic.slug)
    return (f"{TOPIC} {topic.slug}" if positions else ""), positions


def _known(
    state: LearnerState,
    library: Library,
    groups: Mapping[str, Sequence[int]],
    kind: AreaKind = AreaKind.TOPIC,
) -> dict[str, Known]:
    """What is known of each of these groups of questions that has an answer."""
    bank, cues_of = library.bank, {}
    for name, positions in groups.items():
        cues = {bank.items[n].components[-1] for n in positions} & state.components.keys()
        if any(state.components[cue].answers for cue in cues):
            cues_of[name] = cues
    areas = areas_over(state, bank, kind, {name: groups[name] for name in cues_of}, timezone.now())
    found = {}
    for area in areas:
        held = [state.components[cue] for cue in cues_of[area.name]]
        answers, right = sum(one.answers for one in held), sum(one.right for one in held)
        level = level_of(area, answers, library.pack.pass_share)
        found[area.name] = Known(answers, right, level, area.estimate)
    return found
