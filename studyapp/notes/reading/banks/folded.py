"""Questions without options whose answer is folded right below them: flash cards."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...blocks import Block, Code, Heading, Html, ListBlock, Paragraph, Table
from ...diagnostics import Place
from ...wording import plain
from .draft import CardDraft, Found
from .markdown import markdown_of
from .page import Page
from .stems import read_stem
from .telling import announces, without_wrappers
from .units import Unit
from .wordings import ASKS, is_question_label

_ENDS = re.compile(r"</details\b", re.IGNORECASE)
_MOST_ABOVE = 4
_MOST_BELOW = 40


def find(page: Page) -> Found:
    """Every card whose back is folded; the summary has to say that it is the answer."""
    found = Found()
    if "<summary" in page.source.text:
        _read(page.blocks, None, page.source.path, found)
    return found


def _read(blocks: Sequence[Block], owner: Block | None, path: str, found: Found) -> None:
    start = 0  # of what no card holds yet
    for index, block in enumerate(blocks):
        if isinstance(block, ListBlock):
            for item in block.items:
                _read(item.blocks, owner or block, path, found)
        if (
            index < start
            or not isinstance(block, Html)
            or not any(announces(line.text) for line in block.lines)
        ):
            continue
        above = _above(blocks[max(start, index - _MOST_ABOVE) : index])
        end = _end(blocks, index)
        front = read_stem([Unit(part, (part,)) for part in above]).markdown
        back = _inside(blocks[index:end])
        if plain(front) and plain(back):
            place = Place(path, above[0].line.number, above[0].line.column)
            held = (owner,) if owner else (*above, *blocks[index:end])
            found.cards.append(CardDraft(front, back, place, held))
        start = end


def _above(blocks: Sequence[Block]) -> list[Block]:
    """The blocks right above the answer that ask; empty where none does."""
    above: list[Block] = []
    for block in reversed(blocks):
        if not isinstance(block, Paragraph | Heading | Code | Table):
            break
        above.insert(0, block)
        text = block.text if isinstance(block, Heading) else markdown_of([block])
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and is_question_label(text)):
            break
        if isinstance(block, Paragraph) and ASKS.search(plain(text)):
            break
    asks = any(ASKS.search(plain(markdown_of([block]))) for block in above if not isinstance(block, Code))
    labelled = bool(above) and isinstance(above[0], Paragraph) and is_question_label(above[0].line.text)
    return above if asks or labelled else []


def _end(blocks: Sequence[Block], start: int) -> int:
    """The number of the block behind the one that closes what is folded."""
    for index in range(start, min(len(blocks), start + _MOST_BELOW)):
        block = blocks[index]
        if isinstance(block, Html) and any(_ENDS.search(line.text) for line in block.lines):
            return index + 1
    return start + 1


def _inside(blocks: Sequence[Block]) -> str:
    parts = [
        "\n".join(without_wrappers(line.text).strip() for line in block.lines).strip()
        if isinstance(block, Html)
        else markdown_of([block])
        for block in blocks
    ]
    return "\n\n".join(part for part in parts if part)
