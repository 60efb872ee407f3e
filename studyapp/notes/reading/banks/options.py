"""Options as they are shown: their text, the reason for each, and a mark on them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...blocks import Block, ListBlock, Paragraph, Quote
from ...diagnostics import Place
from .draft import OptionDraft
from .markdown import markdown_of
from .units import Option

_REASON = re.compile(
    r"\W*(?:in)?correct\b|\W*(?:wrong|right|true|false|explanation|why|reason|because)\b\s*\W", re.IGNORECASE
)


_MARK = re.compile(
    r"\s*(?:(?P<yes>✅|✔\ufe0f?|☑\ufe0f?|[*_]*\((?:correct|right)(?:\s+answer)?\)[*_]*|(?:←|<-+)\s*correct)"
    r"|(?P<no>❌|✗|✘|[*_]*\((?:incorrect|wrong)\)[*_]*))\s*$",
    re.IGNORECASE,
)


_LEADING_MARK = re.compile(r"(?:(?P<yes>✅|✔\ufe0f?|☑\ufe0f?)|(?P<no>❌|✗|✘))\s*")


def option_of(option: Option, path: str) -> tuple[OptionDraft, bool | None]:
    """The option without key, and what a mark on it says: ticked or "(correct)", crossed out, or nothing."""
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
    markdown = markdown_of(text).strip()
    mark = option.checked
    for pattern in (_MARK, _LEADING_MARK):
        match = pattern.search(markdown) if pattern is _MARK else pattern.match(markdown)
        if match and option.checked is None:
            mark = bool(match["yes"])
            markdown = (markdown[: match.start()] + markdown[match.end() :]).strip()
    place = Place(path, option.line.number, option.line.column)
    return OptionDraft(markdown, False, _bare_reason(why), place), mark


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
