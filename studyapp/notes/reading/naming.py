"""Which services, products and options the notes choose between, gathered from all files before any is read.

Names come from titles, from headings, and from what decisions, signals and rules choose; nothing is built in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..services import Lexicon, base_name, leading_name, looks_like_name, names_in_cell
from ..wording import ARROW, heading_words, plain, split_names
from . import signals, tables
from .drafts import RuleDraft, Segment
from .titles import Title, intro_aliases, read_title

_ALIAS_SEPARATOR = re.compile(r"[,;/]")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
# Words of titles that speak about notes or about many services, not of one.
_NO_SERVICE = frozenset(
    """guide guides notes note cheat sheet sheets tips tip exam exams overview introduction summary comparison patterns
    pattern services questions chapter basics fundamentals matrix review glossary table tables list topics on in with
    and vs compared choosing which what how when why decision decisions options alternatives domain section""".split()
)
_SMALL = frozenset(["for", "of", "the", "and"])


def build_lexicon(segments: Sequence[Segment]) -> Lexicon:
    """Every service that any of the files introduces."""
    titles = [read_title(segment.heading) for segment in segments]
    chosen = Lexicon()
    for segment in segments:
        for name in _chosen_in_texts(segment):
            chosen.add(name)
    first = _with_titles(segments, titles, chosen.freeze())
    for segment in segments:
        for name in _chosen_in_tables(segment, first):
            chosen.add(name)
    return _with_titles(segments, titles, chosen.freeze())


def _with_titles(segments: Sequence[Segment], titles: Sequence[Title], chosen: Lexicon) -> Lexicon:
    """The names of titles and headings, with their aliases, and those that the notes choose."""
    lexicon = Lexicon()
    for segment, title in zip(segments, titles, strict=True):
        if title.contrast:
            for name in title.contrast:
                lexicon.add(name)
        elif is_service(title, chosen, bool(segment.signals or segment.rules or segment.tables)):
            lexicon.add(title.name, aliases_of(segment, title))
        for name in _sides(segment.heading):
            lexicon.add(name)
        for heading in segment.headings:
            inner = read_title(heading)
            for name in inner.contrast or ():
                lexicon.add(name)
            if is_service(inner, chosen, decides=False):
                lexicon.add(inner.name, [*inner.aliases, *_without_vendor(inner.name)])
    lexicon.join(chosen)
    return lexicon.freeze()


def is_service(title: Title, chosen: Lexicon, decides: bool) -> bool:
    """Whether a title or heading names a service: the notes choose it, it has a vendor, or other names in brackets.

    A title that is written as a name counts as well, if what stands below decides anything.
    """
    if not title.name or title.contrast:
        return False
    if any(chosen.key(name) for name in (title.name, *title.aliases)):
        return True
    words = title.name.split()
    if not looks_like_name(title.name) or not _in_title_case(words):
        return False
    if base_name(title.name) != " ".join(words).casefold():
        return True
    initials = "".join(word[0] for word in words).upper()
    return decides or any(alias.isupper() and alias[0] == initials[0] for alias in title.aliases)


def _in_title_case(words: Sequence[str]) -> bool:
    telling = [word for word in words if word not in _SMALL]
    return all(word[0].isupper() or word[0].isdigit() for word in telling) and not (
        {word.casefold() for word in words} & _NO_SERVICE
    )


def _sides(heading: str) -> list[str]:
    """The names of a heading such as "VM vs App Service vs Functions", behind a colon or not."""
    _, words = heading_words(heading)
    sides = _VERSUS.split(words.rpartition(": ")[2])
    return [side.strip() for side in sides if looks_like_name(side)] if len(sides) > 2 else []


def aliases_of(segment: Segment, title: Title) -> list[str]:
    """Other names of a topic's service: in its title, on its label line, in its introduction."""
    intro = plain(segment.intro[0]) if segment.intro else ""
    parts = _ALIAS_SEPARATOR.split(segment.labels.get("aliases", ""))
    labelled = [name for part in parts if (name := part.strip(" ."))]
    found = [*title.aliases, *labelled, *intro_aliases(title.name, [*title.aliases, *labelled], intro)]
    return list(dict.fromkeys([*_without_vendor(title.name), *found]))


def _without_vendor(name: str) -> list[str]:
    bare = re.sub(r"^(?:Amazon|AWS|Azure|Microsoft|Google Cloud|Google)\s+", "", name)
    return [bare] if bare != name and bare[0].isupper() else []


def _chosen_in_texts(segment: Segment) -> Iterator[str]:
    for rule in segment.rules:
        yield from _names_of_rule(rule)
    for signal in segment.signals:
        target = plain(signals.split_target(signal.markdown)[1]).rstrip(".")
        names = names_in_cell(target)
        if names:
            yield from names
        elif ARROW.search(signal.markdown) and leading_name(target):
            yield leading_name(target)


def _names_of_rule(rule: RuleDraft) -> Iterable[str]:
    for name in (rule.subject, rule.against):
        if name and looks_like_name(name):
            yield from names_in_cell(name)
    words = plain(rule.markdown)
    pieces = ARROW.split(words)
    if len(pieces) > 1:
        target = re.sub(
            r"^(?:use|choose|prefer|pick|consider|go with)\s+", "", pieces[-1], flags=re.IGNORECASE
        )
        yield from (name for part in split_names(target) if (name := leading_name(part)))
    else:
        yield from names_in_cell(signals.split_target(words)[1].rstrip("."))


def _chosen_in_tables(segment: Segment, known: Lexicon) -> Iterator[str]:
    for draft in segment.tables:
        yield from tables.names_introduced(draft.table, known)
