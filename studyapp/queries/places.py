"""Where something stands on its topic's page."""

from __future__ import annotations

from django.db.models import OuterRef, Subquery

from studyapp.models import Section


def section_position(topic: str, title: str) -> Subquery:
    """The number N of `#section-N`, None where no such section is shown; annotates a query with these two fields."""
    sections = Section.objects.filter(topic=OuterRef(topic), title=OuterRef(title)).exclude(html="")
    return Subquery(sections.order_by("position").values("position")[:1])
