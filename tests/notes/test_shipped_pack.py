"""The pack in content/: what every question of it has, so that learners can drill and look up what they miss."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest

from studyapp.notes.library import Library, read_library
from studyapp.notes.model import Kind, Question, Status

CONTENT = Path(__file__).resolve().parents[2] / "content"
SOURCE = re.compile(r"\[[^\]]+\]\(https://[^)\s]+\)\.$")
FEWEST = 3
"""Questions on a pair below which a drill would only repeat itself."""

COMMON = frozenset(
    """a an the of in on to for and or is are be by at as it its that with from into must should which what
    service fits best need requirement mention customer describe""".split()
)
ALIKE = 0.6


@cache
def pack() -> Library:
    return read_library([CONTENT])


def asked(*, written: bool) -> list[Question]:
    active = [question for question in pack().questions if question.status is Status.ACTIVE]
    return [question for question in active if (question.kind is Kind.AUTHORED) == written]


def where(questions: list[Question]) -> list[str]:
    return [str(question.place) for question in questions]


def test_every_written_question_has_a_domain_of_the_exam() -> None:
    domains = {domain for domain, _ in pack().pack.blueprint}
    assert len(domains) == 4
    assert where([question for question in asked(written=True) if question.domain not in domains]) == []


def test_every_written_question_says_which_two_it_tells_apart() -> None:
    assert where([question for question in asked(written=True) if not question.contrast]) == []


def test_every_written_question_ends_with_its_source() -> None:
    questions = asked(written=True)
    assert where([q for q in questions if not SOURCE.search(q.explanation.strip())]) == []


def test_every_pair_has_enough_questions_for_a_drill() -> None:
    counts = Counter(question.contrast for question in asked(written=True))
    assert {pair: count for pair, count in counts.items() if count < FEWEST} == {}


def test_no_pair_is_always_answered_by_the_same_side() -> None:
    answers: dict[tuple[str, str], list[str]] = defaultdict(list)
    for question in asked(written=True):
        right = {choice.service for choice in question.choices if choice.correct}
        if question.contrast and len(right) == 1 and right <= set(question.contrast):
            answers[question.contrast] += right
    assert {pair for pair, sides in answers.items() if len(sides) >= FEWEST and len(set(sides)) == 1} == set()


def test_no_derived_question_says_again_what_another_of_its_topic_says() -> None:
    alike: dict[tuple[str, str], list[Question]] = defaultdict(list)
    for question in asked(written=False):
        for choice in question.choices:
            if choice.correct:
                alike[question.topic, choice.text].append(question)
    repeats = [
        (where([one, other]), one.stem, other.stem)
        for questions in alike.values()
        for one, other in combinations(questions, 2)
        if shared(one.stem, other.stem) > ALIKE
    ]
    assert repeats == []


def shared(one: str, other: str) -> float:
    """The share of the telling words of both that they have in common."""
    words, others = telling(one), telling(other)
    return len(words & others) / min(len(words), len(others))


def telling(stem: str) -> set[str]:
    words = {word.removesuffix("s") for word in re.findall(r"\w+", stem.casefold())}
    return words - COMMON or {stem}


@pytest.mark.parametrize(
    ("one", "other", "repeats"),
    [
        ("Workers must pull at their own pace.", "Messages that workers pull at their own pace.", True),
        ("Workers must pull at their own pace.", "Subscribers must be pushed to at once.", False),
    ],
)
def test_repeats_are_told_by_their_words(one: str, other: str, repeats: bool) -> None:
    assert (shared(one, other) > ALIKE) == repeats


def test_every_row_that_names_a_need_is_asked_and_says_why() -> None:
    features = [question for question in pack().questions if question.kind is Kind.FEATURE]
    assert where([question for question in features if question.status is not Status.ACTIVE]) == []
    whys = {choice.why for question in features for choice in question.choices if choice.correct}
    assert [why for why in whys if why.startswith("It is what the notes name")] == []
