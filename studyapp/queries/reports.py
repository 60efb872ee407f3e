"""Problems that learners reported, for the author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import F

from studyapp.models import QuestionVersion, Report

MOST = 500


@dataclass(frozen=True, slots=True)
class Reported:
    """A question as it is asked now, with what was reported of it, the newest first."""

    version: QuestionVersion
    reports: Sequence[Report]


def open_reports() -> Sequence[Reported]:
    """The latest reports that nobody dealt with, by question, the newest first: one query.

    A question that changed has none.
    """
    rows = Report.objects.filter(settled_at=None, version__question__version=F("version"))
    found: dict[int, list[Report]] = {}
    for report in rows.select_related("version__question__topic")[:MOST]:
        found.setdefault(report.version_id, []).append(report)
    return [Reported(reports[0].version, reports) for reports in found.values()]
