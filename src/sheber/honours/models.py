"""Tables of honours: adults, named in public lists."""

from django.db import models

from sheber.honours import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField


class Award(Sourced):
    """A person was honoured."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=20, choices=words.KIND.pairs)
    year = models.PositiveIntegerField()
    person = WordsField()
    position = WordsField(blank=True)
    organisation = WordsField(blank=True)
    day = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.person)
