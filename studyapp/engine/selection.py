"""Which question comes next: the one expected to raise the exam score most, and why."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from random import Random

from studyapp.engine.bank import CONTRAST, Bank
from studyapp.engine.candidates import candidates, domain_turns, times_seen
from studyapp.engine.gain import component_gains
from studyapp.engine.learner import LearnerState, remembered
from studyapp.engine.modes import Again, Mode

REPEAT_COST = 0.7  # a question remembered as such teaches this much less
SAME_TOPIC = 0.95  # interleaving: the topic just asked has to be worth a little more
SAME_CUE = 0.9
MIXED_UP = 0.5  # share right, on a pair answered at least twice, below which it counts as mixed up
WEAK = 0.6  # share right on a component, or chance that it is known, below which it is weak


class Reason(StrEnum):
    """Why a question was picked; the pages have the words for it."""

    NEW = "new"
    DUE = "due"
    MIXED_UP = "mixed_up"
    WEAK = "weak"
    MISSED = "missed"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Pick:
    """An item to ask and why."""

    item_id: int
    reason: Reason


def next_question(
    state: LearnerState,
    bank: Bank,
    mode: Mode,
    now: datetime,
    rng: Random,
    exclude: Collection[int] = frozenset(),
) -> Pick | None:
    """The item of this mode that is expected to raise the exam score most, or None when there is none to ask.

    `exclude` holds item ids not to ask (e.g. asked in this quiz already). `rng` breaks ties and, in a contrast
    drill, draws which service is right. Never the item just answered nor a variant of its contrast, unless
    nothing else is left. Changes nothing; the same arguments give the same pick.
    """
    found = candidates(state, bank, mode, now, rng, exclude)
    if not found:
        return None
    gains = component_gains(state, bank, {bank.triples[n][0] for n in found}, now)
    turns = domain_turns(state, bank, mode)
    values = sorted(
        ((sum(map(gains.__getitem__, bank.triples[n])) * turns[bank.items[n].domain], n) for n in found),
        reverse=True,
    )
    best = -1.0
    ties: list[int] = []
    for value, n in values:
        if value < best:
            break  # what lowers a value comes on top, so nothing better follows
        worth = value * _worth(state, bank, n, now)
        if worth > best:
            best, ties = worth, []
        if worth == best:
            ties.append(n)
    chosen = bank.items[ties[rng.randrange(len(ties))]].id
    return Pick(chosen, _reason(state, bank, mode, chosen, now))


def _worth(state: LearnerState, bank: Bank, n: int, now: datetime) -> float:
    """Factor (0 to 1) for an item that is remembered as such or that resembles the one before."""
    item = bank.items[n]
    worth = 1 - REPEAT_COST * remembered(state, item.id, now)
    last = bank.position.get(state.recent[-1]) if state.recent else None
    if last is not None:
        before = bank.items[last]
        if item.topic == before.topic:
            worth *= SAME_TOPIC
        if not set(item.components[1:]).isdisjoint(before.components[1:]):
            worth *= SAME_CUE
    return worth


def _reason(state: LearnerState, bank: Bank, mode: Mode, item_id: int, now: datetime) -> Reason:
    """The first of the reasons that fits, the most telling one first."""
    item = bank.item(item_id)
    main = state.components.get(item.components[0])
    if isinstance(mode, Again):
        return Reason.MISSED
    if main is None:
        return Reason.NEW
    share = main.right / main.answers if main.answers else 1.0
    if item.components[0].startswith(CONTRAST) and main.answers >= 2 and share <= MIXED_UP:
        return Reason.MIXED_UP
    held = [state.components[name] for name in item.components if name in state.components]
    if any(one.due_at is not None and one.due_at <= now for one in held):
        return Reason.DUE
    if main.answers >= 2 and min(share, main.known) < WEAK:
        return Reason.WEAK
    return Reason.KEEP if times_seen(state, item_id) else Reason.NEW
