"""Tables of admission. A person is a code; the IIN is sealed and never leaves the officer's page."""

from django.db import models
from django.utils import timezone

from sheber.admission import words
from sheber.kernel.models import Sourced
from sheber.kernel.sealed import SealedField
from sheber.kernel.words import WordsField
from sheber.registry import words as registry_words
from sheber.registry.models import District


class Right(Sourced):
    """A right to kept places, in the printed order."""

    code = models.CharField(max_length=32, unique=True)
    name = WordsField()
    order = models.PositiveSmallIntegerField(unique=True)
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.name)


class Quota(Sourced):
    """The share of a programme's places kept for a right in a year, rounded down, by its act."""

    year = models.PositiveIntegerField()
    right = models.ForeignKey(Right, models.PROTECT, related_name="quotas")
    share = models.DecimalField(max_digits=5, decimal_places=4)
    released = models.BooleanField(default=True)
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "right"], name="quota_once")]

    def __str__(self) -> str:
        return f"{self.right_id} {self.year}"


class Campaign(Sourced):
    """The admission of a year and a track; the seed is the outcome of a public draw."""

    code = models.CharField(max_length=32, unique=True)
    year = models.PositiveIntegerField(db_index=True)
    track = models.CharField(max_length=8, choices=words.TRACK.pairs)
    opens = models.DateField(null=True, blank=True)
    closes = models.DateField(null=True, blank=True)
    choices = models.PositiveSmallIntegerField(default=20)
    seed = models.CharField(max_length=255)
    draw_source = models.CharField(max_length=255, blank=True, default="")
    act = models.CharField(max_length=255, blank=True, default="")
    state = models.CharField(max_length=12, default="open")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "track"], name="campaign_once")]

    def __str__(self) -> str:
        return self.code


class Applicant(Sourced):
    """Somebody who applies in a campaign."""

    code = models.CharField(max_length=64, unique=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="applicants")
    iin = SealedField(blank=True, default="")
    iin_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs)
    rights = models.JSONField(default=list)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "iin_index"], condition=~models.Q(iin_index=""), name="one_application_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.code


class Application(Sourced):
    """One ranked choice; the programme is the code of an order line of the campaign's year."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    choice = models.PositiveSmallIntegerField()
    programme = models.CharField(max_length=64)
    points = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["applicant", "choice"], name="choice_once"),
            models.UniqueConstraint(fields=["applicant", "programme"], name="programme_once"),
        ]

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.choice}"


class Seat(models.Model):
    """Seats of a pool of a programme: "open", or a right's code."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="seats")
    programme = models.CharField(max_length=64)
    pool = models.CharField(max_length=32)
    seats = models.PositiveIntegerField()
    released = models.BooleanField(default=True)
    admitted = models.PositiveIntegerField(null=True)
    points = models.IntegerField(null=True)
    lottery = models.PositiveIntegerField(null=True)
    entitled = models.BooleanField(null=True)
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "programme", "pool"], name="seat_once")]

    def __str__(self) -> str:
        return f"{self.programme} {self.pool}"


class Run(models.Model):
    """A sealed match: its folder under SHEBER_HOME and its summary. The newest counts."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="runs")
    folder = models.CharField(max_length=255)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.made}"


class Result(models.Model):
    """What a person holds after the newest run: choice 0 and no programme: nothing."""

    applicant = models.OneToOneField(Applicant, models.CASCADE, related_name="result")
    run = models.ForeignKey(Run, models.CASCADE, related_name="results")
    choice = models.PositiveSmallIntegerField(default=0)
    programme = models.CharField(max_length=64, blank=True, default="")
    pool = models.CharField(max_length=32, blank=True, default="")
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.programme}"
