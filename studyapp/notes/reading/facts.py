"""Finds what may decide in a topic's blocks: signals, rules and tables, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ..blocks import Block, Heading, Item, Line, ListBlock, Paragraph, Quote, Table
from ..diagnostics import Place
from ..wording import heading_words, plain
from . import rules, signals
from .drafts import RuleDraft, Segment, TableDraft, TextDraft

LONGEST = 1000
"""A longer paragraph is an essay, not a rule of thumb; nothing is looked for in it."""


class FactReader:
    """Walks a segment's blocks, remembering what the last heading or label announced."""

    def __init__(self, path: str, segment: Segment) -> None:
        self.path = path
        self.segment = segment
        self.headings: list[tuple[int, str]] = []  # the open ones below the title
        self.signals_follow = False  # under a heading such as "Exam tips"
        self.signal_pending = False  # a marker stood alone: the next block holds its rule
        self.rule: rules.RuleLabel | None = None
        self.rule_level = 0  # the heading level that ends the rules; 0: they end with the next list

    def read(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, ListBlock):
            self._list(block)
        elif isinstance(block, Quote):
            for inner in block.blocks:
                self.read(inner)
        elif isinstance(block, Table):
            place = self._place(block.line)
            self.segment.tables.append(TableDraft(block, place, self.segment.section_at(place.line)))
            self.signal_pending = False

    def _place(self, line: Line) -> Place:
        return Place(self.path, line.number, line.column)

    def _heading(self, block: Heading) -> None:
        _, words = heading_words(block.text)
        while self.headings and self.headings[-1][0] >= block.level:
            self.headings.pop()
        self.headings.append((block.level, block.text))
        self.segment.headings.append(block.text)
        self.signal_pending = False
        self.signals_follow = signals.is_signal_heading(words)
        label = rules.read_label(words)
        if label or block.level <= self.rule_level or self.rule_level == 0:
            self.rule, self.rule_level = label, block.level if label else 0

    def _paragraph(self, block: Paragraph) -> None:
        """Each line with a marker starts a signal of its own; what stands above the first is ordinary text."""
        marked = [n for n, line in enumerate(block.lines) if signals.strip_marker([line])]
        cuts = [*marked, len(block.lines)]
        if cuts[0] > 0:
            self._plain_paragraph(block.lines[: cuts[0]])
        for start, end in pairwise(cuts):
            self._marked(block.lines[start:end])

    def _marked(self, lines: Sequence[Line]) -> bool:
        """Reads lines that start with a signal's marker; whether they did."""
        found = signals.strip_marker(lines)
        if not found:
            return False
        line, rest = found
        self.signal_pending = not rest
        if rest:
            self._add_signal(line, signals.with_answer(rest))
        return True

    def _plain_paragraph(self, lines: Sequence[Line]) -> None:
        text = _text_of(lines)
        if self.signal_pending or self.signals_follow:
            self.signal_pending = False
            self._add_signal(lines[0], signals.with_answer([line.text.strip() for line in lines]))
            return
        label = rules.read_label(plain(text)) if len(text) < 160 else None
        if label:
            self.rule, self.rule_level = label, 0
        elif self.rule is None or self.rule_level == 0:
            for line in lines:
                self._prose(line, line.text.strip())

    def _prose(self, line: Line, markdown: str) -> None:
        """Sentences that are rules by themselves, or signals without a marker."""
        if len(markdown) > LONGEST:
            return
        for sentence in signals.sentences(markdown):
            found = rules.read_prose(plain(sentence))
            if found:
                self._add_rule(line, sentence, found)
            elif signals.is_unmarked(sentence):
                self._add_signal(line, sentence)

    def _list(self, block: ListBlock) -> None:
        as_signals = self.signal_pending or self.signals_follow
        self.signal_pending = False
        arrows = {id(i) for i in block.items if signals.is_keyword_arrow(_text_of(_lines_of(i)))}
        keywords = len(arrows) > 1 and len(arrows) * 2 >= len(block.items) and not self.rule
        for item in block.items:
            self._item(item, as_signals or (keywords and id(item) in arrows))
        if self.rule_level == 0:
            self.rule = None

    def _item(self, item: Item, as_signals: bool) -> None:
        lines = _lines_of(item)
        nested = [b for b in item.blocks if isinstance(b, ListBlock)]
        if lines and not self._marked(lines):
            text = _text_of(lines)
            label = rules.read_label(plain(text)) if nested and len(text) < 160 else None
            if label:
                self._nested_rules(nested, label)
                return
            if as_signals:
                self._add_signal(lines[0], text)
            elif self.rule:
                self._add_rule(lines[0], text, self.rule)
            else:
                self._prose(lines[0], text)
        for inner in nested:
            if not self.rule:
                self._list(inner)

    def _nested_rules(self, nested: Sequence[ListBlock], label: rules.RuleLabel) -> None:
        before, level = self.rule, self.rule_level
        for inner in nested:
            self.rule, self.rule_level = label, 1
            self._list(inner)
        self.rule, self.rule_level = before, level

    def _add_signal(self, line: Line, markdown: str) -> None:
        if len(markdown) > LONGEST:
            return
        section = self.segment.section_at(line.number)
        for text in signals.rules_in(markdown):
            place = self._place(line.after(max(0, line.text.find(text[:40]))))
            self.segment.signals.append(TextDraft(text, place, section, self._headings()))

    def _add_rule(self, line: Line, markdown: str, label: rules.RuleLabel) -> None:
        if len(markdown) > LONGEST:
            return
        place = self._place(line)
        self.segment.rules.append(
            RuleDraft(
                label.condition or markdown,
                place,
                self.segment.section_at(place.line),
                self._headings(),
                label.positive,
                label.subject,
                label.against,
            )
        )

    def _headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in reversed(self.headings))


def _lines_of(item: Item) -> Sequence[Line]:
    return next((block.lines for block in item.blocks if isinstance(block, Paragraph)), ())


def _text_of(lines: Sequence[Line]) -> str:
    return " ".join(line.text.strip() for line in lines)
