"""What a learner is believed to remember."""

from django.db import models

from .people import Learner
from .questions import Component


class Memory(models.Model):
    """The engine's memory of one learner and one component: one row.

    `belief` holds the engine's numbers by their names in `engine.learner.ComponentMemory`; only the engine reads
    them, so that its model can grow without a migration. What is asked for in queries has a column.
    """

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="memories")
    component = models.ForeignKey(Component, on_delete=models.CASCADE, related_name="memories")
    belief = models.JSONField()
    last_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "component"), name="memory_of"),)

    def __str__(self) -> str:
        return f"memory of {self.component_id}"
