"""Light or dark, kept in a cookie so that the first paint is right."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

YEAR = 365 * 24 * 60 * 60


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Switches between light and dark and goes back to the page."""
    goal = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(goal, allowed_hosts=None):
        goal = "/"
    response = redirect(goal)
    now = request.COOKIES.get("theme")
    response.set_cookie("theme", "light" if now == "dark" else "dark", max_age=YEAR, samesite="Lax")
    return response
