"""The learner's own settings: how much a day, and until when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from studyapp.actions.set_goal import set_goal
from studyapp.models import Learner

from .forms import GoalForm
from .learners import current_learner, learner_made_if_new


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """Shows the settings, or keeps what was posted; a newcomer who sets something becomes a learner.

    ?goal= proposes so many questions a day: nothing is kept until it is sent.
    """
    if request.method == "POST":
        form = GoalForm(request.POST)
        if form.is_valid():
            set_goal(learner_made_if_new(request), **form.cleaned_data)
            return redirect(f"{reverse('start')}?saved")
        return render(request, "settings/settings.html", {"form": form}, status=422)
    learner = current_learner(request) or Learner()
    exam_on = learner.exam_at and timezone.localdate(learner.exam_at)
    now = {"exam_on": exam_on, "goal": learner.goal, "goal_unit": learner.goal_unit}
    proposed = GoalForm({"goal": request.GET.get("goal"), "goal_unit": Learner.GoalUnit.QUESTIONS})
    if proposed.is_valid():
        now |= {"goal": proposed.cleaned_data["goal"], "goal_unit": proposed.cleaned_data["goal_unit"]}
    context = {"form": GoalForm(initial=now), "is_proposed": proposed.is_valid()}
    return render(request, "settings/settings.html", context)
