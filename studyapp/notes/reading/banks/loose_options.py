"""Options that are no list: lines of a paragraph that start with letters or boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Block, Line, Paragraph
from .units import Option, Options, Style, Unit, is_told, split_label

BOX = re.compile(r"[\[(]\s?([ xX✓✔*]?)\s?[\])](?:\s+|$)")


_TWO_IN_LINE = re.compile(r"[(\[]?[Aa][.)].{1,300}?\s{2,}[(\[]?[Bb][.)]\s")


_NEXT_IN_LINE = re.compile(r"\s{2,}[(\[]?([B-Jb-j])[.)](?=\s)")


_ANSWER = re.compile(r"\W*A\W*:")
_SECOND = re.compile(r"\W*[Bb][.):\]*_]")
_BULLET = re.compile(r"[-*+]\s+")


_OptionLines = tuple[Line, str, bool | None, list[Line]]


def cut_paragraph(block: Paragraph, owner: Block) -> Iterator[Unit]:
    """A paragraph cut into text, options that stand on lines of their own, and text again."""
    text: list[Line] = []
    options: list[tuple[Line, str, bool | None, list[Line]]] = []
    lines = [part for whole in block.lines for part in _side_by_side(whole)]
    if _is_card(lines):
        yield Unit(block, (owner,))
        return
    for index, line in enumerate(lines):
        start = _option_start(line, options[-1] if options else None, index == 0, block)
        if start:
            if not options and text:
                yield Unit(Paragraph(tuple(text)), (owner,))
                text = []
            options.append(start)
        elif options and not is_told(line.text):
            options[-1][3].append(line)
        else:
            if options:
                yield _from_lines(options, owner)
                options = []
            text.append(line)
    if options:
        yield _from_lines(options, owner)
    if text:
        yield Unit(Paragraph(tuple(text)), (owner,))


def _is_card(lines: Sequence[Line]) -> bool:
    """Whether "A:" stands for "answer" rather than for the first of several options."""
    answers = [line for line in lines if _ANSWER.match(line.text)]
    return bool(answers) and not any(_SECOND.match(line.text) for line in lines)


def _side_by_side(line: Line) -> list[Line]:
    """ "A) one   B) two   C) three" as three lines; any other line as it is."""
    if not _TWO_IN_LINE.match(line.text):
        return [line]
    cuts = [0]
    for match in _NEXT_IN_LINE.finditer(line.text):
        if match[1].upper() == chr(ord("A") + len(cuts)):
            cuts.append(match.start(1))
    ends = [*cuts[1:], len(line.text)]
    return [
        line.after(start)._replace(text=line.text[start:end].rstrip())
        for start, end in zip(cuts, ends, strict=True)
    ]


def _option_start(
    line: Line, before: _OptionLines | None, is_first: bool, block: Paragraph
) -> _OptionLines | None:
    """The option that a line of a paragraph starts: a letter in its turn, or a box without a bullet."""
    bullet = _BULLET.match(line.text)  # of a list that is not indented far enough to be one
    if bullet:
        line = line.after(bullet.end())
    box = BOX.match(line.text)
    if box and len(block.lines) > 1 and (before is None or before[2] is not None):
        rest = line.after(box.end())
        return line, "", bool(box[1].strip()), [rest]
    label = split_label(line.text)
    if not label or (before and before[2] is not None):
        return None
    letter, rest_text = label
    in_turn = before is not None and 0 <= ord(letter) - ord(before[1]) <= 2
    if in_turn or letter == "A" or (is_first and letter <= "J"):
        rest = line.after(len(line.text) - len(rest_text))._replace(text=rest_text)
        return line, letter, None, [rest]
    return None


def _from_lines(found: Sequence[_OptionLines], owner: Block) -> Unit:
    options = tuple(
        Option(line, letter, checked, (Paragraph(tuple(lines)),)) for line, letter, checked, lines in found
    )
    origin = Paragraph(tuple(part for line, _, _, lines in found for part in (line, *lines[1:])))
    style = Style.BOXES if found[0][2] is not None else Style.LETTERS
    return Unit(Options(options, style, (origin,)), (owner,))
