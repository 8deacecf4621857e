"""Computing plans: versions with their assumptions."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.db import transaction

from sheber.demand.queries import latest_forecast
from sheber.kernel.actors import Actor
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.results import key, new_name, path_of, workspace
from sheber.kernel.words import Words
from sheber.order.bridge.files import ALL, plan_folder
from sheber.order.bridge.rows import read_answer, write_input
from sheber.order.models import Campaign, Line, Plan, PlanLine, Setting, SwapStep
from sheber.order.rules import CAMPAIGN

Progress = Callable[[float, str], None]
# What a version may assume otherwise than the year's settings: least and most.
ASSUMPTIONS: dict[str, tuple[Decimal, Decimal]] = {
    "budget_percent": (Decimal(1), Decimal(1000)),
    "oversupply": (Decimal(0), Decimal(9999)),
    "change": (Decimal(0), Decimal(9999)),
    "opening": (Decimal(0), Decimal(9999)),
    "seconds": (Decimal(1), Decimal(86_400)),
}

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
DECIDED_BY_PLAN = Words(
    "{year} жылғы тапсырыс бекітілген: жоспар қайта есептелмейді, өзгеріс түзету болып енгізіледі.",
    "заказ на {year} год уже утверждён: план не пересчитывается, изменения вносятся поправкой.",
    "the order of {year} is approved: it is not planned again, changes are made by an amendment.",
)
NOT_AN_ASSUMPTION = Words(
    "«{name}» мәні {low} мен {high} аралығында болуы керек.",
    "значение «{name}» должно быть от {low} до {high}.",
    "the value of “{name}” must lie between {low} and {high}.",
)


def compute_plan(
    actor: Actor,
    year: int,
    *,
    name: str = "",
    assumptions: dict[str, str] | None = None,
    after_approval: bool = False,
    progress: Progress = lambda done, note: None,
) -> Plan:
    """Plan a year from its rows, seal the plan, keep its lines as a new version.

    `after_approval`: the year may be decided already; the version then only prepares amendments, nobody can approve it.

    `assumptions` may set budget_percent, oversupply, change, opening, seconds otherwise than the year's settings do.
    Raises BadInput, PermissionDenied.
    """
    CAMPAIGN.demand(actor, "plan")
    if not after_approval:
        refuse_decided_year(year)
    assumed = checked(assumptions or {})
    setting = Setting.objects.filter(year=year).first()
    if setting is None:
        raise refuse("order_settings", None, "year", NO_SETTING.format(year=year))
    forecast = latest_forecast(year)
    if forecast is None:
        raise refuse("forecast", None, "", NO_FORECAST.format(year=year))
    folder = new_name("order", str(year))
    path_of(folder).parent.mkdir(parents=True, exist_ok=True)
    with workspace() as making:
        write_input(setting, forecast, making, assumed)
        summary = plan_folder(making, path_of(folder), key=key(), progress=progress, explain=ALL)
    with transaction.atomic():
        plan = keep_plan(year, folder, summary, name=name, assumptions={k: str(v) for k, v in assumed.items()})
        told = {key: summary[key] for key in ("groups", "places", "objective", "certified_gap")}
        record(actor, "compute_plan", plan.campaign, changed={"plan": plan.number, **plan.assumptions, **told})
    return plan


def refuse_decided_year(year: int) -> None:
    """Raises BadInput where the year's order is approved already."""
    if Campaign.objects.filter(year=year).exclude(state="draft").exists():
        raise refuse("order", None, "", DECIDED_BY_PLAN.format(year=year))


def checked(assumptions: dict[str, str]) -> dict[str, Decimal]:
    """Assumptions as numbers within their bounds; empty ones are left out. Raises BadInput."""
    made = {}
    for name, text in assumptions.items():
        if text == "":
            continue
        low, high = ASSUMPTIONS.get(name, (Decimal(0), Decimal(0)))
        try:
            value = Decimal(str(text).replace(",", ".").replace(" ", ""))
        except ArithmeticError:
            value = Decimal(-1)
        whole = name != "seconds" or value == value.to_integral_value() if value.is_finite() else False
        if name not in ASSUMPTIONS or not whole or not low <= value <= high:
            raise refuse("order_settings", None, name, NOT_AN_ASSUMPTION.format(name=name, low=low, high=high))
        made[name] = value
    return made


def keep_plan(year: int, folder: str, summary: dict[str, Any], **more: Any) -> Plan:
    """The sealed plan as the next version with its lines; inside the caller's transaction."""
    campaign, _ = Campaign.objects.select_for_update().get_or_create(year=year)
    synthetic = Line.objects.filter(year=year, synthetic=True).exists()
    number = (campaign.plans.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    plan = Plan.objects.create(
        campaign=campaign, number=number, folder=folder, summary=summary, synthetic=synthetic, **more
    )
    lines = dict(Line.objects.filter(year=year).values_list("code", "pk"))
    answer = read_answer(path_of(folder))
    steps = [row.pop("steps") for row in answer]
    rows = [PlanLine(plan=plan, line_id=lines[row.pop("line")], **row) for row in answer]
    PlanLine.objects.bulk_create(rows, batch_size=1000)
    made = [
        SwapStep(refused=row, line_id=lines[step.pop("line")], year=year + step.pop("year") - 1, **step)
        for row, of_row in zip(rows, steps, strict=True)
        for step in of_row
    ]
    SwapStep.objects.bulk_create(made, batch_size=1000)
    return plan
