"""Exam signals: "if the question mentions X, think Y", under whatever name and decoration."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..blocks import Line
from ..services import names_in_cell
from ..wording import ARROW, bold_spans, listed, plain, sentence

_NAMES = (
    r"(?:exam|test|certification)[\s-]+(?:signal|tip|hint|alert|note|trigger|trick|clue|cue|pointer|keyword)s?"
    r"|signal|key\s+(?:point|takeaway|exam\s+point)s?|remember|takeaway|exam"
)
# Either the name is bold, or a colon or dash follows it, or the rule starts right after it, or the line ends.
_MARKER = re.compile(
    rf"""[^\w*_<]{{0,12}}(?:
    (?P<bold>\*{{1,3}}|_{{1,3}})[^\w*_]{{0,12}}(?:{_NAMES.replace(" ", "[ ]")})\s*[:–—-]?\s*(?P=bold)\s*[:–—-]?
    | (?P<open>\*\*|__)?[^\w*_]{{0,12}}(?:{_NAMES.replace(" ", "[ ]")})\b\s*
      (?:[:–—-]|$|(?=(?:if|when|whenever|look|watch)\b))
    )\s*""",
    re.IGNORECASE | re.VERBOSE,
)
_HEADING = re.compile(
    r"(?:exam|test|certification)[\s-]+(?:signal|tip|hint|alert|trigger|clue|cue|pointer|keyword)s?\b"
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


_ANSWER = re.compile(
    r"[*_]{0,2}(?:likely\s+|best\s+|right\s+)?(?:answer|services?|solution|choice|choose|pick|use|think)[*_]{0,2}\s*:\s*[*_]{0,2}\s*(?=\S)",
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


_SENTENCE_END = re.compile(r"(?<=[\w*)`”\"][.;?!])\s+(?=[*_\"“`]{0,3}(?:[A-Z]|if\b|when\b))")


def sentences(markdown: str) -> list[str]:
    """The sentences of a text, cut where a full stop or a semicolon and a fresh start follow each other."""
    return [part.strip() for part in _SENTENCE_END.split(markdown) if part.strip()]


def rules_in(markdown: str) -> list[str]:
    """A signal's rules: its sentences where each names a target of its own, else the whole."""
    parts = sentences(markdown)
    return parts if len(parts) > 1 and all(split_target(part)[1] for part in parts) else [markdown]


_ASKED = re.compile(
    r"[*_]{0,2}(?:if|when|whenever)\s+(?:(?:(?:the|a|an|your|exam)\s+){0,2}"
    r"(?:questions?|scenario|prompt|exam|requirements?)\s|it\s+(?:says|mentions|asks)\s)",
    re.IGNORECASE,
)


def is_unmarked(sentence: str) -> bool:
    """Whether a sentence without a marker is a signal: it speaks of the question and names a target."""
    return bool(_ASKED.match(sentence)) and bool(split_target(sentence)[1])


def is_keyword_arrow(markdown: str) -> bool:
    """Whether a list item is "words to watch for → Name": one arrow, and names behind it."""
    if len(markdown) > 300:
        return False
    pieces = ARROW.split(markdown)
    if len(pieces) != 2 or not plain(pieces[0]):
        return False
    return bool(names_in_cell(plain(_drop_choose(pieces[1])).rstrip(".")))


# "If the question mentions", "When a scenario calls for": (?P<verb>) decides how the stem is worded.
_LEAD = re.compile(
    r"""(?:(?:if|when|whenever|where|once|any\s+time)\s+)?
    (?:(?:the|a|an|your|any|you\s+see\s+an?|this)\s+)?(?:exam\s+)?
    (?:questions?|scenarios?|prompts?|requirements?|stems?|cases?|problems?|descriptions?|use\s+cases?|texts?|it)\s+
    (?:that\s+|which\s+)?
    (?P<verb>mentions?|says?|asks?\s+(?:for|about|how\s+to|to)|calls?\s+for|requires?|needs?|describes?|involves?|talks?\s+about
    |emphasi[sz]es?|stresses|includes?|specif(?:y|ies)|wants?|is\s+about|are\s+about|contains?|focus(?:es)?\s+on|refers?\s+to)\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK = re.compile(
    r"(?:look|watch)\s+(?:out\s+)?for\s+(?:(?:questions?|scenarios?|cases?|keywords?|words?|phrases?)\s+"
    r"(?:involving|about|with|that\s+mention|mentioning|like|such\s+as|on)\s+)?",
    re.IGNORECASE,
)
_SEE = re.compile(r"(?:if|when(?:ever)?)\s+you\s+(?:see|read|hear|spot)\s+", re.IGNORECASE)

_CHOOSE = (
    r"(?:use|choose|pick|select|prefer|consider|go\s+(?:with|for)|opt\s+for|think(?:\s+(?:of|about))?"
    r"|reach\s+for|the\s+answer\s+is|(?:it|that)(?:['’]s|\s+is)(?=\s+[*_`]{0,3}(?-i:[A-Z])))"
)
_THEN_CHOOSE = re.compile(
    rf"[,;:.]?\s+(?:[–—(-]\s*)?(?:then\s+|you\s+should\s+|always\s+|simply\s+|just\s+|it(?:'s|’s|\s+is)\s+(?:probably\s+|usually\s+)?)?\b{_CHOOSE}\s+(?=\S)",
    re.IGNORECASE,
)
_FITS = re.compile(
    r"\s+(?:is|are|fits?|would\s+be|works?|wins?|shines?)\b(?:\s+(?:the|a|an|most|very|best|well|good|right|your|usually|often|probably))*"
    r"(?:\s+(?:suitable|answer|choice|fit|service|go-to(?:\s+\w+)?|ideal|preferred|recommended|option|pick|one|way\s+to\s+go))?\s*\.?$",
    re.IGNORECASE,
)


def split_target(markdown: str) -> tuple[str, str]:
    """A rule to (condition, target text), both Markdown; the target is "" when the rule names none.

    Understands "if A → B", "if A, use B", "if A, B is the best fit" and "B when A".
    """
    pieces = ARROW.split(markdown)
    if len(pieces) > 1 and pieces[-1].strip():
        return " ".join(pieces[:-1]).strip(" ,;:"), _FITS.sub("", _drop_choose(pieces[-1])).strip()
    matches = list(_THEN_CHOOSE.finditer(markdown))
    for match in reversed(matches):
        condition, target = markdown[: match.start()].strip(" ,;:"), markdown[match.end() :].strip()
        if condition and target:
            return condition, _first_clause(target)
    comma = markdown.rfind(", ")
    if comma > 0 and _FITS.search(markdown[comma + 2 :]):
        return markdown[:comma].strip(), _FITS.sub("", markdown[comma + 2 :]).strip()
    inverse = re.match(
        rf"\s*{_CHOOSE}\s+(?P<target>.+?)\s+(?P<when>when|if|for|whenever)\s+", markdown, re.IGNORECASE
    )
    if inverse:
        lead = "" if inverse["when"].lower() == "for" else inverse["when"] + " "
        return (lead + markdown[inverse.end() :]).strip(), inverse["target"]
    return markdown.strip(), ""


def _drop_choose(text: str) -> str:
    return re.sub(rf"^\s*(?:then\s+|you\s+should\s+|simply\s+)?{_CHOOSE}\s+", "", text, flags=re.IGNORECASE)


def _first_clause(text: str) -> str:
    text = re.sub(r"\s+instead\b", "", text, flags=re.IGNORECASE).rstrip(") ") if "(" not in text else text
    return re.split(r"(?<=[\w*)])[.;](?:\s|$)|\s+(?:because|since|as it|which|not)\s", text, maxsplit=1)[0]


def split_lead(condition: str) -> tuple[str, str]:
    """A condition to (lead verb, what it is about): "If the question mentions DAGs" to ("mentions", "DAGs").

    The verb is "" for a condition that is a clause of its own ("If orchestration involves many services").
    """
    for pattern in (_LEAD, _LOOK, _SEE):
        match = pattern.match(condition)
        if match:
            groups = match.groupdict()
            return (groups.get("verb") or "mentions").lower(), condition[match.end() :]
    return "", re.sub(r"^(?:if|when|whenever|where)\s+", "", condition, count=1, flags=re.IGNORECASE)


def cue_phrases(condition: str) -> tuple[str, ...]:
    """The words to watch for: the bold spans, unless they only name a product, else the listed phrases."""
    spans = [
        span
        for span in bold_spans(condition)
        if not re.match(r"(?:aws|amazon|azure|google)\s", span, re.IGNORECASE)
    ]
    if spans:
        return tuple(dict.fromkeys(spans))
    _, about = split_lead(plain(condition))
    return tuple(dict.fromkeys(listed(about)))


def as_sentence(markdown: str) -> str:
    """A signal's text for people: plain words, one line, a full stop."""
    return sentence(plain(markdown))
