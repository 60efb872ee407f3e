"""What is read out of notes, as frozen values. Nothing here knows how it is written or where it is stored."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from .diagnostics import Place


class Kind(StrEnum):
    """What a question was made from."""

    DECISION = "decision"
    SIGNAL = "signal"
    RULE = "rule"
    USE_CASE = "use_case"
    FEATURE = "feature"
    AUTHORED = "authored"


class Status(StrEnum):
    """Whether learners are asked a question: active, held back for its author, or no longer in the notes."""

    ACTIVE = "active"
    HELD_BACK = "held_back"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a topic under a heading of its own. `text` is its Markdown without the heading."""

    title: str
    number: int | None
    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Signal:
    """ "If the question mentions <cues>, think <targets>". `targets` are service keys, empty when unknown."""

    text: str
    condition: str
    cues: tuple[str, ...]
    targets: tuple[str, ...]
    place: Place
    section: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A scenario with the services that fit and those that do not, as service keys.

    `also` are second choices: not asked for, but not wrong either. `compares` says that the row tells which services
    have something ("Persistence: yes, no"), rather than which to choose for a need. A `reason` that is `of_choice` says
    why what fits does so, where it names nothing.
    """

    scenario: str
    accepts: tuple[str, ...]
    rejects: tuple[str, ...]
    reason: str
    place: Place
    section: str
    also: tuple[str, ...] = ()
    compares: bool = False
    of_choice: bool = False


@dataclass(frozen=True, slots=True)
class FeatureRow:
    """A keyword and the feature of the topic's service that answers it.

    `noun` is what the header calls a feature ("Amazon S3 storage option", "limit"), `reason` why it answers the
    keyword, and `table` the line where the row's table starts.
    """

    keyword: str
    feature: str
    place: Place
    section: str
    noun: str = "feature"
    reason: str = ""
    table: int = 0


@dataclass(frozen=True, slots=True)
class UseCase:
    """Something a service is used for; alone it excludes no other service."""

    name: str
    explanation: str
    place: Place
    section: str


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """One line under "when to choose" (`positive`) or "when not to choose".

    `services` are where it sends you, `against` what it says to choose the subject over.
    """

    text: str
    condition: str
    positive: bool
    subject: str
    services: tuple[str, ...]
    place: Place
    section: str
    against: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject of the notes with all that was read under it.

    `service` is the key of the service that the topic is about, "" for a subject that is none.
    `contrast` holds two service keys when the title is "A vs B". `text` is all there is to read, `opening` what
    of it stands above the first section: neither has questions nor cards in it.
    """

    slug: str
    name: str
    title: str
    subtitle: str
    aliases: tuple[str, ...]
    service: str
    contrast: tuple[str, str] | None
    domain: str
    checked: str
    summary: str
    text: str
    place: Place
    opening: str = ""
    sections: tuple[Section, ...] = ()
    signals: tuple[Signal, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    features: tuple[FeatureRow, ...] = ()
    use_cases: tuple[UseCase, ...] = ()
    rules: tuple[ChoiceRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Service:
    """A service, product or option that notes choose between or questions tell apart. `key` is its slug."""

    key: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a question in Markdown, whether it is right, and why. `service` is its service key or ""."""

    text: str
    correct: bool
    why: str
    service: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it can be asked, or as it is held back with a reason.

    `cue` names the knowledge component that it asks for; wordings of one component share it. `contrast` holds
    the keys of the two services or options that it separates, sorted, the first of which is not necessarily right.
    """

    kind: Kind
    stem: str
    choices: tuple[Choice, ...]
    explanation: str
    place: Place
    excerpt: str
    topic: str
    section: str
    domain: str
    cue: str
    contrast: tuple[str, str] | None = None
    explicit_id: str = ""
    status: Status = Status.ACTIVE
    held_code: str = ""
    held_reason: str = ""

    @property
    def select(self) -> int:
        """How many choices are right, which is how many to choose."""
        return sum(choice.correct for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Card:
    """A flash card in Markdown: recalled from memory and graded by the learner; `topic` is a topic's slug."""

    front: str
    back: str
    place: Place
    topic: str
    section: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pack:
    """An exam that the notes prepare for. Weights are shares of the exam, by domain."""

    name: str = ""
    exam_code: str = ""
    blueprint: tuple[tuple[str, float], ...] = ()
    scored_questions: int = 50
    minutes: int = 0
    pass_share: float = 0.72
    assumptions: tuple[str, ...] = field(default=())
