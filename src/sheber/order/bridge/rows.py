"""The rows of the order as a planning folder, and the plan's answer as rows again."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sheber.demand.models import Forecast
from sheber.demand.queries import crosswalk_rows, mobility_rows, need_rows
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.money import as_tenge
from sheber.order.bridge import sheets
from sheber.order.models import Budget, Limit, LimitLine, Line, Resource, Setting, Use

SEGMENTS = [["0.6", "1"], ["0.25", "0.8"], ["0.15", "0.5"]]
THOUSAND = 1000


def plain_number(value: Any) -> str:
    """A decimal without trailing zeros; nothing is empty."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_input(setting: Setting, forecast: Forecast, folder: Path) -> None:
    """Write the planning folder of a year: the files that a stranger could have written."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, heading, rows in _tables(setting.year, forecast):
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
    settings = {
        "years": setting.years,
        "group_min": setting.group_min,
        "group_max": setting.group_max,
        "segments": SEGMENTS,
        "oversupply": plain_number(setting.oversupply),
        "change": plain_number(setting.change),
        "opening": plain_number(setting.opening),
        "gap": plain_number(setting.gap),
        "seconds": setting.seconds,
    }
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def _tables(year: int, forecast: Forecast) -> Iterator[tuple[Any, list[str], list[tuple[Any, ...]]]]:
    lines = list(_lines(year))
    yield sheets.LINES, _heading(sheets.LINES), lines
    known = {line[0] for line in lines}
    specialties = {line[3] for line in lines}
    crosswalk = [row for row in crosswalk_rows() if row[0] in specialties]
    yield sheets.CROSSWALK, _heading(sheets.CROSSWALK), crosswalk
    yield sheets.MOBILITY, _heading(sheets.MOBILITY), list(mobility_rows())
    needs, supply = [], []
    for occupation, district, when, need, coming in need_rows(forecast):
        place = (occupation, district, when - year + 1)
        needs.append((*place, plain_number(need / THOUSAND), 1))
        if coming:
            supply.append((*place, plain_number(coming / THOUSAND)))
    yield sheets.NEEDS, _heading(sheets.NEEDS), needs
    yield sheets.SUPPLY, _heading(sheets.SUPPLY), supply
    budgets = Budget.objects.filter(year=year).order_by("funding", "calendar_year")
    money = [(b.funding, b.calendar_year - year + 1, plain_number(as_tenge(b.amount))) for b in budgets]
    yield sheets.BUDGETS, _heading(sheets.BUDGETS), list(money)
    resources = Resource.objects.filter(year=year).order_by("code", "calendar_year")
    yield (
        sheets.RESOURCES,
        _heading(sheets.RESOURCES),
        [(r.code, r.name, r.calendar_year - year + 1, plain_number(r.amount)) for r in resources],
    )
    uses = Use.objects.filter(year=year).order_by("line", "resource")
    yield (
        sheets.USES,
        _heading(sheets.USES),
        [(u.line, u.resource, plain_number(u.per_group), plain_number(u.per_place)) for u in uses if u.line in known],
    )
    limits = Limit.objects.filter(year=year).order_by("code")
    yield (
        sheets.LIMITS,
        _heading(sheets.LIMITS),
        [
            (
                l.code,
                l.name,
                1,
                plain_number(l.at_least),
                plain_number(l.at_most),
                l.counts,
                plain_number(l.soft_price),
            )
            for l in limits  # noqa: E741  (a limit)
        ],
    )
    members = LimitLine.objects.filter(year=year).order_by("limit", "line")
    yield sheets.LIMIT_LINES, _heading(sheets.LIMIT_LINES), [(m.limit, m.line) for m in members if m.line in known]


def _heading(sheet: Any) -> list[str]:
    return [column.name for column in sheet.columns]


def _lines(year: int) -> Iterator[tuple[Any, ...]]:
    rows = Line.objects.filter(year=year).order_by("code")
    for row in rows.select_related("college__district", "qualification__specialty"):
        yield (
            row.code,
            row.college.code,
            row.college.district.code,
            row.qualification.specialty.code,
            row.qualification.level,
            row.base,
            row.language,
            row.funding,
            row.term,
            plain_number(as_tenge(row.cost)),
            plain_number(row.survival),
            plain_number(row.entry),
            row.applicants,
            row.last,
            row.max_groups,
            row.group_min or "",
            row.group_max or "",
        )


def read_answer(folder: Path) -> list[dict[str, Any]]:
    """The first year of a sealed plan as values for rows, by line code."""
    forcing = {row["line"]: row["cost_of_forcing"] for row in _rows(folder / "refused.csv")}
    made = []
    for row in _rows(folder / "plan.csv"):
        if row["year"] == "1":
            verdict, _, stopped = row["reason"].partition("; stopped by ")
            stop, _, rest = stopped.partition(" ")
            made.append(
                {
                    "line": row["line"],
                    "groups": int(row["groups"]),
                    "places": int(row["places"]),
                    "change": int(row["change"]),
                    "verdict": verdict,
                    "stop": stop,
                    "stop_name": rest.rpartition(" ")[0],
                    "forcing": forcing.get(row["line"]),
                }
            )
    return made


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """A result's table for a page."""
    return list(_rows(folder / name))


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
