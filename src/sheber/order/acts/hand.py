"""Changes by hand on top of a plan: tried out, kept as a basket, sealed as a version of its own."""

from django.db import transaction

from sheber.kernel.actors import Actor
from sheber.kernel.exchange import BadInput, Problems, refuse
from sheber.kernel.journal import record
from sheber.kernel.results import key, new_name, path_of
from sheber.kernel.words import Words
from sheber.order.acts.plan import keep_plan, refuse_decided_year
from sheber.order.bridge.hand import Changes, seal_hand, try_changes
from sheber.order.models import HandChange, Line, Plan, PlanLine
from sheber.order.rules import CAMPAIGN, HAND_CHANGE

NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
NO_SWAP = Words(
    "Бұл жол үшін айырбас табылмаған.", "Для этой строки обмен не найден.", "No swap was found for this line."
)
LATER_YEARS = Words(
    "Бұл айырбас келесі қабылдау жылдарын да өзгертеді: қолмен тек бірінші жыл өзгертіледі.",
    "Этот обмен меняет и следующие годы приёма: вручную меняется только первый год.",
    "This swap changes later intake years too: by hand only the first year is changed.",
)
NOTHING = Words(
    "Өзгеріс жоқ: алдымен бір жолды өзгертіңіз.",
    "Изменений нет: сначала измените хотя бы одну строку.",
    "There is no change: change a line first.",
)


def change_line(actor: Actor, plan: Plan, line: Line, *, groups: int, places: int, reason: str) -> HandChange:
    """Put a change of a line into the plan's basket (in place of an earlier one). Raises BadInput, PermissionDenied."""
    HAND_CHANGE.demand(actor, HAND_CHANGE.CHANGE)
    refuse_decided_year(plan.campaign.year)
    if not reason.strip():
        raise refuse("plan", None, "reason", NO_REASON)
    with transaction.atomic():
        planned = plan.lines.get(line=line)
        row, _ = HandChange.objects.update_or_create(
            plan=plan,
            line=line,
            defaults={"groups": groups, "places": places, "reason": reason.strip(), "author": actor.name},
        )
        changed = {"groups": [planned.groups, groups], "places": [planned.places, places], "plan": plan.number}
        record(actor, "change_line", line, reason=reason, changed=changed)
    return row


def take_swap(actor: Actor, plan: Plan, refused: PlanLine, *, reason: str) -> list[HandChange]:
    """Put every step of a refused line's swap into the plan's basket. Raises BadInput, PermissionDenied."""
    HAND_CHANGE.demand(actor, HAND_CHANGE.CHANGE)
    steps = list(refused.steps.select_related("line"))
    if not steps:
        raise refuse("plan", None, "line", NO_SWAP)
    if any(one.year != plan.campaign.year for one in steps):
        raise refuse("plan", None, "year", LATER_YEARS)
    with transaction.atomic():
        return [
            change_line(actor, plan, one.line, groups=one.groups, places=one.places, reason=reason) for one in steps
        ]


def drop_change(actor: Actor, change: HandChange) -> None:
    """Take a change out of the basket."""
    HAND_CHANGE.demand(actor, HAND_CHANGE.CHANGE)
    with transaction.atomic():
        record(actor, "drop_change", change.line, changed={"plan": change.plan.number})
        change.delete()


def basket(plan: Plan) -> Changes:
    """The changes of a plan's basket by line code."""
    rows = plan.hand_changes.values_list("line__code", "groups", "places")
    return {code: (groups, places) for code, groups, places in rows}


def seal_hand_plan(actor: Actor, plan: Plan, *, name: str, reason: str) -> Plan:
    """Seal the plan with its basket's changes as a new version of kind "hand"; the basket is emptied.

    A plan that breaks a hard rule is refused with every rule in words. Raises BadInput, PermissionDenied.
    """
    CAMPAIGN.demand(actor, "plan")
    year = plan.campaign.year
    refuse_decided_year(year)
    if not reason.strip():
        raise refuse("plan", None, "reason", NO_REASON)
    changes = basket(plan)
    if not changes:
        raise refuse("plan", None, "", NOTHING)
    trial = try_changes(plan.folder, changes, first_year=year)
    if trial.faults:
        problems = Problems()
        for words in trial.faults:
            problems.add("plan", None, "", words)
        raise BadInput(problems.list, problems.total)
    folder = new_name("order", f"{year}-hand")
    summary = seal_hand(plan.folder, changes, path_of(folder), key=key())
    with transaction.atomic():
        more = {"kind": "hand", "base": plan, "name": name, "assumptions": plan.assumptions}
        made = keep_plan(year, folder, summary, **more)
        told = {code: [list(trial.before[code]), list(after)] for code, after in changes.items()}
        record(actor, "seal_hand_plan", made, reason=reason, changed={"base": plan.number, **told})
        plan.hand_changes.all().delete()
    return made
