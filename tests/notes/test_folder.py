"""Reading a folder again after an edit gives what reading it anew gives, and reads no more than it has to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.notes.folder import Folder, Outline, Part
from studyapp.notes.library import Library, joined
from studyapp.notes.reading.outline import read_outline
from studyapp.notes.rereading import read_folder
from studyapp.notes.source import Source
from tests.edited_notes import Files


@dataclass
class Kept:
    """A store in memory that counts which files were read and which parts were written."""

    parts: dict[str, Part] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    def outlines(self, sources: Sequence[Source]) -> list[Outline]:
        self.read += [source.name for source in sources]
        return [read_outline(source) for source in sources]

    def part(self, stamp: str) -> Part:
        return self.parts[stamp]

    def keep(self, stamp: str, part: Part) -> None:
        if stamp not in self.parts:
            self.written.append(stamp)
        self.parts[stamp] = part

    def library(self, folder: Folder) -> Library:
        return joined(folder, [self.part(file.stamp) for file in folder.files.values()])


def sources_of(texts: Mapping[str, str]) -> list[Source]:
    return [Source(f"notes/{name}", name, text) for name, text in texts.items()]


@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 2**32), edits=st.integers(1, 8))
def test_a_folder_read_edit_by_edit_says_what_it_says_when_read_at_once(seed: int, edits: int) -> None:
    files, kept = Files(seed), Kept()
    folder = read_folder(sources_of(files.by_name()), kept)
    for _ in range(edits):
        for _ in range(files.rng.choice([1, 1, 2])):
            files.edit()
        folder = read_folder(sources_of(files.by_name()), kept, folder)
        anew = Kept()
        whole = read_folder(sources_of(files.by_name()), anew)
        assert kept.library(folder) == anew.library(whole)
        assert folder.files == whole.files


NOTE = "# Amazon Alpha\n\n📌 **Exam signal:** If the question mentions **{}**, choose **Amazon Alpha**.\n"
OTHER = "# Beta Queue\n\n📌 **Exam signal:** If the question mentions **tides**, choose **Beta Queue**.\n"


@pytest.mark.parametrize(
    "edit", ["A sentence at the end.", "📌 **Exam signal:** If it says **fog**, choose **Amazon Alpha**."]
)
def test_an_edit_leaves_files_alone_that_it_can_not_concern(edit: str) -> None:
    texts = {
        "a.md": NOTE.format("rain"),
        "b.md": OTHER,
        "c.md": "# Bank\n\n### Why?\n\n- [x] Yes\n- [ ] No\n",
    }
    kept = Kept()
    folder = read_folder(sources_of(texts), kept)
    kept.read.clear()
    kept.written.clear()
    texts["a.md"] += f"\n{edit}\n"
    changed = read_folder(sources_of(texts), kept, folder)
    assert kept.read == ["a.md"]
    assert kept.written == [changed.files["a.md"].stamp]


def test_a_part_that_is_not_kept_any_more_is_read_again() -> None:
    texts = {"a.md": NOTE.format("rain"), "b.md": NOTE.format("rain").replace("Amazon Alpha", "Beta Queue")}
    kept = Kept()
    folder = read_folder(sources_of(texts), kept)
    kept.parts.clear()
    texts["a.md"] = "\n" + texts["a.md"]
    changed = read_folder(sources_of(texts), kept, folder)
    anew = Kept()
    assert kept.library(changed) == anew.library(read_folder(sources_of(texts), anew))
