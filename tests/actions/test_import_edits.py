"""What learners keep when the notes they study are edited."""

import threading
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone

from studyapp.actions.import_notes import (
    ImportRefused,
    ImportReport,
    NotesUnreadable,
    import_notes,
    preview_import,
)
from studyapp.actions.import_plan import What
from studyapp.actions.record_answer import record_answer
from studyapp.models import Answer, Learner, Memory, Notice, Question, QuestionVersion
from studyapp.queries.learner_states import learner_state
from tests.factories import AskedQuestionFactory, LearnerFactory, QuizSessionFactory
from tests.sample_notes import bank, database_rows, key_of, question_by_stem, task_list, write_notes

pytestmark = pytest.mark.django_db

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
ALL = {"a.md": bank(LAKE, STREAM, KEYS)}


class Notes:
    """A folder of notes that is edited and imported."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def become(self, files: Mapping[str, str], *, accept: bool = False) -> ImportReport:
        write_notes(self.folder, files)
        return import_notes([self.folder], accept=accept)


@pytest.fixture
def notes(tmp_path: Path) -> Notes:
    return Notes(tmp_path / "notes")


def answer(learner: Learner, words: str, chosen: str) -> Answer:
    """The learner's answer to the question with these words: the option of this text."""
    version = question_by_stem(words).version
    asked = AskedQuestionFactory.create(quiz=QuizSessionFactory.create(learner=learner), version=version)
    return record_answer(asked, [version.choices.get(text=chosen).pk])


def known_of(learner: Learner) -> dict[str, tuple]:
    """What the engine holds of the learner, by component."""
    learner.refresh_from_db()
    held = learner_state(learner).components
    return {key: (memory.due_at, memory.answers, memory.right) for key, memory in held.items()}


def counts(report: ImportReport) -> dict[str, int]:
    return {what.value: n for what in What if (n := report.plan.count(what))}


def test_moving_renaming_and_rewording_keep_history_and_due_dates(notes: Notes) -> None:
    notes.become(ALL)
    learner = LearnerFactory.create()
    answer(learner, "CSV files", "Athena")
    answer(learner, "Sensors", "SQS")
    known = known_of(learner)
    before = {q.pk for q in Question.objects.all()}

    report = notes.become({"x/lake.md": bank(KEYS, LAKE.replace("bank", "bakery")), "y.md": bank(STREAM)})

    assert {q.pk for q in Question.objects.all()} == before
    assert counts(report) == {"reworded": 1, "moved": 3}
    assert known_of(learner) == known
    assert question_by_stem("CSV files").answers.count() == 1
    assert question_by_stem("CSV files").path == "x/lake.md"


def test_a_reworded_question_gets_a_version_and_the_answer_keeps_its_own(notes: Notes) -> None:
    notes.become(ALL)
    given = answer(LearnerFactory.create(), "CSV files", "Athena")
    notes.become({"a.md": bank(LAKE.replace("bank", "bakery"), STREAM, KEYS)})
    question = question_by_stem("bakery")
    assert question.version.number == 2
    given.refresh_from_db()
    assert "A bank lands" in given.asked.version.stem
    assert given.question == question


def test_a_removed_question_is_retired_and_resumes_when_it_comes_back(notes: Notes) -> None:
    notes.become(ALL)
    learner = LearnerFactory.create()
    answer(learner, "CSV files", "Athena")
    known = known_of(learner)
    question = question_by_stem("CSV files")

    report = notes.become({"a.md": bank(STREAM, KEYS)})
    question.refresh_from_db()
    assert question.status == "retired"
    assert counts(report) == {"retired": 1}

    report = notes.become({"b.md": bank(LAKE), "a.md": bank(STREAM, KEYS)})
    question.refresh_from_db()
    assert question.status == "active"
    assert counts(report) == {"resumed": 1, "moved": 1}
    assert question.answers.count() == 1
    assert known_of(learner) == known


def test_a_changed_key_makes_a_version_regrades_and_tells_the_learner_once(notes: Notes) -> None:
    notes.become(ALL)
    wronged, mistaken, untouched = LearnerFactory.create_batch(3)
    first = answer(wronged, "CSV files", "EMR")
    second = answer(mistaken, "CSV files", "Athena")
    answer(untouched, "Sensors", "SQS")
    assert (first.correct, second.correct) == (False, True)

    report = notes.become(
        {"a.md": bank(LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", "[x] EMR"), STREAM, KEYS)}
    )

    assert counts(report) == {"re-keyed": 1}
    (change,) = report.plan.changes
    assert (change.path, change.line, change.learners, change.answers) == ("a.md", 5, 2, 2)
    question = question_by_stem("CSV files")
    assert question.version.number == 2
    assert key_of(question) == {"EMR"}
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.correct, first.regraded) == (False, True)
    assert (second.correct, second.regraded) == (True, False)
    assert {notice.learner for notice in Notice.objects.all()} == {wronged, mistaken}
    assert notes.become({"a.md": (notes.folder / "a.md").read_text()}).changed_anything is False
    assert Notice.objects.count() == 2


def test_after_a_changed_key_a_learner_is_known_as_if_it_had_always_been_so(notes: Notes) -> None:
    rekeyed = LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", "[x] EMR")
    notes.become({"a.md": bank(LAKE, STREAM), "b.md": bank(rekeyed.replace("CSV", "ORC"), KEYS)})
    learner, twin = LearnerFactory.create_batch(2)
    start = timezone.now() - timedelta(days=9)
    for day, words, chosen in ((0, "{} files", "EMR"), (2, "Sensors", "SQS"), (5, "{} files", "Athena")):
        for one, word in ((learner, "CSV"), (twin, "ORC")):
            given = answer(one, words.format(word), chosen)
            Answer.objects.filter(pk=given.pk).update(answered_at=start + timedelta(days=day))

    notes.become(
        {"a.md": bank(rekeyed, STREAM), "b.md": bank(rekeyed.replace("CSV", "ORC"), KEYS)}, accept=True
    )
    Learner.objects.update(to_relearn=True)  # the twin's past as well, by the same dates
    notes.become({"a.md": bank(rekeyed, STREAM), "b.md": bank(rekeyed.replace("CSV", "ORC"), KEYS)})

    known, known_of_twin = (sorted(known_of(person).values(), key=str) for person in (learner, twin))
    assert known == known_of_twin
    assert learner.state.pop("recent") != twin.state.pop("recent")  # the ids of different questions
    assert learner.state == twin.state
    assert not Learner.objects.filter(to_relearn=True).exists()


def test_an_answer_to_several_right_options_counts_as_far_as_it_was_asked(notes: Notes) -> None:
    notes.become(ALL)
    given = answer(LearnerFactory.create(), "CSV files", "EMR")
    notes.become({"a.md": bank(LAKE.replace("[ ] EMR", "[x] EMR"), STREAM, KEYS)})
    given.refresh_from_db()
    assert given.regraded is True
    assert question_by_stem("CSV files").version.select == 2


def test_a_key_changed_there_and_back_leaves_the_first_verdict(notes: Notes) -> None:
    notes.become(ALL)
    learner = LearnerFactory.create()
    given = answer(learner, "CSV files", "Athena")
    known = known_of(learner)
    notes.become(
        {"a.md": bank(LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", "[x] EMR"), STREAM, KEYS)}
    )
    assert known_of(learner) != known
    notes.become(ALL)
    given.refresh_from_db()
    assert given.regraded is None
    assert known_of(learner) == known
    assert Notice.objects.count() == 1  # the newer one replaced what was not seen yet


def test_a_question_with_an_error_is_asked_on_in_its_last_good_version(notes: Notes) -> None:
    notes.become(ALL)
    learner = LearnerFactory.create()
    answer(learner, "CSV files", "Athena")
    report = notes.become({"a.md": bank("A word before.\n", LAKE.replace("[x]", "[ ]"), STREAM, KEYS)})
    question = question_by_stem("CSV files")
    assert counts(report) == {"kept as it was": 1}
    assert (question.status, question.version.number, key_of(question)) == ("active", 1, {"Athena"})
    assert question.line == 7
    assert question.held_reason
    assert not notes.become({"a.md": (notes.folder / "a.md").read_text()}).changed_anything

    notes.become(ALL)
    question.refresh_from_db()
    assert (question.held_code, question.held_reason) == ("", "")
    assert question.answers.count() == 1


def test_a_copy_of_a_question_shares_nothing_with_it_once_it_is_edited(notes: Notes) -> None:
    notes.become(ALL)
    learner = LearnerFactory.create()
    answer(learner, "CSV files", "Athena")
    notes.become({"a.md": bank(LAKE, LAKE, STREAM, KEYS)})
    copy = LAKE.replace("CSV files", "Parquet tables").replace("every night", "each hour")
    notes.become({"a.md": bank(copy, LAKE, STREAM, KEYS)})
    original, edited = question_by_stem("CSV files"), question_by_stem("Parquet tables")
    assert original.answers.count() == 1
    assert edited.answers.count() == 0
    assert original.status == edited.status == "active"
    assert original.cue != edited.cue
    assert set(known_of(learner)) == {original.cue.key}


def test_duplicates_with_different_keys_are_held_back_until_they_are_settled(notes: Notes) -> None:
    other = LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", "[x] EMR")
    notes.become(ALL)
    question = question_by_stem("CSV files")
    notes.become({"a.md": bank(LAKE, STREAM, KEYS), "b.md": bank(other)})
    question.refresh_from_db()
    assert question.status == "held_back"
    notes.become(
        {"a.md": bank(LAKE, STREAM, KEYS), "b.md": bank(other.replace("CSV files", "streams of video"))}
    )
    question.refresh_from_db()
    assert (question.status, key_of(question)) == ("active", {"Athena"})
    assert question_by_stem("streams of video").status == "active"


def test_what_was_previewed_is_what_happens(notes: Notes) -> None:
    notes.become(ALL)
    answer(LearnerFactory.create(), "CSV files", "Athena")
    write_notes(
        notes.folder,
        {
            "b.md": bank(LAKE.replace("bank", "bakery"), KEYS),
            "c.md": bank(STREAM.replace("Sensors", "Cameras")),
        },
    )
    before = database_rows()
    plan, _ = preview_import([notes.folder])
    assert database_rows() == before
    assert import_notes([notes.folder], expected_plan=plan.id).plan == plan


def test_a_plan_is_refused_when_the_notes_changed_since_it_was_shown(notes: Notes) -> None:
    notes.become(ALL)
    write_notes(notes.folder, {"a.md": bank(LAKE.replace("bank", "bakery"), STREAM, KEYS)})
    plan, _ = preview_import([notes.folder])
    write_notes(notes.folder, {"a.md": bank(LAKE.replace("bank", "brewery"), STREAM, KEYS)})
    before = database_rows()
    with pytest.raises(ImportRefused, match="not the plan"):
        import_notes([notes.folder], expected_plan=plan.id)
    assert database_rows() == before


def test_a_plan_is_refused_when_another_import_came_between(notes: Notes) -> None:
    notes.become(ALL)
    edited = {"a.md": bank(LAKE.replace("bank", "bakery"), STREAM, KEYS)}
    write_notes(notes.folder, edited)
    plan, _ = preview_import([notes.folder])
    notes.become({"a.md": bank(LAKE, STREAM)})
    write_notes(notes.folder, edited)
    with pytest.raises(ImportRefused, match="not the plan"):
        import_notes([notes.folder], expected_plan=plan.id)


@pytest.mark.django_db(transaction=True)
def test_imports_at_the_same_time_store_each_question_once(notes: Notes) -> None:
    notes.become({"a.md": bank(LAKE)})
    write_notes(notes.folder, {"a.md": bank(LAKE.replace("bank", "bakery"), STREAM), "b.md": bank(KEYS)})
    problems: list[Exception] = []
    start = threading.Barrier(3)

    def run() -> None:
        try:
            start.wait()
            import_notes([notes.folder])
        except Exception as error:  # noqa: BLE001 - whatever it is, the test shows it
            problems.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert problems == []
    assert sorted(Question.objects.values_list("status", flat=True)) == ["active"] * 3
    assert QuestionVersion.objects.count() == 4
    assert not Memory.objects.exists()


def many(word: str = "valve", wrong: str = "[ ]", right: str = "[x]", parts: int = 20) -> str:
    """A bank large enough for the gate."""
    names = "amber birch cedar delta ember fjord grove heath inlet joule knoll larch maple north ocean pearl quartz "
    names += "river stone tower"
    return bank(
        *(
            f"### Question\n\nWhich {word} opens when the {name} turbine trips?\n\n"
            f"- {right} The {name} one\n- {wrong} The bypass of {name}\n"
            for name in names.split()[:parts]
        )
    )


@pytest.mark.parametrize(
    ("accident", "reason"),
    [
        (many(right="[ ]"), "20 of 23 questions have no valid key any more"),
        (many(wrong="[x]", right="[ ]"), "20 of 23 questions have another key"),
        (many(parts=8), "12 of 23 questions are gone"),
        ("", "m.md: the file is empty; 20 of its questions would be gone"),
        ("# Questions\n\nNothing here yet.\n", "m.md: the file is there, but none of its 20 questions"),
    ],
    ids=["keys lost", "keys flipped", "questions gone", "file empty", "file without questions"],
)
def test_an_accident_is_refused_and_the_last_good_state_stays(
    notes: Notes, accident: str, reason: str
) -> None:
    notes.become({**ALL, "m.md": many()})
    before = database_rows()
    with pytest.raises(ImportRefused) as refused:
        notes.become({**ALL, "m.md": accident})
    assert any(text.startswith(reason) for text in refused.value.reasons)
    assert database_rows() == before

    notes.become({**ALL, "m.md": accident}, accept=True)
    assert database_rows() != before


def test_a_folder_with_nothing_but_a_readme_is_told_of_when_it_is_imported(notes: Notes) -> None:
    with pytest.raises(NotesUnreadable) as refused:
        notes.become({"README.md": "# My notes\n\nAll that I learned.\n"})
    assert [finding.code for finding in refused.value.diagnostics] == ["N007"]


def test_small_and_ordinary_edits_pass_the_gate(notes: Notes) -> None:
    notes.become({**ALL, "m.md": many()})
    notes.become({"b.md": bank(LAKE.replace("[x]", "[ ]"), STREAM), "n.md": many(parts=16)})
    notes.become({"b.md": bank(STREAM), "n.md": many(word="relief valve", parts=16)})
    assert Question.objects.filter(status="active").count() == 17


def test_one_small_file_whose_keys_are_lost_is_noticed_in_a_large_folder(notes: Notes) -> None:
    def files(**marks: str) -> dict[str, str]:
        parts = {f"part-{n}.md": many(word=f"valve number {n}") for n in range(4)}
        return {**parts, "small.md": many(word="hatch", parts=6, **marks)}

    notes.become(files())
    with pytest.raises(ImportRefused, match=r"^small.md: 6 of 6 questions have no valid key"):
        notes.become(files(right="[ ]"))


def test_the_limits_are_settings(notes: Notes, settings) -> None:
    settings.GATE_RETIRED = 0.7
    notes.become({**ALL, "m.md": many()})
    notes.become({**ALL, "m.md": many(parts=8)})
    assert Question.objects.filter(status="retired").count() == 12


def test_an_answer_to_a_version_that_was_replaced_on_screen_is_graded_as_shown_and_learned_as_right(
    notes: Notes,
) -> None:
    notes.become(ALL)
    learner, twin = LearnerFactory.create_batch(2)
    shown = AskedQuestionFactory.create(
        quiz=QuizSessionFactory.create(learner=learner), version=question_by_stem("CSV files").version
    )
    rekeyed = LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", "[x] EMR")
    notes.become({"a.md": bank(rekeyed, STREAM, KEYS)})
    shown.refresh_from_db()

    given = record_answer(shown, [shown.version.choices.get(text="Athena").pk])
    answer(twin, "CSV files", "Athena")

    assert (given.correct, given.regraded) == (True, False)
    ((_, answers, right),) = known_of(learner).values()
    assert (answers, right) == (1, 0)
    assert [held[1:] for held in known_of(twin).values()] == [(1, 0)]
    assert [notice.learner for notice in Notice.objects.all()] == [learner]


def test_an_answer_is_followed_through_all_versions_since(notes: Notes) -> None:
    notes.become(ALL)
    given = answer(LearnerFactory.create(), "CSV files", "EMR")
    texts = ["Amazon EMR", "Amazon EMR clusters", "Amazon EMR clusters for Spark"]
    for text in texts:
        notes.become({"a.md": bank(LAKE.replace("[ ] EMR", f"[ ] {text}"), STREAM, KEYS)})
    last = LAKE.replace("[x] Athena", "[ ] Athena").replace("[ ] EMR", f"[x] {texts[-1]}")
    notes.become({"a.md": bank(last, STREAM, KEYS)})
    given.refresh_from_db()
    assert question_by_stem("CSV files").version.number == 5
    assert given.regraded is True


def test_two_folders_with_a_topic_of_the_same_name_leave_each_other_alone(tmp_path: Path) -> None:
    one, other = Notes(tmp_path / "one"), Notes(tmp_path / "other")
    one.become({"a.md": bank(LAKE, STREAM)})
    first = Question.objects.filter(pk__in=list(Question.objects.values_list("pk", flat=True))).order_by("pk")
    before = list(first.values())
    assert counts(other.become({"a.md": bank(LAKE.replace("bank", "bakery"), KEYS)})) == {"added": 2}
    assert list(first.all().values()) == before
    assert not one.become({"a.md": bank(LAKE, STREAM)}).changed_anything
    assert counts(other.become({"a.md": bank(KEYS)})) == {"retired": 1}
    assert Question.objects.filter(status="active").count() == 3
