"""The bank as JSON, for other programs."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from tests.sample_notes import FOLDER, ORCHESTRATION, write_notes

pytestmark = pytest.mark.django_db


@pytest.fixture
def exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    call_command("import_content", str(write_notes(tmp_path / "notes", FOLDER)))
    capsys.readouterr()
    call_command("export_bank", "--format", "json")
    return json.loads(capsys.readouterr().out)


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.split("\n"), 1) if words in line)


def test_topics_sections_signals_and_questions_name_their_file_and_line(exported: dict[str, Any]) -> None:
    topic = next(t for t in exported["topics"] if t["name"] == "Amazon MWAA")
    assert topic["source"] == {"path": "orchestration.md", "line": 1}
    assert [(s["title"], s["source"]["line"]) for s in exported["sections"] if s["topic"] == topic["slug"]][
        :4
    ] == [
        ("What it is", line_of(ORCHESTRATION, "## 1.")),
        ("Use cases", line_of(ORCHESTRATION, "## 2.")),
        ("MWAA vs others", line_of(ORCHESTRATION, "## 3.")),
        ("When not to choose it", line_of(ORCHESTRATION, "## 4.")),
    ]
    (signal,) = exported["signals"]
    assert signal["source"] == {"path": "orchestration.md", "line": line_of(ORCHESTRATION, "Exam Signal")}
    for part in ("topics", "sections", "signals", "questions"):
        assert all(set(row["source"]) == {"path", "line"} for row in exported[part])


def test_an_authored_question_is_complete(exported: dict[str, Any]) -> None:
    question = next(q for q in exported["questions"] if "ten years" in q["stem"])
    expected = {
        "kind": "authored",
        "status": "active",
        "choices": [
            {"text": "Standard", "correct": False, "why": "Built for frequent access."},
            {"text": "Deep Archive", "correct": True, "why": "Cheapest, hours to restore."},
            {"text": "Intelligent tiering", "correct": False, "why": ""},
            {"text": "One Zone", "correct": False, "why": ""},
        ],
        "explanation": "“Once a year” allows hours of waiting.",
        "source": {"path": "storage.md", "line": 5},
    }
    assert {name: question[name] for name in expected} == expected
    assert question["topic"] in {topic["slug"] for topic in exported["topics"]}
    assert "reason" not in question


def test_every_question_has_the_documented_fields(exported: dict[str, Any]) -> None:
    wanted = {"kind", "stem", "choices", "explanation", "topic", "status", "source"}
    assert {q["kind"] for q in exported["questions"]} <= {
        "decision", "signal", "rule", "use_case", "feature", "authored",
    }  # fmt: skip
    for question in exported["questions"]:
        assert wanted <= question.keys()
        assert all(set(choice) == {"text", "correct", "why"} for choice in question["choices"])


def test_a_question_held_back_says_why(exported: dict[str, Any]) -> None:
    held_back = [q for q in exported["questions"] if q["status"] == "held_back"]
    assert held_back
    assert all(q["reason"] for q in held_back)


def test_a_retired_question_is_not_exported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    notes = write_notes(tmp_path / "notes", FOLDER)
    call_command("import_content", str(notes))
    (notes / "storage.md").unlink()
    call_command("import_content", str(notes))
    capsys.readouterr()
    call_command("export_bank")
    bank = json.loads(capsys.readouterr().out)
    assert {q["source"]["path"] for q in bank["questions"]} == {"orchestration.md"}
    assert {t["source"]["path"] for t in bank["topics"]} == {"orchestration.md"}


def test_an_empty_database_exports_an_empty_bank(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export_bank")
    bank = json.loads(capsys.readouterr().out)
    assert [bank[part] for part in ("topics", "sections", "signals", "questions")] == [[], [], [], []]


def test_the_bank_goes_into_a_file(tmp_path: Path, exported: dict[str, Any]) -> None:
    file = tmp_path / "bank.json"
    call_command("export_bank", "--output", str(file))
    assert json.loads(file.read_text(encoding="utf-8")) == exported


def test_a_file_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    file = tmp_path / "missing" / "bank.json"
    with pytest.raises(CommandError, match=f"^{file} cannot be written: No such file or directory$"):
        call_command("export_bank", "--output", str(file))
