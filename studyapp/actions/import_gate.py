"""What looks like an accident rather than an edit. The limits are settings; see "Import gate" there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a question that learners are asked until now. `place` is where it stood, for people."""

    path: str
    place: str
    key_lost: bool = False
    key_flipped: bool = False
    retired: bool = False


def accidents(
    fates: Sequence[Fate], others: int, files_read: Collection[str], blank_files: Collection[str]
) -> list[str]:
    """The reasons to refuse an import, none when it looks meant.

    `others` counts the questions that nothing happens to, and that stand in other files than those with a fate;
    `files_read` are the names of the files that are still there, `blank_files` those without any text.
    """
    by_file: dict[str, list[Fate]] = defaultdict(list)
    for fate in fates:
        by_file[fate.path].append(fate)
    reasons = []
    for title, limit, picked in (
        ("have no valid key any more", settings.GATE_LOST_KEYS, [f for f in fates if f.key_lost]),
        ("have another key", settings.GATE_FLIPPED_KEYS, [f for f in fates if f.key_flipped]),
        ("are gone", settings.GATE_RETIRED, [f for f in fates if f.retired]),
    ):
        reasons += _too_many(title, limit, picked, len(fates) + others)
    for path, some in sorted(by_file.items()):
        reasons += _file_reasons(path, some, path in files_read, path in blank_files)
    return reasons


def _too_many(title: str, limit: float, picked: Sequence[Fate], of: int) -> list[str]:
    if len(picked) < settings.GATE_FEWEST or len(picked) <= limit * of:
        return []
    places = ", ".join(fate.place for fate in picked[:3]) + (" …" if len(picked) > 3 else "")
    return [f"{len(picked):,} of {of:,} questions {title} (the limit is {limit:.0%}): {places}"]


def _file_reasons(path: str, fates: Sequence[Fate], is_read: bool, is_blank: bool) -> list[str]:
    """A file that was emptied by mistake, or whose keys were, is a small share of a large folder."""
    limit = settings.GATE_FILE
    reasons = []
    for title, picked in (
        ("have no valid key any more", [fate for fate in fates if fate.key_lost]),
        ("have another key", [fate for fate in fates if fate.key_flipped]),
    ):
        reasons += [f"{path}: {reason}" for reason in _too_many(title, limit, picked, len(fates))]
    gone = sum(fate.retired for fate in fates)
    if is_blank and gone:
        reasons.append(f"{path}: the file is empty; {gone:,} of its questions would be gone")
    elif is_read and gone == len(fates) >= settings.GATE_FEWEST:
        reasons.append(f"{path}: the file is there, but none of its {gone:,} questions")
    return reasons
