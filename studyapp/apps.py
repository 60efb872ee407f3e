"""The one Django app."""

from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core import checks


class StudyappConfig(AppConfig):
    """Registers the app and what `manage.py check` asks of it; in development it also watches the notes."""

    name = "studyapp"

    def ready(self) -> None:
        checks.register(language_has_a_catalogue, checks.Tags.translation)
        if settings.DEBUG:
            from .devreload import watch_notes

            watch_notes()


def language_has_a_catalogue(
    app_configs: Sequence[AppConfig] | None, **options: object
) -> list[checks.CheckMessage]:
    """A warning when the language asked for is not the one that pages are in."""
    asked: str = settings.LANGUAGE_ASKED
    if not asked or asked.lower()[:2] == settings.LANGUAGE_CODE[:2]:
        return []
    return [
        checks.Warning(
            f"There is no catalogue for STUDYAPP_LANGUAGE={asked}, so the pages are in English.",
            hint=f"Put one into locale/{asked}/LC_MESSAGES/django.mo; CONTRIBUTING.md says how.",
            id="studyapp.W001",
        )
    ]
