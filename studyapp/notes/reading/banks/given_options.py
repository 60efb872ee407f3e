"""Options and their key as front matter gives them: texts, letters with texts, or named values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...diagnostics import Diagnostic, Place, diagnose
from ...wording import plain
from .answers import comparable, read_key
from .draft import OptionDraft
from .fields import Fields, Value, fields_of, first_of, text_of
from .labels import split_label

OPTIONS = ("options", "choices", "alternatives")
INDEX = ("correct_index", "answer_index", "correct_answer_index", "correct_option_index")
"""Names of answers that count options from 0."""
ANSWER = (
    "answer", "correct", "correct_answer", "correct_answers", "correct_option", "correct_options", "key", "solution",
    "answers", *INDEX,
)  # fmt: skip
_MARK = ("correct", "is_correct", "right")
_RIGHT = {"true", "yes", "1"}
_HINT = "Give the letter or the words of an option: answer: B"


def options_in(path: str, data: Fields) -> tuple[list[str], list[OptionDraft]] | None:
    """The letters and the options of a question's fields, None where they give no options.

    "answers" are the options where another name says which of them is right.
    """
    given = first_of(data, OPTIONS)
    listed = first_of(data, ("answers", "a"))
    if given is None and listed and listed.items and answer_in(data) is not listed:
        given = listed
    return _given(path, given) if given else None


def answer_in(data: Fields) -> Value | None:
    """What the fields of a question say about the answer."""
    return first_of(data, ANSWER)


def keyed(
    path: str, labels: Sequence[str], options: Sequence[OptionDraft], answer: Value, first: int | None
) -> tuple[tuple[OptionDraft, ...], Diagnostic | None]:
    """The options with those marked right that an answer names, and what is wrong with the answer.

    `first` is the number of the first option, 1 or 0; None where that cannot be known.
    """
    words = dict(zip(labels, (plain(option.text) for option in options), strict=True))
    right: set[str] = set()
    for value in answer.items or (answer,):
        found = _named(value.text, words, first)
        if not found:
            message = f"the answer “{value.text[:60]}” is none of the options"
            if first is None and value.text.isdigit():
                message = f"the answer {value.text} may count the options from 0 or from 1"
            return tuple(options), diagnose("N209", Place(path, value.line), message, _HINT)
        right |= found
    return tuple(
        OptionDraft(option.text, label in right, option.why, option.place)
        for label, option in zip(labels, options, strict=True)
    ), None


def _given(path: str, value: Value) -> tuple[list[str], list[OptionDraft]]:
    pairs = list(value.named.items()) or [("", item) for item in value.items]
    labels: list[str] = []
    options: list[OptionDraft] = []
    for number, (label, item) in enumerate(pairs):
        data = fields_of(item)
        text = item.text or text_of(data, ("text", "option", "value", "answer", "label"))
        why = text_of(data, ("why", "explanation", "feedback"))
        mark = text_of(data, _MARK).lower() in _RIGHT
        labels.append(
            label.upper() or text_of(data, ("id", "key", "letter")).upper() or chr(ord("A") + number)
        )
        options.append(OptionDraft(text, mark, why, Place(path, item.line)))
    if len(set(labels)) < len(labels):
        labels = [chr(ord("A") + number) for number in range(len(labels))]
    return _without_letters(labels, options)


def _without_letters(labels: list[str], options: list[OptionDraft]) -> tuple[list[str], list[OptionDraft]]:
    """ "A. Amazon S3" in a list of options is the option "Amazon S3"."""
    split = [split_label(option.text) for option in options]
    if not split or [part[0] if part else "" for part in split] != labels:
        return labels, options
    return labels, [
        OptionDraft(part[1] if part else option.text, option.correct, option.why, option.place)
        for part, option in zip(split, options, strict=True)
    ]


def _named(text: str, options: Mapping[str, str], first: int | None) -> set[str]:
    """The labels that an answer names: letters, words, or a number that counts the options."""
    by_words = [label for label, words in options.items() if comparable(words) == comparable(text)]
    if len(by_words) == 1:
        return set(by_words)
    if text.isdecimal() and text not in options:
        at = int(text) - first if first is not None and len(text) < 4 else -1
        return set(list(options)[at : at + 1]) if at >= 0 else set()
    return set(read_key(text, options).labels)
