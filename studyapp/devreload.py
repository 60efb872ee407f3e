"""`make dev` only: a saved note is imported and every open page reloads itself.

Django's auto-reloader already watches code, templates and static files; this adds the notes to what
it watches, and takes over when one of them changes.
"""

import logging
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.autoreload import BaseReloader, autoreload_started, file_changed

NOTE_SUFFIXES = {".md", ".markdown", ".rmd", ".Rmd", ".txt", ".gift"}
log = logging.getLogger(__name__)


def watch_notes() -> None:
    """Call once, when the app is ready."""
    autoreload_started.connect(_watch, dispatch_uid="studyapp.devreload")
    file_changed.connect(_import, dispatch_uid="studyapp.devreload")


def _watch(sender: BaseReloader, **kwargs: Any) -> None:
    notes: Path = settings.NOTES_DIR
    for suffix in NOTE_SUFFIXES:
        sender.watch_dir(notes, f"**/*{suffix}")
    # A file that is new or gone shows only as a change of its folder.
    for folder in [notes, *(path for path in notes.rglob("*") if path.is_dir())]:
        sender.extra_files.add(folder)


def _import(sender: BaseReloader, file_path: Path, **kwargs: Any) -> bool:
    """Whether the change was a note's, so that the server need not restart for it."""
    is_note = file_path.suffix in NOTE_SUFFIXES or file_path.is_dir()
    if not (is_note and file_path.is_relative_to(settings.NOTES_DIR)):
        return False
    # Only installed for development.
    from django_browser_reload.views import trigger_reload_soon

    try:
        call_command("import_content", str(settings.NOTES_DIR))
    except (CommandError, SystemExit) as error:
        log.error("%s was not imported: %s", file_path, error)
    trigger_reload_soon()
    return True
