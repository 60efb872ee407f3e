"""Search as you type, and without JavaScript by a form."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from studyapp.actions.start_quiz import NothingToAsk, practise_question
from studyapp.queries.search import search as find

from .learners import learner_who_does

MAX_LETTERS = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What was found for ?q=."""
    results = find(request.GET.get("q", "")[:MAX_LETTERS])
    htmx = request.htmx  # type: ignore[attr-defined]
    return render(
        request, "search/search.html#results" if htmx else "search/search.html", {"results": results}
    )


@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts one question on screen: the place where a question that was found is to be seen."""
    try:
        quiz = practise_question(learner_who_does(request, "quizzes"), pk)
    except NothingToAsk:
        raise Http404("There is no such question.") from None
    return redirect("question", quiz.public_id, 1)
