"""Topics for reading."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from studyapp.queries.topic_cards import topic_card, topic_rows

from .learners import current_learner


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Every topic with what this learner knows of it."""
    return render(request, "topics/list.html", {"rows": topic_rows(current_learner(request))})


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: its notes, and its signals to flip."""
    card = topic_card(slug, current_learner(request))
    if card is None:
        raise Http404("There is no such topic.")
    return render(request, "topics/topic.html", {"card": card})
