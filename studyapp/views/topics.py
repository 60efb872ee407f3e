"""Topics for reading."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from studyapp.queries.quizzes import quiz_of
from studyapp.queries.topic_cards import topic_card, topic_groups

from .forms import CameFromForm
from .learners import current_learner, learner_token


@require_safe
def topic_list(request: HttpRequest) -> HttpResponse:
    """Every topic by domain, with what this learner knows of it; ?sort=weakest puts first what is known least."""
    weakest_first = request.GET.get("sort") == "weakest"
    groups = topic_groups(current_learner(request), weakest_first=weakest_first)
    practised = any(group.known.answers for group in groups)
    context = {"groups": groups, "practised": practised, "weakest_first": weakest_first}
    return render(request, "topics/list.html", context)


@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    """One topic: its notes, its signals to flip, and the way back to the question that it was opened from."""
    card = topic_card(slug, current_learner(request))
    if card is None:
        raise Http404("There is no such topic.")
    return render(request, "topics/topic.html", {"card": card, "came_from": _came_from(request)})


def _came_from(request: HttpRequest) -> tuple[UUID, int] | None:
    """(quiz, number) of the question in the address, None unless it is a quiz of this browser's learner."""
    form = CameFromForm(request.GET)
    if not request.GET or not form.is_valid():
        return None
    quiz = quiz_of(learner_token(request), form.cleaned_data["quiz"])
    number: int = form.cleaned_data["question"]
    return (quiz.public_id, number) if quiz and number <= quiz.size else None
