"""What a learner is weak at: the engine's estimates with names that people read, each with its drill."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from studyapp.engine.bank import BankItem
from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import Area, AreaKind, weak_areas
from studyapp.models import Component, Kind, Learner, Question, Status

from .given_answers import Given, given_answers
from .learner_states import learner_state
from .levels import Level, is_little, level_of
from .mix_ups import MixedPair, mixed_pairs
from .question_bank import Library, current_library
from .quiz_modes import CUE_MODE, DOMAIN, PAIR, TOPIC

RECENT = 10  # answers: what came before says less about the learner of today
WORST = 5  # areas that one quiz can drill together


@dataclass(frozen=True, slots=True)
class WeakArea:
    """A row of the page: what it is, the estimate behind it in per cent, and the quiz that drills just that.

    pass_share: share of questions right that passes the exam (0 to 1). recent: whether each of the last answers was
    right, the newest first, where that was asked for.
    """

    label: str
    area: Area
    mode: str
    target: str
    right: int
    answers: int
    pass_share: float
    recent: Sequence[bool] = ()

    @property
    def little_evidence(self) -> bool:
        """Whether only the range may be shown, and no figure."""
        return is_little(self.area, self.answers)

    @property
    def level(self) -> Level:
        """What it amounts to, in a word."""
        return level_of(self.area, self.answers, self.pass_share)

    @property
    def mark(self) -> int:
        """The pass mark, in per cent."""
        return round(100 * self.pass_share)

    @property
    def cost(self) -> float:
        """Of 100 questions in the exam, how many are expected to be lost here: to a tenth below two."""
        lost = 100 * self.area.cost
        return round(lost, 1) if lost < 2 else round(lost)

    @property
    def recent_right(self) -> int:
        return sum(self.recent)

    @property
    def missed(self) -> int:
        """Answers that were wrong."""
        return self.answers - self.right

    @property
    def percent(self) -> int:
        return round(100 * self.area.estimate)

    @property
    def low(self) -> int:
        return round(100 * self.area.low)

    @property
    def high(self) -> int:
        return round(100 * self.area.high)

    @property
    def spread(self) -> int:
        """From low to high."""
        return self.high - self.low

    @property
    def what(self) -> str:
        """What the start form takes to drill it."""
        return f"{self.mode} {self.target}"


@dataclass(frozen=True, slots=True)
class WeakAreas:
    """The weak-areas page. The lists hold only what has been answered at least once, worst first.

    `mix_ups` were made more than once; `slips` once, which tells little. `mark` is the pass mark in per cent.
    """

    answers: int
    mark: int
    mix_ups: Sequence[MixedPair]
    slips: Sequence[MixedPair]
    domains: Sequence[WeakArea]
    pairs: Sequence[WeakArea]
    topics: Sequence[WeakArea]
    signals: Sequence[WeakArea]

    @property
    def worst(self) -> Sequence[WeakArea]:
        """What one quiz drills together."""
        return self.pairs[:WORST]


def weak_areas_of(learner: Learner) -> WeakAreas:
    """All of it in a constant number of queries, however long the history."""
    library = current_library()
    state = learner_state(learner)
    now = timezone.now()
    labels = dict(Component.objects.filter(key__in=state.components).values_list("key", "label"))
    signals = _signal_components()
    given = given_answers(learner)
    mixed = mixed_pairs(given, library)
    return WeakAreas(
        answers=state.answers,
        mark=round(100 * library.pack.pass_share),
        mix_ups=[pair for pair in mixed if pair.count > 1],
        slips=[pair for pair in mixed if pair.count == 1],
        domains=weak_domains(state, library, now, given),
        pairs=weak_pairs(state, library, now, labels, given),
        topics=weak_topics(state, library, now, given),
        signals=_met(
            state, library, AreaKind.CUE, now, {key: labels[key] for key in labels if key in signals}, given
        ),
    )


def weakest_questions(learner: Learner, library: Library) -> list[int]:
    """The questions of the pairs that cost most of those that were met."""
    state = learner_state(learner)
    labels = dict.fromkeys(state.components, "")
    worst = weak_pairs(state, library, timezone.now(), labels)[:WORST]
    positions = {n: None for one in worst for n in library.bank.with_component(one.target)}
    return [library.bank.items[n].id for n in positions]


def weak_pairs(
    state: LearnerState,
    library: Library,
    now: datetime,
    labels: Mapping[str, str],
    given: Sequence[Given] = (),
) -> list[WeakArea]:
    """Pairs with an answer; `labels` has the names of those that are asked about."""
    return _met(state, library, AreaKind.PAIR, now, labels, given)


def weak_topics(
    state: LearnerState, library: Library, now: datetime, given: Sequence[Given] = ()
) -> list[WeakArea]:
    """Topics with an answer; only one that still is a subject, and is asked about, can be drilled."""
    names = library.topic_names
    return _added_up(state, library, AreaKind.TOPIC, now, names, given)


def weak_domains(
    state: LearnerState, library: Library, now: datetime, given: Sequence[Given] = ()
) -> list[WeakArea]:
    """Domains of the exam with an answer."""
    names = {name: name for name in library.bank.domains if name}
    return _added_up(state, library, AreaKind.DOMAIN, now, names, given)


def _added_up(
    state: LearnerState,
    library: Library,
    kind: AreaKind,
    now: datetime,
    labels: Mapping[str, str],
    given: Sequence[Given],
) -> list[WeakArea]:
    """Topics or domains with an answer and a name."""
    mode = TOPIC if kind == AreaKind.TOPIC else DOMAIN
    answers = _answers_by(state, library, kind.value)
    recent = _recent(library, given, lambda item: (getattr(item, kind.value),))
    return [
        WeakArea(
            label=labels[area.name],
            area=area,
            mode=mode,
            target=area.name,
            right=answers[area.name][0],
            answers=answers[area.name][1],
            pass_share=library.pack.pass_share,
            recent=recent.get(area.name, ()),
        )
        for area in weak_areas(state, library.bank, kind, now)
        if area.name in labels and area.name in answers
    ]


def _met(
    state: LearnerState,
    library: Library,
    kind: AreaKind,
    now: datetime,
    labels: Mapping[str, str],
    given: Sequence[Given],
) -> list[WeakArea]:
    """Components with an answer and a name."""
    mode = PAIR if kind == AreaKind.PAIR else CUE_MODE
    recent = _recent(library, given, lambda item: item.components)
    found = []
    for area in weak_areas(state, library.bank, kind, now):
        held = state.components.get(area.name)
        if held and held.answers and area.name in labels:
            found.append(
                WeakArea(
                    label=labels[area.name],
                    area=area,
                    mode=mode,
                    target=area.name,
                    right=held.right,
                    answers=held.answers,
                    pass_share=library.pack.pass_share,
                    recent=recent.get(area.name, ()),
                )
            )
    return found


def _recent(
    library: Library, given: Sequence[Given], areas_of: Callable[[BankItem], Sequence[str]]
) -> Mapping[str, Sequence[bool]]:
    """Whether each of the last answers in each area was right, the newest first."""
    bank = library.bank
    found: dict[str, list[bool]] = {}
    for one in reversed(given):
        for name in (
            areas_of(bank.items[bank.position[one.question]]) if one.question in bank.position else ()
        ):
            last = found.setdefault(name, [])
            if len(last) < RECENT:
                last.append(one.right)
    return found


def _signal_components() -> Collection[str]:
    """The components of exam signals and other lines of the notes; a written question's own is none."""
    derived = Question.objects.filter(status=Status.ACTIVE).exclude(kind=Kind.AUTHORED)
    return set(derived.values_list("cue__key", flat=True))


def _answers_by(state: LearnerState, library: Library, name: str) -> Mapping[str, tuple[int, int]]:
    """(right, answers) by topic or domain, added up over the cues that only it has."""
    cues = {
        item.components[-1]: getattr(item, name)
        for item in library.bank.items
        if item.components[-1] in state.components
    }
    found: dict[str, tuple[int, int]] = {}
    for cue, area in cues.items():
        held = state.components[cue]
        right, answers = found.get(area, (0, 0))
        found[area] = (right + held.right, answers + held.answers)
    return found
