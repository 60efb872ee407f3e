"""One answer, one transaction: graded by the version that was on screen, counted once."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db import IntegrityError, transaction
from django.db.models import Count, OuterRef, Subquery
from django.utils import timezone

from studyapp.engine import learner as engine
from studyapp.engine.bank import Bank
from studyapp.engine.grading import Grade, grade
from studyapp.engine.learning import record
from studyapp.models import Answer, AskedQuestion, Choice, Learner, Memory, QuizSession
from studyapp.queries.learner_states import learner_state, stored_belief, stored_state
from studyapp.queries.question_bank import Library, current_library

from .regrade import counts_as_right, regrade_late

CONFIDENCE = {None: None, True: engine.Confidence.SURE, False: engine.Confidence.UNSURE}


class WrongNumberOfChoices(Exception):
    """None was chosen, or not as many as the question asks for. `wanted` says how many."""

    def __init__(self, wanted: int) -> None:
        super().__init__(f"{wanted} wanted")
        self.wanted = wanted


def record_answer(asked: AskedQuestion, chosen: Collection[int], sure: bool | None = None) -> Answer:
    """Grades the chosen choices (ids) and stores the answer; posted again, the first answer stands. `asked.due_at`
    says from then on when the question is due again.

    `sure` is what the learner said of it before the verdict, None when nothing. `asked` comes with its version, choices
    and quiz. Raises WrongNumberOfChoices when nothing can be graded.
    """
    choices = {choice.pk: choice for choice in asked.version.choices.all()}
    taken = sorted(set(chosen) & choices.keys())
    if len(taken) != asked.version.select:
        raise WrongNumberOfChoices(asked.version.select)
    key = [choice.pk for choice in choices.values() if choice.correct]
    verdict = grade(taken, key)
    try:
        with transaction.atomic():
            return _store(asked, taken, verdict, choices, CONFIDENCE[sure])
    except IntegrityError:
        return Answer.objects.get(asked=asked)


def _store(
    asked: AskedQuestion,
    taken: list[int],
    verdict: Grade,
    choices: dict[int, Choice],
    confidence: engine.Confidence | None,
) -> Answer:
    now = timezone.now()
    # The learner's row is the lock: answers in two tabs update the same memory one after the other.
    learner = Learner.objects.select_for_update().get(pk=asked.quiz.learner_id)
    library = current_library(getattr(asked, "library_version", None))
    state = _what_it_teaches(learner, library.bank, asked.version.question_id)
    right_service, chosen_service = _mix_up(taken, verdict, choices)
    answer = Answer.objects.create(
        asked=asked,
        learner=learner,
        question_id=asked.version.question_id,
        chosen=taken,
        correct=verdict.correct,
        confidence=confidence,
        right_service=right_service,
        chosen_service=chosen_service,
        answered_at=now,
    )
    question = asked.version.question
    if question.version_id != asked.version_id:
        regrade_late(answer, question)
    if state is not None:
        changed = _learn(learner, state, library, answer)
        asked.due_at = changed[library.bank.item(answer.question_id).components[-1]].due_at  # type: ignore[attr-defined]
    # Questions can be skipped, so that any of them may be the last to be answered.
    answered = Answer.objects.filter(asked__quiz=OuterRef("pk")).order_by().values("asked__quiz")
    count = Subquery(answered.annotate(count=Count("pk")).values("count"))
    QuizSession.objects.filter(pk=asked.quiz_id, finished_at=None, size__lte=count).update(finished_at=now)
    return answer


def _mix_up(taken: list[int], verdict: Grade, choices: dict[int, Choice]) -> tuple[str, str]:
    """(right service, chosen service) of a single-choice question whose choices name services."""
    right = [choice.service_key for choice in choices.values() if choice.correct]
    if len(right) != 1 or len(taken) != 1:
        return "", ""
    return right[0], choices[taken[0]].service_key


def _what_it_teaches(learner: Learner, bank: Bank, question: int) -> engine.LearnerState | None:
    """What was known before this answer of what the question asks; None when it was retired meanwhile."""
    if question not in bank.position:
        return None
    return learner_state(learner, bank.item(question).components)


def _learn(
    learner: Learner, state: engine.LearnerState, library: Library, answer: Answer
) -> Mapping[str, engine.ComponentMemory]:
    """Keeps what the answer changed, by component."""
    confidence = engine.Confidence(answer.confidence) if answer.confidence else None
    changed = record(
        state,
        library.bank,
        answer.question_id,
        counts_as_right(answer),
        answer.answered_at,
        confidence,
        library.schedule,
    )
    Memory.objects.bulk_create(
        [
            Memory(learner=learner, component_id=library.component_ids[key], **stored_belief(held))
            for key, held in changed.items()
        ],
        update_conflicts=True,
        unique_fields=["learner", "component"],
        update_fields=["belief", "last_at", "due_at"],
    )
    learner.state = stored_state(state)
    learner.save(update_fields=["state"])
    return changed
