"""Tables of capital works."""

from sheber.works.models.money import BudgetLine, Contract, Contractor, Payment, ProjectMoney, WorkAct
from sheber.works.models.pictures import Photo
from sheber.works.models.project import Effect, Project, Slip, Step
from sheber.works.models.rules import Rule

__all__ = [
    "BudgetLine",
    "Contract",
    "Contractor",
    "Effect",
    "Payment",
    "Photo",
    "Project",
    "ProjectMoney",
    "Rule",
    "Slip",
    "Step",
    "WorkAct",
]
