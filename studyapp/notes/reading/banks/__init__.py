"""Question syntaxes. Each is a module with `find(page) -> Found`, registered in SYNTAXES.

The first syntax that claims a block keeps it. What is wrong with a question is said here for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...blocks import Block
from ...diagnostics import Diagnostic, Place, diagnose
from ...source import Source
from ...wording import plain
from . import flashcards, folded, frontmatter, gift, lettered, question_tables, quizdown, rexams, tasklist
from .counts import problem_of_count
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .fields import without_front_matter
from .gift import is_gift
from .page import Page

__all__ = [
    "AuthoredDraft",
    "CardDraft",
    "OptionDraft",
    "find_bank",
    "find_questions",
    "is_gift",
    "without_front_matter",
]

SYNTAXES: tuple[Callable[[Page], Found], ...] = (
    gift.find,
    frontmatter.find,
    rexams.find,
    question_tables.find,
    tasklist.find,
    quizdown.find,
    lettered.find,
    flashcards.find,
    folded.find,
)


def find_bank(blocks: Sequence[Block], source: Source) -> Found:
    """The questions and cards of a file, those that can't be asked marked as rejected, with their diagnostics.

    A rejected question still claims its blocks, so that its text is not read as anything else.
    """
    found = Found()
    page = Page(source, blocks)
    for find in SYNTAXES:
        part = find(page)
        found.questions += part.questions
        found.cards += part.cards
        found.diagnostics += part.diagnostics
        drafts: list[AuthoredDraft | CardDraft] = [*part.questions, *part.cards]
        if drafts:
            page = page.without({block.line.number for draft in drafts for block in draft.blocks})
    found.questions.sort(key=lambda draft: draft.place)
    found.cards.sort(key=lambda draft: draft.place)
    for draft in found.questions:
        problem = draft.problem or _problem(draft)
        if problem:
            draft.rejected = True
            found.diagnostics.append(problem)
    return found


def find_questions(blocks: Sequence[Block], source: Source) -> tuple[list[AuthoredDraft], list[Diagnostic]]:
    """Only the questions of `find_bank`, with all its diagnostics."""
    found = find_bank(blocks, source)
    return found.questions, found.diagnostics


def _problem(draft: AuthoredDraft) -> Diagnostic | None:
    """What keeps any question from being asked, whatever syntax it is written in."""
    place = draft.place
    if not plain(draft.stem) and "![" not in draft.stem:
        return diagnose(
            "N207", place, "this question has options but no stem", "Write the question above its options."
        )
    if len(draft.options) < 2:
        count = "one option only" if draft.options else "no options"
        return diagnose("N202", place, f"this question has {count}", "Add at least one wrong option.")
    empty = next((option for option in draft.options if not option.text.strip()), None)
    if empty:
        return diagnose("N212", empty.place, "this option has no text", "Write it behind its letter or box.")
    return _problem_of_key(draft)


def _problem_of_key(draft: AuthoredDraft) -> Diagnostic | None:
    right = [option for option in draft.options if option.correct]
    if not right:
        hint = "Tick the right option (- [x]) or write it below the options (**Answer:** B)."
        return diagnose("N201", draft.place, "no option of this question is marked right", hint)
    duplicate = _duplicate(draft.options)
    if duplicate:
        return duplicate
    if len(right) == len(draft.options):
        return diagnose(
            "N204",
            draft.place,
            "every option of this question is marked right",
            "Add what is wrong, or untick it.",
        )
    return problem_of_count(draft)


def _duplicate(options: Sequence[OptionDraft]) -> Diagnostic | None:
    seen: dict[str, Place] = {}
    for option in options:
        # Compared as written: signs tell options apart ("≥ 5", "≤ 5") that have the same words.
        words = " ".join(option.text.casefold().split()).strip("*_ .;")
        if words in seen:
            first = seen[words]
            message = f"this option stands at line {first.line} already"
            return diagnose("N203", option.place, message, "Reword or remove one of the two.")
        seen[words] = option.place
    return None
