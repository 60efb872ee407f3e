"""The one Django app."""

from django.apps import AppConfig
from django.conf import settings


class StudyappConfig(AppConfig):
    """Registers the app; in development it also watches the notes."""

    name = "studyapp"

    def ready(self) -> None:
        if settings.DEBUG:
            from .devreload import watch_notes

            watch_notes()
