"""Questions, their versions, and the knowledge components that they ask for."""

from django.db import models

from studyapp.notes.model import Kind, Status

from .library import Signal, Topic


class Component(models.Model):
    """What is remembered, as opposed to how it is asked: the contrast of two services or options, or one cue.

    `key` starts with the engine's prefix ("contrast:" or "cue:"); `label` is what people read.
    """

    key = models.CharField(max_length=200, unique=True)
    label = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.label


class Question(models.Model):
    """A question's identity: it outlives every change of wording, place and key.

    Where it stands and whether it is asked are facts about now; what was asked when is in its versions.
    """

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="questions")
    signal = models.ForeignKey(
        Signal, null=True, blank=True, on_delete=models.SET_NULL, related_name="questions"
    )
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    status = models.CharField(
        max_length=10, choices=[(status.value, status.value) for status in Status], default=Status.ACTIVE
    )
    held_code = models.CharField(max_length=8, blank=True)
    held_reason = models.TextField(blank=True)
    contrast = models.ForeignKey(
        Component, null=True, blank=True, on_delete=models.PROTECT, related_name="contrast_questions"
    )
    cue = models.ForeignKey(Component, on_delete=models.PROTECT, related_name="cue_questions")
    section_title = models.CharField(max_length=500, blank=True)
    domain = models.CharField(max_length=120, blank=True)
    path = models.CharField(max_length=500)
    line = models.PositiveIntegerField()
    excerpt = models.TextField(blank=True)
    explicit_id = models.CharField(max_length=80, blank=True)
    version = models.OneToOneField(
        "QuestionVersion", null=True, blank=True, on_delete=models.PROTECT, related_name="current_of"
    )

    class Meta:
        ordering = ("path", "line", "pk")
        indexes = (models.Index(fields=("status", "topic"), name="question_asked"),)

    def __str__(self) -> str:
        return f"question {self.pk}"


class QuestionVersion(models.Model):
    """A question exactly as it was on screen; never changed once written."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    content_hash = models.CharField(max_length=64)
    stem = models.TextField()
    stem_html = models.TextField()
    explanation = models.TextField(blank=True)
    explanation_html = models.TextField(blank=True)
    select = models.PositiveSmallIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("question", "number"), name="version_number"),)

    def __str__(self) -> str:
        return f"question {self.question_id}, version {self.number}"


class Choice(models.Model):
    """One option of a version. Answers are graded by choice, never by position on the screen."""

    version = models.ForeignKey(QuestionVersion, on_delete=models.CASCADE, related_name="choices")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    html = models.TextField()
    correct = models.BooleanField()
    why = models.TextField(blank=True)
    why_html = models.TextField(blank=True)
    service_key = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ("version", "position")
        constraints = (models.UniqueConstraint(fields=("version", "position"), name="choice_place"),)

    def __str__(self) -> str:
        return self.text
