"""Topics of one name, told apart by their slugs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .diagnostics import Diagnostic, Place, diagnose


class Heading(NamedTuple):
    """A topic's title: the slug that it would have alone, the one that it has, and what was named so first."""

    own_slug: str
    place: Place
    slug: str
    first: Place | None


def name_apart(slugs: Mapping[str, Sequence[tuple[str, Place]]]) -> dict[str, tuple[Heading, ...]]:
    """Of topics with one name the first keeps it, the others get the first number behind it that is free."""
    taken: dict[str, Place] = {}
    repeats: Counter[str] = Counter()
    found: dict[str, tuple[Heading, ...]] = {}
    for name, own in slugs.items():
        headings = []
        for own_slug, place in own:
            first, slug = taken.get(own_slug), own_slug
            if first:
                repeats[own_slug] += 1
                while (slug := f"{own_slug}-{repeats[own_slug] + 1}") in taken:
                    repeats[own_slug] += 1
            taken[slug] = place
            headings.append(Heading(own_slug, place, slug, first))
        found[name] = tuple(headings)
    return found


def named_twice(name: str, place: Place, first: Place) -> Diagnostic:
    message = f"a topic named “{name}” stands at {first} already"
    return diagnose("N103", place, message, "Give one of the two another title.")
