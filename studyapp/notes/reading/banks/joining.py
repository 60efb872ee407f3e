"""Options that stand apart (by blank lines, by a picture, by the reason for each) become one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...blocks import Break, Heading, Html, ListBlock, Paragraph, Quote
from .answers import comparable, is_reveal
from .loose_options import is_lone
from .markdown import markdown_of
from .marks import unmarked
from .telling import announces
from .units import Option, Options, Start, Style, Unit, is_told, texts_of

MOST = 26
"""Options of one question that are joined; nobody writes more, and each joining makes a copy."""

_CONTAINER = re.compile(r"<(/?)(?:quiz|question|div|details|section|article|form|center)\b", re.IGNORECASE)


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
    if any(isinstance(block, Html) and _opens_or_closes(block) for block in between):
        return False
    if any(isinstance(block, Quote) and _asks(block) for block in between):
        return False
    if before.style is Style.LETTERS:
        step = ord(after.options[0].label) - ord(before.options[-1].label)
        return 0 <= step <= 2 and after.options[0].label != "A"
    return not any(isinstance(block, Paragraph | ListBlock) for block in between)


def _tells(block: Paragraph | Html) -> bool:
    return any(is_told(line.text) for line in block.lines)


def _asks(block: Quote) -> bool:
    """Whether a quote in a quote asks, as questions do in edX's Markdown: `>>Which?<<`."""
    inner = block.blocks[0] if block.blocks else None
    return isinstance(inner, Quote) and "?" in markdown_of(inner.blocks)


def _opens_or_closes(block: Html) -> bool:
    """Whether HTML ends the part that the options above it stand in, or starts another."""
    signs = [match[1] for line in block.lines for match in _CONTAINER.finditer(line.text)]
    return signs.count("/") * 2 != len(signs)


def settled(units: Sequence[Unit]) -> list[Unit]:
    """What only looks like options goes back to the text that it was: without an A, or an answer spelled out."""
    result: list[Unit] = []
    latest: Options | None = None
    for unit in units:
        content = unit.content
        if not isinstance(content, Options):
            result.append(unit)
        elif is_lone(content) or (
            content.style is Style.LETTERS and _is_text(content, latest, result[-1] if result else None)
        ):
            result += [Unit(block, unit.tops) for block in content.origin]
        else:
            result.append(unit)
            latest = content
    return result


def _is_text(options: Options, before: Options | None, above: Unit | None) -> bool:
    if options.options[0].label != "A":
        return True
    return (
        above is not None
        and _is_announced(above)
        and (len(options.options) == 1 or _repeats(options, before))
    )


def _is_announced(above: Unit) -> bool:
    texts = texts_of(above)
    return bool(texts) and (is_reveal(texts[-1]) or any(announces(text) for text in texts))


def _said(option: Option) -> str:
    """An option's words, for comparing."""
    return comparable(unmarked(markdown_of(option.blocks))[0])


def _repeats(options: Options, before: Options | None) -> bool:
    """Whether options say again some of those above them, as an answer of several letters does."""
    if before is None or len(options.options) >= len(before.options):
        return False
    known = {option.label: _said(option) for option in before.options}
    return all(known.get(option.label) == _said(option) for option in options.options)
