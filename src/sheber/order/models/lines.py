"""The lines of the order, decided and filled. A decided line is never overwritten: an amendment is a new row."""

from django.db import models

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
    signer = models.CharField(max_length=255, blank=True, default="")
    reason = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "code", "amendment"], name="decision_once")]


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
