"""Tables of training."""

from django.db import models

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College, Qualification
from sheber.training import words


class Licence(Sourced):
    """A college may teach a qualification since a day; `opened` is the first intake year."""

    college = models.ForeignKey(College, models.PROTECT, related_name="licences")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="licences")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    opened = models.PositiveIntegerField(null=True, blank=True)
    new_specialty = models.BooleanField(default=False)
    number = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["college", "qualification"], name="licence_once")]

    def __str__(self) -> str:
        return f"{self.college_id} {self.qualification_id}"


class Accreditation(Sourced):
    """A college or a programme was accredited by a body."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="accreditations")
    scope = models.CharField(max_length=12, choices=words.SCOPE.pairs)
    reach = models.CharField(max_length=14, choices=words.REACH.pairs)
    body = models.CharField(max_length=255, blank=True, default="")
    granted = models.DateField()
    until = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=64, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class Workshop(Sourced):
    """A workshop of a college."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    college = models.ForeignKey(College, models.PROTECT, related_name="workshops")
    seats = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(null=True, blank=True)
    modern = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.name)
