"""Decision trees drawn in a code block: "Need object storage?" with "├─ read often → S3 Standard" below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..blocks import Code, Line
from ..wording import ARROW
from . import answers, arrows

_BRANCH = re.compile(r"^(?P<lines>[\s│┃|]*)(?P<fork>[├└┣┗╰+`][─━\-]+\s*|\\-+\s*)?(?P<text>\S.*)$")
_YES_OR_NO = re.compile(r"(?:yes|no|y|n|true|false|else|otherwise)\b", re.IGNORECASE)
_DRAWINGS = ("", "text", "txt", "plain", "plaintext", "tree", "ascii")
_DRAWN = re.compile(r"[─-╿|+\\]|^\s*[↓↑v^]\s*$")  # boxes, branches, flows from top to bottom
_TARGETS = (arrows.Reads.TO_NAME, arrows.Reads.UNCLEAR)
LONGEST = 300


def keywords(block: Code) -> list[Line]:
    """The lines of a list of keywords in a code block, "need of several words → Name"; none of any drawing."""
    drawn = block.info.strip().lower() in _DRAWINGS
    if (
        not drawn
        or not any(ARROW.search(line.text) for line in block.lines)
        or any(_DRAWN.search(line.text) for line in block.lines)
    ):
        return []
    lines = [line for line in answers.joined(block.lines) if line.text.strip()]
    readings = arrows.keyword_list([line.text.strip() for line in lines])
    return [
        line
        for line, reading in zip(lines, readings, strict=True)
        if reading is arrows.Reads.TO_NAME
        and len((said := ARROW.split(line.text)[0]).split()) > 2
        and not said.endswith("?")
    ]


def decisions(block: Code) -> Iterator[tuple[Line, str]]:
    """The lines of a drawing that lead to a name, each as the rule "question: case → name".

    A path through "yes" or "no" is left out: what it asks for stands in no words of its own. So is a line that
    neither hangs on a tree nor asks.
    """
    if block.info.strip().lower() not in _DRAWINGS:
        return
    path: list[tuple[int, str]] = []  # (column, text) of the nodes above
    for line in block.lines:
        match = _BRANCH.match(line.text)
        if not match or len(line.text) > LONGEST:
            path.clear()
            continue
        column, text = match.start("text"), match["text"].strip()
        while path and path[-1][0] >= column:
            path.pop()
        said = ARROW.split(text)[0].rstrip()
        nodes = [node for _, node in path]
        above = [nodes[-1].rstrip("? ")] if match["fork"] and nodes else []
        asked = said.endswith("?") or bool(above and nodes[-1].endswith("?"))
        if asked and not any(map(_YES_OR_NO.match, [said, *nodes])) and arrows.reading_of(text) in _TARGETS:
            yield line.after(column), f"{': '.join([*above, said.rstrip('? ')])} → {ARROW.split(text)[-1]}"
        path.append((column, said))
