"""Delegations and their people, the letters written to them, and who came."""

from typing import Any

from django.db import models
from django.utils import timezone

from sheber.forum import words
from sheber.forum.models.forum import Forum
from sheber.kernel.models import Sourced
from sheber.kernel.sealed import SealedField
from sheber.kernel.words import WordsField


class _CodeField(models.CharField):
    """A delegation's code, made of its forum, country and role when the row is first written."""

    def pre_save(self, model_instance: Any, add: bool) -> str:
        if not getattr(model_instance, self.attname):
            forum = model_instance.forum.code
            setattr(model_instance, self.attname, f"{forum}-{model_instance.country}-{model_instance.role}".lower())
        return str(getattr(model_instance, self.attname))


class Delegation(Sourced):
    """Who comes, from which country, in which role: quota, protocol, hotel, transfer, letters; the number where known."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="delegations")
    country = models.CharField(max_length=2)
    role = models.CharField(max_length=12, choices=words.ROLE.pairs)
    people = models.PositiveIntegerField(null=True, blank=True)
    code = _CodeField(max_length=90, unique=True, editable=False, default="")
    organisation = WordsField(blank=True)
    state = models.CharField(max_length=10, choices=words.DELEGATION_STATE.pairs, default="invited")
    quota = models.PositiveSmallIntegerField(null=True, blank=True)
    protocol = models.PositiveSmallIntegerField(null=True, blank=True)
    interpreter = models.ForeignKey(
        "forum.Speaker", models.PROTECT, null=True, blank=True, related_name="led_delegations"
    )
    letter_language = models.CharField(max_length=2, choices=words.LANGUAGE.pairs, default="en")
    visa = models.BooleanField(default=False)
    hotel = models.CharField(max_length=255, blank=True, default="")
    transfer = models.CharField(max_length=255, blank=True, default="")
    access = models.CharField(max_length=32, blank=True, default="", db_index=True)  # index of the link's code

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "country", "role"], name="delegation_once")]

    def __str__(self) -> str:
        name = str(self.organisation) if self.organisation else str(words.ROLE.label(self.role))
        return f"{self.country}: {name}"


class Participant(Sourced):
    """A person of a delegation. The number is public and opens nothing; the passport is sealed and never exported."""

    code = models.CharField(max_length=64, unique=True)
    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="participants")
    name = models.CharField(max_length=150)  # in Latin letters as in the passport, or as the person writes it
    position = models.CharField(max_length=200, blank=True, default="")
    duty = models.CharField(max_length=12, choices=words.DUTY.pairs, default="member")
    state = models.CharField(max_length=10, choices=words.PARTICIPANT_STATE.pairs, default="asked")
    passport = SealedField(blank=True, default="")
    photo_consent = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True, blank=True)  # of the badge, within the forum

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["delegation", "name"], name="participant_once"),
        ]
        indexes = [models.Index(fields=["delegation", "state"], name="forum_participant_state")]

    def __str__(self) -> str:
        return self.code


class Letter(models.Model):
    """A letter that was written to a delegation: numbered, in one language, with the hash of its PDF."""

    delegation = models.ForeignKey(Delegation, models.PROTECT, related_name="letters")
    participant = models.ForeignKey(Participant, models.PROTECT, null=True, blank=True, related_name="letters")
    kind = models.CharField(max_length=10, choices=words.LETTER.pairs)
    language = models.CharField(max_length=2, choices=words.LANGUAGE.pairs)
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return str(self.number)


class CheckIn(models.Model):
    """A badge was shown at the door: once for each participant."""

    participant = models.OneToOneField(Participant, models.PROTECT, related_name="check_in")
    at = models.DateTimeField(default=timezone.now)
    by = models.CharField(max_length=150, blank=True, default="")
    offline = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.participant_id}"
