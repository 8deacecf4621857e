"""The forum itself."""

from django.db import models

from sheber.forum import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField


class Forum(Sourced):
    """One edition: when, where, which hours; copied from which."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    day = models.DateField()
    place = WordsField(blank=True)
    state = models.CharField(max_length=8, choices=words.FORUM_STATE.pairs, default="draft")
    ends = models.DateField(null=True, blank=True)
    opens_at = models.CharField(max_length=5, default="09:00")
    closes_at = models.CharField(max_length=5, default="18:00")
    step = models.PositiveSmallIntegerField(default=15)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    theme = WordsField(500, blank=True)
    follow_days = models.PositiveSmallIntegerField(default=90)
    inviter = WordsField(blank=True)
    proposal = models.JSONField(default=dict, blank=True)  # what the newest proposal of a programme said

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends__isnull=True) | models.Q(ends__gte=models.F("day")),
                name="forum_days_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.name)
