"""A question got another key: its answers are judged anew, and what learners know is worked out again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from django.db import transaction

from studyapp.engine import learner as engine
from studyapp.engine.bank import Bank
from studyapp.engine.learning import record
from studyapp.models import Answer, Choice, Component, Learner, Memory, Notice, Question
from studyapp.notes.likeness import normalise
from studyapp.notes.similarity import Vocabulary, align
from studyapp.queries.learner_states import stored_belief, stored_state
from studyapp.queries.question_bank import bank_of, current_library

BATCH = 500


def regrade(questions: Collection[int]) -> None:
    """Judges all answers to the questions (ids) by their present key, and leaves a notice for each learner.

    The verdict that was shown stays. What the learners know is left to `relearn`. Runs in the caller's transaction.
    """
    if not questions:
        return
    vocabulary = _vocabulary()
    for question in Question.objects.filter(pk__in=questions).select_related("version"):
        answers = list(Answer.objects.filter(question=question).order_by("pk"))
        if answers:
            _judge(answers, question, vocabulary)
            Answer.objects.bulk_update(answers, ["regraded", "right_service"], batch_size=BATCH)
            learners = {answer.learner_id for answer in answers}
            _tell(learners, question)
            Learner.objects.filter(pk__in=learners).update(to_relearn=True)


def regrade_late(answer: Answer, question: Question) -> None:
    """Judges an answer to a version that was replaced while it was on screen by the present key as well.

    Call it before the answer teaches anything (`counts_as_right`). A key that is the same changes nothing.
    """
    _judge([answer], question, _vocabulary())
    if answer.regraded is not None:
        answer.save(update_fields=["regraded", "right_service"])
        _tell([answer.learner_id], question)


def counts_as_right(answer: Answer) -> bool:
    """The verdict of today: by the present key where that differs from the one that was shown."""
    return answer.correct if answer.regraded is None else answer.regraded


def _vocabulary() -> Vocabulary:
    texts = Choice.objects.filter(version__current_of__isnull=False).values_list("text", flat=True)
    return Vocabulary(normalise(text) for text in texts.iterator())


def _judge(answers: Sequence[Answer], question: Question, vocabulary: Vocabulary) -> None:
    present = _present_choices(question, vocabulary)
    right = Choice.objects.filter(version=question.version_id, correct=True)
    key = dict(right.values_list("pk", "service_key"))
    for answer in answers:
        verdict = is_right([present.get(choice) for choice in answer.chosen], key.keys())
        answer.regraded = None if verdict == answer.correct else verdict
        # The service that was right stands beside the one that was chosen, for the table of mix-ups.
        answer.right_service = next(iter(key.values())) if len(key) == 1 and answer.chosen_service else ""


def is_right(chosen: Collection[int | None], key: Collection[int]) -> bool:
    """Whether chosen choices are right by the present key; None is one that is not offered any more.

    Who had to choose more or fewer than are right now chose right as far as that was possible.
    """
    return None not in chosen and (set(chosen) <= set(key) or set(chosen) >= set(key))


def _present_choices(question: Question, vocabulary: Vocabulary) -> dict[int, int]:
    """Choice ids of all versions to what they are in the present one, as far as they are still offered."""
    versions = list(question.versions.order_by("-number").prefetch_related("choices"))
    present = {choice.pk: choice.pk for choice in versions[0].choices.all()}
    for newer, older in pairwise(versions):
        then, before = list(newer.choices.all()), list(older.choices.all())
        for a, b in _aligned(before, then, vocabulary):
            if b in present:
                present[a] = present[b]
    return present


def _aligned(
    before: Sequence[Choice], after: Sequence[Choice], vocabulary: Vocabulary
) -> Iterator[tuple[int, int]]:
    became = align(
        [normalise(choice.text) for choice in before],
        [normalise(choice.text) for choice in after],
        vocabulary,
    )
    for a, b in became.items():
        yield before[a].pk, after[b].pk


def _tell(learners: Collection[int], question: Question) -> None:
    """One notice for each learner, in place of any about the same question that they have not seen yet."""
    Notice.objects.filter(learner__in=learners, version__question=question, seen_at=None).delete()
    assert question.version_id is not None
    notices = [Notice(learner_id=learner, version_id=question.version_id) for learner in sorted(learners)]
    Notice.objects.bulk_create(notices, batch_size=BATCH, ignore_conflicts=True)


def relearn(progress: Callable[[str], None] = lambda _: None) -> int:
    """Works out anew what each learner with regraded answers knows; returns how many learners that were.

    Each in a transaction of their own, so that nobody waits for all of them; what an interruption leaves is done
    by the next call.
    """
    waiting = list(Learner.objects.filter(to_relearn=True).order_by("pk").values_list("pk", flat=True))
    if not waiting:
        return 0
    progress(f"Working out anew what {len(waiting)} learners know")
    bank = bank_of(Question.objects.filter(answers__learner__to_relearn=True).distinct(), {}, {})
    components = dict(Component.objects.values_list("key", "pk"))
    schedule = current_library().schedule
    for pk in waiting:
        _relearn(pk, bank, components, schedule)
    return len(waiting)


@transaction.atomic
def _relearn(pk: int, bank: Bank, components: Mapping[str, int], schedule: Sequence[float]) -> None:
    # The learner's row is the lock, as for an answer.
    learner = Learner.objects.select_for_update().get(pk=pk)
    state = engine.LearnerState(exam_at=learner.exam_at)
    for answer in Answer.objects.filter(learner=learner).order_by("answered_at", "pk"):
        if answer.question_id in bank.position:
            sure = engine.Confidence(answer.confidence) if answer.confidence else None
            right = counts_as_right(answer)
            record(state, bank, answer.question_id, right, answer.answered_at, sure, schedule)
    Memory.objects.filter(learner=learner).delete()
    Memory.objects.bulk_create(
        [
            Memory(learner=learner, component_id=components[key], **stored_belief(held))
            for key, held in state.components.items()
        ],
        batch_size=BATCH,
    )
    learner.state = stored_state(state)
    learner.to_relearn = False
    learner.save(update_fields=["state", "to_relearn"])
