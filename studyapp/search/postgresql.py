"""A generated tsvector column with a GIN index."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper


def _words(column: str, weight: str) -> str:
    """PostgreSQL's own parser keeps "mw1.micro" or an address in one piece; letters and digits alone are words."""
    plain = f"regexp_replace({column}, '[^[:alnum:]]+', ' ', 'g')"
    return f"setweight(to_tsvector('simple'::regconfig, {plain}), '{weight}')"


_DOCUMENT = " || ".join((_words("title", "A"), _words("topic_name", "B"), _words("text", "D")))

CREATE = (
    f"ALTER TABLE studyapp_searchentry ADD COLUMN document tsvector GENERATED ALWAYS AS ({_DOCUMENT}) STORED",
    "CREATE INDEX studyapp_search ON studyapp_searchentry USING gin (document)",
)
DROP = (
    "DROP INDEX IF EXISTS studyapp_search",
    "ALTER TABLE studyapp_searchentry DROP COLUMN IF EXISTS document",
)

_FIND = """
WITH hit AS (
    SELECT entry.id, entry.kind, ts_rank_cd(document, query) AS score
    FROM studyapp_searchentry AS entry, to_tsquery('simple'::regconfig, %s) AS query
    WHERE document @@ query
), ranked AS (
    SELECT id, score,
        ROW_NUMBER() OVER (PARTITION BY kind ORDER BY score DESC, id) AS place,
        COUNT(*) OVER (PARTITION BY kind) AS found
    FROM hit
)
SELECT id, found FROM ranked WHERE place <= %s ORDER BY score DESC, id
"""


def find(
    connection: BaseDatabaseWrapper, words: list[str], per_kind: int, every: bool
) -> list[tuple[int, int]]:
    """See `Backend.find`."""
    query = (" & " if every else " | ").join(f"'{word}':*" for word in words)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [query, per_kind])
        return [(int(pk), int(found)) for pk, found in cursor.fetchall()]
