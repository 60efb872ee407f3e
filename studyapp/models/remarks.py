"""What learners say about questions: kept for later, noted for themselves, or something is wrong with it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .people import Learner
from .questions import Question, QuestionVersion


class Flag(models.Model):
    """A question that a learner set aside to practise later."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="flags")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="flags")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "question"), name="flag_once"),)

    def __str__(self) -> str:
        return f"flag on question {self.question_id}"


class OwnNote(models.Model):
    """A learner's own words on a question, shown to nobody else and not before the verdict."""

    MOST = 1000

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="own_notes")
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="own_notes")
    text = models.TextField(max_length=MOST)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "question"), name="own_note_once"),)

    def __str__(self) -> str:
        return f"own note on question {self.question_id}"


class Report(models.Model):
    """A problem that a learner found in a question, for its author; reported again, it is the same row, reworded.

    `settled_at` is when an author dealt with it; None while it is open.
    """

    class Problem(models.TextChoices):
        WRONG_KEY = "wrong_key", _("The answer marked right is wrong")
        SEVERAL_RIGHT = "several_right", _("More than one choice is right")
        UNCLEAR = "unclear", _("The question is unclear")
        OUTDATED = "outdated", _("It is out of date")
        TYPO = "typo", _("A typo or broken layout")
        OTHER = "other", _("Something else")

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reports")
    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="reports")
    problem = models.CharField(max_length=20, choices=Problem.choices)
    text = models.TextField(blank=True, max_length=1000)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("learner", "version"), name="report_once"),)

    def __str__(self) -> str:
        return f"report on version {self.version_id}"
