"""Who teaches, how they grow, and which modules rest on whom."""

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College, Employer, Person, Qualification
from sheber.training import words


class Teacher(Sourced):
    """A teacher's post at a college; who it is stands in the registry of people."""

    code = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="teaching")
    college = models.ForeignKey(College, models.PROTECT, related_name="teachers")
    category = models.CharField(max_length=12, choices=words.CATEGORY.pairs, default="none")
    special = models.BooleanField(default=False)  # teaches subjects of the trade
    degree = models.BooleanField(default=False)
    from_industry = models.BooleanField(default=False)
    since = models.DateField()
    left = models.DateField(null=True, blank=True)
    hours = models.PositiveIntegerField(null=True, blank=True)  # of teaching a year, by the post

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(left=None) | Q(left__gte=F("since")), name="teacher_leaves_after_coming"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.person}" if self.person_id else self.code


class Development(Sourced):
    """What a teacher learned: a course, practice at an enterprise, a contest, an expert's work."""

    code = models.CharField(max_length=64, unique=True)
    teacher = models.ForeignKey(Teacher, models.PROTECT, related_name="development")
    kind = models.CharField(max_length=12, choices=words.DEVELOPMENT.pairs)
    topic = models.CharField(max_length=255)
    place = models.CharField(max_length=255, blank=True, default="")
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    abroad = models.BooleanField(default=False)
    starts = models.DateField()
    ends = models.DateField()
    hours = models.PositiveIntegerField()
    paper = models.CharField(max_length=120, blank=True, default="")  # number of the certificate
    state = models.CharField(max_length=10, choices=words.DEVELOPMENT_STATE.pairs, default="stated")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="development_ends_after_it_starts")
        ]

    def __str__(self) -> str:
        return self.topic


class Module(Sourced):
    """A module of a qualification's programme at a college, with its hours a year."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    college = models.ForeignKey(College, models.PROTECT, related_name="modules")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    hours = models.PositiveIntegerField()
    workshop_hours = models.PositiveIntegerField(default=0)  # of them in a workshop, for one group in a year

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(workshop_hours__lte=F("hours")), name="workshop_hours_within_the_module"
            )
        ]

    def __str__(self) -> str:
        return str(self.name)


class ModuleTeacher(Sourced):
    """A teacher can teach a module."""

    module = models.ForeignKey(Module, models.PROTECT, related_name="taught_by")
    teacher = models.ForeignKey(Teacher, models.PROTECT, related_name="teaches")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["module", "teacher"], name="module_teacher_once")]

    def __str__(self) -> str:
        return f"{self.module_id} {self.teacher_id}"
