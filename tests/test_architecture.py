"""Imports point one way only; docs/architecture.md says why.

A room that is not in the table fails too, so that a new one gets its line here.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

APP = Path(__file__).resolve().parent.parent / "studyapp"

# room: what of studyapp it may import, besides itself
ROOMS: dict[str, set[str]] = {
    "notes": set(),
    "engine": set(),
    "models": {"notes", "engine"},
    "search": set(),
    "migrations": {"models", "notes", "engine", "search"},
    "queries": {"models", "engine", "search"},
    "actions": {"queries", "models", "engine", "notes"},
    "views": {"actions", "queries", "models", "notes", "middleware"},
    "management": {"actions", "queries", "models", "notes"},
    "templatetags": {"models"},
    "middleware": {"actions", "queries", "models"},
    "devreload": set(),
    "apps": {"devreload"},
    "urls": {"views"},
    "settings": set(),
    "server": set(),
    "wsgi": set(),
}
# Rooms that know neither Django nor any library but those of their own field.
PURE = {"notes": {"markdown", "nh3", "yaml"}, "engine": {"fsrs", "fsrs_rs_python"}}


def imports_of(tree: ast.Module, package: str) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported in a module of `package`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            base = package.split(".")
            origin = base[: len(base) - node.level + 1] if node.level else []
            origin += node.module.split(".") if node.module else []
            for alias in node.names:
                yield node.lineno, ".".join([*origin, alias.name])


def wrong_arrows(source: str, path: Path) -> list[str]:
    """One line for each import that the tables forbid to the module at `path` (relative to studyapp/)."""
    room = path.parts[0].removesuffix(".py")
    if room == "__init__":
        room = ""
    if room and room not in ROOMS:
        return [f"{path}: the room {room} is not in the table"]
    wrong = []
    for line, name in imports_of(ast.parse(source), ".".join(["studyapp", *path.parent.parts])):
        top, _, rest = name.partition(".")
        target = rest.partition(".")[0]
        if top == "studyapp":
            allowed = target == room or target in ROOMS.get(room, set())
        elif room in PURE:
            allowed = top in PURE[room] or top in sys.stdlib_module_names
        else:
            allowed = True
        if not allowed:
            wrong.append(f"{path}:{line}: {room or 'studyapp'} may not import {name}")
    return wrong


def test_every_import_points_the_right_way() -> None:
    wrong = [
        arrow
        for path in sorted(APP.rglob("*.py"))
        for arrow in wrong_arrows(path.read_text(), path.relative_to(APP))
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("notes/reading/tables.py", "from studyapp.models import Topic"),
        ("notes/reading/tables.py", "from ...models import Topic"),
        ("notes/reading/tables.py", "from ... import models"),
        ("notes/source.py", "from studyapp import engine"),
        ("notes/source.py", "from django.utils import timezone"),
        ("engine/selection.py", "import numpy"),
        ("models/topic.py", "import studyapp.queries.topics"),
        ("queries/topics.py", "def late():\n    from studyapp.actions import record_answer"),
        ("actions/record_answer.py", "from studyapp.views import quiz"),
        ("views/quiz.py", "from studyapp.engine import grading"),
        ("management/commands/import_content.py", "from studyapp.views.quiz import show"),
        ("settings.py", "from .models import Topic"),
        ("utils.py", "anything = 1"),
    ],
)
def test_a_wrong_import_is_noticed(path: str, source: str) -> None:
    assert len(wrong_arrows(source, Path(path))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("notes/reading/tables.py", "import re, markdown\nfrom ..source import Source\nfrom . import cells"),
        ("engine/scheduling.py", "from fsrs import Scheduler\nfrom studyapp.engine.clock import day_of"),
        ("models/topic.py", "from django.db import models\nfrom studyapp.notes import QuestionKind"),
        ("actions/record_answer.py", "from studyapp.engine import grading\nfrom ..models import Answer"),
    ],
)
def test_a_right_import_passes(path: str, source: str) -> None:
    assert wrong_arrows(source, Path(path)) == []
