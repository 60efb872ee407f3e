"""The letters that name options: "A.", "**b)**", "(C)", "`D.`", "*c)", "Б)", "②", "ウ". All become A, B, C."""

from __future__ import annotations

import re
from itertools import chain

_ALPHABETS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
    "ＡＢＣＤＥＦＧＨ",
    "ａｂｃｄｅｆｇｈ",
    "АБВГДЕЖЗ",
    "абвгдежз",
    "αβγδ",
    "①②③④⑤⑥⑦⑧",
    "アイウエオカキク",
    "가나다라마바사아",
)
_LATIN = dict(
    chain.from_iterable(
        ((sign, chr(ord("A") + n)) for n, sign in enumerate(letters)) for letters in _ALPHABETS
    )
)
_FOREIGN = "".join(chain.from_iterable(_ALPHABETS[2:]))
# Written as in the West: what stands between letters, and around them.
_WESTERN = str.maketrans("：，、；．（）［］【】／＆？！　", ":,,;.()[][]/&?! ")

_LABEL = re.compile(
    rf"(?P<open>\*\*|__|[*_`])?(?:(?:[Oo]ption|[Cc]hoice)\s+)?[(\[（]?(?P<letter>[A-Za-z{_FOREIGN}])(?P<close>\*\*|__|[*_`])?"
    # A sign behind the letter; without a blank behind it only where no word could go on.
    r"(?:(?:[.):\]]+|\s*[-–—](?=\s))(?P<after>\*\*|__|[*_`])?(?:\s+|$|(?<=[.):\]])(?=[`$\"“«'‘’])|(?<=[A-F]\.)(?=[A-Z][A-Za-z]{2})|(?<=\))(?=\w))"
    r"|[、．）：]\s*|(?<=[①-⑧])\s*|(?<=[ア-ク])\s+)"
)
_SIGN = re.compile(r"((?:✅|✔|☑|✓|❌|✗|✘|✖)\ufe0f?)\s*(?=\S)")
_AND = re.compile(r"(?<=[A-Za-z])\s*[和与及と]\s*(?=[A-Za-z](?![A-Za-z]))")
_ALONE = re.compile(rf"(?<![^\W_])[{_FOREIGN}](?![^\W_])|[①-⑧]")


def split_label(text: str) -> tuple[str, str] | None:
    """("B", "Amazon S3") for "**B.** Amazon S3" and its kin; None without a letter in front."""
    sign = None if text[:1].isascii() else _SIGN.match(text)
    if sign:  # "✅ B. Amazon S3": the mark goes behind the words, where it may stand as well
        label = split_label(text[sign.end() :])
        return (label[0], f"{label[1]} {sign[1]}") if label else None
    match = _LABEL.match(text)
    if not match:
        return None
    rest = text[match.end() :]
    closed = match["close"] or match["after"]
    if match["open"] == "*" and not closed and rest.count("*") % 2 == 0:  # "*b) Amazon S3": a mark
        rest = f"{rest} ✅"
    elif match["open"] and not closed:  # "**B. Amazon S3**": the emphasis is the text's
        rest = match["open"] + rest
    elif closed and not match["open"]:
        return None
    return _LATIN[match["letter"]], rest


def western(text: str) -> str:
    """A line with the signs of Chinese and Japanese as those of the West, so that it can be read for an answer."""
    return text if text.isascii() else text.translate(_WESTERN)


def with_latin_labels(text: str) -> str:
    """An answer whose letters of other alphabets, where they stand alone, are the Latin ones of the same place."""
    return text if text.isascii() else _AND.sub(", ", _ALONE.sub(_latin, text))


def _latin(match: re.Match[str]) -> str:
    sign = match[0]
    return _LATIN[sign].lower() if sign.islower() else _LATIN[sign]
