"""A project, its steps, what it adds to the state order, and its slips."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.order.models import Plan
from sheber.registry.models import College
from sheber.works import words


class Project(Sourced):
    """A building, a repair or a delivery of equipment, with its cost in tiyn.

    `ends` is the end that was promised at the beginning and never moves; `expected` is the end as it is known now.
    """

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
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    expected = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    final_cost = models.BigIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(starts=None) | Q(ends=None) | Q(ends__gte=F("starts")),
                name="project_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return str(self.name)

    @property
    def end_now(self) -> date | None:
        """The end as it is known: the real one, else the expected one, else the promised one."""
        return self.ended or self.expected or self.ends

    @property
    def delay(self) -> int | None:
        """Days by which the end is later than promised; None where one of the two is not known."""
        return (self.end_now - self.ends).days if self.ends and self.end_now else None


class Step(Sourced):
    """A step of a project (design, expertise, procurement, works, acceptance) with planned and real days."""

    code = models.CharField(max_length=140, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="steps")
    place = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=words.STEP.pairs)
    starts = models.DateField()
    ends = models.DateField()
    began = models.DateField(null=True, blank=True)
    ended = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=words.STEP_STATE.pairs, default="planned")
    paper = models.CharField(max_length=255, blank=True, default="")  # the document that closes it

    class Meta:
        ordering = ["project_id", "place"]
        constraints = [
            models.UniqueConstraint(fields=["project", "place"], name="step_place_once"),
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="step_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(ended=None) | Q(began__isnull=False, ended__gte=F("began")),
                name="step_really_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place}. {words.STEP.label(self.kind)}"


class Effect(Sourced):
    """What a project adds to a resource of the state order in a whole calendar year once it is open."""

    code = models.CharField(max_length=140, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="effects")
    resource = models.CharField(max_length=64)
    amount = models.DecimalField(max_digits=14, decimal_places=3)
    note = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.project_id} {self.resource}"


class Slip(models.Model):
    """An end that moved, why, and what the state order does about it. Never changed afterwards but for its answer."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="slips")
    number = models.PositiveIntegerField()
    noted = models.DateField(default=timezone.localdate)
    before = models.DateField()
    after = models.DateField()
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=8, choices=words.SLIP_STATE.pairs, default="noted")
    lost = models.JSONField(default=list)  # [resource, calendar year, amount]
    year = models.PositiveIntegerField(null=True)  # of the order that is planned again
    plan_before = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")
    plan_after = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="+")
    job = models.CharField(max_length=40, blank=True, default="")
    told = models.CharField(max_length=500, blank=True, default="")  # why the plan could not be computed

    class Meta:
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["project", "number"], name="slip_once")]

    def __str__(self) -> str:
        return f"{self.project} № {self.number}"

    @property
    def code(self) -> str:
        """How the journal names it."""
        return f"{self.project.code}-{self.number}"
