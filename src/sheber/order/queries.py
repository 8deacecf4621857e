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
    """The lines of the plan that was approved, or else of the newest one."""
    campaign = Campaign.objects.filter(year=year).first()
    plan = (campaign.plan if campaign else None) or newest_plan(year)
    return PlanLine.objects.filter(plan=plan) if plan else PlanLine.objects.none()
