"""What a college may teach, and who says that it teaches well."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.registry.models import College, Qualification
from sheber.training import words


class Licence(Sourced):
    """A college may teach a qualification from a day to a day; `opened` is the first intake year.

    A licence that was given back and granted again is another row: periods of one qualification never overlap.
    """

    college = models.ForeignKey(College, models.PROTECT, related_name="licences")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="licences")
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    opened = models.PositiveIntegerField(null=True, blank=True)
    new_specialty = models.BooleanField(default=False)
    number = models.CharField(max_length=64, blank=True, default="")
    state = models.CharField(max_length=10, choices=words.LICENCE_STATE.pairs, default="open")
    returned = models.DateField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, default="")
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["college", "qualification", "since"], name="licence_once"),
            models.UniqueConstraint(
                fields=["college", "qualification"], condition=Q(since=None), name="licence_without_a_day_once"
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="licence_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(state="returned", returned__isnull=False) | (~Q(state="returned") & Q(returned=None)),
                name="returned_licence_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.college} · {self.qualification}"

    @property
    def ends(self) -> date | None:
        """The last day on which it holds; None: no end is set. A licence holds on the day before its return."""
        days = [day for day in (self.until, self.returned) if day]
        return min(days) if days else None

    def holds_on(self, day: date) -> bool:
        """Whether it is valid on a day."""
        gone = self.returned is not None and self.returned <= day
        return not gone and (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Accreditation(Sourced):
    """A college or a programme was accredited by a body."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="accreditations")
    qualification = models.ForeignKey(Qualification, models.PROTECT, null=True, blank=True, related_name="+")
    scope = models.CharField(max_length=12, choices=words.SCOPE.pairs)
    reach = models.CharField(max_length=14, choices=words.REACH.pairs)
    body = models.CharField(max_length=255, blank=True, default="")
    register = models.CharField(max_length=255, blank=True, default="")
    granted = models.DateField()
    until = models.DateField(null=True, blank=True)
    number = models.CharField(max_length=64, blank=True, default="")
    told = models.PositiveSmallIntegerField(null=True, blank=True)  # months of the nearest alert given: 12, 6, 3

    def __str__(self) -> str:
        return self.code


class AccreditationCase(Sourced):
    """The way to an accreditation: from the application to the monitoring after it."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="accreditation_cases")
    qualification = models.ForeignKey(Qualification, models.PROTECT, null=True, blank=True, related_name="+")
    scope = models.CharField(max_length=12, choices=words.SCOPE.pairs)
    reach = models.CharField(max_length=14, choices=words.REACH.pairs)
    body = models.CharField(max_length=255)
    register = models.CharField(max_length=255, blank=True, default="")
    applied = models.DateField()
    state = models.CharField(max_length=12, choices=words.CASE_STATE.pairs, default="applied")
    decided = models.DateField(null=True, blank=True)
    accreditation = models.ForeignKey(Accreditation, models.PROTECT, null=True, blank=True, related_name="cases")

    def __str__(self) -> str:
        return f"{self.code} · {self.body}"


class CaseStep(models.Model):
    """One step of a case, with its day. Never changed."""

    case = models.ForeignKey(AccreditationCase, models.PROTECT, related_name="steps")
    state = models.CharField(max_length=12, choices=words.CASE_STATE.pairs)
    day = models.DateField()
    note = models.CharField(max_length=500, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.state}"


class Evidence(Sourced):
    """What a claim of a case rests on: a live row of a register, named by its kind and code."""

    code = models.CharField(max_length=64, unique=True)
    case = models.ForeignKey(AccreditationCase, models.PROTECT, related_name="evidence")
    claim = models.CharField(max_length=500)
    kind = models.CharField(max_length=14, choices=words.EVIDENCE.pairs)
    row = models.CharField(max_length=140)

    def __str__(self) -> str:
        return self.claim
