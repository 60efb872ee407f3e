"""What a learner says about a question: set aside for later, noted for themselves, or a problem for its author."""

from __future__ import annotations

from django.utils import timezone

from studyapp.models import Flag, Learner, OwnNote, Question, QuestionVersion, Report


def set_flag(learner: Learner, question: Question, on: bool) -> None:
    """Sets the question aside, or takes it back; said twice, it is so once."""
    if on:
        Flag.objects.get_or_create(learner=learner, question=question)
    else:
        Flag.objects.filter(learner=learner, question=question).delete()


def write_own_note(learner: Learner, question: Question, text: str) -> None:
    """Keeps the learner's own words in place of what they were before; without any, there is no note."""
    if text:
        OwnNote.objects.update_or_create(learner=learner, question=question, defaults={"text": text})
    else:
        OwnNote.objects.filter(learner=learner, question=question).delete()


def report_problem(learner: Learner, version: QuestionVersion, problem: str, text: str) -> None:
    """Tells the author that this version has a problem.

    Told again by the same learner it replaces the first, and is open again if that was settled.
    """
    Report.objects.update_or_create(
        learner=learner, version=version, defaults={"problem": problem, "text": text, "settled_at": None}
    )


def settle_report(pk: int) -> bool:
    """Marks a report as dealt with; said twice, the first time counts. False when there is no such report."""
    rows = Report.objects.filter(pk=pk)
    return bool(rows.filter(settled_at=None).update(settled_at=timezone.now())) or rows.exists()
