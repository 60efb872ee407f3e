"""What makes the site an app that can be installed, and its topic cards readable without a network."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe


@require_safe
@cache_control(max_age=24 * 60 * 60)
def manifest(request: HttpRequest) -> HttpResponse:
    """How browsers install the app."""
    icon = {"src": static("favicon.svg"), "type": "image/svg+xml", "sizes": "any", "purpose": "any"}
    content = {
        "id": reverse("start"),
        "name": "studyapp",
        "short_name": "studyapp",
        "description": _("Your notes as adaptive exam practice."),
        "lang": get_language(),
        "start_url": reverse("start"),
        "scope": reverse("start"),
        "display": "standalone",
        "background_color": "#f6f4ee",
        "theme_color": "#f6f4ee",
        "icons": [icon],
    }
    return JsonResponse(content, content_type="application/manifest+json")


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may serve every page."""
    return render(request, "offline/sw.js", content_type="text/javascript")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What is shown in place of a page that needs the network while there is none."""
    return render(request, "offline/offline.html")
