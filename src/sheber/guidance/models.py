"""Tables of career guidance. Pupils are counted, never named."""

from django.db import models
from django.db.models import F, Q

from sheber.guidance import words
from sheber.kernel.models import Sourced
from sheber.registry.models import College, School


class ProfileClass(Sourced):
    """A class with a profile direction in a school."""

    code = models.CharField(max_length=64, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="profile_classes")
    year = models.PositiveIntegerField()
    grade = models.PositiveSmallIntegerField()
    direction = models.CharField(max_length=16, choices=words.DIRECTION.pairs)
    pupils = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.code


class Encounter(Sourced):
    """One event of career guidance: how many came, and how many of them had not been reached that year before."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=words.ENCOUNTER.pairs)
    day = models.DateField()
    school = models.ForeignKey(School, models.PROTECT, related_name="encounters")
    college = models.ForeignKey(College, models.PROTECT, null=True, blank=True, related_name="encounters")
    pupils = models.PositiveIntegerField()
    first_time = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_time__lte=F("pupils")), name="first_time_within_pupils"),
        ]

    def __str__(self) -> str:
        return self.code
