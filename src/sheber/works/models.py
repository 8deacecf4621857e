"""Tables of capital works."""

from django.db import models

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College
from sheber.works import words


class Project(Sourced):
    """A building, a repair or a delivery of equipment, with its cost in tiyn."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    college = models.ForeignKey(College, models.PROTECT, null=True, blank=True, related_name="projects")
    kind = models.CharField(max_length=16, choices=words.KIND.pairs)
    stage = models.CharField(max_length=10, choices=words.STAGE.pairs)
    year = models.PositiveIntegerField()
    cost = models.BigIntegerField(null=True, blank=True)
    colleges_count = models.PositiveIntegerField(default=1)
    cost_note = models.CharField(max_length=255, blank=True, default="")
    paid = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    done = models.DecimalField(max_digits=5, decimal_places=4, null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.name)
