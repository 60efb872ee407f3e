"""What an import did to questions and histories, counted from two states of the database."""

import statistics
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.replay_history import Commit
from bench.replay_oracle import Forms, Text, edits, key_changed, text_of


@dataclass(slots=True)
class Stored:
    """A question in the database: its text for the oracle, and what must not change by itself."""

    text: Text
    status: str
    version: int
    place: tuple[str, str]
    cue: int
    answers: int


@dataclass(slots=True)
class Result:
    """All that is counted. Histories are pairs of a learner and a question that they answered."""

    commits: int = 0
    refused_by_the_gate: int = 0
    unreadable: int = 0
    questions: int = 0
    happened: Counter[str] = field(default_factory=Counter)
    edited: int = 0
    edited_kept: int = 0
    edited_lost: int = 0
    unchanged: int = 0
    unchanged_lost: int = 0
    histories: int = 0
    histories_kept: int = 0
    cross_attributed: int = 0
    key_changes: int = 0
    key_changes_without_version: int = 0
    wrongly_regraded: int = 0
    memory_moved: int = 0
    answers: int = 0
    answers_lost: int = 0
    preview_differs: int = 0
    outcome_differs: int = 0
    seconds: list[float] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def summary(self) -> dict[str, Any]:
        """Everything in plain values."""
        values = asdict(self)
        seconds = sorted(values.pop("seconds")) or [0.0]
        values["happened"] = dict(sorted(self.happened.items()))
        values["kept_share"] = round(self.edited_kept / self.edited, 4) if self.edited else 1.0
        values["seconds_median"] = round(statistics.median(seconds), 3)
        values["seconds_95"] = round(seconds[int(0.95 * (len(seconds) - 1))], 3)
        values["seconds_worst"] = round(seconds[-1], 3)
        return values


def planned_counts(plan: Any) -> dict[str, int]:
    """The plan in the words of `what_happened`."""
    from studyapp.actions.import_plan import What as what  # noqa: N813 - reads as a sentence below

    return {
        "added": plan.count(what.ADDED),
        "new text": plan.count(what.REWORDED) + plan.count(what.REKEYED),
        "moved": plan.count(what.MOVED),
        "retired": plan.count(what.RETIRED),
        "resumed": plan.count(what.RESUMED),
        "held back": plan.count(what.HELD_BACK),
    }


def what_happened(before: dict[int, Stored], after: dict[int, Stored]) -> dict[str, int]:
    """The difference between two states of the database, by what a plan speaks of."""
    counts: Counter[str] = Counter()
    for pk, now in after.items():
        was = before.get(pk)
        if was is None:
            counts["added" if now.status == "active" else "held back"] += 1
            continue
        changed = was.status != now.status
        counts["retired"] += changed and now.status == "retired"
        counts["resumed"] += changed and now.status == "active"
        counts["held back"] += changed and now.status == "held_back"
        counts["new text"] += was.version != now.version
        counts["moved"] += was.place != now.place
    return {name: n for name, n in counts.items() if n}


def stored_questions() -> dict[int, Stored]:
    """Every question by id, retired ones included."""
    from django.db.models import Count

    from studyapp.models import Choice, Question

    choices: dict[int, list[tuple[str, bool]]] = {}
    for version, text, right in Choice.objects.filter(version__current_of__isnull=False).values_list(
        "version_id", "text", "correct"
    ):
        choices.setdefault(version, []).append((text, right))
    rows = Question.objects.annotate(given=Count("answers")).values_list(
        "pk",
        "version_id",
        "version__stem",
        "status",
        "version__number",
        "path",
        "section_title",
        "cue_id",
        "given",
    )
    return {
        pk: Stored(
            text_of(stem, choices.get(version, [])), status, number, (path, section), cue, given
        )
        for pk, version, stem, status, number, path, section, cue, given in rows
    }  # fmt: skip


def in_the_notes(questions: dict[int, Stored]) -> dict[int, Text]:
    """The texts of those that are in the notes."""
    return {pk: one.text for pk, one in questions.items() if one.status != "retired"}


def judge(before: dict[int, Stored], after: dict[int, Stored], commit: Commit, result: Result) -> None:
    """Counts what the oracle says became of every question and every history."""
    old, new = in_the_notes(before), in_the_notes(after)
    for a, b in edits(old, new):
        result.edited += 1
        result.histories += before[a].answers
        if a == b:
            result.edited_kept += 1
            result.histories_kept += before[a].answers
        else:
            result.edited_lost += 1
            result.examples.append(f"{commit.sha[:8]} lost: {old[a].form[:90]!r} became {new[b].form[:90]!r}")
    judge_unchanged(old, new, result)
    forms = Forms(old.values(), new.values())
    for pk in old.keys() & new.keys():
        if forms.are_different(old[pk], new[pk]):
            result.cross_attributed += 1
            result.examples.append(f"{commit.sha[:8]} crossed: {old[pk].form[:90]!r} / {new[pk].form[:90]!r}")
        if key_changed(old[pk], new[pk]):
            result.key_changes += 1
            result.key_changes_without_version += before[pk].version == after[pk].version
            result.wrongly_regraded += wrongly_regraded(pk, new[pk])
    for pk, was in before.items():
        result.answers_lost += was.answers - after[pk].answers
        result.memory_moved += was.cue != after[pk].cue


def judge_unchanged(old: dict[int, Text], new: dict[int, Text], result: Result) -> None:
    """A question whose text stayed has to keep its id, however often the text stands in the notes."""
    sides: list[dict[str, set[int]]] = []
    for texts in (old, new):
        by_form: dict[str, set[int]] = {}
        for pk, text in texts.items():
            by_form.setdefault(text.form, set()).add(pk)
        sides.append(by_form)
    for form, ids in sides[0].items():
        now = sides[1].get(form, set())
        stays = min(len(ids), len(now))
        result.unchanged += stays
        result.unchanged_lost += stays - len(ids & now)


def wrongly_regraded(question: int, text: Text) -> int:
    """Answers to single-choice versions of the question whose verdict of today is not what the key says."""
    from studyapp.models import Answer, Choice

    if len(text.key) != 1:
        return 0
    wrong = 0
    for answer in Answer.objects.filter(question=question, asked__version__select=1):
        chosen = text_of("", [(Choice.objects.get(pk=answer.chosen[0]).text, True)]).key[0]
        verdict = answer.correct if answer.regraded is None else answer.regraded
        wrong += chosen in text.options and verdict != (chosen == text.key[0])
    return wrong
