"""Statements to be judged: "True or false: ..." and an answer below, without options of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...blocks import Heading, Line, ListBlock, Paragraph
from ...wording import plain
from .answers import answer_text, is_reveal
from .telling import announces, without_wrappers
from .units import Option, Options, Start, Style, Unit, texts_of

_ASKS = re.compile(r"\btrue\s*(?:or|/)\s*false\b|\bT\s?/\s?F\b", re.IGNORECASE)
_JUDGED = re.compile(r"(?:true|false|[tf])\b(?!\s*/)", re.IGNORECASE)


def with_true_false(units: Sequence[Unit]) -> list[Unit]:
    """The units with "True" and "False" as options above the answer to each such statement."""
    result: list[Unit] = []
    asked = False  # whether a statement to be judged waits for its answer
    announced = -1  # where a unit stands that says that the answer follows
    for unit in units:
        if isinstance(unit.content, Options | Heading | Start):
            asked, announced = False, -1
        for part in _parts(unit):
            texts = _texts(part)
            if asked and _judges(texts, announced >= 0):
                at = announced if announced >= 0 else len(result)
                result.insert(at, Unit(_options(part.line), part.tops))
                asked, announced = False, -1
            elif asked and any(_announces(text) for text in texts):
                announced = len(result)
            if not isinstance(part.content, Options):
                asked = asked or any(
                    ("/" in text or "alse" in text) and _ASKS.search(plain(text)) for text in texts
                )
            result.append(part)
    return result


def _parts(unit: Unit) -> Iterator[Unit]:
    """A unit cut above the line that answers, where other lines stand above that."""
    block = unit.content
    lines = block.lines if isinstance(block, Paragraph) else ()
    cut = next((n for n, line in enumerate(lines) if n and _judges([line.text], announced=False)), 0)
    if cut:
        yield Unit(Paragraph(lines[:cut]), unit.tops)
        yield Unit(Paragraph(lines[cut:]), unit.tops)
    else:
        yield unit


def _texts(unit: Unit) -> list[str]:
    """The lines of a unit; of a list, those of its last item, which may be the statement."""
    block = unit.content
    return [block.items[-1].line.text] if isinstance(block, ListBlock) else texts_of(unit)


def _announces(text: str) -> bool:
    return answer_text(without_wrappers(text)) == "" or announces(text) or is_reveal(text)


def _judges(texts: Sequence[str], announced: bool) -> bool:
    """Whether lines answer with true or false, perhaps below a line that announces it."""
    for text in texts:
        bare = without_wrappers(text)
        rest = answer_text(bare)
        if rest is None and announced:
            rest = plain(bare)
        if rest:
            return bool(_JUDGED.match(rest))
        announced = announced or _announces(text)
    return False


def _options(line: Line) -> Options:
    options = tuple(
        Option(line, word[0], None, (Paragraph((line._replace(text=word),)),)) for word in ("True", "False")
    )
    return Options(options, Style.LETTERS, ())
