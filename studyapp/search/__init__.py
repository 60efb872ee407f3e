"""Full-text search in the database itself: FTS5 on SQLite, tsvector on PostgreSQL, with the same answers.

Words are compared as they are, without the grammar of any language, and each may be the beginning of a longer one,
which is what as-you-type needs. The index lies beside the table `studyapp_searchentry`, and the database keeps the
two alike in whatever transaction writes to the table.
"""

from __future__ import annotations

import re
from typing import Protocol

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from . import postgresql, sqlite

MAX_WORDS = 8
MAX_LETTERS = 40
_WORD = re.compile(r"[^\W_]+")


class Backend(Protocol):
    """One database's full text: how its index is made and dropped (SQL), and how it is asked."""

    CREATE: tuple[str, ...]
    DROP: tuple[str, ...]

    def find(
        self, connection: BaseDatabaseWrapper, words: list[str], per_kind: int, every: bool
    ) -> list[tuple[int, int]]:
        """(entry id, how many of its kind were found), best first, at most `per_kind` of a kind: one query.

        An entry has every one of the words, or one of them, each as the beginning of a word.
        """


_BACKENDS: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgresql}  # type: ignore[dict-item]


def backend_for(vendor: str) -> Backend:
    """The backend of a database vendor; KeyError for one that has none."""
    return _BACKENDS[vendor]


def words_of(text: str) -> list[str]:
    """The words of what someone typed: at most eight, without endings that only make a plural."""
    words = [word[:MAX_LETTERS].lower() for word in _WORD.findall(text)]
    return [_singular(word) for word in words[:MAX_WORDS]]


def find_entries(words: list[str], per_kind: int) -> list[tuple[int, int]]:
    """As `Backend.find`: entries with every word, or where there is none, with any of them."""
    if not words:
        return []
    backend = backend_for(connection.vendor)
    found = backend.find(connection, words, per_kind, every=True)
    if found or len(words) == 1:
        return found
    return backend.find(connection, words, per_kind, every=False)


def _singular(word: str) -> str:
    """Words are beginnings, so that a shorter one finds the longer ones too."""
    if len(word) > 5 and word.endswith("ies"):
        return word[:-3]
    return word[:-1] if len(word) > 3 and word.endswith("s") else word
