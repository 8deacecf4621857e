"""Tables of the kernel: appointments, the journal, jobs, and the files of sealed results."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class AppointmentQuerySet(models.QuerySet):
    """Appointments by date."""

    def in_force(self, day: date | None = None) -> "AppointmentQuerySet":
        """Those that hold on `day` (today)."""
        day = day or timezone.localdate()
        return self.filter(Q(ends=None) | Q(ends__gte=day), starts__lte=day)


class Appointment(models.Model):
    """A user holds a role from a day to a day; a college's, school's or employer's people hold it for one."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=20)
    holder = models.CharField(
        max_length=64, blank=True, default="", help_text="code of the college, school or employer"
    )
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "role", "holder", "starts"], name="appointment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.holder}".strip()


class JournalHead(models.Model):
    """The newest hash of the journal: the one row that writers lock, so that the chain never forks."""

    hash = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return self.hash


class JournalEntry(models.Model):
    """One act that happened: who, by which post, on what, why, what differs. Never changed or deleted."""

    at = models.DateTimeField(db_index=True)
    actor = models.CharField(max_length=150)
    post = models.CharField(max_length=255, blank=True, default="")
    action = models.CharField(max_length=80)
    model = models.CharField(max_length=80, blank=True, default="")
    key = models.CharField(max_length=120, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    difference = models.JSONField(default=dict)
    hash = models.CharField(max_length=64)

    class Meta:
        indexes = [models.Index(fields=["model", "key"], name="journal_object")]

    def __str__(self) -> str:
        return f"{self.action} {self.model} {self.key}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("a journal entry is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise TypeError("a journal entry is never deleted")


class Job(models.Model):
    """Long work with its progress; it runs in a worker and can be left and found again."""

    QUEUED, RUNNING, DONE, FAILED = "queued", "running", "done", "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    actor = models.CharField(max_length=150)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True)
    state = models.CharField(max_length=10, default=QUEUED)
    done = models.FloatField(default=0)
    note = models.CharField(max_length=255, blank=True, default="")
    result = models.JSONField(default=dict)
    error = models.TextField(blank=True, default="")
    created = models.DateTimeField(default=timezone.now)
    started = models.DateTimeField(null=True, blank=True)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class Sourced(models.Model):
    """Base of rows that carry where they come from, and whether they are made up as an example."""

    source = models.CharField(max_length=500, blank=True, default="")
    synthetic = models.BooleanField(default=False)

    class Meta:
        abstract = True


class ImportedFile(models.Model):
    """A file that was loaded: what, when, by whom, with its hash; the rows' origin can be followed to it."""

    sheet = models.CharField(max_length=64)
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    created = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)
    actor = models.CharField(max_length=150)

    class Meta:
        ordering = ["-at"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.name}"


class RegionPackage(models.Model):
    """What the loaded folder said of itself, so that it can be written again as it was: one row."""

    descriptor = models.JSONField(default=dict)  # name, title, description, licences, sources
    sheets = models.JSONField(default=list)  # the files that were there, also the empty ones
    loaded = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return str(self.descriptor.get("name", ""))
