"""Blocks that still take lines. Each knows how it starts, which lines it takes, and the block that it becomes."""

from __future__ import annotations

import re

from . import starts
from .model import Block, Code, Heading, Html, Item, Line, ListBlock, Paragraph, Quote, Row, Table


class OpenLeaf:
    """A block that holds lines. `last` is the number of its last line that is not blank."""

    complete = False

    def __init__(self, line: Line) -> None:
        self.line = line
        self.last = line.number
        self.lines: list[Line] = []

    def takes(self, line: Line) -> bool:
        """Whether the block takes a line whatever else might start there; it has it then."""
        return False

    def block(self) -> Block:
        raise NotImplementedError


class OpenParagraph(OpenLeaf):
    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.may_hold_table = True
        self.add(line)

    def add(self, line: Line) -> None:
        self.lines.append(line.after(starts.indent_of(line.text)))
        self.last = line.number

    def header_above(self, delimiter: Line) -> Row | None:
        """The header row of the table that a line starts below this paragraph's last, None when it starts none.

        After one row of dashes that does not fit the line above it, GitHub looks for no table in the paragraph.
        """
        if not (self.may_hold_table and starts.DELIMITER.match(delimiter.text)):
            return None
        cells = starts.split_cells(self.lines[-1])
        self.may_hold_table = len(starts.split_cells(delimiter)) == len(cells)
        return Row(self.lines[-1], cells) if self.may_hold_table else None

    def block(self) -> Block:
        return Paragraph(tuple(self.lines))


class OpenIndented(OpenLeaf):
    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self.takes(line)

    def takes(self, line: Line) -> bool:
        blank = not line.text.strip()
        if not blank and not line.text.startswith("    "):
            return False
        self.lines.append(line.after(min(4, len(line.text))))
        if not blank:
            self.last = line.number
        return True

    def block(self) -> Block:
        return Code(self.line, "", tuple(self.lines[: self.last - self.line.number + 1]))


class OpenFence(OpenLeaf):
    def __init__(self, line: Line, indent: int, fence: str, info: str) -> None:
        super().__init__(line)
        self.indent = indent
        self.info = info
        self.end = re.compile(r" {0,3}" + re.escape(fence[0]) + "{" + str(len(fence)) + r",}[ \t]*$")

    @staticmethod
    def starting(line: Line) -> OpenFence | None:
        match = starts.FENCE.match(line.text)
        if not match or (match[2][0] == "`" and "`" in match[3]):
            return None
        return OpenFence(line, len(match[1]), match[2], match[3].strip())

    def takes(self, line: Line) -> bool:
        self.complete = bool(self.end.match(line.text))
        if not self.complete:
            self.lines.append(line.after(min(self.indent, starts.indent_of(line.text))))
        self.last = line.number
        return True

    def block(self) -> Block:
        return Code(self.line, self.info, tuple(self.lines))


class OpenHtml(OpenLeaf):
    def __init__(self, line: Line, end: str) -> None:
        super().__init__(line)
        self.end = end
        self.takes(line)

    @staticmethod
    def starting(line: Line, in_text: bool) -> OpenHtml | None:
        end = starts.html_end(line.text, in_text)
        return None if end is None else OpenHtml(line, end)

    def takes(self, line: Line) -> bool:
        if not self.end and not line.text.strip():
            return False
        self.lines.append(line)
        self.last = line.number
        self.complete = bool(self.end) and starts.ends_html(line.text, self.end)
        return True

    def block(self) -> Block:
        return Html(tuple(self.lines))


class OpenTable(OpenLeaf):
    def __init__(self, header: Row, delimiter: Line) -> None:
        super().__init__(header.line)
        self.header = header
        self.rows: list[Row] = []
        self.last = delimiter.number

    def add(self, line: Line) -> None:
        cells = starts.split_cells(line)[: len(self.header.cells)]
        end = Line(line.number, line.column + len(line.text), "")
        self.rows.append(Row(line, cells + (end,) * (len(self.header.cells) - len(cells))))
        self.last = line.number

    def block(self) -> Block:
        return Table(self.header, tuple(self.rows))


class Container:
    """The document, a quote or an item: its finished blocks with their first and last lines, and an open leaf."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.blocks: list[Block] = []
        self.spans: list[tuple[int, int]] = []
        self.leaf: OpenLeaf | None = None
        self.list: OpenList | None = None  # the list that the next item may join

    def inside(self, line: Line) -> Line | None:
        """What of a line lies in this container, None when the line does not go on with it."""
        return line

    def add(self, block: Block, first: int, last: int) -> None:
        self.blocks.append(block)
        self.spans.append((first, last))

    def close(self) -> list[Block]:
        self.close_leaf()
        self.close_list()
        return self.blocks

    def close_leaf(self) -> None:
        if self.leaf is not None:
            self.add(self.leaf.block(), self.leaf.line.number, self.leaf.last)
            self.leaf = None

    def close_list(self) -> None:
        if self.list is not None and self.list.items:
            self.add(self.list.block(), self.list.first, self.list.last)
        self.list = None

    def open_list(self, item: OpenItem) -> None:
        """Makes sure that the list which an item belongs to is open."""
        kind = item.marker[-1]
        if self.list is None or self.list.kind != kind:
            self.close_list()
            self.list = OpenList(kind)

    def end(self, inner: Container) -> None:
        """Takes the container that ended inside this one."""
        inner.close()
        last = inner.spans[-1][1] if inner.spans else inner.line.number
        if isinstance(inner, OpenItem) and self.list is not None:
            self.list.add(inner, last)
        else:
            self.add(Quote(inner.line, tuple(inner.blocks)), inner.line.number, max(last, inner.last))

    @property
    def last(self) -> int:
        return self.line.number

    def make_heading(self, paragraph: OpenParagraph, underline: Line) -> None:
        text = " ".join(line.text.strip() for line in paragraph.lines)
        level = 1 if underline.text.strip()[0] == "=" else 2
        lines = tuple(paragraph.lines) if len(paragraph.lines) > 1 else ()
        self.leaf = None
        self.close_list()
        self.add(Heading(paragraph.lines[0], level, text, lines), paragraph.line.number, underline.number)


class OpenQuote(Container):
    def __init__(self, line: Line) -> None:
        super().__init__(line)
        self._last = line.number

    @property
    def last(self) -> int:
        return self._last

    @staticmethod
    def starting(line: Line) -> tuple[OpenQuote, Line] | None:
        quote = OpenQuote(line)
        inner = quote.inside(line)
        return (quote, inner) if inner is not None else None

    def inside(self, line: Line) -> Line | None:
        match = starts.QUOTE.match(line.text)
        if not match:
            return None
        self._last = line.number
        inner = starts.behind(line, match.end())
        return inner.after(1) if inner.text.startswith(" ") else inner


class OpenItem(Container):
    def __init__(self, line: Line, marker: str, width: int, content: Line) -> None:
        super().__init__(line)
        self.marker = marker
        self.width = width
        self.checked, self.content = starts.split_task(content)

    @staticmethod
    def starting(line: Line, in_paragraph: bool) -> tuple[OpenItem, Line] | None:
        match = starts.ITEM.match(line.text)
        if not match or (in_paragraph and not starts.may_interrupt(match[1], line.text[match.end() :])):
            return None
        rest = starts.behind(line, match.end())
        gap = starts.indent_of(rest.text)
        # Five or more spaces after the marker: one belongs to it, the rest is indented code.
        gap = gap if 1 <= gap <= 4 and rest.text.strip() else 1
        item = OpenItem(line, match[1], match.end() + gap, rest.after(min(gap, len(rest.text))))
        return item, item.content

    def inside(self, line: Line) -> Line | None:
        indent = starts.indent_of(line.text)
        if indent == len(line.text) or not line.text.strip():
            # An item that starts with an empty line takes no second one.
            empty = line.number == self.line.number + 1 and not self.content.text.strip()
            return None if empty else line.after(min(self.width, indent))
        return line.after(self.width) if indent >= self.width else None


class OpenList:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.items: list[Item] = []
        self.loose = False
        self.first = 0
        self.last = 0

    def add(self, item: OpenItem, last: int) -> None:
        number = item.line.number
        gaps = [after[0] - before[1] for before, after in zip(item.spans, item.spans[1:], strict=False)]
        if any(gap > 1 for gap in gaps) or (self.items and number - self.last > 1):
            self.loose = True
        self.first = self.first or number
        self.last = last
        self.items.append(Item(item.content, item.marker, item.checked, tuple(item.blocks)))

    def block(self) -> Block:
        return ListBlock(tuple(self.items), self.kind in ".)", self.loose)
