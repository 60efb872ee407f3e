"""Lists with an arrow in every item: "words to watch for → Name", or the other way round, "Name → what it is"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from ..wording import ARROW, plain
from .targets import drop_choose, names_of, split_target

LONGEST = 300
"""A longer item is no keyword with its answer."""


class Reads(Enum):
    """Which way an item reads."""

    TO_NAME = auto()  # what is in need leads to a name
    FROM_NAME = auto()  # a name leads to what it is
    UNCLEAR = auto()  # both sides are written as names
    NEITHER = auto()


@dataclass(frozen=True, slots=True)
class _Arrow:
    left: str
    right: str
    sure: bool  # the left side is in quotation marks, or the right one says "use"


_SMALL = frozenset(["a", "an", "and", "for", "of", "on", "or", "the", "in", "with", "&", "/", "+", "-"])
# In a list with such an item, arrows part steps: "Open the console → Buckets".
_STEP = re.compile(
    r"(?:open|click|go\s+to|navigate|select|enter|press|tap|log\s+in|sign\s+in|upload|download|install|type)\b",
    re.IGNORECASE,
)
# "managed Kafka: Amazon MSK": where a need starts with a small letter and a name follows, a colon is an arrow too.
_DASHED = re.compile(r"(?P<left>(?:[a-z]|[\"“])[^:–—=]{2,120}?)\s*(?::|\s[–—=-])\s+(?P<right>[^:–—=]{2,80})")
# "**Counts per category:** Use Chi-square": a label and what to use for it.
_USE_FOR = re.compile(
    r"(?P<left>\*\*[^*:]{3,100}:?\*\*:?|[^*:]{3,100}:)\s+(?:use|choose|pick|prefer|go\s+with)\s+(?P<right>[^:]{2,80}?)\.?",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:(?:\w+\s+)?(?:note|tip|hint|example|warning|important|summary|remember|practice|clue|rule|trap|point)s?|use\s+cases?|why|e\.g|rule\s+of\s+thumb)\W*$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"\s(?:to|at|from|before|after|by|into|via|per|as|for|in|on|with)\s+(?:the\s+|an?\s+)?[a-z]"
)
_INNER_LINK = re.compile(r"\]\(\s*#")


def reading_of(markdown: str) -> Reads:
    """Which way one item reads by itself."""
    arrow = _arrow(markdown)
    if not arrow:
        return Reads.NEITHER
    if arrow.sure or not written_as_name(arrow.left):
        return Reads.TO_NAME if _is_target(arrow.right) else Reads.NEITHER
    return Reads.UNCLEAR if _is_target(arrow.right) and written_as_name(arrow.right) else Reads.FROM_NAME


def keyword_list(items: Sequence[str]) -> list[Reads]:
    """Which way each item of a list reads, as far as the list as a whole bears it out.

    Arrows that only some items have, steps, and links into the page are no keywords.
    """
    readings = [reading_of(item) for item in items]
    nothing = [Reads.NEITHER for _ in items]
    arrows = sum(reading is not Reads.NEITHER for reading in readings)
    if arrows < 2 or any(_STEP.match(plain(item)) for item in items):
        return nothing
    forward, backward = readings.count(Reads.TO_NAME), readings.count(Reads.FROM_NAME)
    if forward > backward and arrows * 2 >= len(items):
        # "DNS → Route 53" among keywords is one.
        return [Reads.TO_NAME if reading is Reads.UNCLEAR else reading for reading in readings]
    return [
        reading if reading is not Reads.TO_NAME or _is_sure(item) else Reads.NEITHER
        for item, reading in zip(items, readings, strict=True)
    ]


def targets_of(markdown: str) -> list[str]:
    """The names on the right side of an item's arrow."""
    arrow = _arrow(markdown)
    return names_of(arrow.right) if arrow else []


def as_rule(markdown: str) -> str:
    """An item with its arrow written as one: "managed Kafka: Amazon MSK" to "managed Kafka → Amazon MSK"."""
    arrow = None if ARROW.search(markdown) else _arrow(markdown)
    return f"{arrow.left} → {arrow.right}" if arrow else markdown


# Several ask whether a line has an arrow before one of them takes it.
@lru_cache(maxsize=1 << 12)
def _arrow(markdown: str) -> _Arrow | None:
    if len(markdown) > LONGEST or _INNER_LINK.search(markdown):
        return None
    pieces = ARROW.split(markdown)
    dashed = _DASHED.fullmatch(markdown)
    if len(pieces) > 1:
        left, right = pieces[0], pieces[-1]
    elif dashed and written_as_name(dashed["right"]):
        left, right = dashed["left"], dashed["right"]
    elif (labelled := _USE_FOR.fullmatch(markdown)) and not _REMARK.match(plain(labelled["left"])):
        left, right = plain(labelled["left"]).rstrip(":"), f"use {labelled['right']}"
    else:
        left, right = split_target(markdown) if " = " in markdown else ("", "")
    bare = plain(left)
    if len(pieces) > 2 or not bare or not right:
        return None
    chosen = drop_choose(right)
    quoted = bare[0] in "\"“'‘«„" or (len(pieces) == 1 and not dashed)
    return _Arrow(left.strip(), chosen.strip(), quoted or chosen.strip() != right.strip())


def is_plain(markdown: str) -> bool:
    """Whether a sentence by itself leads from a quotation to a name in bold type: *"in order"* → **SQS FIFO**."""
    arrow = _arrow(markdown)
    return bool(arrow and arrow.sure and arrow.right.startswith("**"))


def _is_sure(markdown: str) -> bool:
    arrow = _arrow(markdown)
    return bool(arrow and arrow.sure)


def _is_target(text: str) -> bool:
    """Whether the right side names something, rather than saying something: "encrypts data at rest"."""
    return bool(names_of(text)) and not _PREPOSITION.search(plain(text))


def stands_out(name: str) -> bool:
    """Whether a name can't be just the first word of a sentence: it has two words, or capitals or digits inside."""
    return " " in name or any(char.isupper() or char.isdigit() for char in name[1:])


def written_as_name(text: str) -> bool:
    """Whether a text has the capitals of a name: "Amazon S3", "RTO", "Macie"; not "Steady state"."""
    words = [word for word in plain(text).split() if word.casefold() not in _SMALL]
    if not words or len(words) > 6 or text.lstrip("*_ ")[:1] in "\"“'":
        return False
    return all(word.strip("()[],.:")[:1].isupper() or word[:1].isdigit() for word in words)
