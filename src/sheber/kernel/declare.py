"""Short ways to declare the figures of a slice."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from sheber.kernel.indicators import Count, Indicator, Measure, RowColumn, Scope
from sheber.kernel.words import Words

DEPARTMENT = Words("Білім басқармасы", "Управление образования", "Education department")
PLACES = Words("орын", "мест", "places")
PEOPLE = Words("адам", "человек", "people")
PUPILS = Words("оқушы", "учеников", "pupils")
PERCENT = Words("%", "%", "%")
PIECES = Words("бірлік", "единиц", "items")
MILLIONS = Words("млн теңге", "млн тенге", "million tenge")
COLLEGES = Words("колледж", "колледжей", "colleges")

LABELS = {
    "code": Words("Коды", "Код", "Code"),
    "college__code": Words("Колледж", "Колледж", "College"),
    "school__code": Words("Мектеп", "Школа", "School"),
    "district__code": Words("Аудан", "Район", "District"),
    "college__district__code": Words("Аудан", "Район", "District"),
    "school__district__code": Words("Аудан", "Район", "District"),
    "occupation__code": Words("Кәсіп", "Занятие", "Occupation"),
    "qualification__code": Words("Біліктілік", "Квалификация", "Qualification"),
    "qualification__level": Words("Деңгей", "Уровень", "Level"),
    "specialty__code": Words("Мамандық", "Специальность", "Specialty"),
    "employer__code": Words("Жұмыс беруші", "Работодатель", "Employer"),
    "graduate": Words("Түлек коды", "Код выпускника", "Graduate"),
    "status": Words("Мәртебесі", "Статус", "Status"),
    "year": Words("Жыл", "Год", "Year"),
}


def column(name: str) -> RowColumn:
    """A column of the rows behind a figure, with its usual words."""
    return RowColumn(name, LABELS.get(name, Words(name, name, name)))


def declare(
    code: str,
    name: Words,
    unit: Words,
    formula: Words,
    rows: Callable[[Scope], QuerySet],
    columns: tuple[str, ...],
    *,
    source: Words,
    measure: Measure | None = None,
    within: dict[str, str] | None = None,
    **more: Any,
) -> Indicator:
    """Declare a figure. `within` maps each dimension of its scope to the query's name for it."""
    fields = within or {}

    def narrowed(scope: Scope) -> QuerySet:
        query = rows(scope)
        for dimension, value in scope.within:
            query = query.filter(**{fields[dimension]: value})
        return query

    return Indicator(
        code=code,
        name=name,
        unit=unit,
        formula=formula,
        source=source,
        owner=DEPARTMENT,
        rows=narrowed,
        columns=tuple(column(one) for one in columns),
        measure=measure or Count(),
        dimensions=tuple(fields),
        **more,
    )
