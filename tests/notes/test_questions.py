"""What is asked of a learner, and what is held back for the author with a reason."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.library import Library
from studyapp.notes.model import Kind, Question
from studyapp.notes.services import Lexicon

from .readers import SAMPLES, asked, codes, held, read_notes, right, sample, wrong

QUEUE = """# Quickline – Message queue

## Choosing

| Scenario | Best choice | Why |
|---|---|---|
| Work waits until a consumer has time | Quickline | It keeps messages until they are taken |
| Many readers replay the same events | Logstream | A log is not emptied by reading |
| A nightly report is started at two | Timekeeper | It starts things by the clock |
| One message reaches many phones | Megaphone | It fans out |
"""


def test_a_decision_row_becomes_a_question_with_a_reason_for_every_choice() -> None:
    library = read_notes(QUEUE)
    question = library.questions[0]
    assert (question.kind, question.place.line) == (Kind.DECISION, 7)
    assert question.stem.endswith("?")
    assert right(question) == ["Quickline"]
    assert sorted(wrong(question)) == ["Logstream", "Megaphone", "Timekeeper"]
    assert all(choice.why for choice in question.choices)
    assert "Work waits until a consumer has time" in question.excerpt


def test_there_are_three_wrong_choices_or_two_if_there_are_no_three() -> None:
    for question in asked(read_notes(QUEUE)):
        assert len(wrong(question)) == 3
    shorter = "\n".join(line for line in QUEUE.split("\n") if "Megaphone" not in line)
    for question in asked(read_notes(shorter)):
        assert len(wrong(question)) == 2


def test_where_the_notes_know_two_services_only_which_of_the_two_is_asked() -> None:
    two = "\n".join(
        line for line in QUEUE.split("\n") if "Megaphone" not in line and "Timekeeper" not in line
    )
    for question in asked(read_notes(two)):
        assert len(question.choices) == 2
    assert len(asked(read_notes(two))) == 2


def test_a_service_never_chosen_alone_is_no_wrong_choice_alone_and_the_author_learns_why() -> None:
    rows = "| Work waits | Quickline |\n| Mail goes out | Quickline or Logstream |\n"
    library = read_notes(f"# Quickline\n\n| Scenario | Best choice |\n|---|---|\n{rows}")
    assert asked(library) == []
    assert codes(library).count("N303") == 2


@pytest.mark.parametrize("name", ["Quickline", "quickline", "QUICKLINE", "QL", "`Quickline`", "Quicklines"])
def test_no_stem_holds_the_right_name_or_an_alias(name: str) -> None:
    note = QUEUE.replace("# Quickline", "# Quickline (QL)").replace("Work waits", f"Work in a {name} waits")
    library = read_notes(note)
    assert 7 not in {q.place.line for q in asked(library)}
    assert [q.held_code for q in library.questions if q.place.line == 7] == ["N302"]


def test_a_telling_word_of_the_name_gives_it_away_as_well() -> None:
    note = QUEUE.replace("| Quickline |", "| Managed Workflows for Apache Airflow |").replace(
        "Work waits", "Airflow work waits"
    )
    assert [q.held_code for q in read_notes(note).questions if q.place.line == 7] == ["N302"]


WORDS = (
    "orders files events nightly report cheap replay video sensor archive fast global private retry".split()
)
NAMES = ["Quickline", "Logstream", "Timekeeper", "Megaphone", "Amazon Vault Nine", "Paper (PP)"]


@st.composite
def decision_notes(draw: st.DrawFn) -> str:
    """A note with a table that accepts and rejects at random and sometimes drops names into its scenarios."""
    words = st.lists(st.sampled_from([*WORDS, *NAMES, "PP", "for", "without"]), min_size=1, max_size=6)
    rows = draw(st.lists(st.tuples(words, names(), names()), min_size=1, max_size=8))
    lines = [f"| {' '.join(said)} | {' or '.join(yes)} | {', '.join(no)} |" for said, yes, no in rows]
    head = "# Quickline\n\n| Scenario | Best choice | Rather than |\n|---|---|---|\n"
    return head + "\n".join(lines) + "\n"


def names() -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(NAMES), max_size=3, unique=True)


@given(decision_notes())
def test_whatever_a_table_says_no_question_betrays_or_doubts_its_key(note: str) -> None:
    library = read_notes(note)
    rows = {row.place.line: row for topic in library.topics for row in topic.decisions}
    lexicon = lexicon_of(library)
    for question in asked(library):
        (answer,) = [choice.service for choice in question.choices if choice.correct]
        assert lexicon.gives_away(answer, question.stem) == ""
        others = [choice.service for choice in question.choices if not choice.correct]
        assert len(set(others)) == len(others) in (2, 3) or len(library.services) == 2
        row = rows[question.place.line]
        same = [r for r in rows.values() if r.scenario.casefold() == row.scenario.casefold()]
        assert answer in row.accepts
        assert not set(others) & {key for r in same for key in r.accepts}


def lexicon_of(library: Library) -> Lexicon:
    lexicon = Lexicon()
    for service in library.services.values():
        lexicon.add(service.name, service.aliases)
    return lexicon.freeze()


@given(decision_notes())
def test_every_row_yields_a_question_or_a_reason(note: str) -> None:
    library = read_notes(note)
    told = {d.place.line for d in library.diagnostics}
    for topic in library.topics:
        for row in topic.decisions:
            here = [q for q in library.questions if q.place.line == row.place.line]
            assert len(here) == 1
            assert (here[0] in asked(library)) != (row.place.line in told)


def test_every_deciding_line_of_a_whole_note_yields_a_question_or_a_reason() -> None:
    library = read_notes(sample("factory.md"))
    (topic,) = library.topics
    facts: list[Any] = [*topic.signals, *topic.decisions, *topic.rules, *topic.features, *topic.use_cases]
    lines = {fact.place.line for fact in facts}
    told = {d.place.line for d in library.diagnostics}
    played = {q.place.line for q in asked(library)}
    assert {q.place.line for q in library.questions} == lines
    assert {q.place.line for q in held(library)} == lines - played
    assert lines - played <= told
    assert all(q.held_reason and q.held_code for q in held(library))


def test_what_the_notes_also_accept_elsewhere_is_no_wrong_choice() -> None:
    other = """# Logstream

| Scenario | Best choice |
|---|---|
| Messages wait until a consumer has time for work | Logstream |
"""
    question = next(q for q in read_notes(QUEUE, other).questions if q.place.line == 7)
    assert "Logstream" not in wrong(question)


def test_lines_that_disagree_across_files_are_reported_with_both_places_and_not_asked() -> None:
    other = """# Logstream

## When not to choose Logstream
- When many readers replay the same events → use Quickline
"""
    library = read_notes(QUEUE, other)
    findings = [d for d in library.diagnostics if d.code == "N301"]
    assert {(d.place.path, d.place.line) for d in findings} == {("a.md", 8), ("b.md", 4)}
    assert "b.md:4" in findings[0].message
    assert "a.md:8" in findings[1].message
    lines = {(q.place.path, q.place.line) for q in asked(library)}
    assert not lines & {("a.md", 8), ("b.md", 4)}


def test_settling_the_disagreement_brings_the_question_back() -> None:
    other = "# Logstream\n\n## When not to choose Logstream\n- For work by the clock → use Timekeeper\n"
    library = read_notes(QUEUE, other)
    assert "N301" not in codes(library)
    assert ("a.md", 8) in {(q.place.path, q.place.line) for q in asked(library)}


def test_the_same_scenario_twice_is_asked_once() -> None:
    library = read_notes(
        QUEUE + "| Until a consumer has time, work waits | Quickline | It keeps messages |\n"
    )
    (twin,) = held(library)
    assert (twin.place.line, twin.held_code) == (11, "N304")
    assert "a.md:7" in twin.held_reason


def test_a_use_case_alone_excludes_nothing_and_is_not_asked() -> None:
    note = (
        QUEUE + "\n## Uses\n\n| Use case | Explanation |\n|---|---|\n| Order intake | Orders wait in line |\n"
    )
    (question,) = [q for q in read_notes(note).questions if q.kind is Kind.USE_CASE]
    assert question.held_code == "N305"


NOTHING_TO_ASK = {
    "plain_notes.md",
    "endpoints.md",
}  # the second knows only two options: too few for a question

PHRASE = re.compile(r"Which (?:service|option) fits best for “[A-Za-z0-9<>≤≥σ].{2,80}[^ .:;,!?]”\?")
SENTENCE = re.compile(r"[A-Z0-9“\"'(`].*[A-Za-z0-9)”\"'%`+.]\. [A-Z][^.]*\?")


def problems_of_stem(question: Question) -> list[str]:
    """What keeps a scenario stem from being a sentence, as far as a pattern can tell."""
    stem = question.stem
    found = []
    if not SENTENCE.fullmatch(stem) and not PHRASE.fullmatch(stem):
        found.append("it is not a sentence and a question")
    if re.search(r"\b(?:needs|wants|is|to|for|a|the) (?:when|if|whenever|to to|for for|need|needs)\b", stem):
        found.append("two beginnings")
    if re.search(r"  |\*\*|\| |✅|❌|→", stem):
        found.append("Markdown or marks are left")
    return found


@pytest.mark.parametrize("name", sorted(p.name for p in SAMPLES.iterdir() if p.name not in NOTHING_TO_ASK))
def test_stems_of_sample_notes_are_sentences(name: str) -> None:
    questions = [q for q in asked(read_notes(sample(name))) if q.kind is not Kind.FEATURE]
    assert questions
    assert {q.stem: problems_of_stem(q) for q in questions if problems_of_stem(q)} == {}


REPLAY = """# Amazon MWAA (MWAA)

📌 **Exam Signal:** If the question mentions **nightly replay of missed past runs**, choose MWAA.

📌 **Exam Signal:** If the question mentions **nightly replay of missed past runs**, choose Step Functions.

## When not to choose it

- For a short chain of calls → use Step Functions
- For one small function → use Lambda
- For ETL of the catalog → use Glue
"""


def test_two_signals_with_the_same_words_and_another_service_are_both_held_back_with_both_places() -> None:
    one, other = (question for question in read_notes(REPLAY).questions if "replay" in question.stem)
    assert (one.held_code, other.held_code) == ("N301", "N301")
    assert str(other.place) in one.held_reason
    assert str(one.place) in other.held_reason


MIXED_UP = """# Quickline vs Logstream

### Question 1

A team needs each order handled once by any worker that is free. What fits?

- [x] Quickline with one consumer group
- [ ] Logstream with three partitions
- [ ] Quickline and Logstream side by side
- [ ] A table in a database

"""


def test_an_option_that_names_one_service_counts_as_that_service_in_the_table_of_mix_ups() -> None:
    question = next(q for q in read_notes(QUEUE + "\n" + MIXED_UP).questions if q.kind is Kind.AUTHORED)
    assert [choice.service for choice in question.choices] == ["quickline", "logstream", "", ""]


def test_a_scenario_without_a_telling_word_is_held_back_because_nothing_is_surely_wrong_for_it() -> None:
    library = read_notes(QUEUE + "| for | Quickline | |\n| for | Quickline or Logstream | |\n")
    assert [question.held_code for question in library.questions[-2:]] == ["N303", "N303"]


RIVALS = """# River Log (RL)

Also known as: River

| Scenario | Best choice | Rather than |
|---|---|---|
| Readers come back for last week's entries | River Log | Dropbag |
| Entries land in files without any reader of ours | Dropbag | {rather} |
| Small messages wait for one worker | Quickline | Dropbag |
| People get mail about an outage | Megaphone | Quickline |

# Dropbag

Also known as: River Dropbag
"""


def test_rivals_that_share_a_word_of_an_old_name_are_asked_against_each_other() -> None:
    library = read_notes(RIVALS.format(rather="River Log"))
    texts = {q.place.line: {choice.text for choice in q.choices} for q in asked(library)}
    assert all({"River Log", "Dropbag"} <= texts[line] for line in (7, 8))


def test_two_forms_of_one_product_that_no_line_tells_apart_are_not() -> None:
    library = read_notes(RIVALS.format(rather="Megaphone").replace("Log | Dropbag", "Log | Quickline"))
    texts = {q.place.line: {choice.text for choice in q.choices} for q in library.questions}
    assert "River Log" not in texts[8]


def test_a_scenario_that_wants_and_rules_out_the_same_is_still_like_its_repeat() -> None:
    scenario = "replay video on disk without disk"
    note = f"""\
# Quickline

| Scenario | Best choice | Rather than |
|---|---|---|
| {scenario} | Quickline or Logstream | |
| {scenario} | Quickline or Megaphone | |
| orders at night | Timekeeper | Quickline, Megaphone, Logstream |
| a private archive | Amazon Vault | Quickline, Megaphone, Logstream |
"""
    others = {
        c.service
        for q in asked(read_notes(note))
        if q.place.line in (5, 6)
        for c in q.choices
        if not c.correct
    }
    assert others == {"timekeeper", "amazon-vault"}
