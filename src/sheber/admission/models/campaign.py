"""What is settled before anybody applies: campaigns, dates, rights, quotas, exams, employers' places."""

from django.db import models

from sheber.admission import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry import words as registry_words
from sheber.registry.models import Employer


class Right(Sourced):
    """A right to kept places, in the printed order."""

    code = models.CharField(max_length=32, unique=True)
    name = WordsField()
    order = models.PositiveSmallIntegerField(unique=True)
    paper = models.BooleanField(default=True)  # a proof must be handed in; some rights follow from where one lives
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.name)


class Quota(Sourced):
    """The share of places kept for a right in a year, by its act: of each line, or of the whole order."""

    year = models.PositiveIntegerField()
    right = models.ForeignKey(Right, models.PROTECT, related_name="quotas")
    share = models.DecimalField(max_digits=5, decimal_places=4)
    released = models.BooleanField(default=True)
    base = models.CharField(max_length=8, choices=words.QUOTA_BASE.pairs, default="line")
    rounding = models.CharField(max_length=8, choices=words.ROUNDING.pairs, default="down")
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
    results_on = models.DateField(null=True, blank=True)
    originals_until = models.DateField(null=True, blank=True)
    appeals_until = models.DateField(null=True, blank=True)
    choices = models.PositiveSmallIntegerField(default=20)
    ties = models.CharField(max_length=32, choices=words.TIES.pairs, default="draw")
    certificate_weight = models.PositiveSmallIntegerField(default=1)
    # The gate stops a programme whose seats differ from last year's by more than both of these.
    gate_growth = models.PositiveSmallIntegerField(default=200)  # per cent of last year's seats
    gate_change = models.PositiveSmallIntegerField(default=50)  # seats
    seed = models.CharField(max_length=255, blank=True, default="")
    draw_source = models.CharField(max_length=255, blank=True, default="")
    act = models.CharField(max_length=255, blank=True, default="")
    state = models.CharField(max_length=12, default="open")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "track"], name="campaign_once")]

    def __str__(self) -> str:
        return self.code


class Deadline(Sourced):
    """Other dates for some programmes of a campaign, by the first digits of the specialty and by base; by its act."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="deadlines")
    prefix = models.CharField(max_length=8, blank=True, default="")
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs, blank=True, default="")
    opens = models.DateField(null=True, blank=True)
    closes = models.DateField()
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "prefix", "base"], name="deadline_once")]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.prefix} {self.base}"


class Exam(Sourced):
    """An exam for programmes whose specialty begins with `prefix`; its points times `weight` join the certificate's."""

    code = models.CharField(max_length=64, unique=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="exams")
    name = WordsField()
    prefix = models.CharField(max_length=8)
    day = models.DateField()
    most = models.PositiveIntegerField()
    weight = models.PositiveSmallIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.name) or self.code


class Threshold(Sourced):
    """The least points of an exam, by a dated act. A change is a new row; what was published stays to be seen."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="thresholds")
    points = models.PositiveIntegerField()
    act = models.CharField(max_length=255)
    act_date = models.DateField()
    published = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exam", "act_date"], name="threshold_once")]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.points}"


class EmployerPlace(Sourced):
    """Places of a programme kept for those who signed with an employer; release is fixed before applications open."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="employer_places")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="+")
    programme = models.CharField(max_length=64)
    seats = models.PositiveIntegerField()
    released = models.BooleanField(default=True)
    contract = models.CharField(max_length=120)
    signed_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "employer", "programme"], name="employer_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.employer_id} {self.programme}"


class PastCutoff(Sourced):
    """What a programme came to in an earlier year: for those who choose now, and for the gate."""

    year = models.PositiveIntegerField(db_index=True)
    programme = models.CharField(max_length=64)
    seats = models.PositiveIntegerField()
    applicants = models.PositiveIntegerField(null=True, blank=True)
    admitted = models.PositiveIntegerField(null=True, blank=True)
    points = models.IntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "programme"], name="past_cutoff_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.programme}"
