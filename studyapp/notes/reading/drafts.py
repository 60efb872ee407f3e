"""The parts of a file before anyone knows which services there are: texts and tables with their places."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..blocks import Table
from ..diagnostics import Place
from ..model import Section
from ..source import Source
from .banks import AuthoredDraft, CardDraft


@dataclass(slots=True)
class TextDraft:
    """A line that may decide something: its Markdown, its place, the section it stands in.

    `headings` are those above it below the topic's title, the nearest first: one of them may name the service
    that the line is about. A line that is not `sure` decides only if it names a service known from elsewhere.
    """

    markdown: str
    place: Place
    section: str
    headings: tuple[str, ...]
    sure: bool = field(default=True, kw_only=True)


@dataclass(slots=True)
class RuleDraft(TextDraft):
    positive: bool
    subject: str
    against: str = ""


@dataclass(slots=True)
class TableDraft:
    table: Table
    place: Place
    section: str


@dataclass(slots=True)
class UnclearDraft:
    """A list whose arrows lead from names to names: either side may be what is chosen. `targets` are the right ones."""

    place: Place
    targets: tuple[str, ...]


@dataclass(slots=True)
class Segment:
    """One topic's share of a file.

    `headings` are those that may name services, `open_headings` has for the line of each heading its words and those
    of the headings that it stands under, the nearest first.
    """

    place: Place
    heading: str
    last_line: int
    hidden: set[int] = field(default_factory=set)  # lines of questions, cards and labels: not for reading
    intro: list[str] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    open_headings: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    signals: list[TextDraft] = field(default_factory=list)
    rules: list[RuleDraft] = field(default_factory=list)
    tables: list[TableDraft] = field(default_factory=list)
    unclear: list[UnclearDraft] = field(default_factory=list)
    questions: list[AuthoredDraft] = field(default_factory=list)
    cards: list[CardDraft] = field(default_factory=list)

    def prose(self, source: Source, first: int, last: int) -> str:
        """What there is to read in the lines from `first` to `last`: questions and cards would give answers away."""
        lines = enumerate(source.lines[first - 1 : last], start=first)
        return "\n".join(line for number, line in lines if number not in self.hidden)

    def opening(self, source: Source) -> str:
        """What there is to read below the title and above the first section."""
        last = self.sections[0].place.line - 1 if self.sections else self.last_line
        return (
            self.prose(source, self.place.line + bool(self.heading), last).strip().removesuffix("---").strip()
        )

    def section_at(self, line: int) -> str:
        """The title of the section that a line stands in, "" above the first."""
        before = [section.title for section in self.sections if section.place.line <= line]
        return before[-1] if before else ""

    def headings_at(self, line: int) -> tuple[str, ...]:
        """The words of the headings that a line stands under, the nearest first."""
        return next((words for start, words in reversed(self.open_headings) if start <= line), ())
