"""What a cell chooses: names, a name with its reason, or what to do with one ("Deploy **WAF** with rules")."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..services import Lexicon, looks_like_name, names_in_cell
from ..wording import ARROW, BOLD, plain, split_names, without_marks
from .arrows import written_as_name
from .targets import ADVICE


@dataclass(frozen=True, slots=True)
class Choice:
    """The names that fit, as written; those that are used beside them; why.

    What is `said` names something, but nobody can tell which of it is chosen: "Firehose → S3".
    """

    names: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    reason: str = ""
    said: bool = False


# "Kinesis Firehose – no code to write": behind a dash, small letters give the reason.
_REASON = re.compile(r"(?:\s+[–—-]{1,2}|;)\s+(?=[a-z])")
_OR = re.compile(r"\s*(?:,?\s+or|/|,)\s+(?:an?\s+|the\s+)?", re.IGNORECASE)
_JOINED_TO = re.compile(r"\s*(?:\+|&|,?\s+and)\s+(?:an?\s+|the\s+)?\*\*", re.IGNORECASE)
_NO_MORE_A_CHOICE = re.compile(
    r"\s*(?:trap|distractor|discontinued|deprecated|retired|legacy)\b", re.IGNORECASE
)
_NAME = re.compile(r"(?:[A-Z][\w.+’'/-]*|\d\w*)(?:\s+(?:[A-Z0-9][\w.+’'/-]*|(?:for|on|of)(?=\s+[A-Z])))*")
_NAME_ENDS = re.compile(
    r"\s*(?:$|[.,;(]|(?:to|for|with|in|on|as|via|and|over|so|when|from|because|by)\b)", re.IGNORECASE
)


def choice_among(cell: str, lexicon: Lexicon) -> Choice:
    """What a cell chooses; where it only says something, the known services that it names."""
    choice = read_choice(cell)
    if choice.names or choice.said:
        return choice
    return replace(choice, names=tuple(map(lexicon.name, lexicon.named(without_marks(cell)))))


def read_choice(cell: str) -> Choice:
    """What a cell below "Best choice" or "Solution" says by itself."""
    words = without_marks(cell)
    if ARROW.search(words):
        return _behind_arrow(words)
    first, *rest = _REASON.split(words, maxsplit=1)
    if rest and written_as_name(first) and (names := names_in_cell(first)):
        return Choice(tuple(names), (), rest[0])
    if names := _listed(_DOSE.sub("", words)):
        return Choice(tuple(names))
    advice = ADVICE.match(cell.strip())
    return _advised(cell.strip()[advice.end() :]) if advice else Choice()


# "Ketamine 1.5 mg/kg IV", "Doxycycline for 7 days": how much of it is no part of a name.
_DOSE = re.compile(
    r"\s+(?:(?:single|for|x)\s+)?\d[\d.,–-]*\s?(?:mg|mcg|µg|g|ml|units?|IU|days?|weeks?|months?|hours?|min)\b(?:/\w+)*"
    r"(?:\s+(?:IV|IM|PO|SC|BD|OD|TDS|QDS|dose|daily|twice\s+daily)\b)*"
)


def _listed(words: str) -> list[str]:
    """The names of a list; behind one with a capital, others may be in small letters: "Fluoxetine, citalopram"."""
    names = names_in_cell(words)
    first, *others = split_names(words) or [""]
    short = bool(others) and all(len(other.split()) < 3 for other in others)
    if names or not short or not looks_like_name(first):
        return names
    return names_in_cell(", ".join([first, *(other[:1].upper() + other[1:] for other in others)]))


def _behind_arrow(words: str) -> Choice:
    """ "Trap → DataSync" chooses what it leads to; a chain of services or of steps none of them."""
    left, *right = ARROW.split(words)
    if len(right) == 1 and _NO_MORE_A_CHOICE.match(left):
        target = right[0].rpartition("; ")[2]
        advice = ADVICE.match(target)
        return Choice(tuple(names_in_cell(target[advice.end() :] if advice else target)), said=True)
    return Choice(said=True)


def _advised(markdown: str) -> Choice:
    """What is behind "Use", "Deploy", "Enable a": the name right there, and others that it is used with."""
    bold = list(BOLD.finditer(markdown))
    if not bold or bold[0].start() > 0:
        match = _NAME.match(markdown)
        fits = match and looks_like_name(match[0]) and _NAME_ENDS.match(markdown, match.end())
        return Choice((match[0],) if match and fits else (), said=True)
    names, end = _single(bold[0][2]), bold[0].end()
    later = bold[1:]
    while names and later and _OR.fullmatch(markdown[end : later[0].start()]):
        names, end, later = [*names, *_single(later[0][2])], later[0].end(), later[1:]
    if not names or _JOINED_TO.match(markdown, end):
        return Choice(said=True)  # "**Versioning** and **Object Lock**" takes both
    beside = [name for span in later for name in names_in_cell(plain(span[2]))]
    return Choice(tuple(names), tuple(beside), said=True)


def _single(bold: str) -> list[str]:
    """The name in a bold span; none where it holds several or says more."""
    names = names_in_cell(plain(bold))
    return names if len(names) == 1 or " or " in bold or "/" in bold else []
