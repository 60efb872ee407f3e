"""What the notes hold, as of the last import. HTML is rendered by the import, never in a request."""

import uuid

from django.db import models


class ImportRun(models.Model):
    """One import that wrote something, and what it did."""

    finished_at = models.DateTimeField(auto_now_add=True)
    summary = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"import {self.pk}"


class Pack(models.Model):
    """The one row about the notes as a whole: the exam that they prepare for.

    `blueprint` is a list of [domain, share of the exam]; `library_version` is new after every import that wrote
    something, so that what is built from the notes can be kept until then.
    """

    library_version = models.UUIDField(default=uuid.uuid4)
    name = models.CharField(max_length=200, blank=True)
    exam_code = models.CharField(max_length=40, blank=True)
    blueprint = models.JSONField(default=list)
    scored_questions = models.PositiveIntegerField(default=50)
    minutes = models.PositiveIntegerField(default=0)
    pass_share = models.FloatField(default=0.72)
    assumptions = models.JSONField(default=list)
    # What `fit_schedule` found better than FSRS's defaults on this installation's reviews; empty until then.
    fsrs_parameters = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name or "notes"


class Service(models.Model):
    """A service that notes choose between; `key` is the slug of its name."""

    key = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120)
    aliases = models.JSONField(default=list)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    """One subject of the notes. `path` is relative to the imported folder, `file` says which file that was.

    `text_hash` changes with what there is to read, `stamp` with anything that the topic's file says, its questions and
    cards included: what has the stamp of the file as it is needs no look. `is_contrast` marks a set of questions titled
    "A vs B", which is no subject of its own.
    """

    slug = models.SlugField(max_length=90, unique=True, allow_unicode=True)
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=500)
    subtitle = models.CharField(max_length=500, blank=True)
    aliases = models.JSONField(default=list)
    service = models.ForeignKey(
        Service, null=True, blank=True, on_delete=models.SET_NULL, related_name="topics"
    )
    domain = models.CharField(max_length=120, blank=True)
    checked = models.CharField(max_length=40, blank=True)
    summary = models.TextField(blank=True)
    html = models.TextField(blank=True)
    text_hash = models.CharField(max_length=64, blank=True)
    stamp = models.CharField(max_length=64, blank=True)
    path = models.CharField(max_length=500)
    file = models.CharField(max_length=1000)
    line = models.PositiveIntegerField()
    position = models.PositiveIntegerField(default=0)
    is_contrast = models.BooleanField(default=False)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.name


class Section(models.Model):
    """A section of a topic, rendered, in the order of the notes."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(max_length=500)
    number = models.PositiveIntegerField(null=True, blank=True)
    html = models.TextField(blank=True)
    line = models.PositiveIntegerField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("topic", "position")
        constraints = (models.UniqueConstraint(fields=("topic", "position"), name="section_place"),)

    def __str__(self) -> str:
        return self.title


class Signal(models.Model):
    """An exam signal. `targets` are service keys, `cues` the phrases to watch for."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="signals")
    section_title = models.CharField(max_length=500, blank=True)
    text = models.TextField()
    condition = models.TextField()
    cues = models.JSONField(default=list)
    targets = models.JSONField(default=list)
    line = models.PositiveIntegerField()
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ("topic", "position")
        constraints = (models.UniqueConstraint(fields=("topic", "position"), name="signal_place"),)

    def __str__(self) -> str:
        return self.text
