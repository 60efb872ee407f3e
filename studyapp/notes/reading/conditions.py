"""What the condition of a rule speaks of: its lead ("if the question mentions"), and the words to watch for."""

from __future__ import annotations

import re

from ..wording import ARROW, bold_spans, listed, plain, sentence

# "If the question mentions", "When a scenario calls for": (?P<verb>) decides how the stem is worded.
_LEAD = re.compile(
    r"""(?:(?:if|when|whenever|where|once|any\s+time)\s+)?
    (?:(?:the|a|an|your|any|you\s+see\s+an?|this)\s+)?(?:exam\s+)?
    (?:questions?|scenarios?|prompts?|requirements?|stems?|cases?|problems?|descriptions?|use\s+cases?|texts?|it)\s+
    (?:that\s+|which\s+)?(?:(?:just|only|explicitly|also|specifically)\s+)?
    (?P<verb>mentions?|says?|asks?\s+(?:for|about|how\s+to|to)|calls?\s+for|requires?|needs?|describes?|involves?|talks?\s+about
    |emphasi[sz]es?|stresses|includes?|specif(?:y|ies)|wants?|is\s+about|are\s+about|contains?|focus(?:es)?\s+on|refers?\s+to)\s+""",
    re.IGNORECASE | re.VERBOSE,
)
_LOOK = re.compile(
    r"(?:look|watch)\s+(?:out\s+)?for\s+(?:(?:questions?|scenarios?|cases?|keywords?|words?|phrases?)\s+"
    r"(?:involving|about|with|that\s+mention|mentioning|like|such\s+as|on)\s+)?",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"(?:if|when(?:ever)?)\s+(?:you\s+(?:see|read|hear|spot)|they\s+(?:say|mention))\s+", re.IGNORECASE
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|can(?:not|['’]t)?|must|should|will|would|does|do|did|uses|means|equals)\b|[=≠]",
    re.IGNORECASE,
)


_ABOUT = re.compile(
    r"(?:an?|any|the)\s+questions?\s+(?:about|on|(?:that\s+)?ask(?:s|ing)\s+(?:about|for))\s+", re.IGNORECASE
)
_CONNECTIVE = re.compile(
    r"^(?:however|also|and|but|then|similarly|conversely|likewise|otherwise),?\s+(?=(?:if|when|whenever)\s)",
    re.IGNORECASE,
)
# "FIFO: exactly-once, strict ordering" says what FIFO is, not what hints at the topic.
_DESCRIBED = re.compile(r"[A-Z][\w/+.-]*(?:\s[\w/+.-]+){0,3}:\s+(?=[a-z])")


# "→ use AWS Batch, because it queues jobs": why, and no part of the need. "It fails because of a time-out" is one.
_REASON = re.compile(
    r"(?P<said>.*\S?)(?:\s*[,;:.–—]|\s+-)\s*because\s+(?!of\b)(?P<why>\S.*)"
    r"|(?P<before>.*\S)\s*\(because\s+(?!of\b)(?P<inner>[^()]+)\)[\s.]*",
    re.IGNORECASE | re.DOTALL,
)


def split_reason(markdown: str) -> tuple[str, str]:
    """A rule or signal to (what it says, why): the second is "" where no reason stands at its end."""
    match = _REASON.fullmatch(markdown)
    why = (match["why"] or match["inner"]).strip() if match else ""
    if not match or ARROW.search(why):
        return markdown, ""
    return (match["said"] or match["before"]).rstrip(), why


def split_lead(condition: str) -> tuple[str, str]:
    """A condition to (lead verb, what it is about): "If the question mentions DAGs" to ("mentions", "DAGs").

    The verb is "" for a condition that is a clause of its own ("If orchestration involves many services").
    """
    condition = _CONNECTIVE.sub("", condition)
    for pattern in (_LEAD, _LOOK, _SEE, _ABOUT):
        match = pattern.match(condition)
        if match:
            groups = match.groupdict()
            return (groups.get("verb") or "mentions").lower(), condition[match.end() :]
    return "", re.sub(r"^(?:if|when|whenever|where)\s+", "", condition, count=1, flags=re.IGNORECASE)


def is_cue(condition: str) -> bool:
    """Whether a text only says what to watch for, rather than stating something: it speaks of the question, or lists
    phrases ("replays, DAGs in Python"), or sets in bold or in quotation marks what to see.
    """
    words = plain(condition)
    if split_lead(words)[0]:
        return True
    if re.match(r"(?:if|when|whenever)\s", words, re.IGNORECASE):
        return "," not in words
    if _DESCRIBED.match(words):
        return False
    marked = bool(bold_spans(condition)) or words[:1] in "\"“'" or len(listed(words)) > 1
    return marked and not _VERB.search(words)


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
