"""What a learner is told once."""

from django.db import models

from .people import Learner
from .questions import QuestionVersion


class Notice(models.Model):
    """The right answer of a question that this learner answered has changed; `version` is the first with it."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="notices")
    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="notices")
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-created_at", "-pk")
        constraints = (models.UniqueConstraint(fields=("learner", "version"), name="notice_once"),)
        indexes = (models.Index(fields=("learner",), condition=models.Q(seen_at=None), name="notice_unseen"),)

    def __str__(self) -> str:
        return f"a changed answer for learner {self.learner_id}"
