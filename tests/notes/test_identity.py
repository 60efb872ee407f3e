"""Which question is which after an edit, judged on real Markdown before and after."""

from collections.abc import Mapping

from studyapp.notes.identity import match_questions
from studyapp.notes.library import read_texts
from studyapp.notes.likeness import Likeness, key_changed, likeness_of, vocabulary_of
from studyapp.notes.source import Source
from tests.sample_notes import bank, task_list

LAKE = task_list(
    "A bank lands CSV files in a bucket every night and analysts ask for SQL on them without servers. What fits?",
    ["Athena"],
    ["Redshift", "EMR", "Neptune"],
)
STREAM = task_list(
    "Sensors send readings that several teams have to replay for seven days. Which stream keeps them?",
    ["Kinesis Data Streams"],
    ["Firehose", "SQS", "SNS"],
)
KEYS = task_list(
    "Auditors demand that the company rotates its own encryption material once a year. Which option?",
    ["Customer managed key"],
    ["AWS owned key", "Plain text", "Client token"],
)


def likenesses(files: Mapping[str, str]) -> list[Likeness]:
    """The questions of these files, in the order of the notes."""
    library = read_texts([Source(name, name, text) for name, text in sorted(files.items())])
    questions = [(question, False) for question in library.questions]
    questions += [(question, True) for question in library.rejected]
    questions.sort(key=lambda pair: pair[0].place)
    return [likeness_of(question, question.place.path, broken=broken) for question, broken in questions]


def matched(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str | None]:
    """Stem after the edit to the stem it had before, None for a new question."""
    stored, read = likenesses(before), likenesses(after)
    assert stored
    found = match_questions(stored, read)
    assert len(set(found.values())) == len(found)
    return {one.stem: stored[found[n]].stem if n in found else None for n, one in enumerate(read)}


def stem_of(question: str) -> str:
    return question.split("\n")[2]


def test_a_question_that_moves_to_another_file_is_the_same() -> None:
    after = matched({"a.md": bank(LAKE, STREAM)}, {"a.md": bank(LAKE), "z.md": bank(STREAM)})
    assert after == {stem_of(LAKE): stem_of(LAKE), stem_of(STREAM): stem_of(STREAM)}


def test_a_file_split_in_two_with_both_halves_renamed_keeps_all() -> None:
    after = matched({"a.md": bank(LAKE, STREAM, KEYS)}, {"x.md": bank(KEYS, LAKE), "y.md": bank(STREAM)})
    assert all(stem == was for stem, was in after.items())
    assert len(after) == 3


def test_a_typo_mended_keeps_the_question() -> None:
    typo = LAKE.replace("analysts", "anylasts").replace("Neptune", "Neptun")
    assert matched({"a.md": bank(typo, STREAM)}, {"a.md": bank(LAKE, STREAM)})[stem_of(LAKE)] == stem_of(typo)


def test_a_typo_in_a_question_of_four_words_keeps_the_question() -> None:
    wrong, right = (
        task_list(f"What is {word}?", ["A stream"], ["A table", "A cache"])
        for word in ("Kinessis", "Kinesis")
    )
    assert matched({"a.md": bank(wrong)}, {"a.md": bank(right)}) == {"What is Kinesis?": "What is Kinessis?"}


def test_new_markup_and_another_order_of_options_keep_the_question() -> None:
    marked = task_list(
        stem_of(LAKE).replace("SQL", "**SQL**"), ["`Athena`"], ["EMR", "*Neptune*", "Redshift"]
    )
    assert matched({"a.md": bank(LAKE)}, {"a.md": bank(marked)})[stem_of(marked)] == stem_of(LAKE)


def test_a_stem_written_anew_in_other_words_keeps_the_question() -> None:
    reworded = LAKE.replace(
        "A bank lands CSV files in a bucket every night and analysts ask for SQL on them without servers.",
        "Every night CSV files land in a bucket; analysts of the bank want to run SQL on those files and no servers.",
    )
    assert reworded != LAKE
    assert matched({"a.md": bank(LAKE, KEYS)}, {"a.md": bank(reworded, KEYS)})[stem_of(reworded)] == stem_of(
        LAKE
    )


def test_reworded_options_keep_the_question() -> None:
    reworded = LAKE.replace("Redshift", "Redshift Serverless").replace("EMR", "An EMR cluster")
    assert matched({"a.md": bank(LAKE)}, {"a.md": bank(reworded)})[stem_of(LAKE)] == stem_of(LAKE)


def test_another_question_with_the_same_options_is_new() -> None:
    other = task_list(
        "Dashboards with thousands of joins over petabytes must answer in seconds all day. What fits?",
        ["Redshift"],
        ["Athena", "EMR", "Neptune"],
    )
    assert matched({"a.md": bank(LAKE)}, {"a.md": bank(other)}) == {stem_of(other): None}


def test_the_same_words_about_other_options_are_a_new_question() -> None:
    one = task_list(
        "Which of these statements is true?", ["Parquet is columnar"], ["CSV has types", "JSON is flat"]
    )
    other = task_list(
        "Which of these statements is true?", ["Keys rotate yearly"], ["Roles expire", "Tags cost"]
    )
    assert matched({"a.md": bank(one)}, {"a.md": bank(other)}) == {"Which of these statements is true?": None}


def test_a_question_turned_into_its_opposite_with_another_key_is_new() -> None:
    asked = "Which of these stores of the catalogue is {}serverless and billed for each request?"
    one = task_list(asked.format(""), ["DynamoDB on demand"], ["Aurora provisioned", "Redshift provisioned"])
    other = task_list(
        asked.format("not "), ["Aurora provisioned"], ["DynamoDB on demand", "Redshift provisioned"]
    )
    assert matched({"a.md": bank(one)}, {"a.md": bank(other)}) == {asked.format("not "): None}


def test_two_swapped_answers_are_the_same_question_with_another_key() -> None:
    swapped = LAKE.replace("- [x] Athena", "- [x] EMR").replace("- [ ] EMR", "- [ ] Athena")
    assert matched({"a.md": bank(LAKE)}, {"a.md": bank(swapped)}) == {stem_of(LAKE): stem_of(LAKE)}
    stored, read = likenesses({"a.md": bank(LAKE)}), likenesses({"a.md": bank(swapped)})
    assert key_changed(stored[0], read[0], vocabulary_of(stored, read))


def test_a_reworded_right_option_is_no_other_key() -> None:
    stored = likenesses({"a.md": bank(LAKE, STREAM)})
    read = likenesses({"a.md": bank(LAKE.replace("[x] Athena", "[x] Amazon Athena"), STREAM)})
    assert not key_changed(stored[0], read[0], vocabulary_of(stored, read))


def test_a_right_option_replaced_by_something_else_is_another_key() -> None:
    stored = likenesses({"a.md": bank(LAKE, STREAM)})
    read = likenesses({"a.md": bank(LAKE.replace("[x] Athena", "[x] Timestream"), STREAM)})
    assert key_changed(stored[0], read[0], vocabulary_of(stored, read))


def test_a_copy_that_is_edited_is_new_and_the_original_stays() -> None:
    copy = LAKE.replace("CSV files", "Parquet files").replace("every night", "each hour")
    for order in ((LAKE, copy), (copy, LAKE)):
        after = matched({"a.md": bank(LAKE, KEYS)}, {"a.md": bank(*order, KEYS)})
        assert after == {stem_of(LAKE): stem_of(LAKE), stem_of(copy): None, stem_of(KEYS): stem_of(KEYS)}


def near_twins() -> tuple[str, str]:
    """Two questions that differ in one telling word."""
    stem = "Which command lists the {} of a Linux machine without any further package installed?"
    options = ["lspci", "lsusb", "lscpu", "lsblk"]
    return tuple(
        task_list(stem.format(what), [right], [o for o in options if o != right])
        for what, right in (("disks", "lsblk"), ("processors", "lscpu"))
    )  # type: ignore[return-value]


def test_near_twins_edited_together_in_place_are_not_mixed_up() -> None:
    one, other = near_twins()
    edited = [question.replace("without any further", "with no other") for question in (one, other)]
    after = matched({"a.md": bank(one, other)}, {"a.md": bank(*edited)})
    assert after == {stem_of(edited[0]): stem_of(one), stem_of(edited[1]): stem_of(other)}


def test_a_question_as_near_to_one_as_to_another_is_new() -> None:
    one, other = near_twins()
    between = (
        one.replace("disks", "boards")
        .replace("- [x] lsblk", "- [ ] lsblk")
        .replace("- [ ] lspci", "- [x] lspci")
    )
    before = {"a.md": bank(one, KEYS, other)}
    assert matched(before, {"b.md": bank(between), "c.md": bank(KEYS)})[stem_of(between)] is None


def test_twins_with_one_stem_and_different_keys_stay_apart_when_one_is_rekeyed() -> None:
    one = task_list(
        "Where do the logs go by default in this set-up of the agent?", ["A bucket"], ["A queue", "A table"]
    )
    other = task_list(
        "Where do the logs go by default in this set-up of the agent?", ["A queue"], ["A bucket", "A table"]
    )
    changed = other.replace("[x] A queue", "[ ] A queue").replace("[ ] A table", "[x] A table")
    stored = likenesses({"a.md": bank(one), "b.md": bank(other)})
    read = likenesses({"a.md": bank(one), "b.md": bank(changed)})
    assert match_questions(stored, read) == {0: 0, 1: 1}


def test_identical_questions_stay_in_their_files() -> None:
    stored = likenesses({"a.md": bank(LAKE), "b.md": bank(LAKE)})
    read = likenesses({"a.md": bank(KEYS), "b.md": bank(LAKE, KEYS)})
    found = match_questions(stored, read)
    lake = next(n for n, one in enumerate(read) if one.stem == stem_of(LAKE))
    assert stored[found[lake]].asked  # the one that learners were asked goes on


def test_an_explicit_id_holds_whatever_the_text_becomes() -> None:
    one = LAKE.replace("### Question", "### Question {#lake}")
    other = KEYS.replace("### Question", "### Question {#lake}")
    assert matched({"a.md": bank(one)}, {"b.md": bank(other)}) == {stem_of(KEYS): stem_of(LAKE)}


def test_an_id_given_to_a_known_question_does_not_make_it_new() -> None:
    named = LAKE.replace("### Question", "### Question {#lake}")
    assert matched({"a.md": bank(LAKE)}, {"a.md": bank(named)}) == {stem_of(LAKE): stem_of(LAKE)}


def test_near_questions_with_different_ids_are_different() -> None:
    one = LAKE.replace("### Question", "### Question {#one}")
    other = LAKE.replace("### Question", "### Question {#other}").replace("CSV", "JSON")
    assert matched({"a.md": bank(one)}, {"a.md": bank(other)})[stem_of(other)] is None


def test_an_id_that_stands_twice_names_nothing() -> None:
    one, other = (text.replace("### Question", "### Question {#same}") for text in (LAKE, KEYS))
    after = matched({"a.md": bank(one, other)}, {"a.md": bank(other, one)})
    assert after == {stem_of(LAKE): stem_of(LAKE), stem_of(KEYS): stem_of(KEYS)}


def test_a_question_that_lost_its_key_is_still_known() -> None:
    broken = LAKE.replace("[x]", "[ ]")
    assert matched({"a.md": bank(LAKE, KEYS)}, {"a.md": bank(broken, KEYS)})[stem_of(LAKE)] == stem_of(LAKE)


NOTE = """\
# Amazon MWAA

## 1. Choosing

| Scenario | Use MWAA | Use alternative |
|---|---|---|
| Python DAGs with complex dependencies | ✅ | |
| A serverless flow of three functions | | Step Functions |
| Nightly batch containers on spot capacity | | Batch |
| Scheduled crawl of the catalog | | Glue Workflows |
"""


def test_derived_questions_survive_changes_around_them() -> None:
    edited = NOTE.replace("## 1. Choosing", "Some words.\n\n## 4. What to choose when").replace(
        "| Nightly batch", "| Rules on events of many accounts | | EventBridge |\n| Nightly batch"
    )
    after = matched({"mwaa.md": NOTE}, {"orchestration/airflow.md": edited})
    new = [stem for stem, was in after.items() if was is None]
    assert len(after) == 5
    assert len(new) == 1
    assert "events of many accounts" in new[0]
    assert all(was in (None, stem) for stem, was in after.items())


def test_a_reworded_line_keeps_its_derived_question() -> None:
    edited = NOTE.replace(
        "Python DAGs with complex dependencies", "Python DAGs that have complex dependencies"
    )
    after = matched({"mwaa.md": NOTE}, {"mwaa.md": edited})
    assert None not in after.values()


def test_a_line_with_another_verdict_is_the_same_question() -> None:
    edited = NOTE.replace("| | Batch |", "| | Glue Workflows |")
    after = matched({"mwaa.md": NOTE}, {"mwaa.md": edited})
    assert None not in after.values()


def test_a_long_stem_with_other_options_is_the_same_question() -> None:
    other = task_list(stem_of(LAKE), ["Athena"], ["Timestream", "Keyspaces", "QLDB"])
    assert matched({"a.md": bank(LAKE, KEYS)}, {"a.md": bank(KEYS, other)})[stem_of(LAKE)] == stem_of(LAKE)


def test_long_options_with_another_lead_are_the_same_question() -> None:
    options = [
        "Rotate the material each year and keep what came before for reading old objects",
        "Write the material into the image of the container and build that again in January",
        "Send the material by mail to the auditors, who keep it in a safe of their own",
    ]
    one = task_list("Which plan meets the rule?", options[:1], options[1:])
    other = task_list("What should the team do?", options[:1], options[1:])
    assert matched({"a.md": bank(one, LAKE)}, {"b.md": bank(other, LAKE)})[stem_of(other)] == stem_of(one)
