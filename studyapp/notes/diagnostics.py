"""What an author is told: one value type for every finding, one way to print it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: an error keeps the import from writing, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(NamedTuple):
    """Where something stands: the path as the author would type it, line and column counted from 1."""

    path: str
    line: int
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding about the notes. Codes are stable; `docs/authoring.md` explains each."""

    place: Place
    code: str
    severity: Severity
    message: str
    hint: str = ""


# code -> (severity, title). Every code has its section in docs/authoring.md; a test compares the two.
CODES: dict[str, tuple[Severity, str]] = {
    "N001": (Severity.ERROR, "the path does not exist"),
    "N002": (Severity.ERROR, "the file cannot be read"),
    "N003": (Severity.ERROR, "the file is not text"),
    "N004": (Severity.ERROR, "the file is too large"),
    "N005": (Severity.WARNING, "a link leads out of the folder"),
    "N006": (Severity.INFO, "the encoding was repaired"),
    "N007": (Severity.ERROR, "no notes here"),
    "N008": (Severity.WARNING, "the note is empty"),
    "N009": (Severity.ERROR, "the front matter cannot be read"),
    "N101": (Severity.WARNING, "an exam signal names no service"),
    "N102": (Severity.WARNING, "a decision row names no service"),
    "N103": (Severity.WARNING, "two topics share a name"),
    "N201": (Severity.ERROR, "a question has no right option"),
    "N202": (Severity.ERROR, "a question has one option only"),
    "N203": (Severity.ERROR, "an option stands twice"),
    "N204": (Severity.ERROR, "every option is right"),
    "N205": (Severity.ERROR, "two questions share a stem and disagree"),
    "N206": (Severity.WARNING, "a question stands twice"),
    "N207": (Severity.ERROR, "a question has no stem"),
    "N208": (Severity.WARNING, "the stem gives the answer away"),
    "N209": (Severity.ERROR, "the answer is none of the options"),
    "N210": (Severity.ERROR, "two answers disagree"),
    "N211": (Severity.INFO, "options cannot express this question"),
    "N212": (Severity.ERROR, "a question cannot be read"),
    "N213": (Severity.WARNING, "two questions are nearly the same"),
    "N214": (Severity.WARNING, "a pair's answers lean to one side"),
    "N215": (Severity.WARNING, "the right option is often the longest"),
    "N216": (Severity.WARNING, "the right option often stands in one place"),
    "N217": (Severity.WARNING, "the stem's words point to the right option"),
    "N218": (Severity.ERROR, "the stem asks for another number of options"),
    "N301": (Severity.WARNING, "two lines contradict each other"),
    "N302": (Severity.INFO, "the stem would give the answer away"),
    "N303": (Severity.INFO, "too few distractors"),
    "N304": (Severity.INFO, "another line asks the same"),
    "N305": (Severity.INFO, "a use case excludes nothing"),
    "N306": (Severity.INFO, "the line names no service"),
    "N307": (Severity.INFO, "a feature is told as a whole statement"),
}


def diagnose(code: str, place: Place, message: str, hint: str = "") -> Diagnostic:
    """A diagnostic with the severity that its code has everywhere; its message is kept to one line."""
    return Diagnostic(place, code, CODES[code][0], " ".join(message.split()), hint)


def in_order(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """By path, line and column, each finding once."""
    return sorted(set(diagnostics), key=lambda d: (d.place, d.code, d.message))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether any finding keeps an import from writing."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def format_diagnostic(diagnostic: Diagnostic) -> str:
    """`path:line:col: CODE message [severity]`, with the hint on a line of its own below."""
    head = f"{heading_of(diagnostic)} {printable(diagnostic.message)} [{diagnostic.severity}]"
    return f"{head}\n    hint: {printable(diagnostic.hint)}" if diagnostic.hint else head


def heading_of(diagnostic: Diagnostic) -> str:
    """`path:line:col: CODE`, the start of a finding in every format that people read."""
    place = diagnostic.place
    return f"{printable(place.path)}:{place.line}:{place.column}: {diagnostic.code}"


def printable(text: str) -> str:
    """A text without characters that would steer a terminal; a tab becomes one space."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def count_by_severity(diagnostics: Iterable[Diagnostic]) -> str:
    """A closing line such as "1 error, 2 warnings, 5 remarks"; "no findings" when there are none."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "remark"}
    counts = dict.fromkeys(names, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    parts = [f"{n} {names[s]}{'' if n == 1 else 's'}" for s, n in counts.items() if n]
    return ", ".join(parts) or "no findings"
