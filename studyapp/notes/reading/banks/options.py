"""Options as they are shown: their text, the reason for each, and a mark on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...blocks import Block, ListBlock, Paragraph, Quote
from ...diagnostics import Place
from .draft import OptionDraft
from .markdown import markdown_of
from .marks import unmarked
from .telling import without_wrappers
from .units import Option

_REASON = re.compile(
    r"\W*(?:in)?correct\b|\W*(?:wrong|right|true|false|explanation|why|reason|because)\b\s*\W", re.IGNORECASE
)


def option_of(option: Option, path: str, ticks: bool = True) -> tuple[OptionDraft, bool | None]:
    """The option without key, and what a mark on it says: ticked or "(correct)", crossed out, or nothing.

    Without `ticks` boxes say nothing, as no one of them is ticked.
    """
    text: list[Block] = []
    why: list[Block] = []
    for index, block in enumerate(option.blocks):
        if isinstance(block, Paragraph):
            own, reason = _split_reason(block, index > 0)
            text += own
            why += reason
        elif isinstance(block, ListBlock | Quote):
            why.append(block)
        else:
            (why or text).append(block)
    markdown = _without_tags(markdown_of(text).strip().removeprefix(_BLANK_SIGN).lstrip()).rstrip(_BULLETS)
    mark = option.checked if ticks else None
    if mark is None:
        markdown, mark = _unmarked(markdown)
    place = Place(path, option.line.number, option.line.column)
    return OptionDraft(markdown, False, _bare_reason(why), place), mark


def _unmarked(markdown: str) -> tuple[str, bool | None]:
    """`unmarked` for an option that may go on below the line with the mark."""
    text, mark = unmarked(markdown)
    if mark is None and "\n" in markdown:
        first, rest = markdown.split("\n", 1)
        first, mark = unmarked(first)
        text = text if mark is None else f"{first}\n{rest}"
    return text, mark


_BREAKS = re.compile(r"(?:\s*<br\s*/?>)+\s*$", re.IGNORECASE)
_BULLETS = "•◦▪ \n"  # of the next option, on a line of their own in what was copied out of a PDF
_BLANK_SIGN = "\u2800"  # an empty Braille pattern, which keeps code in an item where a blank would not


def _without_tags(markdown: str) -> str:
    """An option without line breaks of HTML behind it, and tags that close what all options stand in."""
    if markdown[-1:] not in (">", "}"):
        return markdown
    lines = _BREAKS.sub("", markdown).split("\n")
    while len(lines) > 1 and not without_wrappers(lines[-1]).strip():
        lines.pop()
    return _BREAKS.sub("", "\n".join(lines))


def _split_reason(block: Paragraph, whole: bool) -> tuple[list[Block], list[Block]]:
    """A paragraph of an option cut where "Incorrect, because ..." starts."""
    for index, line in enumerate(block.lines):
        if (index or whole) and _REASON.match(line.text):
            return ([Paragraph(block.lines[:index])] if index else []), [Paragraph(block.lines[index:])]
    return [block], []


def _bare_reason(blocks: Sequence[Block]) -> str:
    """The reason's Markdown; a list of one bullet is just its text."""
    if len(blocks) == 1 and isinstance(blocks[0], ListBlock) and len(blocks[0].items) == 1:
        return markdown_of(blocks[0].items[0].blocks)
    if len(blocks) == 1 and isinstance(blocks[0], Quote):
        return markdown_of(blocks[0].blocks)
    return markdown_of(blocks)
