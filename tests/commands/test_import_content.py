"""What someone at the command line sees of an import."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import ImportRun, Question
from tests.factories import AnswerFactory
from tests.sample_notes import FOLDER, QUESTIONS, database_rows, question_by_stem, write_notes

pytestmark = pytest.mark.django_db

LAB = "A lab keeps results for ten years and reads them once a year. Which storage"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    return write_notes(tmp_path / "notes", FOLDER)


def test_an_import_sums_up_what_it_did(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_content", str(notes))
    summary = capsys.readouterr().out.splitlines()[-1]
    active = Question.objects.filter(status="active").count()
    held_back = Question.objects.filter(status="held_back").count()
    assert active
    assert held_back
    assert summary == (
        f"2 topics, {active} questions: {active} added, 0 changed, 0 retired; {held_back} held back."
    )


def test_importing_twice_writes_no_row(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_content", str(notes))
    before = database_rows()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        call_command("import_content", str(notes))
    writes = [q["sql"] for q in queries if q["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
    assert writes == []
    assert database_rows() == before
    assert capsys.readouterr().out.splitlines()[-1].startswith("Nothing changed: 2 topics")


def test_an_unchanged_import_asks_the_database_as_often_for_many_notes_as_for_few(tmp_path: Path) -> None:
    def queries_of_second_import(files: dict[str, str]) -> int:
        folder = write_notes(tmp_path / f"notes-{len(files)}", files)
        call_command("import_content", str(folder))
        with CaptureQueriesContext(connection) as queries:
            call_command("import_content", str(folder))
        return len(queries)

    many = {f"part-{n}.md": QUESTIONS.replace("Storage", f"Part {n}") for n in range(6)}
    assert queries_of_second_import(many) == queries_of_second_import(FOLDER) <= 15


def test_an_import_that_fails_half_way_changes_nothing(notes: Path) -> None:
    call_command("import_content", str(notes))
    before = database_rows()
    changed = {**FOLDER, "storage.md": QUESTIONS.replace("ten years", "seven years"), "new.md": QUESTIONS}
    write_notes(notes, changed)

    def disk_full(execute: Callable, sql: str, *rest: object) -> object:
        if sql.startswith("INSERT") and "studyapp_choice" in sql:
            raise DatabaseError("the disk is full")
        return execute(sql, *rest)

    with connection.execute_wrapper(disk_full), pytest.raises(SystemExit) as stop:
        call_command("import_content", str(notes))
    assert stop.value.code == 1
    assert database_rows() == before


def not_there(folder: Path) -> Path:
    return folder / "missing"


def a_broken_link(folder: Path) -> Path:
    (folder / "broken.md").symlink_to(folder / "gone.md")
    return folder


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.md")
    return folder


def a_picture(folder: Path) -> Path:
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    return folder


def text_with_nul(folder: Path) -> Path:
    (folder / "nul.md").write_bytes(b"# Topic\x00\n")
    return folder


def an_empty_folder(folder: Path) -> Path:
    (folder / "empty").mkdir()
    return folder / "empty"


@pytest.mark.parametrize(
    "damage", [not_there, a_broken_link, a_pipe, a_picture, text_with_nul, an_empty_folder]
)
def test_what_cannot_be_read_is_one_clear_line_and_nothing_is_lost(
    damage: Callable[[Path], Path], notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_content", str(notes))
    before = database_rows()
    path = damage(notes)
    capsys.readouterr()

    with pytest.raises(SystemExit) as stop:
        call_command("import_content", str(path))

    told = capsys.readouterr()
    findings = [line for line in told.err.splitlines() if line.startswith(str(notes))]
    assert stop.value.code == 1
    assert len(findings) == 1
    assert told.out == ""
    assert "Nothing was imported; what was there before is still served." in told.err
    assert database_rows() == before


def test_a_single_file_can_be_imported(notes: Path) -> None:
    call_command("import_content", str(notes / "storage.md"))
    assert question_by_stem("ten years").path == "storage.md"
    assert Question.objects.count() == 2


def test_importing_one_file_of_a_folder_leaves_the_others_as_they_are(notes: Path) -> None:
    call_command("import_content", str(notes))
    others = Question.objects.filter(path="orchestration.md")
    before = list(others.order_by("pk").values())
    (notes / "storage.md").write_text(QUESTIONS.replace("ten years", "nine years"))
    call_command("import_content", str(notes / "storage.md"))
    assert list(others.order_by("pk").values()) == before
    assert question_by_stem("nine years").version.number == 2


def test_notes_with_a_mistake_are_imported_without_it(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (notes / "storage.md").write_text(QUESTIONS.replace("- [x] Deep", "- [ ] Deep"))
    call_command("import_content", str(notes))
    assert f"{notes / 'storage.md'}:5:1: N201" in capsys.readouterr().err
    assert [q.version.stem for q in Question.objects.filter(path="storage.md")] == [
        "Which two settings protect objects from deletion? (Choose two.)"
    ]


def test_every_import_that_wrote_something_is_on_record(notes: Path) -> None:
    call_command("import_content", str(notes))
    call_command("import_content", str(notes))
    assert [run.summary["added"] for run in ImportRun.objects.all()] == [
        Question.objects.filter(status="active").count()
    ]


def test_a_dry_run_says_what_would_happen_and_writes_nothing(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_content", str(notes))
    write_notes(notes, {"orchestration.md": FOLDER["orchestration.md"], "archive.md": QUESTIONS})
    (notes / "archive.md").write_text(QUESTIONS.replace("ten years", "seven years"))
    before = database_rows()
    capsys.readouterr()

    call_command("import_content", str(notes), "--dry-run")

    told = capsys.readouterr().out
    assert database_rows() == before
    assert "archive.md:5: reworded, moved: A lab keeps results for seven years" in told
    assert "(from storage.md:5)" in told
    assert "Would be: 1 reworded, 2 moved." in told


def test_the_plan_of_a_dry_run_can_be_carried_out_as_it_was_shown(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_content", str(notes), "--dry-run")
    plan = capsys.readouterr().out.split()[-1]
    call_command("import_content", str(notes), "--plan", plan)
    assert Question.objects.exists()
    (notes / "storage.md").write_text(QUESTIONS.replace("ten years", "seven years"))
    before = database_rows()
    with pytest.raises(SystemExit) as stop:
        call_command("import_content", str(notes), "--plan", plan)
    assert stop.value.code == 1
    assert "Refused: this is not the plan that was previewed" in capsys.readouterr().err
    assert database_rows() == before


def test_an_import_says_what_it_will_do_before_it_does_it(
    notes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("import_content", str(notes))
    flipped = QUESTIONS.replace("[x] Deep", "[ ] Deep").replace("[ ] Standard", "[x] Standard")
    (notes / "storage.md").write_text(flipped)
    AnswerFactory.create(asked__version=question_by_stem("ten years").version)
    capsys.readouterr()
    call_command("import_content", str(notes))
    told = capsys.readouterr().out.splitlines()
    assert told[:2] == [
        f"storage.md:5: re-keyed: {LAB}… [1 learner, 1 answer]",
        "1 re-keyed; 1 learner, 1 answer touched.",
    ]


def test_an_accident_is_refused_until_it_is_accepted(notes: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("import_content", str(notes))
    (notes / "storage.md").write_text("")
    before = database_rows()
    for arguments in ([], ["--dry-run"]):
        with pytest.raises(SystemExit) as stop:
            call_command("import_content", str(notes), *arguments)
        told = capsys.readouterr()
        assert stop.value.code == 1
        assert "Refused: storage.md: the file is empty; 2 of its questions would be gone" in told.err
        assert "import with --accept" in told.err
        assert "what was there before is still served" in told.err
        assert database_rows() == before
    call_command("import_content", str(notes), "--accept")
    assert set(Question.objects.filter(path="storage.md").values_list("status", flat=True)) == {"retired"}


def test_what_was_kept_of_an_earlier_reading_may_be_damaged_or_gone(notes: Path, settings) -> None:
    call_command("import_content", str(notes))
    before = database_rows()
    kept = sorted((settings.VAR_DIR / "read").iterdir())
    assert kept
    for number, file in enumerate(kept):
        if number % 2:
            file.write_bytes(b"\x80\x05nonsense")
        else:
            file.unlink()
    call_command("import_content", str(notes))
    assert database_rows() == before


def test_a_var_folder_that_cannot_be_written_only_costs_time(notes: Path, settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings.VAR_DIR = tmp_path / "file"
    call_command("import_content", str(notes))
    assert Question.objects.exists()
