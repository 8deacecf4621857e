"""Tables of employment. Graduates have codes, never names."""

from django.db import models

from sheber.employment import words
from sheber.kernel.models import Sourced
from sheber.registry.models import College, Qualification


class Outcome(Sourced):
    """What a graduate did at a fixed date, from a register."""

    graduate = models.CharField(max_length=64)
    college = models.ForeignKey(College, models.PROTECT, related_name="outcomes")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="outcomes")
    graduated = models.PositiveIntegerField(db_index=True)
    day = models.DateField()
    status = models.CharField(max_length=16, choices=words.STATUS.pairs)
    on_order = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["graduate", "day"], name="outcome_once")]

    def __str__(self) -> str:
        return self.graduate
