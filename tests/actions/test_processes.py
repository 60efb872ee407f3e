"""Reading a large folder on all processors."""

import os
import sys
import threading
from pathlib import Path

import pytest

from studyapp.actions import processes
from studyapp.actions.reading_cache import read_notes
from studyapp.notes.library import read_library
from tests.sample_notes import bank, task_list, write_notes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads in one process elsewhere")


@pytest.fixture
def four_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3})
    monkeypatch.setattr(processes, "WORTH_IT", 100)


def many_files(folder: Path) -> Path:
    question = "Guards of gate {} report by radio and nobody may be missed. Which list fits?"
    files = {
        f"{n:02}.md": bank(task_list(question.format(n), [f"Roll {n}"], [f"Log {n}", f"Tally {n}"]))
        for n in range(12)
    }
    return write_notes(folder, {**files, "broken.md": bank("- [ ] one\n- [ ] two")})


def test_a_folder_read_by_several_processes_says_what_one_process_reads(
    tmp_path: Path, four_processors: None
) -> None:
    folder = many_files(tmp_path)
    # Beside other threads, as those of a server that another test left running, there is one share.
    expected = 4 if threading.active_count() == 1 else 1
    assert len(processes.shares(list(folder.glob("*.md")), lambda file: file.stat().st_size)) == expected
    alone, together = read_library([folder]), read_notes([folder]).library()
    assert together.questions == alone.questions
    assert together.diagnostics == alone.diagnostics


def test_what_another_process_could_not_do_is_done_by_the_one_that_needs_it(
    tmp_path: Path, four_processors: None
) -> None:
    def fail(file: Path) -> None:
        raise ValueError(file)

    done = tmp_path / "done"
    with processes.working_on(fail, [[tmp_path]]):
        done.touch()
    assert done.exists()


def test_little_text_is_not_worth_another_process() -> None:
    assert processes.shares(["a", "b"], len) == [["a", "b"]]
    assert processes.shares([], len) == [[]]
