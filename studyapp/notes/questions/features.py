"""Feature questions out of keyword-to-feature tables: the choices are the other features of the same table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from ..model import Choice, FeatureRow, Kind, Question, Status, Topic
from ..wording import content_words, overlap, slugify

CHOICES = 4
"""Never fewer: two wrong ones that stand in the same table are too easily ruled out."""


class _Shape(Enum):
    """What a feature cell is like, worded for the stem. Choices of one question share it, or it gives them away."""

    LIMIT = "Which value or limit of {} goes with “{}”?"
    NAME = "Which feature or option of {} answers the need “{}”?"
    STATEMENT = "In {}, what is true of “{}”?"


_LIMIT = re.compile(
    r"^(?:up\s+to|at\s+(?:most|least)|none|zero|no\b|unlimited|from|about|[a-z]+\s+up\s+to|[~<>≤≥]|\d|one|two|three|four|five|ten)"
    r"|^(?:\S+\s+){0,2}\d[\d,.]*\s*(?:[KMGT]i?B|%|ms|s\b|seconds?|minutes?|hours?|days?|years?)",
    re.IGNORECASE,
)
# What a value is a value of: "two minutes" among sizes is guessed without knowing anything.
_DIMENSIONS = (
    re.compile(r"\b(?:ms|s|millisec\w*|sec\w*|min\w*|hours?|h|days?|weeks?|months?|years?)\b", re.IGNORECASE),
    re.compile(r"\b[KMGTP]i?B\b|\bbytes?\b", re.IGNORECASE),
    re.compile(r"%|\bper\s?cent\b", re.IGNORECASE),
    re.compile(r"[$€£]"),
)
_CLAUSE = re.compile(
    r"[;:]|\b(?:is|are|was|were|has|have|must|needs?|can|cannot|only|not|holds?|keeps?|takes?)\b"
)


def feature_questions(topics: Sequence[Topic]) -> list[Question]:
    """A question for each row; rows that the others can't be told from, or too easily, are held back."""
    return [_question(topic, row, _distractors(topic, row)) for topic in topics for row in topic.features]


def _shape(feature: str) -> _Shape:
    if _LIMIT.match(feature):
        return _Shape.LIMIT
    return _Shape.STATEMENT if len(feature.split()) > 8 or _CLAUSE.search(feature) else _Shape.NAME


def _dimension(feature: str) -> int:
    """The number of the first dimension that a value has; values of none are counts."""
    found = ((match.start(), n) for n, unit in enumerate(_DIMENSIONS) if (match := unit.search(feature)))
    return min(found, default=(0, len(_DIMENSIONS)))[1]


def _alike(one: str, other: str) -> bool:
    """Whether two features can stand side by side as choices without one giving itself away by its kind."""
    if _shape(one) is not _shape(other):
        return False
    return _shape(one) is not _Shape.LIMIT or _dimension(one) == _dimension(other)


def _distractors(topic: Topic, row: FeatureRow) -> list[FeatureRow]:
    """Other rows of the same table, the next ones first, alike in shape, that neither say the same nor fit as well."""
    mine = content_words(row.feature)
    others = [other for other in topic.features if other.section == row.section and other is not row]
    start = sum(other.place < row.place for other in others)
    return [
        other
        for other in others[start:] + others[:start]
        if _alike(other.feature, row.feature)
        and overlap(mine, content_words(other.feature)) < 0.4
        and overlap(content_words(row.keyword), content_words(other.keyword)) < 0.4
    ][: CHOICES - 1]


def _reason_to_hold(row: FeatureRow, others: Sequence[FeatureRow]) -> tuple[str, str]:
    """The code and the reason why a row is not asked, both empty when it is."""
    shared = content_words(row.keyword) & content_words(row.feature)
    if shared:
        return "N302", f"“{min(shared)}” stands in the need and in the feature"
    if _shape(row.feature) is _Shape.STATEMENT:
        return "N307", "a whole statement tells as a choice what it is about"
    if len(others) + 1 < CHOICES:
        return "N303", "the table has too few other features like it to choose from"
    if _LIMIT.match(row.keyword):
        return "N303", "a value as the need leaves open what it is the value of"
    return "", ""


def _question(topic: Topic, row: FeatureRow, others: Sequence[FeatureRow]) -> Question:
    choices = [Choice(row.feature, True, f"The notes name it for “{row.keyword}”.")]
    choices += [Choice(o.feature, False, f"That belongs to “{o.keyword}”.") for o in others]
    code, reason = _reason_to_hold(row, others)
    return Question(
        kind=Kind.FEATURE,
        stem=_shape(row.feature).value.format(topic.name, row.keyword),
        choices=tuple(choices),
        explanation=f"{row.keyword} → **{row.feature}**",
        place=row.place,
        excerpt="",
        topic=topic.slug,
        section=row.section,
        domain=topic.domain,
        cue=f"{topic.slug}/{slugify(row.keyword)}",
        status=Status.HELD_BACK if code else Status.ACTIVE,
        held_code=code,
        held_reason=reason,
    )
