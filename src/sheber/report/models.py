"""Tables of the report."""

from django.db import models
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField


class PublishedFigure(Sourced):
    """A figure that somebody published, in their words; `indicator` names ours where the two are comparable."""

    code = models.CharField(max_length=64, unique=True)
    year = models.PositiveIntegerField(db_index=True)
    indicator = models.CharField(max_length=80, blank=True, default="")
    value = models.DecimalField(max_digits=16, decimal_places=2)
    unit = models.CharField(max_length=40)
    wording = WordsField(max_length=500)
    day = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.wording)


class Release(models.Model):
    """A year's report as it was sealed: folder under SHEBER_HOME, number within the year."""

    year = models.PositiveIntegerField(db_index=True)
    number = models.PositiveIntegerField()
    folder = models.CharField(max_length=255)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="release_once")]

    def __str__(self) -> str:
        return f"{self.year}/{self.number}"


class ReleasedFigure(models.Model):
    """A figure as it was released: exact value as a fraction's text, shown value, definition's version."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="figures")
    indicator = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    exact = models.CharField(max_length=80, blank=True, default="")
    shown = models.CharField(max_length=40, blank=True, default="")
    rows = models.PositiveIntegerField()
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "indicator"], name="released_figure_once")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.shown}"


class ReleasedTable(models.Model):
    """A table of people as it was published; whoever reads a later one has kept it."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="tables")
    indicator = models.CharField(max_length=80)
    year = models.PositiveIntegerField()
    rows = models.JSONField()  # each row as [[column, value], ...] in the order of the columns

    class Meta:
        constraints = [models.UniqueConstraint(fields=["release", "indicator", "year"], name="released_table_once")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


class ClaimChoice(models.Model):
    """The indicator that somebody chose for a claim by hand; `key` names the claim's words without its number."""

    key = models.CharField(max_length=64, unique=True)
    indicator = models.CharField(max_length=80, blank=True, default="")
    text = models.CharField(max_length=500)
    actor = models.CharField(max_length=150)
    made = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.key[:8]} {self.indicator}"
