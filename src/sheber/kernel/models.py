"""Tables of the kernel: appointments, the journal, jobs, notices, what was loaded, and what people keep for themselves."""

import uuid
from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from sheber.kernel.sealed import SealedField
from sheber.kernel.words import Words


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


class Notice(models.Model):
    """What a user, or everybody who holds a role (of a college, school or employer), was told."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="notices")
    role = models.CharField(max_length=20, blank=True, default="")
    holder = models.CharField(max_length=64, blank=True, default="")
    words_kk = models.CharField(max_length=500)
    words_ru = models.CharField(max_length=500)
    words_en = models.CharField(max_length=500)
    link = models.CharField(max_length=255, blank=True, default="")
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["role", "holder"], name="notice_role")]

    def __str__(self) -> str:
        return self.words_ru

    @property
    def words(self) -> Words:
        """The sentence."""
        return Words(self.words_kk, self.words_ru, self.words_en)


class NoticeRead(models.Model):
    """A user has read a notice."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["notice", "user"], name="notice_read_once")]

    def __str__(self) -> str:
        return f"{self.notice_id} {self.user_id}"


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


class Invitation(models.Model):
    """An invitation to take a role: whoever holds its link chooses a name and a password of their own."""

    index = models.CharField(max_length=32, unique=True)  # of the code in the link; the code itself is not kept
    email = models.EmailField(blank=True, default="")
    role = models.CharField(max_length=20)
    holder = models.CharField(max_length=64, blank=True, default="")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    made_by = models.CharField(max_length=150)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    used = models.DateTimeField(null=True, blank=True)
    withdrawn = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.role} {self.holder}".strip()


class ApiToken(models.Model):
    """A key for programs: acts for its owner, within its scopes, until its day. Only its hash is kept."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=100)
    index = models.CharField(max_length=32, unique=True)
    scopes = models.JSONField(default=list)
    made = models.DateTimeField(default=timezone.now)
    expires = models.DateTimeField()
    last_used = models.DateTimeField(null=True, blank=True)
    ended = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name


class KeptAnswer(models.Model):
    """What the API answered to a request with an idempotency key: the same request gets the same answer."""

    actor = models.CharField(max_length=170)
    key = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)  # of method, address and body
    status = models.PositiveSmallIntegerField(default=0)  # 0: still being answered
    body = models.TextField(blank=True, default="")
    made = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="kept_answer_once")]

    def __str__(self) -> str:
        return self.key


class SavedView(models.Model):
    """A person's own question to a register: search, filters, order and columns under a name."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    register = models.CharField(max_length=80)
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=2000)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["user", "register", "name"], name="saved_view_once")]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """A long form that somebody left half filled: kept on the server until it is handed in or thrown away."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    address = models.CharField(max_length=255)
    values = SealedField(default="")  # JSON of the form's fields: they may hold personal data
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "address"], name="draft_once")]

    def __str__(self) -> str:
        return self.address


class Comment(models.Model):
    """A remark at a case, with a paper where one was handed in; seen by whoever may see the case."""

    model = models.CharField(max_length=80)
    key = models.CharField(max_length=120)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    author = models.CharField(max_length=150)
    text = SealedField(default="")
    paper = models.CharField(max_length=200, blank=True, default="")
    paper_name = models.CharField(max_length=120, blank=True, default="")
    paper_media = models.CharField(max_length=40, blank=True, default="")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["model", "key"], name="comment_object")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"


class Preference(models.Model):
    """How a person wants to be told: by mail at once, in a daily or weekly digest, or only in the system."""

    NEVER, DAILY, WEEKLY, AT_ONCE = "never", "daily", "weekly", "at_once"

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="preference")
    mail = models.CharField(max_length=10, default=DAILY)
    language = models.CharField(max_length=2, default="ru")
    last_notice = models.BigIntegerField(default=0)  # the newest notice that a mail told of
    mailed = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.mail
