"""What the import held back, for the author."""

from __future__ import annotations

from django.db.models import Q

from studyapp.models import Kind, Question, Status


def held_back_questions() -> list[Question]:
    """Every question that is not asked, with the reason: what an author can mend first, then by place. One query."""
    rows = Question.objects.filter(status=Status.HELD_BACK).select_related("topic", "version")
    # A use case alone excludes nothing, and there is nothing to mend about it.
    rows = rows.annotate(only_a_use_case=Q(kind=Kind.USE_CASE))
    return list(rows.order_by("only_a_use_case", "held_code", "path", "line"))
