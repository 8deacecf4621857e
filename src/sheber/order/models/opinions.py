"""What colleges propose and what the commission says."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from sheber.order import words
from sheber.order.models.lines import Programme
from sheber.order.models.plans import Plan


class Proposal(Programme):
    """What a college asks for in a year, with the evidence that the machine found when it was sent."""

    year = models.PositiveIntegerField(db_index=True)
    line = models.CharField(max_length=64)  # the code of the order line, there already or to be opened
    kind = models.CharField(max_length=8, choices=words.PROPOSAL.pairs)
    groups = models.PositiveIntegerField()
    places = models.PositiveIntegerField()
    reason = models.CharField(max_length=1000)
    state = models.CharField(max_length=10, default="draft")
    answer = models.CharField(max_length=1000, blank=True, default="")
    evidence = models.JSONField(default=list)
    passed = models.BooleanField(null=True)  # of the evidence: every check, some not, not known yet
    sent = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="proposal_once")]


class Opinion(models.Model):
    """What a member of the commission said of a plan or a proposal. Never changed or deleted."""

    year = models.PositiveIntegerField(db_index=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="opinions")
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, blank=True, related_name="opinions")
    member = models.CharField(max_length=255)  # the post, not the person
    text = models.TextField()
    vote = models.CharField(max_length=8, choices=words.VOTE.pairs)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(plan=None, proposal__isnull=False) | Q(plan__isnull=False, proposal=None),
                name="opinion_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.vote}"

    def save(self, *args: object, **kwargs: object) -> None:
        if not self._state.adding:
            raise TypeError("an opinion is never changed")
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise TypeError("an opinion is never deleted")
