"""The block structure of Markdown, read from the source text so that every block knows its lines.

Follows GitHub Flavored Markdown: headings, paragraphs, lists and their nesting, block quotes, tables, fenced and
indented code, thematic breaks, HTML blocks. Inline markup is left alone.
"""

from .model import (
    Block,
    Break,
    Code,
    Heading,
    Html,
    Item,
    Line,
    ListBlock,
    Paragraph,
    Quote,
    Row,
    Table,
    walk,
)
from .parser import MAX_DEPTH, parse_blocks, parse_lines
from .starts import split_cells

__all__ = [
    "MAX_DEPTH",
    "Block",
    "Break",
    "Code",
    "Heading",
    "Html",
    "Item",
    "Line",
    "ListBlock",
    "Paragraph",
    "Quote",
    "Row",
    "Table",
    "parse_blocks",
    "parse_lines",
    "split_cells",
    "walk",
]
