"""What comes in by forms."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from studyapp.actions.start_quiz import MAX_SIZE
from studyapp.models import Learner, OwnNote, Report
from studyapp.queries.quiz_modes import CUE_MODE, DOMAIN, FLAGGED, MIXED, PAIR, TOPIC, WEAKEST

SIZES = (5, 10, 20, 40)
DEFAULT_SIZE = 10


class StartForm(forms.Form):
    """What to practise.

    `what` is "mixed", "flagged", "weakest", "contrast contrast:a|b", "topic slug", "domain name" or "cue cue:key".
    """

    what = forms.CharField(max_length=300)
    size = forms.IntegerField(min_value=1, max_value=100, required=False)

    def clean_what(self) -> tuple[str, str]:
        mode, _space, target = self.cleaned_data["what"].partition(" ")
        if mode not in (MIXED, PAIR, TOPIC, DOMAIN, CUE_MODE, FLAGGED, WEAKEST):
            raise forms.ValidationError(_("There is no such kind of practice."))
        return mode, target

    def clean_size(self) -> int:
        return self.cleaned_data["size"] or DEFAULT_SIZE


def chosen_ids(values: list[str]) -> list[int]:
    """The posted choice ids; what is no number was not on the page and is left out."""
    return [int(value) for value in values if value.isascii() and value.isdigit() and len(value) < 19]


def chosen_sureness(posted: QueryDict) -> bool | None:
    """What the learner said of the answer: sure, unsure, or None for neither."""
    return {"sure": True, "unsure": False}.get(posted.get("confidence", ""))


class CameFromForm(forms.Form):
    """The question that a topic was opened from, so that there is a way back to it."""

    quiz = forms.UUIDField()
    question = forms.IntegerField(min_value=1, max_value=MAX_SIZE)


class Lines(forms.CharField):
    """A text of several lines, each of whose ends counts as one letter, as it does in the browser's limit."""

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class ReportForm(forms.Form):
    """What is wrong with a question."""

    problem = forms.ChoiceField(choices=Report.Problem.choices)
    text = Lines(max_length=1000, required=False)


class OwnNoteForm(forms.Form):
    """A learner's own words on a question; none take the note back."""

    text = Lines(max_length=OwnNote.MOST, required=False)


class GoalForm(forms.Form):
    """What a day may take, and when the exam is, if there is a date."""

    exam_on = forms.DateField(required=False)
    goal = forms.IntegerField(min_value=1, max_value=Learner.MOST_A_DAY)
    goal_unit = forms.ChoiceField(choices=Learner.GoalUnit.choices)

    def clean_exam_on(self) -> date | None:
        day: date | None = self.cleaned_data["exam_on"]
        if day and day < timezone.localdate():
            raise forms.ValidationError(_("That day has passed. Choose a later one, or leave it empty."))
        return day
