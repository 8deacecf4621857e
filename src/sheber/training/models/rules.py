"""Rules of training as dated rows with their act: numbers, and what an accreditation means to the state order."""

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.training import words


class Rule(Sourced):
    """A number that an act sets from a day on."""

    code = models.CharField(max_length=32, choices=words.RULE.pairs)
    valid_from = models.DateField()
    value = models.PositiveIntegerField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="training_rule_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"


class AccreditationRule(Sourced):
    """By an act: so many per cent of a college's resource are added or taken while its accreditation holds, or once it ended.

    An accreditation is voluntary and no condition of an order (Law On Education, Art. 9-1 and 62): without a row nothing
    changes, and a college that never had one is never touched by what is said of an end.
    """

    code = models.CharField(max_length=48, unique=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    condition = models.CharField(max_length=8, choices=words.ACCREDITED.pairs)
    reach = models.CharField(max_length=14, choices=words.REACH.pairs, blank=True, default="")  # empty: either
    resource = models.CharField(max_length=10, choices=words.MEANS.pairs)
    percent = models.SmallIntegerField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="accreditation_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(percent__gte=-100, percent__lte=100) & ~Q(percent=0),
                name="accreditation_rule_changes_something",
            ),
        ]

    def __str__(self) -> str:
        return self.code
