"""Flash cards as programs for notes write them: a line "?" between front and back, `#card`, Anki's text export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ...blocks import Block, Code, Item, Line, ListBlock, Paragraph, Quote, Table, walk
from ...diagnostics import Place
from ...wording import plain
from .draft import CardDraft
from .markdown import markdown_of

_BETWEEN = re.compile(r"\s*(\?\??)\s*$")
_OPEN_END = re.compile(r"\s*;;\s*$")
_TAG = re.compile(r"(?<!\S)#card\b", re.IGNORECASE)
_DECK_TAG = re.compile(r"(?<!\S)#(?:flash)?cards?\b", re.IGNORECASE)
_ANKI = re.compile(r"#separator:\s*(\S+)", re.IGNORECASE)
_ANKI_COLUMN = re.compile(r"^#[\w ]+ column:\s*(\d{1,3})", re.MULTILINE)
_ANKI_HEADER = 500
_WORD = re.compile(r"[^\W\d_]")
_ANKI_SEPARATORS = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "colon": ":", "space": " "}
PROPERTY = re.compile(
    r"(?:id|tags?|type|alias(?:es)?|title|collapsed|card-[\w-]+|created|updated|modified|status|date|source|author"
    r"|template|public|icon|deck|up|related|topic|category|parent|heading|background-color|query-[\w-]+|logseq\.[\w.-]+)"
    r"::(?:\s|$)|\.\.\s",
    re.IGNORECASE,
)
"""Starts a line that describes a note ("status:: done") or is a directive of reStructuredText: neither is a card."""


def between_lines(blocks: Sequence[Block], index: int, path: str, deck: bool) -> tuple[list[CardDraft], int]:
    """The cards of a paragraph with "?" (both ways: "??") on a line of its own, and how many blocks they take.

    What follows a "?" at the end is the back, be it a list, code or a table; in a deck ";;" does the same.
    """
    block = blocks[index]
    if not isinstance(block, Paragraph):
        return [], 0
    lines = block.lines
    at = next((n for n, line in enumerate(lines) if n and _BETWEEN.match(line.text)), 0)
    if at:
        front, back, both = lines[:at], lines[at + 1 :], _BETWEEN.match(lines[at].text)
    elif deck and _OPEN_END.search(lines[-1].text):
        bare = _OPEN_END.sub("", lines[-1].text)
        front, back, both = (*lines[:-1], lines[-1]._replace(text=bare)), (), None
    else:
        return [], 0
    taken = 1
    parts = [markdown_of([Paragraph(back)])] if back else []
    if (
        not back
        and index + 1 < len(blocks)
        and isinstance(blocks[index + 1], ListBlock | Code | Table | Quote)
    ):
        parts, taken = [markdown_of([blocks[index + 1]])], 2
    asked = markdown_of([Paragraph(front)])
    if not parts or not plain(asked):
        return [], 0
    owners = tuple(blocks[index : index + taken])
    place = Place(path, block.line.number, block.line.column)
    cards = [CardDraft(asked, parts[0], place, owners)]
    if both and both[1] == "??":
        cards.append(CardDraft(parts[0], asked, place, owners))
    return cards, taken


def tagged_items(block: ListBlock, path: str) -> Iterator[CardDraft]:
    """A card for each item tagged `#card`, at any depth: the item asks, and what is nested in it answers.

    The list stays where it is, since most of it may be notes.
    """
    for inner in walk([block]):
        for item in inner.items if isinstance(inner, ListBlock) else ():
            if item.blocks and _TAG.search(item.line.text):
                yield from _tagged(item, path)


def _tagged(item: Item, path: str) -> Iterator[CardDraft]:
    first, *rest = item.blocks
    lines = first.lines if isinstance(first, Paragraph) else (item.line,)
    front = "\n".join(_TAG.sub("", line.text).strip() for line in lines if not PROPERTY.match(line.text))
    back = markdown_of(rest)
    if plain(front) and back:
        yield CardDraft(front.strip(), back, Place(path, item.line.number, item.line.column), ())


def lines_in_lists(block: ListBlock) -> Iterator[Line]:
    """The first line of every item at any depth, without the tag that makes it a card."""
    for inner in walk([block]):
        if isinstance(inner, ListBlock):
            for item in inner.items:
                yield item.line._replace(text=_TAG.sub("", item.line.text).rstrip())


def is_tagged(block: ListBlock) -> bool:
    """Whether any item of a list is tagged as cards."""
    inside = (item for inner in walk([block]) if isinstance(inner, ListBlock) for item in inner.items)
    return any(_DECK_TAG.search(item.line.text) for item in inside)


def exported(text: str, path: str) -> list[CardDraft]:
    """The cards of a text that Anki exported: front and back behind the columns that "#notetype" and its kin name."""
    found = _ANKI.search(text[:_ANKI_HEADER]) if text.startswith("#") else None
    if not found:
        return []
    separator = _ANKI_SEPARATORS.get(found[1].lower(), found[1])
    named = {int(match[1]) for match in _ANKI_COLUMN.finditer(text[:_ANKI_HEADER])}
    cards: list[CardDraft] = []
    for number, line in enumerate(text.split("\n"), 1):
        fields = [] if line.startswith("#") else line.split(separator)
        said = [field.strip(' "') for column, field in enumerate(fields, 1) if column not in named]
        front, back = next(
            ((one, other) for one, other in pairwise(said) if _WORD.search(one) and plain(other)), ("", "")
        )
        if front:
            cards.append(CardDraft(front, back, Place(path, number), ()))
    return cards
