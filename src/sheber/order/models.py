"""Tables of the state order. A decided line is never overwritten: an amendment is a new row."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.kernel.words import LANGUAGES, Words
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
    signer = models.CharField(max_length=255, blank=True, default="")
    reason = models.CharField(max_length=1000, blank=True, default="")

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


class Named(Sourced):
    """Named in three languages; `name` is what older files gave, and stands in where a language has no name."""

    name = models.CharField(max_length=255, blank=True, default="")
    name_kk = models.CharField(max_length=255, blank=True, default="")
    name_ru = models.CharField(max_length=255, blank=True, default="")
    name_en = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        abstract = True

    @property
    def names(self) -> Words:
        """The name in the reader's language."""
        return Words(*(getattr(self, f"name_{code}") or self.name for code in LANGUAGES))


class Resource(Named):
    """What lines share in a calendar year: workshop hours, teacher hours, beds."""

    year = models.PositiveIntegerField()
    code = models.CharField(max_length=64)
    calendar_year = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=3)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code", "calendar_year"], name="resource_once")]

    def __str__(self) -> str:
        return self.code


class CapacityChange(Sourced):
    """What a resource gains or loses in a calendar year for a cause outside the order: a workshop is built, or late.

    `cause` names it for people and machines (`works:it-hub`); the newest amount of a cause counts.
    """

    code = models.CharField(max_length=140, unique=True)  # cause, resource and year: one number of each
    cause = models.CharField(max_length=64)
    resource = models.CharField(max_length=64)
    calendar_year = models.PositiveIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=3)
    reason = models.CharField(max_length=500, blank=True, default="")

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


class Limit(Named):
    """Bounds over lines; a price makes it soft."""

    year = models.PositiveIntegerField()
    code = models.CharField(max_length=64)
    at_least = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    at_most = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    counts = models.CharField(max_length=8, choices=words.COUNTS.pairs)
    soft_price = models.DecimalField(max_digits=8, decimal_places=4, null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code"], name="limit_once")]

    def __str__(self) -> str:
        return str(self.names)


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


class Proposal(Programme):
    """What a college asks for in a year, with the evidence that the machine found when it was sent."""

    year = models.PositiveIntegerField(db_index=True)
    line = models.CharField(max_length=64)  # the code of the order line, there already or to be opened
    kind = models.CharField(max_length=8, choices=words.PROPOSAL.pairs)
    groups = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, default="draft")
    answer = models.CharField(max_length=1000, blank=True, default="")
    evidence = models.JSONField(default=list)
    passed = models.BooleanField(null=True)  # of the evidence: every check, some not, not known yet
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="proposal_once")]


class KnownLicence(Sourced):
    """A licence as the order knows it: a college may teach a qualification from a day to a day."""

    college = models.ForeignKey(College, models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["college", "qualification"], name="known_licence_once")]

    def __str__(self) -> str:
        return f"{self.college} · {self.qualification}"

    def holds_on(self, day: date) -> bool:
        """Whether it is valid on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Norm(Sourced):
    """What one student-year costs by an act (tiyn): the narrowest norm that fits a line prices it."""

    code = models.CharField(max_length=64, unique=True)
    prefix = models.CharField(max_length=8, blank=True, default="")  # first digits of the specialty
    level = models.CharField(max_length=10, choices=registry_words.LEVEL.pairs, blank=True, default="")
    location = models.CharField(max_length=10, choices=registry_words.LOCATION.pairs, blank=True, default="")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    amount = models.BigIntegerField()
    act = models.CharField(max_length=255)

    def __str__(self) -> str:
        return self.code


class Opinion(models.Model):
    """What a member of the commission said of a plan or a proposal. Never changed or deleted."""

    year = models.PositiveIntegerField(db_index=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="opinions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="opinions")
    member = models.CharField(max_length=255)  # the post, not the person
    text = models.TextField()
    vote = models.CharField(max_length=8, choices=words.VOTE.pairs)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None, proposal__isnull=False) | Q(plan__isnull=False, proposal=None),
                name="opinion_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.vote}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("an opinion is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise TypeError("an opinion is never deleted")


class Fill(Sourced):
    """How far a decided line was filled on a day."""

    year = models.PositiveIntegerField()
    line = models.CharField(max_length=64)
    day = models.DateField()
    applied = models.PositiveIntegerField()
    admitted = models.PositiveIntegerField()
    enrolled = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "line", "day"], name="fill_once")]

    def __str__(self) -> str:
        return f"{self.line} {self.day}"
