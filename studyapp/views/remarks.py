"""Flags, notes and reports on questions: small forms beside a question."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from studyapp.actions.remarks import report_problem, set_flag, write_own_note
from studyapp.actions.start_quiz import MAX_SIZE
from studyapp.models import AskedQuestion
from studyapp.queries.quizzes import asked_question, question_on_screen

from .forms import OwnNoteForm, ReportForm
from .learners import learner_token
from .limits import count


@require_POST
def flag(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Sets the question aside for later (`flag` is "on") or takes that back."""
    asked = _asked(request, public_id, number)
    on = request.POST.get("flag") == "on"
    set_flag(asked.quiz.learner, asked.version.question, on)
    asked.flagged = on  # type: ignore[attr-defined]
    return _back(request, asked, "flag")


@require_POST
def note(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Keeps the learner's own words on the question; an empty text takes them back."""
    asked = _asked(request, public_id, number)
    form = OwnNoteForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problems": form.errors.values()}, status=400)
    asked.own_note = form.cleaned_data["text"]  # type: ignore[attr-defined]
    write_own_note(asked.quiz.learner, asked.version.question, form.cleaned_data["text"])
    return _back(request, asked, "note")


@require_POST
def report(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Takes what is wrong with the question as it is on screen."""
    asked = _asked(request, public_id, number)
    form = ReportForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problems": form.errors.values()}, status=400)
    report_problem(asked.quiz.learner, asked.version, **form.cleaned_data)
    asked.reported = True  # type: ignore[attr-defined]
    return _back(request, asked, "report")


def _back(request: HttpRequest, asked: AskedQuestion, part: str) -> HttpResponse:
    """The changed part of the card for HTMX, the question again for everyone else."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect("question", asked.quiz.public_id, asked.number)
    return render(request, f"quiz/question.html#{part}", {"screen": question_on_screen(asked), "sent": True})


def _asked(request: HttpRequest, public_id: UUID, number: int) -> AskedQuestion:
    asked = asked_question(learner_token(request), public_id, number) if number <= MAX_SIZE else None
    if asked is None:
        raise Http404("There is no such question in this browser.")
    count(request, "remarks", str(asked.quiz.learner.token))
    return asked
