"""Tables of the state order. A decided line is never overwritten: an amendment is a new row."""

from django.db import models
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.order import words
from sheber.registry import words as registry_words
from sheber.registry.models import College, Qualification


class Programme(Sourced):
    """What a line is about: college x qualification x base x language x form x funding."""

    code = models.CharField(max_length=64)
    college = models.ForeignKey(College, models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs)
    language = models.CharField(max_length=2, choices=registry_words.LANGUAGE.pairs)
    form = models.CharField(max_length=16, choices=words.FORM.pairs)
    funding = models.CharField(max_length=12, choices=words.FUNDING.pairs)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.code


class Line(Programme):
    """What may be ordered for a year, with its costs and limits (tiyn per student-year)."""

    year = models.PositiveIntegerField(db_index=True)
    term = models.PositiveSmallIntegerField()
    cost = models.BigIntegerField()
    survival = models.DecimalField(max_digits=5, decimal_places=4)
    entry = models.DecimalField(max_digits=5, decimal_places=4)
    applicants = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    max_groups = models.PositiveIntegerField()
    group_min = models.PositiveIntegerField(null=True, blank=True)
    group_max = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="line_once")]


class Decision(Programme):
    """Places of a line set by an act; amendment 0 is the first decision of the year, each later one replaces it."""

    year = models.PositiveIntegerField(db_index=True)
    amendment = models.PositiveIntegerField(default=0)
    groups = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    new = models.BooleanField(default=False)
    act = models.CharField(max_length=255, blank=True, default="")
    act_date = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code", "amendment"], name="decision_once")]


class Setting(Sourced):
    """How a year is planned: sizes of groups and prices in jobs, with their act."""

    year = models.PositiveIntegerField(unique=True)
    years = models.PositiveIntegerField(default=1)
    group_min = models.PositiveIntegerField()
    group_max = models.PositiveIntegerField()
    oversupply = models.DecimalField(max_digits=8, decimal_places=4)
    change = models.DecimalField(max_digits=8, decimal_places=4)
    opening = models.DecimalField(max_digits=8, decimal_places=4)
    gap = models.DecimalField(max_digits=8, decimal_places=6)
    seconds = models.PositiveIntegerField()
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.year)


class Budget(Sourced):
    """Money of a funding in a calendar year for the cohorts of an order (tiyn)."""

    year = models.PositiveIntegerField()
    funding = models.CharField(max_length=12, choices=words.FUNDING.pairs)
    calendar_year = models.PositiveIntegerField()
    amount = models.BigIntegerField()
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "funding", "calendar_year"], name="budget_once")]

    def __str__(self) -> str:
        return f"{self.funding} {self.calendar_year}"


class Resource(Sourced):
    """What lines share in a calendar year: workshop hours, teacher hours, beds."""

    year = models.PositiveIntegerField()
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    calendar_year = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code", "calendar_year"], name="resource_once")]

    def __str__(self) -> str:
        return self.code


class Use(Sourced):
    """What a line uses of a resource, per group and per place."""

    year = models.PositiveIntegerField()
    line = models.CharField(max_length=64)
    resource = models.CharField(max_length=64)
    per_group = models.DecimalField(max_digits=12, decimal_places=3)
    per_place = models.DecimalField(max_digits=12, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "line", "resource"], name="use_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.resource}"


class Limit(Sourced):
    """Bounds over lines; a price makes it soft."""

    year = models.PositiveIntegerField()
    code = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    at_least = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    at_most = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    counts = models.CharField(max_length=8, choices=words.COUNTS.pairs)
    soft_price = models.DecimalField(max_digits=8, decimal_places=4, null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="limit_once")]

    def __str__(self) -> str:
        return self.name


class LimitLine(Sourced):
    """A line that a limit counts."""

    year = models.PositiveIntegerField()
    limit = models.CharField(max_length=64)
    line = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "limit", "line"], name="limit_line_once")]

    def __str__(self) -> str:
        return f"{self.limit} {self.line}"


class Campaign(models.Model):
    """The order of a year: from its preparation to its publication."""

    year = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=12, default="draft")
    act = models.CharField(max_length=255, blank=True, default="")
    act_date = models.DateField(null=True, blank=True)
    plan = models.ForeignKey("Plan", models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.year)

    @property
    def code(self) -> str:
        """How the journal names it."""
        return str(self.year)


class Plan(models.Model):
    """A version of the plan: the sealed folder under SHEBER_HOME and its summary."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    folder = models.CharField(max_length=255)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="plan_once")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.number}"


class PlanLine(models.Model):
    """What a plan does with a line, and what stops one group more."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="lines")
    line = models.ForeignKey(Line, models.PROTECT, related_name="planned")
    groups = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    change = models.IntegerField()
    verdict = models.CharField(max_length=10, choices=words.VERDICT.pairs)
    stop = models.CharField(max_length=12, choices=words.STOP.pairs)
    stop_name = models.CharField(max_length=200, blank=True, default="")
    forcing = models.DecimalField(max_digits=12, decimal_places=3, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "line"], name="plan_line_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.line_id}"
