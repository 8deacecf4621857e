"""Decided places of 2024 and 2025 (their published sums), the lines, money, limits and resources of 2026."""

from math import ceil
from typing import Any

from scripts.aktobe import real
from scripts.aktobe.region import WEIGHTS
from scripts.aktobe.tables import Tables
from scripts.aktobe.work import YEARS, add_demand

NORM = {
    "health": 1050,
    "industry": 980,
    "mining": 1100,
    "energy": 960,
    "transport": 930,
    "construction": 900,
    "ict": 940,
}
TECHNICAL = {"industry", "mining", "energy", "transport", "construction", "ict", "agriculture"}
SURVIVAL = 0.95


def add_plan(t: Tables) -> None:
    """All of them."""
    lines = _lines(t)
    for year, total in ((2024, 7654), (2025, 7407)):
        _decide(t, lines, year, total)
    _candidates(t, lines)
    _learners(t, lines)
    _rules(t, lines)
    t.kept["lines"] = lines


def _lines(t: Tables) -> list[dict[str, Any]]:
    qualifications, specialties, colleges = (t.kept[name] for name in ("qualifications", "specialties", "colleges"))
    lines = []
    for college, taught in t.kept["taught"].items():
        city = colleges[college]["location"] == "city"
        for qualification, opened in taught:
            about = qualifications[qualification]
            sector = specialties[about["specialty"]]["sector"]
            bases = (
                ["base9"] if about["months"] <= 22 else ["base9", "base11"] if t.noise.random() < 0.25 else ["base9"]
            )
            for base in bases:
                for language in ("kk", "ru") if city and t.noise.random() < 0.28 else ("kk",):
                    months = about["months"] - (12 if base == "base11" else 0)
                    lines.append(
                        {
                            "code": f"{college}-{qualification}-{base[4:]}-{language}",
                            "college": college,
                            "qualification": qualification,
                            "base": base,
                            "language": language,
                            "form": "full_time",
                            "funding": "local",
                            "sector": sector,
                            "level": about["level"],
                            "specialty": about["specialty"],
                            "district": colleges[college]["district"],
                            "city": city,
                            "size": colleges[college]["size"],
                            "term": ceil(months / 12),
                            "opened": opened,
                            "popular": t.noise.uniform(0.3, 1.6)
                            * (1.3 if sector in {"ict", "health", "trade"} else 0.8),
                        }
                    )
    return lines


PROGRAMME = ("code", "college", "qualification", "base", "language", "form", "funding")


def _decide(t: Tables, lines: list[dict[str, Any]], year: int, total: int) -> None:
    """Groups by the size of the college and the popularity of the line; places to the published sum exactly."""
    open_lines = [one for one in lines if not one["opened"] or year == 2025]
    # Small rural colleges are kept alive: what they teach comes before another group in the city.
    weight = {one["code"]: one["popular"] * one["size"] ** 0.5 * (1 if one["city"] else 4) for one in open_lines}
    wanted = sorted(open_lines, key=lambda one: -weight[one["code"]] * t.noise.uniform(0.6, 1.4))
    places: dict[str, int] = {}
    for one in [one for one in open_lines if one["opened"]] + wanted:
        if sum(places.values()) >= total:
            break
        if one["code"] not in places:
            groups = 2 if one["popular"] > 1.25 and one["size"] > 700 else 1
            places[one["code"]] = groups * (t.noise.randrange(20, 26) if one["city"] else t.noise.randrange(15, 22))
    codes = list(places)
    place = 0
    while sum(places.values()) != total:
        code = codes[place % len(codes)]
        per_group = places[code] / one_groups(places[code])
        step = -1 if sum(places.values()) > total else 1
        if 15 < per_group < 25 or (step < 0 and per_group > 15):
            places[code] += step
        place += 1
    published = real.PRESS if year == 2025 else real.OFFICIAL_2024
    for one in open_lines:
        if one["code"] in places:
            one[year] = one_groups(places[one["code"]])
            t.add(
                "order_decisions",
                year=year,
                amendment=0,
                **{name: one[name] for name in PROGRAMME},
                groups=one[year],
                places=places[one["code"]],
                new="yes" if one["opened"] and year == 2025 else "no",
                act=f"Split over lines made up; the sum is published: {published}",
                act_date=f"{year}-06-20",
            )


def one_groups(places: int) -> int:
    """Groups of at most 25."""
    return ceil(places / 25)


def _candidates(t: Tables, lines: list[dict[str, Any]]) -> None:
    for one in lines:
        last = one.get(2025, 0)
        most = last + (1 if t.noise.random() < 0.55 else 0) if last else (1 if t.noise.random() < 0.8 else 0)
        thousand = (
            NORM.get(one["sector"], 860) * (1.08 if one["level"] == "mid" else 0.96) * (1 if one["city"] else 1.07)
        )
        one["cost"] = round(thousand * t.noise.uniform(0.95, 1.05)) * 1000
        one["applicants"] = round((34 if one["city"] else 19) * one["popular"] * max(1, last))
        one["last"], one["most"] = last, most
        rural = {} if one["city"] else {"group_min": 10, "group_max": 20}
        t.add(
            "order_lines",
            year=2026,
            **{name: one[name] for name in PROGRAMME},
            term=one["term"],
            cost=one["cost"],
            survival="0.95",
            entry=_entry(t, one["specialty"]),
            applicants=one["applicants"],
            last=last,
            max_groups=most,
            **rural,
        )


def _entry(t: Tables, specialty: str) -> str:
    return next(row["entry"] for row in t.rows["entry_rates"] if row["specialty"] == specialty)


def _learners(t: Tables, lines: list[dict[str, Any]]) -> None:
    """Those in training, and the cohorts that follow at last year's level: every intake but that of 2026."""
    total: dict[tuple[str, str, int], float] = {}
    graduates: dict[str, float] = {}
    for one in lines:
        if one["last"]:
            finishing = one["last"] * (22 if one["city"] else 17) * SURVIVAL ** one["term"]
            graduates[one["specialty"]] = graduates.get(one["specialty"], 0) + finishing
            for year in YEARS:
                if year - one["term"] != 2026:
                    key = (one["specialty"], one["college"], year)
                    total[key] = total.get(key, 0) + finishing
    for (specialty, college, year), number in sorted(total.items()):
        t.add("learners", specialty=specialty, college=college, year=year, number=round(number))
    add_demand(t, graduates)


def _rules(t: Tables, lines: list[dict[str, Any]]) -> None:
    t.add(
        "order_settings", year=2026, years=1, group_min=15, group_max=25, oversupply="0.35", change="0.4", opening="3",
        gap="0.001", seconds=20, act="Example settings",
    )  # fmt: skip
    for year in range(2026, 2030):
        cohort = sum(
            one["last"] * (22 if one["city"] else 17) * one["cost"] * SURVIVAL ** (year - 2026)
            for one in lines
            if year - 2026 < one["term"]
        )
        t.add(
            "order_budgets",
            year=2026,
            funding="local",
            calendar_year=year,
            amount=int(round(cohort * 1.03, -6)),
            act="Example budget",
        )
    _resources(t, lines)
    _limits(t, lines)


def _resources(t: Tables, lines: list[dict[str, Any]]) -> None:
    for college in t.kept["colleges"]:
        used = [one for one in lines if one["college"] == college and one["sector"] in TECHNICAL]
        if not used:
            continue
        hours = sum(one["last"] * 180 for one in used)
        named = _named(t, "colleges", college)
        for year in range(2026, 2030):
            names = (f"{named[0]}: шеберхана сағаты", f"{named[1]}: часы мастерских", f"{named[2]}: workshop hours")
            t.add(
                "order_resources",
                year=2026,
                code=f"hours-{college}",
                **t.words("name", *names),
                calendar_year=year,
                amount=int(round(hours * 1.12 + 180, -1)),
            )
        for one in used:
            t.add("order_uses", year=2026, line=one["code"], resource=f"hours-{college}", per_group=180, per_place=0)


def _named(t: Tables, sheet: str, code: str) -> list[str]:
    """The three names of a row that was added before."""
    row = next(one for one in t.rows[sheet] if one["code"] == code)
    return [row[f"name_{language}"] for language in ("kk", "ru", "en")]


def _limits(t: Tables, lines: list[dict[str, Any]]) -> None:
    def limit(code: str, names: tuple[str, str, str], members: list[dict[str, Any]], **bounds: Any) -> None:
        words = t.words("name", *names)
        t.add("order_limits", year=2026, code=code, **words, counts="places", act="Example rule", **bounds)
        for one in members:
            t.add("order_limit_lines", year=2026, limit=code, line=one["code"])

    limit("total", ("Жылдың барлық орындары", "Все места года", "All places of the year"), lines, at_most=7700)
    technical = [one for one in lines if one["sector"] in TECHNICAL]
    names = ("Техникалық мамандықтар", "Технические специальности", "Technical specialties")
    limit("technical", names, technical, at_least=4000, soft_price="0.6")
    limit(
        "worker",
        ("Жұмысшы біліктіліктері", "Рабочие квалификации", "Worker qualifications"),
        [one for one in lines if one["level"] == "worker"],
        at_least=2400,
        soft_price="0.8",
    )
    limit(
        "kazakh",
        ("Қазақ тілінде оқыту", "Обучение на казахском языке", "Teaching in Kazakh"),
        [one for one in lines if one["language"] == "kk"],
        at_least=4600,
        soft_price="0.5",
    )
    for district in WEIGHTS:
        here = [one for one in lines if one["district"] == district and district != "1510"]
        last = sum(one["last"] * 17 for one in here)
        if last:
            kk, ru, en = _named(t, "districts", district)
            limit(
                f"floor-{district}",
                (f"{kk}: ең аз орын саны", f"{ru}: наименьшее число мест", f"{en}: the fewest places"),
                here,
                at_least=round(last * 0.8),
                soft_price="0.7",
            )
