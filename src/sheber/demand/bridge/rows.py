"""The rows of demand as a forecasting folder, and its answer as rows again."""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl

from sheber.demand.bridge import sheets
from sheber.demand.bridge.components import parts_of, read_rows, scaled, terms_of
from sheber.demand.models import (
    CameTrue,
    Employment,
    EntryRate,
    ExitRate,
    ForecastSetting,
    Hire,
    JobProject,
    Learners,
    PastForecast,
    Request,
    Vacancy,
)
from sheber.demand.queries import crosswalk_rows, mobility_rows
from sheber.kernel.exchange.write import csv_bytes
from sheber.registry.models import Occupation
from sheber.science.demand.waterfall import THOUSAND, Parts, in_whole_people, terms


def _text(value: Any) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _tables(year: int) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    employment = Employment.objects.filter(year__lt=year).order_by("occupation__code", "district__code", "year")
    cells = employment.values_list("occupation__code", "district__code", "year", "persons", "se")
    yield sheets.EMPLOYMENT, [(*key, _text(n), "" if se is None else _text(se)) for *key, n, se in cells]
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
    names = ("employer__code", "occupation__code", "district__code", "year", "number", "by_contract")
    yield (
        sheets.HIRES,
        [(*rest, "", "" if signed is None else signed) for *rest, signed in hires.values_list(*names)],
    )
    yield sheets.VACANCIES, _vacancies(year)
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
    yield from _record(year)
    grouped = Occupation.objects.exclude(sector="").order_by("code").values_list("code", "sector")
    yield sheets.OCCUPATIONS, list(grouped)


def _vacancies(year: int) -> list[tuple[Any, ...]]:
    """New vacancies by occupation, district and month; an advertisement that repeats another is no new one."""
    total: dict[tuple[str, str, str], int] = {}
    rows = Vacancy.objects.filter(opened__year__lt=year, same_as="").order_by(
        "occupation__code", "district__code", "opened"
    )
    for occupation, district, day, number in rows.values_list(
        "occupation__code", "district__code", "opened", "number"
    ):
        key = (occupation, district, f"{day:%Y-%m}")
        total[key] = total.get(key, 0) + number
    return [(*key, number) for key, number in total.items()]


def _record(year: int) -> Iterator[tuple[Any, list[tuple[Any, ...]]]]:
    """What was foretold before the year, and what came."""
    past = PastForecast.objects.filter(origin__lt=year).order_by("forecaster", "origin", "year", "pk")
    names = ("forecaster", "origin", "year", "occupation__code", "district__code", "told", "low", "high")
    yield (
        sheets.PAST,
        [
            (*rest, _text(told), *("" if one is None else _text(one) for one in bounds))
            for *rest, told, low, high in past.values_list(*names)
            for bounds in [(low, high)]
        ],
    )
    came = CameTrue.objects.filter(year__lt=year).order_by("pk")
    truth = came.values_list("occupation__code", "district__code", "year", "came")
    yield sheets.CAME, [(*rest, _text(number)) for *rest, number in truth]


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
        # What the database does not keep (provenance and the like) stands at the end of a sheet and is left out.
        width = len(rows[0]) if rows else len(sheet.columns)
        names = [column.name for column in sheet.columns[:width]]
        (folder / f"{sheet.code}.csv").write_bytes(csv_bytes(names, rows))
    settings = {
        "first_year": setting.year,
        "years": setting.years,
        "ratio": float(setting.ratio),
        "ratio_spread": float(setting.ratio_spread),
        "exit_rate": float(setting.exit_rate),
    }
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def read_answer(folder: Path, first_year: int) -> list[dict[str, Any]]:
    """The cells of a forecast as values for rows, codes still to be found."""
    supply = {
        (row["occupation"], row["district"], int(row["year"]) + first_year - 1): scaled(row["supply"], THOUSAND)
        for row in read_rows(folder / "supply.csv")
    }
    made: list[dict[str, Any]] = []
    for row, part in zip(read_rows(folder / "forecast.csv"), read_rows(folder / "component.csv"), strict=True):
        key = (row["occupation"], row["district"], int(row["year"]))
        made.append(
            {
                **dict(zip(("occupation", "district", "year"), key, strict=True)),
                "need": scaled(row["mean"], THOUSAND),
                "q10": scaled(row["q10"], THOUSAND),
                "q90": scaled(row["q90"], THOUSAND),
                "grade": row["grade"],
                "supply": supply.pop(key, 0),
                "level": scaled(part["level"], THOUSAND),
                **terms_of(part),
                "parts": asdict(parts_of(part)),
            }
        )
    nothing = dict.fromkeys(("need", "q10", "q90"), 0)
    for (occupation, district, year), number in supply.items():
        place = {"occupation": occupation, "district": district, "year": year}
        made.append({**place, "supply": number, "grade": "D", **nothing})
    return made


def terms_without(parts: dict[str, Any], without: Collection[str]) -> dict[str, int]:
    """The terms of a cell computed again from its parts with some switched off, in thousandths."""
    return terms(Parts(**parts), without)


def whole_terms(made: dict[str, int]) -> dict[str, int]:
    """The terms in whole people that still add up."""
    return in_whole_people(made)


def read_table(folder: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table of a sealed forecast; none where an older forecast has no such table."""
    path = folder / name
    return list(read_rows(path)) if path.exists() else []


def spread_of(
    folder: Path, first_year: int, occupation: str = "", district: str = ""
) -> dict[int, tuple[float, float]]:
    """The 80 % interval of summed needs by year over the scenarios, of all cells or of one occupation or district."""
    frame = _scenarios(folder)
    if frame is None:
        return {}
    for name, value in (("occupation", occupation), ("district", district)):
        if value:
            frame = frame.filter(pl.col(name) == value)
    return {year + first_year - 1: both for year, both in sorted(_intervals(frame, "year").items())}


def spread_of_units(
    folder: Path, first_year: int, year: int, units: Mapping[tuple[str, str], str]
) -> dict[str, tuple[float, float]]:
    """The 80 % interval of one year's summed needs over the scenarios, of each unit; `units` names each cell's unit."""
    frame = _scenarios(folder)
    if frame is None or not units:
        return {}
    rows = [(occupation, district, unit) for (occupation, district), unit in units.items()]
    named = pl.LazyFrame(rows, schema=["occupation", "district", "unit"], orient="row")
    of_year = frame.filter(pl.col("year") == year - first_year + 1)
    return _intervals(of_year.join(named, on=["occupation", "district"]), "unit")


def _scenarios(folder: Path) -> pl.LazyFrame | None:
    path = folder / "scenarios.csv"
    if not path.exists():
        return None
    return pl.scan_csv(path, schema_overrides={"occupation": pl.String, "district": pl.String})


def _intervals(frame: pl.LazyFrame, by: str) -> dict[Any, tuple[float, float]]:
    """The 80 % interval over the scenarios of the needs added up by a column."""
    sums = frame.group_by("scenario", by).agg(pl.col("need").sum())
    bounds = sums.group_by(by).agg(low=pl.col("need").quantile(0.1), high=pl.col("need").quantile(0.9)).collect()
    return {key: (low, high) for key, low, high in bounds.iter_rows()}
