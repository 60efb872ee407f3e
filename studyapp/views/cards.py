"""Cards to flip and grade oneself: a review of what is due, and single cards on their topic's page."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from studyapp.actions.grade_card import grade_card
from studyapp.models import Card, Topic
from studyapp.queries.cards import card_on_screen, deck_of, next_card
from studyapp.queries.question_bank import current_library

from .learners import current_learner, learner_made_if_new


class GradeForm(forms.Form):
    """A self-grade. `reviews` is how often the card had been graded when shown; the rest says where it was shown."""

    grade = forms.ChoiceField(choices=[(grade, grade) for grade in ("again", "hard", "good", "easy")])
    reviews = forms.IntegerField(min_value=0)
    reviewing = forms.BooleanField(required=False)
    topic = forms.SlugField(max_length=90, required=False, allow_unicode=True)
    new = forms.BooleanField(required=False)


@never_cache
@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """The next card that is due; new ones only for who asks for them (?new=1), one topic's with ?topic=slug."""
    return _show_next(request, request.GET.get("topic", ""), bool(request.GET.get("new")))


@require_POST
def grade(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes a self-grade, then shows the next card of the review or, on a topic's page, the same one."""
    card = get_object_or_404(Card.objects.select_related("topic"), pk=pk)
    form = GradeForm(request.POST)
    if not form.is_valid():
        return redirect(_place_of(card))
    given = form.cleaned_data
    memory = grade_card(learner_made_if_new(request), card, given["grade"], given["reviews"])
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    if given["reviewing"] and htmx:
        return _show_next(request, given["topic"], given["new"])
    if given["reviewing"]:
        wanted = {key: value for key in ("topic", "new") if (value := given[key])}
        return redirect(f"{reverse('cards')}?{urlencode(wanted)}" if wanted else reverse("cards"))
    if htmx:
        one = card_on_screen(card, memory, current_library().schedule)
        return render(request, "cards/flip.html", {"one": one, "graded": True})
    return redirect(_place_of(card))


def _show_next(request: HttpRequest, slug: str, new: bool) -> HttpResponse:
    topic = Topic.objects.filter(slug=slug, retired=False).first() if slug else None
    if slug and topic is None:
        raise Http404("There is no such topic.")
    learner = current_learner(request)
    context = {"deck": deck_of(learner, topic), "one": next_card(learner, topic, new), "new": new}
    htmx = request.htmx  # type: ignore[attr-defined]
    return render(request, "cards/review.html#card" if htmx else "cards/review.html", context)


def _place_of(card: Card) -> str:
    return f"{reverse('topic', args=[card.topic.slug])}#card-{card.pk}"
