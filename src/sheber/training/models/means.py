"""With what and whom a college teaches: workshops, equipment, groups, learners without names."""

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry import words as registry_words
from sheber.registry.models import College, Qualification
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


class Group(Sourced):
    """A study group of a college."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="groups")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs)
    language = models.CharField(max_length=2, choices=registry_words.LANGUAGE.pairs)
    starts = models.DateField()
    ends = models.DateField()
    students = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="group_ends_after_it_starts")]

    def __str__(self) -> str:
        return self.code


class Student(Sourced):
    """A learner under a code; no name, no identification number."""

    code = models.CharField(max_length=64, unique=True)
    group = models.ForeignKey(Group, models.PROTECT, related_name="learners")
    status = models.CharField(max_length=10, choices=words.STUDENT.pairs, default="studies")
    zhas_maman = models.BooleanField(default=False)
    dual = models.BooleanField(default=False)
    left = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status="studies", left=None) | (~Q(status="studies") & Q(left__isnull=False)),
                name="who_left_has_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.code
