"""From a region of text to a question: stem, options, key and explanation, in one way for every syntax."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ...blocks import Block, Line
from ...diagnostics import Diagnostic, Place, diagnose
from ...wording import plain
from .answers import Key, read_key
from .draft import AuthoredDraft
from .marks import emphasised, plainly
from .options import option_of
from .regions import Region
from .stems import Stem, asks, read_stem
from .telling import labelled_reasons, read_told

_SEVERAL = re.compile(r"\b(?:two|three|four|five|[2-5]|all|several)\b", re.IGNORECASE)


def draft_of(region: Region, path: str) -> AuthoredDraft:
    """The question that a region holds; `problem` says what is wrong with its key."""
    stem = read_stem(region.stem)
    ticks = any(option.checked for option in region.options.options)
    marked = [option_of(option, path, ticks) for option in region.options.options]
    names = _names(region)
    words = {name: plain(option.text) for name, (option, _) in zip(names, marked, strict=True)}
    told = read_told(region.after, words)
    keys = [(line, read_key(text, words)) for line, text in stem.announced] + told.keys
    if not keys and region.key:
        keys = [(region.options.line, read_key(region.key, words))]
    if not any(option.label for option in region.options.options):
        keys = [(line, _counted(key, names)) for line, key in keys]
    ticked = frozenset(name for name, (_, mark) in zip(names, marked, strict=True) if mark)
    bold = emphasised(
        {name: option.text for name, (option, _) in zip(names, marked, strict=True)},
        several=bool(_SEVERAL.search(plain(stem.markdown))),
    )
    if not ticked and not keys and (region.number or asks(region)):
        ticked = bold
    said = _Said(path, ticked, keys)
    right, problem = said.key()
    reasons = dict(labelled_reasons(region.reasons))
    line = stem.line or region.options.line
    labels = stem.labels | told.labels
    return AuthoredDraft(
        stem=stem.markdown,
        options=tuple(
            replace(
                option,
                # Bold type that sets the right ones apart would give them away.
                text=plainly(option.text) if bold == right else option.text,
                correct=name in right,
                why=option.why or reasons.get(name, ""),
            )
            for name, (option, _) in zip(names, marked, strict=True)
        ),
        explanation="\n\n".join(part for part in (stem.hint, told.explanation) if part),
        place=Place(path, line.number, line.column),
        blocks=_unique([*region.tops, *(top for unit in region.after for top in unit.tops)]),
        domain=labels.get("domain", ""),
        explicit_id=stem.explicit_id,
        tags=tuple(tag.strip(" #") for tag in re.split(r"[,;]", labels.get("tags", "")) if tag.strip(" #")),
        problem=_run_together(stem, path) or _doubled(region, names, path) or problem,
    )


def _counted(key: Key, names: Sequence[str]) -> Key:
    """A key that gives a number, where options without letters are counted from 1."""
    number = key.unknown.strip(" .()")
    is_place = not key.labels and number.isdecimal() and len(number) < 3 and 0 < int(number) <= len(names)
    return Key((names[int(number) - 1],)) if is_place else key


def _unique(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple({block.line.number: block for block in blocks}.values())


def _names(region: Region) -> list[str]:
    """What an answer may call each option: its own letter or number, else the letter of its place."""
    labels = [option.label for option in region.options.options]
    return labels if all(labels) else [chr(ord("A") + n) for n in range(len(labels))]


def _run_together(stem: Stem, path: str) -> Diagnostic | None:
    """A folded answer above the options belongs to a question whose own options were not recognised."""
    if stem.folded is None:
        return None
    place = Place(path, stem.folded.number, stem.folded.column)
    hint = "Give each option of the question above a letter or a box."
    return diagnose(
        "N212", place, "two questions run together: an answer stands above the options of the next", hint
    )


def _doubled(region: Region, names: Sequence[str], path: str) -> Diagnostic | None:
    """Two options with one letter: no answer could tell which is meant."""
    seen: set[str] = set()
    for name, option in zip(names, region.options.options, strict=True):
        if name in seen:
            line = option.line
            message, hint = f"the letter {name} stands twice", "Give each option a letter of its own."
            return diagnose("N203", Place(path, line.number, line.column), message, hint)
        seen.add(name)
    return None


@dataclass(frozen=True, slots=True)
class _Said:
    """All that a question says about its right options: ticks and marks, and lines that give an answer."""

    path: str
    ticked: frozenset[str]
    keys: Sequence[tuple[Line, Key]]

    def key(self) -> tuple[frozenset[str], Diagnostic | None]:
        """The names of the right options, and what is wrong where the ticks and lines do not agree."""
        named = [(line, frozenset(key.labels), key.rest) for line, key in self.keys if key.labels]
        if self.ticked:
            # A line with more text may talk about an option rather than give the answer.
            other = next((n for n in named if not n[2] and n[1] != self.ticked), None)
            return self.ticked, self._disagree(*other[:2], self.ticked) if other else None
        if not named:
            return self.ticked, self._names_nothing() if self.keys else None
        (first, right, _), *more = named
        for line, labels, rest in more:
            if labels == right or rest:
                continue
            if line.number - first.number > 1:
                return right, self._disagree(line, labels, right)
            right |= labels  # one answer, a letter a line
            first = line
        return right, None

    def _disagree(self, line: Line, labels: frozenset[str], other: frozenset[str]) -> Diagnostic:
        told, before = ", ".join(sorted(labels)), ", ".join(sorted(other))
        message = f"this answer says {told}, but the question says {before}"
        return diagnose("N210", self._place(line), message, "Settle which is right.")

    def _names_nothing(self) -> Diagnostic:
        line, key = self.keys[0]
        message = f"the answer “{key.unknown[:60]}” is none of the options"
        return diagnose(
            "N209", self._place(line), message, "Write the letters of the right options: **Answer:** B, D"
        )

    def _place(self, line: Line) -> Place:
        return Place(self.path, line.number, line.column)
