"""Markdown to safe HTML, by the `markdown` package, with the block structure that our own reader sees.

Python-Markdown's block parser nests lists and ends paragraphs differently from GitHub. Here it is replaced by
`blocks.parse_blocks`, so that what is rendered and what becomes data can't disagree; inline markup, escaping
and serialising stay Python-Markdown's. What it yields is sanitised by nh3.
"""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from functools import cache

import markdown
import nh3
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.util import AtomicString

from .blocks import (
    Block,
    Break,
    Code,
    Heading,
    Html,
    Line,
    ListBlock,
    Paragraph,
    Quote,
    Table,
    parse_blocks,
)
from .inline import LONGEST_PARAGRAPH, use_bounded_links
from .reading.signals import is_signal_line
from .wording import plain, verdict

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl", "dt", "em", "h1",
    "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u",
    "ul", "var",
}  # fmt: skip
_ANNOUNCING = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
_ANNOUNCED = {"signal", "yes", "no"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title", "width", "height"},
    "ol": {"start"},
    "td": {"colspan", "rowspan", "align", "data-label"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "abbr": {"title"},
    "details": {"open"},
    "code": {"class"},
    **{tag: {"class"} for tag in _ANNOUNCING},
}
_SCHEMES = {"http", "https", "mailto"}
_LANGUAGE = re.compile(r"language-[\w+#.-]{1,40}")
# What may be inline markup, and a line that surely holds neither that nor the start of a block.
_MARKUP = re.compile(r"[\[\]*_`<>&!\\~]| {2}\n")
_SENTENCE = re.compile(r"(?=[^\W\d_])[^\[\]*_`<>&!\\~\n\t|=#]+")
_PLAIN = r"[^\[\]*_`<>&!\\~\n]|\n(?<! {2}\n)"
_BOLD = r"(?<![\w*])\*\*(?=[^\s*])([^\[\]*_`<>&!\\~\n]+)(?<!\s)\*\*(?![\w*])"
_CODE = r"`([^`\n\\<>&]+)`(?!`)"
_SIMPLE = re.compile(f"(?:{_PLAIN}|{_BOLD}|{_CODE})++")
_SPAN = re.compile(f"((?:{_PLAIN})++)|{_BOLD}|{_CODE}")
# A single line of such spans that starts no block but a paragraph.
_LINE = re.compile(
    rf"(?=[^\W\d_]|\*\*[^\W\d_]|`[^`])(?![^\x00-\x1f]*[\x00-\x1f])"
    rf"(?:[^\[\]*_`<>&!\\~]|{_BOLD}|{_CODE})++(?<!\s)"
)
_PARAGRAPH = re.compile(r"<p(?: class=\"\w+\")?>(.*)</p>", re.DOTALL)
# An emoji that a heading or paragraph starts with, inside the markup of its first words or before it.
_SIGN = re.compile(
    r"([*_]{0,3})((?:[\u2600-\u260f\u2612-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff][\ufe0f\u200d]*){1,4})[ \t]+(?=\S)"
)
_UNSAFE = re.compile(r"[<\[&]")
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|/|#", re.IGNORECASE)
_REFERENCE = re.compile(r" {0,3}\[([^\[\]\n]{1,200})\]:\s*<?([^\s<>]+)>?(?:\s+[\"'(](.*)[\"')])?\s*$")


VERSION = 2
"""Another one when the same text comes to other HTML, so that what is stored is rendered anew."""

FILES_URL = "/notes-files/"
"""Where the files that lie next to the notes are served."""


def render(text: str, folder: str = "") -> str:
    """A whole text to sanitised HTML.

    `folder` is that of the note, relative to the notes' folder ("" for the notes' folder itself): an image that
    the note names relative to itself is fetched from FILES_URL.
    """
    is_signal = is_signal_line(text)
    if not is_signal and _SENTENCE.fullmatch(text):
        return f"<p>{text.rstrip()}</p>"
    if not is_signal and len(text) <= LONGEST_PARAGRAPH and _LINE.fullmatch(text):
        return f"<p>{_SPAN.sub(_span, text)}</p>"
    converter = _converter()
    converter.reset()
    html = converter.convert(text)
    # Without these signs there is neither raw HTML nor a link in it, only tags that were made here.
    return _clean(html, folder) if _UNSAFE.search(text) else html


def _span(match: re.Match[str]) -> str:
    """A span of `_SPAN` as `_fill` and the serialiser would write it."""
    words, bold, code = match.groups()
    return words or (f"<strong>{bold}</strong>" if bold else f"<code>{code}</code>")


def render_inline(text: str, folder: str = "") -> str:
    """A single paragraph's HTML without the `<p>` around it; several blocks stay blocks."""
    html = render(text, folder)
    paragraph = _PARAGRAPH.fullmatch(html)
    return paragraph[1] if paragraph and html.count("</p>") == 1 else html


def _clean(html: str, folder: str) -> str:
    def kept(tag: str, attribute: str, value: str) -> str | None:
        if (tag, attribute) == ("img", "src"):
            return file_url(value, folder)
        if attribute == "class":
            allowed = value in _ANNOUNCED if tag in _ANNOUNCING else _LANGUAGE.fullmatch(value)
            return value if allowed else None
        return value

    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=kept,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer",
    ).strip()


def file_url(source: str, folder: str) -> str | None:
    """The address of an image: of one next to the note below FILES_URL, None for a path out of the notes' folder."""
    if _ABSOLUTE.match(source):
        return source
    path, mark, rest = source.partition("?")
    path = posixpath.normpath(posixpath.join("/", folder, path))
    depth = 0
    for part in posixpath.join(folder, source.partition("?")[0]).split("/"):
        depth += {"": 0, ".": 0, "..": -1}.get(part, 1)
        if depth < 0:
            return None
    return FILES_URL + path.lstrip("/") + mark + rest


@cache
def _converter() -> markdown.Markdown:
    # One a process: building the inline patterns costs more than a short text's conversion.
    return markdown.Markdown(extensions=[GitHubBlocks()], output_format="html")


class GitHubBlocks(Extension):
    """Puts our block reader in the place of Python-Markdown's."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        md.preprocessors.deregister("html_block")  # blocks.py sees HTML blocks itself
        md.parser = _TreeBuilder(md)
        use_bounded_links(md)


class _TreeBuilder(BlockParser):
    """Builds the element tree that Python-Markdown's inline processor then works on."""

    def parseDocument(self, lines: Iterable[str]) -> ET.ElementTree:  # noqa: N802 - overridden
        root = ET.Element(self.md.doc_tag)
        self._add(root, parse_blocks("\n".join(lines)))
        self.root = root
        return ET.ElementTree(root)

    def _add(self, parent: ET.Element, blocks: Sequence[Block], tight: bool = False) -> None:
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(parent, block, tight)
            elif isinstance(block, Heading):
                _announce(ET.SubElement(parent, f"h{block.level}"), block.text)
            elif isinstance(block, ListBlock):
                self._list(parent, block)
            elif isinstance(block, Quote):
                self._add(ET.SubElement(parent, "blockquote"), block.blocks)
            elif isinstance(block, Table):
                self._table(parent, block)
            elif isinstance(block, Code):
                self._code(parent, block)
            elif isinstance(block, Break):
                ET.SubElement(parent, "hr")
            else:
                self._html(parent, block)

    def _paragraph(self, parent: ET.Element, block: Paragraph, tight: bool) -> None:
        lines = [line for line in block.lines if not self._is_reference(line)]
        if not lines:
            return
        text = "\n".join(line.text for line in lines).rstrip()
        if not tight:
            _announce(ET.SubElement(parent, "p"), text)
        elif len(parent) == 0 and not parent.text:
            _fill(parent, text)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + _inline(text)
        else:
            parent.text = (parent.text or "") + _inline(text)

    def _is_reference(self, line: Line) -> bool:
        """Takes a link definition (`[name]: address`) out of the text and remembers it."""
        match = _REFERENCE.match(line.text) if line.text.lstrip().startswith("[") else None
        if not match:
            return False
        self.md.references[match[1].lower()] = (match[2], match[3] or "")
        return True

    def _list(self, parent: ET.Element, block: ListBlock) -> None:
        element = ET.SubElement(parent, "ol" if block.ordered else "ul")
        first = block.items[0].marker[:-1]
        if block.ordered and first != "1":
            element.set("start", str(int(first)))
        tight = not block.loose
        for item in block.items:
            child = ET.SubElement(element, "li")
            if item.checked is not None:
                child.text = "☑ " if item.checked else "☐ "
            self._add(child, item.blocks, tight)

    def _table(self, parent: ET.Element, block: Table) -> None:
        table = ET.SubElement(parent, "table")
        row = ET.SubElement(ET.SubElement(table, "thead"), "tr")
        for cell in block.header.cells:
            _fill(ET.SubElement(row, "th", scope="col"), cell.text)
        names = [plain(cell.text) for cell in block.header.cells]
        if block.rows:
            body = ET.SubElement(table, "tbody")
            for entry in block.rows:
                row = ET.SubElement(body, "tr")
                for number, cell in enumerate(entry.cells):
                    # On a narrow screen each row is a card of its own, whose cells carry their column's name.
                    label = names[number] if number < len(names) else ""
                    ET.SubElement(row, "td", {"data-label": label}).text = _inline(cell.text)

    def _code(self, parent: ET.Element, block: Code) -> None:
        code = ET.SubElement(ET.SubElement(parent, "pre"), "code")
        language = block.info.split(" ")[0]
        if _LANGUAGE.fullmatch(f"language-{language}"):
            code.set("class", f"language-{language}")
        code.text = AtomicString("".join(line.text + "\n" for line in block.lines))

    def _html(self, parent: ET.Element, block: Html) -> None:
        raw = "\n".join(line.text for line in block.lines)
        element = ET.SubElement(parent, "p")
        element.text = self.md.htmlStash.store(raw)


def _announce(element: ET.Element, text: str) -> None:
    """Puts a heading's or a paragraph's text into its element, which says by its class what an emoji in front of it
    announces: fonts without emoji show an empty box. A mark of yes or no stays, as a letter that every font has.
    """
    sign = _SIGN.match(text)
    said = verdict(sign[2]) if sign else None
    if is_signal_line(text):
        element.set("class", "signal")
    elif said is not None:
        element.set("class", "yes" if said else "no")
    if sign:
        mark = {True: "✓ ", False: "✗ ", None: ""}[said]
        text = mark + sign[1] + text[sign.end() :]
    _fill(element, text)


def _fill(element: ET.Element, text: str) -> None:
    """Puts a text into an element: bold words and code here, which is quick; all other markup is left to be read."""
    if len(text) > LONGEST_PARAGRAPH or not _SIMPLE.fullmatch(text):
        element.text = _inline(text)
        return
    last: ET.Element | None = None
    for words, bold, code in _SPAN.findall(text):
        if bold or code:
            last = ET.SubElement(element, "strong" if bold else "code")
            last.text = AtomicString(bold or code)
        elif last is None:
            element.text = AtomicString(words)
        else:
            last.tail = AtomicString(words)


def _inline(text: str) -> str:
    """A text whose markup is still to be read, unless it has none or is too long for that."""
    return text if len(text) <= LONGEST_PARAGRAPH and _MARKUP.search(text) else AtomicString(text)
