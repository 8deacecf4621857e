"""The exhibition, the signing, the awards, the run sheet, practices taken home, files."""

from django.db import models
from django.utils import timezone

from sheber.forum import words
from sheber.forum.models.forum import Forum
from sheber.forum.models.guests import Participant
from sheber.forum.models.programme import Hall, Session
from sheber.honours.models import Award
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.partners.models import Memorandum
from sheber.registry.models import College


class Stand(Sourced):
    """A stand that somebody asked for, and where it was placed with the reason."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="stands")
    college = models.ForeignKey(College, models.PROTECT, null=True, blank=True, related_name="forum_stands")
    exhibitor = WordsField(blank=True)
    theme = models.CharField(max_length=60, blank=True, default="")
    width = models.DecimalField(max_digits=5, decimal_places=1)
    depth = models.DecimalField(max_digits=5, decimal_places=1)
    power = models.DecimalField(max_digits=6, decimal_places=1, default=0)
    equipment = WordsField(500, blank=True)
    workshop = WordsField(500, blank=True)
    apart = models.JSONField(default=list, blank=True)
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, blank=True, related_name="stands")
    row = models.PositiveSmallIntegerField(null=True, blank=True)
    x = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    y = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    seen = models.PositiveSmallIntegerField(null=True, blank=True)  # visibility in thousandths
    state = models.CharField(max_length=8, choices=words.STAND_STATE.pairs, default="asked")
    why = models.CharField(max_length=8, choices=words.WHY_NO_PLACE.pairs, blank=True, default="")

    def __str__(self) -> str:
        return str(self.exhibitor) if self.exhibitor else str(self.college or self.code)


class Visit(models.Model):
    """A visit to a stand: counted always, with the visitor's badge only by consent."""

    stand = models.ForeignKey(Stand, models.PROTECT, related_name="visits")
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="visits")
    consent = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(consent=True) | models.Q(participant__isnull=True), name="visit_by_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.stand_id}"


class File(Sourced):
    """A material of a talk, a photograph, a signed copy: kept encrypted, open only where it says so."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="files")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="files")
    kind = models.CharField(max_length=10)  # material, photo, signed
    title = WordsField()
    path = models.CharField(max_length=255)
    media = models.CharField(max_length=60)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    public = models.BooleanField(default=False)
    consent = models.CharField(max_length=255, blank=True, default="")  # whose consent makes a photograph public
    added = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind="photo", public=True) | ~models.Q(consent=""), name="forum_photo_by_consent"
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class SigningItem(Sourced):
    """A memorandum in the queue of the signing: who signs, in which order; then its copy and what became of it."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="signings")
    memorandum = models.ForeignKey(Memorandum, models.PROTECT, related_name="forum_signings")
    place = models.PositiveSmallIntegerField()
    signs_here = WordsField(blank=True)  # who signs for the college
    signs_there = WordsField(blank=True)  # who signs for the partner
    languages = models.CharField(max_length=60, blank=True, default="")  # of the texts: "kk ru zh"
    signed_on = models.DateField(null=True, blank=True)
    copy = models.ForeignKey(File, models.PROTECT, null=True, blank=True, related_name="signings")
    follow_by = models.DateField(null=True, blank=True)
    follow = models.CharField(max_length=8, choices=words.FOLLOW.pairs, blank=True, default="")
    evidence = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["forum", "memorandum"], name="forum_signing_once"),
        ]

    def __str__(self) -> str:
        return f"{self.place}"


class AwardItem(Sourced):
    """An award in the running order of the ceremony."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="awards")
    award = models.ForeignKey(Award, models.PROTECT, related_name="forum_items")
    place = models.PositiveSmallIntegerField()
    citation = WordsField(500, blank=True)
    presenter = WordsField(blank=True)
    absent = models.BooleanField(default=False)
    proxy = models.CharField(max_length=150, blank=True, default="")
    photo_consent = models.BooleanField(default=False)
    handed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "award"], name="forum_award_once")]

    def __str__(self) -> str:
        return f"{self.place}"


class RunLine(Sourced):
    """A line of the run sheet: minute, action, responsible, cue."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="run_lines")
    day = models.DateField()
    at = models.CharField(max_length=5)
    place = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(default=1)
    action = WordsField(500)
    responsible = models.CharField(max_length=200)
    cue = models.CharField(max_length=500, blank=True, default="")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="run_lines")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "day", "at", "place"], name="forum_run_line_once")]

    def __str__(self) -> str:
        return f"{self.at}"


class Practice(Sourced):
    """What a college takes home from a session, by when, and whether it lives."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="practices")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="practices")
    college = models.ForeignKey(College, models.PROTECT, related_name="forum_practices")
    title = WordsField()
    due = models.DateField()
    state = models.CharField(max_length=8, choices=words.FOLLOW.pairs, default="open")
    evidence = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return str(self.title)
