"""Lines that give the key: "**Answer:** B", "Correct answer: B, D", "✅ The correct answers are B and D."."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ...wording import plain

_ANSWER = re.compile(
    r"""(?:the\s+|our\s+)?
    (?:
        (?:(?:correct|right|suggested|official|best|accepted|expected|final|voted|most|community|valid)\s+)+
        (?:answers?|ans|options?|choices?|solutions?|responses?|letters?)
      | answers?(?:\s+key)? | ans | (?P<weak>solutions?|correct|key)
    )
    (?:\s*\(s\)|\s*\(e?s\))?
    (?:\s+(?:is|are)\b)?
    \s*(?P<sign>[:=→–—-]+)?\s*
    (?P<rest>.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_VERB = re.compile(r"\b(?:is|are)\b\s*$", re.IGNORECASE)
_OPTION_IS_RIGHT = re.compile(
    r"(?:[Oo]ptions?|[Cc]hoices?|[Aa]nswers?)?\s*(?P<rest>[A-J](?:\s*(?:,|and|&)\s*[A-J])*)\s+(?:is|are)\s+(?:the\s+)?(?:correct|right)\b",
)
_REVEAL = re.compile(
    r"(?:(?:show|reveal|view|see|check|click|toggle|expand|display|here|for|to|the|me|correct|right)\s+)*"
    r"(?:answers?|solutions?|explanations?)(?:\s*(?:&|and|\+|/)\s*(?:answers?|explanations?|solutions?|details))?\W*$",
    re.IGNORECASE,
)
_ONLY_LETTERS = re.compile(r"[A-J](?:\s*(?:,|and|&)?\s*[A-J])*\W*")
_LABEL = re.compile(r"[(\[]?([A-Za-z]|\d{1,2})[)\]]?(?![\w'’])")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and\b)?|;|/|&|\+|\band\b)\s*|\s+(?=[(\[]?[A-Z][)\]]?(?:\s*$|[\s,.]))")
_TOGETHER = re.compile(r"(?:[A-Z]{2,8}|[a-j]{2,5})(?![\w'’])")
_AFTER_LABEL = re.compile(r"\s*(?:$|[^\w\s]|(?:because|since|as|is|are)\b)", re.IGNORECASE)
_TELLS = re.compile(r"\s*(?:[.):\]–—,;-]+\s*)?")


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer line names: labels of options, or words that are no option (`unknown`); then the rest."""

    labels: tuple[str, ...]
    unknown: str = ""
    rest: str = ""
    other_words: str = ""


def is_reveal(text: str) -> bool:
    """Whether a text only announces the answer below it: "Answer", "Click to show the solution"."""
    return bool(_REVEAL.match(plain(text)))


def answer_text(text: str) -> str | None:
    """What stands after "Answer:"; empty when it stands on the next line, None when this is no answer line."""
    words = plain(text)
    told = _OPTION_IS_RIGHT.match(words)
    if told:
        return f"{told['rest']}. {words[told.end() :].lstrip(' ,;:.')}"
    match = _ANSWER.match(words)
    if not match:
        return None
    rest = str(match["rest"]).strip()
    signed = match["sign"] or _VERB.search(words[: match.start("rest")])
    if not match["weak"] and (signed or not rest):
        return rest
    # "Correct answer B" without a sign, or "Solution: B": only letters may follow.
    return rest if _ONLY_LETTERS.fullmatch(rest) else None


def read_key(rest: str, options: Mapping[str, str]) -> Key:
    """Which options an answer names. `options` maps each label to its plain words.

    Words are compared before letters, so that "EMR" can be an answer; a letter followed by the words of another
    option contradicts itself and comes back as unknown.
    """
    text = rest.strip().strip('`"“”').strip()
    named = _by_words(text, options)
    if named:
        return Key((named,))
    labels, end = _labels(text, options)
    if not labels:
        return Key((), unknown=text)
    missing = [label for label in labels if label not in options]
    if missing:
        return Key((), unknown=", ".join(missing))
    tail = text[end:]
    after = tail[match.end() :] if (match := _TELLS.match(tail)) else tail
    said = _by_words(after, options)
    if len(labels) == 1 and said and said != labels[0] and options[said] != options[labels[0]]:
        return Key((), unknown=text)
    return Key(tuple(dict.fromkeys(labels)), rest="" if said else after.strip())


def _by_words(text: str, options: Mapping[str, str]) -> str:
    """The label of the one option with these words, else ""."""
    words = comparable(text)
    found = [label for label, option in options.items() if words and comparable(option) == words]
    return found[0] if len(found) == 1 else ""


def comparable(text: str) -> str:
    """A text's plain words for comparing: no case, no closing full stop."""
    return " ".join(plain(text).casefold().split()).rstrip(" .;")


def _labels(text: str, options: Mapping[str, str]) -> tuple[list[str], int]:
    """The labels that a text starts with, and where they end."""
    text_start = re.match(r"(?:(?:options?|choices?|letters?)\s+)?", text, re.IGNORECASE)
    at = text_start.end() if text_start else 0
    together = _TOGETHER.match(text, at)
    if together and _AFTER_LABEL.match(text, together.end()):
        letters = list(together[0].upper())
        if len(set(letters)) == len(letters) and set(letters) & options.keys():
            return letters, together.end()
    labels: list[str] = []
    end = at
    while match := _LABEL.match(text, at):
        labels.append(match[1].upper())
        end = at = match.end()
        between = _BETWEEN.match(text, at)
        if not between:
            break
        at = between.end()
    # "Answer: A company can ..." starts with a word, not with a letter.
    may_be_word = len(labels) == 1 and (text[:1] in "AI" or text[:1].islower()) and text[end - 1].isalpha()
    return ([], 0) if may_be_word and not _AFTER_LABEL.match(text, end) else (labels, end)
