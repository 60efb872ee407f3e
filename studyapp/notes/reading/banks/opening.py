"""Markdown that hides in other blocks: in a fenced `quizdown`, in an admonition, between HTML tags, in HTML lists.

What is inside becomes blocks of its own with the lines of the file, so that what follows need not care.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ...blocks import Block, Break, Code, Heading, Html, Item, Line, ListBlock, Paragraph, Quote, parse_lines
from .answers import is_reveal
from .html_tables import table_of
from .labels import split_label
from .loose_options import BOX
from .marks import says_right
from .tables import has_options
from .telling import CALLOUT

_QUIZ_FENCE = re.compile(r"\{?\W{0,2}(?:quizdown|quiz|mcq)\b", re.IGNORECASE)
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?|===)\s*(?P<kind>[\w -]*?)\s*(?:\"(?P<title>[^\"]*)\")?\s*$")
_OPENING = re.compile(
    r"\s*<(?!(?:details|summary|script|style|pre|table)\b)[a-z][\w-]*(?:\s[^<>]{0,300})?>\s*$", re.IGNORECASE
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>ol|ul|li|p|br|div|h[1-6]|section|span|strong|b)\b(?P<rest>[^<>]{0,300})>",
    re.IGNORECASE,
)
_BROKEN_OPTION = re.compile(
    r"(?:^|<(?:br|p)\b[^<>]{0,100}>)\s*[(\[]?[A-Ja-j][.)]\s", re.IGNORECASE | re.MULTILINE
)
_LETTERED = re.compile(r"\btype\s*=\s*[\"']?a\b|upper-alpha|lower-alpha", re.IGNORECASE)
_ITEM = re.compile(r"(?:[-*+]|[\dA-Ja-j]{1,2}[.)])\s")
_BULLET = re.compile(r"^[-*+]\s+")
_DEEPEST = 4
_ASKING = ("question", "quiz", "faq", "help", "exercise")
_KEPT = ("span", "strong", "b")


def opened(blocks: Sequence[Block], depth: int = 0) -> Iterator[tuple[Block, Block]]:
    """Each block with the one of `blocks` that it stands in; most stand for themselves."""
    if depth > _DEEPEST:
        yield from zip(blocks, blocks, strict=True)
        return
    in_admonition = False
    for block in blocks:
        admonition = _ADMONITION.match(block.lines[0].text) if isinstance(block, Paragraph) else None
        inside: Iterable[Block] = (block,)
        if isinstance(block, Code) and (_is_quiz(block) or (in_admonition and not block.info)):
            inside = (inner for inner, _ in opened(parse_lines(block.lines), depth + 1))
        elif isinstance(block, Html):
            inside = _html(block, depth)
        elif isinstance(block, Quote):
            inside = _callout(block, depth)
        elif isinstance(block, Heading) and any(_is_option(line) for line in block.lines):
            # A rule right below the last line was drawn to part two questions, not to make a heading of this one.
            inside = (Paragraph(block.lines), Break(block.lines[-1]))
        elif isinstance(block, Paragraph) and admonition:
            inside = _admonition(block, admonition)
        for inner in inside:
            yield inner, block
        in_admonition = bool(admonition) or (in_admonition and isinstance(block, Code))


def _is_option(line: Line) -> bool:
    return bool(split_label(line.text) or BOX.match(_BULLET.sub("", line.text)))


def _is_quiz(block: Code) -> bool:
    """Whether a code block is a quiz: by its info, or by lines that are all boxes, or items of which one is right."""
    if block.info:
        return bool(_QUIZ_FENCE.match(block.info))
    texts = [line.text.strip() for line in block.lines if line.text.strip()]
    if len(texts) > 1 and all(map(_ITEM.match, texts)) and any(map(says_right, texts)):
        return True
    return len(texts) > 1 and all(BOX.match(_BULLET.sub("", text)) for text in texts)


def _admonition(block: Paragraph, match: re.Match[str]) -> Iterator[Block]:
    """Its title, as a heading unless it only announces an answer, and the lines right below it."""
    line = block.lines[0]
    title = match["title"] or match["kind"]
    if title:
        told = is_reveal(title)
        yield Paragraph((line._replace(text=title),)) if told else Heading(line, 6, title)
    if len(block.lines) > 1:
        yield Paragraph(block.lines[1:])


def _callout(block: Quote, depth: int) -> Iterator[Block]:
    """A callout that asks (`> [!question] Which?`) without its quote; any other stays one."""
    first = block.blocks[0] if block.blocks else None
    match = CALLOUT.match(first.lines[0].text) if isinstance(first, Paragraph) else None
    if not match or not isinstance(first, Paragraph) or match["kind"].lower() not in _ASKING:
        yield block
        return
    title = first.lines[0].after(match.end())
    if is_reveal(title.text):  # `> [!question]- Show answer`
        yield block
        return
    lines = (title, *first.lines[1:]) if title.text.strip() else first.lines[1:]
    yield Heading(title, 6, title.text) if title.text.strip() else Break(title)
    inner = [Paragraph(lines[bool(title.text.strip()) :])] if len(lines) > bool(title.text.strip()) else []
    yield from (part for part, _ in opened([*inner, *block.blocks[1:]], depth + 1))


def _html(block: Html, depth: int) -> Iterator[Block]:
    table = table_of(block)
    if table and has_options(table):
        yield table
    elif any("<li" in line.text.lower() for line in block.lines) or _has_broken_options(block):
        yield from _Lists(block).read()
    elif len(block.lines) > 1 and _OPENING.match(block.lines[0].text) and not _is_markup(block.lines[1:]):
        yield Html(block.lines[:1])
        yield from (inner for inner, _ in opened(parse_lines(block.lines[1:]), depth + 1))
    else:
        yield block


def _has_broken_options(block: Html) -> bool:
    """Whether line breaks or paragraphs of HTML part options with letters."""
    return len(_BROKEN_OPTION.findall("\n".join(line.text for line in block.lines))) > 1


def _is_markup(lines: Sequence[Line]) -> bool:
    """Whether lines hold tags but for one that closes at the end."""
    return any(line.text.lstrip().startswith("<") for line in lines[:-1])


class _Lists:
    """The lists and paragraphs of an HTML block. A class only to keep what is open while its tags are read."""

    def __init__(self, block: Html) -> None:
        self.block = block
        self.blocks: list[Block] = []
        self.items: list[list[Line]] | None = None  # of the list that is open
        self.lettered = False
        self.text: list[Line] = []

    def read(self) -> list[Block]:
        for line in self.block.lines:
            at = 0
            for match in _TAG.finditer(line.text):
                if match["name"].lower() not in _KEPT:
                    self._add(line, at, match.start())
                    self._tag(match)
                    at = match.end()
            self._add(line, at, len(line.text))
        self._close_list()
        self._close_text()
        return self.blocks

    def _add(self, line: Line, start: int, end: int) -> None:
        text = line.text[start:end]
        bare = text.strip()
        if not bare:
            return
        piece = line.after(start + len(text) - len(text.lstrip()))._replace(text=bare)
        if self.items is None:
            self.text.append(piece)
        elif self.items:
            self.items[-1].append(piece)

    def _tag(self, match: re.Match[str]) -> None:
        name, closes = match["name"].lower(), bool(match["close"])
        if name in ("ol", "ul"):
            self._close_list()
            self._close_text()
            if not closes:
                self.items, self.lettered = [], bool(_LETTERED.search(match["rest"]))
        elif name == "li":
            if self.items is None:
                self._close_text()
                self.items = []
            if not closes:
                self.items.append([])
        elif self.items is None and name != "br":
            self._close_text()

    def _close_text(self) -> None:
        if self.text:
            folds = any("<" in line.text for line in self.text)
            lines = tuple(self.text)
            self.blocks.append(Html(lines) if folds else Paragraph(lines))
            self.text = []

    def _close_list(self) -> None:
        items = [lines for lines in self.items or [] if lines]
        if len(items) == 1 and not self.lettered:  # it holds a list of its own
            self.blocks.append(Paragraph(tuple(items[0])))
        elif items:
            self.blocks.append(ListBlock(tuple(map(self._item, range(len(items)), items)), ordered=False))
        self.items, self.lettered = None, False

    def _item(self, number: int, lines: list[Line]) -> Item:
        first, *more = lines
        if self.lettered and number < 26:
            first = first._replace(text=f"{chr(ord('A') + number)}. {first.text}")
        return Item(first, "-", None, (Paragraph((first, *more)),))
