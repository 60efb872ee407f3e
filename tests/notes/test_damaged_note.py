"""One note of the usual make, damaged as notes are in the wild: everything in it is found, on its own line."""

from typing import Any

import pytest

from studyapp.notes.library import Library
from studyapp.notes.model import Topic

from .readers import asked, codes, held, read_bytes, right, sample


@pytest.fixture(scope="module")
def library() -> Library:
    """The sample as it comes when its UTF-8 bytes were once taken for Mac Roman."""
    damaged = sample("factory.md").encode().decode("mac_roman")
    return read_bytes(damaged.encode(), "factory.txt")


@pytest.fixture(scope="module")
def topic(library: Library) -> Topic:
    (only,) = library.topics
    return only


def test_the_damage_is_undone_and_reported_once(library: Library, topic: Topic) -> None:
    assert codes(library).count("N006") == 1
    assert topic.title == "Azure Data Factory – Managed Data Integration Service"


def test_damaged_and_sound_text_say_the_same(library: Library) -> None:
    sound = read_bytes(sample("factory.md").encode(), "factory.txt")
    assert "N006" not in codes(sound)
    assert library.topics == sound.topics
    assert library.questions == sound.questions


def test_the_title_gives_name_alias_and_subtitle(topic: Topic) -> None:
    assert (topic.name, topic.subtitle) == ("Azure Data Factory", "Managed Data Integration Service")
    assert "ADF" in topic.aliases
    assert topic.place.line == 1


def test_seven_numbered_sections(topic: Topic) -> None:
    numbered = {s.number: (s.place.line, s.title) for s in topic.sections if s.number}
    assert numbered == {
        1: (8, "Moving Data"),
        2: (19, "Shaping Data"),
        3: (29, "Reaching Other Services"),
        4: (39, "Security"),
        5: (49, "Watching It Run"),
        6: (59, "Use Cases"),
        7: (70, "ADF vs Alternatives"),
    }
    assert [s.title for s in topic.sections if not s.number] == ["Summary Table", "Exam Focus"]


def test_five_signals_with_section_cues_and_target(topic: Topic) -> None:
    assert [(s.place.line, s.section, s.cues) for s in topic.signals] == [
        (15, "Moving Data", ("copying from on-premises stores", "ninety connectors", "nightly loads")),
        (25, "Shaping Data", ("data factory pipelines",)),
        (35, "Reaching Other Services", ("loading depends on several stores", "waits for a file")),
        (45, "Security", ("private copying with managed identities and secrets in a vault",)),
        (55, "Watching It Run", ("rerunning from the failed activity",)),
    ]
    assert {s.targets for s in topic.signals} == {("azure-data-factory",)}


def test_four_use_cases(topic: Topic) -> None:
    assert [(u.place.line, u.name) for u in topic.use_cases] == [
        (63, "Nightly warehouse load"),
        (64, "Partner feeds"),
        (65, "Moving off old servers"),
        (66, "Files that arrive any time"),
    ]


def test_four_decision_rows_with_what_fits_and_what_does_not(topic: Topic) -> None:
    factory = "azure-data-factory"
    assert [(d.place.line, d.accepts, d.rejects, d.reason) for d in topic.decisions] == [
        (74, (factory,), ("self-hosted-scripts-on-a-vm",), ""),
        (75, ("logic-apps", "power-automate"), (factory,), "Overkill"),
        (76, (factory,), ("databricks",), ""),
        (77, ("azure-functions", "logic-apps"), (factory,), "starts in a minute"),
    ]


def test_six_keywords_with_their_feature(topic: Topic) -> None:
    assert [(f.place.line, f.keyword, f.feature) for f in topic.features] == [
        (85, "Ninety kinds of stores", "Copy activity"),
        (86, "Drawn transformations", "Mapping data flows"),
        (87, "Behind a firewall", "Self-hosted integration runtime"),
        (88, "A file arrives", "Storage event trigger"),
        (89, "Secrets out of the code", "Linked Key Vault"),
        (90, "Same steps, many tables", "Parameters with a loop"),
    ]


def test_five_rules_for_and_three_against_with_where_they_send_you(topic: Topic) -> None:
    assert [(r.place.line, r.positive, r.services) for r in topic.rules] == [
        (97, True, ()),
        (98, True, ()),
        (99, True, ()),
        (100, True, ()),
        (101, True, ()),
        (104, False, ("logic-apps", "power-automate")),
        (105, False, ("azure-functions",)),
        (106, False, ("databricks",)),
    ]
    assert {r.subject for r in topic.rules} == {"azure-data-factory"}


def test_every_place_is_in_the_file_as_it_is_on_the_disk(topic: Topic) -> None:
    facts: list[Any] = [topic, *topic.signals, *topic.decisions, *topic.rules]
    assert {fact.place.path for fact in facts} == {"factory.txt"}


def test_the_two_lines_that_disagree_are_reported_with_both_places(library: Library) -> None:
    reported = {d.place.line: d.message for d in library.diagnostics if d.code == "N301"}
    assert set(reported) == {76, 106}
    assert "factory.txt:106 says Databricks" in reported[76]
    assert "factory.txt:76 says Azure Data Factory" in reported[106]
    assert not {76, 106} & {q.place.line for q in asked(library)}


def test_what_holds_the_name_is_held_back_and_says_so(library: Library) -> None:
    reasons = {q.place.line: q.held_reason for q in held(library) if q.held_code == "N302"}
    assert {25, 74} <= set(reasons)
    assert "Data factory" in reasons[74]


def test_of_several_right_services_none_is_a_wrong_choice(library: Library) -> None:
    (question,) = [q for q in library.questions if q.place.line == 77]
    texts = {choice.text for choice in question.choices}
    assert len({"Azure Functions", "Logic Apps"} & texts) == 1
    assert right(question)[0] in {"Azure Functions", "Logic Apps"}
    assert any(choice.why == "Starts in a minute." for choice in question.choices)
