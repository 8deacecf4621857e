"""Tables of partnership."""

from django.db import models

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.partners import words
from sheber.registry.models import College


class Partner(Sourced):
    """An institution or organisation with which colleges work."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=12, choices=words.KIND.pairs)

    def __str__(self) -> str:
        return str(self.name)


class Memorandum(Sourced):
    """What a college and a partner agreed on, until when."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="memoranda")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="memoranda")
    signed = models.DateField()
    until = models.DateField(null=True, blank=True)
    subject = WordsField(blank=True)
    event = models.CharField(max_length=255, blank=True, default="")
    facts = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return self.code
