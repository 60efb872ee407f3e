"""What authors see in the browser."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from studyapp.queries.held_back import held_back_questions


@require_safe
def held_back(request: HttpRequest) -> HttpResponse:
    """Every question that is not asked, why, and where to mend it."""
    return render(request, "authoring/held_back.html", {"questions": held_back_questions()})
