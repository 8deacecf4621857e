"""The promise ledger: employers' requests held against their hires, by the same rule as the forecast's."""

from collections.abc import Iterable
from dataclasses import dataclass

from sheber.demand.models import ForecastSetting, Hire, Request
from sheber.science.demand.credibility import Credibility, learn


@dataclass(frozen=True, slots=True)
class Promise:
    """An employer's record: asked and hired in past years, asked for the year, and what of it counts."""

    employer: str
    asked: int
    hired: int
    now: int
    signed: int
    counts: float
    ratio: float
    weight: float
    assumed: bool


def promises(year: int, employers: Iterable[str] = ()) -> dict[str, Promise]:
    """The record of every employer who asked, and of those named. A later request stands for an earlier one."""
    newest, sectors = _requests(year)
    hired = _hired(year)
    records = _records(year, newest, hired)
    trust = _trust(year, records, sectors)
    now: dict[str, list[int]] = {}
    for (employer, *_, when, contract, _project), (_, number, signed) in newest.items():
        line = now.setdefault(employer, [0, 0])
        if when == year and not contract:
            line[0] += number
            line[1] += number if signed else 0
    told = {}
    for employer in sorted({*now, *employers}):
        asked_now, signed_now = now.get(employer, [0, 0])
        record = records.get(employer, {}).values()
        told[employer] = Promise(
            employer,
            round(sum(asked for asked, _ in record)),
            round(sum(got for _, got in record)),
            asked_now,
            signed_now,
            trust.calibrated(employer, sectors.get(employer, ""), asked_now),
            trust.ratio,
            trust.relativity(employer, sectors.get(employer, "")).weight,
            trust.assumed,
        )
    return told


Key = tuple[str, str, str, int, bool, str]


def _requests(year: int) -> tuple[dict[Key, tuple[int, int, bool]], dict[str, str]]:
    """The newest number asked by (employer, occupation, district, wanted year, contract, project), and sectors."""
    names = ("employer__code", "occupation__code", "district__code", "wanted_year", "contract", "project")
    rows = Request.objects.filter(asked_year__lte=year).order_by("asked_year", "pk")
    newest: dict[Key, tuple[int, int, bool]] = {}
    sectors: dict[str, str] = {}
    for *key, asked, number, sector, signed in rows.values_list(
        *names, "asked_year", "number", "employer__sector", "signature"
    ):
        whole: Key = tuple(key)
        before = newest.get(whole)
        # Two rows of one year for one place are one request in two lines.
        beside, whole_signed = (before[1], before[2]) if before and before[0] == asked else (0, True)
        newest[whole] = (asked, beside + number, whole_signed and bool(signed))
        sectors[whole[0]] = sector
    return newest, sectors


def _hired(year: int) -> dict[tuple[str, int], int]:
    hired: dict[tuple[str, int], int] = {}
    rows = Hire.objects.filter(year__lt=year).values_list("employer__code", "year", "number", "by_contract")
    for employer, when, number, signed in rows:
        # Whoever was trained under a contract answers another class of requests.
        hired[employer, when] = hired.get((employer, when), 0) + number - (signed or 0)
    return hired


Records = dict[str, dict[int, tuple[float, float]]]


def _records(year: int, newest: dict[Key, tuple[int, int, bool]], hired: dict[tuple[str, int], int]) -> Records:
    """(asked, hired) by employer and year, over past years of which hires are known; contracts are their own class."""
    known = {when for _, when in hired}
    records: Records = {}
    for (employer, _, _, when, contract, _), (_, number, _) in newest.items():
        if when < year and when in known and not contract:
            asked, got = records.setdefault(employer, {}).get(when, (0.0, float(hired.get((employer, when), 0))))
            records[employer][when] = (asked + number, got)
    return records


def _trust(year: int, records: Records, sectors: dict[str, str]) -> Credibility:
    setting = ForecastSetting.objects.filter(year=year).first()
    ratio, spread = (float(setting.ratio), float(setting.ratio_spread)) if setting else (0.6, 0.25)
    return learn(records, sectors, assumed_ratio=ratio, assumed_spread=spread)
