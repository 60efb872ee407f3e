"""Warnings about a whole folder of notes. One rule a file, registered in RULES, run by `check`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..diagnostics import Diagnostic, in_order
from ..library import Library
from .give_away import give_away
from .longest_option import longest_option
from .lopsided_pairs import lopsided_pairs
from .near_duplicates import near_duplicates
from .uneven_positions import uneven_positions

RULES: tuple[Callable[[Library], Iterable[Diagnostic]], ...] = (
    near_duplicates,
    lopsided_pairs,
    longest_option,
    uneven_positions,
    give_away,
)


def check(library: Library) -> list[Diagnostic]:
    """What the rules find, in order. They read the library only; none keeps an import from writing."""
    return in_order(finding for rule in RULES for finding in rule(library))
