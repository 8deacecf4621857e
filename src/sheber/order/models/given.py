"""What a year is planned from: prices of the plan, money, what is scarce, limits, norms and licences."""

from datetime import date

from django.db import models

from sheber.kernel.models import Sourced
from sheber.kernel.words import LANGUAGES, Words
from sheber.order import words
from sheber.registry import words as registry_words
from sheber.registry.models import College, Qualification


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
