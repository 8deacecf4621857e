"""Numbers of the works that an act sets."""

from django.db import models

from sheber.kernel.models import Sourced
from sheber.works import words


class Rule(Sourced):
    """A number that an act sets from a day on; without a row the method's own number holds (docs/methods/works.md)."""

    code = models.CharField(max_length=32, choices=words.RULE.pairs)
    valid_from = models.DateField()
    value = models.PositiveIntegerField()
    act = models.CharField(max_length=255)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code", "valid_from"], name="works_rule_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.valid_from}"
