"""Money of the works: lines of the budget, contracts, acts of works, payments. All in tiyn."""

from django.db import models
from django.db.models import F, Q

from sheber.kernel.models import Sourced
from sheber.kernel.words import WordsField
from sheber.works import words
from sheber.works.models.project import Project


class BudgetLine(Sourced):
    """A line of a budget for a year: projects may not take more than it holds."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    year = models.PositiveIntegerField()
    funding = models.CharField(max_length=12, choices=words.FUNDING.pairs)
    amount = models.BigIntegerField()
    act = models.CharField(max_length=255, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.year} · {self.name}"


class ProjectMoney(Sourced):
    """What a project takes from a line of the budget."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="money")
    line = models.ForeignKey(BudgetLine, models.PROTECT, related_name="projects")
    amount = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["project", "line"], name="project_money_once")]

    def __str__(self) -> str:
        return f"{self.project_id} {self.line_id}"


class Contractor(Sourced):
    """Who does the works."""

    code = models.CharField(max_length=64, unique=True)
    name = WordsField()
    bin = models.CharField(max_length=12, blank=True, default="")

    def __str__(self) -> str:
        return str(self.name)


class Contract(Sourced):
    """A contract of a project, from the state's procurement."""

    code = models.CharField(max_length=64, unique=True)
    project = models.ForeignKey(Project, models.PROTECT, related_name="contracts")
    contractor = models.ForeignKey(Contractor, models.PROTECT, related_name="contracts")
    subject = models.CharField(max_length=12, choices=words.SUBJECT.pairs)
    number = models.CharField(max_length=120, blank=True, default="")
    signed = models.DateField()
    ends = models.DateField(null=True, blank=True)
    amount = models.BigIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=F("signed")), name="contract_ends_after_signing"
            )
        ]

    def __str__(self) -> str:
        return self.number or self.code


class WorkAct(Sourced):
    """An act of works: what was accepted on a day, and how much of the whole is done with it (0 to 1)."""

    code = models.CharField(max_length=64, unique=True)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="acts")
    day = models.DateField()
    amount = models.BigIntegerField()
    share = models.DecimalField(max_digits=5, decimal_places=4)

    def __str__(self) -> str:
        return self.code


class Payment(Sourced):
    """Money that was paid by a contract on a day."""

    code = models.CharField(max_length=64, unique=True)
    contract = models.ForeignKey(Contract, models.PROTECT, related_name="payments")
    day = models.DateField()
    amount = models.BigIntegerField()
    line = models.ForeignKey(BudgetLine, models.PROTECT, null=True, blank=True, related_name="payments")

    def __str__(self) -> str:
        return self.code
