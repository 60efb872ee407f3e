"""Rules of choice: what stands under "when to choose X" and "when not to", and sentences that say the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..wording import plain

_CHOOSE = r"(?:choose|default\s+to|use|pick|select|prefer|go\s+(?:with|for)|reach\s+for|opt\s+for|consider)"
_NOT = r"(?:do\s*not|don['’]t|never|not)"
_WHEN = r"(?:when|whenever|if|where|for)"
_YOU = r"(?:\s+you(?:['’]re)?(?:\s+(?:need|want|have))?)?"
_KEPT = r"(?P<when>when|whenever|if|where|for):?"
_NAMED = r"(?P<subject>(?-i:[A-Z0-9])[\w+./-]*(?:\s+(?:for|of|on|and)?\s*(?-i:[A-Z0-9])[\w+./-]*){0,4})"
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
    (False, r"(?P<subject>)(?:anti-?patterns?|not\s+for|when\s+not(?:\s+to)?)"),
    (True, rf"when\s+(?:to|should\s+(?:you|i|we)|you\s+should)\s+{_CHOOSE}\b\s*(?P<subject>.*)"),
    (True, rf"{_CHOOSE}\b\s*(?P<subject>.*?)\s*{_WHEN}{_YOU}\s*(?:…|\.\.\.)?"),
    (True, rf"(?P<subject>.*?)\s*\bis\s+{_GOOD}\s*{_WHEN}"),
    (True, rf"(?P<subject>){_GOOD}\s+{_WHEN}"),
)
_SUBJECT = r"(?P<subject>[^,.;:]{2,60}?)"
_LEAD = r"(?:(?:you\s+(?:can|should|may)|always|only)\s+)?"
_ONLY = r"(?:\s+only)?"
_PROSE: tuple[tuple[bool, str], ...] = (
    (False, rf"{_NOT}\s+{_CHOOSE}\s+{_SUBJECT}{_ONLY},?\s+{_KEPT}\s+(?P<rest>.+)"),
    (False, rf"avoid\s+{_SUBJECT},?\s+{_KEPT}\s+(?P<rest>.+)"),
    (False, rf"{_LEAD}{_CHOOSE}\s+{_SUBJECT},?\s+(?P<when>unless)\s+(?P<rest>.+)"),
    (True, rf"{_LEAD}{_CHOOSE}\s+{_SUBJECT}{_ONLY},?\s+{_KEPT}\s+(?P<rest>.+)"),
    (
        True,
        rf"{_SUBJECT}\s+is\s+the\s+(?:right\s+|best\s+)?(?:answer|go-to(?:\s+\w+)?)\s+{_KEPT}\s+(?P<rest>.+)",
    ),
    (
        True,
        rf"{_NAMED}\s*(?::|\s[–—-])\s+(?:{_CHOOSE}\s+(?:it\s+)?|(?:is\s+)?{_GOOD}\s+){_KEPT}\s+(?P<rest>.+)",
    ),
)
# Said of anything, so that only a subject that the notes choose elsewhere makes a rule of them.
_LOOSE: tuple[tuple[bool, str], ...] = (
    (True, rf"{_LEAD}{_CHOOSE}\s+{_SUBJECT}\s+(?P<when>to)\s+(?P<rest>.+)"),
    (True, rf"{_NAMED}(?:{_ONLY}\s+|\s*(?::|\s[–—-])\s+)(?P<when>when|if)\s+(?P<rest>.+)"),
    (True, rf"{_SUBJECT}\s+is\s+{_GOOD}\s+{_KEPT}\s+(?P<rest>.+)"),
)
# "Use A for small sets, B for large ones": what follows the comma is a rule as well.
_NEXT = re.compile(
    rf"[,;]\s+(?:and\s+|but\s+)?(?:{_CHOOSE}\s+)?(?P<subject>(?-i:[A-Z0-9])[^,.;:]{{1,40}}?)\s+{_KEPT}\s+(?P<rest>[^,;]+)$",
    re.IGNORECASE,
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
    (True, r"use\s+(?:when|if)\s+(?P<rest>.+)"),
    (
        False,
        rf"(?:it\s+is\s+|it['’]s\s+)?not\s+(?:the\s+best|ideal|suitable|suited|recommended|a\s+(?:good\s+)?fit)\s+{_WHEN}\s+(?P<rest>.+)",
    ),
    (
        True,
        rf"(?:it\s+is\s+|it['’]s\s+)?(?:best(?:\s+(?:used|suited|fit))?|ideal|perfect|great|well\s+suited|recommended)\s+{_WHEN}\s+(?P<rest>.+)",
    ),
)


def _compiled(forms: tuple[tuple[bool, str], ...]) -> tuple[tuple[bool, re.Pattern[str]], ...]:
    return tuple((positive, re.compile(form, re.IGNORECASE)) for positive, form in forms)


_LABEL_PATTERNS, _PROSE_PATTERNS, _LOOSE_PATTERNS, _HEADING_PATTERNS = map(
    _compiled, (_LABELS, _PROSE, _LOOSE, _ABOUT_HEADING)
)
_SEEN = re.compile(
    r"(?:think(?:\s+(?:of|about))?|choose|use|pick|answer)\s+(?P<subject>.{2,60}?)\s+(?:when(?:ever)?|if)\s+"
    r"(?:you|the\s+(?:question|exam|scenario))\s+(?:sees?|reads?|hears?|spots?|says?|mentions?|asks?\s+for)",
    re.IGNORECASE,
)


def chosen_when_seen(words: str) -> str:
    """The name that a label sends its list to: "Think SQS when you see:" to "SQS"; "" for any other label."""
    match = _SEEN.fullmatch(words.strip().rstrip(":… ").strip())
    return match["subject"].strip("\"“”'* ") if match else ""


_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
# "When to use which" announces no rules for one service.
_NOBODY = re.compile(r"(?:each|which|what|them|these|those|one|any|both)\b.*", re.IGNORECASE)
_EACH = re.compile(
    rf"(?:when\s+to\s+{_CHOOSE}|which|what\s+to\s+{_CHOOSE})\b.*\b(?:which|what|each|one|service|option|tool|pick|choose|use)\b.*"
    rf"|(?:types|options|classes|kinds|tiers|modes)\s+and\s+when\s+to\s+{_CHOOSE}(?:\s+\w+)?"
    rf"|best\s+for|{_CHOOSE}\s+(?:which|what)\b.*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:note|example|tip|hint|warning|caution|important|summary|remember|result|e\.g)\b", re.IGNORECASE
)
_NAMED_NEED = re.compile(
    r"(?P<subject>\*\*[^*]{2,60}?:?\*\*|[A-Z0-9][^:–—]{1,40}?)(?:(?<=:\*\*)\s+|\s*(?::|\s[–—-])\s*)(?P<rest>\S.*)"
)
_OVER = re.compile(r"\s+(?:over|instead\s+of|rather\s+than)\s+", re.IGNORECASE)


_RULES_OUT = re.compile(
    r"(?:eliminate|rule\s+out|distrust|discard|reject|cross\s+out|distractors?|wrong\s+(?:answers?|choices?|options?)|not\s+these|don['’]t\s+pick)"
    r"(?:\s+(?:these|this|any|all))?",
    re.IGNORECASE,
)
_RULED_OUT = re.compile(
    r"(?P<subject>(?-i:[A-Z0-9])[^,.;:]{1,50}?),?\s+(?:when(?:ever)?|if|where)\s+(?P<rest>.+)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class RuleLabel:
    """What a heading announces: rules for or against, and the words for what they are about ("" for the topic).

    `condition` is filled where a sentence holds the rule as well; `against` names what it is chosen over. A rule that
    is not `sure` counts only if its subject is a service that the notes choose elsewhere.
    """

    positive: bool
    subject: str
    condition: str = ""
    against: str = ""
    sure: bool = True


def read_label(words: str) -> RuleLabel | None:
    """Reads "When not to choose MWAA:" and its kin; None when the words announce no rules."""
    text = words.strip().rstrip(":? ").strip()
    for positive, pattern in _LABEL_PATTERNS:
        match = pattern.fullmatch(text)
        if match and not _NOBODY.fullmatch(match["subject"].strip()):
            return _label(positive, match["subject"])
    return None


_DECIDES = re.compile(
    r"[“\"']?which\b|(?:quick\s+)?decisions?\b|choosing\b|(?:exam\s+|signal\s+)?key\s?(?:words?|phrases?)\b|.*\bsignals?$"
    r"|.*\b(?:decision|selection)\s+(?:tree|table|guide|matrix|rules?|framework|reference)\b",
    re.IGNORECASE,
)


def announces_decisions(words: str) -> bool:
    """Whether a heading says that what follows chooses: "Which store?", "Decision quick reference", "Keywords"."""
    return bool(_DECIDES.match(words))


_NAME_FOR = re.compile(rf"{_NAMED}\s+for\s+(?P<rest>[^.;]+)\.?", re.IGNORECASE)


def read_name_for(words: str) -> RuleLabel | None:
    """Reads "Cloud Run for containers" below a label such as "Think:"; None for an item of any other make."""
    match = _NAME_FOR.fullmatch(words)
    return _label(True, match["subject"], f"For {match['rest']}", sure=False) if match else None


def rules_out(words: str) -> bool:
    """Whether a label says that what its list names is wrong: "Eliminate:", "Distractors:"."""
    return bool(_RULES_OUT.fullmatch(words.strip().rstrip(":? ").strip()))


def read_ruled_out(words: str) -> RuleLabel | None:
    """Reads "NAT Gateway when only S3 is needed" below such a label; None for an item that says not when."""
    match = _RULED_OUT.fullmatch(words)
    return _label(False, match["subject"], f"When {match['rest']}", sure=False) if match else None


def announces_each(words: str) -> bool:
    """Whether a label announces what each of several services is for: "When to use which", "Best for"."""
    return bool(_EACH.fullmatch(words.strip().rstrip(":? ").strip()))


def read_need(markdown: str) -> RuleLabel | None:
    """Reads "**Transit Gateway**: dozens of networks" below such a label; None for an item of any other make.

    A name in bold is sure to be meant as one, unless it only labels a remark.
    """
    match = _NAMED_NEED.fullmatch(markdown)
    if not match or _REMARK.match(plain(match["subject"])):
        return None
    return _label(True, plain(match["subject"]), plain(match["rest"]), match["subject"].startswith("**"))


_SAYS_WHEN = re.compile(r"\b(?:when(?:ever)?|if|where|for|unless|to)\b|anti-?pattern", re.IGNORECASE)


def read_prose(words: str, bold: Sequence[str] = ()) -> list[RuleLabel]:
    """The rules that one sentence holds: "Choose MWAA when pipelines have many dependencies."; [] for any other.

    What is in `bold` is a name however it is written.
    """
    if not _SAYS_WHEN.search(words):  # far quicker than to try every form
        return []
    for positive, pattern in _HEADING_PATTERNS:
        match = pattern.fullmatch(words)
        if match:
            return [_label(positive, "", match["rest"])]
    for patterns, sure in ((_PROSE_PATTERNS, True), (_LOOSE_PATTERNS, False)):
        for positive, pattern in patterns:
            match = pattern.fullmatch(words)
            # "Use retries when calls fail" is advice, not a choice of service: a name has a capital.
            name = _ARTICLE.sub("", match["subject"]) if match else ""
            if match and (name[:1].isupper() or name[:1].isdigit() or any(name in span for span in bold)):
                return _with_next(positive, match, match["rest"], sure)
    return []


_NEED_COLON = re.compile(r"^(you\s+(?:need|want|have)):\s+", re.IGNORECASE)


def _with_next(positive: bool, match: re.Match[str], rest: str, sure: bool) -> list[RuleLabel]:
    rest = _NEED_COLON.sub(r"\1 ", rest)
    following = _NEXT.search(rest)
    if following:
        first = _with_next(positive, match, rest[: following.start()], sure)
        return [*first, *_with_next(positive, following, following["rest"], sure)]
    lead = {"for": "For", "to": "To"}.get(match["when"].lower(), "When")
    return [_label(positive, match["subject"], f"{lead} {rest}", sure)]


def _label(positive: bool, subject: str, condition: str = "", sure: bool = True) -> RuleLabel:
    chosen, *over = _OVER.split(subject.strip(" :*.…"), maxsplit=1)
    chosen = _ARTICLE.sub("", chosen)
    if condition:
        chosen = chosen[:1].upper() + chosen[1:]
    if re.fullmatch(r"|(?:.*\s)?(?:it|this)|(?:this\s+)?service", chosen, re.IGNORECASE):
        chosen = ""  # "it", "this service", "in the exam it"
    return RuleLabel(positive, chosen, condition, _ARTICLE.sub("", over[0]) if over else "", sure)
