"""Tables of the state order. A decided line is never overwritten: an amendment is a new row."""

from sheber.order.models.given import (
    Budget,
    CapacityChange,
    KnownLicence,
    Limit,
    LimitLine,
    Named,
    Norm,
    Resource,
    Setting,
    Use,
)
from sheber.order.models.lines import Decision, Fill, Line, Programme
from sheber.order.models.opinions import Opinion, Proposal
from sheber.order.models.plans import Campaign, HandChange, Plan, PlanLine, SwapStep

__all__ = [
    "Budget",
    "Campaign",
    "CapacityChange",
    "Decision",
    "Fill",
    "HandChange",
    "KnownLicence",
    "Limit",
    "LimitLine",
    "Line",
    "Named",
    "Norm",
    "Opinion",
    "Plan",
    "PlanLine",
    "Programme",
    "Proposal",
    "Resource",
    "Setting",
    "SwapStep",
    "Use",
]
