"""Inline Markdown by the `markdown` package's own patterns, with links and images that stay linear.

Python-Markdown looks for the end of a link's text and address from every opening bracket to the end of the
paragraph, so a line of brackets costs time in its square. Here both are bounded.
"""

from __future__ import annotations

import re

import markdown
from markdown.inlinepatterns import (
    IMAGE_LINK_RE,
    IMAGE_REFERENCE_RE,
    LINK_RE,
    REFERENCE_RE,
    ImageInlineProcessor,
    ImageReferenceInlineProcessor,
    LinkInlineProcessor,
    ReferenceInlineProcessor,
    ShortImageReferenceInlineProcessor,
    ShortReferenceInlineProcessor,
    SimpleTagInlineProcessor,
)

LONGEST_PARAGRAPH = 20_000
"""A longer paragraph is shown as plain text: each piece of markup costs a copy of the paragraph around it."""

_TEXT = re.compile(
    r"((?:[^\[\]]|\[(?:[^\[\]]|\[[^\[\]]{0,300}+\]){0,300}+\]){0,1000}+)\]",
)
_ADDRESS = re.compile(
    r"""\(\s{0,9}+(?:<[^<>\n]{0,1000}+>|(?:[^\s()]|\([^\s()]{0,300}+\)){0,1000}+)
    (?:\s{1,9}+(?:"[^"]{0,300}+"|'[^']{0,300}+'))?\s{0,9}+\)""",
    re.VERBOSE,
)


class _Bounded(LinkInlineProcessor):
    """Finds the ends of a link in a bounded stretch of text, brackets nested three deep at most."""

    def getText(self, data: str, index: int) -> tuple[str, int, bool]:  # noqa: N802 - overridden
        match = _TEXT.match(data, index)
        return (match[1], match.end(), True) if match else ("", index, False)

    def getLink(self, data: str, index: int) -> tuple[str, str | None, int, bool]:  # noqa: N802 - overridden
        match = _ADDRESS.match(data, index)
        if not match:
            return "", None, index, False
        href, title, end, handled = super().getLink(match[0], 0)
        return href, title, index + end, handled


class _Link(_Bounded, LinkInlineProcessor):
    pass


class _Image(_Bounded, ImageInlineProcessor):
    pass


class _Reference(_Bounded, ReferenceInlineProcessor):
    pass


class _ImageReference(_Bounded, ImageReferenceInlineProcessor):
    pass


class _ShortReference(_Bounded, ShortReferenceInlineProcessor):
    pass


class _ShortImageReference(_Bounded, ShortImageReferenceInlineProcessor):
    pass


def use_bounded_links(md: markdown.Markdown) -> None:
    """Puts the bounded patterns in the places of Python-Markdown's own, and adds GitHub's strike-through."""
    patterns = md.inlinePatterns
    patterns.register(_Reference(REFERENCE_RE, md), "reference", 170)
    patterns.register(_Link(LINK_RE, md), "link", 160)
    patterns.register(_Image(IMAGE_LINK_RE, md), "image_link", 150)
    patterns.register(_ImageReference(IMAGE_REFERENCE_RE, md), "image_reference", 140)
    patterns.register(_ShortReference(REFERENCE_RE, md), "short_reference", 130)
    patterns.register(_ShortImageReference(IMAGE_REFERENCE_RE, md), "short_image_ref", 125)
    patterns.register(SimpleTagInlineProcessor(r"(~~)(?=\S)([^\n~]{1,500})~~", "del"), "strike", 55)
