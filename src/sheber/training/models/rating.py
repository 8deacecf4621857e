"""The rating of colleges: its scale as rows, the values as they were given, what came of them."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College, Specialty
from sheber.training import words


class RatingScale(Sourced):
    """A version of the criteria with its act: weights of the four blocks (per cent) and the zones."""

    code = models.CharField(max_length=40, unique=True)
    name = WordsField()
    starts = models.PositiveIntegerField()  # first rated year
    act = models.CharField(max_length=255, blank=True, default="")
    infrastructure = models.DecimalField(max_digits=5, decimal_places=2)
    staff = models.DecimalField(max_digits=5, decimal_places=2)
    results = models.DecimalField(max_digits=5, decimal_places=2)
    partnership = models.DecimalField(max_digits=5, decimal_places=2)
    strong_from = models.DecimalField(max_digits=5, decimal_places=2)
    middle_from = models.DecimalField(max_digits=5, decimal_places=2)
    state = models.CharField(max_length=8, choices=words.SCALE_STATE.pairs, default="draft")

    def __str__(self) -> str:
        return str(self.name)


class RatingField(Sourced):
    """A column of the region's wide file: where it stands and what it holds."""

    code = models.CharField(max_length=64, unique=True)
    place = models.PositiveSmallIntegerField(unique=True)
    name = WordsField()
    level = models.CharField(max_length=10, choices=words.FIELD_LEVEL.pairs)
    holds = models.CharField(max_length=8, choices=words.FIELD_HOLDS.pairs)

    def __str__(self) -> str:
        return str(self.name)


class Criterion(Sourced):
    """For what a scale gives points, in which block, from which column."""

    code = models.CharField(max_length=80, unique=True)
    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="criteria")
    name = WordsField()
    block = models.CharField(max_length=14, choices=words.BLOCK.pairs)
    field = models.ForeignKey(RatingField, models.PROTECT, related_name="+")
    of = models.ForeignKey(RatingField, models.PROTECT, null=True, blank=True, related_name="+")  # share of this
    points = models.ForeignKey(RatingField, models.PROTECT, related_name="+")  # the column of its points
    measure = models.CharField(max_length=8, choices=words.MEASURE.pairs)
    each = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)  # points for each one counted
    cap = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)  # most points of a counter

    def __str__(self) -> str:
        return str(self.name)


class Band(Sourced):
    """From `low` up to `high` (which belongs to it where `closed`), or the answer `value`, gives `points`."""

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="bands")
    place = models.PositiveSmallIntegerField()
    low = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    high = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    closed = models.BooleanField(default=False)
    value = models.CharField(max_length=40, blank=True, default="")
    points = models.DecimalField(max_digits=6, decimal_places=2)

    class Meta:
        ordering = ["criterion_id", "place"]
        constraints = [models.UniqueConstraint(fields=["criterion", "place"], name="band_once")]

    def __str__(self) -> str:
        return f"{self.criterion_id} {self.place}"


class RatingValue(Sourced):
    """A cell of the wide file as it was given: of a college, or of a specialty at it."""

    year = models.PositiveIntegerField(db_index=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="rating_values")
    specialty = models.ForeignKey(Specialty, models.PROTECT, null=True, blank=True, related_name="+")
    field = models.ForeignKey(RatingField, models.PROTECT, related_name="+")
    value = models.CharField(max_length=120)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "college", "specialty", "field"], name="rating_value_once"),
            models.UniqueConstraint(
                fields=["year", "college", "field"], condition=Q(specialty=None), name="rating_value_of_college_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.field_id} {self.value}"


class RatingFlag(models.Model):
    """A cell that could not be taken: where it stood, what it said, what was kept instead."""

    year = models.PositiveIntegerField()
    college = models.ForeignKey(College, models.PROTECT, related_name="rating_flags")
    specialty = models.ForeignKey(Specialty, models.PROTECT, null=True, blank=True, related_name="+")
    field = models.ForeignKey(RatingField, models.PROTECT, related_name="+")
    file = models.CharField(max_length=255)
    row = models.PositiveIntegerField()
    place = models.CharField(max_length=64)
    given = models.CharField(max_length=120)
    kept = models.CharField(max_length=120, blank=True, default="")
    why = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=words.FLAG_STATE.pairs, default="open")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.file} {self.row} {self.place}"


class RatingRun(models.Model):
    """The rating of a year by a scale, computed from the values at that moment."""

    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()
    scale = models.ForeignKey(RatingScale, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=words.RUN_STATE.pairs, default="draft")
    digest = models.CharField(max_length=64)  # SHA-256 of everything that the points depend on
    synthetic = models.BooleanField(default=False)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "number"], name="rating_run_once")]

    def __str__(self) -> str:
        return f"{self.year} № {self.number}"

    @property
    def code(self) -> str:
        """How the journal names it."""
        return f"{self.year}-{self.number}"


class RatingScore(models.Model):
    """What a run gives a college: the index, the blocks, every point with its raw value."""

    run = models.ForeignKey(RatingRun, models.CASCADE, related_name="scores")
    college = models.ForeignKey(College, models.PROTECT, related_name="+")
    index = models.DecimalField(max_digits=7, decimal_places=4)
    zone = models.CharField(max_length=8, choices=words.ZONE.pairs)
    place = models.PositiveIntegerField()
    middle = models.BooleanField(default=False)  # the median's row, or one of its two
    blocks = models.JSONField(default=list)
    points = models.JSONField(default=list)

    class Meta:
        ordering = ["place", "college__code"]
        constraints = [models.UniqueConstraint(fields=["run", "college"], name="rating_score_once")]

    def __str__(self) -> str:
        return f"{self.college} {self.index}"
