"""Small banks and learners for the engine tests."""

from datetime import UTC, datetime, timedelta
from random import Random

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.learner import LearnerState
from studyapp.engine.learning import record
from studyapp.engine.modes import Mixed, Mode
from studyapp.engine.selection import Pick, next_question

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PAIR = "contrast:amazon-mwaa|aws-step-functions"


def later(days: float) -> datetime:
    """So many days after NOON."""
    return NOON + timedelta(days=days)


def small_bank(pairs: int = 6, variants: int = 4, cues: int = 3, domains: int = 2) -> Bank:
    """A bank of pairs × variants items; item ids count up from 1, the first pair is PAIR."""
    items = []
    for pair in range(pairs):
        name = PAIR if pair == 0 else f"contrast:a{pair}|b{pair}"
        for variant in range(variants):
            number = pair * variants + variant
            items.append(
                BankItem(
                    id=number + 1,
                    components=(name, f"cue:{number % cues}"),
                    topic=f"topic-{pair % 3}",
                    domain=f"domain-{pair % domains}",
                    key=f"{'ab'[variant % 2]}{pair}",
                )
            )
    return Bank(items, {f"domain-{n}": 1.0 + n for n in range(domains)})


def answered(bank: Bank, *answers: tuple[int, bool, float]) -> LearnerState:
    """A learner after (item id, right, day) answers."""
    state = LearnerState()
    for item_id, right, day in answers:
        record(state, bank, item_id, right, later(day))
    return state


def asked(state: LearnerState, bank: Bank, mode: Mode | None = None, day: float = 0.0, seed: int = 0) -> Pick:
    """The next question; there has to be one."""
    pick = next_question(state, bank, mode or Mixed(), later(day), Random(seed))
    assert pick is not None
    return pick
