"""Rules of choice: what stands under "when to choose X" and "when not to", and sentences that say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass

_CHOOSE = r"(?:choose|use|pick|select|prefer|go\s+(?:with|for)|reach\s+for|opt\s+for|consider)"
_NOT = r"(?:do\s*not|don['’]t|never|not)"
_WHEN = r"(?:when|whenever|if|where|for)"
_YOU = r"(?:\s+you(?:['’]re)?(?:\s+(?:need|want|have))?)?"
_KEPT = r"(?P<when>when|whenever|if|where|for)"
_GOOD = (
    r"(?:an?\s+|the\s+)?(?:(?:good|best|great|ideal|right|perfect)\s+)?"
    r"(?:fit|choice|suitable|suited|ideal|recommended|best|good|great|perfect)"
)

# What announces rules, the rejecting forms first: they hold the words of the others.
_LABELS: tuple[tuple[bool, str], ...] = (
    (False, rf"when\s+(?:you\s+should\s+)?(?:not|never)\s+(?:to\s+)?{_CHOOSE}\b\s*(?P<subject>.*)"),
    (False, r"when\s+(?:to\s+)?avoid\s*(?P<subject>.*)"),
    (False, rf"{_NOT}\s+{_CHOOSE}\b\s*(?P<subject>(?:(?!\b{_WHEN}\b).)*?)\s*(?:{_WHEN}{_YOU})?"),
    (False, rf"avoid\b\s*(?P<subject>.*?)\s*{_WHEN}"),
    (False, rf"(?P<subject>.*?)\s*\b(?:is\s+)?not\s+{_GOOD}\s*{_WHEN}"),
    (False, r"(?P<subject>)(?:anti-?patterns?|not\s+for)"),
    (True, rf"when\s+(?:to|should\s+(?:you|i|we)|you\s+should)\s+{_CHOOSE}\b\s*(?P<subject>.*)"),
    (True, rf"{_CHOOSE}\b\s*(?P<subject>.*?)\s*{_WHEN}{_YOU}\s*(?:…|\.\.\.)?"),
    (True, rf"(?P<subject>.*?)\s*\bis\s+{_GOOD}\s*{_WHEN}"),
    (True, rf"(?P<subject>){_GOOD}\s+{_WHEN}"),
)
_SUBJECT = r"(?P<subject>[^,.;:]{2,60}?)"
_PROSE: tuple[tuple[bool, str], ...] = (
    (False, rf"{_NOT}\s+{_CHOOSE}\s+{_SUBJECT}\s+{_KEPT}\s+(?P<rest>.+)"),
    (False, rf"avoid\s+{_SUBJECT}\s+{_KEPT}\s+(?P<rest>.+)"),
    (True, rf"(?:always\s+)?{_CHOOSE}\s+{_SUBJECT}\s+{_KEPT}\s+(?P<rest>.+)"),
)
# "Best for: short work on an event", about what the heading names.
_ABOUT_HEADING: tuple[tuple[bool, str], ...] = (
    (False, rf"(?:(?:is\s+)?not\s+{_GOOD}\s+{_WHEN}|anti-?patterns?|not\s+for)\s*:\s*(?P<rest>.+)"),
    (
        False,
        rf"(?:{_NOT}\s+{_CHOOSE}(?:\s+(?:it|this))?|avoid(?:\s+(?:it|this))?)\s+{_WHEN}\b\s*:?\s*(?P<rest>.+)",
    ),
    (True, rf"{_GOOD}\s+{_WHEN}\s*:\s*(?P<rest>.+)"),
    (True, rf"(?:when\s+to\s+{_CHOOSE}(?:\s+it)?|{_CHOOSE}(?:\s+(?:it|this))?\s+{_WHEN})\s*:\s*(?P<rest>.+)"),
    (True, rf"{_CHOOSE}\s+(?:it|this)\s+{_WHEN}\s+(?P<rest>.+)"),
)


def _compiled(forms: tuple[tuple[bool, str], ...]) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    return tuple((positive, re.compile(form, re.IGNORECASE)) for positive, form in forms)


_LABEL_PATTERNS, _PROSE_PATTERNS, _HEADING_PATTERNS = map(_compiled, (_LABELS, _PROSE, _ABOUT_HEADING))
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
_OVER = re.compile(r"\s+(?:over|instead\s+of|rather\s+than)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RuleLabel:
    """What a heading announces: rules for or against, and the words for what they are about ("" for the topic).

    `condition` is filled where a sentence holds the rule as well; `against` names what it is chosen over.
    """

    positive: bool
    subject: str
    condition: str = ""
    against: str = ""


def read_label(words: str) -> RuleLabel | None:
    """Reads "When not to choose MWAA:" and its kin; None when the words announce no rules."""
    text = words.strip().rstrip(": ").strip()
    for positive, pattern in _LABEL_PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            return _label(positive, match["subject"])
    return None


def read_prose(words: str) -> RuleLabel | None:
    """Reads one sentence that is a rule by itself: "Choose MWAA when pipelines have many dependencies."."""
    for positive, pattern in _HEADING_PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return _label(positive, "", match["rest"])
    for positive, pattern in _PROSE_PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            lead = "For" if match["when"].lower() == "for" else "When"
            label = _label(positive, match["subject"], f"{lead} {match['rest']}")
            # "Use retries when calls fail" is advice, not a choice of service: a name has a capital.
            if label.subject[:1].isupper() or label.subject[:1].isdigit():
                return label
    return None


def _label(positive: bool, subject: str, condition: str = "") -> RuleLabel:
    chosen, *over = _OVER.split(subject.strip(" :*.…"), maxsplit=1)
    chosen = _ARTICLE.sub("", chosen)
    if chosen.lower() in ("", "it", "this", "this service", "service"):
        chosen = ""
    return RuleLabel(positive, chosen, condition, _ARTICLE.sub("", over[0]) if over else "")
