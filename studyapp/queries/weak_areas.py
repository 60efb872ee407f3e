"""What a learner is weak at: the engine's estimates with names that people read, each with its drill."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import Area, AreaKind, weak_areas
from studyapp.models import Component, Kind, Learner, Question, Status

from .learner_states import learner_state
from .mix_ups import MixedPair, mixed_pairs
from .question_bank import Library, current_library
from .quiz_modes import CUE_MODE, DOMAIN, PAIR, TOPIC

FEWEST_ANSWERS = 5  # with fewer nobody believes one figure, however sure the model is


@dataclass(frozen=True, slots=True)
class WeakArea:
    """A row of the page: what it is, the estimate behind it in per cent, and the quiz that drills just that."""

    label: str
    area: Area
    mode: str
    target: str
    right: int
    answers: int

    @property
    def little_evidence(self) -> bool:
        """Whether only the range may be shown, and no figure."""
        return self.area.little_evidence or self.answers < FEWEST_ANSWERS

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

    `mix_ups` were made more than once; `slips` once, which tells little.
    """

    answers: int
    mix_ups: Sequence[MixedPair]
    slips: Sequence[MixedPair]
    domains: Sequence[WeakArea]
    pairs: Sequence[WeakArea]
    topics: Sequence[WeakArea]
    signals: Sequence[WeakArea]


def weak_areas_of(learner: Learner) -> WeakAreas:
    """All of it in a constant number of queries, however long the history."""
    library = current_library()
    state = learner_state(learner)
    now = timezone.now()
    labels = dict(Component.objects.filter(key__in=state.components).values_list("key", "label"))
    signals = _signal_components()
    mixed = mixed_pairs(learner, library)
    return WeakAreas(
        answers=state.answers,
        mix_ups=[pair for pair in mixed if pair.count > 1],
        slips=[pair for pair in mixed if pair.count == 1],
        domains=weak_domains(state, library, now),
        pairs=weak_pairs(state, library, now, labels),
        topics=weak_topics(state, library, now),
        signals=_met(
            state, library, AreaKind.CUE, now, {key: labels[key] for key in labels if key in signals}
        ),
    )


def weak_pairs(
    state: LearnerState, library: Library, now: datetime, labels: Mapping[str, str]
) -> list[WeakArea]:
    """Pairs with an answer; `labels` has the names of those that are asked about."""
    return _met(state, library, AreaKind.PAIR, now, labels)


def weak_topics(state: LearnerState, library: Library, now: datetime) -> list[WeakArea]:
    """Topics with an answer; only one that still is a subject, and is asked about, can be drilled."""
    names = library.topic_names
    answers = _answers_by(state, library, "topic")
    return [
        WeakArea(names[area.name], area, TOPIC, area.name, *answers[area.name])
        for area in weak_areas(state, library.bank, AreaKind.TOPIC, now)
        if area.name in names and area.name in answers
    ]


def weak_domains(state: LearnerState, library: Library, now: datetime) -> list[WeakArea]:
    """Domains of the exam with an answer."""
    answers = _answers_by(state, library, "domain")
    return [
        WeakArea(area.name, area, DOMAIN, area.name, *answers[area.name])
        for area in weak_areas(state, library.bank, AreaKind.DOMAIN, now)
        if area.name and area.name in answers
    ]


def _met(
    state: LearnerState, library: Library, kind: AreaKind, now: datetime, labels: Mapping[str, str]
) -> list[WeakArea]:
    """Components with an answer and a name."""
    mode = PAIR if kind == AreaKind.PAIR else CUE_MODE
    found = []
    for area in weak_areas(state, library.bank, kind, now):
        held = state.components.get(area.name)
        if held and held.answers and area.name in labels:
            found.append(WeakArea(labels[area.name], area, mode, area.name, held.right, held.answers))
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
