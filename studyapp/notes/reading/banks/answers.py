"""Lines that give the key: "**Answer:** B", "Correct answer: B, D", "✅ The correct answers are B and D."."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ...wording import plain
from .labels import western, with_latin_labels
from .languages import AND, ANSWERS, EXPLANATIONS

_ANSWER = re.compile(
    r"""(?:the\s+|our\s+)?
    (?:
        (?:(?:correct|right|suggested|official|best|accepted|expected|final|voted|most|community|valid)\s+)+
        (?:answers?|ans|options?|choices?|solutions?|responses?|letters?)
      | answers?(?:\s+key)? | ans | (?P<weak>solutions?|correct|key)
    )
    (?:\s*\(s\)|\s*\(e?s\))?
    (?:\s+(?:is|are)\b)?
    \s*(?P<sign>[:=→–—»-]+|(?<=\bans)\.)?\s*
    (?P<rest>.*)$""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_NATIVE_ANSWER = re.compile(
    rf"(?:{ANSWERS})(?:(?<=[a-zà-ÿа-яё])(?![^\W\d_])|(?<![a-zà-ÿа-яё]))(?:\s*\(\w{{1,3}}\))?"
    r"[\s\])]*(?P<sign>[:=→–—-]+)?\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_VERB = re.compile(r"\b(?:is|are)\b\s*$", re.IGNORECASE)
_OPTION_IS_RIGHT = re.compile(
    r"(?:[Oo]ptions?|[Cc]hoices?|[Aa]nswers?)?\s*(?P<rest>[A-J](?:\s*(?:,|and|&)\s*[A-J])*)\s+(?:is|are)\s+(?:the\s+)?(?:correct|right)\b",
)
_REVEAL = re.compile(
    r"(?:(?:show|reveal|view|see|check|click|toggle|expand|display|here|for|to|the|me|correct|right|suggested)\s+)*"
    r"(?:answers?|solutions?|explanations?)(?:\s*(?:&|and|\+|/)\s*(?:answers?|explanations?|solutions?|details|why|reasons?|rationale))?\W*$"
    rf"|[^?]{{0,20}}\b(?:{ANSWERS})(?:\W*\w{{0,12}}\s*(?:{EXPLANATIONS})|\s*\w{{0,12}})\W*$"
    r"|(?:voir|afficher|montrer|ver|mostrar|vedi|mostra|zeigen?|bekijk)\s+(?:(?:une|la|les?|el|los|las|die|as?|o|os|de)\s+)?"
    r"(?:solutions?|soluci[oó]n(?:es)?|soluzion[ei]|solu[cç](?:[ãa]o|[õo]es)|corrig[ée]s?|corrections?|l[öo]sung(?:en)?|oplossing)\W*$"
    r"|(?:答え|解答|答案|正解|정답)[^?\dA-Za-z:：]{0,8}$",
    re.IGNORECASE,
)
_ONLY_LETTERS = re.compile(rf"[(\[]?[A-J](?:\s*(?:,|/|&|\b(?:{AND}|e|i)\b)?\s*[A-J])*\W*")
_LABEL = re.compile(r"[(\[]?([A-Za-z]|\d{1,2})[)\]]?(?![\w'’])")
_BETWEEN = re.compile(
    rf"\s*(?:,\s*(?:(?:{AND})\b)?|;|/|&|\+|\b(?:{AND})\b)\s*|\s+(?:[ei]\s+)?(?=(?:[(\[]?[A-Z][)\]]?[\s,.]*){{1,10}}$)"
)
_TOGETHER = re.compile(r"(?:[A-Z]{2,8}|[a-j]{2,5})(?![\w'’])")
_AFTER_LABEL = re.compile(r"\s*(?:$|[^\w\s]|(?:because|since|as|is|are)\b)", re.IGNORECASE)
_AFTER_WORDS = re.compile(r"\s*(?:$|[,;:.(|–—]|-\s|(?:because|since|as)\b)")
_TAKEN_BACK = re.compile(
    r"\W*(?:or\s+[(\[]?(?-i:[A-J])(?![\w'’])|(?:is|are)\s+(?:not|wrong|incorrect|false)\b|(?:is|are)n['’]t\b)",
    re.IGNORECASE,
)
"""What behind a letter makes it no answer: "B or C", "A is wrong"."""

_TELLS = re.compile(r"\s*(?:[.):\]–—,;-]+\s*)?")
_ENUMERATED = re.compile(rf"\s*(?:,\s*(?:(?:{AND})\s+)?|;|\s(?:{AND})\s)\s*")
_LONGEST_ENUMERATION = 1_000
_LONGEST_REVEAL = 120


ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_ROMAN = re.compile(r"(?:(?:options?|choices?)\s+)?[(\[]?([ivx]{1,4})[)\].]*(?![\w'’])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Key:
    """What an answer line names: labels of options, or words that are no option (`unknown`); then the rest."""

    labels: tuple[str, ...]
    unknown: str = ""
    rest: str = ""


def is_reveal(text: str) -> bool:
    """Whether a text only announces the answer below it: "Answer", "Click to show the solution"."""
    return len(text) < _LONGEST_REVEAL and _is_reveal(text)


@lru_cache(maxsize=1 << 12)
def _is_reveal(text: str) -> bool:
    return bool(_REVEAL.match(plain(text)))


@lru_cache(maxsize=1 << 13)
def answer_text(text: str) -> str | None:
    """What stands after "Answer:"; empty when it stands on the next line, None when this is no answer line."""
    words = western(plain(text))
    told = _OPTION_IS_RIGHT.match(words)
    if told:
        return f"{told['rest']}. {words[told.end() :].lstrip(' ,;:.')}"
    match = _ANSWER.match(words)
    native = None if match else _NATIVE_ANSWER.match(words)
    if native:
        rest = native["rest"].strip()
        return rest if native["sign"] or not rest or _is_only_letters(rest) else None
    if not match:
        return None
    rest = str(match["rest"]).strip()
    signed = match["sign"] or _VERB.search(words[: match.start("rest")])
    if not match["weak"] and (signed or not rest):
        return rest
    # "Correct answer B" without a sign, or "Solution: B": only letters may follow.
    return rest if _is_only_letters(rest) else None


def _is_only_letters(text: str) -> bool:
    return bool(_ONLY_LETTERS.fullmatch(with_latin_labels(text)))


def read_key(rest: str, options: Mapping[str, str]) -> Key:
    """Which options an answer names. `options` maps each label to its plain words.

    Words are compared before letters, so that "EMR" can be an answer; letters followed by the words of another
    option contradict themselves and come back as unknown.
    """
    text = rest.strip().strip('`"“”').strip()
    named = _by_words(text, options)
    if named and text.upper() in options and named != (text.upper(),):
        return Key((), unknown=text)  # "B" is the letter of one option and the text of another
    if named:
        return Key(named)
    text = with_latin_labels(western(text))
    labels, end = (_numerals if "II" in options else _labels)(text, options)
    if not labels:
        started = _by_start(text, options)
        return (
            Key((started,), rest=text[len(options[started]) :].lstrip(" ,;:.–—-"))
            if started
            else Key((), text)
        )
    missing = [label for label in labels if label not in options]
    tail = text[end:]
    if missing or _TAKEN_BACK.match(tail):
        return Key((), unknown=", ".join(missing) or text)
    after = tail[match.end() :] if (match := _TELLS.match(tail)) else tail
    said = _by_words(after, options)
    if said and not _agree(labels, said, text[:end], options):
        return Key((), unknown=text)
    return Key(tuple(dict.fromkeys(labels)), rest="" if said else after.strip())


def _agree(labels: Sequence[str], said: Sequence[str], written: str, options: Mapping[str, str]) -> bool:
    """Whether letters and the words behind them name the same options: "B. Amazon S3", "A) Python and C) Java"."""
    if set(said) == set(labels) or (said[-1] == labels[-1] and not _TOGETHER.match(written)):
        return True
    return len(labels) == 1 and options[said[0]] == options[labels[0]]


def _by_words(text: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """The label of the one option with these words, or those of several options named one after the other."""
    words = comparable(text)
    if not words:
        return ()
    found = _labels_of(words, options)
    if found or len(words) > _LONGEST_ENUMERATION:
        return found
    parts = [_labels_of(part, options) for part in _ENUMERATED.split(words)]
    return tuple(label for part in parts for label in part) if len(parts) > 1 and all(parts) else ()


def _by_start(text: str, options: Mapping[str, str]) -> str:
    """The label of the option whose words an answer starts with, before a sign: "Amazon S3 – in buckets"; else ""."""
    low = text.casefold()
    found = [
        label
        for label, words in options.items()
        if words and low.startswith(words.casefold()) and _AFTER_WORDS.match(text, len(words))
    ]
    return max(found, key=lambda label: len(options[label])) if found else ""


def _labels_of(words: str, options: Mapping[str, str]) -> tuple[str, ...]:
    """The label of the one option with exactly these words."""
    found = [label for label, option in options.items() if comparable(option) == words]
    return (found[0],) if len(found) == 1 else ()


@lru_cache(maxsize=1 << 13)
def comparable(text: str) -> str:
    """A text's plain words for comparing: no case, no closing full stop."""
    return " ".join(plain(text).casefold().split()).rstrip(" .;。")


def _labels(text: str, options: Mapping[str, str]) -> tuple[list[str], int]:
    """The labels that a text starts with, and where they end; each may be followed by the words of its option."""
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
        between = _BETWEEN.match(text, at) or _BETWEEN.match(
            text, at := _behind_words(text, at, options.get(labels[-1], ""))
        )
        if not between:
            break
        at = between.end()
    # "Answer: A company can ..." starts with a word, not with a letter.
    may_be_word = len(labels) == 1 and (text[:1] in "AI" or text[:1].islower()) and text[end - 1].isalpha()
    return ([], 0) if may_be_word and not _AFTER_LABEL.match(text, end) else (labels, end)


def _numerals(text: str, options: Mapping[str, str]) -> tuple[list[str], int]:
    """The same for options that have Roman numerals."""
    labels: list[str] = []
    at = end = 0
    while (match := _ROMAN.match(text, at)) and match[1].upper() in ROMANS:
        labels.append(match[1].upper())
        end = match.end()
        between = _BETWEEN.match(text, end)
        if not between:
            break
        at = between.end()
    may_be_word = text[:2] == "I " and not _AFTER_LABEL.match(text, end)
    return ([], 0) if may_be_word else (labels, end)


def _behind_words(text: str, at: int, words: str) -> int:
    """Where the words of an option end that stand in a text right behind its label; else `at`."""
    tells = _TELLS.match(text, at)
    start = tells.end() if tells else at
    bare = words.rstrip(" .;")
    return start + len(bare) if bare and text[start : start + len(bare)].casefold() == bare.casefold() else at
