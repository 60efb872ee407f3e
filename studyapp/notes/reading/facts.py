"""Finds what may decide in a topic's blocks: signals, rules and tables, each with its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..blocks import Block, Code, Heading, Html, Item, Line, ListBlock, Paragraph, Quote, Table
from ..wording import ARROW, content_words, heading_words, plain, verdict, without_decoration
from . import answers, arrows, html_tables, rules, signals, trees
from .drafts import Segment, TableDraft, UnclearDraft
from .taking import LONGEST, FactTaker


class FactReader(FactTaker):
    """Walks a segment's blocks, remembering what the last heading or label announced."""

    def __init__(self, path: str, segment: Segment) -> None:
        super().__init__(path, segment)
        self.signals_follow = False  # under a heading such as "Exam tips"
        self.signal_pending = False  # a marker stood alone: the next block holds its rule
        self.seen = ""  # a label such as "Think SQS when you see": the name that the next list leads to
        self.choosing = False  # in a list of "A if ..." and "B if ..."
        self.several = False  # in a list of "A: ..." and "B: ..."
        self.each = False  # under a heading such as "When to use which"
        self.in_callout = False  # in a quote that starts with "[!TIP]"
        # What a heading, a scenario or a quotation asks, until something answers it, and where.
        self.asked, self.asking = "", Line(0, 1, "")
        self.strong: set[int] = set()  # lines whose layout alone says that their arrow decides
        self.answer_pending = False  # a label such as "Think:" stood alone
        self.ruled_out = False  # below a label such as "Eliminate:"
        self.rule: rules.RuleLabel | None = None
        self.decides = False  # under a heading such as "Which store?", "Decision table", "Keywords"
        self.rule_level = 0  # the heading level that ends the rules; 0: they end with the next list

    def read(self, block: Block, following: Block | None = None) -> None:
        """Reads a block; the `following` one may answer what it asks."""
        if isinstance(block, Heading):
            self._heading(block)
        elif (
            isinstance(following, Paragraph)
            and answers.behind_arrow(following.line.text)
            and _lines_in(block)
        ):
            self.asked, self.asking = _text_of(_lines_in(block)), block.line
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, ListBlock):
            self._list(block)
        elif isinstance(block, Quote):
            self._name_below_heading(block)
            for inner in block.blocks:
                self.read(inner)
            self.in_callout = False
        else:
            self._drawn(block)

    def _drawn(self, block: Block) -> None:
        """Reads tables, and what else has lines and columns."""
        if isinstance(block, Code):
            for line, rule in trees.decisions(block):
                self.add_signal(line, rule)
            for line in trees.keywords(block):
                self.add_signal(line, line.text.strip(), sure=self.decides)
        elif isinstance(block, Html):
            for table in html_tables.tables_in(block):
                self.read(table)
        elif isinstance(block, Table):
            place = self.place(block.line)
            self.segment.tables.append(TableDraft(block, place, self.segment.section_at(place.line)))
            self.signal_pending = False

    def _heading(self, block: Heading) -> None:
        _, words = heading_words(block.text)
        self.asked, self.asking = answers.asked_by(block.text), block.line
        self.answer_pending = False
        self.ruled_out = rules.rules_out(words)
        self.decides = rules.announces_decisions(words)
        while self.headings and self.headings[-1][0] >= block.level:
            self.headings.pop()
        self.headings.append((block.level, block.text))
        self.segment.headings.append(block.text)
        self.announce(words, block.level)

    def announce(self, words: str, level: int) -> None:
        """Takes note of what a heading says that will follow: signals, rules, what each name is for."""
        self.signal_pending = False
        self.signals_follow = signals.is_signal_heading(words)
        label = self._own(rules.read_label(words))
        self.seen = rules.chosen_when_seen(words)
        self.each = rules.announces_each(words)
        if label or level <= self.rule_level or self.rule_level == 0:
            self.rule, self.rule_level = label, level if label else 0

    def _own(self, label: rules.RuleLabel | None) -> rules.RuleLabel | None:
        """A label whose subject is what a heading above it names, "linked lists" below "Linked List", is about that."""
        if label and label.subject and not label.subject[:1].isupper():
            subject = content_words(label.subject.replace("-", " "))
            above = (self.segment.heading, *(text for _, text in self.headings[:-1]))
            if any(content_words(heading_words(text)[1].replace("-", " ")) == subject for text in above):
                return replace(label, subject="")
        return label

    def _paragraph(self, block: Paragraph) -> None:
        """Each line with a marker starts a signal of its own; what stands above the first is ordinary text."""
        if self._answered(block.lines):
            return
        opened = signals.callout(block.lines)
        if opened:
            title, rest = opened
            self.in_callout = True
            self.signal_pending = signals.is_signal_heading(title)
            if rest:
                self._lines(rest)
            return
        self._lines(block.lines)

    def _answered(self, lines: Sequence[Line]) -> bool:
        """Reads a paragraph that answers what was asked above it, or announces that; whether it does."""
        text = _text_of(lines)
        if len(text) > LONGEST:
            return False
        said, pending = answers.behind_label(text), self.answer_pending
        self.answer_pending = said == ""
        self.ruled_out = rules.rules_out(plain(text))
        if self.answer_pending or self.ruled_out:
            return True
        target = answers.chosen(said or answers.behind_arrow(text) or (text if pending else ""))
        if self.asked and target:
            self.add_signal(self.asking, f"{self.asked} → {target}")
            self.asked = ""
            return True
        if asked := answers.asks(text):
            self.asked, self.asking = asked, lines[0]
        return False

    def _name_below_heading(self, block: Quote) -> None:
        """Reads "> **CloudTrail**" right below "Who deleted it?" as its answer, if the name is known elsewhere."""
        lines = _lines_in(block)
        alone = len(lines) == 1 and answers.is_bold(lines[0].text)
        if alone and self.asked and not self.answer_pending and answers.chosen(lines[0].text):
            self.add_signal(self.asking, f"{self.asked} → {lines[0].text.strip()}", sure=False)
            self.asked = ""

    def _lines(self, lines: Sequence[Line]) -> None:
        lines, before = answers.joined(lines), lines
        self.strong = {line.number for line in lines if line not in before}
        if len(lines) > 1 and all(map(answers.is_bullet, lines)):
            for line in lines:
                self._bullet(line)
            return
        marked = [n for n, line in enumerate(lines) if signals.strip_marker([line])]
        cuts = [*marked, len(lines)]
        if cuts[0] > 0:
            self._plain_paragraph(lines[: cuts[0]])
        for start, end in pairwise(cuts):
            self._marked(lines[start:end])

    def _bullet(self, line: Line) -> None:
        """Reads a line of a list whose bullets are no Markdown: "• need → **Name**"."""
        text = without_decoration(line.text.strip())
        if self._marked([line]):
            return
        if self.signals_follow and arrows.reading_of(text) is not arrows.Reads.FROM_NAME:
            self.add_signal(line, arrows.as_rule(text))
        elif self.rule:
            self.add_rule(line, text, self.rule)
        else:
            self._prose(line, text)

    def _marked(self, lines: Sequence[Line]) -> bool:
        """Reads lines that start with a signal's marker; whether they did."""
        found = signals.strip_marker(lines)
        if not found:
            return False
        line, rest = found
        self.signal_pending = not rest
        below = lines[1:]
        if len(rest) > 1 and len(rest) == len(below) and all(map(ARROW.search, rest)):
            for each in below:
                self.add_signal(each, each.text.strip())
        elif rest:
            self.add_signal(line, signals.with_answer(rest))
        return True

    def _plain_paragraph(self, lines: Sequence[Line]) -> None:
        text = _text_of(lines)
        if self.signal_pending or self.signals_follow:
            self.signal_pending = False
            self.add_signal(lines[0], signals.with_answer([line.text.strip() for line in lines]))
            return
        if self.each and self._add_needs(lines):
            return
        label = rules.read_label(plain(text)) if len(text) < 160 else None
        self.seen = rules.chosen_when_seen(plain(text)) if len(text) < 160 else ""
        answered = signals.scenario_with_answer([line.text.strip() for line in lines])
        if not label and len(text) < 160 and not text.endswith("?"):
            self.each = self.each or rules.announces_each(plain(text))
        if label:
            self.rule, self.rule_level = label, 0
        elif answered:
            self.add_signal(lines[0], answered)
        else:
            self.choosing = sum(_may_choose(line.text) for line in lines) > 1
            readings = arrows.keyword_list([without_decoration(line.text.strip()) for line in lines])
            for line, reading in zip(lines, readings, strict=True):
                strong = line.number in self.strong and arrows.reading_of(line.text) is arrows.Reads.TO_NAME
                if strong or reading is arrows.Reads.TO_NAME:
                    self.add_signal(line, arrows.as_rule(without_decoration(line.text.strip())))
                else:
                    self._prose(line, line.text.strip())
            self.choosing = False

    def _add_needs(self, lines: Sequence[Line]) -> bool:
        """Reads "A: small sets" and "B: large sets" on the lines of a paragraph; whether that is what they are."""
        needs = [rules.read_need(without_decoration(line.text.strip())) for line in lines]
        if len(needs) < 2 or not all(needs):
            return False
        for line, need in zip(lines, needs, strict=True):
            if need:
                self.add_rule(line, line.text.strip(), replace(need, sure=True))
        return True

    def _prose(self, line: Line, markdown: str) -> None:
        """Sentences that are rules by themselves, or signals without a marker."""
        if len(markdown) > LONGEST:
            return
        said_no = verdict(markdown[:3]) is False
        bare = signals.strip_weak_marker(markdown)
        announced = self.in_callout or bare != markdown
        parts = signals.sentences(without_decoration(bare))
        for sentence in [
            rule for part in parts for rule in (signals.rules_in(part) if announced else [part])
        ]:
            if self.add_rules(line, sentence, said_no, sure=announced or self.choosing):
                continue
            if signals.is_unmarked(sentence) or (
                (announced or arrows.is_plain(sentence))
                and arrows.reading_of(sentence) is arrows.Reads.TO_NAME
            ):
                self.add_signal(line, sentence)
            elif signals.may_choose(sentence):
                self.add_signal(line, sentence, sure=announced or self.choosing)

    def _list(self, block: ListBlock) -> None:
        if self.ruled_out:
            self.ruled_out = False
            self._ruled_out(block)
            return
        as_signals = self.signal_pending or self.signals_follow
        self.signal_pending = False
        if self.answer_pending:
            self._thought_of(block)
        seen, self.seen = self.seen, ""
        texts = [_text_of(_lines_of(item)) for item in block.items]
        readings = arrows.keyword_list(texts)
        self._note_unclear(block, texts, readings)
        # "A if ..., B if ...": one such item may be any sentence, several choose.
        self.several = sum(bool(rules.read_need(text)) for text in texts) > 1
        self.choosing = sum(map(_may_choose, texts)) > 1
        for item, reading in zip(block.items, readings, strict=True):
            if seen and _lines_of(item):
                line = _lines_of(item)[0]
                said = _text_of(_lines_of(item)).strip('"“” .')
                self.add_signal(line, f"If the question mentions “{said}” → {seen}")
            else:
                self._item(item, as_signals or (reading is arrows.Reads.TO_NAME and not self.rule))
        self.choosing = False
        if self.rule_level == 0:
            self.rule = None

    def _thought_of(self, block: ListBlock) -> None:
        """Reads "Cloud Run for containers" in a list below "Think:"."""
        self.answer_pending = False
        for item in block.items:
            text = _text_of(_lines_of(item))
            if label := rules.read_name_for(plain(text)):
                self.add_rule(_lines_of(item)[0], text, label)

    def _ruled_out(self, block: ListBlock) -> None:
        for item in block.items:
            text = _text_of(_lines_of(item))
            if label := rules.read_ruled_out(plain(text)):
                self.add_rule(_lines_of(item)[0], text, label)

    def _note_unclear(self, block: ListBlock, texts: Sequence[str], readings: Sequence[arrows.Reads]) -> None:
        unclear = [text for text, reads in zip(texts, readings, strict=True) if reads is arrows.Reads.UNCLEAR]
        if len(unclear) > 1 and arrows.Reads.TO_NAME not in readings:
            named = tuple(name for text in unclear for name in arrows.targets_of(text))
            self.segment.unclear.append(UnclearDraft(self.place(block.line), named))

    def _item(self, item: Item, as_signals: bool) -> None:
        lines = _lines_of(item)
        nested = [b for b in item.blocks if isinstance(b, ListBlock)]
        if lines and not self._marked(lines):
            text = _text_of(lines)
            label = rules.read_label(plain(text)) if nested and len(text) < 160 else None
            if label:
                self._nested_rules(nested, label)
                return
            if nested and (scenario := signals.scenario_of(text)):
                self.asked, self.asking = scenario, lines[0]
            elif answers.behind_label(text) and self._answered(lines):
                return
            self._plain_item(lines, text, as_signals)
        for inner in nested:
            if not self.rule:
                self._list(inner)

    def _plain_item(self, lines: Sequence[Line], text: str, as_signals: bool) -> None:
        """Reads an item by what was announced above its list, or by itself."""
        answered = signals.scenario_with_answer([line.text.strip() for line in lines])
        if answered:
            self.add_signal(lines[0], answered)
        elif as_signals and arrows.reading_of(text) is not arrows.Reads.FROM_NAME:
            self.add_signal(lines[0], arrows.as_rule(text))
        elif self.rule:
            self.add_rule(lines[0], text, self.rule)
        elif self.each and (need := rules.read_need(text)):
            self.add_rule(lines[0], text, replace(need, sure=need.sure or self.several))
        elif not as_signals:
            self._prose(lines[0], text)

    def _nested_rules(self, nested: Sequence[ListBlock], label: rules.RuleLabel) -> None:
        before, level = self.rule, self.rule_level
        for inner in nested:
            self.rule, self.rule_level = label, 1
            self._list(inner)
        self.rule, self.rule_level = before, level


def _may_choose(text: str) -> bool:
    """Whether an item may be one of several that choose: "A when ...", "If ..., use A"."""
    return signals.may_choose(text) or any(not rule.sure for rule in rules.read_prose(plain(text)))


def _lines_in(block: Block) -> Sequence[Line]:
    """The lines of a paragraph, or of a quote that is one; none of any other block."""
    if isinstance(block, Quote) and len(block.blocks) == 1:
        block = block.blocks[0]
    return block.lines if isinstance(block, Paragraph) else ()


def _lines_of(item: Item) -> Sequence[Line]:
    return next((block.lines for block in item.blocks if isinstance(block, Paragraph)), ())


def _text_of(lines: Sequence[Line]) -> str:
    return " ".join(line.text.strip() for line in lines)
