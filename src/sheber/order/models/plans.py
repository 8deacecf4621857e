"""The year of the order and the versions of its plan."""

from django.db import models
from django.utils import timezone

from sheber.order import words
from sheber.order.models.lines import Line


class Campaign(models.Model):
    """The order of a year: from its preparation to its publication, with the calendar that an act sets."""

    year = models.PositiveIntegerField(unique=True)
    state = models.CharField(max_length=12, default="draft")
    proposals_until = models.DateField(null=True, blank=True)
    commission_on = models.DateField(null=True, blank=True)
    decision_until = models.DateField(null=True, blank=True)
    total = models.PositiveIntegerField(null=True, blank=True)  # places by the decree
    budget_line = models.CharField(max_length=255, blank=True, default="")
    calendar_act = models.CharField(max_length=255, blank=True, default="")
    act = models.CharField(max_length=255, blank=True, default="")
    act_date = models.DateField(null=True, blank=True)
    signer = models.CharField(max_length=255, blank=True, default="")
    plan = models.ForeignKey("Plan", models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.year)

    @property
    def code(self) -> str:
        """How the journal names it."""
        return str(self.year)


class Plan(models.Model):
    """A version of the plan: what it assumes, the sealed folder under SHEBER_HOME and its summary."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="plans")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=120, blank=True, default="")
    kind = models.CharField(max_length=8, choices=words.PLAN_KIND.pairs, default="solved")
    base = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="changed_by_hand")
    assumptions = models.JSONField(default=dict)
    folder = models.CharField(max_length=255)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)
    synthetic = models.BooleanField(default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["campaign", "number"], name="plan_once")]

    def __str__(self) -> str:
        return f"№ {self.number} {self.name}".strip()

    @property
    def code(self) -> str:
        """How the journal names it."""
        return self.folder.rsplit("/", 1)[-1]


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
    forcing = models.DecimalField(max_digits=12, decimal_places=3, null=True)  # jobs that one more group loses
    solved = models.BooleanField(null=True)  # forcing is that of the swap; None: an estimate, nothing was searched
    forcing_money = models.BigIntegerField(null=True)  # tiyn more over all years of study
    lacking = models.DecimalField(max_digits=18, decimal_places=3, null=True)  # of what stops one more group
    turn_occupation = models.CharField(max_length=200, blank=True, default="")
    turn_need = models.DecimalField(
        max_digits=12, decimal_places=3, null=True
    )  # so much more need turns the decision

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "line"], name="plan_line_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.line_id}"


class SwapStep(models.Model):
    """What changes at a line when a refused line gets one more group: one step of its swap."""

    refused = models.ForeignKey(PlanLine, models.CASCADE, related_name="steps")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField()  # of the intake
    groups_before = models.PositiveIntegerField()
    groups = models.PositiveIntegerField()
    places_before = models.PositiveIntegerField()
    places = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["refused", "line", "year"], name="swap_step_once")]

    def __str__(self) -> str:
        return f"{self.refused_id} {self.line_id}"


class HandChange(models.Model):
    """A change of a line on top of a plan, not yet sealed: the commission tries it out."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="hand_changes")
    line = models.ForeignKey(Line, models.PROTECT, related_name="+")
    groups = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    reason = models.CharField(max_length=500)
    author = models.CharField(max_length=150)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "line"], name="hand_change_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.line_id}"
