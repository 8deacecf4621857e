"""The decision: a plan approved by a dated act, published, amended; nothing is ever overwritten."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction

from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import BadInput, Problems, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.order.acts.events import OrderAmended, OrderApproved, OrderPublished
from sheber.order.flows import CAMPAIGN as FLOW
from sheber.order.models import Campaign, Decision, Line, Plan, PlanLine, Setting
from sheber.order.queries import decided_whole, plan_at, sum_checks, worse
from sheber.order.rules import CAMPAIGN

NO_PLAN = Words("жоспар жоқ.", "нет плана.", "there is no plan.")
NO_SUCH_PLAN = Words(
    "№ {number} жоспар нұсқасы жоқ.", "версии плана № {number} нет.", "there is no version {number} of the plan."
)
DECIDED_ALREADY = Words(
    "{year} жылға «{code}» жолының орындары бекітілген ({act}): оларды түзетумен өзгертіңіз.",
    "места строки «{code}» на {year} год уже утверждены ({act}): измените их поправкой.",
    "the places of line “{code}” for {year} are decided already ({act}): change them by an amendment.",
)
NO_LINE = Words(
    "{year} жылға «{code}» жолы бекітілмеген.",
    "строка «{code}» на {year} год не утверждена.",
    "line “{code}” is not decided for {year}.",
)
NO_ACT = Words("Құжаттың нөмірін жазыңыз.", "Укажите акт.", "Name the act.")
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
SAME = Words("Ештеңе өзгерген жоқ.", "Ничего не изменилось.", "Nothing is changed.")
EARLIER = Words(
    "Құжат күні алдыңғы шешімнен ({day}) бұрын.",
    "Дата акта раньше прежнего решения ({day}).",
    "The act's date is before the decision it changes ({day}).",
)
TOO_FEW = Words(
    "«{code}» жолында тек {places} орын бар.",
    "В строке «{code}» только {places} мест.",
    "Line “{code}” holds only {places} places.",
)


def approve_order(
    actor: Actor, year: int, *, act: str, day: date, reason: str = "", signer: str = "", plan: int | None = None
) -> Campaign:
    """Approve a version of the plan (the newest) by a dated act: its lines become the year's decided places.

    Raises BadInput with every hard sum that the lines break, Forbidden, PermissionDenied.
    """
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().filter(year=year).first()
        if campaign is None:
            raise refuse("order", None, "", NO_PLAN)
        before = snapshot(campaign)
        FLOW.move(campaign, "approve", actor)
        chosen = campaign.plans.order_by("-number").first() if plan is None else plan_at(year, plan)
        if chosen is None:
            raise refuse("order", None, "plan", NO_SUCH_PLAN.format(number=plan))
        campaign.plan = chosen
        campaign.act, campaign.act_date, campaign.signer = act, day, signer or campaign.signer
        campaign.save()
        _refuse_decided(campaign)
        rows = decisions_of(chosen)
        for row in rows:
            row.act, row.act_date, row.signer = act, day, campaign.signer
        _refuse_worse([], year, rows)
        Decision.objects.bulk_create(rows, batch_size=1000)
        record(actor, "approve_order", campaign, reason=reason, changed=difference(before, snapshot(campaign)))
        announce(OrderApproved(year))
    return campaign


def publish_order(actor: Actor, year: int) -> Campaign:
    """Show the approved order to everybody."""
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().get(year=year)
        before = snapshot(campaign)
        FLOW.move(campaign, "publish", actor)
        campaign.save()
        record(actor, "publish_order", campaign, changed=difference(before, snapshot(campaign)))
        announce(OrderPublished(year))
    return campaign


def amend_line(
    actor: Actor,
    year: int,
    code: str,
    *,
    places: int,
    act: str,
    day: date,
    reason: str,
    groups: int | None = None,
    signer: str = "",
) -> Decision:
    """Change the places of a decided line by an act: the next amendment. Groups follow where they are not given.

    Raises BadInput, PermissionDenied.
    """
    [made] = _amend(actor, year, {code: (groups, places)}, act=act, day=day, reason=reason, signer=signer)
    return made


def move_places(
    actor: Actor,
    year: int,
    source: str,
    target: str,
    places: int,
    *,
    act: str,
    day: date,
    reason: str,
    signer: str = "",
) -> list[Decision]:
    """Move places that nobody took from one line to another by one act. Raises BadInput, PermissionDenied."""
    held = {row.code: row for row in decided_whole(year)}
    for code in (source, target):
        if code not in held:
            raise refuse("order_decisions", None, "code", NO_LINE.format(year=year, code=code))
    if not 0 < places <= held[source].places or source == target:
        raise refuse("order_decisions", None, "places", TOO_FEW.format(code=source, places=held[source].places))
    changes: dict[str, tuple[int | None, int]] = {
        source: (None, held[source].places - places),
        target: (None, held[target].places + places),
    }
    return _amend(actor, year, changes, act=act, day=day, reason=reason, signer=signer)


def _amend(
    actor: Actor,
    year: int,
    changes: dict[str, tuple[int | None, int]],
    *,
    act: str,
    day: date,
    reason: str,
    signer: str,
) -> list[Decision]:
    CAMPAIGN.demand(actor, "amend")
    for text, words in ((act, NO_ACT), (reason, NO_REASON)):
        if not text.strip():
            raise refuse("order_decisions", None, "", words)
    with transaction.atomic():
        campaign = Campaign.objects.select_for_update().filter(year=year).first()
        held = {row.code: row for row in decided_whole(year)}
        made = []
        for code, (groups, places) in changes.items():
            row = held.get(code)
            if row is None:
                raise refuse("order_decisions", None, "code", NO_LINE.format(year=year, code=code))
            made.append(_next(row, groups, places, act=act, day=day, reason=reason, signer=signer))
        after = held | {row.code: row for row in made}
        _refuse_worse(held.values(), year, after.values())
        for row in made:
            row.save(force_insert=True)
            changed = difference(snapshot(held[row.code]), snapshot(row))
            record(actor, "amend_order", row, reason=reason, changed=changed)
        if campaign is None or campaign.state != "draft":
            announce(OrderAmended(year, tuple(row.pk for row in made)))
    return made


def _next(
    row: Decision, groups: int | None, places: int, *, act: str, day: date, reason: str, signer: str
) -> Decision:
    if row.act_date and day < row.act_date:
        raise refuse("order_decisions", None, "act_date", EARLIER.format(day=f"{row.act_date:%d.%m.%Y}"))
    wanted = _groups_for(row, places) if groups is None else groups
    if (wanted, places) == (row.groups, row.places):
        raise refuse("order_decisions", None, "places", SAME)
    kept = {
        field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if not field.primary_key
    }
    new = {"amendment": row.amendment + 1, "groups": wanted, "places": places, "act": act, "act_date": day}
    made = Decision(**kept | new | {"reason": reason, "signer": signer, "source": act})
    made.college, made.qualification = row.college, row.qualification  # read already: the sums name them
    return made


def _groups_for(row: Decision, places: int) -> int:
    """As many groups as before where they can hold the places, else the fewest or the most that can."""
    setting = Setting.objects.filter(year=row.year).first()
    if setting is None or places == 0:
        return row.groups if places else 0
    line = Line.objects.filter(year=row.year, code=row.code).first()
    low = (line.group_min if line else None) or setting.group_min
    high = (line.group_max if line else None) or setting.group_max
    fewest, most = -(-places // high), places // low
    return max(fewest, min(row.groups, most)) if most else fewest


def _refuse_worse(before: Iterable[Decision], year: int, after: Iterable[Decision]) -> None:
    """Raises BadInput with every hard sum that the change breaks, or breaks further."""
    known = list(before)
    faults = worse(sum_checks(year, known) if known else [], sum_checks(year, after))
    if faults:
        raise _told(faults)


def _told(faults: Sequence[Words]) -> BadInput:
    problems = Problems()
    for words in faults:
        problems.add("order_decisions", None, "", words)
    return BadInput(problems.list, problems.total)


def _refuse_decided(campaign: Campaign) -> None:
    """A first decision of a line is made once; loaded acts may hold it already."""
    codes = PlanLine.objects.filter(plan=campaign.plan, groups__gt=0).values("line__code")
    there = Decision.objects.filter(year=campaign.year, amendment=0, code__in=codes).order_by("code").first()
    if there:
        words = DECIDED_ALREADY.format(year=campaign.year, code=there.code, act=there.act)
        raise refuse("order_decisions", None, "code", words)


def decisions_of(plan: Plan) -> list[Decision]:
    """The decided places that a plan would make, not saved: what the sums are checked on before the approval."""
    rows = plan.lines.filter(groups__gt=0).order_by("line__code")
    return [
        Decision(
            year=row.line.year,
            code=row.line.code,
            amendment=0,
            college=row.line.college,
            qualification=row.line.qualification,
            base=row.line.base,
            language=row.line.language,
            form=row.line.form,
            funding=row.line.funding,
            groups=row.groups,
            places=row.places,
            new=row.line.last == 0,
            source=f"plan {plan.number}",
            synthetic=row.line.synthetic,
        )
        for row in rows.select_related("line__college__district", "line__qualification__specialty")
    ]
