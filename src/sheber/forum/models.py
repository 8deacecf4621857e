"""Tables of the forum."""

from django.db import models

from sheber.forum import words
from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField


class Forum(Sourced):
    """One forum: when and where."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    day = models.DateField()
    place = WordsField(blank=True)

    def __str__(self) -> str:
        return str(self.name)


class Delegation(Sourced):
    """Who came, from which country, in which role; the number where it is known."""

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="delegations")
    country = models.CharField(max_length=2)
    role = models.CharField(max_length=12, choices=words.ROLE.pairs)
    people = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["forum", "country", "role"], name="delegation_once")]

    def __str__(self) -> str:
        return f"{self.forum_id} {self.country}"
