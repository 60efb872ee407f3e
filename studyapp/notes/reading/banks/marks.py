"""Marks on options that say which are right: "✅", "(Correct)", bold type where nothing else tells."""

from __future__ import annotations

import re
from collections.abc import Mapping

_RIGHT = "correct|right|answer|ans|richtig|correct[ao]|juste|certa|corretta|верно|правильно|正[确確](?:答案)?|正解|정답"
_WRONG = "incorrect|wrong|falsch|incorrect[ao]|faux|неверно|错误|誤り|오답"
_SAID = rf"[*_]*[(\[（](?:(?P<yes>(?:{_RIGHT})(?:\s+answer)?)|(?P<no>{_WRONG}))[)\]）][*_]*"
_SAID_BEHIND = re.compile(
    rf"\s*(?:(?:[←➡→]|<-+|-+>)?\s*{_SAID}|(?:←|<-+)\s*(?P<arrow>correct)\b.{{0,20}})\s*$", re.IGNORECASE
)
_SAID_IN_FRONT = re.compile(rf"\s*{_SAID}\s*", re.IGNORECASE)
_SIGN = (
    r"(?:(?P<yes>✅|✔\ufe0f?|☑\ufe0f?|✓|:white_check_mark:|:heavy_check_mark:)|(?P<no>❌|✗|✘|✖\ufe0f?|:x:))"
)
_SIGN_BEHIND = re.compile(rf"\s*{_SIGN}\s*$")
_SIGN_IN_FRONT = re.compile(rf"\s*{_SIGN}\s*")
_ENDS = frozenset(")]*_:tTrR")  # of "(correct)", ":x:", "← correct answer"; other signs are not ASCII
_EMPHASIS = re.compile(
    r"(\*\*|__|==)(?=\S)((?:(?!\1).){1,500})(?<=\S)\1[.:]?|<(b|strong|mark)>([^<>]{1,500})</\3>"
)


def unmarked(markdown: str) -> tuple[str, bool | None]:
    """An option without the mark on it, and what that says: right, wrong, or nothing."""
    if markdown[-1:] in _ENDS or not markdown[-1:].isascii():
        for pattern in (_SAID_BEHIND, _SIGN_BEHIND):
            if match := pattern.search(markdown[-60:]):
                return markdown[: len(markdown) - len(match[0])].strip(), not match["no"]
    if not markdown[:1].isalnum():
        for pattern in (_SAID_IN_FRONT, _SIGN_IN_FRONT):
            if match := pattern.match(markdown):
                return markdown[match.end() :].strip(), match["yes"] is not None
    return markdown, None


def says_right(text: str) -> bool:
    """Whether a text says in words that it is right: "(Correct)", "[Correct answer]", "← correct"."""
    match = _SAID_BEHIND.search(text[-60:]) or _SAID_IN_FRONT.match(text)
    return match is not None and not match["no"]


def plainly(markdown: str) -> str:
    """A text without the emphasis that it is all in; the text itself when it is not."""
    match = _EMPHASIS.fullmatch(markdown.strip())
    return (match[2] or match[4]) if match else markdown


def emphasised(texts: Mapping[str, str], several: bool) -> frozenset[str]:
    """The names of the texts that are all bold or highlighted, if few are, or not all where several are right."""
    found = frozenset(name for name, text in texts.items() if plainly(text) != text)
    most = len(texts) - 1 if several else len(texts) // 2
    return found if len(found) <= most else frozenset()


def leads_with_check(text: str) -> bool:
    """Whether a line starts with the sign for "right", as one does that gives the answer: "✅ **B. Amazon S3**"."""
    match = _SIGN_IN_FRONT.match(text)
    return match is not None and bool(match["yes"])
