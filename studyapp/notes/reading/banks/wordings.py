"""The words by which banks mark what a text is: a question's label, its explanation, a remark about it."""

from __future__ import annotations

import re
from functools import lru_cache

from ...wording import plain
from .labels import western
from .languages import ANSWERS, EXPLANATIONS, QUESTIONS

ASKS = re.compile(
    r"[?？]|\b(?:which|choose|select|pick)\b|_{3,}|（\s*）|(?<!\S)\(\s+\)|\[\s*(?:\.{3}|…)\s*\]|\btrue or false\b"
    r"|\bT\s?/\s?F\b|(?:\.{3}|…)\s*$",
    re.IGNORECASE,
)
"""Found in what asks: a question mark, a blank to fill, "which of these"."""


@lru_cache(maxsize=1 << 12)
def is_asking(words: str) -> bool:
    """Whether plain words ask. One stem is looked at from several sides, so that it is worth to remember."""
    return bool(ASKS.search(words))


EXPLAINS = re.compile(
    r"^(?:(?:overall|general|detailed|correct|answer)\s+)?"
    r"(?:(?:explanations?|rationale|reason(?:ing|s)?|why|because|justification|feedback|comments?|discussion|notes?|"
    r"references?|sources?|more\s+info(?:rmation)?|learn\s+more|further\s+reading|links?|hint)\b"
    r"(?=\s*[:–—-]|\s*$|\s+(?:this|it|the|[a-j])\b)"
    rf"|(?:{EXPLANATIONS})\s*(?:[:：\]】]|$))",
    re.IGNORECASE,
)
_EXPLAINS_PREFIX = re.compile(
    r"^[^\w*_]*(?P<mark>\*\*|__|\*|_)?[^\w*_]*(?:(?:overall|detailed|correct|answer)\s+)?"
    rf"(?:explanations?|rationale|reason(?:ing)?|why|because|justification|solution|{EXPLANATIONS})"
    r"\s*(?:[:：\]】]\s*(?P<inner>\*\*|__|\*|_)?|(?P<outer>\*\*|__|\*|_)\s*:?|$)\s*",
    re.IGNORECASE,
)
_NAME = rf"(?:question|q|item|exercise|{QUESTIONS})"
_NUMBER = r"[#№]?\s*\d+\s*[题題問道]?"
_LABEL = re.compile(
    r"(?:(?:practice|sample|exam|quiz|multiple[\s-]choice|example)\s+)?"
    rf"(?:(?:{_NAME}|quiz|scenario|task|problem|prompt|stem)\.?)?\s*[#№]?\s*\d*\s*[题題問]?\s*[.):、：]?(?:(?<=\d:)\s*(?:skipped|(?:in)?correct|unattempted))?$",
    re.IGNORECASE,
)
_QUESTION_LABEL = re.compile(
    rf"(?:(?:practice|sample|exam|quiz)\s+)?(?:{_NAME}\.?\s*{_NUMBER}|question\s*#?\s*:)",
    re.IGNORECASE,
)
_BOLD_NUMBER = re.compile(r"(?:\*\*|__)\s*\d{1,4}\s*[.):]")
_PLAIN_NUMBER = re.compile(r"\d{1,4}\s?[.)、．](?=\s*[^\W\d]|\s*[\"“'¿_<(（]|\s*$)")
LABEL_PREFIX = re.compile(
    rf"^(?:(?:practice|sample|exam|quiz)\s+)?(?:{_NAME}\.?\s*{_NUMBER}"
    r"(?:\s*(?:\([^()]{0,60}\)\s*)?[.):：、．–—-]+\s*|\s+(?-i:(?=[A-ZÀ-ÞА-Я\"“¿「\u3040-\u9fff\uac00-\ud7a3])))"
    r"|(?:(?:question|stem|statement)(?=\s*:)|\d{1,4}(?=\s*[.):、．]))\s*[.):、．–—-]+\s*)",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    rf"(?:.{{0,30}}?\b)?{_NAME}\.?\s*[#№]?\s*(\d{{1,5}})|(\d{{1,5}})\s*[.):、．]", re.IGNORECASE
)
_AFTER = re.compile(
    r"(?:the\s+|correct\s+|right\s+)*(?:answers?|solutions?|explanations?|rationale|reason(?:ing|s)?|why|references?|"
    r"sources?|feedback|discussion|hints?|options?|choices|justification|details|analysis|breakdown|incorrect|"
    r"wrong\s+answers)\b(?!.*\?)",
    re.IGNORECASE,
)
_NATIVE_AFTER = re.compile(rf"(?:{ANSWERS}|{EXPLANATIONS})(?=[\s:–—-]|$)(?!.*\?)", re.IGNORECASE)
_KEY_HEADING = re.compile(
    rf".{{0,60}}\b(?:answers?|solutions?|(?:answers?|quiz|exam|test)\s+key)\W*$|(?:key|{ANSWERS})\W*$",
    re.IGNORECASE,
)
_QUESTION_TAG = re.compile(r"\s*</?(?:quiz|question)\b", re.IGNORECASE)
_SETTING = re.compile(r"[a-z][a-z_]*[A-Za-z]*\s*:\s*\S+$")
META = re.compile(
    r"^(?P<name>domain|exam\s+domain|topic|topics|section|category|difficulty|level|type|question\s+type|tags?|"
    r"concepts?|source|points|marks|skill|objective|service|services|time|timestamp|id|chapter|topic\s*#|question\s*#)\s*:\s*(?P<value>.+)$",
    re.IGNORECASE,
)
"""A line about a question that is not part of it."""

OPTIONS_FOLLOW = re.compile(
    r"(?:(?:answer|response)\s+)?(?:options|choices)\s*:?$|(?:opciones|opções|optionen|antwortmöglichkeiten|antworten|propositions"
    r"|alternativas|opzioni|варианты(?:\s+ответов)?|选项|選項|選択肢|보기)\s*[:：]?$",
    re.IGNORECASE,
)
"""A line that only says that options follow."""

TO_DO = re.compile(
    r"\b(?:to[\s-]?dos?|tasks?|check\s?lists?|progress|road\s?map|milestones?|next\s+steps|action\s+items?|study\s+plan|"
    r"plan|schedule|goals?|backlog|prerequisites?|done|status|agenda|changelog|steps?|setup|requirements?|deliverables|"
    r"(?:day|week|month|phase|sprint|module|chapter|lesson)\s+\d+|acceptance\s+criteria|definition\s+of\s+done)\b",
    re.IGNORECASE,
)
PERIOD = re.compile(r"(?:day|week|month|sprint|quarter)\s+\d+\b", re.IGNORECASE)
"""How a plan for learning starts; such a list is none of options however it is ticked."""


def is_label(words: str) -> bool:
    """Whether a heading only counts or names the kind: "Question 12", "Q3", "Scenario"."""
    return bool(_LABEL.match(words.strip()))


def is_question_label(text: str) -> bool:
    """Whether a line starts a question by its number: "**Question 5:** ...", "Q5. ...", "**5. ...**"."""
    bare = text.lstrip()
    if bare.startswith("!["):  # what a picture is called is not what the line says
        return False
    return bool(_QUESTION_LABEL.match(plain(text)) or _BOLD_NUMBER.match(bare))


def is_numbered(text: str) -> bool:
    """Whether a line starts with a bare number, as a question in a plain text does: "12. What ...", "3、..."."""
    return bool(_PLAIN_NUMBER.match(text))


def starts_question(text: str) -> bool:
    """Whether a line among options starts the next question: by a label, by a number above what asks, by a tag."""
    if _QUESTION_TAG.match(text) or is_question_label(text):
        return True
    return is_numbered(text) and bool(ASKS.search(plain(text)))


def tells_after(words: str) -> bool:
    """Whether a heading is about the question above it: "Answer", "✅ Correct answer: B", "Explanation"."""
    return bool(_AFTER.match(words.strip()) or _NATIVE_AFTER.match(western(words).strip()))


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
