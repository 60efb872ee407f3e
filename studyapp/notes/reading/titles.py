"""A topic's title: name, aliases, subtitle, or the two sides of "A vs B"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..services import base_name, looks_like_name
from ..wording import heading_words, split_names

# A dash inside brackets belongs to them: "Azure SQL Database (PaaS - one database)".
_SEPARATOR = re.compile(r"(?:\s+[–—|-]{1,2}\s+|:\s+|\s[·•]\s)(?![^()]{0,80}\))")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus|or|compared\s+(?:to|with))\s+", re.IGNORECASE)
_AGAINST = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\s*\(([^()]{1,80})\)\s*")
_EXAM_PREFIX = re.compile(
    r"^(?:topic|chapter|module|unit|section|lesson|session|lecture|week|day|part)\s*(?:\d+(?:\.\d+)*)?\s*[:.–-]\s*",
    re.IGNORECASE,
)


# "A vs B Decision Framework" compares A with B.
_ABOUT_BOTH = re.compile(
    r"\s+(?:decisions?(?:\s+\w+)?|comparisons?|trade-?offs?|differences?|table|matrix|guide|summary|explained|overview|cheat\s*sheet)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Title:
    """A heading taken apart. Where `contrast` is set, the topic is a comparison and no service itself."""

    name: str
    subtitle: str
    aliases: tuple[str, ...]
    contrast: tuple[str, str] | None


@lru_cache(maxsize=1 << 10)
def read_title(heading: str) -> Title:
    """Reads "📘 Amazon MWAA (MWAA) – Managed Airflow" or "Amazon MWAA vs AWS Step Functions"."""
    _, words = heading_words(heading)
    words = _EXAM_PREFIX.sub("", words)
    parts = _SEPARATOR.split(words, maxsplit=1)
    name, subtitle = parts[0].strip(), parts[1].strip() if len(parts) > 1 else ""
    sides = _VERSUS.split(name)
    sides[-1] = _ABOUT_BOTH.sub("", sides[-1])
    if len(sides) == 2 and all(looks_like_name(_bare(side)) for side in sides):
        return Title(name, subtitle, (), (_bare(sides[0]), _bare(sides[1])))
    bare = _bare(name)
    aliases = [alias for inner in _PARENTHESIS.findall(name) for alias in _aliases_in(inner, bare)]
    return Title(bare, subtitle, tuple(aliases), None)


def _aliases_in(bracket: str, name: str) -> list[str]:
    """The other names in brackets; none where they list what a chapter is about: "Messaging (SQS / SNS / Kinesis)"."""
    found = split_names(bracket)
    words = set(name.casefold().split())
    same = all(
        is_initialism(alias, name) or is_initialism(name, alias) or words & set(alias.casefold().split())
        for alias in found
    )
    return found if len(found) < 3 or same else []


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two things that a heading above questions tells apart, and its other names."""

    name: str
    aliases: tuple[str, ...]


def read_sides(heading: str) -> tuple[Side, Side] | None:
    """The sides of a heading such as "Sort key vs distribution key (DISTKEY)" above questions.

    Written questions show what is meant, so that a side may be in small letters, which no service's name is.
    """
    _, words = heading_words(heading)
    sides = _AGAINST.split(words.strip(" ."))
    if len(sides) != 2 or not all(_is_side(_bare(side)) for side in sides):
        contrast = read_title(heading).contrast
        return (Side(contrast[0], ()), Side(contrast[1], ())) if contrast else None
    one, other = (
        Side(
            _capitalised(_bare(side)),
            tuple(a for inner in _PARENTHESIS.findall(side) for a in split_names(inner)),
        )
        for side in sides
    )
    return one, other


def _is_side(name: str) -> bool:
    return looks_like_name(_capitalised(name)) and "?" not in name


def _capitalised(name: str) -> str:
    return name[:1].upper() + name[1:] if name.split(" ", maxsplit=1)[0].islower() else name


def _bare(name: str) -> str:
    return _PARENTHESIS.sub(" ", name).strip()


def intro_aliases(name: str, aliases: Iterable[str], intro: str) -> list[str]:
    """Other names that an introduction gives: "Managed Workflows for Apache Airflow (MWAA) is ..." for MWAA."""
    known = {base_name(name), *(base_name(alias) for alias in aliases)}
    found = []
    for match in re.finditer(r"([A-Z][^().,;:\n]{1,80}?)\s+\(([A-Z][\w -]{1,30})\)", intro[:600]):
        full, short = match[1].strip(), match[2].strip()
        if base_name(short) in known:
            found.append(full)
        elif base_name(full) == base_name(name) and is_initialism(short, full):
            found.append(short)
    return found


def is_initialism(short: str, full: str) -> bool:
    """Whether a short name's letters stand in that order in the full one: "MSK" in "Managed Streaming for Kafka"."""
    letters = iter(char for char in full.upper() if char.isalnum())
    return short.isupper() and all(char in letters for char in short if char.isalnum())
