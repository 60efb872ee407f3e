"""Options that stand apart (by blank lines, by a picture, by the reason for each) become one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...blocks import Break, Heading, Html, ListBlock, Paragraph
from .units import Options, Start, Style, Unit, is_told

MOST = 26
"""Options of one question that are joined; nobody writes more, and each joining makes a copy."""


def joined(units: Iterator[Unit]) -> list[Unit]:
    """Options that stand apart (by blank lines, by a picture, by the reason for each) become one."""
    result: list[Unit] = []
    last = -1  # where the latest options are
    for unit in units:
        content = unit.content
        if isinstance(content, Options) and last >= 0:
            between = [u.content for u in result[last + 1 :]]
            before = result[last].content
            if isinstance(before, Options) and _belong_together(before, between, content):
                blocks = tuple(b for b in between if not isinstance(b, Options | Start))
                longer = replace(before.options[-1], blocks=before.options[-1].blocks + blocks)
                options = (*before.options[:-1], longer, *content.options)
                tops = tuple(top for u in (*result[last:], unit) for top in u.tops)
                del result[last + 1 :]
                origin = (*before.origin, *blocks, *content.origin)
                result[last] = Unit(replace(before, options=options, origin=origin), tops)
                continue
        result.append(unit)
        if isinstance(content, Options):
            last = len(result) - 1
        elif isinstance(content, Heading | Break | Start) or len(result) - last > 8:
            last = -1
    return result


def _belong_together(before: Options, between: Sequence[object], after: Options) -> bool:
    if before.style is not after.style or len(before.options) > MOST:
        return False
    if any(isinstance(block, Paragraph | Html) and _tells(block) for block in between):
        return False
    if before.style is Style.LETTERS:
        step = ord(after.options[0].label) - ord(before.options[-1].label)
        return 0 <= step <= 2 and after.options[0].label != "A"
    return not any(isinstance(block, Paragraph | ListBlock) for block in between)


def _tells(block: Paragraph | Html) -> bool:
    return any(is_told(line.text) for line in block.lines)


def settled(unit: Unit) -> list[Unit]:
    """Lettered "options" that do not start with A go back to the text that they were."""
    content = unit.content
    if isinstance(content, Options) and content.style is Style.LETTERS and content.options[0].label != "A":
        return [Unit(block, unit.tops) for block in content.origin]
    return [unit]
