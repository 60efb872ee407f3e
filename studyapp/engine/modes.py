"""What a practice session is about: which items it may ask."""

from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.engine.bank import Bank


@dataclass(frozen=True, slots=True)
class Mixed:
    """Everything in the bank."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two services told apart, e.g. "contrast:amazon-mwaa|aws-step-functions"."""

    component: str


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic, by slug."""

    slug: str


@dataclass(frozen=True, slots=True)
class Domain:
    """One domain of the exam, by name."""

    name: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One exam signal, e.g. "cue:least-operational-overhead"."""

    component: str


@dataclass(frozen=True, slots=True)
class Again:
    """Given items once more, e.g. those missed in a quiz."""

    item_ids: tuple[int, ...]


Mode = Mixed | Contrast | Topic | Domain | Cue | Again


def positions(bank: Bank, mode: Mode) -> Iterable[int]:
    """Positions in the bank of the items that the mode may ask; ids the bank doesn't know are left out."""
    match mode:
        case Mixed():
            return range(len(bank.items))
        case Contrast(component) | Cue(component):
            return bank.with_component(component)
        case Topic(slug):
            return bank.in_topic(slug)
        case Domain(name):
            return [n for n, item in enumerate(bank.items) if item.domain == name]
        case Again(item_ids):
            return [bank.position[item_id] for item_id in item_ids if item_id in bank.position]
