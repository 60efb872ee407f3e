"""Short ways for the tests to read a text as a note."""

from pathlib import Path

from studyapp.notes.library import Library, read_texts
from studyapp.notes.model import Question, Status
from studyapp.notes.source import Source, decode

SAMPLES = Path(__file__).parent / "samples"


def read_notes(*texts: str) -> Library:
    """A library of texts; the first is a.md, the second b.md, and so on."""
    names = [f"{chr(ord('a') + n)}.md" for n in range(len(texts))]
    return read_texts([Source(name, name, text) for name, text in zip(names, texts, strict=True)])


def read_bytes(data: bytes, path: str = "note.md") -> Library:
    """A library of one file's bytes, decoded as a file is."""
    text, findings = decode(data, path)
    return read_texts([] if text is None else [Source(path, path, text)], findings)


def sample(name: str) -> str:
    """The text of a sample note."""
    return (SAMPLES / name).read_text(encoding="utf-8")


def codes(library: Library) -> list[str]:
    """The codes of all diagnostics, in order."""
    return [diagnostic.code for diagnostic in library.diagnostics]


def asked(library: Library) -> list[Question]:
    """The questions that learners get."""
    return [q for q in library.questions if q.status is Status.ACTIVE]


def held(library: Library) -> list[Question]:
    """The questions that wait for their author."""
    return [q for q in library.questions if q.status is Status.HELD_BACK]


def right(question: Question) -> list[str]:
    """The texts of the right choices."""
    return [choice.text for choice in question.choices if choice.correct]


def wrong(question: Question) -> list[str]:
    """The texts of the wrong choices."""
    return [choice.text for choice in question.choices if not choice.correct]
