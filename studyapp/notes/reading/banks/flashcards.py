"""Flash cards: `Q:` / `A:`, `front::back`, and cloze. They go to topic cards, never to multiple choice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Block, Code, Heading, Html, Line, ListBlock, Paragraph, Quote, Table
from ...diagnostics import Place
from ...wording import plain
from .decks import PROPERTY, between_lines, exported, is_tagged, lines_in_lists, tagged_items
from .draft import CardDraft, Found
from .markdown import markdown_of
from .page import Page
from .telling import without_wrappers

_BOLD = r"(?:\*\*|__)?"
_Q = re.compile(
    rf"(?:{_BOLD}\s*(?:Q|Question|Ques)\s*\d*\s*{_BOLD}\s*[:.]\s*{_BOLD}|\*\*(?:Q|Question)\s*-?\s*\d+\*\*)\s*(?=\S)",
    re.IGNORECASE,
)
_A = re.compile(rf"{_BOLD}\s*(?:A|Ans|Answer)\s*\d*\s*{_BOLD}\s*[:.]\s*{_BOLD}\s*", re.IGNORECASE)
_CODE_SPAN = re.compile(r"(`+)(?!`).{1,1000}?(?<!`)\1(?!`)")
_SEPARATOR = re.compile(r"(?<!:)(:::?)(?!:)")
_CLOZE = re.compile(
    r"\{\{(?:c\d+::|cloze\s+)(?P<text>[^{}]{1,500}?)(?:::(?P<hint>[^{}]{1,200}))?\}\}", re.IGNORECASE
)
_HIGHLIGHT = re.compile(r"==(?=\S)([^=\n]{1,300})(?<=\S)==")
_DECK = re.compile(r"#flash-?cards?\b|\bflash[\s-]?cards?\b|^cards$|\banki\b", re.IGNORECASE)
_LONGEST = 2_000
_CODE_NAME = re.compile(r"[\w)]::[a-z_(]")


def find(page: Page) -> Found:
    """Every card of a text that no question syntax has claimed."""
    path = page.source.path
    found = Found(cards=exported(page.source.text, path))
    if found.cards:
        return found
    deck = False
    blocks = list(page.blocks)
    used: set[int] = set()
    for index, block in enumerate(blocks):
        if index in used:
            continue
        text = block.text if isinstance(block, Heading) else _text_of(block)
        if isinstance(block, Heading) or len(text) < 80:
            deck = bool(_DECK.search(plain(text))) or (deck and not isinstance(block, Heading))
        cards, taken = _asked(blocks, index, path)
        if not cards:
            cards, taken = between_lines(blocks, index, path, deck)
        used.update(range(index, index + taken))
        found.cards += cards or _cards(block, path, deck)
    return found


def _text_of(block: Block) -> str:
    return block.lines[0].text if isinstance(block, Paragraph) else ""


def _cards(block: Block, path: str, deck: bool) -> Iterator[CardDraft]:
    """The cards of one block that hold on one line each, and those of items that are tagged."""
    owner: tuple[Block, ...] = (block,)
    if isinstance(block, Paragraph):
        lines = list(block.lines)
    elif isinstance(block, ListBlock):
        is_flat = all(len(item.blocks) == 1 for item in block.items)
        tagged = is_tagged(block)
        yield from tagged_items(block, path) if tagged else ()
        if not is_flat and not (deck or tagged):
            return
        deck = deck or tagged
        lines = list(lines_in_lists(block))
        owner = owner if is_flat else ()
    else:
        return
    yield from _clozes(owner, lines, path, deck)
    pairs = [_pair(line.text) for line in lines]
    if not any(pairs) or not (deck or all(pairs)):
        return
    as_cards = deck or len(pairs) > 1 or not _CODE_NAME.search(lines[0].text)
    for line, pair in zip(lines, pairs, strict=True):
        if pair and as_cards:
            yield from _both_ways(pair, Place(path, line.number, line.column), owner)


def _pair(text: str) -> tuple[str, str, bool] | None:
    """(front, back, whether it is asked both ways) of "front::back"; None where that is code or an address."""
    if "::" not in text or PROPERTY.match(text):
        return None
    bare = _CODE_SPAN.sub(lambda m: "x" * len(m[0]), text)
    found = list(_SEPARATOR.finditer(bare))
    if len(found) != 1 or "://" in bare or _CLOZE.search(text):
        return None
    front, back = text[: found[0].start()].strip(), text[found[0].end() :].strip()
    if not plain(front) or not plain(back):
        return None
    return front, back, found[0][1] == ":::"


def _both_ways(pair: tuple[str, str, bool], place: Place, blocks: tuple[Block, ...]) -> Iterator[CardDraft]:
    front, back, both = pair
    yield CardDraft(front, back, place, blocks)
    if both:
        yield CardDraft(back, front, place, blocks)


def _clozes(blocks: tuple[Block, ...], lines: Sequence[Line], path: str, deck: bool) -> Iterator[CardDraft]:
    """One card for each blank; `==text==` counts in a deck only, elsewhere it is an emphasis."""
    for line in lines:
        place = Place(path, line.number, line.column)
        text = line.text
        if len(text) > _LONGEST:
            continue  # every blank makes a copy of its line
        for match in _CLOZE.finditer(text):
            front = text[: match.start()] + f"[{match['hint'] or '…'}]" + text[match.end() :]
            yield CardDraft(_CLOZE.sub(lambda m: str(m["text"]), front), match["text"], place, blocks)
        for match in _HIGHLIGHT.finditer(text) if deck else ():
            front = text[: match.start()] + "[…]" + text[match.end() :]
            yield CardDraft(_HIGHLIGHT.sub(r"\1", front), match[1], place, blocks)


def _asked(blocks: Sequence[Block], index: int, path: str) -> tuple[list[CardDraft], int]:
    """The cards of "Q: ..." and "A: ..." that start at a block, and how many blocks they take."""
    block = blocks[index]
    if isinstance(block, ListBlock):
        cards = [card for item in block.items for card in _asked_in(list(item.blocks), path, block)]
        return cards, 1
    text = block.lines[0].text if isinstance(block, Paragraph) else getattr(block, "text", "")
    if not _Q.match(text):
        return [], 0
    end = index + 1
    if not _has_answer(block):
        while end < len(blocks) and end - index < 6 and not isinstance(blocks[end], Heading):
            end += 1
            if isinstance(blocks[end - 1], Paragraph | Quote | Html | ListBlock) and _has_answer(
                blocks[end - 1]
            ):
                end = _end_of_answer(blocks, end)
                break
    cards = list(_asked_in(list(blocks[index:end]), path, None))
    return cards, end - index if cards else 0


def _has_answer(block: Block) -> bool:
    return isinstance(block, Paragraph) and any(_A.match(line.text) for line in block.lines)


def _end_of_answer(blocks: Sequence[Block], end: int) -> int:
    """Lists and code right below an answer are still the answer."""
    while end < len(blocks) and isinstance(blocks[end], ListBlock | Code | Table):
        end += 1
    return end


def _asked_in(blocks: Sequence[Block], path: str, owner: Block | None) -> list[CardDraft]:
    reader = _Asked(path, (owner,) if owner else tuple(blocks))
    for block in blocks:
        reader.read(block)
    reader.close()
    return reader.cards


class _Asked:
    """Pairs up what "Q:" and "A:" start. A class only to keep the card that is being read."""

    def __init__(self, path: str, blocks: tuple[Block, ...]) -> None:
        self.path = path
        self.blocks = blocks
        self.cards: list[CardDraft] = []
        self.place: Place | None = None  # of the question that is open
        self.front: list[str] = []
        self.back: list[str] | None = None  # None until its answer starts

    def read(self, block: Block) -> None:
        if isinstance(block, Paragraph | Html):
            for number, line in enumerate(block.lines):
                self._line(line, without_wrappers(line.text).strip(), is_first=number == 0)
        elif isinstance(block, Heading):
            self._line(block.line, block.text, is_first=True)
        else:
            (self.front if self.back is None else self.back).append(markdown_of([block]))

    def _line(self, line: Line, text: str, is_first: bool) -> None:
        question, answer = _Q.match(text), _A.match(text)
        if question:
            self.close()
            self.place = Place(self.path, line.number, line.column)
            self.front, self.back = [_inner(text, question)], None
        elif answer and self.place and self.back is None:
            self.back = [_inner(text, answer)]
        elif text:
            side = self.front if self.back is None else self.back
            if is_first or not side:
                side.append(text)
            else:
                side[-1] = f"{side[-1]}\n{text}".strip()

    def close(self) -> None:
        """Keeps the open card if both its sides say something."""
        front, back = ("\n\n".join(part for part in side if part) for side in (self.front, self.back or []))
        if self.place and plain(front) and back:
            self.cards.append(CardDraft(front, back, self.place, self.blocks))
        self.place, self.front, self.back = None, [], None


def _inner(text: str, match: re.Match[str]) -> str:
    """What follows the marker; the closing half of an emphasis that opened before it goes too."""
    rest = text[match.end() :]
    for mark in ("**", "__"):
        if match[0].count(mark) % 2 and rest.count(mark) % 2:
            return rest.removesuffix(mark) if rest.endswith(mark) else mark + rest
    return rest
