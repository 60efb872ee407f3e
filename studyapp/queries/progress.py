"""Weak areas and readiness: the engine's estimates with names that people read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from studyapp.engine.bank import CONTRAST
from studyapp.engine.learner import LearnerState
from studyapp.engine.mastery import Area, AreaKind, confusions, weak_areas
from studyapp.engine.readiness import Readiness, readiness
from studyapp.models import Answer, Component, Kind, Learner, Question, Service, Status, Topic

from .learner_states import learner_state
from .question_bank import Library, current_library
from .quiz_modes import CUE_MODE, DOMAIN, PAIR, TOPIC


@dataclass(frozen=True, slots=True)
class WeakArea:
    """A row of the page: what it is, the estimate behind it, and the quiz that drills just that."""

    label: str
    area: Area
    mode: str
    target: str
    right: int
    answers: int

    @property
    def percent(self) -> int:
        return round(100 * self.area.estimate)

    @property
    def low(self) -> int:
        return round(100 * self.area.low)

    @property
    def spread(self) -> int:
        """From low to high, in per cent."""
        return self.high - self.low

    @property
    def high(self) -> int:
        return round(100 * self.area.high)


@dataclass(frozen=True, slots=True)
class MixUp:
    """ "Chose X where Y was right: count of asked", with the pair's drill where there is one."""

    right: str
    chosen: str
    count: int
    asked: int
    target: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The weak-areas page. The lists hold only what has been answered at least once, worst first."""

    answers: int
    readiness: Readiness
    mix_ups: Sequence[MixUp]
    domains: Sequence[WeakArea]
    pairs: Sequence[WeakArea]
    topics: Sequence[WeakArea]
    signals: Sequence[WeakArea]


def progress_of(learner: Learner) -> Progress:
    """All of it in a constant number of queries, however long the history."""
    library = current_library()
    state = learner_state(learner)
    pack = library.pack
    return Progress(
        answers=state.answers,
        readiness=readiness(state, library.bank, timezone.now(), pack.pass_share, pack.scored_questions),
        mix_ups=_mix_ups(learner, library),
        domains=_domains(state, library),
        pairs=_components(state, library, AreaKind.PAIR, PAIR),
        topics=_topics(state, library),
        signals=_components(state, library, AreaKind.CUE, CUE_MODE, only=_signal_components()),
    )


def _signal_components() -> set[str]:
    """The components of exam signals and other lines of the notes; a written question's own is none."""
    derived = Question.objects.filter(status=Status.ACTIVE).exclude(kind=Kind.AUTHORED)
    return set(derived.values_list("cue__key", flat=True))


def _components(
    state: LearnerState, library: Library, kind: AreaKind, mode: str, only: Collection[str] | None = None
) -> list[WeakArea]:
    areas = [
        area
        for area in weak_areas(state, library.bank, kind, timezone.now())
        if area.name in state.components
        and state.components[area.name].answers
        and (only is None or area.name in only)
    ]
    labels = dict(Component.objects.filter(key__in=[a.name for a in areas]).values_list("key", "label"))
    return [
        WeakArea(
            labels.get(area.name, area.name),
            area,
            mode,
            area.name,
            state.components[area.name].right,
            state.components[area.name].answers,
        )
        for area in areas
    ]


def _topics(state: LearnerState, library: Library) -> list[WeakArea]:
    """Topics with an answer; only one that still is a subject, and is asked about, can be drilled."""
    names = dict(Topic.objects.filter(retired=False, is_contrast=False).values_list("slug", "name"))
    answers = _answers_by(state, library, "topic")
    return [
        WeakArea(names[area.name], area, TOPIC, area.name, *answers[area.name])
        for area in weak_areas(state, library.bank, AreaKind.TOPIC, timezone.now())
        if area.name in names and area.name in answers
    ]


def _domains(state: LearnerState, library: Library) -> list[WeakArea]:
    """Domains of the exam with an answer."""
    answers = _answers_by(state, library, "domain")
    return [
        WeakArea(area.name, area, DOMAIN, area.name, *answers[area.name])
        for area in weak_areas(state, library.bank, AreaKind.DOMAIN, timezone.now())
        if area.name and area.name in answers
    ]


def _answers_by(state: LearnerState, library: Library, name: str) -> Mapping[str, tuple[int, int]]:
    """(right, answers) by topic or domain, added up over the cues that only it has."""
    cues = {
        item.components[-1]: getattr(item, name)
        for item in library.bank.items
        if item.components[-1] in state.components
    }
    found: dict[str, tuple[int, int]] = {}
    for cue, topic in cues.items():
        held = state.components[cue]
        right, answers = found.get(topic, (0, 0))
        found[topic] = (right + held.right, answers + held.answers)
    return found


def _mix_ups(learner: Learner, library: Library) -> list[MixUp]:
    given = Answer.objects.filter(learner=learner).exclude(right_service="").exclude(chosen_service="")
    pairs = given.values_list("right_service", "chosen_service")
    names = dict(Service.objects.values_list("key", "name"))
    return [
        MixUp(
            names.get(one.right, one.right),
            names.get(one.chosen, one.chosen),
            one.count,
            one.asked,
            _drill(library, one.right, one.chosen),
        )
        for one in confusions(pairs)
    ]


def _drill(library: Library, one: str, other: str) -> str:
    key = f"{CONTRAST}{'|'.join(sorted((one, other)))}"
    return key if library.bank.with_component(key) else ""
