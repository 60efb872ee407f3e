"""check_content: what is wrong in the notes, where, and in which form."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

WRONG = "# Storage\n\n### Which service keeps objects?\n\n- [ ] Amazon S3\n- [ ] Amazon EBS\n"
RIGHT = WRONG.replace("- [ ] Amazon S3", "- [x] Amazon S3")
LINE = re.compile(
    r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<code>N\d{3}) (?P<message>.+) \[(?P<severity>\w+)\]"
)


class Terminal(io.StringIO):
    """Output that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def check(*paths: Path, out: io.StringIO | None = None, **options: object) -> tuple[str, int]:
    """What is printed, and the exit code."""
    out = out or io.StringIO()
    try:
        call_command("check_content", *map(str, paths), stdout=out, **options)
    except SystemExit as end:
        return out.getvalue(), int(str(end.code))
    return out.getvalue(), 0


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.md"
    path.write_text(WRONG)
    return path


def test_a_finding_is_one_line_with_place_code_and_severity_and_a_hint_below(note: Path) -> None:
    printed, status = check(note)
    first, hint, total = printed.splitlines()
    match = LINE.fullmatch(first)
    assert match is not None
    assert match.groupdict() == {
        "path": str(note),
        "line": "3",
        "column": "1",
        "code": "N201",
        "message": "no option of this question is marked right",
        "severity": "error",
    }
    assert hint.startswith("    hint: ")
    assert total == "1 error"
    assert status == 1


def test_notes_without_errors_end_well(note: Path) -> None:
    note.write_text(RIGHT)
    assert check(note) == ("no findings\n", 0)


def test_warnings_and_remarks_are_no_failure(note: Path) -> None:
    note.write_text("")
    printed, status = check(note)
    assert "N008" in printed
    assert status == 0


def test_a_terminal_shows_the_line_and_a_caret_under_its_column(note: Path) -> None:
    note.write_text("# Storage\n\n### Which?\n\n- A. 磁盘 one\n- B. two\n- C. 磁盘 one\n\n**Answer:** B\n")
    printed, _ = check(note, out=Terminal(), no_color=True)
    shown = printed.splitlines()
    assert shown[1:3] == ["7 | - C. 磁盘 one", "  |      ^"]
    assert shown[3].startswith("  = hint: ")
    assert "\x1b" not in printed


def test_the_caret_finds_its_column_behind_wide_characters_and_in_long_lines(note: Path) -> None:
    from studyapp.notes.diagnostic_formats import for_terminal
    from studyapp.notes.diagnostics import Place, diagnose

    finding = diagnose("N201", Place("n.md", 1, 4), "wide")
    (shown,) = for_terminal([finding], lambda _: ["磁盘 x"], colour=False)
    assert shown.splitlines()[1:] == ["1 | 磁盘 x", "  |      ^"]
    far = diagnose("N201", Place("n.md", 1, 5_001), "far")
    (shown,) = for_terminal([far], lambda _: ["a" * 5_000 + "X" + "b" * 5_000], colour=False)
    _, line, caret = shown.splitlines()
    assert len(line) < 120
    assert line[caret.index("^")] == "X"


def test_colour_is_for_terminals_only(note: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" in check(note, out=Terminal())[0]
    assert "\x1b[" not in check(note)[0]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in check(note, out=Terminal())[0]


def test_what_a_note_holds_cannot_steer_the_terminal(note: Path) -> None:
    note.write_text(
        "### Which \x1b[2J?\n\n- [ ] a\n- [ ] b\n\n### Which?\n\nA. a\nB. b\n\nAnswer: \x1b[2Jc\n"
    )
    for out in (io.StringIO(), Terminal()):
        assert "\x1b" not in check(note, out=out, no_color=True)[0]


def test_json_for_other_programs(note: Path) -> None:
    printed, status = check(note, format="json")
    (finding,) = json.loads(printed)
    assert finding == {
        "path": str(note),
        "line": 3,
        "column": 1,
        "code": "N201",
        "severity": "error",
        "message": "no option of this question is marked right",
        "hint": finding["hint"],
    }
    assert status == 1


def test_json_of_nothing_is_an_empty_list(note: Path) -> None:
    note.write_text(RIGHT)
    assert json.loads(check(note, format="json")[0]) == []


def test_github_puts_findings_beside_their_lines(tmp_path: Path) -> None:
    note = tmp_path / "a,b:c%.md"
    note.write_text(WRONG)
    printed, status = check(note, format="github")
    (line,) = printed.splitlines()
    name = str(tmp_path / "a%2Cb%3Ac%25.md")
    assert line.startswith(
        f"::error file={name},line=3,col=1,title=N201::no option of this question is marked right%0A"
    )
    assert status == 1


def test_twenty_mistakes_are_twenty_findings_in_order_and_once_each(note: Path) -> None:
    mistakes = {
        "N201": "- [ ] a{0}\n- [ ] b{0}\n",
        "N202": "- [x] a{0}\n",
        "N203": "- [x] a{0}\n- [ ] b{0}\n- [ ] b{0}\n",
        "N204": "- [x] a{0}\n- [x] b{0}\n",
        "N209": "A. a{0}\nB. b{0}\n\n**Answer:** F\n",
    }
    codes = list(mistakes) * 4
    note.write_text(
        "".join(f"### Which is number {n}?\n\n{mistakes[code].format(n)}\n" for n, code in enumerate(codes))
    )
    printed, status = check(note)
    found = [match for line in printed.splitlines() if (match := LINE.fullmatch(line))]
    assert [match["code"] for match in found] == codes
    lines = [int(match["line"]) for match in found]
    assert lines == sorted(set(lines))
    assert printed.splitlines()[-1] == "20 errors"
    assert status == 1


def test_a_missing_path_is_one_clear_line(tmp_path: Path) -> None:
    printed, status = check(tmp_path / "nowhere")
    assert printed.startswith(f"{tmp_path / 'nowhere'}:1:1: N001 there is no such file or folder [error]")
    assert status == 1


def test_sets_of_questions_are_looked_at_as_well(note: Path) -> None:
    question = (
        "### A team of {} replays three months of missed daily runs by date. Which service fits best?\n\n"
    )
    options = "- [x] Amazon MWAA\n- [ ] AWS Step Functions\n\n"
    note.write_text(question.format("five") + options + question.format("nine") + options)
    assert "N213" in check(note)[0]
