"""Halls, speakers, sessions with their place in the working programme, wishes, and the released versions."""

from typing import Any

from django.db import models
from django.utils import timezone

from sheber.forum import words
from sheber.forum.models.forum import Forum
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField


class Hall(Sourced):
    """A hall, a room or the foyer: seats for sessions; metres, aisle and power for stands."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="halls")
    name = WordsField()
    kind = models.CharField(max_length=8, choices=words.HALL.pairs, default="hall")
    seats = models.PositiveIntegerField(default=0)
    width = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    depth = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    aisle = models.DecimalField(max_digits=4, decimal_places=1, default=2)
    door = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    power = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)
    circuit = models.DecimalField(max_digits=7, decimal_places=1, null=True, blank=True)

    def __str__(self) -> str:
        return str(self.name)


class Speaker(Sourced):
    """Somebody of the programme: a speaker, moderator, dignitary or interpreter; no account is needed."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="speakers")
    name = WordsField()
    duty = models.CharField(max_length=12, choices=words.SPEAKER_DUTY.pairs, default="speaker")
    position = WordsField(blank=True)
    country = models.CharField(max_length=2, default="KZ")
    pairs = models.CharField(max_length=120, blank=True, default="")  # "ru-zh ru-en": what an interpreter can do

    def __str__(self) -> str:
        return str(self.name)


class Window(Sourced):
    """When a speaker, dignitary or interpreter is there. Nobody without a window is missed: they are always there."""

    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="windows")
    day = models.DateField()
    from_time = models.CharField(max_length=5)
    to_time = models.CharField(max_length=5)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["speaker", "day", "from_time"], name="forum_window_once"),
            models.CheckConstraint(condition=models.Q(to_time__gt=models.F("from_time")), name="forum_window_order"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.from_time}-{self.to_time}"


class Session(Sourced):
    """What takes place; `hall`, `day`, `from_time` and `interpreters` are its place in the working programme."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="sessions")
    kind = models.CharField(max_length=14, choices=words.SESSION.pairs)
    title = WordsField()
    about = WordsField(1000, blank=True)
    minutes = models.PositiveSmallIntegerField()
    audience = models.PositiveIntegerField(default=0)
    language = models.CharField(max_length=2, choices=words.LANGUAGE.pairs, default="ru")
    pairs = models.CharField(max_length=120, blank=True, default="")  # "ru-zh": channels of interpretation
    video = models.URLField(blank=True, default="")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, blank=True, related_name="sessions")
    day = models.DateField(null=True, blank=True)
    from_time = models.CharField(max_length=5, blank=True, default="")
    interpreters = models.JSONField(default=list, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(day__isnull=True, from_time="")
                | (models.Q(day__isnull=False) & ~models.Q(from_time="")),
                name="session_times",
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)


class Talk(Sourced):
    """Somebody has a part in a session: a talk, or to be there."""

    session = models.ForeignKey(Session, models.PROTECT, related_name="talks")
    speaker = models.ForeignKey(Speaker, models.PROTECT, related_name="talks")
    place = models.PositiveSmallIntegerField(default=1)
    title = WordsField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "speaker"], name="forum_talk_once")]

    def __str__(self) -> str:
        return str(self.title) if self.title else str(self.speaker)


class Wish(Sourced):
    """What somebody wants of the programme; the heavier, the later it is given up."""

    code = models.CharField(max_length=64, unique=True)
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="wishes")
    kind = models.CharField(max_length=8, choices=words.WISH.pairs)
    session = models.ForeignKey(Session, models.PROTECT, related_name="wishes")
    other = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="other_wishes")
    hall = models.ForeignKey(Hall, models.PROTECT, null=True, blank=True, related_name="wishes")
    day = models.DateField(null=True, blank=True)
    from_time = models.CharField(max_length=5, blank=True, default="")
    to_time = models.CharField(max_length=5, blank=True, default="")
    weight = models.PositiveSmallIntegerField(default=1)
    who = models.CharField(max_length=200, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class _Fixed(models.Model):
    """A row that is written once and never changed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a released programme is never changed; a correction is a new version")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a released programme is never deleted")


class _CodeField(models.CharField):
    """A version's code, made of its forum and number when the row is written."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        setattr(model_instance, self.attname, f"{model_instance.forum.code}-v{model_instance.number}")
        return str(getattr(model_instance, self.attname))


class Version(_Fixed):
    """A released programme: number, reason, what differs from the one before, its sealed folder."""

    code = _CodeField(max_length=80, unique=True, editable=False, default="")
    forum = models.ForeignKey(Forum, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500, blank=True, default="")
    changes = models.JSONField(default=list)  # [{"session", "what": new|gone|time|hall|people, "before", "after"}]
    folder = models.CharField(max_length=255, blank=True, default="")
    by = models.CharField(max_length=150, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)
    told = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["forum", "number"], name="forum_version_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Slot(_Fixed):
    """A session of a released programme as it was then: everything a reader needs, in the words of that day."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="slots")
    session = models.ForeignKey(Session, models.PROTECT, related_name="slots")
    kind = models.CharField(max_length=14, choices=words.SESSION.pairs)
    title = WordsField()
    about = WordsField(1000, blank=True)
    hall = WordsField()
    hall_code = models.CharField(max_length=64)
    language = models.CharField(max_length=2)
    pairs = models.CharField(max_length=120, blank=True, default="")
    video = models.URLField(blank=True, default="")
    starts = models.DateTimeField()
    ends = models.DateTimeField()
    people = models.JSONField(default=list)  # [{"code", "name": {kk ru en}, "position", "country", "duty", "title"}]
    interpreters = models.JSONField(default=list)  # codes, in the order of `pairs`

    class Meta:
        ordering = ["starts", "hall_code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "session"], name="forum_slot_once"),
            models.UniqueConstraint(fields=["version", "hall_code", "starts"], name="forum_slot_hall_once"),
        ]

    def __str__(self) -> str:
        return str(self.title)
