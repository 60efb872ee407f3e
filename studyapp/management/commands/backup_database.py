"""Copies the database, while it is in use."""

from __future__ import annotations

import os
import sqlite3
from argparse import ArgumentParser
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection


class Command(BaseCommand):
    help = (
        "Copies the SQLite database in use into a new file, safe while people study. "
        "Which database that is, STUDYAPP_NOTES, STUDYAPP_VAR and DATABASE_URL say, as for the server."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("target", type=Path, help="the new file; one that exists is never written over")

    def handle(self, *args: Any, target: Path, **options: Any) -> None:
        if connection.vendor != "sqlite":
            raise CommandError(
                f'This database is PostgreSQL: pg_dump --format=custom --file={target} "$DATABASE_URL"'
            )
        source = Path(connection.settings_dict["NAME"]).absolute()
        try:
            with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as database:
                copy(database, target)
        except (sqlite3.Error, OSError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise CommandError(f"Nothing was copied from {source} to {target}: {reason}") from error
        self.stdout.write(f"Copied {source} to {target} ({target.stat().st_size:,} bytes).")


def copy(database: sqlite3.Connection, target: Path) -> None:
    """The database as it is at one moment, in a new file that its owner alone can read; no file if that fails.

    Raises sqlite3.Error or OSError, also for a database that has no tables: a copy of nothing is no backup.
    """
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'django_migrations'").fetchone():
        raise sqlite3.DatabaseError("there is nothing in that database yet")
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        with closing(sqlite3.connect(target)) as new:
            database.backup(new)
    except BaseException:
        target.unlink()
        raise
