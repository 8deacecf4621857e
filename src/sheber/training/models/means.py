"""With what a college teaches: workshops and their equipment."""

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College
from sheber.training import words


class Workshop(Sourced):
    """A workshop of a college; `hours` are those a year in which it can be taught in."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    college = models.ForeignKey(College, models.PROTECT, related_name="workshops")
    seats = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(null=True, blank=True)
    modern = models.BooleanField(default=False)
    hours = models.PositiveIntegerField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.name)


class Equipment(Sourced):
    """Machines of one kind in a workshop: how many there are, how many work, how many the programme asks for."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    workshop = models.ForeignKey(Workshop, models.PROTECT, related_name="equipment")
    number = models.PositiveIntegerField()
    working = models.PositiveIntegerField()
    needed = models.PositiveIntegerField(default=0)
    bought = models.PositiveIntegerField(null=True, blank=True)
    cost = models.BigIntegerField(null=True, blank=True)  # tiyn, of all together
    paid_by = models.CharField(max_length=12, choices=words.PAID_BY.pairs, default="budget")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(working__lte=F("number")), name="no_more_work_than_there_are")
        ]

    def __str__(self) -> str:
        return str(self.name)
