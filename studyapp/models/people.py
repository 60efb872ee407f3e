"""Who studies, and who signs in."""

import uuid

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Someone who signs in. Learners need no account."""


class Learner(models.Model):
    """One person's history, tied to a browser by a signed cookie that holds the token.

    `state` holds the engine's numbers about the person as a whole by their names in `engine.learner.LearnerState`;
    those about single components are in Memory. `goal` is what one day may take, counted in `goal_unit`.
    """

    class GoalUnit(models.TextChoices):
        QUESTIONS = "questions", _("Questions")
        MINUTES = "minutes", _("Minutes")

    MOST_A_DAY = 500

    token = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    state = models.JSONField(default=dict)
    exam_at = models.DateTimeField(null=True, blank=True)
    goal = models.PositiveSmallIntegerField(default=20)
    goal_unit = models.CharField(max_length=10, choices=GoalUnit.choices, default=GoalUnit.QUESTIONS)
    to_relearn = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"learner {self.pk}"

    @property
    def answers(self) -> int:
        """How many answers were given so far."""
        return int(self.state.get("answers", 0))
