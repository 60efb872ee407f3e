"""The words by which banks mark what a text is: a question's label, its explanation, a remark about it."""

from __future__ import annotations

import re

from ...wording import plain

ASKS = re.compile(
    r"\?|\b(?:which|choose|select|pick)\b|_{3,}|\[\s*(?:\.{3}|…)\s*\]|\btrue or false\b|(?:\.{3}|…)\s*$",
    re.IGNORECASE,
)
"""Found in what asks: a question mark, a blank to fill, "which of these"."""

EXPLAINS = re.compile(
    r"^(?:(?:overall|general|detailed|correct|answer)\s+)?"
    r"(?:explanations?|rationale|reason(?:ing|s)?|why|because|justification|feedback|comments?|discussion|notes?|"
    r"references?|sources?|more\s+info(?:rmation)?|learn\s+more|further\s+reading|links?|hint)\b"
    r"(?=\s*[:–—-]|\s*$|\s+(?:this|it|the|[a-j])\b)",
    re.IGNORECASE,
)
_EXPLAINS_PREFIX = re.compile(
    r"^[^\w*_]*(?P<mark>\*\*|__|\*|_)?[^\w*_]*(?:(?:overall|detailed|correct|answer)\s+)?"
    r"(?:explanations?|rationale|reason(?:ing)?|why|because|justification|solution)"
    r"\s*(?::\s*(?P<inner>\*\*|__|\*|_)?|(?P<outer>\*\*|__|\*|_)\s*:?|$)\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:(?:practice|sample|exam|quiz|multiple[\s-]choice|example)\s+)?"
    r"(?:question|q|item|exercise|quiz|scenario|task|problem|prompt|stem)?\s*[#№]?\s*\d*\s*[.):]?$",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(
    r"(?:(?:practice|sample|exam|quiz)\s+)?(?:(?:question|item|exercise)\s*[#№]?\s*\d+|q\s*[#№]?\s*\d+|question\s*#?\s*:)",
    re.IGNORECASE,
)
_BOLD_NUMBER = re.compile(r"(?:\*\*|__)\s*\d{1,4}\s*[.):]")
LABEL_PREFIX = re.compile(
    r"^(?:(?:practice|sample|exam|quiz)\s+)?(?:(?:question|q|item|exercise)\s*[#№]?\s*\d+|question(?=\s*:)|\d{1,4}(?=\s*[.):]))"
    r"\s*(?:\([^()]{0,60}\)\s*)?[.):–—-]+\s*",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?:.{0,30}?\b)?(?:question|q|item|exercise)\s*[#№]?\s*(\d{1,5})|(\d{1,5})\s*[.):]", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:the\s+|correct\s+|right\s+)*(?:answers?|solutions?|explanations?|rationale|reason(?:ing|s)?|why|references?|"
    r"sources?|feedback|discussion|hints?|options?|choices|justification|details|analysis|breakdown|incorrect|"
    r"wrong\s+answers)\b(?!.*\?)",
    re.IGNORECASE,
)
_KEY_HEADING = re.compile(r".{0,60}\b(?:answers?|answer\s+key|solutions?|key)\W*$", re.IGNORECASE)
_SETTING = re.compile(r"[a-z][a-z_]*[A-Za-z]*\s*:\s*\S+$")
META = re.compile(
    r"^(?P<name>domain|exam\s+domain|topic|topics|section|category|difficulty|level|type|question\s+type|tags?|"
    r"concepts?|source|points|marks|skill|objective|service|services|time|timestamp|id|chapter|topic\s*#|question\s*#)\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
"""A line about a question that is not part of it."""

TO_DO = re.compile(
    r"\b(?:to[\s-]?dos?|tasks?|check\s?lists?|progress|road\s?map|milestones?|next\s+steps|action\s+items?|study\s+plan|"
    r"plan|schedule|goals?|backlog|prerequisites?|done|status|agenda|changelog|steps?|setup|requirements?|deliverables|"
    r"(?:day|week|month|phase|sprint|module|chapter|lesson)\s+\d+|acceptance\s+criteria|definition\s+of\s+done)\b",
    re.IGNORECASE,
)


def is_label(words: str) -> bool:
    """Whether a heading only counts or names the kind: "Question 12", "Q3", "Scenario"."""
    return bool(_LABEL.match(words.strip()))


def is_question_label(text: str) -> bool:
    """Whether a line starts a question by its number: "**Question 5:** ...", "Q5. ...", "**5. ...**"."""
    return bool(_QUESTION_LABEL.match(plain(text)) or _BOLD_NUMBER.match(text.strip()))


def tells_after(words: str) -> bool:
    """Whether a heading is about the question above it: "Answer", "✅ Correct answer: B", "Explanation"."""
    return bool(_AFTER.match(words.strip()))


def is_key_heading(words: str) -> bool:
    """Whether answers of several questions may follow: "Answers", "Answer key"."""
    return bool(_KEY_HEADING.match(words.strip()))


def is_setting(words: str) -> bool:
    """Whether a line sets an option of a quiz program: "shuffle_answers: false"."""
    return bool(_SETTING.match(words.strip()))


def without_explains(markdown: str) -> str:
    """A text without "**Explanation:**" in front; the emphasis of what follows stays."""
    match = _EXPLAINS_PREFIX.match(markdown)
    if not match:
        return markdown
    rest = markdown[match.end() :]
    if match["mark"] and not (match["inner"] or match["outer"]):
        rest = match["mark"] + rest
    return rest
