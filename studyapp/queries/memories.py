"""What is remembered, beside the questions that ask for it."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from studyapp.models import Memory


def due_at(learner: str, question: str) -> Subquery:
    """When a question's own cue is due again, None where nothing is remembered of it; annotates a query with these
    two fields."""
    held = Memory.objects.filter(learner=OuterRef(learner), component=OuterRef(f"{question}__cue"))
    return Subquery(held.values("due_at")[:1])
