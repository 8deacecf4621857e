"""Tables of employment. A person is a keyed hash and a code, never a name."""

from django.db import models
from django.db.models import F, Q

from sheber.employment import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry.models import College, Employer, Occupation, Qualification, Student


class OutcomeDate(Sourced):
    """A fixed date on which the graduates of a year are looked up in the registers, by an act."""

    graduated = models.PositiveIntegerField()
    day = models.DateField()
    name = WordsField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["graduated", "day"], name="outcome_date_once")]

    def __str__(self) -> str:
        return f"{self.graduated} {self.day}"


class Claim(Sourced):
    """What a college says of a graduate at a fixed date."""

    student = models.ForeignKey(Student, models.PROTECT, related_name="claims")
    day = models.DateField()
    status = models.CharField(max_length=16, choices=words.STATUS.pairs)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["student", "day"], name="employment_claim_once")]

    def __str__(self) -> str:
        return f"{self.student_id} {self.day}"


class RegisterRow(Sourced):
    """A person stands in a register on a day: at which employer and in which occupation, where it tells."""

    person = models.CharField(max_length=32)
    register = models.CharField(max_length=12, choices=words.REGISTER.pairs)
    day = models.DateField()
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    occupation = models.ForeignKey(Occupation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "register", "day"], name="register_row_once")]
        indexes = [models.Index(fields=["day"], name="register_day")]

    def __str__(self) -> str:
        return f"{self.register} {self.day}"


class Outcome(Sourced):
    """What a graduate did at a fixed date, from registers; beside it what the college claimed."""

    graduate = models.CharField(max_length=64)
    college = models.ForeignKey(College, models.PROTECT, related_name="outcomes")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="outcomes")
    graduated = models.PositiveIntegerField(db_index=True)
    day = models.DateField()
    status = models.CharField(max_length=16, choices=words.STATUS.pairs)
    on_order = models.BooleanField(default=True)
    claimed = models.CharField(max_length=16, choices=words.STATUS.pairs, blank=True, default="")
    registers = models.CharField(max_length=100, blank=True, default="")  # those in which the person was found
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    occupation = models.ForeignKey(Occupation, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["graduate", "day"], name="outcome_once")]

    def __str__(self) -> str:
        return self.graduate


class Rule(Sourced):
    """A number that an act sets from a day on."""

    code = models.CharField(max_length=32, choices=words.RULE.pairs)
    valid_from = models.DateField()
    value = models.PositiveIntegerField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="employment_rule_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"


class EmployerProfile(Sourced):
    """What an employer tells those who look for it: what it does, how many mentors, how to reach it (a post, no name)."""

    employer = models.OneToOneField(Employer, models.PROTECT, related_name="profile")
    about = WordsField(max_length=500, blank=True)
    contact = models.CharField(max_length=255, blank=True, default="")
    mentors = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.employer)

    @property
    def code(self) -> str:
        """How the journal names it."""
        return self.employer.code


class PracticePlace(Sourced):
    """Places for practice that an employer offers to a qualification from a day to a day."""

    code = models.CharField(max_length=64, unique=True)
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="practice_places")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField()
    places = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="practice_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.code


class DualContract(Sourced):
    """A contract of three: college, enterprise, student. Each signs for itself; the student by a code of its own."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="+")
    employer = models.ForeignKey(Employer, models.PROTECT, related_name="dual_contracts")
    student = models.ForeignKey(Student, models.PROTECT, related_name="dual_contracts")
    starts = models.DateField()
    ends = models.DateField()
    mentor = models.CharField(max_length=255, blank=True, default="")  # the post
    state = models.CharField(max_length=10, choices=words.CONTRACT_STATE.pairs, default="draft")
    college_at = models.DateTimeField(null=True, blank=True)
    employer_at = models.DateTimeField(null=True, blank=True)
    student_at = models.DateTimeField(null=True, blank=True)
    student_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    note = models.CharField(max_length=500, blank=True, default="")  # why it was broken off

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends__gte=F("starts")), name="a_contract_ends_after_it_begins")
        ]

    def __str__(self) -> str:
        return self.code


class DualHours(Sourced):
    """A month of a contract: hours of the special modules, of them planned and really worked at the enterprise."""

    contract = models.ForeignKey(DualContract, models.PROTECT, related_name="hours")
    month = models.DateField()  # its first day
    modules = models.PositiveSmallIntegerField()
    planned = models.PositiveSmallIntegerField()
    real = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "month"], name="dual_month_once"),
            models.CheckConstraint(condition=Q(planned__lte=F("modules")), name="planned_within_modules"),
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.month}"
