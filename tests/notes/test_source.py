"""What becomes of a file's bytes: text with the author's own lines, or one clear sentence."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.source import MAX_BYTES, decode, read_source, read_sources, repair_wrong_decoding

NOBODY = 65534

SOUND = [
    "plain words only",
    "Größe, Übung, naïve café – señor “quoted” … done",
    "📌 **Exam Signal**: ✅ yes ❌ no ➜ arrow → other ⇒ third",
    "日本語のノート と 中文笔记 и русский текст",
    "Ελληνικά κείμενα, עברית, العربية, हिन्दी",
    "Price: 5 €, 20 £; temperature −4 °C ± 0.5 µm",
    "Ã is a letter, so is √, and Â too",
    "typographic ’apostrophe’ — dash",
]


@pytest.mark.parametrize("text", SOUND)
def test_sound_text_is_left_alone(text: str) -> None:
    assert repair_wrong_decoding(text) is None
    assert decode(text.encode(), "n.md") == (text, [])


@pytest.mark.parametrize("text", SOUND[1:])
@pytest.mark.parametrize("codec", ["mac_roman", "latin-1"])
def test_a_wrong_decoding_is_undone(text: str, codec: str) -> None:
    read, findings = decode(text.encode().decode(codec).encode(), "n.md")
    assert read == text
    assert [d.code for d in findings] == ["N006"]


def test_windows_1252_damage_is_undone() -> None:
    text = "Übung → größer, naïve café"
    assert decode(text.encode().decode("cp1252").encode(), "n.md")[0] == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_that_is_repaired_had_been_damaged_so(text: str) -> None:
    repaired = repair_wrong_decoding(text)
    if repaired is not None:
        mended, name = repaired
        codec = {"Mac Roman": "mac_roman", "Windows-1252": "cp1252", "Latin-1": "latin-1"}[name]
        assert mended.encode().decode(codec) == text


def test_damage_in_one_place_alone_is_not_guessed_at() -> None:
    """A quotation of damaged text inside a sound note stays as it was typed."""
    text = "The file said ‚Äì where – should stand, and ✅ stayed."
    assert decode(text.encode(), "n.md") == (text, [])


def test_byte_order_marks_and_line_ends_leave_the_lines_as_they_were() -> None:
    text = "# T\n\n- one\n- two\n"
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.replace("\n", "\r").encode(),
        text.encode("utf-16"),
        b"\xfe\xff" + text.encode("utf-16-be"),
    ):
        assert decode(data, "n.md") == (text, [])


def test_damage_behind_a_byte_order_mark_is_undone() -> None:
    text = "✅ fits – always"
    damaged = "\ufeff" + text.encode().decode("mac_roman")
    assert decode(damaged.encode(), "n.md")[0] == text


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"\xff", 1, 1),
        (b"# Title\n\nna\xefve\n", 3, 3),
        (b"one\ntwo\nthree \x80\x81", 3, 7),
        ("é".encode() + b"\xe9", 1, 2),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_their_place(data: bytes, line: int, column: int) -> None:
    text, (finding,) = decode(data, "n.md")
    assert text is None
    assert (finding.code, finding.place.line, finding.place.column) == ("N003", line, column)


def test_nul_bytes_are_refused_with_their_line() -> None:
    text, (finding,) = decode(b"# T\n\nzero \x00 byte", "n.md")
    assert text is None
    assert (finding.code, finding.place.line, finding.place.column) == ("N003", 3, 6)


def test_half_a_utf16_character_is_refused() -> None:
    text, (finding,) = decode("# Title".encode("utf-16") + b"\x00", "n.md")
    assert text is None
    assert finding.code == "N003"


def test_an_empty_note_is_read_and_remarked_on() -> None:
    for data in (b"", b"\n \n", b"\xef\xbb\xbf"):
        text, (finding,) = decode(data, "n.md")
        assert text is not None
        assert finding.code == "N008"


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_one_reason(data: bytes) -> None:
    text, findings = decode(data, "n.md")
    assert (text is None) == any(d.code == "N003" for d in findings)
    assert len(findings) <= 2


def test_reading_changes_nothing_on_the_disk(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    data = "✅ fits".encode().decode("mac_roman").encode()
    note.write_bytes(data)
    note.chmod(0o444)
    before = note.stat()
    source, findings = read_source(note)
    assert source is not None
    assert source.text == "✅ fits"
    assert [d.code for d in findings] == ["N006"]
    assert note.read_bytes() == data
    assert note.stat().st_mtime_ns == before.st_mtime_ns


def test_a_folder_gives_its_notes_by_name_whatever_their_suffix(tmp_path: Path) -> None:
    for name in ("b.markdown", "a.md", "deep/c.txt", "D.MD", "picture.png", ".hidden.md", "LICENSE.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("# T\n")
    sources, problems = read_sources([tmp_path])
    assert [s.name for s in sources] == ["D.MD", "a.md", "b.markdown", "deep/c.txt"]
    assert problems == []


def test_a_file_that_is_named_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    note = tmp_path / "README.md"
    note.write_text("# T\n")
    sources, problems = read_sources([note])
    assert [s.name for s in sources] == ["README.md"]
    assert problems == []


def test_each_file_that_cannot_be_read_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "good.md").write_text("# Good\n")
    (folder / "binary.md").write_bytes(b"\x00\x01\x02")
    (folder / "latin.md").write_bytes("naïve".encode("latin-1"))
    with (folder / "huge.md").open("wb") as huge:
        huge.truncate(MAX_BYTES + 1)
    os.mkfifo(folder / "pipe.md")
    (folder / "dangling.md").symlink_to(folder / "nowhere.md")
    (tmp_path / "secret.md").write_text("# Secret\n")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    (folder / "inner.md").symlink_to(folder / "good.md")
    (folder / "loop.md").symlink_to(folder / "loop.md")
    (folder / "folder.md").mkdir()
    sources, problems = read_sources([folder])
    assert [s.name for s in sources] == ["good.md", "inner.md"]
    found = {Path(d.place.path).name: d.code for d in problems}
    assert found == {
        "binary.md": "N003",
        "latin.md": "N003",
        "huge.md": "N004",
        "pipe.md": "N002",
        "dangling.md": "N002",
        "link.md": "N005",
        "loop.md": "N002",
    }
    assert len(problems) == len(found)


def test_a_file_just_within_the_limit_is_read(tmp_path: Path) -> None:
    note = tmp_path / "long.md"
    note.write_bytes(b"x\n" * (MAX_BYTES // 2))
    sources, problems = read_sources([note])
    assert len(sources) == 1
    assert problems == []


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero"])
def test_a_device_is_not_read(path: str) -> None:
    if not Path(path).exists() or not stat.S_ISCHR(Path(path).stat().st_mode):
        pytest.skip(f"this machine has no {path}")
    sources, (problem,) = read_sources([Path(path)])
    assert sources == []
    assert problem.code == "N002"


def test_a_missing_path_and_a_folder_without_notes_are_errors(tmp_path: Path) -> None:
    _, problems = read_sources([tmp_path / "nowhere", tmp_path])
    assert [d.code for d in problems] == ["N001", "N007"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, which pytest's own are not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_protected_file_or_folder_is_an_error(open_folder: Path) -> None:
    note = open_folder / "notes" / "mine.md"
    note.parent.mkdir()
    note.write_text("# T\n")
    note.chmod(0)
    with as_nobody():
        assert [d.code for d in read_sources([note])[1]] == ["N002"]
        assert [d.code for d in read_sources([note.parent])[1]] == ["N002"]
    note.parent.chmod(0)
    with as_nobody():
        assert [d.code for d in read_sources([note])[1]] == ["N002"]
        assert [d.code for d in read_sources([note.parent])[1]] == ["N002"]
        assert [d.code for d in read_sources([open_folder])[1]] == ["N002"]
    note.parent.chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """Root may read everything, so a test run as root puts on another user's rights for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def test_two_folders_with_a_note_of_one_name_are_both_read(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.md").write_text(f"# {folder}\n")
    sources, problems = read_sources([tmp_path / "one", tmp_path / "two", tmp_path / "one" / "note.md"])
    assert {s.name: s.text for s in sources} == {"note.md": "# one\n", "two/note.md": "# two\n"}
    assert problems == []


def test_a_folder_that_leads_out_is_reported_and_one_that_stays_is_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "notes"
    (folder / "real").mkdir(parents=True)
    (folder / "real" / "note.md").write_text("# T\n")
    (folder / "again").symlink_to(folder / "real")
    (tmp_path / "other").mkdir()
    (folder / "out").symlink_to(tmp_path / "other")
    sources, (problem,) = read_sources([folder])
    assert [s.name for s in sources] == ["real/note.md"]
    assert (problem.code, Path(problem.place.path).name) == ("N005", "out")
