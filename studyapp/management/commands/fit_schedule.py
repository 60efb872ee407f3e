"""Fits the scheduler's parameters to the reviews of this installation."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.actions.fit_schedule import fit_schedule


class Command(BaseCommand):
    help = "Fits FSRS to the reviews stored here, reports log loss before and after, and keeps the better."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = fit_schedule()
        except ImportError:
            raise CommandError("Fitting needs an optional package: pip install fsrs-rs-python") from None
        except ValueError as error:
            raise CommandError(f"Nothing was changed: {error}.") from None
        self.stdout.write(
            f"Log loss on the later {found.judged} reviews: {found.before:.4f} before, {found.after:.4f} fitted."
        )
        self.stdout.write(
            "The fitted parameters are used from now on."
            if found.better
            else "The parameters stay as they are."
        )
