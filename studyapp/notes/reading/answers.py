"""Answers that stand apart from what asks for them: below "Think:", or behind an arrow that starts a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..blocks import Line
from ..wording import ARROW, BOLD, heading_words, plain
from .cells import read_choice
from .signals import is_signal_heading, scenario_of, sentences
from .targets import names_of

_LABEL = re.compile(
    r"[^\w*_]{0,12}[*_]{0,2}(?:(?:best|right|correct|likely)\s+)?(?:answer|solution|choice|think|choose|pick|use|go\s+with|design|service)"
    r"\s*(?:[*_]{1,2}\s*:|:[*_]{1,2}(?=\s|$)|:)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[A-Za-z0-9][.):]\s")
# Headings that ask for nothing by themselves.
_GENERIC = re.compile(
    r"(?:\w+\s+)?(?:signals?|fix(?:es)?|answers?|solutions?|examples?|scenarios?|questions?|notes?|summary|overview|remember|patterns?"
    r"|use\s+cases?|decisions?|recommendations?)|(?:when|why|what|how)\s+to\s.*|(?:key|exam|common|important|quick)\s.*",
    re.IGNORECASE,
)


def behind_label(text: str) -> str | None:
    """What follows "Think:" or "**Best answer:**", "" for the label alone; None for a text of any other make."""
    match = _LABEL.fullmatch(text.strip())
    return match["rest"].strip() if match else None


def behind_arrow(text: str) -> str:
    """The rest of a text that starts with an arrow: "→ **SQS FIFO**"; "" for any other."""
    match = ARROW.match(text.strip())
    return text.strip()[match.end() :] if match else ""


def asks(text: str) -> str:
    """What a paragraph asks that an answer may follow: a scenario, a quotation, a question; "" for any other."""
    scenario, words = scenario_of(text), plain(text)
    quoted = words[:1] in ("“", '"') and words.rstrip(".")[-1:] in ("”", '"')
    return scenario or (text if quoted or words.endswith("?") else "")


def asked_by(heading: str) -> str:
    """What a heading asks: "Shared file system for many hosts"; "" where it only says what follows."""
    _, words = heading_words(heading)
    return "" if _GENERIC.fullmatch(words) or is_signal_heading(words) else words


def chosen(target: str) -> str:
    """The answer, if it is a name, or the name that it advises ("Use A with ..."); "" for a letter, or a remark."""
    if not target or _LETTER.match(plain(target)):
        return ""
    return target if names_of(target) else " or ".join(read_choice(sentences(target)[0]).names)


def is_bold(text: str) -> bool:
    """Whether a text is one bold span and nothing else."""
    return bool(BOLD.fullmatch(text.strip()))


_BULLET = re.compile(r"\s*[•·▪◦‣●○■➤►▶✓✔✅☑❌✖✗✘]")


def is_bullet(line: Line) -> bool:
    """Whether a line starts with a sign that people use for a bullet."""
    return bool(_BULLET.match(line.text))


_WRAPPED = re.compile(r"(\*\*|__)(?P<inner>(?:(?!\1).)+)\1\.?")


def joined(lines: Sequence[Line]) -> list[Line]:
    """Lines that start with an arrow put behind those above them; "**need → Name**" without the bold type around it."""
    found: list[Line] = []
    for line in lines:
        wrapped = _WRAPPED.fullmatch(line.text.strip())
        if found and ARROW.match(line.text.strip()):
            above = found.pop()
            found.append(Line(above.number, above.column, f"{above.text.rstrip()} {line.text.strip()}"))
        elif wrapped and ARROW.search(wrapped["inner"]):
            found.append(Line(line.number, line.column, wrapped["inner"]))
        else:
            found.append(line)
    return found
