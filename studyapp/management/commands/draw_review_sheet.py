"""Draws a random sample of questions to judge blind."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.queries.review_sheets import review_sample, sheet_markdown


class Command(BaseCommand):
    help = "Writes a review sheet: a random sample of the imported questions, the key behind them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--count", type=int, default=100)
        parser.add_argument("--seed", type=int, default=1, help="the same seed draws the same questions")
        parser.add_argument("--authored", action="store_true", help="only questions that an author wrote")
        parser.add_argument("--output", type=Path, help="a file (default: standard output)")

    def handle(
        self, *args: Any, count: int, seed: int, authored: bool, output: Path | None, **options: Any
    ) -> None:
        sample = review_sample(count, seed, authored)
        if not sample:
            raise CommandError("There is no question to judge: import notes first.")
        text = sheet_markdown(sample, seed)
        if output is None:
            self.stdout.write(text)
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}") from error
