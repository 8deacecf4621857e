"""What the order is told: its calendar, licences and counts that higher slices bring, prices by the norms."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.order.acts.events import CalendarSet
from sheber.order.acts.plan import refuse_decided_year
from sheber.order.models import Campaign, Decision, Fill, KnownLicence, Line
from sheber.order.queries import norms_by_line
from sheber.order.rules import CAMPAIGN
from sheber.registry.models import College, Qualification

DATES = ("proposals_until", "commission_on", "decision_until")
OUT_OF_ORDER = Words(
    "Күндер ретімен келуі керек: ұсыныстар, комиссия, шешім.",
    "Даты должны идти по порядку: предложения, комиссия, решение.",
    "The dates come in order: proposals, commission, decision.",
)
NO_ACT = Words(
    "Күнтізбені белгілейтін құжатты жазыңыз.",
    "Укажите акт, которым установлен календарь.",
    "Name the act that sets the calendar.",
)
NO_NORM = Words(
    "{year} жылға жарамды норма жоқ: order_norms кестесін толтырыңыз.",
    "нет норм, действующих на {year} год: заполните таблицу order_norms.",
    "no norm is valid for {year}: fill in the sheet order_norms.",
)
NO_LINE = Words(
    "{year} жылға «{code}» жолы бекітілмеген.",
    "строка «{code}» на {year} год не утверждена.",
    "line “{code}” is not decided for {year}.",
)
TOO_MANY = Words(
    "қабылданғаны өтініш бергендерден көп немесе оқып жатқаны қабылданғаннан көп.",
    "зачислено больше, чем подали заявления, или приступило больше, чем зачислено.",
    "more were admitted than applied, or more are enrolled than were admitted.",
)


def set_calendar(
    actor: Actor,
    year: int,
    *,
    act: str,
    proposals_until: date | None = None,
    commission_on: date | None = None,
    decision_until: date | None = None,
    total: int | None = None,
    budget_line: str = "",
    signer: str = "",
    reason: str = "",
) -> Campaign:
    """Open a year's order and set its calendar by an act; a later act changes it until the order is decided.

    Raises BadInput, PermissionDenied."""
    CAMPAIGN.demand(actor, "plan")
    if not act.strip():
        raise refuse("order", None, "act", NO_ACT)
    refuse_decided_year(year)
    days = [day for day in (proposals_until, commission_on, decision_until) if day]
    if days != sorted(days):
        raise refuse("order", None, "", OUT_OF_ORDER)
    with transaction.atomic():
        campaign, _ = Campaign.objects.select_for_update().get_or_create(year=year)
        before = snapshot(campaign)
        values = (proposals_until, commission_on, decision_until)
        for name, value in zip(DATES, values, strict=True):
            setattr(campaign, name, value)
        campaign.total, campaign.budget_line, campaign.calendar_act = total, budget_line, act
        campaign.signer = signer or campaign.signer
        campaign.save()
        record(actor, "set_calendar", campaign, reason=reason, changed=difference(before, snapshot(campaign)))
        announce(CalendarSet(year))
    return campaign


def note_licence(
    actor: Actor,
    college: College,
    qualification: Qualification,
    *,
    since: date | None = None,
    until: date | None = None,
    number: str = "",
    source: str = "",
) -> KnownLicence:
    """Tell the order of a licence; the slice that keeps licences calls it. Raises PermissionDenied."""
    policy_for(KnownLicence).demand(actor, Policy.CHANGE)
    with transaction.atomic():
        held = KnownLicence.objects.select_for_update().filter(college=college, qualification=qualification).first()
        before = snapshot(held) if held else {}
        row = held or KnownLicence(college=college, qualification=qualification)
        row.since, row.until, row.number, row.source = since, until, number, source or row.source
        row.save()
        record(actor, "note_licence", row, changed=difference(before, snapshot(row)))
    return row


def note_fill(
    actor: Actor, year: int, line: str, day: date, *, applied: int, admitted: int, enrolled: int, source: str = ""
) -> Fill:
    """Tell the order how far a decided line was filled on a day; admission calls it. Raises BadInput, PermissionDenied."""
    policy_for(Fill).demand(actor, Policy.CHANGE)
    if not Decision.objects.filter(year=year, code=line).exists():
        raise refuse("order_fill", None, "line", NO_LINE.format(year=year, code=line))
    if not 0 <= enrolled <= admitted <= applied:
        raise refuse("order_fill", None, "admitted", TOO_MANY)
    with transaction.atomic():
        held = Fill.objects.select_for_update().filter(year=year, line=line, day=day).first()
        before = snapshot(held) if held else {}
        row = held or Fill(year=year, line=line, day=day)
        row.applied, row.admitted, row.enrolled, row.source = applied, admitted, enrolled, source or row.source
        row.save()
        record(actor, "note_fill", row, changed=difference(before, snapshot(row)))
    return row


def note_outlook(
    actor: Actor, line: Line, *, applicants: int | None = None, entry: Decimal | None = None, reason: str
) -> Line:
    """Tell a line how many will apply and which share of its graduates enters the market; higher slices call it.

    Nothing given changes nothing. Raises BadInput, PermissionDenied.
    """
    policy_for(Line).demand(actor, Policy.CHANGE, line)
    refuse_decided_year(line.year)
    with transaction.atomic():
        row: Line = Line.objects.select_for_update().get(pk=line.pk)
        before = snapshot(row)
        row.applicants = row.applicants if applicants is None else applicants
        row.entry = row.entry if entry is None else entry
        row.save()
        record(actor, "note_outlook", row, reason=reason, changed=difference(before, snapshot(row)))
    return row


def price_lines(actor: Actor, year: int, *, reason: str) -> Mapping[str, int]:
    """Price every line of a year by the norm of its study year's first day; gives priced, changed, without a norm."""
    CAMPAIGN.demand(actor, "plan")
    refuse_decided_year(year)
    with transaction.atomic():
        found = norms_by_line(year)
        if not any(norm for _, norm in found):
            raise refuse("order_norms", None, "", NO_NORM.format(year=year))
        changed = [(line, norm) for line, norm in found if norm and norm.amount != line.cost]
        for line, norm in changed:
            before = snapshot(line)
            line.cost = norm.amount
            record(actor, "price_line", line, reason=reason, changed=difference(before, snapshot(line)))
        Line.objects.bulk_update([line for line, _ in changed], ["cost"], batch_size=500)
    return {
        "priced": sum(norm is not None for _, norm in found),
        "changed": len(changed),
        "without": sum(norm is None for _, norm in found),
    }
