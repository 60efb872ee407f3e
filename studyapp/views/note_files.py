"""Pictures that lie next to the notes: from the folder of notes that is served, and nothing else."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import http_date
from django.views.decorators.http import require_safe
from django.views.static import was_modified_since

TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webp": "image/webp",
}
HOUR = 60 * 60

# A drawing may hold a script; opened by itself it may neither run it nor fetch anything.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def note_file(request: HttpRequest, path: str) -> HttpResponse | FileResponse:
    """The picture at this path below the notes' folder; 404 for whatever else the path may lead to."""
    kind = TYPES.get(Path(path).suffix.lower())
    if kind is None:
        raise Http404("Only pictures are served from the notes.")
    file = _open_inside(settings.NOTES_DIR, path)
    about = os.fstat(file.fileno())
    if not was_modified_since(request.headers.get("If-Modified-Since"), about.st_mtime):
        file.close()
        return HttpResponseNotModified()
    response = FileResponse(file, content_type=kind)
    response.headers["Last-Modified"] = http_date(about.st_mtime)
    response.headers["Cache-Control"] = f"private, max-age={HOUR}"
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _open_inside(folder: Path, path: str) -> BinaryIO:
    """The file opened for reading; 404 for hidden ones, for what links lead out of the folder, for no plain file."""
    if "\x00" in path or any(part.startswith(".") for part in Path(path).parts):
        raise Http404("There is no such picture.")
    root = os.path.realpath(folder)
    real = os.path.realpath(os.path.join(root, path))  # noqa: PTH118 - an absolute path must not start anew
    if os.path.commonpath([root, real]) != root:
        raise Http404("There is no such picture.")
    try:
        # What was checked is what is opened: the path has no links left, and none may come in between.
        # A named pipe is not waited for.
        descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except (OSError, ValueError):
        raise Http404("There is no such picture.") from None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise Http404("There is no such picture.")
    return os.fdopen(descriptor, "rb")
