"""Who is asking: learners need no account, a signed cookie ties a browser to its history."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from studyapp.models import Learner

COOKIE = "learner"
SALT = "studyapp.learner"
TWO_YEARS = 2 * 365 * 24 * 60 * 60


class LearnerMiddleware:
    """Gives each request `learner_source`, which finds or makes the learner only when a view asks for it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        source = LearnerSource(request)
        request.learner_source = source  # type: ignore[attr-defined]
        response = self.get_response(request)
        if source.made is not None:
            response.set_cookie(
                COOKIE,
                signing.dumps(source.made.token.hex, salt=SALT),
                max_age=TWO_YEARS,
                httponly=True,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response


class LearnerSource:
    """The learner behind a request: None until one has been made for this browser."""

    def __init__(self, request: HttpRequest) -> None:
        self._cookie = request.COOKIES.get(COOKIE, "")
        self._known: Learner | None = None
        self._looked = False
        self.made: Learner | None = None

    def get(self) -> Learner | None:
        """The learner that the cookie names: one query, once; None for a missing or forged cookie."""
        if not self._looked:
            self._looked = True
            token = self.token()
            self._known = Learner.objects.filter(token=token).first() if token else None
        return self._known

    def get_or_make(self) -> Learner:
        """The same, made first if there is none."""
        learner = self.get()
        if learner is None:
            learner = self._known = self.made = Learner.objects.create()
        return learner

    def token(self) -> uuid.UUID | None:
        """What the cookie says, for queries that join the learner; None for a missing or forged cookie."""
        try:
            return uuid.UUID(str(signing.loads(self._cookie, salt=SALT))) if self._cookie else None
        except (signing.BadSignature, ValueError):
            return None
