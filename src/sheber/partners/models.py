"""Tables of partnership."""

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from sheber.kernel.models import Sourced
from sheber.kernel.sealed import SealedField
from sheber.kernel.words import WordsField
from sheber.partners import words
from sheber.registry.models import College


class Partner(Sourced):
    """An institution or organisation with which colleges work."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=12, choices=words.KIND.pairs)
    city = models.CharField(max_length=100, blank=True, default="")
    site = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return str(self.name)


class Contact(Sourced):
    """A person at a partner with whom the department writes: protected, unreadable in the database."""

    code = models.CharField(max_length=64, unique=True)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="contacts")
    name = SealedField()
    post = models.CharField(max_length=255, blank=True, default="")
    email = SealedField(blank=True, default="")
    phone = SealedField(blank=True, default="")
    # Beside each sealed column its blind index: so the journal of an upload knows to hide the text.
    name_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    email_index = models.CharField(max_length=32, blank=True, default="")
    phone_index = models.CharField(max_length=32, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class Memorandum(Sourced):
    """What a college and a partner agreed on, until when. How it lives follows from its events (`queries.status`)."""

    code = models.CharField(max_length=64, unique=True)
    college = models.ForeignKey(College, models.PROTECT, related_name="memoranda")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="memoranda")
    kind = models.CharField(max_length=16, choices=words.AGREEMENT.pairs, default="memorandum")
    state = models.CharField(max_length=12, choices=words.STATE.pairs, default="signed")
    starts = models.DateField(null=True, blank=True)
    signed = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    subject = WordsField(blank=True)
    event = models.CharField(max_length=255, blank=True, default="")
    facts = models.PositiveIntegerField(default=0)  # stated as a number only; rows of their own are `Event`
    ended = models.DateField(null=True, blank=True)
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="renewals")
    access_index = models.CharField(max_length=32, blank=True, default="", db_index=True)
    approved = models.ForeignKey("AgreementText", models.PROTECT, null=True, blank=True, related_name="+")
    signed_hash = models.CharField(max_length=64, blank=True, default="")
    copy = models.JSONField(default=dict, blank=True)  # of the signed copy: path, media, size, sha256
    folder = models.CharField(max_length=255, blank=True, default="")  # its sealed result
    status: str  # given by `queries.with_status`
    last: date

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="signed") | Q(signed__isnull=False), name="memorandum_signed_dated"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(signed=None) | Q(until__gte=F("signed")), name="memorandum_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.code


class AgreementText(Sourced):
    """A version of an agreement's text; a changed text is a new version, an old one never changes."""

    code = models.CharField(max_length=80, unique=True)
    memorandum = models.ForeignKey(Memorandum, models.PROTECT, related_name="texts")
    number = models.PositiveSmallIntegerField()
    body = WordsField(3000)
    language = models.CharField(max_length=2, blank=True, default="")  # a further language, beside kk, ru and en
    other = models.CharField(max_length=3000, blank=True, default="")
    made = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["memorandum", "number"], name="agreement_text_once")]

    def __str__(self) -> str:
        return self.code


class Clause(Sourced):
    """A duty as data: who does what, how much, by when."""

    text = models.ForeignKey(AgreementText, models.CASCADE, related_name="clauses")
    number = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=8, choices=words.WHO.pairs)
    matter = models.CharField(max_length=14, choices=words.MATTER.pairs)
    quantity = models.PositiveIntegerField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    what = WordsField(500)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text", "number"], name="clause_once")]

    def __str__(self) -> str:
        return f"{self.text_id} {self.number}"


class Approval(models.Model):
    """A side approved a text by its hash. It counts while the text has that hash and nobody changed it since."""

    text = models.ForeignKey(AgreementText, models.PROTECT, related_name="approvals")
    side = models.CharField(max_length=8, choices=words.SIDE.pairs)
    hash = models.CharField(max_length=64)
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=255, blank=True, default="")  # the post, never the name
    void = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "side"], condition=Q(void=None), name="approval_once"),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.hash[:12]}"


class Event(Sourced):
    """Evidence that an agreement lives: what was done, when, for which clause."""

    code = models.CharField(max_length=80, unique=True)
    memorandum = models.ForeignKey(Memorandum, models.PROTECT, related_name="events")
    clause = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField()
    matter = models.CharField(max_length=14, choices=words.MATTER.pairs)
    quantity = models.PositiveIntegerField(default=1)
    what = WordsField(500)
    document = models.CharField(max_length=255, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["memorandum", "day"], name="event_day")]

    def __str__(self) -> str:
        return self.code


class Rule(Sourced):
    """After how many months without an event an agreement of a kind sleeps, and when people are reminded. Dated."""

    code = models.CharField(max_length=64, unique=True)
    kind = models.CharField(max_length=16, choices=words.AGREEMENT.pairs, blank=True, default="")  # empty: every kind
    months = models.PositiveSmallIntegerField()
    remind_days = models.PositiveSmallIntegerField(default=90)
    valid_from = models.DateField()
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return self.code


class HalfLife(models.Model):
    """By when half of the agreements with a country have fallen asleep (`country` empty: with all)."""

    year = models.PositiveIntegerField()
    country = models.CharField(max_length=2, blank=True, default="")
    agreements = models.PositiveIntegerField()
    asleep = models.PositiveIntegerField()
    months = models.PositiveIntegerField(null=True, blank=True)  # null: half of them have not fallen asleep yet
    synthetic = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["year", "country"], name="half_life_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.country}"


class Reminder(models.Model):
    """What was reminded of already, so that nobody is told twice."""

    memorandum = models.ForeignKey(Memorandum, models.CASCADE, related_name="reminders")
    kind = models.CharField(max_length=8, choices=words.REMINDER.pairs)
    about = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["memorandum", "kind", "about"], name="reminder_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about}"
