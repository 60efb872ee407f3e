"""`python -m studyapp.server`: bring the database and the notes up to date, then serve.

This is `make run` once everything is installed. What goes wrong is told in one line where one line
is enough; a note with errors never takes down what was imported before.
"""

import argparse
import errno
import os
import socket
import sys

import django
from django.apps import apps
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError

HOST = "127.0.0.1"


def main() -> None:
    """Replaces this process by the server, or exits with a line that says why not."""
    parser = argparse.ArgumentParser(prog="python -m studyapp.server", description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port: int = parser.parse_args().port
    refuse_taken(port)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "studyapp.settings")
    try:
        django.setup()
        call_command("migrate", interactive=False, verbosity=0)
    except (DatabaseError, ImproperlyConfigured) as error:
        sys.exit(f"The database can't be used: {str(error).strip()}")
    for message in checks.run_checks(tags=[checks.Tags.translation]):
        print(f"{message.msg} {message.hint or ''}".strip(), file=sys.stderr)
    call_command("collectstatic", interactive=False, verbosity=0)
    import_notes()

    print(f"\nServing {settings.NOTES_DIR} at http://{HOST}:{port}/ (Ctrl-C stops)", flush=True)
    os.chdir(settings.BASE_DIR)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--bind", f"{HOST}:{port}"])  # noqa: S606


def refuse_taken(port: int) -> None:
    """Exits when something else listens on the port: better before the work than after it."""
    try:
        # As the server will do: a port whose last connections are still closing is free.
        with socket.create_server((HOST, port)):
            pass
    except OverflowError:
        sys.exit(f"There is no port {port}: ports go from 1 to 65535.")
    except OSError as error:
        taken = error.errno == errno.EADDRINUSE
        reason = "something else is using it" if taken else os.strerror(error.errno or 0)
        sys.exit(f"Can't serve on port {port}: {reason}. Choose another: make run PORT={port + 1}")


def import_notes() -> None:
    """Imports the notes; when they can't be, what was imported before is served instead."""
    try:
        call_command("import_content", str(settings.NOTES_DIR))
    except (CommandError, SystemExit) as stop:
        if isinstance(stop, SystemExit) and not stop.code:
            return
        if isinstance(stop, CommandError) or isinstance(stop.code, str):
            print(stop, file=sys.stderr)
        if not apps.get_model("studyapp", "Topic")._default_manager.exists():
            sys.exit(
                f"\nNothing was imported from {settings.NOTES_DIR}, so there is nothing to serve yet."
                "\nMend what is reported above, or name another folder: make run NOTES=/path/to/notes"
            )


if __name__ == "__main__":
    main()
