"""Pages for requests that can't be served. Those without a view of their own are in templates/ by their number."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from studyapp.middleware import page_before


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that Django itself could not understand."""
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page is too old or from elsewhere: leads back to that page, loaded anew."""
    return render(request, "403_csrf.html", {"back": page_before(request)}, status=403)
