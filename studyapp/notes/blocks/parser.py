"""Text to blocks, a line at a time: first the containers that a line goes on with, then the blocks that it starts.

Work is linear in the text: a line is looked at once for each container that it lies in, and containers nested
deeper than MAX_DEPTH are read as plain paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import starts
from .growing import (
    Container,
    OpenFence,
    OpenHtml,
    OpenIndented,
    OpenItem,
    OpenLeaf,
    OpenParagraph,
    OpenQuote,
    OpenTable,
)
from .model import Block, Break, Heading, Line

MAX_DEPTH = 24

_MARKS = frozenset("#`~-_*>+<=|:0123456789")


def parse_blocks(text: str, first_line: int = 1) -> list[Block]:
    """The blocks of a text whose first line has the given number."""
    return parse_lines(
        Line(number, 1, starts.untab(line)) for number, line in enumerate(text.split("\n"), first_line)
    )


def parse_lines(lines: Iterable[Line]) -> list[Block]:
    """The blocks of lines that stand somewhere in a text, such as those inside of a code block."""
    parser = _Parser()
    for line in lines:
        parser.read(line)
    return parser.close()


class _Parser:
    """What is open at the current line: containers from the document inwards, the last of which may hold a leaf."""

    def __init__(self) -> None:
        self.stack: list[Container] = [Container(Line(0, 1, ""))]
        self.matched = 1  # how many of them the current line belongs to

    def close(self) -> list[Block]:
        """Ends everything that is open; the blocks of the document."""
        self.matched = 1
        return self._tip().close()

    def read(self, line: Line) -> None:
        """Takes the next line of the document."""
        line = self._match_containers(line)
        tip = self.stack[-1]
        if self.matched == len(self.stack) and tip.leaf is not None and tip.leaf.takes(line):
            if tip.leaf.complete:
                tip.close_leaf()
            return
        if not line.text.strip():
            self._tip().close_leaf()
            return
        rest: Line | None = line
        while rest is not None:
            rest = self._start(rest)

    def _match_containers(self, line: Line) -> Line:
        """Counts the open containers that a line goes on with; what of it lies inside them."""
        self.matched = 1
        for container in self.stack[1:]:
            inside = container.inside(line)
            if inside is None:
                break
            line = inside
            self.matched += 1
        return line

    def _tip(self) -> Container:
        """The innermost container that the line belongs to; those that it does not go on with are ended."""
        while len(self.stack) > self.matched:
            ended = self.stack.pop()
            self.stack[-1].end(ended)
        return self.stack[-1]

    def _start(self, line: Line) -> Line | None:
        """Starts the one block that a line starts, or goes on with a paragraph; what is left for blocks within."""
        leaf = self.stack[-1].leaf
        paragraph = leaf if isinstance(leaf, OpenParagraph) else None
        # A paragraph goes on without the markers of its containers, but only if nothing else starts.
        own = paragraph if self.matched == len(self.stack) else None
        if line.text.startswith("    "):
            if paragraph is None:
                self._open(OpenIndented(line))
            else:
                paragraph.add(line)
            return None
        if line.text.lstrip(" ")[:1] in _MARKS:
            inner = self._start_container(line, own)
            if inner is not None:
                return self._first_line_of_item(inner)
            if self._start_leaf(line, own, leaf):
                return None
        if paragraph is not None:
            paragraph.add(line)
        elif isinstance(leaf, OpenTable) and self.matched == len(self.stack):
            leaf.add(line)
        else:
            self._open(OpenParagraph(line))
        return None

    def _open(self, leaf: OpenLeaf) -> None:
        tip = self._tip()
        tip.close_leaf()
        tip.close_list()
        tip.leaf = leaf

    def _start_container(self, line: Line, paragraph: OpenParagraph | None) -> Line | None:
        """Starts a quote or an item; what stands in it on this line, None when none starts."""
        if len(self.stack) > MAX_DEPTH:
            return None
        quote = OpenQuote.starting(line)
        if quote:
            self._push(*quote)
            self.stack[-2].close_list()
            return quote[1]
        if starts.BREAK.match(line.text) or (paragraph and starts.SETEXT.match(line.text)):
            return None
        item = OpenItem.starting(line, paragraph is not None)
        if not item:
            return None
        self._push(*item)
        self.stack[-2].open_list(item[0])
        return item[1]

    def _push(self, container: Container, _: Line) -> None:
        self._tip().close_leaf()
        self.stack.append(container)
        self.matched += 1

    def _first_line_of_item(self, line: Line) -> Line | None:
        """What is left of a line behind a marker: nothing, or with a task box, text that starts no block."""
        if not line.text.strip():
            return None
        container = self.stack[-1]
        if isinstance(container, OpenItem) and container.checked is not None:
            container.leaf = OpenParagraph(line)
            return None
        return line

    def _start_leaf(self, line: Line, own: OpenParagraph | None, leaf: OpenLeaf | None) -> bool:
        """Starts a heading, fence, break, table or HTML block where the line does."""
        if heading := starts.HEADING.match(line.text):
            self._add(Heading(line, len(heading[1]), starts.heading_text(heading[2])), line)
        elif fence := OpenFence.starting(line):
            self._open(fence)
        elif html := OpenHtml.starting(line, isinstance(leaf, OpenParagraph | OpenTable)):
            self._open(html)
            self._close_if_complete()
        elif own and starts.SETEXT.match(line.text):
            self.stack[-1].make_heading(own, line)
        elif starts.BREAK.match(line.text):
            self._add(Break(line), line)
        elif own and (header := own.header_above(line)):
            own.lines.pop()
            if not own.lines:
                self.stack[-1].leaf = None
            self._open(OpenTable(header, line))
        else:
            return False
        return True

    def _close_if_complete(self) -> None:
        tip = self.stack[-1]
        if tip.leaf is not None and tip.leaf.complete:
            tip.close_leaf()

    def _add(self, block: Block, line: Line) -> None:
        tip = self._tip()
        tip.close_leaf()
        tip.close_list()
        tip.add(block, line.number, line.number)
