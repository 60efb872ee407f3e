"""The engine's values in words, in the language of the pages."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from studyapp.engine.selection import Reason

from .quiz_modes import FLAGGED, FOUND, WEAKEST

REASONS = {
    Reason.NEW: gettext_lazy("New question"),
    Reason.DUE: gettext_lazy("Due today"),
    Reason.MIXED_UP: gettext_lazy("You mix these two up"),
    Reason.WEAK: gettext_lazy("A weak spot of yours"),
    Reason.MISSED: gettext_lazy("You missed this before"),
    Reason.KEEP: gettext_lazy("To keep it fresh"),
}
LEVELS = {
    "new": gettext_lazy("new"),
    "little": gettext_lazy("little evidence"),
    "weak": gettext_lazy("weak"),
    "growing": gettext_lazy("growing"),
    "strong": gettext_lazy("strong"),
}


def reason_label(reason: str, mode: str) -> str:
    """Why a question was picked, for a stored `Reason` and the quiz's mode; "" where there is nothing to say."""
    if mode == FOUND or not reason:
        return ""
    if mode == FLAGGED:
        return _("You flagged it")
    return str(REASONS[Reason.WEAK if mode == WEAKEST else Reason(reason)])


def due_label(due_at: datetime | None, now: datetime) -> str:
    """When a question comes back by itself; "" where nothing says when."""
    if due_at is None:
        return ""
    if due_at <= now:
        return _("Due again now")
    return _("Due again in %(wait)s") % {"wait": wait_label(due_at - now)}


def wait_label(wait: timedelta) -> str:
    """How long something takes to come back: minutes, hours, days; a short wait in tenths of a day."""
    minutes = max(1, round(wait.total_seconds() / 60))
    if minutes < 60:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    if hours < 24:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    days = round(hours / 24, 1 if hours < 120 else 0)
    if days == int(days):
        return ngettext("%(count)s day", "%(count)s days", int(days)) % {"count": int(days)}
    return _("%(count)s days") % {"count": number_format(days, 1)}
