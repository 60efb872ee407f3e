"""A folder that nothing was ever imported from, and a language that nobody has translated into."""

from pathlib import Path

import pytest

from studyapp.settings import language_for
from tests.sample_notes import FOLDER, write_notes

from .operating import environment, manage


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path / "var", write_notes(tmp_path / "notes", FOLDER))


def test_the_first_import_of_a_folder_makes_its_database(env: dict[str, str]) -> None:
    first = manage(env, "import_content")
    assert (first.returncode, first.stdout.splitlines()[0]) == (
        0,
        "The database is new: its tables are made.",
    )
    assert "2 topics" in first.stdout
    again = manage(env, "import_content")
    assert again.stdout.startswith("Nothing changed: 2 topics")


def test_a_preview_on_a_new_database_writes_nothing_and_says_what_to_run(env: dict[str, str]) -> None:
    done = manage(env, "import_content", "--dry-run")
    assert done.returncode == 1
    assert "manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["export_bank", "draw_review_sheet", "fit_schedule"])
def test_on_a_new_database_a_command_says_what_to_run(env: dict[str, str], command: str) -> None:
    done = manage(env, command)
    assert done.returncode == 1
    assert "manage.py migrate" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("asked", ["de", "xx", "../en", "Deutsch"])
def test_a_language_without_a_catalogue_leaves_the_pages_in_english_and_is_told(
    env: dict[str, str], asked: str
) -> None:
    done = manage({**env, "STUDYAPP_LANGUAGE": asked}, "check")
    assert done.returncode == 0
    assert f"no catalogue for STUDYAPP_LANGUAGE={asked}, so the pages are in English" in done.stderr


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("de", "de"), ("DE_at", "de"), ("pt-br", "pt-br"), ("pt", "en"), ("en-gb", "en-gb"), ("", "en")],
)
def test_a_language_with_a_catalogue_is_shown_also_to_its_countries(
    tmp_path: Path, asked: str, shown: str
) -> None:
    for name in ["de", "pt_BR"]:
        (tmp_path / name / "LC_MESSAGES").mkdir(parents=True)
        (tmp_path / name / "LC_MESSAGES" / "django.mo").touch()
    assert language_for(asked, tmp_path) == shown
