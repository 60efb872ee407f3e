"""What the database holds before an import, as the plan and the writing need it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TypeVar

from django.db.models import Count, Model, Q, QuerySet

from studyapp.models import Answer, Choice, Question, Status, Topic
from studyapp.notes.likeness import Likeness

Row = TypeVar("Row", bound=Model)

BATCH = 500
"""How many rows or ids go into one statement: databases limit its parameters."""

_NOT_COMPARED = ("version__stem_html", "version__explanation", "version__explanation_html")


@dataclass(frozen=True, slots=True)
class StoredBank:
    """The questions that the imported paths may speak for, in the order of the notes, with their likenesses.

    What lies in files elsewhere is left out; what is retired may come back anywhere.
    """

    rows: tuple[Question, ...]
    likenesses: tuple[Likeness, ...]


def stored_bank(roots: Sequence[Path], paths: Collection[str]) -> StoredBank:
    """The questions of the files stored under these names. Three queries, however many questions there are."""
    scope = Scope(roots)
    covered = {pk for pk, file in Topic.objects.values_list("pk", "file") if scope.covers(file)}
    stored = Question.objects.select_related("version").order_by("path", "line", "pk").defer(*_NOT_COMPARED)
    if len(paths) <= BATCH:
        stored = stored.filter(Q(path__in=paths) | Q(status=Status.RETIRED))
    rows = tuple(
        row
        for row in stored
        if row.status == Status.RETIRED or (row.path in paths and row.topic_id in covered)
    )
    versions = {row.version_id for row in rows}
    shown = Choice.objects.filter(version__current_of__isnull=False).order_by("version", "position")
    choices: dict[int, list[tuple[str, bool]]] = {}
    for version, text, right in among(shown, "version", versions).values_list(
        "version_id", "text", "correct"
    ):
        if version in versions:
            choices.setdefault(version, []).append((text, right))
    return StoredBank(rows, tuple(_likeness(row, choices.get(row.version_id or 0, [])) for row in rows))


def among(rows: QuerySet[Row], name: str, values: Collection[object]) -> QuerySet[Row]:
    """The rows with one of the values under this name, or all where it takes longer to name the values."""
    return rows.filter(**{f"{name}__in": values}) if len(values) <= BATCH else rows


def _likeness(row: Question, choices: Sequence[tuple[str, bool]]) -> Likeness:
    return Likeness(
        kind=row.kind,
        stem=row.version.stem if row.version else "",
        options=tuple(text for text, _ in choices),
        right=tuple(right for _, right in choices),
        path=row.path,
        content_hash=row.version.content_hash if row.version else "",
        explicit_id=row.explicit_id,
        asked=row.status == Status.ACTIVE,
        retired=row.status == Status.RETIRED,
    )


@lru_cache(maxsize=1 << 10)
def folder_of(path: str) -> str:
    """The folder of a note by its stored name, where its pictures lie; "" for the top one."""
    folder = PurePosixPath(path).parent.as_posix()
    return "" if folder == "." else folder


class Scope:
    """The files that an import of these roots speaks for: those below one of them, and those that are gone."""

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = [root.resolve() for root in roots]
        self._known: dict[str, bool] = {}

    def covers(self, file: str) -> bool:
        """Whether a stored file, by its full path, is in the scope."""
        known = self._known.get(file)
        if known is None:
            path = Path(file)
            below = any(path == root or path.is_relative_to(root) for root in self._roots)
            known = self._known[file] = below or not path.exists()
        return known


@dataclass(frozen=True, slots=True)
class Touched:
    """How many learners answered a question, and how often it was answered."""

    learners: int = 0
    answers: int = 0


def touched_by(questions: Collection[int]) -> tuple[dict[int, Touched], int]:
    """What hangs on each of the questions that was ever answered, and how many learners answered any of them."""
    found: dict[int, Touched] = {}
    learners: set[int] = set()
    ids = sorted(questions)
    for start in range(0, len(ids), BATCH):
        answers = Answer.objects.filter(question__in=ids[start : start + BATCH]).order_by()
        counts = answers.values_list("question").annotate(Count("learner", distinct=True), Count("pk"))
        found.update({question: Touched(some, all_) for question, some, all_ in counts})
        learners.update(answers.values_list("learner", flat=True).distinct())
    return found, len(learners)
