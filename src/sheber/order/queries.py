"""Reading the state order."""

from django.db.models import Exists, OuterRef, QuerySet

from sheber.order.models import Campaign, Decision, Plan, PlanLine


def decided(year: int) -> QuerySet[Decision]:
    """The places that hold in a year: of each line the newest amendment."""
    later = Decision.objects.filter(year=OuterRef("year"), code=OuterRef("code"), amendment__gt=OuterRef("amendment"))
    return Decision.objects.filter(year=year).filter(~Exists(later))


def newest_plan(year: int) -> Plan | None:
    """The newest plan of a year."""
    return Plan.objects.filter(campaign__year=year).order_by("-number").select_related("campaign").first()


def plan_lines(year: int) -> QuerySet[PlanLine]:
    """The lines of the approved plan; a plan in preparation is nobody's figure yet."""
    return PlanLine.objects.filter(plan__in=Campaign.objects.filter(year=year).exclude(plan=None).values("plan"))


def is_published(folder: str) -> bool:
    """Whether the plan in a sealed folder is the one that was published."""
    return Campaign.objects.filter(plan__folder=folder, state="published").exists()
