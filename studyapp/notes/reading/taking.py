"""Takes down what decides in a topic, once it is found: signals and rules with their places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..blocks import Line
from ..diagnostics import Place
from ..wording import ARROW, bold_spans, plain
from . import arrows, rules, signals
from .drafts import RuleDraft, Segment, TextDraft

LONGEST = 1000
"""A longer paragraph is an essay, not a rule of thumb; nothing is looked for in it."""

REPEATS = 20
"""So often a topic may say the very same; what is said once more adds nothing but time."""

_LABELLED = re.compile(r"^[^:.]{1,60}:\s+(?=\w)")  # "Cost: use Spot for batch work"


class FactTaker:
    """Adds to a segment what a line says, with the headings that stand above it."""

    def __init__(self, path: str, segment: Segment) -> None:
        self.path = path
        self.segment = segment
        self.headings: list[tuple[int, str]] = []  # the open ones below the title
        self._said: Counter[str] = Counter()

    def place(self, line: Line) -> Place:
        """Where a line stands."""
        return Place(self.path, line.number, line.column)

    def add_signal(self, line: Line, markdown: str, *, sure: bool = True) -> None:
        """Adds the signals of a text, or the rules where it says when to choose what."""
        if len(markdown) > LONGEST or markdown.rstrip("*_ ").endswith(":"):
            return  # an essay, or what only announces a list
        section = self.segment.section_at(line.number)
        for text in signals.rules_in(markdown):
            if not ARROW.search(text) and self.add_rules(line, text, sure=sure):
                continue
            if self._too_often(text):
                continue
            place = self.place(line.after(max(0, line.text.find(text[:40]))))
            self.segment.signals.append(TextDraft(text, place, section, self._open_headings(), sure=sure))

    def add_rules(self, line: Line, sentence: str, said_no: bool = False, sure: bool = False) -> bool:
        """Adds the rules that a sentence holds by itself; whether there are any. An announced one is `sure`."""
        words, bold = plain(sentence), bold_spans(sentence)
        found = rules.read_prose(words, bold) or rules.read_prose(_LABELLED.sub("", words), bold)
        for label in found:
            positive = label.positive and not said_no
            # "Emitted when ..." is announced often enough: a lone word in plain type has to be known.
            named = sentence.startswith("**") or arrows.stands_out(label.subject)
            self.add_rule(
                line, sentence, replace(label, positive=positive, sure=label.sure or (sure and named))
            )
        return bool(found)

    def add_rule(self, line: Line, markdown: str, label: rules.RuleLabel) -> None:
        """Adds one rule as its label or its sentence announces it."""
        if len(markdown) > LONGEST or self._too_often(f"{label.subject}: {label.condition or markdown}"):
            return
        place = self.place(line)
        self.segment.rules.append(
            RuleDraft(
                label.condition or markdown,
                place,
                self.segment.section_at(place.line),
                self._open_headings(),
                label.positive,
                label.subject,
                label.against,
                sure=label.sure,
            )
        )

    def _too_often(self, text: str) -> bool:
        self._said[text] += 1
        return self._said[text] > REPEATS

    def _open_headings(self) -> tuple[str, ...]:
        return tuple(text for _, text in reversed(self.headings))
