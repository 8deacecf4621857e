"""An end that moves: the order loses capacity from that day on, is planned again, and says what changed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from sheber.kernel.actors import Actor, policy_for
from sheber.kernel.events import announce
from sheber.kernel.exchange import BadInput, refuse
from sheber.kernel.jobs import start_job
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.order.acts import compute_plan, note_capacity
from sheber.order.models import CapacityChange, Setting
from sheber.order.queries import plan_that_counts
from sheber.registry.models import Region
from sheber.works.acts.events import PlanSolvedAgain, ProjectSlipped
from sheber.works.models import Project, Slip
from sheber.works.queries import lost_by_year

JOB = "works.plan_again"
FINISHED = Words("жоба аяқталған.", "проект завершён.", "the project is finished.")
NO_PROMISE = Words(
    "жобаның уәде етілген аяқталу күні жоқ: алдымен соны жазыңыз.",
    "у проекта нет обещанного срока: сначала укажите его.",
    "the project has no promised end: write that down first.",
)
SAME = Words("бұл күн қазіргі күтілетін күнмен бірдей.", "эта дата уже ожидается.", "this day is expected already.")
EARLY = Words(
    "жаңа күн жобаның басталуынан бұрын.",
    "новая дата раньше начала проекта.",
    "the new day is before the project begins.",
)
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
NAME = Words("Мерзім жылжыды: {code}", "Сдвиг срока: {code}", "After a slip: {code}")
Progress = Callable[[float, str], None]


def note_slip(actor: Actor, project: Project, *, end: date, reason: str) -> Slip:
    """Move the expected end of a project, tell the order what it loses or gains, and plan the order again.

    Raises BadInput, PermissionDenied.
    """
    policy_for(Project).demand(actor, "slip", project)
    if not reason.strip():
        raise refuse("projects", None, "reason", NO_REASON)
    with transaction.atomic():
        row = Project.objects.select_for_update().get(pk=project.pk)
        before_end = _check(row, end)
        before = snapshot(row)
        row.expected = end
        row.save()
        slip = Slip.objects.create(
            project=row, number=row.slips.count() + 1, before=before_end, after=end, reason=reason.strip()[:500]
        )
        record(actor, "note_slip", row, reason=reason, changed=difference(before, snapshot(row)))
        slip.lost = tell_order(actor, row, reason)
        slip.year = _order_year()
        if slip.lost and slip.year:
            slip.state, slip.job = "solving", str(start_job(JOB, actor, slip=slip.pk).pk)
        slip.save()
        announce(ProjectSlipped(slip.pk))
    return slip


def _check(row: Project, end: date) -> date:
    """The end before; raises BadInput where the new one makes no sense."""
    if row.stage == "done":
        raise refuse("projects", None, "expected", FINISHED)
    if row.ends is None:
        raise refuse("projects", None, "ends", NO_PROMISE)
    if row.starts and end < row.starts:
        raise refuse("projects", None, "expected", EARLY)
    before = row.expected or row.ends
    if end == before:
        raise refuse("projects", None, "expected", SAME)
    return before


def tell_order(actor: Actor, project: Project, reason: str) -> list[list[Any]]:
    """Bring the order's changes of capacity to what the project's present end means; gives what now stands there."""
    cause = f"works:{project.code}"
    told: list[list[Any]] = []
    for effect in project.effects.order_by("resource"):
        now = lost_by_year(effect.amount, project.ends, project.end_now) if project.ends and project.end_now else {}
        held = CapacityChange.objects.filter(cause=cause, resource=effect.resource)
        for year in sorted({*now, *held.values_list("calendar_year", flat=True)}):
            amount = now.get(year, Decimal(0))
            note_capacity(actor, cause, effect.resource, year, amount, reason=reason, source="works")
            if amount:
                told.append([effect.resource, year, str(amount)])
    return told


def _order_year() -> int | None:
    """The order that is planned again: the region's year, where it has settings of a plan."""
    region = Region.objects.first()
    year = region.current_year if region else 0
    return year if Setting.objects.filter(year=year).exists() else None


def plan_again(actor: Actor, slip: Slip, *, progress: Progress = lambda done, note: None) -> Slip:
    """Plan the order with what it has now, under the assumptions of the plan that counts; keep both versions.

    Raises PermissionDenied; what makes the plan impossible is kept as the slip's answer.
    """
    row = Slip.objects.select_related("project").get(pk=slip.pk)
    policy_for(Slip).demand(actor, "change", row)
    assert row.year is not None  # noqa: S101  (a slip without a year starts no job)
    before = plan_that_counts(row.year)
    values: dict[str, Any] = {"plan_before": before}
    try:
        after = compute_plan(
            actor,
            row.year,
            name=str(NAME.format(code=row.project.code))[:120],
            assumptions=dict(before.assumptions) if before else None,
            after_approval=True,
            progress=progress,
        )
        values |= {"plan_after": after, "state": "solved"}
    except BadInput as error:
        values |= {"state": "failed", "told": str(error)[:500]}
    with transaction.atomic():
        row = Slip.objects.select_for_update().select_related("project").get(pk=slip.pk)
        was = snapshot(row)
        for name, value in values.items():
            setattr(row, name, value)
        row.save()
        record(actor, "plan_again", row, changed=difference(was, snapshot(row)))
        announce(PlanSolvedAgain(row.pk))
    return row
