"""One question per file: front matter with the question, its options and answer, or with labels for a task list.

The stem and the options may also stand in the body; `answer` is a letter, a number, or an option's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from ...diagnostics import Diagnostic, Place, diagnose
from ...packs import split_front_matter
from ...wording import plain
from .answers import comparable, read_key
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .drafting import draft_of
from .gift import is_gift
from .markdown import markdown_of
from .page import Page
from .regions import Region
from .units import split_label

_STEM = ("question", "stem", "prompt")
_OPTIONS = ("options", "choices", "alternatives")
_ANSWER = (
    "answer", "correct", "correct_answer", "correct_answers", "correct_option", "correct_options", "key", "solution",
    "answers",
)  # fmt: skip
_EXPLANATION = ("explanation", "rationale", "reason", "feedback", "why")
_RIGHT = {"true", "yes", "1"}


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the front matter with the line that it stands on: a text, a list, or named values."""

    line: int
    text: str = ""
    items: tuple[Value, ...] = ()
    named: Mapping[str, Value] = field(default_factory=dict)


def find(page: Page) -> Found:
    """The file's one question, if its front matter gives one or describes the one in its body."""
    front = split_front_matter(page.source.text)
    if front is None or is_gift(page.source):
        return Found()
    try:
        lookup = read_front_matter(page.source.text)
    except yaml.YAMLError as error:
        return Found([_unreadable(page, error)]) if _LOOKS_LIKE_QUESTION.search(front[0]) else Found()
    regions = page.regions
    if not _gives_question(lookup) and not (len(regions) == 1 and _describes_question(lookup)):
        return Found()
    if not regions and _first(lookup, _OPTIONS) is None:
        card = _card(page, lookup)
        if card:
            return Found(cards=[card])
    return Found([_question(page, lookup, regions[0] if regions else None)])


def read_front_matter(text: str) -> dict[str, Value]:
    """The named values of a text's front matter, names in lower case; empty where there is none.

    Raises yaml.YAMLError for front matter that is not YAML.
    """
    front = split_front_matter(text)
    node = yaml.compose(front[0], Loader=yaml.SafeLoader) if front else None
    data = _value(node, 0).named
    return {name.lower().replace("-", "_").replace(" ", "_"): value for name, value in data.items()}


def without_front_matter(text: str) -> tuple[str, int]:
    """What stands below the front matter, and the number of its first line.

    Two rules around ordinary text are no front matter: that has to be "name: value" lines.
    """
    front = split_front_matter(text)
    try:
        is_data = bool(front and read_front_matter(text))
    except yaml.YAMLError:
        is_data = bool(front and _LOOKS_LIKE_DATA.match(front[0]))
    if not front or not is_data:
        return text, 1
    return "\n".join(text.split("\n")[front[1] - 1 :]), front[1]


_LOOKS_LIKE_DATA = re.compile(r"[\w-]+:(?:\s|$)")
_LOOKS_LIKE_QUESTION = re.compile(
    r"^(?:question|stem|prompt|options|choices|answer)\s*:", re.MULTILINE | re.IGNORECASE
)


def _card(page: Page, data: Mapping[str, Value]) -> CardDraft | None:
    """A question and an answer in words, without any options: to be recalled."""
    stem, answer = _first(data, _STEM), _first(data, _ANSWER)
    back = answer.text if answer and answer.text else markdown_of(page.blocks)
    if not stem or not plain(stem.text) or not plain(back) or re.fullmatch(r"[A-Ja-j]", back):
        return None
    place = Place(page.source.path, stem.line)
    return CardDraft(
        stem.text, back, place, tuple(page.blocks), _text(data, "section"), _tags(data.get("tags"))
    )


def _unreadable(page: Page, error: yaml.YAMLError) -> AuthoredDraft:
    mark = getattr(error, "problem_mark", None)
    place = Place(page.source.path, mark.line + 2, mark.column + 1) if mark else Place(page.source.path, 1)
    message = f"the front matter is not YAML: {getattr(error, 'problem', None) or 'it cannot be read'}"
    problem = diagnose("N212", place, message, "Put values that hold a colon or a quote between quotes.")
    return AuthoredDraft("", (), "", Place(page.source.path, 1), tuple(page.blocks), problem=problem)


def _gives_question(data: Mapping[str, Value]) -> bool:
    return any(name in data for name in _STEM) or any(name in data for name in _OPTIONS)


def _describes_question(data: Mapping[str, Value]) -> bool:
    """Whether front matter is about a single question in the body, not about a note with one in it."""
    about = any(name in data for name in ("tags", "domain", "difficulty", "type", "id"))
    keyed = any(name in data for name in (*_ANSWER, *_EXPLANATION))
    return keyed or (about and "title" not in data)


def _value(node: yaml.Node | None, depth: int) -> Value:
    line = node.start_mark.line + 2 if node is not None else 1
    if isinstance(node, yaml.ScalarNode):
        return Value(line, str(node.value).strip())
    if depth > 4 or node is None:
        return Value(line)
    if isinstance(node, yaml.SequenceNode):
        return Value(line, items=tuple(_value(item, depth + 1) for item in node.value))
    named = {str(key.value): _value(value, depth + 1) for key, value in node.value}
    return Value(line, named=named)


def _first(data: Mapping[str, Value], names: Sequence[str]) -> Value | None:
    return next((data[name] for name in names if name in data), None)


def _question(page: Page, data: Mapping[str, Value], region: Region | None) -> AuthoredDraft:
    path = page.source.path
    body = draft_of(region, path) if region else None
    stem, explanation = _first(data, _STEM), _first(data, _EXPLANATION)
    options, problem = _keyed(path, data, body)
    text = markdown_of(page.blocks)
    if stem:
        place = Place(path, stem.line)
        told = body.explanation if body else text
    else:
        place = body.place if body else Place(path, page.blocks[0].line.number if page.blocks else 1)
        told = body.explanation if body else ""
    return AuthoredDraft(
        stem=stem.text if stem else (body.stem if body else text),
        options=options,
        explanation=explanation.text if explanation else told,
        place=place,
        blocks=tuple(page.blocks),
        domain=_text(data, "domain") or _text(data, "category") or (body.domain if body else ""),
        explicit_id=_text(data, "id") or (body.explicit_id if body else ""),
        section=_text(data, "section"),
        tags=_tags(data.get("tags")),
        problem=problem,
    )


def _text(data: Mapping[str, Value], name: str) -> str:
    return data[name].text if name in data else ""


def _tags(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    parts = [item.text for item in value.items] or value.text.replace(";", ",").split(",")
    return tuple(part.strip() for part in parts if part.strip())


def _keyed(
    path: str, data: Mapping[str, Value], body: AuthoredDraft | None
) -> tuple[tuple[OptionDraft, ...], Diagnostic | None]:
    """The options of front matter or body with the key that either gives."""
    given = _first(data, _OPTIONS)
    labels, options = _given(path, given) if given else _in_body(body)
    answer = _first(data, _ANSWER)
    if answer is None or not options:
        return tuple(options), body.problem if body and given is None else None
    words = dict(zip(labels, (plain(option.text) for option in options), strict=True))
    right: set[str] = set()
    for value in answer.items or (answer,):
        found = _named(value.text, words)
        if not found:
            message = f"the answer “{value.text[:60]}” is none of the options"
            return tuple(options), diagnose("N209", Place(path, value.line), message, _HINT)
        right |= found
    return tuple(
        OptionDraft(option.text, label in right, option.why, option.place)
        for label, option in zip(labels, options, strict=True)
    ), None


_HINT = "Give the letter or the words of an option: answer: B"


def _given(path: str, value: Value) -> tuple[list[str], list[OptionDraft]]:
    pairs = list(value.named.items()) or [("", item) for item in value.items]
    labels: list[str] = []
    options: list[OptionDraft] = []
    for number, (label, item) in enumerate(pairs):
        text = (
            item.text
            or _text(item.named, "text")
            or _text(item.named, "option")
            or _text(item.named, "value")
        )
        mark = (
            _text(item.named, "correct") or _text(item.named, "is_correct") or _text(item.named, "isCorrect")
        )
        why = _text(item.named, "why") or _text(item.named, "explanation") or _text(item.named, "feedback")
        labels.append(label.upper() or chr(ord("A") + number))
        options.append(OptionDraft(text, mark.lower() in _RIGHT, why, Place(path, item.line)))
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


def _in_body(body: AuthoredDraft | None) -> tuple[list[str], list[OptionDraft]]:
    options = list(body.options) if body else []
    return [chr(ord("A") + n) for n in range(len(options))], options


def _named(text: str, options: Mapping[str, str]) -> set[str]:
    """The labels that an answer names: letters, words, or a number that counts the options from 1."""
    by_words = [label for label, words in options.items() if comparable(words) == comparable(text)]
    if len(by_words) == 1:
        return set(by_words)
    if text.isdigit() and text not in options:
        return set(list(options)[int(text) - 1 : int(text)]) if int(text) > 0 else set()
    return set(read_key(text, options).labels)
