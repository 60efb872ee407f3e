"""Where options stand: blocks with lists and lines of options recognised, in whatever form they are written.

Options may be the items of a list, lines of a paragraph or paragraphs of their own; a question may stand inside a
numbered item. All of that becomes one flat sequence of units, so that what follows need not care.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...blocks import Block, Html, Item, Line, ListBlock, Paragraph, Table, walk
from ...wording import plain
from .joining import joined, settled
from .labels import split_label
from .loose_options import BOX, cut_paragraph, is_ticked
from .opening import opened
from .romans import holds_numerals, numeral
from .tables import cut_table
from .units import Option, Options, Start, Style, Unit, is_told, starts_details
from .wordings import ASKS, EXPLAINS, starts_question

_LETTERS = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def lay_out(blocks: Sequence[Block]) -> list[Unit]:
    """All units of a text in order, options of one question joined."""
    return settled(joined(_lift(blocks, None)))


def _lift(blocks: Sequence[Block], top: Block | None) -> Iterator[Unit]:
    for block, opened_from in opened(blocks):
        owner = top or opened_from
        if isinstance(block, ListBlock):
            yield from _list(_nested(block), owner, is_inside=top is not None)
        elif isinstance(block, Paragraph):
            yield from cut_paragraph(block, owner)
        elif isinstance(block, Table):
            yield from cut_table(block, owner)
        else:
            yield Unit(block, (owner,))


def _list(block: ListBlock, owner: Block, is_inside: bool) -> Iterator[Unit]:
    found = _boxed(block) or _lettered(block, is_inside)
    if found:
        options, spilled = found
        yield Unit(options, (owner,))
        yield from _lift(spilled, owner)
    elif any(_holds_options(item) or (block.ordered and _asks_above_list(item)) for item in block.items):
        for item in block.items:
            yield Unit(Start(item.line, item.marker.rstrip(".)")), (owner,))
            yield from _lift(item.blocks, owner)
    else:
        own, spilled = _until_told(block.items[-1].blocks)
        if spilled and own and isinstance(spilled[0], Paragraph) and is_told(spilled[0].line.text):
            last = replace(block.items[-1], blocks=tuple(own))
            yield Unit(replace(block, items=(*block.items[:-1], last)), (owner,))
            yield from _lift(spilled, owner)
        else:
            yield Unit(block, (owner,))


def _nested(block: ListBlock) -> ListBlock:
    """A numbered list whose items are indented by too little to be nested, as their numbers tell they should be.

    "1. Which?" above "  1. one" and "  2. two" are one list of three for Markdown.
    """
    if not block.ordered or len(block.items) < 3:
        return block
    depths = [item.line.column - len(item.marker) for item in block.items]
    if min(depths) != depths[0] or depths[1] <= depths[0] or block.items[1].marker[:-1] != "1":
        return block
    groups: list[list[Item]] = []
    for item, depth in zip(block.items, depths, strict=True):
        if depth == depths[0]:
            groups.append([])
        groups[-1].append(item)
    items = tuple(
        replace(first, blocks=(*first.blocks, ListBlock(tuple(inner), ordered=True))) if inner else first
        for first, *inner in groups
    )
    return replace(block, items=items)


def _asks_above_list(item: Item) -> bool:
    """Whether an item asks, or introduces, a plain list inside it, which may turn out to be its options."""
    text = plain(item.line.text)
    asks = bool(ASKS.search(text)) or text.endswith((":", "：")) or (item.blocks and _is_shallow(item))
    return bool(asks) and any(isinstance(block, ListBlock) and len(block.items) > 1 for block in item.blocks)


def _is_shallow(item: Item) -> bool:
    """Whether the list inside an item was not indented far enough to be inside."""
    last = item.blocks[-1]
    return isinstance(last, ListBlock) and last.ordered and last.line.column < item.line.column + 3


def _holds_options(item: Item) -> bool:
    """Whether an item asks and has its options inside; "2. b) Amazon S3" in an answer key has not."""
    if split_label(item.line.text) or numeral(item.line.text):
        return False
    for block in item.blocks:
        if holds_numerals(block):
            return True
        if isinstance(block, ListBlock) and (_boxed(block) or _lettered(block, is_inside=True)):
            return True
        if isinstance(block, Paragraph) and any(
            isinstance(u.content, Options) for u in cut_paragraph(block, block)
        ):
            return True
    return False


def _boxed(block: ListBlock) -> tuple[Options, list[Block]] | None:
    """A task list; an item whose box is missing or badly drawn is an option that is not ticked."""
    boxed = [item.checked is not None or bool(BOX.match(item.line.text)) for item in block.items]
    if sum(boxed) * 2 < len(boxed) or not any(boxed):
        return None
    style = Style.NUMBERED_BOXES if block.ordered else Style.BOXES
    end = _end_of_options(block, boxed)
    options, spilled = _options(block, [_with_box(item) for item in block.items[:end]], style)
    rest = block.items[end:]
    return options, [*spilled, replace(block, items=rest)] if rest else spilled


def _end_of_options(block: ListBlock, boxed: Sequence[bool]) -> int:
    """Without the items behind the last box that answer, or that a blank line parts from the options: they explain."""
    end = len(boxed) - boxed[::-1].index(True)
    if end == len(boxed) or end < 2:
        return len(boxed)
    before = block.items[end - 1]
    gap = block.items[end].line.number - _last_line(before)
    explained = isinstance(
        last := before.blocks[-1] if before.blocks else None, Paragraph
    ) and EXPLAINS.match(plain(last.lines[-1].text))
    return end if gap > 1 or explained or is_told(block.items[end].line.text) else len(boxed)


def _last_line(item: Item) -> int:
    """The number of the last line of an item that can be told from its blocks."""
    numbers = [item.line.number]
    for block in walk(item.blocks):
        lines: Sequence[Line] = getattr(block, "lines", ())
        numbers.append(lines[-1].number + (not isinstance(block, Paragraph)) if lines else block.line.number)
    return max(numbers)


def _with_box(item: Item) -> tuple[Item, bool]:
    match = BOX.match(item.line.text) if item.checked is None else None
    if match:
        return _without_start(item, match.end()), is_ticked(match)
    return item, bool(item.checked)


def _lettered(block: ListBlock, is_inside: bool) -> tuple[Options, list[Block]] | None:
    """A list whose items all have letters, up to one that answers; numbered as well, in order and inside an item."""
    told = (n for n, item in enumerate(block.items) if n > 1 and is_told(item.line.text))
    end = next(told, len(block.items))
    labels = [split_label(item.line.text) for item in block.items[:end]]
    if not all(labels) or (block.ordered and not (is_inside and len(labels) > 1 and _are_in_order(labels))):
        return None
    options, spilled = _options(block, [(item, None) for item in block.items[:end]], Style.LETTERS)
    rest = block.items[end:]
    return options, [*spilled, replace(block, items=rest)] if rest else spilled


def _are_in_order(labels: Sequence[tuple[str, str] | None]) -> bool:
    return [label[0] if label else "" for label in labels] == _LETTERS[: len(labels)]


def _options(
    block: ListBlock, items: Sequence[tuple[Item, bool | None]], style: Style
) -> tuple[Options, list[Block]]:
    """The options of a list's items; what follows the last one inside its item comes back apart."""
    labels = [split_label(item.line.text) for item, _ in items]
    in_order = _are_in_order(labels)
    options, spilled = [], list[Block]()
    for number, ((whole, checked), label) in enumerate(zip(items, labels, strict=True), 1):
        letter, item = "", whole
        if label and (style is Style.LETTERS or in_order):
            letter, text = label
            item = _without_start(whole, len(whole.line.text) - len(text), text)
        own, rest = _until_told(item.blocks)
        spilled += rest
        options.append(Option(item.line, letter, checked, tuple(own)))
        if rest and isinstance(rest[0], Paragraph) and starts_question(rest[0].line.text):
            following = block.items[number : len(items)]  # the options of the question that starts here
            spilled += [replace(block, items=following)] if following else []
            break
    return Options(tuple(options), style, (block,)), spilled


def _without_start(item: Item, count: int, text: str | None = None) -> Item:
    """An item whose first line lost its start; `text` when what is left is not simply its end."""
    first = item.blocks[0] if item.blocks else None
    line = item.line.after(count)
    if text is not None:
        line = line._replace(text=text)
    if isinstance(first, Paragraph):
        rest = (Paragraph((line, *first.lines[1:])), *item.blocks[1:])
        return replace(
            item, line=line, blocks=rest if line.text.strip() or len(first.lines) > 1 else rest[1:]
        )
    return replace(item, line=line)


def _ends_option(text: str) -> bool:
    return is_told(text) or starts_question(text)


def _until_told(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """An option's own blocks, and those from the answer or the next question on that stands inside its item."""
    for index, block in enumerate(blocks):
        if isinstance(block, Html) and starts_details(block.lines[0].text):
            return list(blocks[:index]), list(blocks[index:])
        if isinstance(block, Paragraph):
            ends = (n for n, line in enumerate(block.lines) if (index or n) and _ends_option(line.text))
            cut = next(ends, None)
            if cut is not None:
                own = [Paragraph(block.lines[:cut])] if cut else []
                return [*blocks[:index], *own], [Paragraph(block.lines[cut:]), *blocks[index + 1 :]]
    return list(blocks), []
