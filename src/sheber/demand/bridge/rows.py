"""The rows of demand as a forecasting folder, and its answer as rows again."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sheber.demand.bridge import sheets
from sheber.demand.models import (
    Employment,
    EntryRate,
    ExitRate,
    ForecastSetting,
    Hire,
    JobProject,
    Learners,
    Request,
)
from sheber.demand.queries import crosswalk_rows, mobility_rows
from sheber.kernel.exchange.write import csv_bytes
from sheber.science.demand.forecast import THOUSAND


def _text(value: Any) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tables(year: int) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    employment = Employment.objects.filter(year__lt=year).order_by("occupation__code", "district__code", "year")
    cells = employment.values_list("occupation__code", "district__code", "year", "persons")
    yield sheets.EMPLOYMENT, [(o, d, y, _text(n)) for o, d, y, n in cells]
    exits = ExitRate.objects.order_by("occupation__code").values_list("occupation__code", "rate", "kappa")
    yield sheets.EXITS, [(o, _text(rate), "" if kappa is None else _text(kappa)) for o, rate, kappa in exits]
    requests = Request.objects.filter(asked_year__lte=year).order_by("code")
    columns = (
        "employer__code",
        "employer__sector",
        "occupation__code",
        "district__code",
        "asked_year",
        "wanted_year",
    )
    asked: dict[tuple[Any, ...], int] = {}
    for *key, number, contract, project in requests.values_list(*columns, "number", "contract", "project"):
        whole = (*key, "yes" if contract else "no", project)
        asked[whole] = asked.get(whole, 0) + number
    yield sheets.REQUESTS, [(*key[:6], number, *key[6:]) for key, number in asked.items()]
    hires = Hire.objects.filter(year__lt=year).order_by(
        "employer__code", "occupation__code", "district__code", "year"
    )
    yield (
        sheets.HIRES,
        list(hires.values_list("employer__code", "occupation__code", "district__code", "year", "number")),
    )
    projects = JobProject.objects.order_by("code", "occupation__code", "district__code", "year")
    planned = projects.values_list(
        "code", "occupation__code", "district__code", "year", "jobs", "probability", "fresh"
    )
    yield sheets.PROJECTS, [(*rest, _text(p), _text(f)) for *rest, p, f in planned]
    yield sheets.PIPELINE, _learners(year)
    yield sheets.CROSSWALK, [(*pair, share.rstrip("0").rstrip(".")) for *pair, share in crosswalk_rows()]
    yield sheets.MOBILITY, [(*pair, share.rstrip("0").rstrip(".")) for *pair, share in mobility_rows()]
    entry = EntryRate.objects.order_by("specialty__code").values_list("specialty__code", "entry")
    yield sheets.OUTCOMES, [(code, _text(share)) for code, share in entry]


def _learners(year: int) -> list[tuple[Any, ...]]:
    total: dict[tuple[str, str, int], int] = {}
    rows = Learners.objects.filter(year__gte=year).order_by("specialty__code", "college__district__code", "year")
    columns = ("specialty__code", "college__district__code", "year", "number")
    for specialty, district, finished, number in rows.values_list(*columns):
        place = (specialty, district, finished)
        total[place] = total.get(place, 0) + number
    return [(*key, number) for key, number in total.items()]


def write_input(setting: ForecastSetting, folder: Path) -> None:
    """Write the forecasting folder of a year."""
    folder.mkdir(parents=True, exist_ok=True)
    for sheet, rows in _tables(setting.year):
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes((column.name for column in sheet.columns), rows))
    settings = {
        "first_year": setting.year,
        "years": setting.years,
        "ratio": float(setting.ratio),
        "ratio_spread": float(setting.ratio_spread),
        "exit_rate": float(setting.exit_rate),
    }
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def _thousandths(text: str) -> int:
    return round(float(text) * THOUSAND)


def read_answer(folder: Path, first_year: int) -> list[dict[str, Any]]:
    """The cells of a forecast as values for rows, codes still to be found."""
    supply = {
        (row["occupation"], row["district"], int(row["year"]) + first_year - 1): _thousandths(row["supply"])
        for row in _rows(folder / "supply.csv")
    }
    parts = {(row["occupation"], row["district"], int(row["year"])): row for row in _rows(folder / "component.csv")}
    made = []
    for row in _rows(folder / "forecast.csv"):
        key = (row["occupation"], row["district"], int(row["year"]))
        terms = {
            name: _thousandths(parts[key][name])
            for name in ("level", "exits", "requests", "contracts", "projects", "kappa", "floor")
        }
        made.append(
            {
                "occupation": key[0],
                "district": key[1],
                "year": key[2],
                "need": _thousandths(row["mean"]),
                "q10": _thousandths(row["q10"]),
                "q90": _thousandths(row["q90"]),
                "grade": row["grade"],
                "supply": supply.pop(key, 0),
                **terms,
            }
        )
    nothing = dict.fromkeys(
        ("need", "q10", "q90", "level", "exits", "requests", "contracts", "projects", "kappa", "floor"), 0
    )
    for (occupation, district, year), number in supply.items():
        made.append(
            {"occupation": occupation, "district": district, "year": year, "supply": number, "grade": "D", **nothing}
        )
    return made


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
