"""Folders of notes for tests that import, and the whole database as values to compare."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.apps import apps

from studyapp.models import Choice, Question

ORCHESTRATION = """\
# Amazon MWAA (Managed Airflow)

Managed Apache Airflow.

## 1. What it is

A managed scheduler for DAGs written in Python.

📌 **Exam Signal:** If the question mentions DAGs or backfills, choose MWAA.

## 2. Use cases

- **ETL orchestration**: chains of Spark and SQL steps

## 3. MWAA vs others

| Scenario | Use MWAA | Use alternative |
|---|---|---|
| Python DAGs with complex dependencies | ✅ | |
| A simple serverless flow of a few functions | | Step Functions |
| Scheduled ETL of the catalog | | Glue Workflows |
| Managed Apache Airflow without servers to patch | ✅ | |

## 4. When not to choose it

- Visual workflow without code → Step Functions
- Single event-driven function → Lambda
"""

QUESTIONS = """\
# Storage questions

### Question 1

A lab keeps results for ten years and reads them once a year. Which storage class costs least?

- [ ] Standard
  - Built for frequent access.
- [x] Deep Archive
  - Cheapest, hours to restore.
- [ ] Intelligent tiering
- [ ] One Zone

> “Once a year” allows hours of waiting.

### Question 2

Which two settings protect objects from deletion? (Choose two.)

- [x] Versioning
- [x] Object lock
- [ ] Transfer acceleration
- [ ] Requester pays
"""

FOLDER = {"orchestration.md": ORCHESTRATION, "storage.md": QUESTIONS}


def write_notes(folder: Path, files: Mapping[str, str]) -> Path:
    """Makes the folder hold these notes and no others; returns it."""
    for old in sorted(folder.rglob("*.md")) if folder.exists() else ():
        if old.relative_to(folder).as_posix() not in files:
            old.unlink()
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def task_list(stem: str, right: Iterable[str], wrong: Iterable[str]) -> str:
    """One authored question under a heading of its own; wrong options first."""
    options = [f"- [ ] {text}" for text in wrong] + [f"- [x] {text}" for text in right]
    return "\n".join(["### Question", "", stem, "", *options, ""])


def bank(*questions: str, title: str = "Questions") -> str:
    """A note of authored questions."""
    return "\n".join([f"# {title}", "", *questions])


def database_rows() -> dict[str, list[dict[str, Any]]]:
    """Every row of the app's tables, by model, to see whether anything was written."""
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in apps.get_app_config("studyapp").get_models()
    }


def question_by_stem(words: str) -> Question:
    """The one question, retired or not, with these words in its current stem."""
    return Question.objects.select_related("version", "topic", "cue").get(version__stem__icontains=words)


def key_of(question: Question) -> set[str]:
    """The right choices' texts in the current version."""
    return set(Choice.objects.filter(version=question.version, correct=True).values_list("text", flat=True))
