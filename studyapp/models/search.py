"""What can be searched."""

from django.db import models


class SearchEntry(models.Model):
    """A piece of the notes as the search finds it; `ref` is the row that it stands for.

    `text` never says which option of a question is right. The database itself keeps a full-text index beside
    this table (see `studyapp.search`); SQLite does so by triggers, which a migration that changes this table
    has to make anew. `stamp` changes when what the entry is made from does.
    """

    TOPIC, SECTION, SIGNAL, CARD, QUESTION = "topic", "section", "signal", "card", "question"

    kind = models.CharField(max_length=8)
    ref = models.PositiveBigIntegerField()
    title = models.TextField()
    text = models.TextField(blank=True)
    topic_name = models.CharField(max_length=200, blank=True)
    topic_slug = models.CharField(max_length=90, blank=True)
    anchor = models.CharField(max_length=80, blank=True)
    stamp = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("kind", "ref"), name="search_entry_of"),)

    def __str__(self) -> str:
        return self.title
