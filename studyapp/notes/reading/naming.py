"""Which services, products and options the notes choose between, gathered from all files before any is read.

Names come from titles, from headings, and from what decisions, signals and rules choose; nothing is built in.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..services import Lexicon, base_name, leading_name, looks_like_name, names_in_cell
from ..wording import ARROW, heading_words, plain, split_names
from . import rules, tables, targets
from .conditions import split_reason
from .drafts import RuleDraft, Segment
from .titles import Title, intro_aliases, is_initialism, read_title

_ALIAS_SEPARATOR = re.compile(r"[,;/]")
_VERSUS = re.compile(r"\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
# Words of titles that speak about notes or about many services, not of one.
_NO_SERVICE = frozenset(
    """guide guides notes note cheat sheet sheets tips tip exam exams overview introduction summary comparison patterns
    pattern services questions chapter basics fundamentals matrix review glossary table tables list topics on in with
    and vs compared choosing which what how when why decision decisions options alternatives domain section""".split()
)
# Headings with these words are about the notes, or part of any description.
_ABOUT_NOTES = frozenset(
    """guide notes note cheat sheet tips tip exam overview introduction summary comparison questions chapter basics
    fundamentals review glossary table topics vs choosing which what how when why decision decisions domain section
    practices practice features feature benefits cases case limits pricing cost costs security scenarios scenario best
    key quick use using details concepts performance considerations examples recommendations mistakes
    pitfalls
    characteristics properties pros cons advantages disadvantages strengths weaknesses components types facts
    highlights""".split()
)
_SMALL = frozenset(["for", "of", "on", "the", "and"])


@dataclass(frozen=True, slots=True)
class Naming:
    """The services of a folder, with the lexicons on the way there, each of which finds names for the next."""

    in_texts: Lexicon
    with_titles: Lexicon
    chosen: Lexicon
    lexicon: Lexicon

    def finds_the_same(self, other: Naming) -> bool:
        """Whether every service has the names that it has there, at each step."""
        return all(
            mine.finds_the_same(theirs)
            for mine, theirs in (
                (self.in_texts, other.in_texts),
                (self.with_titles, other.with_titles),
                (self.chosen, other.chosen),
                (self.lexicon, other.lexicon),
            )
        )


Names = tuple[tuple[str, tuple[str, ...]], ...]
"""Names with their aliases, as they are added to a lexicon."""


class Given(NamedTuple):
    """What a segment adds to each lexicon of a naming."""

    in_texts: Names
    in_titles: Names
    in_tables: Names
    in_chosen_titles: Names


def name_services(segments: Sequence[Segment]) -> tuple[Naming, list[Given]]:
    """Every service that any of the files introduces, and what each segment gave to that."""
    texts = [_chosen_in_texts(segment) for segment in segments]
    in_texts = _lexicon_of(texts)
    titles = [_of_titles(segment, in_texts) for segment in segments]
    with_titles = _lexicon_of(titles, in_texts)
    in_tables = [_chosen_in_tables(segment, with_titles) for segment in segments]
    chosen = _lexicon_of([*texts, *in_tables])
    chosen_titles = [_of_titles(segment, chosen) for segment in segments]
    naming = Naming(in_texts, with_titles, chosen, _lexicon_of(chosen_titles, chosen))
    return naming, list(map(Given, texts, titles, in_tables, chosen_titles))


def names_given(segment: Segment, naming: Naming) -> Given:
    """All that a segment adds to the lexicons, step by step."""
    return Given(
        _chosen_in_texts(segment),
        _of_titles(segment, naming.in_texts),
        _chosen_in_tables(segment, naming.with_titles),
        _of_titles(segment, naming.chosen),
    )


def naming_of(given: Sequence[Given]) -> Naming:
    """The naming of segments that give this, provided that it finds the same as the one by which they were read."""
    in_texts = _lexicon_of(one.in_texts for one in given)
    with_titles = _lexicon_of((one.in_titles for one in given), in_texts)
    chosen = _lexicon_of([*(one.in_texts for one in given), *(one.in_tables for one in given)])
    return Naming(in_texts, with_titles, chosen, _lexicon_of((one.in_chosen_titles for one in given), chosen))


def _lexicon_of(names: Iterable[Names], more: Lexicon | None = None) -> Lexicon:
    lexicon = Lexicon()
    given = [pair for some in names for pair in some]
    owners: dict[str, set[str]] = defaultdict(set)
    for name, aliases in given:
        for alias in aliases:
            owners[base_name(alias)].add(base_name(name))
    for name, aliases in given:
        # "Alpha (PaaS)" and "Beta (PaaS)": what two have in brackets is a word for their kind.
        own = [alias for alias in aliases if len(owners[base_name(alias)]) == 1 or is_initialism(alias, name)]
        lexicon.add(name, own)
    if more is not None:
        lexicon.join(more)
    return lexicon.freeze()


def _of_titles(segment: Segment, chosen: Lexicon) -> Names:
    """The names of a segment's title and headings, with their aliases; `chosen` are those that the notes choose."""
    found: list[tuple[str, tuple[str, ...]]] = []
    title = read_title(segment.heading)
    if title.contrast:
        found += _bare(title.contrast)
    elif is_service(title, chosen, _decides(segment, title)):
        found.append((title.name, tuple(aliases_of(segment, title))))
    found += _bare(_sides(segment.heading))
    for heading in segment.headings:
        inner = read_title(heading)
        found += _bare(inner.contrast or _sides(heading))
        if is_service(inner, chosen, decides=False):
            found.append((inner.name, (*inner.aliases, *_without_vendor(inner.name))))
    return tuple(found)


def _bare(names: Iterable[str]) -> Names:
    return tuple((name, ()) for name in names)


def _decides(segment: Segment, title: Title) -> bool:
    """Whether something in a topic may decide about what its title names."""
    headers = (
        plain(cell.text).strip(" ?:*") for draft in segment.tables for cell in draft.table.header.cells
    )
    return bool(segment.signals or segment.rules) or base_name(title.name) in map(base_name, headers)


def is_service(title: Title, chosen: Lexicon, decides: bool) -> bool:
    """Whether a title or heading names a service: the notes choose it, it has a vendor, or other names in brackets.

    A title that is written as a name counts as well, if what stands below decides anything.
    """
    if not title.name or title.contrast or _VERSUS.search(title.name):
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


def _in_title_case(words: Sequence[str], but: frozenset[str] = _NO_SERVICE) -> bool:
    """Whether words are written as a name and none of them is one of `but`."""
    telling = [word for word in words if word not in _SMALL]
    return all(word[0].isupper() or word[0].isdigit() for word in telling) and not (
        {word.casefold() for word in words} & but
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


def _chosen_in_texts(segment: Segment) -> Names:
    return _bare(_names_of_texts(segment))


def _names_of_texts(segment: Segment) -> Iterator[str]:
    headed = {base_name(read_title(heading).name) for heading in (segment.heading, *segment.headings)}
    maybe = [
        *((names, rule.sure) for rule in segment.rules if (names := list(_names_of_rule(rule)))),
        *(
            (targets.names_introduced(split_reason(signal.markdown)[0]), signal.sure)
            for signal in segment.signals
        ),
    ]
    # A name that two lines choose, each of which could be any sentence, is one.
    counts = Counter(
        base_name(name)
        for signal in segment.signals
        if not signal.sure
        for name in set(targets.names_introduced(split_reason(signal.markdown)[0]))
    )
    for names, sure in maybe:
        if sure or all(base_name(name) in headed or counts[base_name(name)] > 1 for name in names):
            yield from names


def _names_of_rule(rule: RuleDraft) -> Iterable[str]:
    if not rule.subject:
        yield from _name_above(rule)
    for name in (rule.subject, rule.against):
        if name and looks_like_name(name):
            yield from names_in_cell(name)
    words = plain(split_reason(rule.markdown)[0])
    pieces = ARROW.split(words)
    if len(pieces) > 1:
        target = re.sub(
            r"^(?:use|choose|prefer|pick|consider|go with)\s+", "", pieces[-1], flags=re.IGNORECASE
        )
        yield from (name for part in split_names(target) if (name := leading_name(part)))
    else:
        yield from names_in_cell(targets.split_target(words)[1].rstrip("."))


def _name_above(rule: RuleDraft) -> Iterator[str]:
    """What a rule without a subject is about: the nearest heading that does not itself announce rules."""
    for heading in rule.headings:
        _, words = heading_words(heading)
        if not rules.read_label(words):
            name = read_title(heading).name
            if looks_like_name(name) and _in_title_case(name.split(), _ABOUT_NOTES):
                yield name
            if name.casefold() not in _ABOUT_NOTES:
                return


def _chosen_in_tables(segment: Segment, known: Lexicon) -> Names:
    return _bare(name for draft in segment.tables for name in tables.names_introduced(draft.table, known))
