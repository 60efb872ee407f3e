"""Recognising services by name and alias across the whole folder, whichever file introduces them.

No list of products is built in: names come from topic titles, verdict columns and the targets of rules.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from .model import Service
from .wording import ARROW, joined_names, slugify, split_names, stem_word

_VENDOR = re.compile(
    r"^(?:amazon|aws|azure|microsoft|google cloud|google|gcp|oracle|ibm|apache)\s+(?=\S)", re.IGNORECASE
)
_NOT_NAMES = frozenset(
    """overkill yes no maybe either both depends none not never always same it this that better best good bad ok okay
    pros cons advantages disadvantages strengths weaknesses benefits drawbacks
    possible optional varies partial limited full high low medium simple complex other others alternative alternatives
    any all neither n/a na tbd unknown required supported native manual automatic""".split()
)
# "Increase the visibility timeout" is what to do, and no name.
_DOINGS = frozenset(
    """use choose default enable disable configure create increase decrease deploy replace implement generate grant
    raise ensure avoid install apply
    add switch turn attach put remove keep make set pause restart reset""".split()
)
_SENTENCE_WORDS = frozenset(
    """is are was be can may might should must will would use uses used using if when because so than then but
    does do has have you your it its they their there that which need needs want wants not no""".split()
)
# Words in service names that ordinary scenarios use too; the others give a service away.
_ORDINARY = frozenset(
    stem_word(word)
    for word in """a an and for of on the with in to by managed manager management workflow workflows service services
    simple elastic data stream streams streaming queue notification storage container containers registry database
    databases relational step functions function event events bridge batch compute cloud web app apps application
    applications api gateway private virtual network key keys identity access watch trail lake formation house
    warehouse map reduce mapreduce server serverless self hosted instance instances cluster clusters task tasks
    scheduler schedule pipeline pipelines machine learning analytics query search catalog quality migration transfer
    block file system backup load balancing balancer auto scaling secrets parameter store standard express object
    transformation stack code build deploy runner job jobs engine kit hub sync custom script scripts code open source
    provisioned demand native rule rules pipes table tables index cache caching time series graph document monitoring
    logging log logs process processing orchestration orchestrated platform model studio""".split()
)
_VENDOR_WORDS = frozenset({"amazon", "aws", "azure", "microsoft", "google", "gcp", "oracle", "ibm", "apache"})
_WORD = re.compile(r"[A-Za-z0-9]+")
_NUMBER = re.compile(r"[\d.,:–-]+[%x+]?")
_NAME_WORD = re.compile(r"[^\W_]+")
_VENDOR_BEFORE = re.compile(rf"(?<![\w-])(?:google\s+cloud|{'|'.join(_VENDOR_WORDS)})\s+$", re.IGNORECASE)
_NAME_START = re.compile(
    r"(?:the\s+|an?\s+)?((?:[A-Z][\w.+’'-]*|\d\w*)(?:\s+(?:[A-Z0-9][\w.+’'-]*|(?:for|on|of)(?=\s+[A-Z])))*)"
)


@lru_cache(maxsize=1 << 14)
def base_name(name: str) -> str:
    """A name without vendor, case and outer punctuation: "AWS Step Functions" and "step functions" are one."""
    low = " ".join(name.split()).strip(" .,:;*`\"'")
    return _VENDOR.sub("", low).casefold()


def has_vendor(name: str) -> bool:
    """Whether a name starts with a vendor's: "AWS Step Functions"."""
    return bool(_VENDOR.match(name))


def looks_like_name(text: str) -> bool:
    """Whether a piece of a verdict cell may name a service rather than say something about one."""
    words = text.split()
    if not words or len(words) > 6 or len(text) > 60 or not any(map(str.isalpha, text)):
        return False
    if not (words[0][0].isupper() or words[0][0].isdigit()) or _NUMBER.fullmatch(words[0]):
        return False
    if (
        "," in text
        or "=" in words
        or ARROW.search(text)
        or (len(words) > 1 and words[0].istitle() and words[0].casefold() in _DOINGS)
    ):
        return False
    low = {word.casefold().strip(".,") for word in words}
    return words[0].casefold().strip(".,!") not in _NOT_NAMES and not low & _SENTENCE_WORDS


def names_in_cell(text: str) -> list[str]:
    """The service names of a verdict cell: all its pieces, or none when one piece is not a name."""
    pieces = split_names(text)
    return pieces if pieces and all(looks_like_name(piece) for piece in pieces) else []


def leading_name(text: str) -> str:
    """The capitalised words that a text starts with: "Step Functions may be simpler" to "Step Functions"."""
    match = _NAME_START.match(text)
    if not match or not looks_like_name(match[1]):
        return ""
    begins_advice = match[1].casefold() in _DOINGS and bool(text[match.end() :].strip())
    return "" if begins_advice else match[1].strip()


SHARED_BY = 4
"""From so many services on, a word in their names gives none of them away."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A service named in a text: its key, where, and whether it is written as a name (capitals)."""

    key: str
    start: int
    end: int
    as_name: bool


class _Name(NamedTuple):
    """A name to look for; `offset` is where its first word starts in it (".NET" has 1)."""

    base: str
    offset: int
    key: str


@lru_cache(maxsize=1 << 13)
def _pattern_of(base: str) -> re.Pattern[str]:
    """Finds a name in a text; made when it is first looked for, since that takes longer than all the rest."""
    return re.compile(re.escape(base).replace(r"\ ", r"\s+") + r"(?![\w-])", re.IGNORECASE)


class Lexicon:
    """All services of a folder. Build it once with `add`, then `freeze`; lookups never change it."""

    def __init__(self) -> None:
        self._joined: list[str] = []  # "Redis/Memcached": one name unless one of its parts is a name
        self._names: dict[str, list[str]] = {}  # base name -> spellings, the most formal first
        self._same: dict[str, str] = {}  # base name -> base name of its service
        self._services: dict[str, Service] = {}
        self._key_of: dict[str, str] = {}
        self._starting: dict[str, list[_Name]] = {}  # first word -> the names that start so, longest first
        self._parts: dict[tuple[str, str], bool] = {}
        self._distinctive: dict[str, frozenset[str]] = {}

    def add(self, name: str, aliases: Iterable[str] = ()) -> None:
        """Takes note of a service and of other names for it."""
        base = base_name(name)
        if not base:
            return
        if joined_names(name) and not aliases:
            self._joined.append(name)
            return
        root = self._root(base)
        self._spell(root, name)
        for alias in aliases:
            other = base_name(alias)
            if not other:
                continue
            self._spell(other, alias)
            if self._root(other) != root:
                self._same[self._root(other)] = root

    def join(self, other: Lexicon) -> None:
        """Takes over the names of another lexicon."""
        for spellings in (*other._names.values(), other._joined):
            for name in spellings:
                self.add(name)

    def _root(self, base: str) -> str:
        while base in self._same:
            base = self._same[base]
        return base

    def _spell(self, base: str, name: str) -> None:
        spellings = self._names.setdefault(base, [])
        name = " ".join(name.split())
        if name not in spellings:
            spellings.append(name)

    def freeze(self) -> Lexicon:
        """Fixes keys and names; returns itself."""
        for joined in self._joined:
            known = any(base_name(part) in self._names for part in joined_names(joined))
            for part in joined_names(joined) if known else [joined]:
                self._spell(base_name(part), part)
        groups: dict[str, list[str]] = {}
        for base in self._names:
            groups.setdefault(self._root(base), []).append(base)
        for root, bases in groups.items():
            formal = max(
                self._names[root], key=lambda s: (bool(_VENDOR.match(s)), -self._names[root].index(s))
            )
            spellings = [s for base in (root, *bases) for s in self._names[base]]
            aliases = tuple(dict.fromkeys(_unprefixed(s) for s in spellings if _unprefixed(s) != formal))
            service = Service(slugify(formal), formal, aliases)
            self._services[service.key] = service
            for base in bases:
                self._key_of[base] = service.key
            self._distinctive[service.key] = _distinctive_words(spellings)
        common = Counter(word for words in self._distinctive.values() for word in words)
        for key, telling in self._distinctive.items():
            # A word that many names share tells none of them from the others.
            self._distinctive[key] = frozenset(word for word in telling if common[word] < SHARED_BY)
        for base in sorted(self._key_of, key=len, reverse=True):
            first = _NAME_WORD.search(base)
            if first:
                name = _Name(base, first.start(), self._key_of[base])
                self._starting.setdefault(first[0], []).append(name)
        return self

    def finds_the_same(self, other: Lexicon) -> bool:
        """Whether both answer every question alike."""
        return (
            self._key_of == other._key_of
            and self._services == other._services
            and self._distinctive == other._distinctive
        )

    @property
    def services(self) -> dict[str, Service]:
        return self._services

    @cached_property
    def has_vendors(self) -> bool:
        """Whether the notes are about some vendor's services, rather than options of any kind."""
        return any(_VENDOR.match(service.name) for service in self._services.values())

    def key(self, name: str) -> str:
        """The key of the service with this name or alias, "" when there is none."""
        return self._key_of.get(base_name(name), "")

    def keys(self, names: Iterable[str]) -> tuple[str, ...]:
        """The keys of the services with these names, each once, in order; a joined name may be two."""
        found = (
            self.key(one) for name in names for one in ([name] if self.key(name) else joined_names(name))
        )
        return tuple(dict.fromkeys(filter(None, found)))

    def name(self, key: str) -> str:
        """The name to show for a key."""
        return self._services[key].name

    def find(self, text: str) -> list[Mention]:
        """Services mentioned in a text, in order, longest names first, in any case."""
        mentions: list[Mention] = []
        end = 0
        for word in _NAME_WORD.finditer(text):
            for name in self._starting.get(word[0].casefold(), ()):
                start = word.start() - name.offset
                if start < end or (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_-")):
                    continue
                match = _pattern_of(name.base).match(text, start)
                if match:
                    vendor = _VENDOR_BEFORE.search(text, max(end, start - 20), start)
                    start, end = vendor.start() if vendor else start, match.end()
                    if mentions and _is_vendor_of(text, mentions[-1], start):
                        start = (
                            mentions.pop().start
                        )  # "Azure" of "Azure Firewall" where the notes choose Azure too
                    as_name = any(char.isupper() or char.isdigit() for char in text[start:end])
                    mentions.append(Mention(name.key, start, end, as_name))
                    break
        return mentions

    def named(self, text: str) -> tuple[str, ...]:
        """Keys of the services that a text names with capitals, each once, in order."""
        return tuple(dict.fromkeys(mention.key for mention in self.find(text) if mention.as_name))

    def gives_away(self, key: str, text: str) -> str:
        """The words of a text that betray the service: its name, an alias, or a telling word of one; "" if none."""
        for mention in self.find(text):
            if mention.key == key:
                return text[mention.start : mention.end]
        telling = self._distinctive.get(key, frozenset())
        for match in _WORD.finditer(text):
            if stem_word(match[0]) in telling:
                return match[0]
        return ""

    def includes(self, one: str, other: str) -> bool:
        """Whether one service is a part or a kind of the other, as their names tell: "S3" and "S3 Standard"."""
        found = self._parts.get((one, other))
        if found is None:
            found = self._is_part(one, other) or self._is_part(other, one)
            self._parts[one, other] = self._parts[other, one] = found
        return found

    def _is_part(self, part: str, whole: str) -> bool:
        """Only a whole's first name tells: that one product was once "X Log Delivery" makes it no part of X."""
        spellings = (self._services[part].name, *self._services[part].aliases)
        name = f" {base_name(self._services[whole].name)} "
        return any(f" {base_name(spelling)} " in name for spelling in spellings)

    def related(self, one: str, other: str) -> bool:
        """Whether two services share a telling word: a self-hosted form of a product and the managed one."""
        return bool(self._distinctive.get(one, frozenset()) & self._distinctive.get(other, frozenset()))


def _is_vendor_of(text: str, mention: Mention, start: int) -> bool:
    """Whether a mention is a vendor's name right before what starts there."""
    words = text[mention.start : mention.end].casefold().split()
    return bool(words) and words[-1] in _VENDOR_WORDS and not text[mention.end : start].strip()


def _unprefixed(name: str) -> str:
    """An alias as it is worth showing: "AWS Step Functions" adds nothing to "Step Functions"."""
    return _VENDOR.sub("", name)


def _distinctive_words(spellings: Iterable[str]) -> frozenset[str]:
    words = {stem_word(word) for spelling in spellings for word in _WORD.findall(spelling)}
    return frozenset(
        word for word in words if word not in _ORDINARY and word not in _VENDOR_WORDS and not word.isdigit()
    )
