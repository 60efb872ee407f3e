"""Weak areas: what a learner mixes up, per pair, topic and signal, each with its drill."""

import re
from pathlib import Path
from uuid import uuid4

from studyapp.models import AskedQuestion, Pack, Question, QuizSession, Status
from tests.views.practice import (
    FOLDER,
    PAIR_TARGET,
    STORAGE,
    Visitor,
    asked_at,
    choices_of,
    import_folder,
    next_to,
)


def drills_on(visitor: Visitor) -> list[str]:
    """What each drill button of the page would start."""
    html = visitor.client.get("/weak-areas/").content.decode()
    return re.findall(r'name="what" value="([^"]+)"', html)


def answer_as_mwaa(visitor: Visitor, url: str, count: int) -> tuple[int, int]:
    """Always chooses Amazon MWAA; (questions where Step Functions was right, questions where it was MWAA)."""
    mistaken = right = 0
    for _ in range(count):
        visitor.see(url)
        version = asked_at(url).version
        visitor.choose(url, [version.choices.get(text="Amazon MWAA").pk])
        key = version.choices.get(correct=True).text
        mistaken += key == "AWS Step Functions"
        right += key == "Amazon MWAA"
        url = next_to(url)
    return mistaken, right


def test_a_newcomer_is_offered_a_quiz_instead_of_empty_tables(visitor: Visitor) -> None:
    page = visitor.see("/weak-areas/")
    assert "Nothing to show before your first answers" in page
    assert drills_on(visitor) == ["mixed"]


def test_a_mix_up_is_told_with_its_counts(visitor: Visitor) -> None:
    visitor.start(PAIR_TARGET, size=40)
    quiz = QuizSession.objects.get()
    mistaken, _ = answer_as_mwaa(visitor, f"/quiz/{quiz.public_id}/1/", quiz.size)
    assert mistaken
    page = visitor.see("/weak-areas/")
    assert f"chose MWAA for Step Functions : {mistaken} of {mistaken}" in page


FIREWALLS = """# Firewalls

## Security group vs network ACL

### Which one answers by itself, without a rule for replies?

- [x] A security group
- [ ] A network ACL
- [ ] A route table

### Which one can deny an address?

- [ ] A security group
- [x] A network ACL
- [ ] A route table
"""


def test_two_options_of_one_service_are_a_pair_like_two_services(visitor: Visitor, notes: Path) -> None:
    import_folder(notes, {**FOLDER, "firewalls.md": FIREWALLS})
    pair = "contrast contrast:network-acl|security-group"
    assert "Network ACL vs Security group 2 questions" in visitor.see("/")
    url = visitor.start(pair, size=2)
    for _ in range(2):
        visitor.see(url)
        visitor.choose(url, [asked_at(url).version.choices.get(text="A network ACL").pk])
        url = next_to(url)
    page = visitor.see("/weak-areas/")
    assert "Network ACL vs Security group" in page
    assert "chose Network ACL for Security group : 1 of 1" in page
    assert pair in drills_on(visitor)


def test_a_heading_put_above_known_questions_says_what_their_choices_are(
    visitor: Visitor, notes: Path
) -> None:
    import_folder(
        notes, {**FOLDER, "firewalls.md": FIREWALLS.replace("## Security group vs network ACL\n\n", "")}
    )
    import_folder(notes, {**FOLDER, "firewalls.md": FIREWALLS})
    url = visitor.start("contrast contrast:network-acl|security-group", size=2)
    visitor.answer_all(url, right=False)
    versions = [asked.version for asked in AskedQuestion.objects.all()]
    assert [version.number for version in versions] == [1, 1]
    keys = {choice.text: choice.service_key for version in versions for choice in version.choices.all()}
    assert keys == {"A security group": "security-group", "A network ACL": "network-acl", "A route table": ""}


def test_every_area_starts_a_drill_on_just_that(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=40), right=False)
    drills = drills_on(visitor)
    assert {drill.partition(" ")[0] for drill in drills} >= {"contrast", "topic", "cue"}
    for drill in drills:
        url = visitor.start(drill.replace("&amp;", "&"))
        visitor.answer_all(url)
    for quiz in QuizSession.objects.exclude(mode="mixed"):
        asked = AskedQuestion.objects.filter(quiz=quiz).values_list(
            "version__question__contrast__key", "version__question__cue__key"
        )
        assert asked
        if quiz.mode in ("contrast", "cue"):
            assert all(quiz.target in components for components in asked)


def test_the_weakest_pairs_are_drilled_by_one_quiz(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(size=40), right=False)
    assert "weakest" in drills_on(visitor)
    worst = visitor.client.get("/weak-areas/").context["weak"].worst
    assert len(worst) > 1
    url = visitor.start("weakest", size=40)
    page = visitor.see(url)
    assert "Your weakest pairs" in page
    assert "A weak spot of yours" in page
    visitor.answer_all(url)
    asked = AskedQuestion.objects.filter(quiz__mode="weakest")
    assert {one.version.question.contrast.key for one in asked} == {one.target for one in worst}


def test_without_an_answer_there_are_no_weakest_pairs(visitor: Visitor) -> None:
    assert visitor.client.post("/quiz/", {"what": "weakest"}).status_code == 404


def test_what_was_answered_lately_is_told_beside_all_answers(visitor: Visitor) -> None:
    visitor.answer_all(visitor.start(PAIR_TARGET, size=40), right=False)
    size = QuizSession.objects.get().size
    assert f"0 of {size} right" in visitor.see("/weak-areas/")
    given = size
    while given <= 10 + size:
        visitor.answer_all(visitor.start(PAIR_TARGET, size=40))
        given += size
    assert f"10 of the last 10 right {given - size} of {given} in all" in visitor.see("/weak-areas/")


def test_of_two_topics_alike_the_missed_one_stands_first(visitor: Visitor, notes: Path) -> None:
    import_folder(
        notes, {**FOLDER, "archive.md": STORAGE.replace("Storage", "Archive").replace("objects", "files")}
    )
    visitor.answer(visitor.start("topic archive-questions", size=1))
    visitor.answer(visitor.start("topic storage-questions", size=1), right=False)
    page = visitor.see("/weak-areas/")
    assert page.index("Storage questions") < page.index("Archive questions")
    assert "0 of 1 right" in page
    assert "1 of 1 right" in page


def test_only_what_was_answered_is_listed(visitor: Visitor) -> None:
    url = visitor.start("topic storage-questions", size=1)
    visitor.answer(url)
    page = visitor.see("/weak-areas/")
    assert "Storage questions" in page
    assert "Amazon MWAA vs AWS Step Functions" not in page
    assert "What you mix up" not in page
    assert choices_of(url, right=True)


def test_a_pair_mixed_up_once_is_told_as_little_evidence(visitor: Visitor) -> None:
    once = visitor.start(PAIR_TARGET, size=1)
    visitor.answer(once, right=False)
    assert "1 pair mixed up once: little evidence" in visitor.see("/weak-areas/")
    for _ in range(3):
        visitor.answer_all(visitor.start(PAIR_TARGET, size=40), right=False)
    assert "little evidence Amazon MWAA and" not in visitor.see("/weak-areas/")
    assert "mixed up once" not in visitor.see("/weak-areas/")


def test_a_mix_up_that_no_question_contrasts_any_more_says_why_it_has_no_pair_to_drill(
    visitor: Visitor,
) -> None:
    visitor.answer(visitor.start(PAIR_TARGET, size=1), right=False)
    pairs = Question.objects.filter(contrast__isnull=False)
    pairs.update(contrast=None)
    Pack.objects.update(library_version=uuid4())
    page = visitor.see("/weak-areas/")
    assert "No question sets these two against each other: drill" in page
    assert "contrast contrast:amazon-mwaa|aws-step-functions" not in drills_on(visitor)
    Question.objects.update(status=Status.RETIRED)
    Pack.objects.update(library_version=uuid4())
    assert "No question is left to drill these with." in visitor.see("/weak-areas/")
