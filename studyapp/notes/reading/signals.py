"""Exam signals: "if the question mentions X, think Y", under whatever name and decoration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..blocks import Line
from ..wording import ARROW
from .conditions import split_reason
from .targets import names_of, split_target

_NAMES = (
    r"(?:(?:key|common|typical|important)\s+)?(?:exam|test|certification)[\s-]+(?:signal|tip|hint|alert|note|trigger|trick|clue|cue|pointer|keyword)s?(?:\s+(?:key)?(?:words?|phrases?))?"
    r"|signal|key\s+(?:point|takeaway|exam\s+point)s?|remember|takeaway|exam"
)
_WEAK_NAMES = (
    r"(?:pro\s+)?tips?|hints?|clues?|cues?|(?:exam\s+)?heuristics?|rules?\s+of\s+thumb|gotchas?|memory\s+\w+|mnemonic"
    r"|key\s+(?:distinction|difference|idea)s?|note|important|decision|judge?ment\s+call|choosing|bottom\s+line|tl;?dr|trigger(?:\s+words?)?"
    r"|(?:the\s+)?(?:(?:exam|common|classic)\s+)?traps?"
)


def _marker(names: str) -> re.Pattern[str]:
    """Either the name is bold, or a colon, dash or arrow follows it, or the rule starts right after it, or nothing."""
    return re.compile(
        rf"""[^\w*_<]{{0,12}}(?:
        (?P<bold>\*{{1,3}}|_{{1,3}})[^\w*_]{{0,12}}(?:{names})[^\w*_]{{0,12}}(?P=bold)\s*[:–—→-]?
        | (?P<open>\*\*|__)?[^\w*_]{{0,12}}(?:{names})\b\s*
          (?:[:–—→-]|$|(?=(?:if|when|whenever|look|watch)\b))
        )\s*""",
        re.IGNORECASE | re.VERBOSE,
    )


_MARKER, _WEAK_MARKER = _marker(_NAMES), _marker(_WEAK_NAMES)
_HEADING = re.compile(
    r"(?:[\w/&+-]+\s+){0,3}(?:exam|test|certification)[\s-]+(?:signal|tip|hint|alert|trigger|clue|cue|pointer|keyword)s?\b"
    r"|(?:key|exam)\s+(?:points|takeaways)\b|remember\b|signals?$",
    re.IGNORECASE,
)


def is_signal_heading(title: str) -> bool:
    """Whether everything under a heading is exam signals: "Exam tips", "Key points"."""
    return bool(_HEADING.match(title))


def strip_marker(lines: Sequence[Line]) -> tuple[Line, list[str]] | None:
    """The rule of a paragraph that starts with a signal's marker: (its first line, the Markdown of its lines).

    None when the paragraph is no signal; no lines when the rule stands in the next block.
    """
    first = lines[0]
    match = _MARKER.match(first.text)
    if not match:
        return None
    rest = first.text[match.end() :].strip()
    if match["open"]:
        rest = rest.removesuffix(match["open"])
    following = [line.text.strip() for line in lines[1:]]
    if rest:
        return first, [rest, *following]
    return (lines[1] if following else first), following


def is_signal_line(text: str) -> bool:
    """Whether a line starts with a signal's marker."""
    return bool(_MARKER.match(text))


def strip_weak_marker(text: str) -> str:
    """A line without a label such as "Tip:" or "Rule of thumb:", which announces a rule, or just anything."""
    match = _WEAK_MARKER.match(text) or _PAIR.match(text)
    return text[match.end() :].strip() if match else text


_PAIR = re.compile(r"\*\*[^*:]{2,60}\s(?:vs\.?|versus)\s[^*:]{2,60}(?::\*\*|\*\*:)\s*", re.IGNORECASE)
_CALLOUT = re.compile(r"\[!(?P<kind>[\w-]{1,30})\][+-]?\s*(?P<title>.*)")


def callout(lines: Sequence[Line]) -> tuple[str, Sequence[Line]] | None:
    """The title and the rest of a paragraph that opens a call-out, as in "> [!TIP]"; None for any other."""
    match = _CALLOUT.match(lines[0].text.strip()) if lines else None
    return (match["title"], lines[1:]) if match else None


_SCENARIO = re.compile(
    r"[^\w*_]{0,12}[*_]{0,2}(?:scenario|requirements?|needs?|situation|problem|use\s+case|keywords?|trigger(?:\s+words?)?)\s*"
    r"(?:[*_]{0,2}\s*:|:\s*[*_]{0,2})\s*(?=\S)",
    re.IGNORECASE,
)
_ANSWER = re.compile(
    r"[*_]{0,2}(?:likely\s+|best\s+|right\s+|correct\s+)?(?:answer|services?|solution|choice|choose|pick|use|think)[*_]{0,2}\s*:\s*[*_]{0,2}\s*(?=\S)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"[*_]{0,2}(?:why|reason|because|note|trap|gut\s+check|memory\s+\w+|mnemonic|hint|example)[*_]{0,2}\s*[:?]",
    re.IGNORECASE,
)


def with_answer(lines: Sequence[str]) -> str:
    """The lines of a signal as one rule: "Signal: A / Answer: B / Why: C" is "A → B"."""
    said: list[str] = []
    for line in lines:
        answer = _ANSWER.match(line) if said else None
        if answer:
            return f"{' '.join(said)} → {line[answer.end() :]}"
        if said and _ASIDE.match(line):
            break
        said.append(line)
    return " ".join(said)


_ANSWER_INSIDE = re.compile(rf"\s(?:{ARROW.pattern})?(?=[*_]{{2}}){_ANSWER.pattern}", re.IGNORECASE)


def scenario_of(text: str) -> str:
    """What follows "Scenario:" or "Requirement:"; "" for a text without such a label."""
    match = _SCENARIO.match(text)
    return text[match.end() :].lstrip("*_ ") if match else ""


def scenario_with_answer(lines: Sequence[str]) -> str:
    """Lines that label a scenario and its answer as one rule, "A → B"; "" for any others."""
    lead = _SCENARIO.match(lines[0])
    if not lead:
        return ""
    first = lines[0][lead.end() :].lstrip("*_ ")
    inside = _ANSWER_INSIDE.search(first)
    if inside:
        return f"{first[: inside.start()].strip()} → {first[inside.end() :]}"
    rule = with_answer([first, *lines[1:]])
    return rule if ARROW.search(rule) else ""


_SENTENCE_END = re.compile(r"(?<=[\w*)`”\"][.;?!])\s+(?=[*_\"“`]{0,3}(?:[A-Z]|if\b|when\b))")


def sentences(markdown: str) -> list[str]:
    """The sentences of a text, cut where a full stop or a semicolon and a fresh start follow each other, but not within
    a reason: "because A is fast; B is not"."""
    found: list[str] = []
    for part in _SENTENCE_END.split(markdown):
        if found and found[-1].endswith(";") and split_reason(found[-1])[1]:
            found[-1] += f" {part.strip()}"
        elif part.strip():
            found.append(part.strip())
    return found


def rules_in(markdown: str) -> list[str]:
    """A signal's rules: its sentences with a condition and names to choose, else the whole."""
    found = []
    for part in sentences(markdown):
        rules = _by_arrow(part)
        found += rules if len(rules) > 1 or names_of(split_target(part)[1]) else []
    return found or [markdown]


# '"a" => X. "b" => Y': the next rule starts behind a stop, with "if", or with a quotation that an arrow follows.
_QUOTED = rf"[*_]{{0,2}}[\"“][^\"“”]{{1,120}}[\"”][*_]{{0,2}}{ARROW.pattern}"
_NEXT_RULE = re.compile(
    rf"[.;|]\s+|,?\s+(?:(?:and|but)\s+)?(?={_QUOTED})|,\s+(?:(?:and|but)\s+)?(?=(?:if|when(?:ever)?)\s)",
    re.IGNORECASE,
)


def _by_arrow(text: str) -> list[str]:
    """A text cut so that each part has one arrow; whole where it can't be, as in a chain "A → B → C"."""
    parts, start = [], 0
    for cut in _NEXT_RULE.finditer(text):
        left = text[start : cut.start()]
        if ARROW.search(left) and ARROW.search(text, cut.end()):
            parts.append(left.strip())
            start = cut.end()
    parts.append(text[start:].strip())
    return parts if all(len(ARROW.findall(part)) == 1 for part in parts) else [text]


_ASKED = re.compile(
    r"[*_]{0,2}(?:if|when|whenever)\s+(?:(?:(?:the|a|an|your|exam)\s+){0,2}"
    r"(?:questions?|scenario|prompt|exam|requirements?)\s|it\s+(?:says|mentions|asks)\s|you\s+(?:see|read|hear|spot)\s)",
    re.IGNORECASE,
)


_CONDITION = re.compile(r"[*_]{0,2}(?:(?:however|and|but),?\s+)?(?:if|when|whenever|for)\s", re.IGNORECASE)


def may_choose(sentence: str) -> bool:
    """Whether a sentence is a condition with names to choose: "If it must scale to zero, you should use Lambda"."""
    return bool(_CONDITION.match(sentence)) and bool(names_of(split_target(sentence)[1]))


def is_unmarked(sentence: str) -> bool:
    """Whether a sentence without a marker is a signal: it speaks of the question and names a target."""
    return bool(_ASKED.match(sentence)) and bool(split_target(sentence)[1])
