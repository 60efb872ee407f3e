"""How each kind of block starts, and how a table's line falls into cells: patterns for one line at a time.

Every pattern is linear in the line.
"""

from __future__ import annotations

import re

from .model import Line

HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
FENCE = re.compile(r"( {0,3})(`{3,}|~{3,})(.*)$")
BREAK = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|(?:\*[ \t]*){3,})$")
SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
QUOTE = re.compile(r" {0,3}>")
ITEM = re.compile(r" {0,3}([-*+]|\d{1,9}[.)])(?=[ \t]|$)")
DELIMITER = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CLOSING_HASHES = re.compile(r"(?:^|[ \t])#+[ \t]*$")
_TASK = re.compile(r"\[([ xX])\](?=\s|$)")

_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt"
    "|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    "|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr"
    "|track|ul"
)
_ATTRIBUTE = r"\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?"
# How an HTML block starts, and what ends it; "" for those that end at a blank line.
_HTML_STARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r" {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE), "</"),
    (re.compile(r" {0,3}<!--"), "-->"),
    (re.compile(r" {0,3}<\?"), "?>"),
    (re.compile(r" {0,3}<!\[CDATA\["), "]]>"),
    (re.compile(r" {0,3}<![A-Za-z]"), ">"),
    (re.compile(rf" {{0,3}}</?(?:{_BLOCK_TAGS})(?=\s|/?>|$)", re.IGNORECASE), ""),
)
_LONE_TAG = re.compile(
    rf" {{0,3}}<(?:[A-Za-z][A-Za-z0-9-]*(?:{_ATTRIBUTE})*\s*/?|/[A-Za-z][A-Za-z0-9-]*\s*)>\s*$"
)
_VERBATIM_END = re.compile(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)


def untab(text: str, column: int = 0) -> str:
    """A text with the tabs of its indentation as spaces; `column` is where it starts in its line."""
    body = text.lstrip(" \t")
    lead = text[: len(text) - len(body)]
    if "\t" not in lead:
        return text
    return (" " * (column % 4) + lead).expandtabs(4)[column % 4 :] + body


def behind(line: Line, count: int) -> Line:
    """A line without its first characters, tabs behind them as spaces."""
    rest = line.after(count)
    return Line(rest.number, rest.column, untab(rest.text, rest.column - 1))


def indent_of(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def heading_text(rest: str | None) -> str:
    """The words of a heading without the closing hashes."""
    text = (rest or "").strip()
    closing = _CLOSING_HASHES.search(text) if text.endswith("#") else None
    return text[: closing.start()].rstrip() if closing else text


def html_end(text: str, in_paragraph: bool) -> str | None:
    """What ends the HTML block that starts with this line ("" for a blank line); None when none starts."""
    for pattern, end in _HTML_STARTS:
        if pattern.match(text):
            return end
    return "" if not in_paragraph and _LONE_TAG.match(text) else None


def ends_html(text: str, end: str) -> bool:
    """Whether a line of an HTML block is its last one."""
    return bool(_VERBATIM_END.search(text)) if end == "</" else end in text


def may_interrupt(marker: str, rest: str) -> bool:
    """A list may follow a paragraph without a blank line unless it is empty or starts at another number than 1."""
    return bool(rest.strip()) and (not marker[0].isdigit() or int(marker[:-1]) == 1)


def split_task(content: Line) -> tuple[bool | None, Line]:
    """A task box at the start of an item: whether it is ticked (None without one), and what follows it."""
    match = _TASK.match(content.text)
    if not match:
        return None, content
    rest = content.after(match.end())
    return match[1] in "xX", rest.after(indent_of(rest.text))


def split_cells(line: Line) -> tuple[Line, ...]:
    """The cells of a table row; `\\|` does not separate, and pipes in code spans do, as on GitHub."""
    text = line.text
    cells: list[Line] = []
    start = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    if text.startswith("|", start):
        start += 1
    position = text.find("|", start)
    while 0 <= position < end:
        if text[position - 1] != "\\" or position == start:
            cells.append(_cell(line, start, position))
            start = position + 1
        position = text.find("|", position + 1)
    if start < end:
        cells.append(_cell(line, start, end))
    return tuple(cells)


def _cell(line: Line, start: int, end: int) -> Line:
    raw = line.text[start:end]
    left = len(raw) - len(raw.lstrip())
    return Line(line.number, line.column + start + left, raw.strip().replace("\\|", "|"))
