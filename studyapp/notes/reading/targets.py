"""A rule as its condition and its target: "if A → B", "if A, use B", "if A, B is the best fit", "B when A"."""

from __future__ import annotations

import re

from ..services import Lexicon, leading_name, looks_like_name, names_in_cell
from ..wording import ARROW, bold_spans, plain, without_brackets

_CHOOSE = (
    r"(?:use|choose|pick|select|prefer|consider|go\s+(?:with|for)|opt\s+for|think(?:\s+(?:of|about))?"
    r"|reach\s+for|(?:the\s+)?(?:(?:right|correct|best|likely)\s+)?answer\s+is"
    r"|(?:it|that)(?:['’]s|\s+is)(?=\s+[*_`]{0,3}(?-i:[A-Z])))"
)
_YOU = (
    r"(?:you\s+(?:should|can|could|may|might)\s+|then\s+|always\s+|simply\s+|just\s+"
    r"|it(?:'s|’s|\s+is)\s+(?:probably\s+|usually\s+)?)"
)
_THEN_CHOOSE = re.compile(
    rf"(?:[,;:.]?\s+|,[\"”’'])(?:[–—(-]\s*)?\s*{_YOU}{{0,2}}\b{_CHOOSE}\s+(?=\S)", re.IGNORECASE
)
_FITS = re.compile(
    r"\s+(?:is|are|fits?|would\s+be|works?|wins?|shines?)\b(?:\s+(?:the|a|an|most|very|best|better|well|good|right|your|usually|commonly|typically|often|probably|primary|main|default|preferred))*"
    r"(?:\s+(?:used|tool|suitable|answer|choice|fit|service|go-to(?:\s+\w+)?|ideal|preferred|recommended|option|pick|one|way\s+to\s+go))?"
    r"(?:\s+than\s+[^,.;]{1,60})?\s*\.?$",
    re.IGNORECASE,
)
_INVERSE = re.compile(
    rf"\s*{_CHOOSE}\s+(?P<target>.+?)\s+(?:only\s+)?(?P<when>when|if|for|whenever)\s+", re.IGNORECASE
)
# '"scale reads" = **Read replicas**': behind quotes or before a bold name, the sign is an arrow.
_EQUALS = re.compile(
    r"(?P<said>[*_]{0,2}[\"“][^=]{1,120}[\"”][*_]{0,2}|(?:if|when(?:ever)?)\s+you\s+see\s[^=]{1,120})\s+=\s+(?P<target>[^=]{1,120})"
    r"|(?P<plain>[^=*_]{1,120})\s+=\s+(?P<bold>\*\*[^=]{1,120})",
    re.IGNORECASE,
)
_BOLD_END = re.compile(
    r"(?:if|when|whenever)\s(?P<said>.{1,600}),\s+(?:[\w'’-]+\s+){1,5}?(?P<target>\*\*[^*]{1,80}\*\*(?:\s+(?:or|and)\s+\*\*[^*]{1,80}\*\*)?)\s*\.?$",
    re.IGNORECASE,
)


# What begins the advice of a cell: "Use **A** to ...", "Deploy an **A** with ...".
ADVICE = re.compile(
    rf"(?:{_YOU}){{0,2}}(?:{_CHOOSE}|default\s+to|deploy|enable|configure|create|implement|set\s+up|generate|launch|attach|provision|apply"
    r"|add|install|leverage|utili[sz]e|employ|adopt|switch\s+to|(?:migrate|move)\s+to|turn\s+on)\s+(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)


def split_target(markdown: str) -> tuple[str, str]:
    """A rule to (condition, target text), both Markdown; the target is "" when the rule names none."""
    text = markdown.strip()
    for form in (_behind_arrow, _behind_equals, _then_chosen, _that_fits, _chosen_when, _bold_at_the_end):
        found = form(text)
        if found:
            return _BEFORE_IF.sub("", found[0]), found[1]
    return text, ""


def _behind_arrow(text: str) -> tuple[str, str] | None:
    pieces = ARROW.split(text)
    if len(pieces) == 1 or not pieces[-1].strip():
        return None
    return " → ".join(pieces[:-1]).strip(" ,;:"), _FITS.sub("", drop_choose(pieces[-1])).strip()


def _behind_equals(text: str) -> tuple[str, str] | None:
    match = _EQUALS.fullmatch(text)
    return (match["said"] or match["plain"], match["target"] or match["bold"]) if match else None


# "Two easy points: pick A" asks for nothing.
_COUNTS = re.compile(
    r"(?:one|two|three|four|\d|some|several|a\s+few)\b.{0,30}\b(?:points?|things?|rules?|tips?|facts?|ways?|options?)$",
    re.IGNORECASE,
)


def _then_chosen(text: str) -> tuple[str, str] | None:
    for match in reversed(list(_THEN_CHOOSE.finditer(text))):
        condition, target = text[: match.start()].strip(" ,;:"), text[match.end() :].strip()
        if condition and target and not _COUNTS.match(plain(condition)):
            return _with_quotes(condition), _first_clause(target)
    return None


def _that_fits(text: str) -> tuple[str, str] | None:
    comma = text.rfind(", ")
    if comma < 1 or not _FITS.search(text[comma + 2 :]):
        return None
    return text[:comma].strip(), drop_choose(_FITS.sub("", text[comma + 2 :])).strip()


def _chosen_when(text: str) -> tuple[str, str] | None:
    match = _INVERSE.match(text)
    if not match:
        return None
    lead = "" if match["when"].lower() == "for" else match["when"] + " "
    return (lead + text[match.end() :]).strip(), match["target"]


def _bold_at_the_end(text: str) -> tuple[str, str] | None:
    match = _BOLD_END.fullmatch(text)
    return (text[: match.end("said")], match["target"]) if match else None


def drop_choose(text: str) -> str:
    """A target without "use", "then choose" and the like before it."""
    return re.sub(rf"^\s*{_YOU}{{0,2}}(?:{_CHOOSE}\s+)?", "", text, flags=re.IGNORECASE)


_BEFORE_IF = re.compile(r"^.*[?.:]?[\"”*]*\s+[–—]\s+(?=(?:if|when)\s)", re.IGNORECASE)


def _with_quotes(condition: str) -> str:
    """Closes a quotation whose end stood behind the comma that was cut off: 'you see "Segment'."""
    return condition + '"' if condition.count('"') % 2 else condition


def _first_clause(text: str) -> str:
    text = re.split(
        r"\s+(?:instead\s+of|rather\s+than|over)\s|,?\s+not\s", text, maxsplit=1, flags=re.IGNORECASE
    )[0]
    text = re.sub(r"\s+instead\b", "", text, flags=re.IGNORECASE).rstrip(") ") if "(" not in text else text
    return re.split(r"(?<=[\w*)])[.;](?:\s|$)|\s+(?:because|since|as it|which)\s", text, maxsplit=1)[0]


def names_of(target: str) -> list[str]:
    """The names that a target consists of: "**Multi-AZ** (standby)" to ["Multi-AZ"]; [] when it says more than names.

    What an author sets in bold is a name however it is written.
    """
    target = re.sub(r"^(?:an?|the)\s+", "", target.strip(), flags=re.IGNORECASE)
    names = names_in_cell(plain(target).rstrip(".,;: "))
    bold = [span for span in bold_spans(target) if _is_short(span)] if target.startswith("**") else []
    return names or [
        span[:1].upper() + span[1:] if span.isalpha() else span for span in bold if span[:1].isalpha()
    ]


def _is_short(span: str) -> bool:
    """Whether a bold span may be a name: "read replicas"; not "Increase the timeout", nor "A + two queues"."""
    if re.search(r"\s[+=]\s", span):
        return False
    return " " not in span or looks_like_name(span[:1].upper() + span[1:])


_CANNOT = re.compile(
    r"\s+(?:(?:can|could|does|do|is|are|will|would)(?:\s*not|n['’]t)|can['’]t|won['’]t|never|fails?)\b",
    re.IGNORECASE,
)


def names_introduced(markdown: str) -> list[str]:
    """The names that a rule brings in: all of its target, or what its target starts with behind an arrow."""
    target = split_target(markdown)[1]
    if names_of(target) or not ARROW.search(markdown):
        return names_of(target)
    name = leading_name(plain(target))
    return [name] if name and not _CANNOT.match(plain(target), plain(target).find(name) + len(name)) else []


# More than so many words before the first name, and the target says something rather than naming it.
_WORDS_BEFORE = 3


def resolved(target: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The keys of the services that a target names, in order."""
    names = lexicon.keys(names_of(target))
    if names:
        return names
    words = without_brackets(plain(target))
    mentions = [mention for mention in lexicon.find(words) if mention.as_name]
    if not mentions or len(words[: mentions[0].start].split()) > _WORDS_BEFORE:
        return ()
    if _CANNOT.match(words, mentions[0].end):
        return ()  # "Kafka cannot guarantee it"
    return tuple(dict.fromkeys(mention.key for mention in mentions))
