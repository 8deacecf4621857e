"""What the ledger of demand shows: campaigns, signatures, vacancies, contracts' record, past forecasts and what came. All made up.

A stream of random numbers of its own: rows added here move no row of another module.
"""

import random
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from scripts.aktobe.tables import Tables

SEED = 20260120
FATES = (("filled", 0.9), ("given_up", 0.05), ("vanished", 0.05))  # of what was closed; about as in France in 2018
OPEN_SINCE = date(2026, 1, 1)
MOVE = {"construction": 1.2, "mining": 0.85, "ict": 1.15}  # vacancies of 2025 against 2024 by sector
ASKING = 270  # employers whose advertisements are known
RECORD = ("1510", "1548", "1560", "1532")  # districts of which it is known what came


def add_ledger(t: Tables) -> None:
    """All of it; after requests and hires are made."""
    draw = random.Random(SEED)
    _campaigns(t)
    _contracts(t, draw)
    _signatures(t, draw)
    _earlier(t, draw)
    _sampled(t)
    _vacancies(t, draw)
    _record(t, draw)


def _campaigns(t: Tables) -> None:
    for year in range(2024, 2028):
        asked = min(year, 2026)
        opens, closes = date(asked, 1, 10), date(asked, 3, 31) if year < 2027 else date(asked, 12, 20)
        t.add("request_campaigns", year=year, opens=opens, closes=closes, act=f"Example order No. {year - 2020}")


def _contracts(t: Tables, draw: random.Random) -> None:
    """Requests with a training contract of two past years, and the hires that came of them."""
    hires = {(one["employer"], one["occupation"], one["year"]): one for one in t.rows["hires"]}
    chosen = draw.sample([one for one in t.rows["requests"] if one["wanted_year"] in (2024, 2025)], 60)
    for number, one in enumerate(chosen, start=1):
        asked = draw.randrange(1, 5)
        kept = min(asked, round(asked * draw.uniform(0.7, 1.05)))
        same = {name: one[name] for name in ("employer", "occupation", "district", "asked_year", "wanted_year")}
        t.add("requests", code=f"con{number:05d}", **same, number=asked, contract="yes")
        hire = hires[one["employer"], one["occupation"], one["wanted_year"]]
        hire["number"], hire["by_contract"] = hire["number"] + kept, kept


def _signatures(t: Tables, draw: random.Random) -> None:
    signing: dict[str, bool] = {}
    for one in t.rows["requests"]:
        signs = signing.setdefault(one["employer"], draw.random() < 0.75)
        if one["wanted_year"] <= 2026 and signs:
            day = date(one["asked_year"], 2, 1) + timedelta(days=draw.randrange(50))
            t.add("request_signatures", request=one["code"], day=day, post="Director", fingerprint=_print(one))


def _print(one: dict[str, Any]) -> str:
    """The fingerprint of the text that `sheber.demand.acts.text_of` gives."""
    said = (*(one[name] for name in ("code", "employer", "occupation", "district", "asked_year", "wanted_year", "number")),
            one["contract"] == "yes", one.get("project", ""))  # fmt: skip
    return sha256("|".join(str(part) for part in said).encode()).hexdigest()


def _earlier(t: Tables, draw: random.Random) -> None:
    """Counts of the years before, so that the method can be held against the region's own past."""
    trend: dict[str, float] = {}
    for one in [row for row in t.rows["employment"] if row["year"] == 2023]:
        grows = trend.setdefault(one["occupation"], draw.uniform(0.985, 1.03))
        persons = one["persons"]
        for year in (2022, 2021, 2020, 2019):
            persons /= grows * draw.uniform(0.97, 1.03)
            place = {name: one[name] for name in ("occupation", "district")}
            t.add("employment", **place, year=year, persons=round(persons))


def _sampled(t: Tables) -> None:
    """Small counts of villages come from a sample survey, so they have a standard error."""
    for one in t.rows["employment"]:
        if one["district"] != "1510" and one["persons"] < 60:
            one["se"] = max(1, round(0.15 * one["persons"]))


def _vacancies(t: Tables, draw: random.Random) -> None:
    by_sector: dict[str, list[str]] = {}
    for code, one in t.kept["occupations"].items():
        by_sector.setdefault(one["sector"], []).append(code)
    number = 0
    for employer, district, sector in draw.sample(t.kept["employers"], ASKING):
        own = draw.sample(by_sector[sector], min(2, len(by_sector[sector])))
        for month in range(29):  # October 2023 to February 2026
            year, of_year = divmod(2023 * 12 + 9 + month, 12)
            lively = (MOVE.get(sector, 1.0) if year >= 2025 else 1.0) * (1.3 if of_year in (2, 8) else 1.0)
            if draw.random() > 0.25 * lively:
                continue
            number += 1
            place = {"employer": employer, "occupation": draw.choice(own), "district": district}
            opened, jobs = date(year, of_year + 1, draw.randrange(1, 29)), draw.randrange(1, 6)
            first = _advertised(t, draw, f"vac{number:05d}", place, opened, jobs, "")
            if first["fate"] == "filled" and draw.random() < 0.08:  # put up again a month later
                _advertised(t, draw, f"vac{number:05d}r", place, opened + timedelta(days=30), jobs, first["code"])


def _advertised(
    t: Tables, draw: random.Random, code: str, place: dict[str, Any], opened: date, jobs: int, same_as: str
) -> dict[str, Any]:
    closed = opened + timedelta(days=draw.randrange(14, 90))
    fate, draws = "open", draw.random()
    for name, share in FATES:
        if fate == "open" and draws < share:
            fate = name
        draws -= share
    over = closed < OPEN_SINCE + timedelta(days=60)
    known = {"closed": closed if over else "", "fate": fate if over else "open"}
    return t.add("vacancies", code=code, **place, opened=opened, **known, number=jobs, same_as=same_as)


def _record(t: Tables, draw: random.Random) -> None:
    """Three years of what came, and what the ministry and the region's own forecast had told of them."""
    size: dict[tuple[str, str], int] = {}
    for one in t.rows["employment"]:
        if one["year"] == 2023 and one["district"] in RECORD:
            size[one["occupation"], one["district"]] = one["persons"]
    largest = sorted(size, key=lambda key: (-size[key], key))[:120]
    for occupation, district in sorted(largest):
        came, place = {}, {"occupation": occupation, "district": district}
        yearly = size[occupation, district] * 0.026
        for year in (2023, 2024, 2025):
            yearly *= draw.uniform(0.75, 1.3)
            came[year] = max(1, round(yearly))
            t.add("came_true", **place, year=year, came=came[year])
        for origin, year in ((2024, 2024), (2024, 2025), (2025, 2025)):
            told = round(came[year] * draw.uniform(0.95, 1.4))
            t.add("past_forecasts", forecaster="ministry", origin=origin, year=year, **place, told=told)
            ours = round(came[year] * draw.uniform(0.86, 1.12), 1)
            low, high = round(ours * 0.8, 1), round(ours * 1.25, 1)
            t.add(
                "past_forecasts",
                forecaster="sheber",
                origin=origin,
                year=year,
                **place,
                told=f"{ours:g}",
                low=f"{low:g}",
                high=f"{high:g}",
            )
