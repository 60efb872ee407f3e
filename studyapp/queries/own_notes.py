"""What a learner noted for themselves."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Coalesce

from studyapp.models import OwnNote


def own_note(learner: str, question: str) -> Coalesce:
    """The note's text, "" without one, to annotate a query with that names its learner and question."""
    notes = OwnNote.objects.filter(learner=OuterRef(learner), question=OuterRef(question))
    return Coalesce(Subquery(notes.values("text")[:1]), Value("", output_field=TextField()))
