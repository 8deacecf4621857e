"""Those who apply: the application as a case, its choices, papers, exams, contracts, appeals."""

from django.db import models
from django.utils import timezone

from sheber.admission import words
from sheber.admission.models.campaign import Campaign, Exam
from sheber.kernel.models import Sourced
from sheber.kernel.sealed import SealedField
from sheber.registry import words as registry_words
from sheber.registry.models import District, Employer, School


class Applicant(Sourced):
    """Somebody who applies in a campaign. What names the person is sealed; `access_index` finds the code's owner."""

    code = models.CharField(max_length=64, unique=True)
    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="applicants")
    iin = SealedField(blank=True, default="")
    iin_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", null=True)
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs)
    rights = models.JSONField(default=list)
    state = models.CharField(max_length=12, default="accepted", db_index=True)
    channel = models.CharField(max_length=10, choices=words.CHANNEL.pairs, default="sheet")
    full_name = SealedField(blank=True, default="")
    phone = SealedField(blank=True, default="")
    declarant = models.CharField(max_length=8, choices=words.DECLARANT.pairs, default="own")
    parent_name = SealedField(blank=True, default="")
    parent_iin = SealedField(blank=True, default="")
    school = models.ForeignKey(School, models.PROTECT, related_name="+", null=True, blank=True)
    average = models.PositiveSmallIntegerField(null=True, blank=True)  # hundredths of the certificate's mean mark
    consent_at = models.DateTimeField(null=True, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_hash = models.CharField(max_length=64, blank=True, default="")
    access_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    note = models.CharField(max_length=500, blank=True, default="")  # why it was returned, or how it ended

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "iin_index"],
                condition=~models.Q(iin_index="") & ~models.Q(state="withdrawn"),
                name="one_application_a_person",
            ),
            models.UniqueConstraint(
                fields=["access_index"], condition=~models.Q(access_index=""), name="one_access_code_a_person"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Application(Sourced):
    """One ranked choice; the programme is the code of an order line of the campaign's year."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    choice = models.PositiveSmallIntegerField()
    programme = models.CharField(max_length=64)
    points = models.IntegerField(default=0)
    out = models.CharField(max_length=12, choices=words.OUT.pairs, blank=True, default="")  # why it does not compete

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["applicant", "choice"], name="choice_once"),
            models.UniqueConstraint(fields=["applicant", "programme"], name="programme_once"),
        ]
        indexes = [models.Index(fields=["programme", "applicant"], name="application_programme")]  # who chose it

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.choice}"


class Document(models.Model):
    """A paper of an application: kept encrypted, its kind told by its content."""

    applicant = models.ForeignKey(Applicant, models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=12, choices=words.DOCUMENT.pairs)
    right = models.CharField(max_length=32, blank=True, default="")
    media = models.CharField(max_length=40)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    path = models.CharField(max_length=255)
    added = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["added", "pk"]

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.kind}"


class ExamResult(Sourced):
    """Points of an applicant in an exam."""

    exam = models.ForeignKey(Exam, models.PROTECT, related_name="results")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="exam_results")
    points = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["exam", "applicant"], name="exam_result_once")]

    def __str__(self) -> str:
        return f"{self.exam_id} {self.applicant_id}"


class TargetContract(Sourced):
    """A signed contract with an employer: the only source of the right to that employer's places."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="contracts")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="+")
    number = models.CharField(max_length=64)
    signed_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["applicant", "employer"], name="target_contract_once")]

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.employer_id}"


class Appeal(models.Model):
    """A complaint about a row; granted, it changes that row by an act and everybody is matched again."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="appeals")
    text = SealedField()
    filed = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, default="filed")
    field = models.CharField(max_length=8, choices=words.APPEALED.pairs, blank=True, default="")
    programme = models.CharField(max_length=64, blank=True, default="")
    before = models.CharField(max_length=400, blank=True, default="")
    after = models.CharField(max_length=400, blank=True, default="")
    act = models.CharField(max_length=255, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    decided = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-filed"]

    def __str__(self) -> str:
        return f"{self.applicant_id} {self.state}"

    @property
    def code(self) -> str:
        """How the journal names it."""
        return f"{self.applicant.code}/{self.pk}"
