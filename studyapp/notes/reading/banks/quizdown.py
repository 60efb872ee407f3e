"""quizdown: `1. [x]` for a single choice, `- [x]` for several, a quote above the options as a hint, below one as
the reason for it. Boxes after numbers are read here, boxes after bullets with the task lists, which are the same.

A numbered list without boxes under a heading of such a file is a sequence to bring in order: a flash card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...blocks import Block, Heading, ListBlock, Quote
from ...diagnostics import Place, diagnose
from ...wording import heading_words
from .draft import CardDraft, Found
from .drafting import draft_of
from .markdown import markdown_of
from .page import Page
from .tasklist import is_question
from .units import Style

_NAMED = re.compile(r"[{`~\"'<]\W{0,4}quizdown\b|\bclass=[\"']quizdown")


def find(page: Page) -> Found:
    """Every question whose options are numbered boxes, and the sequences of a file that has such questions."""
    found = Found()
    for region in page.regions:
        if region.options.style is Style.NUMBERED_BOXES:
            draft = draft_of(region, page.source.path)
            if is_question(region, draft) or any(option.correct for option in draft.options):
                found.questions.append(draft)
    if found.questions or ("quizdown" in page.source.text and _NAMED.search(page.source.text)):
        for card in _sequences(page):
            found.cards.append(card)
            message = "a sequence to bring in order cannot be asked with options; it becomes a flash card"
            found.diagnostics.append(diagnose("N211", card.place, message))
    return found


def _sequences(page: Page) -> Iterator[CardDraft]:
    heading: Heading | None = None
    between: list[Block] = []
    for block in page.blocks:
        if isinstance(block, Heading):
            heading, between = block, []
        elif heading and isinstance(block, ListBlock) and _is_sequence(block):
            front = "\n\n".join(
                [
                    heading_words(heading.text)[1],
                    markdown_of([b for b in between if not isinstance(b, Quote)]),
                ]
            ).strip()
            place = Place(page.source.path, heading.line.number)
            yield CardDraft(front, markdown_of([block]), place, (heading, *between, block))
            heading = None
        else:
            between.append(block)


def _is_sequence(block: ListBlock) -> bool:
    return block.ordered and len(block.items) > 1 and all(item.checked is None for item in block.items)
