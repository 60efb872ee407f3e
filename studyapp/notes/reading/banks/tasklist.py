"""GitHub task lists: `- [x]` and `- [ ]` below a stem of any form; several ticked mean "choose that many".

A nested bullet or quote under an option is the reason for it; quotes, details and paragraphs below the list
explain the whole. Lists of things to do, and of when to choose a service, look the same: a list is a question when its
stem asks, or a box is ticked.
"""

from __future__ import annotations

from ...blocks import Heading
from ...wording import heading_words, plain
from ..rules import read_label
from .draft import AuthoredDraft, Found
from .drafting import draft_of
from .page import Page
from .regions import Region
from .stems import asks
from .units import Style, Unit, texts_of
from .wordings import ASKS, PERIOD, TO_DO

_LONGEST_LABEL = 160


def find(page: Page) -> Found:
    """Every question written as a task list, in the order of the text."""
    found = Found()
    for region in page.regions:
        if region.options.style is Style.BOXES:
            draft = draft_of(region, page.source.path)
            if is_question(region, draft):
                found.questions.append(draft)
    return found


def is_question(region: Region, draft: AuthoredDraft) -> bool:
    """Whether boxes are options rather than things to do."""
    ticked = sum(option.correct for option in draft.options)
    told = bool(draft.explanation or draft.problem or any(option.why for option in draft.options))
    if not ticked and not draft.problem and any(_announces_rules(unit) for unit in region.stem):
        return False
    all_or_none = ticked in (0, len(draft.options))
    to_do = any(TO_DO.search(plain(text)) for unit in region.stem for text in _titles(unit))
    if not told and any(
        isinstance(u.content, Heading) and PERIOD.match(plain(u.content.text)) for u in region.stem
    ):
        return False
    if asks(region):
        return not (to_do and all_or_none and not told)
    if {plain(option.text).casefold() for option in draft.options} == {"true", "false"}:
        return True
    words = plain(draft.stem)
    is_sentence = len(words.split()) > 4 or words.endswith((":", ".", "…"))
    is_sentence = is_sentence or (bool(region.number) and "![" in draft.stem)
    return not to_do and (told or (ticked == 1 and not all_or_none and is_sentence))


def _titles(unit: Unit) -> list[str]:
    """A heading, or a short line above the boxes that asks nothing."""
    texts = texts_of(unit)
    is_title = isinstance(unit.content, Heading) or (len(texts) == 1 and len(texts[0]) < 60)
    return texts if is_title and not ASKS.search(" ".join(texts)) else []


def _announces_rules(unit: Unit) -> bool:
    """Whether a heading or label says what a service is to be chosen for: below it, empty boxes are bullets."""
    words = heading_words(" ".join(texts_of(unit)))[1]
    return len(words) < _LONGEST_LABEL and read_label(words) is not None
