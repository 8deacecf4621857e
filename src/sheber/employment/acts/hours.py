"""Hours of a dual contract by month: planned by the college, told by the enterprise, never over the year's limit."""

from datetime import date

from django.db import transaction

from sheber.employment.models import DualContract, DualHours
from sheber.employment.queries import hours_in_year, rules_of
from sheber.employment.rules import HOURS
from sheber.kernel.actors import Actor
from sheber.kernel.calendar import AcademicYear
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words

OUTSIDE = Words(
    "бұл ай шарт мерзімінен тыс ({starts} – {ends}).",
    "этот месяц вне срока договора ({starts} – {ends}).",
    "this month is outside the contract's period ({starts} – {ends}).",
)
OVER = Words(
    "{year} оқу жылында {hours} сағат болады, ал шегі {most} ({act}). Сағатты азайтыңыз.",
    "за {year} учебный год выходит {hours} часов, а предел {most} ({act}). Уменьшите часы.",
    "that makes {hours} hours in the study year {year}, and the limit is {most} ({act}). Lower the hours.",
)
TOO_MANY = Words(
    "кәсіпорындағы сағат модуль сағатынан ({modules}) көп.",
    "часов на предприятии больше, чем часов модулей ({modules}).",
    "more hours at the enterprise than the modules have ({modules}).",
)
NOT_HELD = Words(
    "шартқа үш тарап қол қоймаған: нақты сағат жазылмайды.",
    "договор не подписан тремя сторонами: реальные часы не пишутся.",
    "the contract is not signed by all three: no real hours are written down.",
)
NOT_YET = Words("бұл ай әлі басталған жоқ.", "этот месяц ещё не начался.", "this month has not begun yet.")
NO_PLAN = Words(
    "бұл айға жоспар жоқ: алдымен колледж жоспарлайды.",
    "на этот месяц нет плана: сначала его составляет колледж.",
    "there is no plan for this month: the college plans first.",
)


def first_of(day: date) -> date:
    """The first day of a month."""
    return day.replace(day=1)


def plan_hours(actor: Actor, contract: DualContract, month: date, *, modules: int, planned: int) -> DualHours:
    """Plan a month: hours of the special modules, of them at the enterprise. Raises BadInput, PermissionDenied."""
    month = first_of(month)
    HOURS.demand(actor, "plan", DualHours(contract=contract, month=month))
    _demand_within(contract, month)
    if planned > modules:
        raise refuse("dual_hours", None, "planned", TOO_MANY.format(modules=modules))
    with transaction.atomic():
        DualContract.objects.select_for_update().get(pk=contract.pk)
        row = DualHours.objects.filter(contract=contract, month=month).first()
        before = snapshot(row) if row else {}
        row = row or DualHours(
            contract=contract, month=month, source="planned on the page", synthetic=contract.synthetic
        )
        if row.real is not None and row.real > modules:
            raise refuse("dual_hours", None, "modules", TOO_MANY.format(modules=modules))
        demand_within_year(contract, month, hours_in_year(contract, month, row.pk)[0] + planned, "planned")
        row.modules, row.planned = modules, planned
        row.save()
        record(actor, "plan_hours", contract, changed=difference(before, snapshot(row)))
    return row


def note_real_hours(actor: Actor, contract: DualContract, month: date, hours: int, *, today: date) -> DualHours:
    """Write down how many hours the student really was at the enterprise. Raises BadInput, PermissionDenied."""
    month = first_of(month)
    HOURS.demand(actor, "work", DualHours(contract=contract, month=month))
    if contract.state not in {"signed", "ended"}:
        raise refuse("dual_hours", None, "real", NOT_HELD)
    if month > today:
        raise refuse("dual_hours", None, "month", NOT_YET)
    with transaction.atomic():
        DualContract.objects.select_for_update().get(pk=contract.pk)
        row = DualHours.objects.filter(contract=contract, month=month).first()
        if row is None:
            raise refuse("dual_hours", None, "month", NO_PLAN)
        if hours > row.modules:
            raise refuse("dual_hours", None, "real", TOO_MANY.format(modules=row.modules))
        demand_within_year(contract, month, hours_in_year(contract, month, row.pk)[1] + hours, "real")
        before = snapshot(row)
        row.real = hours
        row.save()
        record(actor, "note_real_hours", contract, changed=difference(before, snapshot(row)))
    return row


def _demand_within(contract: DualContract, month: date) -> None:
    if not first_of(contract.starts) <= month <= contract.ends:
        told = {"starts": f"{contract.starts:%d.%m.%Y}", "ends": f"{contract.ends:%d.%m.%Y}"}
        raise refuse("dual_hours", None, "month", OUTSIDE.format(**told))


def demand_within_year(contract: DualContract, month: date, hours: int, column: str) -> None:
    """Raises BadInput where a contract would have more hours in a study year than the rule allows."""
    rule = rules_of(month).get("dual_hours")
    if rule and hours > rule.value:
        told = {"year": AcademicYear.of(month), "hours": hours, "most": rule.value, "act": rule.act}
        raise refuse("dual_hours", None, column, OVER.format(**told))
