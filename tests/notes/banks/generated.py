"""Banks of questions that hypothesis makes up."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

LETTERS = "ABCDEF"
WORDS = [
    "queue",
    "topic",
    "stream",
    "bucket",
    "table",
    "cluster",
    "`code`",
    "*soon*",
    "14 days",
    "a & b",
    "50 %",
    "né",
]


@dataclass(frozen=True)
class Asked:
    """A question as a generator made it up."""

    stem: str
    options: tuple[str, ...]
    right: frozenset[int]
    explanation: str

    @property
    def letters(self) -> str:
        return ", ".join(LETTERS[n] for n in sorted(self.right))


phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)


@st.composite
def made_up(draw: st.DrawFn, number: int) -> Asked:
    options = draw(st.lists(phrases, min_size=3, max_size=6, unique=True))
    right = draw(st.sets(st.integers(0, len(options) - 1), min_size=1, max_size=len(options) - 1))
    explanation = draw(st.one_of(st.just(""), phrases.map(lambda words: f"It is {words}.")))
    return Asked(f"Case {number}: which fits {draw(phrases)}?", tuple(options), frozenset(right), explanation)


banks = st.integers(1, 4).flatmap(lambda count: st.tuples(*(made_up(n) for n in range(1, count + 1))))
