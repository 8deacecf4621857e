"""Figures of capital works."""

from collections.abc import Callable
from fractions import Fraction

from django.db.models import QuerySet

from sheber.kernel.declare import COLLEGES, MILLIONS, declare
from sheber.kernel.indicators import Scope, Sum
from sheber.kernel.words import Words
from sheber.works.models import Project

SOURCE = Words("Күрделі жұмыстар тізілімі", "Реестр капитальных работ", "Register of capital works")
COLUMNS = ("code", "kind", "stage", "cost", "colleges_count")
IN_MILLIONS = Fraction(1, 100_000_000)  # rows hold tiyn
COST = Words("Жобалар құнының қосындысы", "Сумма стоимости проектов", "Sum of the projects' cost")


def of_kind(kind: str) -> Callable[[Scope], QuerySet[Project]]:
    """Projects of a kind in the year whose cost is known."""
    return lambda scope: Project.objects.filter(year=scope.year, kind=kind).exclude(cost=None).order_by("code")


def cost(code: str, kind: str, name: Words) -> None:
    """Declare the cost of a kind of works."""
    declare(code, name, MILLIONS, COST, of_kind(kind), COLUMNS, source=SOURCE, measure=Sum("cost", IN_MILLIONS))


cost("works.hub_cost", "it_hub", Words("IT-хаб құны", "Стоимость IT-хаба", "Cost of the IT hub"))
cost(
    "works.repair_cost",
    "capital_repair",
    Words("Күрделі жөндеу құны", "Стоимость капремонта", "Cost of capital repairs"),
)
cost("works.equipment_cost", "equipment", Words("Жабдықтау құны", "Стоимость оснащения", "Cost of equipment"))
REPAIRED = declare(
    "works.repaired_colleges",
    Words("Күрделі жөндеуден өткен колледждер", "Колледжи после капремонта", "Colleges repaired"),
    COLLEGES,
    Words("Аяқталған жөндеулердегі колледждер", "Колледжи завершённых ремонтов", "Colleges of finished repairs"),
    lambda scope: of_kind("capital_repair")(scope).filter(stage="done"),
    COLUMNS,
    source=SOURCE,
    measure=Sum("colleges_count"),
)
