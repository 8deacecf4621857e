"""Reading plans: versions, their lines, what is said of them."""

from django.db.models import QuerySet

from sheber.order.models import Campaign, Opinion, Plan, PlanLine


def newest_plan(year: int) -> Plan | None:
    """The newest plan of a year."""
    return Plan.objects.filter(campaign__year=year).order_by("-number").select_related("campaign").first()


def plan_at(year: int, number: int) -> Plan | None:
    """A version of a year's plan by its number."""
    return Plan.objects.filter(campaign__year=year, number=number).select_related("campaign", "base").first()


def versions(year: int) -> QuerySet[Plan]:
    """Every version of a year, newest first."""
    return Plan.objects.filter(campaign__year=year).select_related("base", "campaign").order_by("-number")


def plan_that_counts(year: int) -> Plan | None:
    """The approved plan of a year, else the newest one."""
    campaign = Campaign.objects.filter(year=year).select_related("plan__campaign").first()
    return (campaign.plan if campaign else None) or newest_plan(year)


def plan_lines(year: int) -> QuerySet[PlanLine]:
    """The lines of the approved plan; a plan in preparation is nobody's figure yet."""
    return PlanLine.objects.filter(plan__in=Campaign.objects.filter(year=year).exclude(plan=None).values("plan"))


def lines_of(plan: Plan) -> QuerySet[PlanLine]:
    """A plan's lines with all that tables name of them, by code; colleges and specialties, which many share, once each."""
    shared = ("line__college__district", "line__qualification__specialty")
    return plan.lines.select_related("line").prefetch_related(*shared).order_by("line__code")


def is_published(folder: str) -> bool:
    """Whether the plan in a sealed folder is the one that was published."""
    return Campaign.objects.filter(plan__folder=folder, state="published").exists()


def opinions_on(*, plan: Plan | None = None, proposal: int = 0) -> QuerySet[Opinion]:
    """What the commission said of a plan or of a proposal, in its order."""
    if plan is not None:
        return Opinion.objects.filter(plan=plan)
    return Opinion.objects.filter(proposal_id=proposal)
