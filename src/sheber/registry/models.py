"""Tables of the registry. Rows are never deleted: they end by a date, merge, or get another name."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.registry import words


class Coded(Sourced):
    """Base of rows with a code of their own."""

    code = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, "name", "") or self.code)


class ValidQuerySet(models.QuerySet):
    """Rows with validity dates."""

    def on(self, day: date) -> "ValidQuerySet":
        """Those valid on a day."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))


class Valid(Coded):
    """Base of classifier rows: valid from a day to a day, by an act."""

    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    objects = ValidQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="%(class)s_ends_after_it_begins",
            )
        ]


class Region(Coded):
    """The region this database serves."""

    name = WordsField()
    capital = models.CharField(max_length=100, blank=True, default="")
    current_year = models.PositiveIntegerField()
    outline = models.JSONField(null=True, blank=True)


class District(Coded):
    """A district or a city of the region, with a shape for the map."""

    name = WordsField()
    centre = WordsField(blank=True)
    kind = models.CharField(max_length=10, choices=words.DISTRICT_KIND.pairs, default="district")
    population = models.PositiveIntegerField(null=True, blank=True)
    shape = models.JSONField(null=True, blank=True)


class College(Coded):
    """A college, state or private."""

    name = WordsField()
    short_name = WordsField(max_length=100, blank=True)
    bin = models.CharField(max_length=12, blank=True, default="")
    district = models.ForeignKey(District, models.PROTECT, related_name="colleges")
    ownership = models.CharField(max_length=10, choices=words.OWNERSHIP.pairs)
    location = models.CharField(max_length=10, choices=words.LOCATION.pairs)
    address = models.CharField(max_length=255, blank=True, default="")
    founded = models.PositiveIntegerField(null=True, blank=True)
    closed = models.DateField(null=True, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed")
    design_capacity = models.PositiveIntegerField(null=True, blank=True)
    dormitory_beds = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into=None) | Q(closed__isnull=False), name="a_merged_college_is_closed"
            )
        ]


class CollegeName(Sourced):
    """An earlier name of a college, with the dates and the act of the renaming."""

    college = models.ForeignKey(College, models.PROTECT, related_name="earlier_names")
    name = WordsField()
    until = models.DateField()
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["college", "until"], name="college_name_once")]

    def __str__(self) -> str:
        return str(self.name)


class CollegeFigure(Sourced):
    """A figure that was published about a college."""

    college = models.ForeignKey(College, models.PROTECT, related_name="figures")
    year = models.PositiveIntegerField()
    kind = models.CharField(max_length=40, choices=words.FIGURE.pairs)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    note = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["college", "year", "kind"], name="college_figure_once")]

    def __str__(self) -> str:
        return f"{self.college_id} {self.year} {self.kind}"


class School(Coded):
    """A school whose pupils may become applicants."""

    name = WordsField()
    district = models.ForeignKey(District, models.PROTECT, related_name="schools")
    language = models.CharField(max_length=2, choices=words.LANGUAGE.pairs)
    pupils_9 = models.PositiveIntegerField(default=0)
    pupils_11 = models.PositiveIntegerField(default=0)


class Employer(Coded):
    """An enterprise or organisation that hires."""

    name = WordsField()
    bin = models.CharField(max_length=12, blank=True, default="")
    district = models.ForeignKey(District, models.PROTECT, related_name="employers")
    sector = models.CharField(max_length=20, choices=words.SECTOR.pairs)
    employees = models.PositiveIntegerField(null=True, blank=True)


class Person(Coded):
    """An adult who holds a public post."""

    name = WordsField()


class Post(Sourced):
    """A post that a person holds from a day to a day."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts")
    title = WordsField()
    organisation_kind = models.CharField(max_length=12, choices=words.ORGANISATION.pairs)
    organisation = models.CharField(max_length=64, blank=True, default="")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "organisation", "starts"], name="post_once"),
        ]

    def __str__(self) -> str:
        return str(self.title)


class IscedField(Coded):
    """A field of education of ISCED-F 2013: broad (2 digits), narrow (3), detailed (4)."""

    name = WordsField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")


class Specialty(Valid):
    """A specialty of the national classifier (8 digits)."""

    name = WordsField()
    isced = models.ForeignKey(IscedField, models.PROTECT, null=True, blank=True)


class Qualification(Valid):
    """A qualification within a specialty (3W, 4S, 5AB)."""

    name = WordsField()
    specialty = models.ForeignKey(Specialty, models.PROTECT, related_name="qualifications")
    level = models.CharField(max_length=10, choices=words.LEVEL.pairs)
    nqf = models.PositiveSmallIntegerField()
    eqf = models.PositiveSmallIntegerField(null=True, blank=True)


class Occupation(Valid):
    """An occupation of the national classifier, built on ISCO-08."""

    name = WordsField()
    isco = models.CharField(max_length=4)
    sector = models.CharField(max_length=20, choices=words.SECTOR.pairs, blank=True, default="")


class Group(Sourced):
    """A study group of a college, with how many learn in it."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="groups")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    base = models.CharField(max_length=8, choices=words.BASE.pairs)
    language = models.CharField(max_length=2, choices=words.LANGUAGE.pairs)
    starts = models.DateField()
    ends = models.DateField()
    students = models.PositiveIntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="a_group_ends_after_it_starts")]

    def __str__(self) -> str:
        return self.code


class Student(Sourced):
    """Who studies at a college or did, under a code: the one register that training and employment share.

    `person` is a keyed hash that joins registers and is never shown; empty where nobody is to be joined. Who neither
    left nor graduated studies.
    """

    code = models.CharField(max_length=64, unique=True)
    person = models.CharField(max_length=32, blank=True, default="", db_index=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="students")
    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="+")
    group = models.ForeignKey(Group, models.PROTECT, null=True, blank=True, related_name="learners")
    entered = models.PositiveIntegerField()
    left = models.DateField(null=True, blank=True)
    moved = models.BooleanField(default=False)  # left for another college
    graduated = models.PositiveIntegerField(null=True, blank=True, db_index=True)
    on_order = models.BooleanField(default=True)
    zhas_maman = models.BooleanField(default=False)
    dual = models.BooleanField(default=False)  # as the college says; the contracts are employment's

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(graduated=None) | Q(graduated__gte=F("entered")), name="graduated_after_entering"
            ),
            models.CheckConstraint(condition=Q(graduated=None) | Q(left=None), name="left_or_graduated"),
            models.CheckConstraint(condition=Q(moved=False) | Q(left__isnull=False), name="who_moved_has_left"),
        ]

    def __str__(self) -> str:
        return self.code


class StudyTerm(Sourced):
    """How long a qualification is studied after grade 9, grade 11 or another TVET course."""

    qualification = models.ForeignKey(Qualification, models.PROTECT, related_name="terms")
    base = models.CharField(max_length=8, choices=words.BASE.pairs)
    months = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["qualification", "base"], name="study_term_once")]

    def __str__(self) -> str:
        return f"{self.qualification_id} {self.base} {self.months}"


class CodeMap(Sourced):
    """An old code of a classifier and the code that took its place."""

    classifier = models.CharField(max_length=16, choices=words.CLASSIFIER.pairs)
    old = models.CharField(max_length=32)
    new = models.CharField(max_length=32)
    since = models.DateField(null=True, blank=True)
    act = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["classifier", "old", "new"], name="code_map_once")]

    def __str__(self) -> str:
        return f"{self.old} -> {self.new}"
