"""The learning engine against simulated learners, a real review log and the clock: `python -m bench.learning --help`.

The simulator (worlds.py) and the review log are not part of this project. They are looked for in ../shared/learning;
what needs them says so when they are not there. `EnginePolicy` also plugs into the simulator's own command line:
`python worlds.py --policy bench.learning:EnginePolicy`.
"""

import argparse
import csv
import math
import statistics
import time
from datetime import datetime
from random import Random
from types import ModuleType

import numpy as np

from bench.simulated_learners import (
    BLUEPRINT,
    SHARED,
    EnginePolicy,
    RandomQuestions,
    at,
    simulate,
    simulator,
)
from studyapp.engine.bank import Bank, BankItem
from studyapp.engine.estimates import SETTLED
from studyapp.engine.fitting import Review, fit, log_loss
from studyapp.engine.learner import LearnerState
from studyapp.engine.learning import record
from studyapp.engine.modes import Mixed
from studyapp.engine.readiness import readiness
from studyapp.engine.scheduling import DEFAULT_PARAMETERS
from studyapp.engine.selection import next_question

EXAMS = 20


def readiness_as_shown(worlds: ModuleType, seeds: range, n: int, days: int, a_day: int) -> None:
    """Print Brier and calibration error of the chance to pass as the learner sees it, every third day."""
    shown, true, silent = [], [], 0
    for name in worlds.WORLDS:
        for seed in seeds:
            for day, world, policy, t in simulate(worlds, name, EnginePolicy, seed, n, days, a_day):
                if day % 3:
                    continue
                for state, score in zip(policy.states, world.score(t), strict=True):
                    chance = readiness(state, policy.bank, at(t) - SETTLED).chance
                    silent += chance is None
                    if chance is not None:
                        shown.append(chance)
                        true.append(float(score))
    # Each case sits many exams, so that what is measured is the estimate and not the luck of one exam.
    p, score = np.repeat(shown, EXAMS), np.repeat(true, EXAMS)
    passed = (np.random.default_rng(7).binomial(worlds.SCORED, score) >= worlds.PASS_AT).astype(float)
    limit = worlds.pass_probability(score, 0.0)
    base = worlds.brier_ece(np.full(len(passed), passed.mean()), passed)[0]
    brier, ece = worlds.brier_ece(p, passed)
    print(
        f"readiness as shown ({len(shown)} cases, {silent} silent, {passed.mean():.0%} pass):"
        f" Brier {brier:.3f} ECE {ece:.3f}"
        f" | base rate {base:.3f}, with the true score {worlds.brier_ece(limit, passed)[0]:.3f}"
    )


def weak_pairs(worlds: ModuleType, seeds: range, n: int, a_day: int) -> None:
    """Print how well pair estimates rank the weak and how often their 80 % intervals hold, after 12 random days."""
    for name in worlds.WORLDS:
        ranks, covers, errors = [], [], []
        for seed in seeds:
            for day, world, policy, t in simulate(worlds, name, RandomQuestions, seed, n, 12, a_day):
                if day < 12:
                    continue
                truth, found = world.truth(t), policy.pairs_at(t)
                estimate, low, high = found[:, :, 0], found[:, :, 1], found[:, :, 2]
                covers.append(float(((low <= truth) & (truth <= high)).mean()))
                errors.append(float(abs(estimate - truth).mean()))
                for e, weak in zip(estimate, truth < 0.6, strict=True):
                    if weak.any() and not weak.all():
                        below = e[weak][:, None] < e[~weak]
                        ranks.append(float(below.mean()))
        print(
            f"weak pairs, {name} learners, 12 days of random questions: AUC {np.mean(ranks):.3f}"
            f" coverage {np.mean(covers):.3f} mean error {np.mean(errors):.3f}"
        )


def review_log() -> None:
    """Print the log loss of the second half of a real review log, given the first."""
    path = SHARED / "anki_reviews.csv"
    if not path.is_file():
        print("the review log (../shared/learning/anki_reviews.csv) is not here: nothing measured on it")
        return
    with path.open(newline="") as file:
        reviews = [
            Review(int(row["card_id"]), int(row["review_rating"]), datetime.fromisoformat(row["review_time"]))
            for row in csv.DictReader(file)
        ]
    reviews.sort(key=lambda review: review.at)
    half = len(reviews) // 2
    right = statistics.mean(review.grade > 1 for review in reviews[:half])
    before, judged = log_loss(reviews, DEFAULT_PARAMETERS, half)
    print(f"review log: {judged} of {len(reviews)} reviews judged; FSRS-6 default {before:.4f}", end="")
    try:
        print(f", fitted {fit(reviews).after:.4f}", end="")
    except ImportError:
        print(", not fitted (fsrs-rs-python is not installed)", end="")
    print(f"; {right:.0%} right in the first half")


def speed(items: int = 5000, contrasts: int = 900, cues: int = 100) -> None:
    """Print how long picking and updating take with everything in memory."""
    rng = Random(1)
    bank = Bank(
        [
            BankItem(
                n,
                (f"contrast:{n % contrasts}", f"cue:{rng.randrange(cues)}"),
                f"topic-{n % 40}",
                f"domain-{n % 4}",
            )
            for n in range(items)
        ],
        BLUEPRINT,
    )
    state = LearnerState(exam_at=at(90))
    for n in range(3000):
        record(state, bank, rng.randrange(items), rng.random() < 0.7, at(n / 100))
    picks, updates = [], []
    for n in range(200):
        now = at(31 + n / 1000)
        begin = time.perf_counter()
        pick = next_question(state, bank, Mixed(), now, rng)
        middle = time.perf_counter()
        assert pick is not None
        record(state, bank, pick.item_id, rng.random() < 0.7, now)
        updates.append(time.perf_counter() - middle)
        picks.append(middle - begin)
    for name, times in (("picking", picks), ("updating", updates)):
        times.sort()
        print(
            f"{name} with {items} items and {len(state.components)} components in memory:"
            f" median {times[100] * 1e3:.2f} ms, 95 % under {times[190] * 1e3:.2f} ms"
        )


def study_table(worlds: ModuleType, seeds: range, n: int, days: int, a_day: int) -> None:
    """Print what a learner has at the end, by policy: share of the oracle's gain, answers needed, mastered."""
    oracles = {f"oracle {share}": worlds.variant(worlds.Oracle, horizon=share) for share in (0.15, 0.5, 1.0)}
    baselines = {name: policy for name, policy in worlds.POLICIES.items() if name != "oracle"}
    policies = {**baselines, **oracles, "engine": EnginePolicy}
    for world in worlds.WORLDS:
        runs: dict[str, dict[str, np.ndarray]] = {}
        for name, policy in policies.items():
            found = [worlds.study(world, policy, seed, n, days, a_day) for seed in seeds]
            runs[name] = {
                k: np.concatenate([r[k] for r in found]) for k in ("final", "idle", "scores", "mastered")
            }
        idle, target = runs["random"]["idle"].mean(), runs["random"]["scores"].mean(0)[-1]
        top = max(run["final"].mean() for name, run in runs.items() if name.startswith("oracle"))
        print(f"{world} learners, {days} days of {a_day}, {len(runs['engine']['final'])} learners")
        for name, run in runs.items():
            share = (run["final"].mean() - idle) / (top - idle)
            reach = worlds.crossing(run["scores"].mean(0), target, a_day) / (days * a_day)
            answers = f"{reach:.0%}" if math.isfinite(reach) else "never"
            gap = runs["engine"]["final"] - run["final"]
            paired = f"{gap.mean():+.4f} ± {1.96 * gap.std(ddof=1) / math.sqrt(len(gap)):.4f}"
            print(
                f"  {name:<30} score {run['final'].mean():.3f}  of oracle's gain {share:.1%}"
                f"  answers {answers}  mastered {run['mastered'][:, -1].mean():.2f}  engine ahead by {paired}"
            )


def main() -> None:
    """Measure what was asked for (everything by default)."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    what = ("speed", "log", "weak", "readiness", "table")
    parser.add_argument("what", nargs="*", help=f"any of {', '.join(what)}; all of them by default")
    parser.add_argument("--first-seed", type=int, default=300)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--learners", type=int, default=20, help="learners per seed and world")
    parser.add_argument("--days", type=int, default=21)
    parser.add_argument("--per-day", type=int, default=20)
    given = parser.parse_args()
    chosen = given.what or what
    if unknown := set(chosen) - set(what):
        parser.error(f"can't measure {', '.join(sorted(unknown))}")
    if "speed" in chosen:
        speed()
    if "log" in chosen:
        review_log()
    if not {"weak", "readiness", "table"} & set(chosen) or not (worlds := simulator()):
        return
    seeds = range(given.first_seed, given.first_seed + given.seeds)
    if "weak" in chosen:
        weak_pairs(worlds, seeds, given.learners, given.per_day)
    if "readiness" in chosen:
        readiness_as_shown(worlds, seeds, given.learners, given.days, given.per_day)
    if "table" in chosen:
        study_table(worlds, seeds, given.learners, given.days, given.per_day)


if __name__ == "__main__":
    main()
