"""Questions in front matter: one with its options and answer, or with labels for a task list below; or a list of many.

The stem and the options of a single one may also stand in the body; `answer` is a letter, a number, or an option's
words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import yaml

from ...diagnostics import Place, diagnose
from ...packs import split_front_matter
from ...wording import plain
from .draft import AuthoredDraft, CardDraft, Found, OptionDraft
from .drafting import draft_of
from .fields import Fields, Value, fields_of, first_of, read_front_matter, tags_of, text_of
from .gift import is_gift
from .given_options import ANSWER, INDEX, OPTIONS, answer_in, keyed, options_in
from .markdown import markdown_of
from .page import Page
from .regions import Region

_STEM = ("question", "stem", "prompt")
_STEM_IN_LIST = (*_STEM, "q", "text", "front", "title", "question_text")
_LISTS = ("questions", "quiz", "items", "cards", "flashcards")
_EXPLANATION = ("explanation", "rationale", "reason", "feedback", "why")
_LOOKS_LIKE_QUESTION = re.compile(
    r"^(?:question|questions|stem|prompt|options|choices|answer)\s*:", re.MULTILINE | re.IGNORECASE
)


def find(page: Page) -> Found:
    """What the front matter of a file asks, or the one question in its body that it describes."""
    front = split_front_matter(page.source.text)
    if front is None or is_gift(page.source):
        return Found()
    try:
        data = read_front_matter(page.source.text)
    except yaml.YAMLError as error:
        return Found([_unreadable(page, error)]) if _LOOKS_LIKE_QUESTION.search(front[0]) else Found()
    many = list(_listed(data))
    if many:
        return _several(page.source.path, many)
    regions = page.regions
    if not _gives_question(data) and not (len(regions) == 1 and _describes_question(data)):
        return Found()
    if not regions and first_of(data, OPTIONS) is None:
        card = _card(page.source.path, data, text_of(data, _STEM), page)
        if card:
            return Found(cards=[card])
    return Found([_question(page, data, regions[0] if regions else None)])


def _listed(data: Fields) -> Iterator[tuple[Fields, Value]]:
    """The fields and the stem of each question in a list of the front matter, be it inside of a "quiz" or not."""
    value = first_of(data, _LISTS)
    if value is None:
        return
    inner = first_of(fields_of(value), _LISTS)
    for item in (inner or value).items:
        fields = fields_of(item)
        stem = first_of(fields, _STEM_IN_LIST)
        if stem and plain(stem.text) and (answer_in(fields) or first_of(fields, (*OPTIONS, "back"))):
            yield fields, stem


def _several(path: str, many: Sequence[tuple[Fields, Value]]) -> Found:
    found = Found()
    first = _first_number([data for data, _ in many])
    for data, stem in many:
        given = options_in(path, data)
        card = None if given else _card(path, data, stem.text, None)
        if card:
            found.cards.append(replace(card, place=Place(path, stem.line)))
            continue
        labels, options = given or ([], [])
        counts_from = 0 if first_of(data, INDEX) else first
        found.questions.append(_draft(path, data, stem, labels, options, counts_from))
    return found


def _first_number(many: Sequence[Fields]) -> int | None:
    """Whether the answers of a list count options from 0 or from 1; None where no answer tells."""
    for data in many:
        answer, given = answer_in(data), options_in("", data)
        for value in (answer.items or (answer,)) if answer and given else ():
            if value.text == "0":
                return 0
            if given and value.text == str(len(given[1])):
                return 1
    return None


def _draft(
    path: str,
    data: Fields,
    stem: Value,
    labels: Sequence[str],
    options: Sequence[OptionDraft],
    first: int | None,
) -> AuthoredDraft:
    answer, problem, right = answer_in(data), None, tuple(options)
    if answer and options and answer.text + "".join(item.text for item in answer.items):
        right, problem = keyed(path, labels, options, answer, first)
    return AuthoredDraft(
        stem=stem.text,
        options=right,
        explanation=text_of(data, _EXPLANATION),
        place=Place(path, stem.line),
        blocks=(),
        domain=text_of(data, ("domain",)) or text_of(data, ("category",)),
        explicit_id=text_of(data, ("id",)),
        section=text_of(data, ("section",)),
        tags=tags_of(data),
        problem=problem,
    )


def _card(path: str, data: Fields, stem: str, page: Page | None) -> CardDraft | None:
    """A question and an answer in words, without any options: to be recalled."""
    answer = first_of(data, (*ANSWER, "back"))
    back = answer.text if answer and answer.text else markdown_of(page.blocks) if page else ""
    value = first_of(data, _STEM)
    if not plain(stem) or not plain(back) or re.fullmatch(r"[A-Ja-j]", back):
        return None
    place = Place(path, value.line if value else 1)
    return CardDraft(
        stem, back, place, tuple(page.blocks) if page else (), text_of(data, ("section",)), tags_of(data)
    )


def _unreadable(page: Page, error: yaml.YAMLError) -> AuthoredDraft:
    mark = getattr(error, "problem_mark", None)
    place = Place(page.source.path, mark.line + 2, mark.column + 1) if mark else Place(page.source.path, 1)
    message = f"the front matter is not YAML: {getattr(error, 'problem', None) or 'it cannot be read'}"
    problem = diagnose("N212", place, message, "Put values that hold a colon or a quote between quotes.")
    return AuthoredDraft("", (), "", Place(page.source.path, 1), tuple(page.blocks), problem=problem)


def _gives_question(data: Fields) -> bool:
    return any(name in data for name in (*_STEM, *OPTIONS))


def _describes_question(data: Fields) -> bool:
    """Whether front matter is about a single question in the body, not about a note with one in it."""
    about = any(name in data for name in ("tags", "domain", "difficulty", "type", "id"))
    is_keyed = any(name in data for name in (*ANSWER, *_EXPLANATION))
    return is_keyed or (about and "title" not in data)


def _question(page: Page, data: Fields, region: Region | None) -> AuthoredDraft:
    """The question that front matter gives, with what it does not say taken from the body."""
    path = page.source.path
    body = draft_of(region, path) if region else None
    text = markdown_of(page.blocks)
    stem = first_of(data, _STEM)
    place = body.place if body else Place(path, page.blocks[0].line.number if page.blocks else 1)
    given = options_in(path, data) or _in_body(body)
    asked = stem or Value(place.line, body.stem if body else text)
    draft = _draft(path, data, asked, *given, first=0 if first_of(data, INDEX) else 1)
    draft.blocks = tuple(page.blocks)
    draft.place = Place(path, stem.line) if stem else place
    draft.explanation = draft.explanation or (body.explanation if body else text if stem else "")
    draft.explicit_id = draft.explicit_id or (body.explicit_id if body else "")
    draft.domain = draft.domain or (body.domain if body else "")
    draft.tags = draft.tags or (body.tags if body else ())
    if answer_in(data) is None and first_of(data, OPTIONS) is None and body:
        draft.problem = body.problem
    return draft


def _in_body(body: AuthoredDraft | None) -> tuple[list[str], list[OptionDraft]]:
    options = list(body.options) if body else []
    return [chr(ord("A") + n) for n in range(len(options))], options
