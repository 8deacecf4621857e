"""Pages of figures: all of them by slice; one with its definition and history, by scope and year, compared, with its rows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from sheber.kernel.actors import Actor
from sheber.kernel.charts import Bar, BarChart, LineChart, Point, Series, number_text
from sheber.kernel.dimensions import column_label, dimension_title, named_values, shown_value, values_in
from sheber.kernel.indicators import (
    Comparison,
    Figure,
    Indicator,
    Scope,
    compare,
    indicator,
    indicators,
    measure_by,
)
from sheber.kernel.open_figures import open_figure, sees_people
from sheber.kernel.pages.cells import Cell, number
from sheber.kernel.pages.register import plain_table
from sheber.kernel.words import Words, search_key
from sheber.registry.models import Region
from sheber.report.queries import released_values
from sheber.report.words import SECTIONS
from sheber.web.comparing import change_told, reasons

YEARS = 4
A_PAGE = 40
ROWS_TITLE = Words("Жолдар", "Строки", "Rows")
WHOLE = Words("Бүкіл аймақ", "Весь регион", "The whole region")
OTHER = "other-"  # before the name of a dimension: of the scope that the figure is compared with


def asked_year(given: QueryDict, name: str = "year") -> int:
    """The year in the address, else the region's; 0 where no region is loaded."""
    text = given.get(name, "")
    if text.isascii() and text.isdigit() and 1900 <= int(text) <= 2100:
        return int(text)
    region = Region.objects.first()
    return region.current_year if region else 0


@require_GET
def indicator_list(request: HttpRequest) -> HttpResponse:
    """Every figure of a year by slice; searched by name, formula, source and code."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    year, query, part = asked_year(request.GET), request.GET.get("q", ""), request.GET.get("part", "")
    wanted = search_key(query).split()
    found = [
        one
        for one in (indicators() if year else ())
        if part in {"", one.code.split(".")[0]} and all(word in _text_of(one) for word in wanted)
    ]
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in page.object_list:  # each figure is counted from its rows: only those that are shown
        line = {"indicator": one, "figure": open_figure(actor, one, Scope(year))}
        groups.setdefault(one.code.split(".")[0], []).append(line)
    parts = dict.fromkeys(one.code.split(".")[0] for one in indicators())
    context = {
        "year": year,
        "years": [year - 1, year, year + 1],
        "groups": [(_section(own), lines) for own, lines in groups.items()],
        "count": len(found),
        "page": page,
        "before": _address(request.GET, page=str(page.previous_page_number())) if page.has_previous() else "",
        "after": _address(request.GET, page=str(page.next_page_number())) if page.has_next() else "",
        "q": query,
        "part": part,
        "parts": [(own, _section(own)) for own in parts],
    }
    return render(request, "web/indicators.html", context)


def _section(code: str) -> Words:
    return SECTIONS.get(code, Words(code, code, code))


def _text_of(one: Indicator) -> str:
    texts = [text for words in (one.name, one.formula, one.source) for text in (words.kk, words.ru, words.en)]
    return search_key(" ".join([one.code, *texts]))


@dataclass(frozen=True, slots=True)
class Choice:
    """A dimension on the page: its code and title, what may be chosen, what is chosen here and in the other scope."""

    code: str
    title: Words
    values: list[tuple[str, Words]]
    chosen: str
    other: str


@require_GET
def indicator_page(request: HttpRequest, code: str) -> HttpResponse:
    """A figure: its definition, its value by scope and year, its rows (those about people as groups only)."""
    one, given = _find(code), request.GET
    actor: Actor = request.actor  # type: ignore[attr-defined]
    year, open_parts = asked_year(given), not one.about_people or sees_people(actor)
    scope = _scope(one, given, year)
    if scope.within and not open_parts:
        raise PermissionDenied  # a part beside the whole would give small groups away
    years = list(range(year - YEARS + 1, year + 1))
    past = {told: open_figure(actor, one, scope.in_year(told)) for told in years}
    choices = _choices(one, given, years) if open_parts else []
    by = next((choice for choice in choices if choice.code == given.get("by")), None)
    figure = past[year]
    context = {
        "indicator": one,
        "section": _section(code.split(".")[0]),
        "part": code.split(".")[0],
        "figure": figure,
        "year": year,
        "years": years,
        "open_rows": open_parts,
        "choices": choices,
        "by": by,
        "told_scope": [
            (choice.title, dict(choice.values).get(choice.chosen, choice.chosen))
            for choice in choices
            if choice.chosen
        ],
        "trend": _trend(one, past),
        "history": released_values(code),
        **_by_scope(one, scope, past, by, given),
        **_compared(actor, one, scope, choices, given),
        **(_rows_of(given, one, figure) if figure and open_parts else {}),
    }
    return render(request, "web/indicator.html", context)


def old_address(request: HttpRequest, code: str) -> HttpResponse:
    """Where the figure's page by scope was before it became one page."""
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(reverse("indicator", args=[code]) + (f"?{query}" if query else ""))


def _find(code: str) -> Indicator:
    try:
        return indicator(code)
    except KeyError as error:
        raise Http404(code) from error


def _scope(one: Indicator, given: QueryDict, year: int, before: str = "") -> Scope:
    asked = ((name, given.get(before + name, "").replace("\x00", "")) for name in one.dimensions)
    return Scope(year, tuple((name, value) for name, value in asked if value))


def _choices(one: Indicator, given: QueryDict, years: list[int]) -> list[Choice]:
    """Each dimension with the values that have rows; what the address names stands among them even without."""
    made = []
    for code in one.dimensions:
        chosen, other = (given.get(name, "").replace("\x00", "") for name in (code, OTHER + code))
        found = values_in(one, code, years) | ({chosen, other} - {""})
        made.append(Choice(code, dimension_title(one, code), named_values(one, code, found), chosen, other))
    return made


def _trend(one: Indicator, past: dict[int, Figure | None]) -> LineChart | None:
    points = [Point(year, float(f.value) if f and f.value is not None else None) for year, f in past.items()]
    told = sum(point.value is not None for point in points) > 1
    return LineChart(str(one.name), [Series(str(one.unit), points)], decimals=one.decimals) if told else None


def _shown(figure: Figure | None) -> str:
    return "–" if figure is None or figure.value is None else number_text(figure.value, figure.indicator.decimals)


def _by_scope(
    one: Indicator, scope: Scope, past: dict[int, Figure | None], by: Choice | None, given: QueryDict
) -> dict[str, Any]:
    """The table of values by a dimension and year, one query a year, and the chart of the year."""
    lines = [{"name": WHOLE if not scope.within else "", "link": "", "cells": [_shown(f) for f in past.values()]}]
    if by is None:
        return {"lines": lines, "chart": None}
    wide = Scope(scope.year, tuple((name, value) for name, value in scope.within if name != by.code))
    found = {year: measure_by(one, wide.in_year(year), by.code) for year in past}
    every = {value for figures in found.values() for value in figures}
    bars = []
    for value, name in named_values(one, by.code, every):
        figures = [found[year].get(value) for year in past]
        link = _address(given, **{by.code: value, "by": None, "page": None})
        lines.append({"name": name, "link": link, "cells": [_shown(figure) for figure in figures]})
        last = figures[-1]
        bars.append(Bar(str(name), last.value if last else None, link))
    bars = sorted((bar for bar in bars if bar.value), key=lambda bar: -(bar.value or 0))
    title = f"{one.name}: {scope.year}"
    chart = BarChart(title, bars, unit=str(one.unit), decimals=one.decimals, head=str(by.title))
    return {"lines": lines, "chart": chart if len(bars) > 1 else None}


def _address(given: QueryDict, **changes: str | None) -> str:
    made = given.copy()
    for name, value in changes.items():
        made.pop(name, None)
        if value is not None:
            made[name] = value
    return "?" + made.urlencode()


def _compared(
    actor: Actor, one: Indicator, scope: Scope, choices: Iterable[Choice], given: QueryDict
) -> dict[str, Any]:
    """The comparison that was asked for: with another scope, with another year; else with the year before."""
    narrowed = any(choice.other for choice in choices)
    base = asked_year(given, OTHER + "year") if given.get(OTHER + "year") else scope.year - (not narrowed)
    # Nothing chosen for the other scope: the same one in another year.
    other = _scope(one, given, base, OTHER) if narrowed else scope.in_year(base)
    now, before = open_figure(actor, one, scope), open_figure(actor, one, other)
    if now is None or before is None:
        return {"base": base, "narrowed": narrowed, "unlike": reasons(("rows",), one)}
    found: Comparison = compare(now, before)
    return {
        "base": base,
        "narrowed": narrowed,
        "other_year": given.get(OTHER + "year", ""),
        "now_told": _shown(now),
        "before_told": _shown(before),
        "unlike": reasons(found.unlike, one),
        "change": change_told(found),
    }


def _rows_of(given: QueryDict, one: Indicator, figure: Figure) -> dict[str, Any]:
    names = [column.name for column in one.columns]
    rows = one.rows(figure.scope).values_list(*names)
    page = Paginator(rows if rows.ordered else rows.order_by(*names), 100).get_page(given.get("page"))
    words = [shown_value(one, name) for name in names]
    numbers = [
        any(isinstance(row[place], (int, float)) for row in page.object_list[:3]) for place in range(len(names))
    ]
    lines = [[_cell(value, numbers[i], words[i]) for i, value in enumerate(row)] for row in page.object_list]
    heads = [(column_label(one, column.name, column.label), numbers[i]) for i, column in enumerate(one.columns)]
    return {
        "page": page,
        "table": plain_table(ROWS_TITLE, heads, lines),
        "next_page": _address(given, page=str(page.number + 1)) if page.has_next() else "",
        "page_before": _address(given, page=str(page.number - 1)) if page.has_previous() else "",
    }


def _cell(value: Any, is_number: bool, words: Mapping[str, Words]) -> Cell:
    if isinstance(value, int) and not isinstance(value, bool) and value > 9999:
        return Cell(number(value), number=is_number)
    text = str("" if value is None else value)
    return Cell(str(words[text]) if text in words else text, number=is_number)
