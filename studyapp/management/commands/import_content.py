"""Brings the notes into the database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError, OperationalError, ProgrammingError, connection

from studyapp.actions.import_notes import ImportRefused, NotesUnreadable, import_notes, preview_import
from studyapp.actions.import_plan import Plan, What
from studyapp.notes.diagnostics import Diagnostic, Severity, count_by_severity, format_diagnostic

SHOWN_OF_EACH = 10


class Command(BaseCommand):
    help = "Imports notes in one transaction: all or nothing. Importing them twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, help="files or folders (default: the folder served)"
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and write nothing")
        parser.add_argument(
            "--accept", action="store_true", help="import what looks like an accident as well"
        )
        parser.add_argument(
            "--plan",
            default="",
            metavar="ID",
            help="import only if exactly what --dry-run showed would happen",
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        try:
            if options["dry_run"]:
                self._preview(paths or [settings.NOTES_DIR], options)
            else:
                self._make_tables_if_new()
                self._import(paths or [settings.NOTES_DIR], options)
        except NotesUnreadable as error:
            for diagnostic in error.diagnostics:
                self.stderr.write(format_diagnostic(diagnostic))
            self._stop()
        except ImportRefused as error:
            for reason in error.reasons:
                self.stderr.write(f"Refused: {reason}")
            if error.reasons == error.plan.accidents:
                self.stderr.write("If this is meant, import with --accept.")
            self._stop()
        except DatabaseError as error:
            self.stderr.write(f"The database refused: {error}".strip())
            if isinstance(error, OperationalError | ProgrammingError):
                self.stderr.write("If it is new or from an older version, first: manage.py migrate")
            self._stop()

    def _make_tables_if_new(self) -> None:
        """In a database that has no table at all; one from an older version is for its operator to bring up to date."""
        if not connection.introspection.table_names():
            call_command("migrate", interactive=False, verbosity=0)
            self.stdout.write("The database is new: its tables are made.")

    def _preview(self, paths: Sequence[Path], options: dict[str, Any]) -> None:
        plan, reading = preview_import(paths, self._progress(options))
        for change in plan.changes:
            self.stdout.write(str(change))
        self._print_findings(reading.diagnostics)
        self.stdout.write(f"Would be: {plan}.")
        if plan.accidents and not options["accept"]:
            raise ImportRefused(plan, plan.accidents)
        self.stdout.write(f"To do exactly this: import_content --plan {plan.id}")

    def _import(self, paths: Sequence[Path], options: dict[str, Any]) -> None:
        report = import_notes(
            paths,
            self._progress(options),
            accept=options["accept"],
            expected_plan=options["plan"],
            announce=self._announce,
        )
        self._print_findings(report.diagnostics)
        self.stdout.write(str(report))

    def _announce(self, plan: Plan) -> None:
        """The plan before it is carried out: the first of each kind, `--dry-run` lists all.

        Where nothing was stored before there is nothing to compare with: the totals say it all.
        """
        if plan.is_first:
            return
        shown: Counter[tuple[What, ...]] = Counter()
        for change in plan.changes:
            shown[change.what] += 1
            if shown[change.what] <= SHOWN_OF_EACH:
                self.stdout.write(str(change))
        left = sum(max(0, count - SHOWN_OF_EACH) for count in shown.values())
        if left:
            self.stdout.write(f"… and {left:,} more")
        if plan.changes:
            self.stdout.write(f"{str(plan)[0].upper()}{str(plan)[1:]}.")

    def _print_findings(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Errors and warnings in full; remarks only as a count, `check_content` lists them."""
        for diagnostic in diagnostics:
            if diagnostic.severity is not Severity.INFO:
                self.stderr.write(format_diagnostic(diagnostic))
        if diagnostics:
            self.stderr.write(f"{count_by_severity(diagnostics)}; check_content lists them all.")

    def _progress(self, options: dict[str, Any]) -> Callable[[str], None]:
        if options["verbosity"] == 0 or not sys.stderr.isatty():
            return lambda _: None
        return lambda step: self.stderr.write(f"{step} …")

    def _stop(self) -> None:
        self.stderr.write("Nothing was imported; what was there before is still served.")
        raise SystemExit(1)
