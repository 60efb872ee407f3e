"""What became of each question between two imports, judged by its text alone.

Independent of the matcher on purpose: no code, thresholds or word weights are shared. A question is compared as its
stem and its options, lower case, letters and digits only, options sorted, marks of the key left out.

- *same*: equal in this form.
- *edited*: not the same, but likest to each other of all that was left on both sides (a ratio of matching characters
  of at least EDITED, and at least CLEAR above the second likest), so a person would call it an edit.
- *different*: a ratio below DIFFERENT, or one of the two is the same as yet another question on the other side.

What lies between EDITED and DIFFERENT is counted for neither.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

EDITED = 0.75
CLEAR = 0.1
DIFFERENT = 0.5
_SIGNS = re.compile(r"[^0-9a-z\u00c0-\uffff+#<>=%$&|/\\-]+")
_CANDIDATES = 15


@dataclass(frozen=True, slots=True)
class Text:
    """A question as the oracle sees it. `key` is what is marked right."""

    stem: str
    options: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def form(self) -> str:
        """What is compared."""
        return " | ".join([self.stem, *self.options])


def text_of(stem: str, choices: Iterable[tuple[str, bool]]) -> Text:
    """The oracle's form of a stem and its (option, right) pairs in Markdown."""
    marked = [(_plain(option), right) for option, right in choices]
    return Text(
        _plain(stem),
        tuple(sorted(option for option, _ in marked)),
        tuple(sorted(option for option, right in marked if right)),
    )


def _plain(markdown: str) -> str:
    return " ".join(_SIGNS.sub(" ", markdown.casefold()).split())


def edits(before: Mapping[int, Text], after: Mapping[int, Text]) -> list[tuple[int, int]]:
    """(key before, key after) of every question that was edited: its text differs and its likest is clear."""
    old, new = _changed(before, after), _changed(after, before)
    scores = _scores(old, new)
    rivals: dict[tuple[str, int], list[float]] = defaultdict(list)
    for (a, b), score in scores.items():
        rivals["old", a].append(score)
        rivals["new", b].append(score)
    return [
        (a, b)
        for (a, b), score in sorted(scores.items())
        if score >= EDITED
        and all(
            sum(other > score - CLEAR for other in rivals[side]) == 1 for side in (("old", a), ("new", b))
        )
    ]


def _changed(some: Mapping[int, Text], others: Mapping[int, Text]) -> dict[int, Text]:
    """Those whose form the others don't have as often."""
    left = Counter(text.form for text in others.values())
    changed = {}
    for key, text in some.items():
        if left[text.form]:
            left[text.form] -= 1
        else:
            changed[key] = text
    return changed


def _scores(old: Mapping[int, Text], new: Mapping[int, Text]) -> dict[tuple[int, int], float]:
    """The ratio of every pair that shares enough words to be worth a look."""
    index: dict[str, list[int]] = defaultdict(list)
    for key, text in old.items():
        for word in set(text.form.split()):
            index[word].append(key)
    scores = {}
    for b, text in new.items():
        shared = Counter(a for word in set(text.form.split()) for a in index.get(word, ()))
        for a, _ in shared.most_common(_CANDIDATES):
            scores[a, b] = ratio(old[a], text)
    return scores


def ratio(one: Text, other: Text) -> float:
    """Share of matching characters, from 0 to 1."""
    return SequenceMatcher(None, one.form, other.form, autojunk=False).ratio()


class Forms:
    """How often each form stands on both sides of an import."""

    def __init__(self, before: Iterable[Text], after: Iterable[Text]) -> None:
        self.before = Counter(text.form for text in before)
        self.after = Counter(text.form for text in after)

    def are_different(self, one: Text, other: Text) -> bool:
        """Whether a history that went from `one` to `other` went to another question."""
        if one.form == other.form:
            return False
        still_there = self.after[one.form] >= self.before[one.form]
        was_there = self.before[other.form] >= self.after[other.form]
        return still_there or was_there or ratio(one, other) < DIFFERENT


def key_changed(one: Text, other: Text) -> bool:
    """Whether the same question has another key beyond doubt: the same options, marked otherwise."""
    return one.options == other.options and one.key != other.key
