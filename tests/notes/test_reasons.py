"""What stands below the right choice: the row's own reason, or a sentence of the notes that bears on the scenario."""

import pytest

from studyapp.notes.library import Library

from .readers import asked, read_notes

ABOUT = """# Amazon Ferry (Ferry)

Amazon Ferry moves messages between programs. It is billed by the request and has no servers to look after at all.

## How it works

- A redrive policy moves a message to the parking lane after its maximum number of receives.
- Long polling waits up to twenty seconds for messages and avoids empty answers that are billed.
- Ordering is kept inside a message group, and groups are worked on side by side.
- Encryption at rest uses a key of the account, which other accounts may be allowed to use.
- The console shows the age of the oldest message, so that a stuck consumer is seen early.
- Messages stay for four days unless told otherwise, and for fourteen at most.
- Consumers delete what they have worked on; what they don't delete comes back.
- Costs are tagged by lane, which helps to bill the teams that share an account.

{signal}

| Scenario | Best choice | Why |
|---|---|---|
| Many readers replay the same entries | Amazon Logbook | A log is not emptied by reading |
| One notice reaches many phones | Amazon Megaphone | It fans out |
| A report is started at two every night | Amazon Clock | It starts things by the clock |
"""
REDRIVE = (
    "**Exam signal:** If it mentions **messages set aside after a maximum number of receives**, use Ferry."
)


def why_right(library: Library, line_with: str) -> str:
    """The reason below the right choice of the question whose stem has these words."""
    (question,) = (q for q in asked(library) if line_with in q.stem)
    return next(choice.why for choice in question.choices if choice.correct)


def test_the_sentence_that_speaks_of_the_same_thing_is_quoted() -> None:
    why = why_right(read_notes(ABOUT.format(signal=REDRIVE)), "set aside")
    assert why == (
        "The notes choose Amazon Ferry for this. They say: “A redrive policy moves a message to the parking lane"
        " after its maximum number of receives.”"
    )


def test_the_reason_of_a_row_comes_first() -> None:
    library = read_notes(ABOUT.format(signal=REDRIVE))
    assert why_right(library, "replay the same entries") == "A log is not emptied by reading."


def test_nothing_is_quoted_that_shares_but_a_word_or_two() -> None:
    signal = "**Exam signal:** If the question mentions **teams that dislike waiting for their servers**, use Ferry."
    assert (
        why_right(read_notes(ABOUT.format(signal=signal)), "dislike")
        == "The notes choose Amazon Ferry for this."
    )


def test_a_sentence_about_another_service_is_not_quoted() -> None:
    about = ABOUT.replace("A redrive policy moves", "In Amazon Logbook a redrive policy moves")
    assert "They say" not in why_right(read_notes(about.format(signal=REDRIVE)), "set aside")


def test_sources_tables_code_and_other_rules_are_not_quoted() -> None:
    sentence = "A redrive policy moves a message to the parking lane after its maximum number of receives."
    for instead in (
        f"## Sources\n\n- {sentence}",
        f"```\n{sentence}\n```",
        f"[{sentence}](https://example.com/redrive)",
        f"| Text |\n|---|\n| {sentence} |",
        f"When in doubt: {sentence.lower()}",
    ):
        about = ABOUT.replace(f"- {sentence}\n", "").replace(
            "{signal}", f"{{signal}}\n\n{instead}\n\n## More\n"
        )
        assert "They say" not in why_right(read_notes(about.format(signal=REDRIVE)), "set aside"), instead


def test_a_sentence_that_only_repeats_the_scenario_explains_nothing() -> None:
    again = "Messages are set aside after a maximum number of receives."
    about = ABOUT.replace(
        "A redrive policy moves a message to the parking lane after its maximum number of receives.", again
    )
    assert "They say" not in why_right(read_notes(about.format(signal=REDRIVE)), "set aside")


def test_the_topic_of_the_right_service_is_searched_from_other_files() -> None:
    other = f"# Before the exam\n\n{REDRIVE}\n"
    why = why_right(read_notes(ABOUT.replace("{signal}", ""), other), "set aside")
    assert "A redrive policy moves a message" in why


ROW = """# Quickline

| Scenario | Best choice | Rather than | Why |
|---|---|---|---|
| Small messages wait for one worker | Quickline | Megaphone, Logstream, Paper Mill | {why} |
| Readers come back for last week's entries | Logstream | Quickline | It keeps them |
| One worker prints small books | Paper Mill | Quickline | It has presses |
"""


def reasons_of(why: str) -> dict[str, str]:
    question = next(q for q in asked(read_notes(ROW.format(why=why))) if q.place.line == 5)
    return {choice.text: choice.why for choice in question.choices}


def test_each_wrong_choice_shows_the_part_of_the_reason_that_speaks_of_it() -> None:
    why = "Quickline holds messages; Megaphone pushes at once, Logstream keeps everything, and Paper Mill prints"
    assert reasons_of(why) == {
        "Quickline": f"{why}.",
        "Megaphone": "Megaphone pushes at once.",
        "Logstream": "Logstream keeps everything.",
        "Paper Mill": "Paper Mill prints.",
    }


@pytest.mark.parametrize(
    "why",
    [
        "Quickline holds messages; the others pass them on",
        "Quickline has the upkeep; with Megaphone it stays yours, as with Logstream and Paper Mill",
    ],
)
def test_a_part_that_can_not_be_understood_alone_stays_in_its_sentence(why: str) -> None:
    assert set(reasons_of(why).values()) == {f"{why}."}


def test_a_wrong_choice_nobody_spoke_of_shows_the_need_that_is_nearest_to_the_asked_one() -> None:
    note = ROW.format(why="Quickline holds them").replace("Megaphone, Logstream, Paper Mill", "Megaphone")
    note = note.replace(
        "One worker prints small books",
        "Maps are drawn | Paper Mill | Megaphone | Ink |\n| Novels leave the press in small editions",
    )
    question = next(q for q in asked(read_notes(note)) if q.place.line == 5)
    (why,) = [choice.why for choice in question.choices if choice.text == "Paper Mill"]
    assert "Novels leave the press in small editions" in why
