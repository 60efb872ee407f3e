"""Warnings about sets of questions: when they speak, and when they keep quiet."""

from __future__ import annotations

from studyapp.notes.checks import check
from studyapp.notes.library import read_texts
from studyapp.notes.source import Source

PAIR = ("Amazon MWAA", "AWS Step Functions")


def codes(*texts: str) -> list[str]:
    sources = [Source(f"{n}.md", f"{n}.md", text) for n, text in enumerate(texts)]
    return [finding.code for finding in check(read_texts(sources))]


def between(stem: str, right: int) -> str:
    boxes = "\n".join(f"- [{'x' if n == right else ' '}] {name}" for n, name in enumerate(PAIR))
    return f"### {stem}\n\n{boxes}\n\n"


def test_a_word_that_turns_the_answer_round_makes_a_good_pair() -> None:
    stem = "A team of five runs forty nightly jobs for a bank and {} them by date. Which service fits best?"
    both = between(stem.format("replays"), 0) + between(stem.format("draws"), 1)
    assert codes(both) == []
    assert codes(both.replace("[x]", "[ ]").replace("[ ] Amazon MWAA", "[x] Amazon MWAA")) == ["N213"]


def test_near_repeats_are_found_across_files() -> None:
    stem = "A team of {} replays three months of missed daily runs by date. Which service fits best?"
    assert codes(between(stem.format("five"), 0), between(stem.format("nine"), 0)) == ["N213"]


def test_a_few_questions_say_nothing_about_a_set() -> None:
    few = "".join(between(f"Case {n}: which fits need{n}?", 0) for n in range(9))
    assert codes("# Amazon MWAA vs AWS Step Functions\n\n" + few) == []
    assert codes("# Amazon MWAA vs AWS Step Functions\n\n" + few + between("Which fits last?", 0)) == ["N214"]


def test_options_of_one_service_are_a_pair_as_well() -> None:
    boxes = "- [x] A gateway endpoint\n- [ ] An interface endpoint\n- [ ] A NAT gateway\n\n"
    heading = "# Networks\n\n## Gateway endpoint vs interface endpoint\n\n"
    few = "".join(f"### Case {n}: what is needed for need{n}?\n\n{boxes}" for n in range(9))
    assert "N214" not in codes(heading + few)
    assert "N214" in codes(heading + few + f"### What is needed last?\n\n{boxes}")


def test_a_pair_is_counted_across_files() -> None:
    title = "# Amazon MWAA vs AWS Step Functions\n\n"
    parts = [title + "".join(between(f"Case {p}{n}: which fits {p}{n}?", 0) for n in range(5)) for p in "ab"]
    assert codes(*parts) == ["N214"]


def test_rejected_and_held_back_questions_do_not_count() -> None:
    repeated = "# Amazon MWAA vs AWS Step Functions\n\n" + between("Which fits?", 0) * 12
    assert codes(repeated) == []
