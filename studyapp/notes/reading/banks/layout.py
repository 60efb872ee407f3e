"""Where options stand: blocks with lists and lines of options recognised, in whatever form they are written.

Options may be the items of a list, lines of a paragraph or paragraphs of their own; a question may stand inside a
numbered item. All of that becomes one flat sequence of units, so that what follows need not care.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...blocks import Block, Html, Item, ListBlock, Paragraph
from .joining import joined, settled
from .loose_options import BOX, cut_paragraph
from .units import Option, Options, Start, Style, Unit, is_told, split_label, starts_details


def lay_out(blocks: Sequence[Block]) -> list[Unit]:
    """All units of a text in order, options of one question joined."""
    return [part for unit in joined(_lift(blocks, None)) for part in settled(unit)]


def _lift(blocks: Sequence[Block], top: Block | None) -> Iterator[Unit]:
    for block in blocks:
        owner = top or block
        if isinstance(block, ListBlock):
            yield from _list(block, owner)
        elif isinstance(block, Paragraph):
            yield from cut_paragraph(block, owner)
        else:
            yield Unit(block, (owner,))


def _list(block: ListBlock, owner: Block) -> Iterator[Unit]:
    found = _boxed(block) or _lettered(block)
    if found:
        options, spilled = found
        yield Unit(options, (owner,))
        yield from _lift(spilled, owner)
    elif any(_holds_options(item) for item in block.items):
        for item in block.items:
            yield Unit(Start(item.line, item.marker.rstrip(".)")), (owner,))
            yield from _lift(item.blocks, owner)
    else:
        yield Unit(block, (owner,))


def _holds_options(item: Item) -> bool:
    """Whether an item asks and has its options inside; "2. b) Amazon S3" in an answer key has not."""
    if split_label(item.line.text):
        return False
    for block in item.blocks:
        if isinstance(block, ListBlock) and (_boxed(block) or _lettered(block)):
            return True
        if isinstance(block, Paragraph) and any(
            isinstance(u.content, Options) for u in cut_paragraph(block, block)
        ):
            return True
    return False


def _boxed(block: ListBlock) -> tuple[Options, list[Block]] | None:
    """A task list; an item whose box is missing or badly drawn is an option that is not ticked."""
    boxes = sum(item.checked is not None or bool(BOX.match(item.line.text)) for item in block.items)
    if not boxes or boxes * 2 < len(block.items):
        return None
    style = Style.NUMBERED_BOXES if block.ordered else Style.BOXES
    return _options(block, [_with_box(item) for item in block.items], style)


def _with_box(item: Item) -> tuple[Item, bool]:
    match = BOX.match(item.line.text) if item.checked is None else None
    if match:
        return _without_start(item, match.end()), bool(match[1].strip())
    return item, bool(item.checked)


def _lettered(block: ListBlock) -> tuple[Options, list[Block]] | None:
    if block.ordered or not all(split_label(item.line.text) for item in block.items):
        return None
    return _options(block, [(item, None) for item in block.items], Style.LETTERS)


def _options(
    block: ListBlock, items: Sequence[tuple[Item, bool | None]], style: Style
) -> tuple[Options, list[Block]]:
    """The options of a list's items; what follows the last one inside its item comes back apart."""
    labels = [split_label(item.line.text) for item, _ in items]
    in_order = [label[0] if label else "" for label in labels] == list(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[: len(items)]
    )
    options, spilled = [], list[Block]()
    for (whole, checked), label in zip(items, labels, strict=True):
        letter, item = "", whole
        if label and (style is Style.LETTERS or in_order):
            letter, text = label
            item = _without_start(whole, len(whole.line.text) - len(text), text)
        own, rest = _until_told(item.blocks)
        spilled += rest
        options.append(Option(item.line, letter, checked, tuple(own)))
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


def _until_told(blocks: Sequence[Block]) -> tuple[list[Block], list[Block]]:
    """An option's own blocks, and those from the answer on that stands inside its item."""
    for index, block in enumerate(blocks):
        if isinstance(block, Html) and starts_details(block.lines[0].text):
            return list(blocks[:index]), list(blocks[index:])
        if isinstance(block, Paragraph):
            cut = next((n for n, line in enumerate(block.lines) if (index or n) and is_told(line.text)), None)
            if cut is not None:
                own = [Paragraph(block.lines[:cut])] if cut else []
                return [*blocks[:index], *own], [Paragraph(block.lines[cut:]), *blocks[index + 1 :]]
    return list(blocks), []
