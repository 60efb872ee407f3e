"""Lettered options: `A.`, `A)`, `- A.`, `**A.**`, with the answer below (`**Answer:** B`, `Correct answer: B, D`,
`BD`), in `<details>` or not, or in an answer key at the end of the part.

Plain lists right above an answer that names one of their items are read the same way.
"""

from __future__ import annotations

from .draft import AuthoredDraft, Found
from .drafting import draft_of
from .page import Page
from .regions import Region
from .stems import asks
from .units import Style


def find(page: Page) -> Found:
    """Every question with lettered options, in the order of the text."""
    found = Found()
    for region in page.regions:
        if region.options.style in (Style.LETTERS, Style.PLAIN):
            draft = draft_of(region, page.source.path)
            if _is_question(region, draft):
                found.questions.append(draft)
    return found


def _is_question(region: Region, draft: AuthoredDraft) -> bool:
    """An outline has letters too: a question asks, or has an answer; a single letter needs both."""
    answered = bool(draft.problem or any(option.correct for option in draft.options))
    if len(draft.options) < 2:
        return answered and asks(region)
    return answered or asks(region)
