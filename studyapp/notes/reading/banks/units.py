"""What a text is made of once options are told from the rest: blocks, options, starts of questions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from ...blocks import Block, Heading, Html, Line, Paragraph
from .answers import answer_text
from .labels import split_label

_DETAILS = re.compile(r"\s*<(?:details|summary)\b", re.IGNORECASE)


class Style(Enum):
    """How options are written: with boxes, with boxes after numbers, with letters, or in a plain list."""

    BOXES = "boxes"
    NUMBERED_BOXES = "numbered boxes"
    LETTERS = "letters"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Option:
    """One option as it stands: its letter or "", its box, and its blocks without either."""

    line: Line
    label: str
    checked: bool | None
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of one question. `origin` is what they were read from, in case they are none after all."""

    options: tuple[Option, ...]
    style: Style
    origin: tuple[Block, ...]

    @property
    def line(self) -> Line:
        return self.options[0].line


@dataclass(frozen=True, slots=True)
class Start:
    """A list item that holds a whole question; `number` is its marker."""

    line: Line
    number: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A block, options, or a start, with the top-level blocks that it stands in."""

    content: Block | Options | Start
    tops: tuple[Block, ...]

    @property
    def line(self) -> Line:
        return self.content.line


def starts_details(text: str) -> bool:
    """Whether a line opens a part that can be folded."""
    return bool(_DETAILS.match(text))


def texts_of(unit: Unit) -> list[str]:
    """The lines of a paragraph or of HTML, or the text of a heading; nothing of other blocks."""
    content = unit.content
    if isinstance(content, Paragraph | Html):
        return [line.text for line in content.lines]
    return [content.text] if isinstance(content, Heading) else []


def is_told(text: str) -> bool:
    """Whether a line ends the options above it: an answer, or details that hold one."""
    return starts_details(text) or (answer_text(text) is not None and split_label(text) is None)
