"""Broken and adversarial notes: something sensible is said about each, and none takes longer than its size."""

import cProfile
import pstats
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.notes.rendering import render

from .properties import assert_read_well, assert_sound
from .readers import SAMPLES, read_bytes, read_notes

WHOLE = b"\n".join(path.read_bytes() for path in sorted(SAMPLES.iterdir()))


@given(st.binary(max_size=400))
def test_any_bytes_give_topics_or_diagnostics(data: bytes) -> None:
    assert_read_well(data)


@given(st.text(max_size=400))
def test_any_text_gives_topics_or_diagnostics(text: str) -> None:
    assert_sound(read_notes(text), text.encode("utf-8", "surrogatepass"))
    render(text)


@settings(max_examples=150)
@given(st.data())
def test_a_note_with_bytes_changed_cut_and_repeated_is_still_read(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(WHOLE) - 1))
    piece = bytearray(WHOLE[start : start + data.draw(st.integers(1, 600))])
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(piece)))
        piece[at : at + data.draw(st.integers(0, 3))] = data.draw(
            st.sampled_from(
                [b"", b"\n", b"|", b"- ", b"# ", b"**", b"```", b"\xff", b"\x00", b"> ", b"[x]", b"\r"]
            )
        )
    assert_sound(read_bytes(bytes(piece)), bytes(piece))


ADVERSARIAL: dict[str, Callable[[int], str]] = {
    "nested lists": lambda n: "\n".join("  " * (i % 400) + "- a" for i in range(n // 40)),
    "markers in a row": lambda n: "- " * n,
    "quotes in a row": lambda n: "> " * n,
    "one long line": lambda n: "word " * n,
    "one long word": lambda n: "a" * 4 * n,
    "brackets": lambda n: "[" * n,
    "closed brackets": lambda n: "[a]" * n,
    "open links": lambda n: "[a](" * n,
    "open images": lambda n: "![" * n,
    "images in images": lambda n: "[![" * n,
    "stars": lambda n: "**a " * n,
    "underscores": lambda n: "_a_" * n,
    "backticks": lambda n: "`a " * n,
    "tags": lambda n: "<a " * n,
    "comments": lambda n: "<!-- " * n,
    "entities": lambda n: "&amp" * n,
    "spaces": lambda n: "a" + " " * n + "b",
    "blank lines": lambda n: "\n" * n,
    "unclosed fences": lambda n: "```\n" * (n // 2) + "a",
    "unclosed tables": lambda n: "| a | b |\n|---|---|\n" * (n // 8),
    "wide tables": lambda n: "|a" * n + "\n" + "|-" * n + "\n" + "|b" * n,
    "long tables": lambda n: "| a | b |\n|---|---|\n" + "| c | d |\n" * (n // 4),
    "setext": lambda n: "a\n" * n + "===",
    "headings": lambda n: "# a\n" * (n // 10),
    "signals": lambda n: "Exam tip: " * n,
    "conditions": lambda n: "if when the question mentions " * (n // 4),
    "arrows": lambda n: "a → B " * n,
    "choices": lambda n: "choose A when use B for " * (n // 4),
    "commas": lambda n: "a, " * n,
    "negations": lambda n: "not " * n,
    "parentheses": lambda n: "(" * n,
    "task boxes": lambda n: "- [x] a\n" * (n // 10),
    "options": lambda n: "A. a\n" * (n // 10),
    "separators": lambda n: "a::b " * n,
    "clozes": lambda n: "{{c1::a}} " * (n // 4),
    "versus": lambda n: "# " + "A vs " * n,
    "dashes": lambda n: "# " + "a - " * n,
    "definitions": lambda n: "[a]: b\n" * (n // 4),
}


def work(do: Callable[[str], object], text: str) -> int:
    """How many calls it takes: what a machine does, whatever its speed."""
    profile = cProfile.Profile()
    profile.runcall(do, text)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_work_grows_no_faster_than_the_text(name: str) -> None:
    make = ADVERSARIAL[name]
    for do in (read_notes, render):
        do(make(50))
        small, large = work(do, make(500)), work(do, make(4000))
        assert large < 8 * small * 2 + 20_000, (
            f"{do.__name__}: {small} calls, and {large} for 8 times as much"
        )


@pytest.mark.parametrize("name", ADVERSARIAL)
def test_a_lot_of_it_ends(name: str) -> None:
    """No assertion on time: a reader that is quadratic in C code would keep this test from ending."""
    text = ADVERSARIAL[name](20_000)
    library = read_notes(text)
    assert library.topics or library.diagnostics
