"""What a heading "A vs B" above written questions tells apart: services, or any two options or features of one.

A side that no other line of the notes knows as a service means something to these questions only, so that a heading
such as "Security group vs network ACL" doesn't make services of words that other notes use in passing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Service
from ..reading.banks import AuthoredDraft
from ..reading.titles import Side, read_sides
from ..services import Lexicon
from ..wording import plain, slugify


@dataclass(frozen=True, slots=True)
class Pair:
    """Two keys, sorted. `options` are those sides that are no services of the notes."""

    keys: tuple[str, str]
    options: tuple[Service, ...]
    names: Lexicon

    def side_in(self, option: str) -> str:
        """The key of the one side that a choice names, "" for none or both."""
        named = {mention.key for mention in self.names.find(plain(option))}
        return named.pop() if len(named) == 1 else ""


def pair_above(draft: AuthoredDraft, lexicon: Lexicon) -> Pair | None:
    """The pair of the nearest heading above a question that names one."""
    for heading in dict.fromkeys((*draft.headings, draft.section)):
        sides = read_sides(heading)
        if sides and (pair := _pair(sides, lexicon)):
            return pair
    return None


def options_of(drafts: Iterable[AuthoredDraft], lexicon: Lexicon) -> tuple[Service, ...]:
    """The options that questions tell apart and that are no services of the notes, each once."""
    found: dict[str, Service] = {}
    for draft in drafts:
        pair = pair_above(draft, lexicon)
        for option in pair.options if pair else ():
            found.setdefault(option.key, option)
    return tuple(found.values())


def _pair(sides: tuple[Side, Side], lexicon: Lexicon) -> Pair | None:
    names = Lexicon()
    options = []
    for side in sides:
        known = lexicon.services.get(lexicon.key(side.name))
        if not known:
            options.append(Service(slugify(side.name), side.name, ()))
        service = known or options[-1]
        names.add(service.name, (*service.aliases, *side.aliases))
    names.freeze()
    one, other = sorted(names.services) if len(names.services) == 2 else ("", "")
    return Pair((one, other), tuple(options), names) if one and other else None
