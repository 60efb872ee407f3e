"""A backup is of the database that is served, whole, or there is none and the operator is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.sample_notes import FOLDER, write_notes

from .operating import environment, manage


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path / "var", write_notes(tmp_path / "my notes", FOLDER))


def questions_in(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        return int(database.execute("SELECT count(*) FROM studyapp_question").fetchone()[0])


def test_the_copy_is_of_the_folder_that_is_served_even_while_someone_writes(
    env: dict[str, str], tmp_path: Path
) -> None:
    assert manage(env, "import_content").returncode == 0
    [served] = (tmp_path / "var").glob("my-notes-*.sqlite3")
    target = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(served, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM studyapp_question")
        done = manage(env, "backup_database", str(target))
    assert (done.returncode, done.stderr) == (0, "")
    assert str(served) in done.stdout
    assert questions_in(target) == questions_in(served) > 0
    assert target.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("there", ["no file", "an empty file"])
def test_where_there_is_nothing_to_copy_no_file_is_left_and_the_place_is_named(
    env: dict[str, str], tmp_path: Path, there: str
) -> None:
    file = tmp_path / "elsewhere.sqlite3"
    if there == "an empty file":
        file.touch()
    done = manage({**env, "DATABASE_URL": f"sqlite:///{file}"}, "backup_database", str(tmp_path / "copy"))
    assert done.returncode == 1
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "copy").exists()
    assert file.exists() is (there == "an empty file")


def test_a_file_that_exists_is_never_written_over(env: dict[str, str], tmp_path: Path) -> None:
    assert manage(env, "import_content").returncode == 0
    target = tmp_path / "yesterday"
    target.write_text("precious")
    done = manage(env, "backup_database", str(target))
    assert done.returncode == 1
    assert "yesterday: File exists" in done.stderr
    assert target.read_text() == "precious"
    done = manage(env, "backup_database", str(tmp_path / "no folder" / "copy"))
    assert done.returncode == 1
    assert "No such file or directory" in done.stderr


def test_on_postgresql_it_says_what_to_run_and_gives_no_password_away(
    env: dict[str, str], tmp_path: Path
) -> None:
    url = "postgres://someone:secret@127.0.0.1:1/nowhere"
    done = manage({**env, "DATABASE_URL": url}, "backup_database", str(tmp_path / "copy"))
    assert done.returncode == 1
    assert "pg_dump --format=custom --file=" in done.stderr
    assert '"$DATABASE_URL"' in done.stderr
    assert "secret" not in done.stderr
