"""The engine as a policy of the simulator (worlds.py), which is not part of this project but looked for beside it."""

import importlib
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from types import ModuleType
from typing import Any

import numpy as np

from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.estimates import SETTLED
from studyapp.engine.learner import LearnerState, expected
from studyapp.engine.learning import record
from studyapp.engine.mastery import AreaKind, weak_areas
from studyapp.engine.modes import Mixed
from studyapp.engine.readiness import exam_share
from studyapp.engine.selection import next_question

SHARED = Path(__file__).resolve().parents[2] / "shared" / "learning"
DAY_ZERO = datetime(2026, 1, 1, tzinfo=UTC)
BLUEPRINT = {"domain-0": 0.34, "domain-1": 0.26, "domain-2": 0.22, "domain-3": 0.18}


def at(t: float) -> datetime:
    """The moment t days after the simulation begins."""
    return DAY_ZERO + timedelta(days=float(t))


class LazyChances:
    """Chance of a right answer, indexed like an array of learners × questions but worked out only where asked."""

    def __init__(self, policy: "EnginePolicy", t: float) -> None:
        self.policy, self.now = policy, at(t)

    def __getitem__(self, where: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
        states, bank = self.policy.states, self.policy.bank
        return np.array([expected(states[r], bank, int(i), self.now) for r, i in zip(*where, strict=True)])


class EnginePolicy:
    """The engine in the simulator: one LearnerState each for n learners, who know nothing of each other."""

    def __init__(self, bank: Any, n: int, rng: np.random.Generator) -> None:
        self.pairs = bank.P
        self.bank = Bank(
            [
                BankItem(
                    id=i,
                    components=(f"contrast:{bank.pair[i]:03}", f"cue:{bank.signal[i]:03}"),
                    topic=f"topic-{bank.pair[i]}",
                    domain=f"domain-{bank.domain[bank.pair[i]]}",
                    key="ab"[i % 2],
                )
                for i in range(bank.I)
            ],
            BLUEPRINT,
        )
        self.states = [LearnerState() for _ in range(n)]
        self.rngs = [Random(int(seed)) for seed in rng.integers(0, 2**62, n)]

    def choose(self, t: float, exam_at: float) -> np.ndarray:
        """One question index per learner."""
        now, exam, picked = at(t), at(exam_at), []
        for state, rng in zip(self.states, self.rngs, strict=True):
            state.exam_at = exam
            pick = next_question(state, self.bank, Mixed(), now, rng)
            assert pick is not None
            picked.append(pick.item_id)
        return np.array(picked)

    def saw(self, i: np.ndarray, y: np.ndarray, t: float) -> None:
        """The answers: question index and 0/1 per learner."""
        now = at(t)
        for state, item, right in zip(self.states, i, y, strict=True):
            record(state, self.bank, int(item), bool(right), now)

    def item_p(self, t: float) -> LazyChances:
        """Chance of a right answer, learners × questions."""
        return LazyChances(self, t)

    def pairs_at(self, t: float) -> np.ndarray:
        """(estimate, low, high) on a fresh question, learners × pairs × 3."""
        rows = []
        for state in self.states:
            areas = {area.name: area for area in weak_areas(state, self.bank, AreaKind.PAIR, at(t) - SETTLED)}
            found = [areas[f"contrast:{p:03}"] for p in range(self.pairs)]
            rows.append([(area.estimate, area.low, area.high) for area in found])
        return np.array(rows)

    def pair_p(self, t: float) -> np.ndarray:
        """Chance of a right answer on a fresh question, learners × pairs."""
        return self.pairs_at(t)[:, :, 0]

    def exam_p(self, t: float) -> np.ndarray:
        """Expected share right in an exam now, per learner."""
        return np.array([exam_share(state, self.bank, at(t) - SETTLED) for state in self.states])


class RandomQuestions(EnginePolicy):
    """Questions at random; the engine only watches."""

    def choose(self, t: float, exam_at: float) -> np.ndarray:
        return np.array([rng.randrange(len(self.bank.items)) for rng in self.rngs])


def simulator() -> ModuleType | None:
    """worlds.py if it is there; else a line that says so, and None."""
    if not (SHARED / "worlds.py").is_file():
        print(
            "the simulator (../shared/learning/worlds.py) is not here: nothing measured on simulated learners"
        )
        return None
    sys.path.insert(0, str(SHARED))
    return importlib.import_module("worlds")


def simulate(
    worlds: ModuleType,
    world_name: str,
    policy_cls: type[EnginePolicy],
    seed: int,
    n: int,
    days: int,
    a_day: int,
) -> Iterator[tuple[int, Any, EnginePolicy, float]]:
    """Yield (day, the learners, the policy, the moment) after each day of study."""
    bank = worlds.Bank(np.random.default_rng([seed, 1]))
    world = worlds.WORLDS[world_name](bank, n, np.random.default_rng([seed, 2]))
    world.rng = np.random.default_rng([seed, 3])
    policy = policy_cls(bank, n, np.random.default_rng([seed, 4]))
    for day in range(days):
        for question in range(a_day):
            t = day + 0.75 + question * 1.5 / 1440
            asked = policy.choose(t, days + 1.0)
            policy.saw(asked, world.answer(asked, t), t)
        yield day + 1, world, policy, day + 1.75
