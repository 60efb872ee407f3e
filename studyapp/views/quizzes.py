"""A quiz from start to summary. Every page works without JavaScript; HTMX swaps the question card in place."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from studyapp.actions.ask_question import ask_question, finish_early
from studyapp.actions.record_answer import WrongNumberOfChoices, record_answer
from studyapp.actions.start_quiz import MAX_SIZE, NothingToAsk, practise_again, start_quiz
from studyapp.models import AskedQuestion, QuizSession
from studyapp.queries.quiz_summary import quiz_summary
from studyapp.queries.quizzes import asked_question, question_on_screen, quiz_of, standing

from .forms import StartForm, chosen_ids, chosen_sureness
from .learners import learner_token, learner_who_does
from .limits import count


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Starts a quiz and goes to its first question. Come back to by its address, it is the start page."""
    if request.method != "POST":
        return redirect("start")
    form = StartForm(request.POST)
    if not form.is_valid():
        return render(request, "400.html", {"problems": form.errors.values()}, status=400)
    mode, target = form.cleaned_data["what"]
    try:
        quiz = start_quiz(learner_who_does(request, "quizzes"), mode, target, form.cleaned_data["size"])
    except NothingToAsk:
        return render(request, "quiz/nothing.html", status=404)
    return redirect("question", quiz.public_id, 1)


@require_safe
def resume(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Goes to the first question without an answer, or to the summary."""
    quiz = _quiz(request, public_id)
    waiting = standing(quiz).waiting
    if quiz.finished_at or waiting > quiz.size:
        return redirect("summary", public_id)
    return redirect("question", public_id, waiting)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Shows question `number`, or takes the answer to it. What was answered once stays answered."""
    asked = asked_question(learner_token(request), public_id, number) if number <= MAX_SIZE else None
    if asked is None:
        return _ask(request, _quiz(request, public_id), number)
    if request.method != "POST":
        return _show(request, asked)
    chosen = chosen_ids(request.POST.getlist("choice"))
    problem = _take_answer(asked, chosen, chosen_sureness(request.POST))
    if not problem and not request.htmx:  # type: ignore[attr-defined]
        return redirect("question", public_id, number)
    return _show(request, asked, problem, chosen)


def _ask(request: HttpRequest, quiz: QuizSession, number: int) -> HttpResponse:
    """Chooses a question that was not on screen yet. Only the next one can be: who asks for it skips the last."""
    if not 1 <= number <= quiz.size:
        return _leave(request, reverse("summary", args=[quiz.public_id]))
    now = standing(quiz)
    if number > now.asked + 1 or request.method == "POST":
        return redirect("question", quiz.public_id, min(number, now.waiting))
    if ask_question(quiz, number) is None:
        finish_early(quiz, now.asked, now.answered)
        return _leave(request, reverse("summary", args=[quiz.public_id]))
    asked = asked_question(quiz.learner.token, quiz.public_id, number)
    assert asked is not None
    return _show(request, asked)


def _leave(request: HttpRequest, url: str) -> HttpResponse:
    """A redirect that HTMX follows with the whole page instead of swapping it into the card."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)  # type: ignore[attr-defined]


def _take_answer(asked: AskedQuestion, chosen: list[int], sure: bool | None) -> str:
    """Records the posted answer; what keeps it from counting, in words, or ""."""
    if hasattr(asked, "answer"):
        return ""
    try:
        asked.answer = record_answer(asked, chosen, sure)
    except WrongNumberOfChoices as error:
        return _wrong_number(len(set(chosen)), error.wanted)
    return ""


def _wrong_number(chosen: int, wanted: int) -> str:
    if not chosen or wanted == 1:
        return ngettext("Choose an answer first.", "Choose exactly %(wanted)s answers first.", wanted) % {
            "wanted": wanted
        }
    return ngettext(
        "Choose exactly %(wanted)s answer: you chose %(chosen)s.",
        "Choose exactly %(wanted)s answers: you chose %(chosen)s.",
        wanted,
    ) % {"wanted": wanted, "chosen": chosen}


def _show(
    request: HttpRequest, asked: AskedQuestion, problem: str = "", chosen: Collection[int] = ()
) -> HttpResponse:
    screen = question_on_screen(asked, chosen)
    template = "quiz/question.html#card" if request.htmx else "quiz/question.html"  # type: ignore[attr-defined]
    return render(request, template, {"screen": screen, "problem": problem}, status=422 if problem else 200)


@require_safe
def summary(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What came of the quiz, and what to do about it."""
    quiz = _quiz(request, public_id)
    return render(request, "quiz/summary.html", {"summary": quiz_summary(quiz)})


@require_POST
def again(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Starts a quiz of what was missed."""
    missed = _quiz(request, public_id)
    count(request, "quizzes", str(missed.learner.token))
    try:
        quiz = practise_again(missed)
    except NothingToAsk:
        return redirect("summary", public_id)
    return redirect("question", quiz.public_id, 1)


def _quiz(request: HttpRequest, public_id: UUID) -> QuizSession:
    quiz = quiz_of(learner_token(request), public_id)
    if quiz is None:
        raise Http404("There is no such quiz in this browser.")
    return quiz
