"""Feature questions and fact cards out of keyword tables.

A row that names a need asks which feature answers it, among the other features of its table. A row that names a
charge, a limit or a default decides nothing: it is a fact to know by heart, and a card.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..model import Card, Choice, FeatureRow, Kind, Question, Status, Topic
from ..services import has_vendor
from ..wording import content_words, overlap, sentence, slugify
from .reasons import Reasons
from .stems import case_sentence

CHOICES = 4
"""Never fewer: two wrong ones that stand in the same table are too easily ruled out."""

LIKE = 0.4
"""Needs with so many common words (Jaccard) may be the same."""

SAME = 0.7
"""Features with so many common words may be: "gp3 volume" and "st1 volume" are not."""

_VALUE = re.compile(
    r"^(?:(?:up\s+to|at\s+(?:most|least)|none|zero|no|unlimited|from|about|[a-z]+\s+up\s+to|one|two|three|four|five|ten)(?![\w-])"
    r"|[~<>≤≥]|\d)"
    r"|^(?:\S+\s+){0,2}\d[\d,.]*\s*(?:[KMGT]i?B|%|ms|s\b|seconds?|minutes?|hours?|days?|years?)",
    re.IGNORECASE,
)
_OF_A_VALUE = re.compile(
    r"^(?:the\s+)?(?:charge|price|billing|number|limit|quota|size|default)\b", re.IGNORECASE
)
_FACTS = frozenset({"limit", "quota", "value", "behaviour", "behavior"})
"""What a column of facts is headed, rather than one of things to choose."""

_MODAL = re.compile(r"\b(?:must|may|can|cannot|should|has\s+to|have\s+to)\b")
_CLAUSE = re.compile(
    r"[;:](?:\s|$)|\b(?:is|are|was|were|has|have|must|needs?|can|cannot|only|not|holds?|keeps?|takes?)\b"
)


def feature_questions(topics: Sequence[Topic], reasons: Reasons) -> list[Question]:
    """A question for each row with a need; rows that the others can't be told from, or too easily, are held back."""
    return [
        _question(topic, row, _distractors(topic, row), reasons)
        for topic in topics
        for row in topic.features
        if not _is_fact(row)
    ]


def fact_cards(topics: Sequence[Topic]) -> list[Card]:
    """A card for each row that only states a fact."""
    return [
        Card(
            front=f"**{topic.name}**: {row.keyword}",
            back="\n\n".join(filter(None, [row.feature, row.reason])),
            place=row.place,
            topic=topic.slug,
            section=row.section,
        )
        for topic in topics
        for row in topic.features
        if _is_fact(row)
    ]


def _is_fact(row: FeatureRow) -> bool:
    """Whether a row answers no need: a value, or the charge, the limit or the default of something."""
    return bool(row.noun.split()[-1] in _FACTS or _VALUE.match(row.feature) or _OF_A_VALUE.match(row.keyword))


def _is_statement(feature: str) -> bool:
    return len(feature.split()) > 8 or bool(_CLAUSE.search(feature))


def _distractors(topic: Topic, row: FeatureRow) -> list[FeatureRow]:
    """Other rows of the same table, the next ones first, alike in shape, that neither say the same nor fit as well."""
    others = [other for other in topic.features if other.table == row.table and other is not row]
    start = sum(other.place < row.place for other in others)
    return [
        other
        for other in others[start:] + others[:start]
        if not _is_fact(other)
        and _is_statement(other.feature) is _is_statement(row.feature)
        and not _same(row.feature, other.feature)
        and overlap(content_words(row.keyword), content_words(other.keyword)) < LIKE
    ][: CHOICES - 1]


def _same(one: str, other: str) -> bool:
    """Whether two features may be one: nearly the same words, or one of them with a remark behind it."""
    a, b = content_words(one), content_words(other)
    return a <= b or b <= a or overlap(a, b) >= SAME


def _reason_to_hold(row: FeatureRow, others: Sequence[FeatureRow]) -> tuple[str, str]:
    """The code and the reason why a row is not asked, both empty when it is."""
    # A word of the need tells nothing if another choice has it as well.
    elsewhere = frozenset().union(*(content_words(other.feature) for other in others))
    shared = (content_words(row.keyword) & content_words(row.feature)) - elsewhere
    if shared:
        return "N302", f"“{min(shared)}” stands in the need and in the feature"
    if _is_statement(row.feature):
        return "N307", "a whole statement tells as a choice what it is about"
    if len(others) + 1 < CHOICES:
        return "N303", "the table has too few other features like it to choose from"
    if _VALUE.match(row.keyword) and _need(row.keyword) != sentence(row.keyword):
        return "N303", "a value as the need leaves open what it is the value of"
    return "", ""


def _question(topic: Topic, row: FeatureRow, others: Sequence[FeatureRow], reasons: Reasons) -> Question:
    said = reasons.on_feature(topic.slug, row.keyword, row.feature)
    quoted = f"The notes say: “{said}”" if said else ""
    need = _need(row.keyword)
    why = sentence(row.reason) or f"It is what the notes name for this need. {quoted}".strip()
    choices = [Choice(row.feature, True, why), *(Choice(o.feature, False, _why_wrong(o)) for o in others)]
    code, hold = _reason_to_hold(row, others)
    return Question(
        kind=Kind.FEATURE,
        stem=_stem(topic, row, need),
        choices=tuple(choices),
        explanation=f"{need} → **{row.feature}**" + (f"\n\n{quoted}" if quoted and row.reason else ""),
        place=row.place,
        excerpt="",
        topic=topic.slug,
        section=row.section,
        domain=topic.domain,
        cue=f"{topic.slug}/{slugify(row.keyword)}",
        status=Status.HELD_BACK if code else Status.ACTIVE,
        held_code=code,
        held_reason=hold,
    )


def _stem(topic: Topic, row: FeatureRow, need: str) -> str:
    """The need as a sentence and then the question; a need that is no sentence goes into the question."""
    noun, name = _noun_and_name(row.noun, topic)
    asked = f"Which {noun} of {name} fits best"
    return f"{asked} for {need}?" if need.startswith("“") else f"{need} {asked}?"


def _need(keyword: str) -> str:
    """A keyword as a full sentence, or in quotation marks. What must be or may not be is a sentence as it stands."""
    told = case_sentence(keyword)
    return sentence(keyword) if told.startswith("A solution is needed") and _MODAL.search(keyword) else told


def _noun_and_name(noun: str, topic: Topic) -> tuple[str, str]:
    """ "Amazon S3 storage option" as ("storage option", "Amazon S3"); the topic's name where the header has none.

    A capital letter tells a name; that of the header's first word only if it is a vendor or the topic has that word.
    """
    words, known = noun.split(), " ".join([topic.name, *topic.aliases]).lower().split()
    names = [
        number
        for number, word in enumerate(words[:-1])
        if word != word.lower()
        and (number or word != word.capitalize() or has_vendor(noun) or word.lower() in known)
    ]
    if not names:
        return noun.lower(), topic.name
    return " ".join(words[names[-1] + 1 :]).lower(), " ".join(words[names[0] : names[-1] + 1])


def _why_wrong(other: FeatureRow) -> str:
    """What a wrong choice would be right for, and why it would be."""
    return " ".join(filter(None, [f"It answers another need: “{other.keyword}”.", sentence(other.reason)]))
