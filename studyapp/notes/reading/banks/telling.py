"""What stands below the options: the answer, the explanation, remarks about the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...blocks import Block, Break, Code, Heading, Html, Line, ListBlock, Paragraph, Quote
from ...wording import heading_words, plain
from .answers import Key, answer_text, is_reveal, read_key
from .markdown import markdown_of
from .marks import leads_with_check
from .units import Options, Start, Unit, texts_of
from .wordings import META, tells_after, without_explains

_SUMMARY = re.compile(r"<summary\b[^<>]{0,200}>(.*?)(?:</summary>|$)", re.IGNORECASE)
_WRAPPERS = re.compile(
    r"</?(?:details|summary|p|div|span|section|center|blockquote|ul|ol|li|br|hr|quiz|question)\b[^<>]{0,200}>|<!--.*?-->"
    r"|\{\{[<%]/?[^{}]{0,200}[%>]\}\}",
    re.IGNORECASE,
)
CALLOUT = re.compile(r"^\[!(?P<kind>\w+)\][+-]?\s*")
"""What makes a quote a callout of Obsidian's or GitHub's: `[!success]- Answer`."""

_MARKED = re.compile(r"\W\s*(?:correct|right)\W*$", re.IGNORECASE)
_TO_TOP = re.compile(r"\W*(?:back\s+)?to\s+(?:the\s+)?top\b", re.IGNORECASE)


@dataclass(slots=True)
class Told:
    """The keys that were given, in order and with their lines; the explanation's Markdown; labels by name."""

    keys: list[tuple[Line, Key]] = field(default_factory=list)
    explanation: str = ""
    labels: dict[str, str] = field(default_factory=dict)


def read_told(units: Sequence[Unit], options: Mapping[str, str]) -> Told:
    """Reads what follows the options; `options` maps their labels to their plain words."""
    reader = _Reader(options)
    for unit in units:
        if not isinstance(unit.content, Options | Start):
            reader.read(unit.content)
    reader.told.explanation = "\n\n".join(part for part in reader.parts if part).strip()
    return reader.told


def announces(text: str) -> bool:
    """Whether a line holds a summary that says that the answer follows."""
    match = _SUMMARY.search(text) if "<" in text else None
    return match is not None and is_reveal(match[1])


def summary_of(unit: Unit) -> str:
    """What a part that can be folded is called, in plain words; "" where none starts."""
    match = _SUMMARY.search("\n".join(texts_of(unit)))
    return plain(match[1]) if match else ""


def without_wrappers(text: str) -> str:
    """A line without the tags that only fold or wrap it, and without a summary that only says "Answer"."""
    if "<" not in text and "{" not in text:
        return text
    text = _SUMMARY.sub(lambda m: "" if is_reveal(m[1]) and ":" not in m[1] else m[1], text)
    bare = _WRAPPERS.sub("", text)
    is_even = bare.count("<b>") == bare.count("</b>")
    return bare if is_even else bare.replace("<b>", "").replace("</b>", "")  # it folds more than this line


def meta_of(text: str) -> dict[str, str]:
    """The remarks of a line such as "**Difficulty:** Easy · **Domain:** Storage"; empty for other lines."""
    found = {}
    for part in re.split(r"\s+[·|•]\s+", plain(text)):
        match = META.match(part)
        if not match:
            return {}
        found[match["name"].lower().removeprefix("exam ").strip()] = match["value"].strip()
    return found


class _Reader:
    def __init__(self, options: Mapping[str, str]) -> None:
        self.options = options
        self.told = Told()
        self.parts: list[str] = []
        self.pending: Line | None = None  # "Answer:" stood alone, the next text is what it says

    def read(self, block: Block) -> None:
        if isinstance(block, Html) and block.lines[0].text.lstrip().startswith("<!--"):
            self._comment(block)
            return
        if isinstance(block, Paragraph | Html):
            self._lines(block.lines)
        elif isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Quote):
            for inner in block.blocks:
                self.read(inner)
        elif isinstance(block, ListBlock) and self._is_told_in_items(block):
            self._items(block)
        elif isinstance(block, Code) and self._is_told_in_code(block):
            self._lines([line._replace(text=line.text.lstrip(" >\t")) for line in block.lines])
        elif not isinstance(block, Break):
            self.parts.append(markdown_of([block]))

    def _comment(self, block: Html) -> None:
        """A comment is shown to nobody, but it may hold the key."""
        for line in block.lines:
            rest = answer_text(line.text.replace("<!--", "").replace("-->", "").strip())
            if rest and (key := read_key(rest, self.options)).labels:
                self.told.keys.append((line, key))

    def _is_told_in_items(self, block: ListBlock) -> bool:
        """ "- **Answer:** B" and "- **Explanation:** ..." as items of a list, or the letters of several answers."""
        texts = [item.line.text for item in block.items]
        if self.pending and not block.ordered:
            return all(read_key(plain(text), self.options).labels for text in texts)
        return any(answer_text(text) is not None for text in texts)

    def _is_told_in_code(self, block: Code) -> bool:
        """Whether code is none but an answer that was indented too far, or fenced."""
        texts = [line.text.lstrip(" >\t") for line in block.lines[:3]]
        return any((rest := answer_text(text)) and read_key(rest, self.options).labels for text in texts)

    def _items(self, block: ListBlock) -> None:
        marked = [item.line for item in block.items if self.pending and _MARKED.search(item.line.text)]
        if marked:  # "- A", "- B - Correct": letters of which some are marked
            keys = [read_key(plain(_MARKED.sub("", line.text)), self.options) for line in marked]
            self.told.keys.append((marked[0], Key(tuple(label for key in keys for label in key.labels))))
            self.pending = None
            return
        for item in block.items:
            for inner in item.blocks:
                self.read(inner)

    def _heading(self, block: Heading) -> None:
        words = heading_words(block.text)[1]
        if not self._answer(block.line, words) and not tells_after(words):
            self.parts.append(f"**{words}**")

    def _lines(self, lines: Sequence[Line]) -> None:
        kept = []
        for line in lines:
            if announces(line.text):
                self.pending = line
            text = CALLOUT.sub("", without_wrappers(line.text).rstrip())
            if not text.strip() or _TO_TOP.match(plain(text)):
                continue
            if answer_text(text) is None and is_reveal(text) and not tells_after(plain(text)):
                self.pending = line
                continue
            meta = meta_of(text)
            if meta:
                self.told.labels |= meta
                continue
            rest = self._rest(line, text.strip())
            if rest:
                kept.append(without_explains(rest))
        self.parts.append("\n".join(line for line in kept if line))

    def _rest(self, line: Line, text: str) -> str:
        """What of a line belongs to the explanation: all of it, or what follows the answer."""
        if self._answer(line, text):
            key = self.told.keys[-1][1] if self.told.keys and not self.pending else None
            return key.rest if key else ""
        if self.pending:
            key = read_key(plain(text), self.options)
            if key.labels:
                self.told.keys.append((line, key))
                return key.rest
            self.pending = None
        return text

    def _answer(self, line: Line, text: str) -> bool:
        """Takes a key from a line that gives one, or remembers that it was announced."""
        rest = answer_text(text)
        if rest is None and leads_with_check(text):
            key = read_key(plain(text), self.options)
            if key.labels and not key.rest:  # the words of options, with or without their letters
                self.told.keys.append((line, key))
                return True
        if rest is None:
            return False
        self.pending = None if rest else line
        if rest:
            self.told.keys.append((line, read_key(rest, self.options)))
        return True


def labelled_reasons(options: Options | None) -> Iterator[tuple[str, str]]:
    """(letter, reason) for each item of a list such as "A. Wrong, because ..."."""
    for option in options.options if options else ():
        yield option.label, markdown_of(option.blocks)
