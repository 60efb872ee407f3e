"""What a quiz page shows."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from uuid import UUID

from django.db.models import Count, Exists, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from studyapp.models import Answer, AskedQuestion, Choice, Flag, QuizSession, Report, Topic

from .labels import due_label, reason_label
from .memories import due_at
from .own_notes import own_note
from .places import section_position
from .question_bank import Library, Subject, current_library, library_version


@dataclass(frozen=True, slots=True)
class ChoiceOnScreen:
    """A choice in its place: `letter` is its key. After answering, `verdict` is one of the four outcomes."""

    id: int
    letter: str
    html: str
    why_html: str
    correct: bool
    chosen: bool

    @property
    def verdict(self) -> str:
        """right (chosen, correct), missed (correct, not chosen), wrong (chosen, not correct), or ""."""
        if self.correct:
            return "right" if self.chosen else "missed"
        return "wrong" if self.chosen else ""


@dataclass(frozen=True, slots=True)
class QuestionOnScreen:
    """All that a question's page shows, before and after its answer.

    `done` questions of the quiz are answered; `next_number` is the one to go on with, None after the last.
    `comes_back` says when the question is due again, "" before its answer.
    """

    quiz: QuizSession
    asked: AskedQuestion
    choices: Sequence[ChoiceOnScreen]
    answer: Answer | None
    reason: str
    comes_back: str
    done: int
    next_number: int | None
    read_more: Sequence[Topic | Subject]

    @property
    def chosen(self) -> int:
        """How many choices are chosen."""
        return sum(choice.chosen for choice in self.choices)

    @property
    def found(self) -> int:
        """How many of the right choices are chosen."""
        return sum(choice.chosen and choice.correct for choice in self.choices)

    @property
    def file(self) -> str:
        """The name of the file that decides, without its folders."""
        return PurePosixPath(self.asked.version.question.path).name

    @property
    def problems(self) -> Sequence[tuple[str, str]]:
        """What can be reported of a question: (value, words)."""
        return [(problem.value, str(problem.label)) for problem in Report.Problem]


def quiz_of(token: UUID | None, public_id: UUID) -> QuizSession | None:
    """The quiz with this id and its learner, if it belongs to the learner with this token: one query."""
    if token is None:
        return None
    quizzes = QuizSession.objects.select_related("learner").annotate(library_version=library_version())
    return quizzes.filter(learner__token=token, public_id=public_id).first()


def asked_question(token: UUID | None, public_id: UUID, number: int) -> AskedQuestion | None:
    """Question `number` of the quiz, if it was asked and the quiz is this learner's, with all that its page shows.

    Two queries: one for quiz, learner, version, question, topic, pair and answer, how many other questions of the
    quiz are answered (`others_answered`), whether the learner set it aside (`flagged`) or reported it (`reported`),
    what they noted (`own_note`), when it is due again (`due_at`), which was asked last (`newest`), which one after
    this was skipped (`next_skipped`), where its section is (`section`) and the `library_version`; one for the choices.
    """
    if token is None:
        return None
    others = Answer.objects.filter(asked__quiz=OuterRef("quiz")).exclude(asked=OuterRef("pk"))
    count = others.order_by().values("asked__quiz").annotate(count=Count("pk")).values("count")
    by_learner = {"learner": OuterRef("quiz__learner")}
    flags = Flag.objects.filter(question=OuterRef("version__question"), **by_learner)
    in_quiz = AskedQuestion.objects.filter(quiz=OuterRef("quiz"))
    skipped = in_quiz.filter(number__gt=OuterRef("number"), answer=None).order_by("number")
    reports = Report.objects.filter(version=OuterRef("version"), **by_learner)
    return (
        AskedQuestion.objects.filter(quiz__learner__token=token, quiz__public_id=public_id, number=number)
        .select_related("quiz__learner", "version__question__topic", "version__question__contrast", "answer")
        .prefetch_related("version__choices")
        .annotate(others_answered=Coalesce(Subquery(count, output_field=IntegerField()), 0))
        .annotate(flagged=Exists(flags), reported=Exists(reports), library_version=library_version())
        .annotate(
            own_note=own_note("quiz__learner", "version__question"),
            due_at=due_at("quiz__learner", "version__question"),
            section=section_position("version__question__topic", "version__question__section_title"),
            newest=Subquery(in_quiz.order_by("-number").values("number")[:1]),
            next_skipped=Subquery(skipped.values("number")[:1]),
        )
        .first()
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a quiz is. `waiting` is the first question without an answer: skipped, or not asked yet."""

    asked: int
    answered: int
    waiting: int


def standing(quiz: QuizSession) -> Standing:
    """How far this quiz is: one query."""
    rows = AskedQuestion.objects.filter(quiz=quiz).order_by("number").values_list("number", "answer__pk")
    unanswered = [number for number, answer in rows if answer is None]
    return Standing(len(rows), len(rows) - len(unanswered), unanswered[0] if unanswered else len(rows) + 1)


def question_on_screen(asked: AskedQuestion, tried: Collection[int] = ()) -> QuestionOnScreen:
    """The question, as `asked_question` gives it, with its choices in their fixed order.

    `tried` are choices (ids) that were sent but didn't count; they stay chosen.
    """
    answer: Answer | None = getattr(asked, "answer", None)
    chosen = set(answer.chosen) if answer else set(tried)
    place = {pk: n for n, pk in enumerate(asked.choice_order)}
    rows = sorted(asked.version.choices.all(), key=lambda choice: place.get(choice.pk, len(place)))
    choices = [
        ChoiceOnScreen(row.pk, chr(ord("A") + n), row.html, row.why_html, row.correct, row.pk in chosen)
        for n, row in enumerate(rows)
    ]
    done = getattr(asked, "others_answered", 0) + (answer is not None)
    after = getattr(asked, "next_skipped", None) or getattr(asked, "newest", asked.number) + 1
    library = current_library(getattr(asked, "library_version", None)) if answer else None
    read_more = _topics_to_read(asked, rows, library) if library else []
    return QuestionOnScreen(
        quiz=asked.quiz,
        asked=asked,
        choices=choices,
        answer=answer,
        reason=reason_label(asked.reason, asked.quiz.mode),
        comes_back=due_label(getattr(asked, "due_at", None), timezone.now()) if answer else "",
        done=done,
        next_number=after if after <= asked.quiz.size else None,
        read_more=read_more,
    )


def _topics_to_read(
    asked: AskedQuestion, choices: Sequence[Choice], library: Library
) -> Sequence[Topic | Subject]:
    """The question's own topic where it has notes, and those of the services that were right, or where an option of
    a service was, that of the service which the topic is called after.

    A set on a pair has notes where the section that decides is among those shown.
    """
    question = asked.version.question
    services = [choice.service_key for choice in choices if choice.correct and choice.service_key]
    if question.contrast and not services:
        services = question.contrast.key.partition(":")[2].split("|")
    own = question.topic
    has_notes = not own.is_contrast or getattr(asked, "section", None) is not None
    found: dict[int, Topic | Subject] = {own.pk: own} if has_notes and not own.retired else {}
    for service in services:
        if subject := library.subjects.get(service):
            found.setdefault(subject.pk, subject)
    if found.keys() == {own.pk}:
        found |= {subject.pk: subject for subject in library.subjects.values() if subject.name in own.name}
        found[own.pk] = own
    return list(found.values()) or ([] if own.retired else [own])
