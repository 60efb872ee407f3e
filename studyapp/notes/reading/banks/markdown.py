"""Blocks back to Markdown, without the indentation and markers of what they stood in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...blocks import Block, Code, Heading, Html, Item, ListBlock, Paragraph, Quote, Table


def markdown_of(blocks: Sequence[Block]) -> str:
    """The blocks as a text of their own, one blank line between two."""
    return "\n\n".join("\n".join(_lines(block)) for block in blocks).strip()


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph | Html):
        yield from (line.text.rstrip() if line is block.lines[-1] else line.text for line in block.lines)
    elif isinstance(block, Heading):
        yield f"{'#' * block.level} {block.text}"
    elif isinstance(block, Code):
        yield from _code(block)
    elif isinstance(block, Table):
        yield block.header.line.text
        yield "|" + "---|" * len(block.header.cells)
        yield from (row.line.text for row in block.rows)
    elif isinstance(block, Quote):
        yield from ("> " + line for line in markdown_of(block.blocks).split("\n"))
    elif isinstance(block, ListBlock):
        for item in block.items:
            yield from _item(item)
    else:
        yield "---"


def _code(block: Code) -> Iterator[str]:
    """Fenced, however it was written, with a fence longer than any inside."""
    longest = 2
    for line in block.lines:
        text = line.text.lstrip()
        longest = max(longest, len(text) - len(text.lstrip("`")))
    yield "`" * (longest + 1) + block.info
    yield from (line.text for line in block.lines)
    yield "`" * (longest + 1)


def _item(item: Item) -> Iterator[str]:
    body = markdown_of(item.blocks).split("\n")
    pad = " " * (len(item.marker) + 1)
    box = "" if item.checked is None else f"[{'x' if item.checked else ' '}] "
    yield f"{item.marker} {box}{body[0]}"
    yield from (pad + line if line else "" for line in body[1:])
