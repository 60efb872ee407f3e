"""Options that are no list: lines of a paragraph that start with letters or boxes, or stand side by side on one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Block, Line, Paragraph
from .labels import split_label
from .units import Option, Options, Style, Unit, is_told
from .wordings import is_numbered, starts_question

BOX = re.compile(r"(?:\[[(\[]\s?([ xX])\s?[)\]]\]|[\[(]\s?([ xX✓✔*]?)\s?[\])])(?:\s+|$)")
"""`[x]`, `( )`, or `[(X)]` and `[[ ]]`."""

_ASKED = re.compile(r"\W*Q(?:uestion)?\s*\d*\W*[:.]", re.IGNORECASE)
_ANSWER = re.compile(r"\W*A\W*:")
_SECOND = re.compile(r"\W*[Bb][.):\]*_]")
_BULLET = re.compile(r"[-*+]\s+")
_LINE_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_JOINS = re.compile(r"(?<=[^\s)\].]\s)(?:or|and|oder|und|ou|et|o|y)$")
_ANSWER_BEHIND = re.compile(
    r"(?:\s[—–|-]+\s*|\s+[\[(]\s*|\s{2,})"
    r"(?=(?:\*\*|__)?(?:correct\s+)?ans(?:wer)?\s*[:.]\s*(?:\*\*|__)?\s*[(\[]?[A-J][)\].]?\W*$)",
    re.IGNORECASE,
)
_LABEL_INSIDE = re.compile(
    r"(?:^|(?<=\s))[(\[（]?([A-Ja-jА-Жа-ж①-⑧])(?:([.)、．）])(?=\s|$|[^\x00-\x7f])|(?<=[①-⑧]))"
)


_OptionLines = tuple[Line, str, bool | None, list[Line]]


def is_ticked(box: re.Match[str]) -> bool:
    """Whether a match of BOX is a box with a mark in it."""
    return bool((box[1] or box[2] or "").strip())


def cut_paragraph(block: Paragraph, owner: Block) -> Iterator[Unit]:
    """A paragraph cut into text, options that stand on lines of their own, and text again."""
    text: list[Line] = []
    options: list[_OptionLines] = []
    lines = [part for whole in block.lines for part in _parts(whole)]
    if _is_card(lines):
        yield Unit(block, (owner,))
        return
    last_first = max((n for n, line in enumerate(lines) if _letter(line) == "A"), default=0)
    for index, line in enumerate(lines):
        start = _option_start(line, options[-1] if options else None, index == 0)
        # Below an answer or options, a number starts the next question if more options are to come.
        anew = starts_question(line.text) or (index < last_first and is_numbered(line.text))
        if start:
            if not options and text:
                yield Unit(Paragraph(tuple(text)), (owner,))
                text = []
            options.append(start)
        elif options and not is_told(line.text) and not (anew and len(options) > 1):
            options[-1][3].append(line)
        else:
            if options:
                yield _from_lines(options, owner)
                options = []
            if text and anew:
                yield Unit(Paragraph(tuple(text)), (owner,))
                text = []
            text.append(line)
    if options:
        yield _from_lines(options, owner)
    if text:
        yield Unit(Paragraph(tuple(text)), (owner,))


def is_lone(options: Options) -> bool:
    """Whether a single line is no option after all: "A: ..." for "answer", or a box in a text of its own."""
    if len(options.options) > 1 or not all(isinstance(block, Paragraph) for block in options.origin):
        return False
    return options.style is Style.BOXES or bool(_ANSWER.match(options.line.text))


def _is_card(lines: Sequence[Line]) -> bool:
    """Whether "Q:" and "A:" stand for "question" and "answer" rather than for an option."""
    has = [any(pattern.match(line.text) for line in lines) for pattern in (_ASKED, _ANSWER, _SECOND)]
    return has == [True, True, False]


def _letter(line: Line) -> str:
    label = split_label(line.text)
    return label[0] if label else ""


def _parts(line: Line) -> list[Line]:
    """A line cut where options or an answer start inside of it; most lines come back as they are."""
    parts = [part for piece in _broken(line) for part in _side_by_side(piece)]
    last = parts[-1] if parts else line
    match = _ANSWER_BEHIND.search(last.text) if "ns" in last.text and split_label(last.text) else None
    if match:  # "(d) Windows — **Ans: (b)**"
        parts[-1:] = [_piece(last, 0, match.start()), _piece(last, match.end(), len(last.text))]
    return parts


def _broken(line: Line) -> list[Line]:
    """Cut at `<br>` where an option or an answer follows one."""
    if "<" not in line.text:
        return [line]
    cuts = [match.span() for match in _LINE_BREAK.finditer(line.text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(line.text)]
    pieces = [_piece(line, start, end) for start, end in zip(starts, ends, strict=True)]
    if not any(split_label(piece.text) or is_told(piece.text) for piece in pieces[1:]):
        return [line]
    return [piece for piece in pieces if piece.text]


def _side_by_side(line: Line) -> list[Line]:
    """ "A) one B) two C) three" as three lines, with what stands in front of them as one of its own."""
    found = [
        (match.start(), split_label(match[0] + " "), match[2]) for match in _LABEL_INSIDE.finditer(line.text)
    ]
    first = next(
        (n for n, (start, label, _) in enumerate(found) if start == 0 or (label and label[0] == "A")), None
    )
    if first is None or is_told(line.text):
        return [line]
    cuts: list[int] = []
    letters: list[str] = []
    is_clear = True  # a bracket behind each letter, or more than one blank in front of it
    for start, label, sign in found[first:]:
        if label and (not letters or ord(label[0]) == ord(letters[-1]) + 1):
            is_clear = is_clear and (start == 0 or sign != "." or line.text[start - 2 : start].isspace())
            letters.append(label[0])
            cuts.append(start)
    needed = 2 if is_clear and (cuts[0] == 0 or line.text[: cuts[0]].rstrip()[-1:] in "?:？：") else 3
    if len(cuts) < needed:
        return [line]
    starts = cuts if cuts[0] == 0 else [0, *cuts]
    pieces = [
        _piece(line, start, end) for start, end in zip(starts, [*starts[1:], len(line.text)], strict=True)
    ]
    in_sentence = any(_JOINS.search(piece.text) for piece in pieces)  # "(a) the beginning, or (b) the end"
    return [line] if in_sentence else pieces


def _piece(line: Line, start: int, end: int) -> Line:
    return line.after(start)._replace(text=line.text[start:end].rstrip())


def _option_start(line: Line, before: _OptionLines | None, is_first: bool) -> _OptionLines | None:
    """The option that a line of a paragraph starts: a letter in its turn, or a box without a bullet."""
    bullet = _BULLET.match(line.text)  # of a list that is not indented far enough to be one
    if bullet:
        line = line.after(bullet.end())
    box = BOX.match(line.text)
    if box and (before is None or before[2] is not None):
        rest = line.after(box.end())
        return line, "", is_ticked(box), [rest]
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
