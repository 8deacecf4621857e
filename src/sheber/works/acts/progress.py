"""Steps, projects, money: what happens to a project, each on its day."""

from datetime import date

from django.db import transaction

from sheber.kernel.actors import Actor, Policy, policy_for
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.money import as_tenge
from sheber.kernel.words import Words
from sheber.works.acts.events import StepMoved
from sheber.works.flows import PROJECT_FLOW, STEP_FLOW
from sheber.works.models import BudgetLine, Contract, Payment, Project, ProjectMoney, Step
from sheber.works.queries import over_budget

FUTURE = Words("бұл күн әлі келген жоқ.", "эта дата ещё не наступила.", "this day has not come yet.")
BEFORE_START = Words(
    "кезең {day} күні басталды: одан бұрын аяқталмайды.",
    "этап начат {day}: раньше он завершиться не может.",
    "the stage began on {day}: it cannot end before.",
)
BEFORE_LAST = Words(
    "алдыңғы кезең {day} күні аяқталды: бұл кезең одан бұрын басталмайды.",
    "предыдущий этап завершён {day}: этот не может начаться раньше.",
    "the stage before ended on {day}: this one cannot start earlier.",
)
OVER_LINE = Words(
    "«{line}» бюджет жолында {holds} теңге, ал жобалар {asked} теңге сұрайды.",
    "в строке бюджета «{line}» {holds} тенге, а проекты берут {asked}.",
    "the budget line “{line}” holds {holds} tenge, and projects would take {asked}.",
)
OVER_CONTRACT = Words(
    "шарт {holds} теңгеге жасалған, ал төлемдер {asked} теңгеге жетеді.",
    "договор на {holds} тенге, а платежи достигнут {asked}.",
    "the contract is for {holds} tenge, and payments would reach {asked}.",
)


def move_step(actor: Actor, step: Step, name: str, *, day: date, today: date, paper: str = "") -> Step:
    """Start or finish a step on a day. Raises BadInput, Forbidden, PermissionDenied."""
    if day > today:
        raise refuse("project_steps", None, "day", FUTURE)
    with transaction.atomic():
        row = Step.objects.select_for_update().select_related("project").get(pk=step.pk)
        before = snapshot(row)
        STEP_FLOW.move(row, name, actor)
        if name == "start":
            last = row.project.steps.filter(place__lt=row.place).order_by("-place").first()
            if last is not None and last.ended and day < last.ended:
                raise refuse("project_steps", None, "began", BEFORE_LAST.format(day=last.ended))
            row.began = day
        else:
            if row.began and day < row.began:
                raise refuse("project_steps", None, "ended", BEFORE_START.format(day=row.began))
            row.ended = day
        row.paper = paper[:255] or row.paper
        row.save()
        record(actor, f"{name}_step", row, reason=paper, changed=difference(before, snapshot(row)))
        if name == "start" and row.project.stage == "planned":
            _move(actor, row.project, "begin")
        announce(StepMoved(row.pk))
    return row


def move_project(
    actor: Actor,
    project: Project,
    name: str,
    *,
    day: date,
    today: date,
    final_cost: int | None = None,
    reason: str = "",
) -> Project:
    """Begin, complete, stop or resume a project. Raises BadInput, Forbidden, PermissionDenied."""
    if day > today:
        raise refuse("projects", None, "day", FUTURE)
    with transaction.atomic():
        row = Project.objects.select_for_update().get(pk=project.pk)
        ended = day if name == "complete" else None
        if ended and row.starts and ended < row.starts:
            raise refuse("projects", None, "ended", BEFORE_START.format(day=row.starts))
        return _move(actor, row, name, ended=ended, final_cost=final_cost, reason=reason)


def _move(
    actor: Actor,
    row: Project,
    name: str,
    *,
    ended: date | None = None,
    final_cost: int | None = None,
    reason: str = "",
) -> Project:
    before = snapshot(row)
    PROJECT_FLOW.move(row, name, actor)
    if ended:
        row.ended = ended
        row.final_cost = final_cost if final_cost is not None else row.final_cost
    row.save()
    record(actor, f"{name}_project", row, reason=reason, changed=difference(before, snapshot(row)))
    return row


def take_money(actor: Actor, project: Project, line: BudgetLine, amount: int, *, reason: str = "") -> ProjectMoney:
    """Give a project money of a budget line (tiyn), never more than the line holds. Raises BadInput, PermissionDenied."""
    policy_for(ProjectMoney).demand(actor, Policy.CHANGE)
    with transaction.atomic():
        BudgetLine.objects.select_for_update().get(pk=line.pk)
        over = over_budget([(project.code, line.code, amount)])
        if over:
            holds, asked = (f"{as_tenge(one):f}" for one in over[line.code])
            raise refuse("project_money", None, "amount", OVER_LINE.format(line=line.code, holds=holds, asked=asked))
        held = ProjectMoney.objects.filter(project=project, line=line).first()
        before = snapshot(held) if held else {}
        row = held or ProjectMoney(project=project, line=line)
        row.amount = amount
        row.save()
        record(actor, "take_money", row, reason=reason, changed=difference(before, snapshot(row)))
    return row


def pay(
    actor: Actor,
    contract: Contract,
    amount: int,
    *,
    day: date,
    today: date,
    code: str,
    line: BudgetLine | None = None,
) -> Payment:
    """Note a payment by a contract, never beyond its amount. Raises BadInput, PermissionDenied."""
    policy_for(Payment).demand(actor, Policy.CHANGE)
    if day > today:
        raise refuse("works_payments", None, "day", FUTURE)
    with transaction.atomic():
        row = Contract.objects.select_for_update().get(pk=contract.pk)
        asked = sum(row.payments.values_list("amount", flat=True)) + amount
        if asked > row.amount:
            told = OVER_CONTRACT.format(holds=f"{as_tenge(row.amount):f}", asked=f"{as_tenge(asked):f}")
            raise refuse("works_payments", None, "amount", told)
        made = Payment.objects.create(code=code, contract=row, day=day, amount=amount, line=line, source="typed")
        record(actor, "pay", made, changed=difference({}, snapshot(made)))
    return made
