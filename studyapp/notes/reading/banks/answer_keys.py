"""Answers of several questions collected in one place: "## Answer key", then "1. B", "2. C"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...blocks import Heading, ListBlock
from ...wording import heading_words, plain
from .answers import answer_text
from .markdown import markdown_of
from .units import Options, Start, Unit
from .wordings import is_key_heading

_KEY_ENTRY = re.compile(
    r"(?:^|[\s,;|(])(?:Q(?:uestion)?\s*)?(\d{1,4})\s*[.):|–—=-]*\s*(?:(?:correct\s+)?answer\s*:?\s*)?"
    r"[(\[]?([A-Ja-j](?:\s*(?:,|&|and)\s*[A-Ja-j]|[A-J])*)(?=\s*(?:$|[,;|.):(\]–—-]|Q?\d))"
)


def is_key(gap: Sequence[Unit], index: int) -> bool:
    block = gap[index].content
    if not isinstance(block, Heading) or not is_key_heading(heading_words(block.text)[1]):
        return False
    return sum(len(key_entries(unit)) for unit in gap[index + 1 :]) > 1


def key_entries(unit: Unit) -> list[tuple[str, str]]:
    """(number, letters) for each entry of an answer key in a unit."""
    block = unit.content
    if isinstance(block, ListBlock) and block.ordered:
        pairs = []
        for item in block.items:
            number = item.marker.rstrip(".)")
            rest = answer_text(item.line.text) or plain(item.line.text)
            pairs += _KEY_ENTRY.findall(f"{number}. {rest}")[:1]
        return pairs
    if isinstance(block, Options | Start):
        return []
    return [pair for line in markdown_of([block]).split("\n") for pair in _KEY_ENTRY.findall(plain(line))]
