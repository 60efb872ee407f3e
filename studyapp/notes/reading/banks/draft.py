"""What every question syntax yields."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...blocks import Block
from ...diagnostics import Diagnostic, Place


@dataclass(frozen=True, slots=True)
class OptionDraft:
    """One option: its Markdown, whether it is marked right, the reason written below it."""

    text: str
    correct: bool
    why: str
    place: Place


@dataclass(slots=True)
class AuthoredDraft:
    """A question as an author wrote it. `blocks` are the top-level blocks that it is made of.

    `headings` are those above it below the topic's title, the nearest first.
    `problem` is what its syntax found wrong with it; what is wrong in any syntax is found later, for all alike.
    """

    stem: str
    options: tuple[OptionDraft, ...]
    explanation: str
    place: Place
    blocks: tuple[Block, ...]
    domain: str = ""
    explicit_id: str = ""
    section: str = ""
    headings: tuple[str, ...] = ()
    rejected: bool = False
    tags: tuple[str, ...] = field(default=())
    problem: Diagnostic | None = None


@dataclass(slots=True)
class CardDraft:
    """A flash card: Markdown to answer from memory, and the answer. `blocks` as above."""

    front: str
    back: str
    place: Place
    blocks: tuple[Block, ...]
    section: str = ""
    tags: tuple[str, ...] = field(default=())


@dataclass(slots=True)
class Found:
    """What one syntax found in a file, with remarks on what it could not make a question of."""

    questions: list[AuthoredDraft] = field(default_factory=list)
    cards: list[CardDraft] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
