"""What a quiz can be about: how a mode is stored, named and understood by the engine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from studyapp.engine import modes
from studyapp.engine.bank import CONTRAST, CUE, Bank
from studyapp.models import Component, Question, QuizSession, Status, Topic

MIXED, PAIR, TOPIC, DOMAIN, CUE_MODE = "mixed", "contrast", "topic", "domain", "cue"
AGAIN, FLAGGED, FOUND, WEAKEST = "again", "flagged", "found", "weakest"
WITHOUT_TARGET = {
    MIXED: _("Mixed practice"),
    FLAGGED: _("Flagged questions"),
    WEAKEST: _("Your weakest pairs"),
}


@dataclass(frozen=True, slots=True)
class PairChoice:
    """A pair of services or options that can be practised, with how many questions there are on it."""

    component: str
    label: str
    questions: int


@dataclass(frozen=True, slots=True)
class DomainChoice:
    """A domain of the exam that can be practised, with how many questions there are in it."""

    name: str
    questions: int


def engine_mode(quiz: QuizSession) -> modes.Mode:
    """The engine's mode of a stored quiz."""
    match quiz.mode:
        case "contrast":
            return modes.Contrast(quiz.target)
        case "topic":
            return modes.Topic(quiz.target)
        case "domain":
            return modes.Domain(quiz.target)
        case "cue":
            return modes.Cue(quiz.target)
        case "again" | "flagged" | "found" | "weakest":
            return modes.Again(tuple(quiz.question_ids))
    return modes.Mixed()


def mode_label(mode: str, target: str) -> str | None:
    """What a quiz about this is called; None when there is nothing like it in the notes."""
    if mode in WITHOUT_TARGET:
        return str(WITHOUT_TARGET[mode])
    if mode == TOPIC:
        return Topic.objects.filter(slug=target, retired=False).values_list("name", flat=True).first()
    if mode == DOMAIN:
        asked = Question.objects.filter(domain=target, status=Status.ACTIVE).exclude(domain="")
        return asked.values_list("domain", flat=True).first()
    if (mode == PAIR and target.startswith(CONTRAST)) or (mode == CUE_MODE and target.startswith(CUE)):
        return Component.objects.filter(key=target).values_list("label", flat=True).first()
    return None


def questions_in(bank: Bank, mode: modes.Mode) -> int:
    """How many questions a mode can ask."""
    return len(list(modes.positions(bank, mode)))


def domain_choices(bank: Bank) -> Sequence[DomainChoice]:
    """Every domain with a question: no query."""
    return [DomainChoice(name, questions_in(bank, modes.Domain(name))) for name in bank.domains if name]


def pair_choices(bank: Bank) -> Sequence[PairChoice]:
    """Every pair that the notes contrast, the ones with most questions first: one query."""
    keys = [key for key in bank.components if key.startswith(CONTRAST)]
    labels = dict(Component.objects.filter(key__in=keys).values_list("key", "label"))
    pairs = [PairChoice(key, labels[key], len(bank.with_component(key))) for key in keys if key in labels]
    return sorted(pairs, key=lambda pair: (-pair.questions, pair.label))
