"""What an author is told: every code is explained, and its examples in docs/authoring.md do what they say."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from studyapp.notes.checks import check
from studyapp.notes.diagnostics import CODES
from studyapp.notes.library import read_library

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "authoring.md"
SECTION = re.compile(r"^#### (N\d{3})\n(.*?)(?=^#### N|\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^(Wrong|Right):\n\n```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = {"markdown": "note.md", "gift": "bank.gift"}

EXPLAINED = dict(SECTION.findall(GUIDE.read_text()))
EXAMPLES = [
    pytest.param(code, kind == "Wrong", language, name, text, id=f"{code}-{kind.lower()}")
    for code, section in EXPLAINED.items()
    for kind, language, name, text in EXAMPLE.findall(section)
]


def codes_for(folder: Path, language: str, name: str, text: str) -> set[str]:
    """What is found in a folder that holds the example, or that the example's commands have filled."""
    notes = folder / "notes"
    notes.mkdir()
    if language == "sh":
        subprocess.run(["bash", "-e", "-c", text], cwd=folder, check=True)
    else:
        (notes / (name or NAMES[language])).write_text(text)
    library = read_library([notes])
    return {finding.code for finding in [*library.diagnostics, *check(library)]}


@pytest.mark.parametrize(("code", "is_wrong", "language", "name", "text"), EXAMPLES)
def test_the_guides_examples_do_what_they_say(
    code: str, is_wrong: bool, language: str, name: str, text: str, tmp_path: Path
) -> None:
    found = codes_for(tmp_path, language, name, text)
    assert found == {code} if is_wrong else code not in found, f"found {found or 'nothing'}"


def test_the_guide_explains_every_code_with_both_examples() -> None:
    assert sorted(EXPLAINED) == sorted(CODES)
    kinds = {code: [kind for kind, *_ in EXAMPLE.findall(text)] for code, text in EXPLAINED.items()}
    assert {code for code, found in kinds.items() if found != ["Wrong", "Right"]} == set()
