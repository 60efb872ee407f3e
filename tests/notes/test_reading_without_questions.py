"""What a note leaves for reading: everything but its questions and cards, in its own order."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.library import read_texts
from studyapp.notes.model import Topic
from studyapp.notes.source import Source
from tests.sample_notes import task_list

QUESTION = task_list("What keeps results for ten years?", ["a disk"], ["a fan", "a lamp"])
CARD = "Q: What spins?\nA: A fan.\n"
PIECES = {
    "paragraph": "Disks are slow; see below.",
    "list": "- first of all\n- second to none",
    "table": "| Part | Does |\n|---|---|\n| disk | keeps |",
    "code": "```\nlsblk\n```",
    "heading": "### Details",
}


def read(text: str) -> Topic:
    return read_texts([Source("machines.md", "machines.md", text)]).topics[0]


def lines_of(text: str) -> list[str]:
    """Lines with something on them; rules between questions are nothing to read."""
    return [line for line in text.split("\n") if line.strip() and line.strip() != "---"]


def test_a_section_made_of_questions_holds_nothing_to_read() -> None:
    topic = read(
        f"# Machines\n\nAbout machines.\n\n## Storage\n\n{QUESTION}\n---\n\n{QUESTION.replace('ten', 'two')}"
    )
    assert [(section.title, section.text) for section in topic.sections] == [("Storage", "")]
    assert topic.opening == "About machines."
    assert topic.text == "About machines.\n\n## Storage"


def test_a_rejected_question_is_not_read_as_a_note_either() -> None:
    topic = read(
        f"# Machines\n\n## Storage\n\nDisks.\n\n{QUESTION.replace('[x]', '[ ]')}\n> It keeps things.\n"
    )
    assert "a fan" not in topic.text


def test_flash_cards_are_not_shown_with_their_answers() -> None:
    topic = read(f"# Machines\n\n## Moving parts\n\nThey wear out.\n\n{CARD}")
    assert [section.text for section in topic.sections] == ["They wear out."]


def test_what_stands_above_the_first_section_is_read_whole_but_for_its_labels() -> None:
    labels = "Also known as: engines\nDomain: Physics"
    text = f"{labels}\n\nThey do work:\n\n- by turning\n- by pushing\n\n---"
    topic = read(f"# Machines\n\n{text}\n\n## Storage\n\nDisks.\n")
    assert topic.opening == "They do work:\n\n- by turning\n- by pushing"
    assert topic.aliases == ("engines",)


@given(st.lists(st.sampled_from([*PIECES, "question", "card"]), min_size=1, max_size=12))
def test_every_line_but_those_of_questions_and_cards_stays_and_in_order(names: list[str]) -> None:
    pieces, kept = [], []
    for number, name in enumerate(names):
        if name in PIECES:
            pieces.append(PIECES[name])
            kept += lines_of(PIECES[name])
            continue
        # A heading ends it: what follows the options of a question explains it.
        after = f"### After {number}"
        card = f"Q: What spins {number} times?\nA: Fan {number}.\n"
        question = QUESTION.replace("ten", f"{number} times ten")
        pieces += [question if name == "question" else card, after]
        kept.append(after)
    topic = read("# Machines\n\n## Parts\n\n" + "\n\n".join(pieces) + "\n")
    assert [line for line in lines_of(topic.text) if line != "## Parts"] == kept


def test_the_real_notes_of_this_project_lose_no_line_that_is_no_question() -> None:
    folder = Path(__file__).resolve().parents[2] / "content" / "aws-dea-c01"
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        if file.stem == "pack":
            continue
        library = read_texts([Source(str(file), file.name, text)])
        written = [question for question in library.questions if question.kind == "authored"]
        assert not written, "these notes are for reading"
        labels = ("Also known as:", "Domain:", "Last checked:")
        wanted = [line for line in lines_of(text)[1:] if not line.startswith(labels)]
        assert lines_of(library.topics[0].text) == wanted
