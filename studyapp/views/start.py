"""The start page: what to practise now."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from studyapp.actions.see_notices import see_notices
from studyapp.queries.home import home_of
from studyapp.queries.question_bank import current_library
from studyapp.queries.quiz_modes import domain_choices, pair_choices

from .forms import DEFAULT_SIZE, SIZES
from .learners import current_learner


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What to do now for those who have a history, and everything that can be practised for all."""
    library = current_library()
    pairs = pair_choices(library.bank)
    learner = current_learner(request)
    home = home_of(learner, library, pairs) if learner else None
    context = {
        "pack": library.pack,
        "questions": len(library.bank.items),
        "questions_shown": number_format(len(library.bank.items), force_grouping=True),
        "domains": domain_choices(library.bank),
        "pairs": pairs,
        "sizes": SIZES,
        "default_size": DEFAULT_SIZE,
        "home": home,
    }
    response = render(request, "start/start.html", context)
    if home and home.notices and request.method == "GET":
        see_notices(home.notices)
    return response
