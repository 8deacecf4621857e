"""The page that describes the API: made on the server from the OpenAPI description, so it needs no script."""

import json
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sheber.api.whole import api
from sheber.kernel.exchange import SHEETS
from sheber.kernel.indicators import indicators
from sheber.kernel.words import Words
from sheber.registry.models import District, Region

GROUPS = {
    "rows": Words("Кестелердің жолдары", "Строки таблиц", "Rows of tables"),
    "figures": Words("Көрсеткіштер", "Показатели", "Figures"),
    "order": Words("Мемлекеттік тапсырыс", "Госзаказ", "State order"),
    "work": Words("Ұзақ жұмыс", "Долгая работа", "Long work"),
}
TITLES = {
    "list_sheets": Words("Сізге ашық кестелер", "Открытые вам таблицы", "The tables open to you"),
    "list_rows": Words(
        "Кестенің жолдары: іздеу, баған мәні бойынша іріктеу, беттеп оқу",
        "Строки таблицы: поиск, отбор по значению столбца, чтение по страницам",
        "Rows of a table: search, narrowing by a column's value, paging",
    ),
    "get_row": Words("Кілті бойынша бір жол", "Одна строка по ключу", "One row by its key"),
    "list_indicators": Words(
        "Барлық көрсеткіштердің анықтамасы", "Определения всех показателей", "Every figure's definition"
    ),
    "get_definition": Words(
        "Көрсеткіштің толық анықтамасы мен нұсқалары",
        "Полное определение показателя и его версии",
        "A figure's whole definition and its versions",
    ),
    "list_values": Words(
        "Көрсеткіш жылдар мен бөліктер бойынша",
        "Показатель по годам и частям",
        "A figure by year and part",
    ),
    "get_figure": Words("Көрсеткіштің бір жылғы мәні", "Значение показателя за год", "A figure in a year"),
    "list_figure_rows": Words(
        "Көрсеткіштің артындағы жолдар", "Строки, стоящие за показателем", "The rows behind a figure"
    ),
    "list_jobs": Words("Сіздің ұзақ жұмыстарыңыз", "Ваши долгие работы", "Your long work"),
    "get_job": Words("Бір жұмыс және оның барысы", "Одна работа и её ход", "One piece of work with its progress"),
}
TITLES |= {
    "load_rows": Words("Жолдарды қосу және өзгерту", "Добавление и изменение строк", "Add and change rows"),
    "amend": Words("Бір жолды түзету", "Исправление одной строки", "Amend one row"),
    "start": Words("Ұзақ жұмысты бастау", "Запуск долгой работы", "Start long work"),
    "check_claims": Words("Мәтіндегі сандарды тексеру", "Проверка чисел в тексте", "Check a text's numbers"),
    "list_proposals": Words("Жылдың ұсыныстары", "Предложения года", "The proposals of a year"),
    "get_proposal": Words("Бір ұсыныс", "Одно предложение", "One proposal"),
    "write_proposal": Words("Ұсыныс жазу", "Написать предложение", "Write a proposal"),
    "change_proposal": Words("Ұсынысты өзгерту", "Изменить предложение", "Change a proposal"),
    "send": Words("Ұсынысты жіберу", "Отправить предложение", "Send a proposal"),
    "answer": Words("Ұсынысқа жауап беру", "Ответить на предложение", "Answer a proposal"),
}
WHERE = {
    "path": Words("мекенжайда", "в адресе", "in the address"),
    "query": Words("сұрауда", "в запросе", "in the query"),
}


@cache
def _described() -> dict[str, Any]:
    """The description is long to make and does not change while the program runs: made once, not once per body."""
    return api.get_openapi_schema()


def docs_page(request: HttpRequest) -> HttpResponse:
    """Every route with its parameters, and an example that can be followed."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in _described()["paths"].items():
        for method, operation in methods.items():
            tag = (operation.get("tags") or [""])[0]
            groups.setdefault(tag, []).append(_route(path, method, operation))
    told = [(GROUPS.get(tag, Words(tag, tag, tag)), routes) for tag, routes in groups.items()]
    root = request.build_absolute_uri("/").rstrip("/")
    return render(request, "api/docs.html", {"groups": told, "root": root})


def _route(path: str, method: str, operation: dict[str, Any]) -> dict[str, Any]:
    name = next((name for name in TITLES if operation["operationId"].endswith(f"_{name}")), "")
    description = operation.get("description", "")
    return {
        "method": method.upper(),
        "path": path,
        "title": TITLES.get(name, Words(*(operation.get("summary", ""),) * 3)),
        "description": [part for part in description.split("\n\n") if part],
        "parameters": [_parameter(one) for one in operation.get("parameters", [])],
        "example": _example(path) if method == "get" and "/proposals" not in path else "",
        "body": _body(operation),
    }


def _body(operation: dict[str, Any]) -> str:
    """The example of a body, as it stands in the shapes; empty where none is sent."""
    content = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    name = content.get("schema", {}).get("$ref", "").rpartition("/")[2]
    if not name:
        return ""
    shape = _described()["components"]["schemas"][name]
    example = shape.get("example") or dict.fromkeys(shape.get("required", []), "…")
    return json.dumps(example, ensure_ascii=False)


def _parameter(one: dict[str, Any]) -> dict[str, Any]:
    schema = one.get("schema", {})
    bounds = [str(schema[key]) for key in ("minimum", "maximum") if key in schema]
    kind = schema.get("format") or schema.get("type", "")
    return {
        "name": one["name"],
        "where": WHERE.get(one["in"], one["in"]),
        "required": one.get("required", False),
        "kind": f"{kind} {'…'.join(bounds)}".strip(),
        "default": "" if schema.get("default") is None else str(schema["default"]),
    }


def _example(path: str) -> str:
    """An address that works on this region: real codes where there are some."""
    region, district = Region.objects.first(), District.objects.order_by("pk").first()
    year = region.current_year if region else 2026
    codes = {"sheets": "districts" if any(one.code == "districts" for one in SHEETS) else SHEETS[0].code}
    codes["indicators"] = next((one.code for one in indicators() if not one.about_people), "")
    for part, code in codes.items():
        path = path.replace(f"/{part}/{{code}}", f"/{part}/{code}")
    query: dict[str, Any] = {}
    if path.endswith("/row"):
        query = {"code": district.code if district else ""}
    elif path.endswith("/values"):
        query = {"first": year - 1, "last": year}
    elif path.endswith("/definition"):
        query = {}
    elif "/indicators/" in path:
        query = {"year": year}
    elif path.endswith("/districts"):
        query = {"limit": 5}
    return "" if "{" in path else path + (f"?{urlencode(query)}" if query else "")
