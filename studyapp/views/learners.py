"""The learner behind a request."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from studyapp.middleware import LearnerSource
from studyapp.models import Learner

from .limits import count


def current_learner(request: HttpRequest) -> Learner | None:
    """The learner of this browser, None for a newcomer."""
    return _source(request).get()


def learner_made_if_new(request: HttpRequest) -> Learner:
    """The learner of this browser; a newcomer becomes one, and gets the cookie with the response. Raises TooMuch."""
    if _source(request).get() is None:
        count(request, "newcomers")
    return _source(request).get_or_make()


def learner_who_does(request: HttpRequest, kind: str) -> Learner:
    """The same, for what is counted by `kind` (a key of settings.LIMITS). Raises TooMuch."""
    learner = learner_made_if_new(request)
    count(request, kind, str(learner.token))
    return learner


def learner_token(request: HttpRequest) -> UUID | None:
    """What finds this browser's learner in a query for something of theirs; None for a newcomer."""
    return _source(request).token()


def _source(request: HttpRequest) -> LearnerSource:
    source: LearnerSource = request.learner_source  # type: ignore[attr-defined]
    return source
