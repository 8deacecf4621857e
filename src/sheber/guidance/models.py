"""Tables of career guidance. A pupil is a keyed hash, never a name; most tables hold counts alone."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sheber.guidance import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry import words as registry_words
from sheber.registry.models import College, District, Employer, Qualification, School


class ProfileClass(Sourced):
    """A class with a profile direction in a school."""

    code = models.CharField(max_length=64, unique=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="profile_classes")
    year = models.PositiveIntegerField()
    grade = models.PositiveSmallIntegerField()
    direction = models.CharField(max_length=16, choices=words.DIRECTION.pairs)
    pupils = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.code


class DirectionChange(Sourced):
    """A class took another direction, for a reason; a rule with its act says how often that may be in a year."""

    profile_class = models.ForeignKey(ProfileClass, models.PROTECT, related_name="changes")
    day = models.DateField()
    before = models.CharField(max_length=16, choices=words.DIRECTION.pairs)
    after = models.CharField(max_length=16, choices=words.DIRECTION.pairs)
    reason = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["profile_class", "day"], name="one_change_a_day"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="a_change_changes_something"),
        ]

    def __str__(self) -> str:
        return f"{self.profile_class_id} {self.day}"


class ClassPupil(Sourced):
    """A pupil of a profile class by keyed hash: from here the way to the college can be followed."""

    profile_class = models.ForeignKey(ProfileClass, models.PROTECT, related_name="roster")
    pupil = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["profile_class", "pupil"], name="class_pupil_once")]

    def __str__(self) -> str:
        return f"{self.profile_class_id}/{self.pupil[:6]}"


class Encounter(Sourced):
    """One activity of career guidance: how many came, and how many of them had not been reached that year before.

    Where there is a list by pupil code, both numbers follow from it; `listed` says so.
    """

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=words.ENCOUNTER.pairs)
    day = models.DateField(db_index=True)
    school = models.ForeignKey(School, models.PROTECT, related_name="encounters")
    college = models.ForeignKey(College, models.PROTECT, null=True, blank=True, related_name="encounters")
    employer = models.ForeignKey(Employer, models.PROTECT, null=True, blank=True, related_name="+")
    place = models.CharField(max_length=255, blank=True, default="")
    organiser = models.CharField(max_length=255, blank=True, default="")
    pupils = models.PositiveIntegerField()
    first_time = models.PositiveIntegerField()
    listed = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first_time__lte=F("pupils")), name="first_time_within_pupils"),
        ]

    def __str__(self) -> str:
        return self.code


class Attendance(Sourced):
    """A pupil was at an activity, by keyed hash."""

    encounter = models.ForeignKey(Encounter, models.PROTECT, related_name="attendances")
    pupil = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["encounter", "pupil"], name="attendance_once")]
        # Different pupils are counted along this index alone, whatever the size of the table.
        indexes = [models.Index(fields=["pupil", "encounter"], name="attendance_pupil")]

    def __str__(self) -> str:
        return f"{self.encounter_id}/{self.pupil[:6]}"


class Confirmation(models.Model):
    """What both sides of an activity said of it: each opened its own code on a telephone and gave a number of pupils.

    `receipt` is there once both gave the same number: signed by the region, over the activity, both times and the list.
    """

    encounter = models.OneToOneField(Encounter, models.CASCADE, related_name="confirmation")
    school_index = models.CharField(max_length=32, unique=True)
    host_index = models.CharField(max_length=32, unique=True)
    school_at = models.DateTimeField(null=True, blank=True)
    host_at = models.DateTimeField(null=True, blank=True)
    school_count = models.PositiveIntegerField(null=True, blank=True)
    host_count = models.PositiveIntegerField(null=True, blank=True)
    receipt = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.encounter_id}"

    @property
    def code(self) -> str:
        """How the journal names it."""
        return f"{self.encounter.code}/confirmation"


class Rule(Sourced):
    """A number that an act sets from a day on."""

    code = models.CharField(max_length=32, choices=words.RULE.pairs)
    valid_from = models.DateField()
    value = models.PositiveIntegerField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="guidance_rule_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"


class Benchmark(Sourced):
    """What a school is held against in its self-evaluation: a measure with its threshold, by an act, from a year on."""

    code = models.CharField(max_length=64)
    valid_from = models.PositiveIntegerField()
    name = WordsField()
    measure = models.CharField(max_length=16, choices=words.MEASURE.pairs)
    threshold = models.DecimalField(max_digits=8, decimal_places=2)
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="benchmark_once")]

    def __str__(self) -> str:
        return str(self.name) or self.code


class InterestField(Sourced):
    """Which interests a field of study asks for (letters, strongest first) and which direction of classes leads there.

    The longest prefix of a specialty's code counts; author and day stand beside it, because it is a judgement.
    """

    prefix = models.CharField(max_length=8, unique=True)
    letters = models.CharField(max_length=3)
    direction = models.CharField(max_length=16, choices=words.DIRECTION.pairs)
    author = models.CharField(max_length=255)
    day = models.DateField()

    def __str__(self) -> str:
        return self.prefix


class PlaceOffer(Sourced):
    """A place of the year's order as it is shown to pupils: written by those who keep places and cut-offs."""

    year = models.PositiveIntegerField()
    programme = models.CharField(max_length=64)
    college = models.ForeignKey(College, models.PROTECT, related_name="+")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    base = models.CharField(max_length=8, choices=registry_words.BASE.pairs)
    language = models.CharField(max_length=2, choices=registry_words.LANGUAGE.pairs)
    places = models.PositiveIntegerField()
    cutoff = models.CharField(
        max_length=16, blank=True, default=""
    )  # last year's, as people read it; empty: none known
    employers = models.CharField(
        max_length=255, blank=True, default=""
    )  # codes of those who keep places, parted by spaces

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "programme"], name="place_offer_once")]

    def __str__(self) -> str:
        return self.programme


class Answer(models.Model):
    """A questionnaire that a pupil agreed to keep: no name, no pupil code; its own code deletes it."""

    index = models.CharField(max_length=32, unique=True)  # of the access code shown once
    version = models.CharField(max_length=8)
    items = models.JSONField(default=list)  # 0, 1, 2 in the order of the items
    letters = models.CharField(max_length=3, blank=True, default="")
    direction = models.CharField(max_length=16, choices=words.DIRECTION.pairs, blank=True, default="")
    district = models.ForeignKey(District, models.PROTECT, related_name="+", null=True, blank=True)
    grade = models.PositiveSmallIntegerField()
    year = models.PositiveIntegerField(db_index=True)
    leaves = models.DateField()  # deleted on this day at the latest
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.year} {self.letters}"


class Reliability(models.Model):
    """Cronbach's alpha of a scale on a year's kept answers, in thousandths."""

    year = models.PositiveIntegerField()
    scale = models.CharField(max_length=1, choices=words.TYPE.pairs)
    alpha = models.IntegerField()
    answers = models.PositiveIntegerField()
    day = models.DateField(default=date.today)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "scale"], name="reliability_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.scale}"
