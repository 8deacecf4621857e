"""Money held against its limits: lines of the budget, contracts, and amounts that look like another unit's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from django.db.models import Sum
from django.utils import timezone

from sheber.kernel.money import as_tenge
from sheber.kernel.pages.cells import number
from sheber.kernel.words import Words
from sheber.works.models import BudgetLine, Contract, Payment, Project, ProjectMoney
from sheber.works.queries.rules import numbers_on

THOUSANDS = Words(
    "{what}: {amount} теңге тым аз. Мың теңгемен жазылған шығар: {likely}?",
    "{what}: {amount} тенге слишком мало. Возможно, записано в тысячах: {likely}?",
    "{what}: {amount} tenge is far too little. Was it written in thousands: {likely}?",
)
TOO_MUCH = Words(
    "{what}: {amount} теңге тым көп. Мың есе артық жазылған шығар: {likely}?",
    "{what}: {amount} тенге слишком много. Возможно, записано в тысячу раз больше: {likely}?",
    "{what}: {amount} tenge is far too much. Was it written a thousandfold: {likely}?",
)
COST = Words("жобаның құны", "стоимость проекта", "the cost of the project")
CONTRACT = Words("шарт сомасы", "сумма договора", "the amount of the contract")


@dataclass(frozen=True, slots=True)
class LineUse:
    """A line of the budget: what projects took of it, what was paid from it."""

    line: BudgetLine
    taken: int
    paid: int

    @property
    def left(self) -> int:
        """What projects may still take."""
        return self.line.amount - self.taken


def budget_use(year: int | None = None) -> list[LineUse]:
    """Every line (of a year) with its use; three queries."""
    lines = (
        BudgetLine.objects.order_by("year", "code")
        if year is None
        else BudgetLine.objects.filter(year=year).order_by("code")
    )
    taken = dict(ProjectMoney.objects.values_list("line").annotate(sum=Sum("amount")).order_by())
    paid = dict(Payment.objects.exclude(line=None).values_list("line").annotate(sum=Sum("amount")).order_by())
    return [LineUse(one, taken.get(one.pk, 0), paid.get(one.pk, 0)) for one in lines]


def over_budget(given: Iterable[tuple[str, str, int]]) -> dict[str, tuple[int, int]]:
    """Lines that would be overdrawn by (project, line, tiyn) rows beside those there are: line -> (holds, asked)."""
    asked: dict[tuple[str, str], int] = {(project, line): amount for project, line, amount in given}
    lines = {line for _, line in asked}
    held = ProjectMoney.objects.filter(line__code__in=lines).values_list("project__code", "line__code", "amount")
    rows = {(project, line): amount for project, line, amount in held} | asked
    sums: dict[str, int] = {}
    for (_, line), amount in rows.items():
        sums[line] = sums.get(line, 0) + amount
    holds = dict(BudgetLine.objects.filter(code__in=lines).values_list("code", "amount"))
    return {line: (holds[line], total) for line, total in sums.items() if line in holds and total > holds[line]}


def unit_slips(projects: Iterable[Project]) -> dict[int, list[Words]]:
    """By project: costs and contracts that look like thousands taken for tenge, or the other way round."""
    wanted = list(projects)
    usual, rules = _usual(), numbers_on(timezone.localdate())
    made: dict[int, list[Words]] = {}
    for one in wanted:
        usual_cost = usual.get(one.kind)
        if one.cost and usual_cost:
            told = doubt(COST, one.cost, usual_cost, rules)
            made[one.pk] = [told] if told else []
    contracts = Contract.objects.filter(project__in=[one.pk for one in wanted], subject__in=("works", "supply"))
    costs = {one.pk: one.cost for one in wanted}
    for contract in contracts.order_by("pk"):
        cost = costs.get(contract.project_id)
        told = doubt(CONTRACT, contract.amount, cost, rules) if cost else None
        if told:
            made.setdefault(contract.project_id, []).append(told)
    return {key: told for key, told in made.items() if told}


def _usual() -> dict[str, int]:
    """The median cost of each kind that has at least three projects."""
    costs: dict[str, list[int]] = {}
    for kind, cost in Project.objects.exclude(cost=None).exclude(cost=0).values_list("kind", "cost"):
        costs.setdefault(kind, []).append(cost or 0)
    return {kind: round(median(known)) for kind, known in costs.items() if len(known) >= 3}


def doubt(what: Words, amount: int, usual: int, rules: Mapping[str, int]) -> Words | None:
    """Whether an amount is far from the usual one and near it when taken a thousandfold (or a thousandth)."""
    far, near = rules["doubt_times"], rules["doubt_near"]
    if amount <= 0 or usual <= 0:
        return None
    if amount * far < usual and usual <= 1000 * amount * near and 1000 * amount <= usual * near:
        return _told(THOUSANDS, what, amount, amount * 1000)
    if amount > usual * far and amount <= 1000 * usual * near and 1000 * usual <= amount * near:
        return _told(TOO_MUCH, what, amount, amount // 1000)
    return None


def _told(words: Words, what: Words, amount: int, likely: int) -> Words:
    shown, near = number(as_tenge(amount)), number(as_tenge(likely))
    return Words(
        *(
            getattr(words, code).format(what=getattr(what, code), amount=shown, likely=near)
            for code in ("kk", "ru", "en")
        )
    )
