"""FTS5: a table of its own that holds the index only, kept up by triggers."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

_NEW = (
    "INSERT INTO studyapp_search(rowid, title, topic_name, text) "
    "VALUES (new.id, new.title, new.topic_name, new.text)"
)
_OLD = (
    "INSERT INTO studyapp_search(studyapp_search, rowid, title, topic_name, text) "
    "VALUES ('delete', old.id, old.title, old.topic_name, old.text)"
)

_TABLE = (
    "CREATE VIRTUAL TABLE studyapp_search USING fts5(title, topic_name, text, content='studyapp_searchentry', "
    "content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
)
CREATE = (
    _TABLE,
    f"CREATE TRIGGER studyapp_search_add AFTER INSERT ON studyapp_searchentry BEGIN {_NEW}; END",
    f"CREATE TRIGGER studyapp_search_remove AFTER DELETE ON studyapp_searchentry BEGIN {_OLD}; END",
    f"CREATE TRIGGER studyapp_search_change AFTER UPDATE ON studyapp_searchentry BEGIN {_OLD}; {_NEW}; END",
    "INSERT INTO studyapp_search(studyapp_search) VALUES ('rebuild')",
)
DROP = (
    "DROP TRIGGER IF EXISTS studyapp_search_add",
    "DROP TRIGGER IF EXISTS studyapp_search_remove",
    "DROP TRIGGER IF EXISTS studyapp_search_change",
    "DROP TABLE IF EXISTS studyapp_search",
)

# The rank has to be worked out before anything is joined: FTS5 knows it only while it walks its own table.
_FIND = """
WITH hit AS MATERIALIZED (
    SELECT rowid AS id, bm25(studyapp_search, 8.0, 3.0, 1.0) AS score
    FROM studyapp_search WHERE studyapp_search MATCH %s
), ranked AS (
    SELECT entry.id, hit.score,
        ROW_NUMBER() OVER (PARTITION BY entry.kind ORDER BY hit.score, entry.id) AS place,
        COUNT(*) OVER (PARTITION BY entry.kind) AS found
    FROM hit JOIN studyapp_searchentry AS entry ON entry.id = hit.id
)
SELECT id, found FROM ranked WHERE place <= %s ORDER BY score, id
"""


def find(
    connection: BaseDatabaseWrapper, words: list[str], per_kind: int, every: bool
) -> list[tuple[int, int]]:
    """See `Backend.find`."""
    # Words hold letters and digits only; the quotes keep "and" or "near" from being operators.
    query = (" AND " if every else " OR ").join(f'"{word}"*' for word in words)
    with connection.cursor() as cursor:
        cursor.execute(_FIND, [query, per_kind])
        return [(int(pk), int(found)) for pk, found in cursor.fetchall()]
