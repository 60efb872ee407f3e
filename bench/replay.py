"""Replays the history of a repository of notes through the import: `python bench/replay.py GIT_DIR PATH… [--json]`.

Every first-parent commit that touches the paths is imported into a fresh SQLite database, and simulated learners
answer questions between commits. What became of the questions is then judged by an oracle of its own
(replay_oracle.py) and compared with what the import said it would do.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.replay_history import Commit, History  # noqa: E402 - also run as a script
from bench.replay_judge import (  # noqa: E402
    Result,
    Stored,
    in_the_notes,
    judge,
    planned_counts,
    stored_questions,
    what_happened,
)


def main() -> int:
    """Runs the replay and prints what came of it; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "git_dir", nargs="?", type=Path, default=ROOT, help="a repository (default: this one)"
    )
    parser.add_argument("paths", nargs="*", help="files or folders in it (default: content)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--learners", type=int, default=6)
    parser.add_argument("--answers", type=int, default=20, help="answers between two commits")
    parser.add_argument("--limit", type=int, help="only so many commits")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="replay-") as folder:
        set_up_database(Path(folder))
        history = History(args.git_dir, args.paths or ["content"], Path(folder, "notes"))
        try:
            result = replay(history, args.learners, args.answers, args.limit, Random(args.seed))
        except subprocess.CalledProcessError as error:
            sys.exit(f"git: {error.stderr.decode(errors='replace').strip()}")
    print(json.dumps(result.summary(), indent=2, ensure_ascii=False) if args.json else as_text(result))
    return int(misses_an_aim(result))


def set_up_database(folder: Path) -> None:
    """Django on a fresh database in the folder."""
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "studyapp.settings",
        "STUDYAPP_VAR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder}/replay.sqlite3",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def replay(history: History, learners: int, answers: int, limit: int | None, rng: Random) -> Result:
    """Imports commit after commit, with learners answering in between."""
    from studyapp.models import Learner

    people = [Learner.objects.create() for _ in range(learners)]
    result = Result()
    try:
        for commit in history.walk(limit):
            before = stored_questions()
            after = import_commit(history, commit, before, result)
            if after:
                judge(before, after, commit, result)
                result.questions = len(in_the_notes(after))
            answer_some(people, answers, rng, result)
    except KeyboardInterrupt:
        print(f"stopped after {result.commits} commits", file=sys.stderr)
    return result


def import_commit(
    history: History, commit: Commit, before: dict[int, Stored], result: Result
) -> dict[int, Stored] | None:
    """Previews and imports the commit as it lies in the folder; what is stored then, None when it can't be read."""
    from studyapp.actions.import_notes import NotesUnreadable, import_notes, preview_import

    result.commits += 1
    paths = history.paths_there()
    try:
        preview, _ = preview_import(paths)
        start = time.perf_counter()
        report = import_notes(paths, accept=True)
        result.seconds.append(time.perf_counter() - start)
    except NotesUnreadable:
        result.unreadable += 1
        return None
    result.refused_by_the_gate += bool(preview.accidents)
    # Of an import that had nothing to do there is no plan to compare, only that none was announced.
    result.preview_differs += preview != report.plan if report.changed_anything else bool(preview.changes)
    after = stored_questions()
    happened = what_happened(before, after)
    planned = {name: n for name, n in planned_counts(report.plan).items() if n}
    if planned != happened:
        result.outcome_differs += 1
        result.examples.append(f"{commit.sha[:8]} outcome {happened} instead of {planned}")
    result.happened.update(Counter(what.value for change in report.plan.changes for what in change.what))
    return after


def answer_some(people: list[Any], answers: int, rng: Random, result: Result) -> None:
    """Learners answer questions that are asked now, rightly three times in five."""
    from studyapp.actions.record_answer import record_answer
    from studyapp.models import AskedQuestion, Question, QuizSession

    active = list(
        Question.objects.filter(status="active").order_by("pk").values_list("version_id", flat=True)
    )
    for number in range(min(answers, len(active))):
        quiz = QuizSession.objects.create(
            learner=people[number % len(people)], mode="mixed", label="replay", size=1, seed=0
        )
        asked = AskedQuestion.objects.create(
            quiz=quiz, number=1, version_id=rng.choice(active), choice_order=[], reason=""
        )
        choices = list(asked.version.choices.all())
        rng.shuffle(choices)
        if rng.random() < 0.6:
            choices.sort(key=lambda choice: not choice.correct)
        record_answer(asked, [choice.pk for choice in choices[: asked.version.select]])
        result.answers += 1


def misses_an_aim(result: Result) -> bool:
    """Whether any of the aims in bench/README.md was missed."""
    wrong = result.cross_attributed + result.key_changes_without_version + result.preview_differs
    wrong += result.outcome_differs + result.answers_lost + result.wrongly_regraded + result.unchanged_lost
    return bool(wrong) or (result.edited > 0 and result.edited_kept < 0.98 * result.edited)


def as_text(result: Result) -> str:
    """The summary for people."""
    values = result.summary()
    examples = values.pop("examples")
    lines = [f"{name.replace('_', ' '):28} {value}" for name, value in values.items()]
    return "\n".join(lines + [f"  {example}" for example in examples[:20]])


if __name__ == "__main__":
    sys.exit(main())
