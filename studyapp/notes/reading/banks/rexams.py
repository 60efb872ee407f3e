"""R/exams: headings "Question", "Answerlist", "Solution" and "Meta-information", and there `exsolution: 0100`.

Numbers and texts to be given go to flash cards. What R has to work out first is rejected, as nothing here runs it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...blocks import Block, Code, Heading, ListBlock, Paragraph
from ...diagnostics import Diagnostic, Place, diagnose
from ...wording import plain
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .markdown import markdown_of
from .page import Page

_PARTS = ("question", "answerlist", "solution", "meta-information")
_META = re.compile(r"(ex\w+)(?:\[[^\]]*\])?\s*:\s*(.*)$")
_CHUNK = re.compile(r"\{r\b")
_COMPUTED = re.compile(r"`r\s")
_JUST_JUDGES = re.compile(r"\W*(?:true|false|correct|incorrect|right|wrong)\W*", re.IGNORECASE)


@dataclass(slots=True)
class _Exercise:
    """The blocks of one exercise by its part; an answer list counts to the part that it stands in."""

    blocks: list[Block]
    parts: dict[str, list[Block]] = field(default_factory=dict)
    meta: dict[str, tuple[int, str]] = field(default_factory=dict)  # line and value of each name


def find(page: Page) -> Found:
    """Every exercise of a file."""
    found = Found()
    if "exsolution" in page.source.text:
        for exercise in _exercises(page.blocks):
            if "exsolution" in exercise.meta:
                _read(exercise, page.source.path, found)
    return found


def _exercises(blocks: Sequence[Block]) -> Iterator[_Exercise]:
    exercise: _Exercise | None = None
    name = above = ""
    for block in blocks:
        words = plain(block.text).casefold().strip(" :") if isinstance(block, Heading) else ""
        if words == "question":
            if exercise:
                yield exercise
            exercise = _Exercise([])
        elif exercise is None or (words and words not in _PARTS):
            if exercise:  # something else begins
                yield exercise
            exercise = None
            continue
        exercise.blocks.append(block)
        if words:
            above = above if words == "answerlist" else words
            name = f"{above} {words}" if words == "answerlist" else words
        elif name == "meta-information":
            exercise.meta |= _meta(block)
        else:
            exercise.parts.setdefault(name, []).append(block)
    if exercise:
        yield exercise


def _meta(block: Block) -> dict[str, tuple[int, str]]:
    lines = block.lines if isinstance(block, Paragraph) else ()
    matches = ((line.number, _META.match(line.text)) for line in lines)
    return {match[1].lower(): (number, match[2].strip()) for number, match in matches if match}


def _read(exercise: _Exercise, path: str, found: Found) -> None:
    stem_blocks = [block for block in exercise.parts.get("question", []) if not _is_chunk(block)]
    place = Place(path, (stem_blocks or exercise.blocks)[0].line.number)
    stem, told = markdown_of(stem_blocks), _explanation(exercise)
    kind = exercise.meta.get("extype", (0, "schoice"))[1].lower()
    line, solution = exercise.meta["exsolution"]
    blocks = tuple(exercise.blocks)
    if kind in ("schoice", "mchoice"):
        options, problem = _options(exercise, path)
        found.questions.append(AuthoredDraft(stem, options, told, place, blocks, problem=problem))
    elif kind in ("num", "string") and solution and not _is_computed(exercise) and plain(stem):
        found.cards.append(CardDraft(stem, solution, place, blocks))
        message = "a number or text to be given cannot be asked with options; it becomes a flash card"
        found.diagnostics.append(diagnose("N211", place, message))
    else:
        problem = _unreadable(
            path, line, f"an exercise of the type “{kind[:30]}” cannot be asked with options"
        )
        found.questions.append(AuthoredDraft(stem, (), told, place, blocks, problem=problem))


def _options(exercise: _Exercise, path: str) -> tuple[tuple[OptionDraft, ...], Diagnostic | None]:
    """The options with those that the zeros and ones say are right, and what is wrong with these."""
    items = [item for block in exercise.parts.get("question answerlist", []) for item in _items(block)]
    reasons = [item for block in exercise.parts.get("solution answerlist", []) for item in _items(block)]
    line, solution = exercise.meta["exsolution"]
    texts = [text for _, text in items]
    if _is_computed(exercise):
        return (), _unreadable(path, line, "R has to work out this exercise first")
    digits = re.sub(r"[\s|]", "", solution)
    problem = None
    if not re.fullmatch(r"[01]+", digits) or (items and len(digits) != len(items)):
        message = f"the answer “{solution[:60]}” does not say of each option whether it is right"
        problem = diagnose("N209", Place(path, line), message, "Write a 1 or a 0 for each: exsolution: 0100")
        digits = ""
    whys = [text for _, text in reasons] if len(reasons) == len(items) else []
    return tuple(
        OptionDraft(
            text,
            digits[n : n + 1] == "1",
            "" if not whys or _JUST_JUDGES.fullmatch(whys[n]) else whys[n],
            Place(path, items[n][0]),
        )
        for n, text in enumerate(texts)
    ), problem


def _items(block: Block) -> list[tuple[int, str]]:
    found = block.items if isinstance(block, ListBlock) else ()
    return [(item.line.number, markdown_of(item.blocks)) for item in found]


def _is_chunk(block: Block) -> bool:
    return isinstance(block, Code) and bool(_CHUNK.match(block.info))


def _is_computed(exercise: _Exercise) -> bool:
    """Whether what is asked, offered or right comes out of R; the solution may be worded by it."""
    shown = [*exercise.parts.get("question", []), *exercise.parts.get("question answerlist", [])]
    texts = [exercise.meta["exsolution"][1], *(markdown_of([b]) for b in shown if not _is_chunk(b))]
    chunk = any(_is_chunk(block) for block in exercise.parts.get("question answerlist", []))
    return chunk or any(_COMPUTED.search(text) for text in texts)


def _explanation(exercise: _Exercise) -> str:
    told = [block for block in exercise.parts.get("solution", []) if not _is_chunk(block)]
    text = markdown_of(told)
    return "" if _COMPUTED.search(text) else text


def _unreadable(path: str, line: int, message: str) -> Diagnostic:
    return diagnose("N212", Place(path, line), message, "Write the exercise out, with a list of its options.")
