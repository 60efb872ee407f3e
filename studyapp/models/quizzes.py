"""Quizzes: what was asked, in which order its choices stood, and what was answered."""

import uuid

from django.db import models
from django.utils import timezone

from .people import Learner
from .questions import Question, QuestionVersion


class QuizSession(models.Model):
    """One quiz of one learner. `mode` and `target` say what it is about (see `queries.modes`)."""

    public_id = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="quizzes")
    mode = models.CharField(max_length=10)
    target = models.CharField(max_length=200, blank=True)
    question_ids = models.JSONField(default=list)
    label = models.CharField(max_length=300)
    size = models.PositiveSmallIntegerField()
    seed = models.PositiveBigIntegerField()
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (models.Index(fields=("learner", "finished_at", "-started_at"), name="quiz_open"),)

    def __str__(self) -> str:
        return f"{self.label} ({self.size})"


class AskedQuestion(models.Model):
    """A question put on screen in a quiz: which version, and the order of its choices (choice ids)."""

    quiz = models.ForeignKey(QuizSession, on_delete=models.CASCADE, related_name="asked")
    number = models.PositiveSmallIntegerField()
    version = models.ForeignKey(QuestionVersion, on_delete=models.PROTECT, related_name="asked")
    choice_order = models.JSONField()
    reason = models.CharField(max_length=20)
    asked_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("quiz", "number")
        constraints = (models.UniqueConstraint(fields=("quiz", "number"), name="asked_number"),)

    def __str__(self) -> str:
        return f"number {self.number}"


class Answer(models.Model):
    """The one answer to a question that was asked. `chosen` holds choice ids.

    `correct` is the verdict that was shown. `regraded` is today's, where the key has changed since and the two
    differ: what is believed of the learner goes by that one. `confidence` is what the learner said before the verdict,
    by its number in `engine.learner.Confidence`.
    The services are kept beside it for the table of mix-ups: "" where a choice names none.
    """

    asked = models.OneToOneField(AskedQuestion, on_delete=models.CASCADE, related_name="answer")
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="given_answers")
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    chosen = models.JSONField()
    correct = models.BooleanField()
    regraded = models.BooleanField(null=True, blank=True)
    confidence = models.PositiveSmallIntegerField(null=True, blank=True)
    right_service = models.CharField(max_length=80, blank=True)
    chosen_service = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = (models.Index(fields=("learner", "question"), name="answer_seen"),)

    def __str__(self) -> str:
        return "right" if self.correct else "wrong"
