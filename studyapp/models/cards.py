"""Cards to flip, and when each learner is to see them again."""

from django.db import models

from .library import Topic
from .people import Learner


class Card(models.Model):
    """An exam signal or a flash card: a front to answer from memory, and its back.

    Its identity outlives changes of wording and place, as a question's does. `answer` is the short form of the
    back, such as the service that a signal points to; it may be empty. `content_hash` covers all that is shown.
    """

    SIGNAL, WRITTEN = "signal", "written"

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="cards")
    kind = models.CharField(max_length=8, choices=[(SIGNAL, SIGNAL), (WRITTEN, WRITTEN)])
    front = models.TextField()
    front_html = models.TextField()
    answer = models.TextField(blank=True)
    back = models.TextField()
    back_html = models.TextField()
    content_hash = models.CharField(max_length=64)
    section_title = models.CharField(max_length=500, blank=True)
    path = models.CharField(max_length=500)
    line = models.PositiveIntegerField()
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ("topic", "line", "pk")

    def __str__(self) -> str:
        return self.front


class CardMemory(models.Model):
    """The FSRS schedule of one learner and one card. `reviews` counts the self-grades so far."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="card_memories")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="memories")
    stability = models.FloatField()
    difficulty = models.FloatField()
    reviews = models.PositiveIntegerField(default=1)
    last_at = models.DateTimeField()
    due_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("learner", "card"), name="card_memory_of"),)
        indexes = (models.Index(fields=("learner", "due_at"), name="card_due"),)

    def __str__(self) -> str:
        return f"memory of card {self.card_id}"


class CardReview(models.Model):
    """One self-grade, kept so that the scheduler's parameters can be fitted to what learners really remember."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="card_reviews")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reviews")
    grade = models.CharField(max_length=5)
    reviewed_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("learner", "reviewed_at"), name="card_reviewed"),)

    def __str__(self) -> str:
        return f"{self.grade} for card {self.card_id}"
