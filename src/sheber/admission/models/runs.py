"""What was computed: seals, the gate's findings, matches, pools, results, what-if runs."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sheber.admission import words
from sheber.admission.models.campaign import Campaign
from sheber.admission.models.people import Applicant


class Seal(models.Model):
    """Sealed inputs: their folder under SHEBER_HOME, the root, the event to come, and, once drawn, the seed."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="seals")
    folder = models.CharField(max_length=255)
    root = models.CharField(max_length=64)
    plan = models.JSONField(default=dict)
    log_index = models.PositiveIntegerField(null=True)
    made = models.DateTimeField(default=timezone.now)
    seed = models.CharField(max_length=64, blank=True, default="")
    drawn = models.DateTimeField(null=True, blank=True)
    broken = models.BooleanField(default=False)  # opened again before the draw, for a reason in the journal

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return self.root


class GateReport(models.Model):
    """What the gate found before a step; an answer holds only for these very findings."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="gate_reports")
    stage = models.CharField(max_length=8, choices=words.STAGE.pairs)
    digest = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-made", "-pk"]
        constraints = [models.UniqueConstraint(fields=["campaign", "stage", "digest"], name="gate_report_once")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.stage}"

    @property
    def code(self) -> str:
        """How the journal names it."""
        return f"{self.campaign.code}/{self.stage}/{self.digest[:8]}"


class GateAnswer(models.Model):
    """One person answers for what the gate found; two different people open it."""

    report = models.ForeignKey(GateReport, models.CASCADE, related_name="answers")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    reason = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["report", "user"], name="gate_answer_once")]

    def __str__(self) -> str:
        return f"{self.report_id} {self.name}"


class Run(models.Model):
    """A sealed match: its folder under SHEBER_HOME and its summary. The newest counts.

    `public` and `private` name the published folder and the applicants' salts; `difference` tells what an appeal or a
    next round changed against the run before, in counts.
    """

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="runs")
    folder = models.CharField(max_length=255)
    public = models.CharField(max_length=255, blank=True, default="")
    private = models.CharField(max_length=255, blank=True, default="")
    summary = models.JSONField(default=dict)
    round = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=8, choices=words.RUN.pairs, default="first")
    difference = models.JSONField(default=dict)
    log_index = models.PositiveIntegerField(null=True)
    made = models.DateTimeField(default=timezone.now)
    published = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made", "-pk"]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.made}"


class Seat(models.Model):
    """Seats of a pool of a programme: "open", or a right's code."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="seats")
    programme = models.CharField(max_length=64)
    pool = models.CharField(max_length=80)
    seats = models.PositiveIntegerField()
    released = models.BooleanField(default=True)
    admitted = models.PositiveIntegerField(null=True)
    points = models.IntegerField(null=True)
    lottery = models.PositiveIntegerField(null=True)
    entitled = models.BooleanField(null=True)
    protected = models.BooleanField(
        null=True
    )  # hidden in the published folder; None: nothing published of this match
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "programme", "pool"], name="seat_once"),
            # More people than seats cannot be written, whoever writes and however many at once.
            models.CheckConstraint(
                condition=models.Q(admitted=None) | models.Q(admitted__lte=models.F("seats")),
                name="nobody_beyond_the_seats",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.pool}"


class Result(models.Model):
    """What a person holds after the newest run: choice 0 and no programme: nothing.

    Choice 0 with a programme: an unfilled place that was offered and taken after the rounds.
    """

    applicant = models.OneToOneField(Applicant, models.CASCADE, related_name="result")
    run = models.ForeignKey(Run, models.CASCADE, related_name="results")
    choice = models.PositiveSmallIntegerField(default=0)
    programme = models.CharField(max_length=64, blank=True, default="")
    pool = models.CharField(max_length=80, blank=True, default="")
    synthetic = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.programme}"


class WhatIf(models.Model):
    """A match run again with a change, to see who gains and who loses; never a decision."""

    run = models.ForeignKey(Run, models.CASCADE, related_name="what_ifs")
    change = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)
    made = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=150)

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"{self.run_id} {self.made}"
