"""Writing the state order."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sheber.demand.queries import latest_forecast
from sheber.kernel.actors import Actor
from sheber.kernel.events import Event, announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words
from sheber.order.bridge.files import plan_folder
from sheber.order.bridge.rows import read_answer, write_input
from sheber.order.flows import CAMPAIGN as FLOW
from sheber.order.models import Campaign, Decision, Line, Plan, PlanLine, Setting
from sheber.order.rules import CAMPAIGN

Progress = Callable[[float, str], None]

NO_SETTING = Words(
    "{year} жылға жоспар баптаулары жоқ: order_settings кестесіне жол қосыңыз.",
    "нет настроек плана на {year} год: добавьте строку в таблицу order_settings.",
    "no settings of the plan for {year}: add a row to the sheet order_settings.",
)
NO_FORECAST = Words(
    "{year} жылға болжам жоқ: алдымен қажеттілікті болжаңыз.",
    "нет прогноза на {year} год: сначала рассчитайте потребность.",
    "no forecast for {year}: forecast the need first.",
)
NO_PLAN = Words("жоспар жоқ.", "нет плана.", "there is no plan.")
DECIDED_BY_PLAN = Words(
    "{year} жылғы тапсырыс бекітілген: жоспар қайта есептелмейді, өзгеріс түзету болып енгізіледі.",
    "заказ на {year} год уже утверждён: план не пересчитывается, изменения вносятся поправкой.",
    "the order of {year} is approved: it is not planned again, changes are made by an amendment.",
)
DECIDED_ALREADY = Words(
    "{year} жылға «{code}» жолының орындары бекітілген ({act}): оларды түзетумен өзгертіңіз.",
    "места строки «{code}» на {year} год уже утверждены ({act}): измените их поправкой.",
    "the places of line “{code}” for {year} are decided already ({act}): change them by an amendment.",
)


@dataclass(frozen=True, slots=True)
class OrderApproved(Event):
    """The order of a year was approved by an act."""

    year: int


def compute_plan(actor: Actor, year: int, *, progress: Progress = lambda done, note: None) -> Plan:
    """Plan a year from its rows, seal the plan, keep its lines as a new version. Raises BadInput, PermissionDenied."""
    CAMPAIGN.demand(actor, "plan")
    if Campaign.objects.filter(year=year).exclude(state="draft").exists():
        raise refuse("order", None, "", DECIDED_BY_PLAN.format(year=year))
    setting = Setting.objects.filter(year=year).first()
    if setting is None:
        raise refuse("order_settings", None, "year", NO_SETTING.format(year=year))
    forecast = latest_forecast(year)
    if forecast is None:
        raise refuse("forecast", None, "", NO_FORECAST.format(year=year))
    name = new_name("order", str(year))
    path_of(name).parent.mkdir(parents=True, exist_ok=True)
    with workspace() as folder:
        write_input(setting, forecast, folder)
        summary = plan_folder(folder, path_of(name), key=key(), progress=progress)
    with transaction.atomic():
        campaign, _ = Campaign.objects.select_for_update().get_or_create(year=year)
        synthetic = Line.objects.filter(year=year, synthetic=True).exists()
        plan = Plan.objects.create(
            campaign=campaign, number=campaign.plans.count() + 1, folder=name, summary=summary, synthetic=synthetic
        )
        lines = dict(Line.objects.filter(year=year).values_list("code", "pk"))
        rows = [PlanLine(plan=plan, line_id=lines[row.pop("line")], **row) for row in read_answer(path_of(name))]
        PlanLine.objects.bulk_create(rows, batch_size=1000)
        told = {key: summary[key] for key in ("groups", "places", "objective", "certified_gap")}
        record(actor, "compute_plan", campaign, changed={"plan": plan.number, **told})
    return plan


def approve_order(actor: Actor, year: int, *, act: str, day: date, reason: str = "") -> Campaign:
    """Approve the newest plan by a dated act: its lines become the year's decided places."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().filter(year=year).first()
        if campaign is None:
            raise refuse("order", None, "", NO_PLAN)
        before = snapshot(campaign)
        FLOW.move(campaign, "approve", actor)
        campaign.plan = campaign.plans.order_by("-number").first()
        campaign.act, campaign.act_date = act, day
        campaign.save()
        _refuse_decided(campaign)
        Decision.objects.bulk_create(_decisions(campaign), batch_size=1000)
        record(actor, "approve_order", campaign, reason=reason, changed=difference(before, snapshot(campaign)))
        announce(OrderApproved(year))
    return campaign


def _refuse_decided(campaign: Campaign) -> None:
    """A first decision of a line is made once; loaded acts may hold it already."""
    codes = PlanLine.objects.filter(plan=campaign.plan, groups__gt=0).values("line__code")
    there = Decision.objects.filter(year=campaign.year, amendment=0, code__in=codes).order_by("code").first()
    if there:
        words = DECIDED_ALREADY.format(year=campaign.year, code=there.code, act=there.act)
        raise refuse("order_decisions", None, "code", words)


def _decisions(campaign: Campaign) -> list[Decision]:
    rows = PlanLine.objects.filter(plan=campaign.plan, groups__gt=0).select_related("line").order_by("line__code")
    return [
        Decision(
            year=campaign.year,
            code=row.line.code,
            amendment=0,
            college_id=row.line.college_id,
            qualification_id=row.line.qualification_id,
            base=row.line.base,
            language=row.line.language,
            form=row.line.form,
            funding=row.line.funding,
            groups=row.groups,
            places=row.places,
            new=row.line.last == 0,
            act=campaign.act,
            act_date=campaign.act_date,
            source=f"plan {campaign.plan.number if campaign.plan else ''}",
            synthetic=row.line.synthetic,
        )
        for row in rows
    ]


def publish_order(actor: Actor, year: int) -> Campaign:
    """Show the approved order to everybody."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(year=year)
        before = snapshot(campaign)
        FLOW.move(campaign, "publish", actor)
        campaign.save()
        record(actor, "publish_order", campaign, changed=difference(before, snapshot(campaign)))
    return campaign
