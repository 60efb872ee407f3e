"""One file as the question syntaxes see it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from ...blocks import Block
from ...source import Source
from .regions import Region, find_regions


class Page:
    """A file's source and those of its blocks that no earlier syntax has claimed."""

    def __init__(self, source: Source, blocks: Sequence[Block]) -> None:
        self.source = source
        self.blocks = blocks

    @cached_property
    def regions(self) -> list[Region]:
        """What looks like questions with options, worked out once for all syntaxes that need it."""
        return find_regions(self.blocks)

    def without(self, lines: set[int]) -> Page:
        """The same file without the blocks that start at the given lines."""
        rest = Page(self.source, [block for block in self.blocks if block.line.number not in lines])
        if rest.blocks and "regions" in self.__dict__:
            # Worked out with every question in sight, and each syntax takes its own style only.
            rest.__dict__["regions"] = self.regions
        return rest
