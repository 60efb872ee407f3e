"""Says what is wrong in the notes."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from studyapp.notes.checks import check
from studyapp.notes.diagnostic_formats import FORMATS, as_json, as_text, for_github, for_terminal, read_lines
from studyapp.notes.diagnostics import Diagnostic, count_by_severity, has_errors, in_order
from studyapp.notes.library import read_library


class Command(BaseCommand):
    help = (
        "Reads notes and prints what is wrong with them, as path:line:col: CODE message. Writes nothing. "
        "Exits with 1 when there is an error, with 0 when there are only warnings and remarks."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="*", type=Path, help="files or folders (default: the folder served)"
        )
        parser.add_argument(
            "--format",
            choices=FORMATS,
            default="text",
            help="text (with the line and a caret on a terminal), json, or github (annotations of a workflow)",
        )

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        library = read_library(paths or [settings.NOTES_DIR])
        findings = in_order([*library.diagnostics, *check(library)])
        if options["format"] == "json":
            self.stdout.write(as_json(findings))
        elif options["format"] == "github":
            self._write(for_github(findings))
        else:
            self._write(self._text(findings, colour=_wants_colour(options, self.stdout.isatty())))
            self.stdout.write(count_by_severity(findings))
        if has_errors(findings):
            raise SystemExit(1)

    def _text(self, findings: Sequence[Diagnostic], colour: bool) -> list[str]:
        if not (self.stdout.isatty() or colour):
            return as_text(findings)
        return for_terminal(findings, cache(read_lines), colour)

    def _write(self, lines: Sequence[str]) -> None:
        for line in lines:
            self.stdout.write(line)


def _wants_colour(options: dict[str, Any], is_terminal: bool) -> bool:
    if options.get("force_color"):
        return True
    return is_terminal and not options.get("no_color") and "NO_COLOR" not in os.environ
