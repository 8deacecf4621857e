"""Tables of capital works."""

from sheber.works.models.money import BudgetLine, Contract, Contractor, Payment, ProjectMoney, WorkAct
from sheber.works.models.pictures import Photo
from sheber.works.models.project import Effect, Project, Slip, Step

__all__ = [
    "BudgetLine",
    "Contract",
    "Contractor",
    "Effect",
    "Payment",
    "Photo",
    "Project",
    "ProjectMoney",
    "Slip",
    "Step",
    "WorkAct",
]
