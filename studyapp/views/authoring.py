"""What authors see in the browser: open where one person runs the app for themselves, or where a setting says so.

There are no accounts, so whoever reaches the server could read what its learners wrote.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from studyapp.actions.remarks import settle_report
from studyapp.queries.held_back import held_back_questions
from studyapp.queries.reports import open_reports

P = ParamSpec("P")


def author_pages(request: HttpRequest) -> dict[str, bool]:
    """For templates: whether to link to these pages."""
    return {"author_pages": settings.AUTHOR_PAGES}


def for_authors(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """The view where authors' pages are open, no such page elsewhere."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.AUTHOR_PAGES:
            raise Http404("Authors' pages are closed here.")
        return view(*args, **kwargs)

    return guarded


@for_authors
@require_safe
def held_back(request: HttpRequest) -> HttpResponse:
    """Every question that is not asked, why, and where to mend it."""
    return render(request, "authoring/held_back.html", {"questions": held_back_questions()})


@for_authors
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """What learners reported, newest first, with the place in the notes to mend."""
    return render(request, "reports/reports.html", {"reported": open_reports()})


@for_authors
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a report off the list: someone dealt with it."""
    if not settle_report(pk):
        raise Http404("There is no such report.")
    return redirect("reports")
