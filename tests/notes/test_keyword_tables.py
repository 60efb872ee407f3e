"""Keyword tables: a row with a need asks for the feature that answers it, a row with a fact is a card."""

from studyapp.notes.library import Library

from .readers import asked, held, read_notes, right, wrong

ALARMS = """# Amazon Alpha

| Requirement | Amazon Alpha alarm options | Why |
|---|---|---|
| A job that falls silent must be noticed | Missing data as a breach | Silence crosses no threshold |
| Ten messages for one outage must become one | Composite alarm | It joins the states of others |
| A bad hour is hidden by the weekday | Anomaly band | The band is learned from the past |
| One slow minute must wake nobody | Datapoints to alarm | Several periods have to breach |
"""


def stems(library: Library) -> list[str]:
    return [question.stem for question in asked(library)]


def rows(*cells: tuple[str, str], header: str = "Alpha feature") -> Library:
    table = "".join(f"| {need} | {feature} |\n" for need, feature in cells)
    return read_notes(f"# Amazon Alpha\n\n| Keyword | {header} |\n|---|---|\n{table}")


def test_a_third_column_says_why_the_answer_is_right_and_what_the_others_are_for() -> None:
    silent, another = asked(read_notes(ALARMS))[0], "It answers another need"
    assert {choice.text: choice.why for choice in silent.choices} == {
        "Missing data as a breach": "Silence crosses no threshold.",
        "Composite alarm": f"{another}: “Ten messages for one outage must become one”. It joins the states of others.",
        "Anomaly band": f"{another}: “A bad hour is hidden by the weekday”. The band is learned from the past.",
        "Datapoints to alarm": f"{another}: “One slow minute must wake nobody”. Several periods have to breach.",
    }


def test_a_question_asks_for_what_the_header_calls_the_features() -> None:
    assert [stem.rpartition(". ")[2] for stem in stems(read_notes(ALARMS))] == [
        "Which alarm option of Amazon Alpha fits best?"
    ] * 4


def test_a_header_may_name_more_than_the_topic_or_nothing() -> None:
    def asks(header: str) -> str:
        return stems(read_notes(ALARMS.replace("Amazon Alpha alarm options", header)))[0].rpartition(". ")[2]

    assert (
        asks("Amazon Alpha or Amazon Beta feature")
        == "Which feature of Amazon Alpha or Amazon Beta fits best?"
    )
    assert asks("Storage option") == "Which storage option of Amazon Alpha fits best?"
    assert asks("Azure feature") == "Which feature of Azure fits best?"
    assert asks("Corresponding AWS feature") == "Which feature of AWS fits best?"
    assert asks("Capabilities") == "Which capability of Amazon Alpha fits best?"


def test_a_need_is_told_as_a_sentence_and_a_phrase_is_quoted() -> None:
    library = rows(
        ("Undo an overwrite", "Versions"),
        ("Licences by socket", "Dedicated host"),
        ("A writer that repeats itself after an outage must not count twice", "Deduplication"),
        ("Old copies are never read", "Lifecycle rule"),
    )
    assert stems(library) == [
        "A team wants to undo an overwrite. Which feature of Alpha fits best?",
        "Which feature of Alpha fits best for “Licences by socket”?",
        "A writer that repeats itself after an outage must not count twice. Which feature of Alpha fits best?",
        "Old copies are never read. Which feature of Alpha fits best?",
    ]


def test_limits_charges_and_defaults_are_cards_and_no_questions() -> None:
    library = rows(
        ("Longest run", "15 minutes"),
        ("Delivery", "At least once"),
        ("Charge for a small statement", "Bytes scanned"),
    )
    assert library.questions == ()
    assert [(card.front, card.back) for card in library.cards] == [
        ("**Amazon Alpha**: Longest run", "15 minutes"),
        ("**Amazon Alpha**: Delivery", "At least once"),
        ("**Amazon Alpha**: Charge for a small statement", "Bytes scanned"),
    ]
    behaviours = rows(("A stop", "The disk stays, the memory is gone"), header="Alpha behaviour")
    assert (len(behaviours.questions), len(behaviours.cards)) == (0, 1)


def test_a_name_that_starts_like_a_number_is_asked_for() -> None:
    library = rows(
        ("Fresh rows without a pipeline", "Zero-ETL integration"),
        ("Files as they arrive", "Auto-copy"),
        ("A live database joined in place", "Federated query"),
        ("Live tables for another account", "Data sharing"),
    )
    assert right(asked(library)[0]) == ["Zero-ETL integration"]


def test_wrong_choices_come_from_the_same_table_only() -> None:
    disks = """| Requirement | Amazon Alpha disk option |
|---|---|
| Scratch files may vanish at every stop | Local disk |
| Forty hosts must share a directory | Shared disk |
| Large files are read from start to end | Slow disk |
| A small volume must be quick | Fast disk |
"""
    first, *_, last = asked(read_notes(f"{ALARMS}\n{disks}"))
    assert not any("disk" in text for text in wrong(first))
    assert wrong(last) == ["Local disk", "Shared disk", "Slow disk"]


def test_a_word_of_the_need_gives_nothing_away_if_another_choice_has_it() -> None:
    same = (
        ("A wall display repeats a query each minute", "Query result reuse"),
        ("A forgotten filter must not scan all", "Per-query data limit"),
        ("New folders are readable at once", "Partition projection"),
        ("Month-end must not wait", "Capacity reservation"),
    )
    assert len(asked(rows(*same))) == 4
    alone = (same[0], ("A forgotten filter must not scan all", "Data limit"), *same[2:])
    assert [question.held_code for question in held(rows(*alone))] == ["N302"]


def test_features_with_one_differing_word_are_told_apart() -> None:
    library = rows(
        ("Lowest latency among hosts", "Cluster placement group"),
        ("Replicas in other racks", "Partition placement group"),
        ("A few hosts that never fail together", "Spread placement group"),
        ("Capacity for a launch day", "Capacity reservation"),
    )
    assert set(wrong(asked(library)[0])) >= {"Partition placement group", "Spread placement group"}


def test_a_row_without_a_reason_quotes_what_the_notes_say_of_its_feature() -> None:
    said = "A composite alarm joins the states of other alarms, so that one outage sends one message."
    filler = " ".join(f"Fact {n} about topic{n} is told by word{n} and example{n} here." for n in range(40))
    bare = ALARMS.replace(" | It joins the states of others", " | ")
    text = bare.replace("\n\n|", f"\n\n{said} {filler}\n\n|", 1)
    composite = asked(read_notes(text))[1]
    assert [choice.why for choice in composite.choices if choice.correct] == [
        f"It is what the notes name for this need. The notes say: “{said}”"
    ]


def test_a_whole_statement_is_held_back() -> None:
    library = rows(("A lost key", "Whoever holds a copy of it can still read: keep two"))
    assert [question.held_code for question in held(library)] == ["N307"]


def test_a_table_with_too_few_rows_is_told_to_have_four() -> None:
    library = rows(("Undo an overwrite", "Versions"), ("Old copies go by themselves", "Lifecycle rule"))
    assert [question.held_code for question in held(library)] == ["N303", "N303"]
    assert all("four rows" in diagnostic.hint for diagnostic in library.diagnostics)
