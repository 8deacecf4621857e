"""The rows of the order as a planning folder, and the plan's answer as rows again."""

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sheber.demand.models import Forecast
from sheber.demand.queries import crosswalk_rows, mobility_rows, need_rows
from sheber.kernel.exchange.write import csv_bytes
from sheber.kernel.money import as_tenge
from sheber.kernel.words import LANGUAGES
from sheber.order.bridge import sheets
from sheber.order.models import Budget, Limit, LimitLine, Line, Resource, Setting, Use
from sheber.order.queries.capacity import amounts, ended_licences

SEGMENTS = [["0.6", "1"], ["0.25", "0.8"], ["0.15", "0.5"]]
THOUSAND = 1000
TIYN = 100


def plain_number(value: Any) -> str:
    """A decimal without trailing zeros; nothing is empty."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def write_input(
    setting: Setting, forecast: Forecast, folder: Path, assumptions: Mapping[str, Decimal] | None = None
) -> None:
    """Write the planning folder of a year: the files that a stranger could have written.

    `assumptions` take the place of settings; `budget_percent` scales every budget.
    """
    assumed = dict(assumptions or {})
    percent = assumed.get("budget_percent", Decimal(100))
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, heading, rows in _tables(setting.year, forecast, percent):
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(heading, rows))
    settings = {
        "years": setting.years,
        "group_min": setting.group_min,
        "group_max": setting.group_max,
        "segments": SEGMENTS,
        "oversupply": plain_number(assumed.get("oversupply", setting.oversupply)),
        "change": plain_number(assumed.get("change", setting.change)),
        "opening": plain_number(assumed.get("opening", setting.opening)),
        "gap": plain_number(setting.gap),
        "seconds": int(assumed.get("seconds", setting.seconds)),
    }
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def _tables(
    year: int, forecast: Forecast, percent: Decimal
) -> Iterator[tuple[Any, list[str], list[tuple[Any, ...]]]]:
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
    money = [
        (b.funding, b.calendar_year - year + 1, plain_number(as_tenge(int(b.amount * percent / 100))))
        for b in budgets
    ]
    yield sheets.BUDGETS, _heading(sheets.BUDGETS), list(money)
    yield (
        sheets.RESOURCES,
        _heading(sheets.RESOURCES),
        [(r.code, *_names(r), r.calendar_year - year + 1, plain_number(amount)) for r, amount in amounts(year)],
    )
    uses = Use.objects.filter(year=year).order_by("line", "resource")
    yield (
        sheets.USES,
        _heading(sheets.USES),
        [(u.line, u.resource, plain_number(u.per_group), plain_number(u.per_place)) for u in uses if u.line in known],
    )
    yield from _limits(year, known)


def _limits(year: int, known: set[str]) -> Iterator[tuple[Any, list[str], list[tuple[Any, ...]]]]:
    """The limits and the lines that they count."""
    limits = Limit.objects.filter(year=year).order_by("code")
    yield (
        sheets.LIMITS,
        _heading(sheets.LIMITS),
        [
            (
                l.code,
                *_names(l),
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


def _names(row: Resource | Limit) -> tuple[str, ...]:
    return (row.name, *(getattr(row, f"name_{code}") for code in LANGUAGES))


def _heading(sheet: Any) -> list[str]:
    return [column.name for column in sheet.columns]


def _lines(year: int) -> Iterator[tuple[Any, ...]]:
    rows = Line.objects.filter(year=year).order_by("code")
    ended = ended_licences(date(year, 9, 1))  # a licence that is known and over by the study year's first day
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
            0 if (row.college_id, row.qualification_id) in ended else row.max_groups,
            row.group_min or "",
            row.group_max or "",
        )


def read_answer(folder: Path) -> list[dict[str, Any]]:
    """The first year of a sealed plan as values for rows, by line code; `steps`: the swap of a refused line."""
    forcing = {row["line"]: row["cost_of_forcing"] for row in _rows(folder / "refused.csv")}
    forced = {row["line"]: row for row in _rows(folder / "forced.csv", missing=True)}
    steps = _steps(folder)
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
                    "steps": steps.get(row["line"], []),
                    **_forced(forced.get(row["line"])),
                }
            )
    return made


def _forced(row: Mapping[str, str] | None) -> dict[str, Any]:
    """What `forced.csv` says of a line, as values of its row."""
    if row is None:
        return {}
    return {
        "solved": row["solved"] == "yes",
        "forcing_money": int(row["tenge"]) * TIYN if row["tenge"] else None,
        "lacking": row["lacking"],
        "turn_occupation": row["occupation"],
        "turn_need": row["more_need"] or None,
    }


def _steps(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The steps of each swap in binding years: line, year (1 = the first intake), groups, places before and after."""
    swaps = list(_rows(folder / "swaps.csv", missing=True))
    touched = {(row["line"], row["year"]) for row in swaps}
    plan = {key: row for row in _rows(folder / "plan.csv") if (key := (row["line"], row["year"])) in touched}
    made: dict[str, list[dict[str, Any]]] = {}
    for row in swaps:
        before = plan.get((row["line"], row["year"]))
        if before is None:  # an outlook year
            continue
        sides = ((row, ""), (before, "_before"))
        step = {f"{name}{end}": int(side[name]) for side, end in sides for name in ("groups", "places")}
        made.setdefault(row["refused"], []).append({"line": row["line"], "year": int(row["year"]), **step})
    return made


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """A result's table for a page."""
    return list(_rows(folder / name))


def _rows(path: Path, *, missing: bool = False) -> Iterator[dict[str, str]]:
    """Rows of a table; none where `missing` is allowed and it is not there."""
    if missing and not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)  # twice as quick as DictReader, and our own tables have no short rows
        heads = next(rows, [])
        for row in rows:
            yield dict(zip(heads, row, strict=True))
