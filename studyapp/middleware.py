"""Who is asking, and what is not taken: learners need no account, a signed cookie ties a browser to its history."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

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


class TooMuch(Exception):
    """A visitor did something more often than the server takes; `seconds` from now it takes it again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


class RefusalMiddleware:
    """Gives the refusals that Django leaves blank, or knows nothing of, a page that leads on."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405:
            page = render(request, "405.html", status=405)
            page["Allow"] = response["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """The page for who did too much; whatever else was raised is not ours."""
        if not isinstance(exception, TooMuch):
            return None
        page = render(request, "429.html", {"back": page_before(request)}, status=429)
        page["Retry-After"] = str(exception.seconds)
        return page


def page_before(request: HttpRequest) -> str:
    """The address on this site that the form was on, "" when the browser doesn't say."""
    origin = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(origin, {request.get_host()}):
        return ""
    return urlsplit(origin)._replace(scheme="", netloc="", fragment="").geturl()


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
