"""What a learner has been told once is not told again."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from studyapp.models import Notice


def see_notices(notices: Sequence[Notice]) -> None:
    """Marks these as seen."""
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(seen_at=timezone.now())
