"""Made-up instances of the state order, the same for the same seed: a region, and a country of regions.

A region has 600 lines at 40 colleges in 12 districts, 90 specialties and 130 occupations. Workshop hours, teachers'
hours and dormitory beds are a college's own; money, floors of districts and the share of technical places are common.
A country has 20 regions, 450 occupations, one more fund that all regions share, and some graduates who move away.
"""

import json
import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import numpy as np

from sheber.science.order.problem import Cells, Limit, Line, Problem, Settings, Use

SEGMENTS = ((Fraction(6, 10), Fraction(1)), (Fraction(1, 4), Fraction(8, 10)), (Fraction(15, 100), Fraction(1, 2)))
TENGE = 100


@dataclass(frozen=True)
class Size:
    """How large an instance is."""

    regions: int = 1
    lines: int = 600
    districts: int = 12
    colleges: int = 40
    specialties: int = 90
    occupations: int = 130


REGION = Size()
COUNTRY = Size(regions=20, specialties=300, occupations=450)


def region(seed: int = 1, **more: int) -> Problem:
    """One region."""
    return make(REGION, seed, **more)


def country(seed: int = 1, **more: int) -> Problem:
    """Twenty regions."""
    return make(COUNTRY, seed, **more)


def make(
    size: Size, seed: int, *, years: int = 1, scenarios: int = 1, outlook: int = 0, seconds: int = 60
) -> Problem:
    """An instance; the lines of a region with the same seed are the same whatever the years and scenarios."""
    noise = random.Random(seed)
    settings = Settings(
        years, 15, 25, SEGMENTS, Fraction(35, 100), Fraction(4, 10), Fraction(3), Fraction(1, 1000), seconds, outlook
    )
    lines, uses, resources = [], {}, {}
    for place in range(size.regions):
        _region(size, place, noise, lines, uses, resources, settings.span)
    crosswalk = _crosswalk(size, noise)
    mobility = _mobility(size, noise)
    cells, last = _cells(size, noise, lines, crosswalk, settings.span, scenarios)
    names = {name: name for name, _ in resources}
    return Problem(
        settings, tuple(lines), crosswalk, mobility, cells, resources, names, uses,
        _budgets(lines, settings.span), _limits(size, lines, settings.span), last,
    )  # fmt: skip


def _region(
    size: Size, place: int, noise: random.Random, lines: list, uses: dict, resources: dict, span: int
) -> None:
    code = f"r{place:02d}"
    districts = [f"{code}d{n:02d}" for n in range(size.districts)]
    colleges = [(f"{code}c{n:02d}", districts[n % len(districts)]) for n in range(size.colleges)]
    room = {college: [0, 0, 0] for college, _ in colleges}
    for number in range(size.lines):
        college, district = noise.choice(colleges)
        last = noise.choice([0, 0, 1, 1, 1, 2, 2, 3])
        fund = "national" if size.regions > 1 and noise.random() < 0.2 else f"{code}-local"
        term = noise.choice([1, 2, 3, 4])
        line = Line(
            f"{code}l{number:03d}", college, district, f"s{noise.randrange(size.specialties):03d}", fund, term,
            noise.randrange(600, 1300) * 1000 * TENGE, Fraction(noise.choice([92, 95, 97]), 100), Fraction(noise.choice([7, 8]), 10),
            noise.randrange(5, 120), last, last + noise.choice([0, 1, 1, 2]), 15, 25, code,
        )  # fmt: skip
        used = [Use(f"{college}-teachers", Fraction(noise.choice([24, 30, 36])), Fraction(0))]
        if noise.random() < 0.6:
            used.append(Use(f"{college}-workshop", Fraction(noise.choice([80, 120, 160])), Fraction(2)))
        if noise.random() < 0.4:
            used.append(Use(f"{college}-beds", Fraction(0), Fraction(noise.choice([3, 5]), 10)))
        uses[len(lines)] = tuple(used)
        for use in used:
            kind = ("teachers", "workshop", "beds").index(use.resource.rpartition("-")[2])
            room[college][kind] += int(last * (use.per_group + 18 * use.per_place))
        lines.append(line)
    for college, _ in colleges:
        for kind, name in enumerate(("teachers", "workshop", "beds")):
            for year in range(1, span + 4):  # the years' cohorts study side by side
                share = (1.05 if year == 1 else 0.9) * (1 + 0.55 * min(year - 1, span - 1))
                resources[f"{college}-{name}", year] = Fraction(int(room[college][kind] * share))


def _crosswalk(size: Size, noise: random.Random) -> dict:
    made = {}
    for number in range(size.specialties):
        chosen = noise.sample(range(size.occupations), 3)
        shares = (Fraction(6, 10), Fraction(2, 10), Fraction(1, 10))
        made[f"s{number:03d}"] = tuple((f"o{one:03d}", share) for one, share in zip(chosen, shares, strict=True))
    return made


def _mobility(size: Size, noise: random.Random) -> dict:
    every = [f"r{r:02d}d{d:02d}" for r in range(size.regions) for d in range(size.districts)]
    made = {}
    for one in every:
        near = [other for other in every if other[:3] == one[:3] and other != one]
        rows = [(one, Fraction(8, 10)), (noise.choice(near), Fraction(12, 100))]
        if size.regions > 1:
            rows.append((noise.choice([other for other in every if other[:3] != one[:3]]), Fraction(3, 100)))
        made[one] = tuple(rows)
    return made


def _cells(size: Size, noise: random.Random, lines: list, crosswalk: dict, span: int, scenarios: int) -> tuple:
    """Needs by occupation and district about 1.15 x what last year's order gives, very uneven, in thousandths."""
    draw = np.random.default_rng(noise.randrange(2**32))
    spots = [(o, r, d) for o in range(size.occupations) for r in range(size.regions) for d in range(size.districts)]
    years = np.arange(2, span + 5)
    total = sum(18 * one.last * float(one.graduates()) for one in lines) * 1.15
    base = draw.gamma(0.5, 1.0, len(spots))
    there = base > 0.15  # half of the cells need somebody
    base = np.where(there, base, 0) * total / base[there].sum()
    codes = np.flatnonzero(there)
    level = base[codes][:, None] * draw.uniform(0.8, 1.2, (len(codes), len(years)))
    drawn = level[:, :, None] * np.exp(
        draw.normal(0, 0.25 if scenarios > 1 else 0, (len(codes), len(years), scenarios))
    )
    place = np.repeat(codes, len(years))
    each = size.regions * size.districts
    cells = Cells(
        tuple(f"o{n:03d}" for n in range(size.occupations)),
        tuple(f"r{r:02d}d{d:02d}" for r in range(size.regions) for d in range(size.districts)),
        (place // each).astype(np.int32), (place % each).astype(np.int32),
        np.tile(years, len(codes)).astype(np.int32),
        np.rint(drawn.reshape(len(place), scenarios) * 1000).astype(np.int64),
        draw.choice([1_000_000, 1_000_000, 1_500_000], len(place)),
        np.rint(level.ravel() * draw.uniform(0.05, 0.2, len(place)) * 1000).astype(np.int64) * 1000,
    )  # fmt: skip
    return cells, int(years[-1])


def _budgets(lines: list, span: int) -> dict:
    made: dict = {}
    for year in range(1, span + 4):
        for line in lines:
            running = sum(1 for t in range(1, span + 1) if 0 <= year - t < line.term)
            if running:
                key = (line.funding, year)
                made[key] = made.get(key, 0) + int(
                    18 * line.last * line.cost * running * (0.8 if line.funding == "national" else 0.96)
                )
    return {key: amount // TENGE * TENGE for key, amount in made.items()}


def _limits(size: Size, lines: list, span: int) -> tuple:
    made = []
    for place in range(size.regions):
        code = f"r{place:02d}"
        own = [number for number, line in enumerate(lines) if line.region == code]
        total = sum(18 * lines[n].last for n in own)
        technical = tuple(n for n in own if int(lines[n].specialty[1:]) % 3 == 0)
        for year in range(1, span + 1):
            made.append(
                Limit(f"{code}-all", "all places", year, None, Fraction(total * 21 // 18), "places", None, tuple(own))
            )
            made.append(
                Limit(
                    f"{code}-tech",
                    "technical",
                    year,
                    Fraction(total * 3 // 10),
                    None,
                    "places",
                    Fraction(1, 5),
                    technical,
                )
            )
            for number in range(size.districts):
                district = f"{code}d{number:02d}"
                there = tuple(n for n in own if lines[n].district == district)
                floor = Fraction(sum(18 * lines[n].last for n in there) * 7 // 10)
                made.append(Limit(f"{district}-floor", "floor", year, floor, None, "places", Fraction(1, 2), there))
    return tuple(made)


def write_folder(problem: Problem, folder: Path) -> None:
    """The instance as a planning folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (heading, rows) in _tables(problem).items():
        text = "\n".join([heading, *(",".join("" if cell is None else _text(cell) for cell in row) for row in rows)])
        (folder / f"{name}.csv").write_text(text + "\n", encoding="utf-8")
    s = problem.settings
    settings = {
        "years": s.years, "group_min": s.group_min, "group_max": s.group_max,
        "segments": [[float(a), float(b)] for a, b in s.segments], "oversupply": float(s.oversupply),
        "change": float(s.change), "opening": float(s.opening), "gap": float(s.gap), "seconds": s.seconds,
        "outlook": s.outlook,
    }  # fmt: skip
    (folder / "settings.json").write_text(json.dumps(settings, indent=2) + "\n", encoding="utf-8")


def _text(value: object) -> str:
    if isinstance(value, Fraction):
        value = f"{float(value):.6f}".rstrip("0").rstrip(".")
    return str(value)


def _tables(problem: Problem) -> dict:
    cells = problem.cells
    keys = list(cells.keys())
    needs = cells.needs.mean(axis=1)
    lines = [
        (
            one.name, one.college, one.district, one.specialty, "", "", "", one.funding, one.term, one.cost // TENGE,
            one.survival, one.entry, one.applicants, one.last, one.max_groups, one.group_min, one.group_max, one.region,
        )
        for one in problem.lines
    ]  # fmt: skip
    made = {
        "lines": (
            "line,college,district,specialty,level,base,language,funding,term,cost,survival,entry,applicants,last,"
            "max_groups,group_min,group_max,region",
            lines,
        ),
        "crosswalk": ("specialty,occupation,share", [(s, o, f) for s, row in problem.crosswalk.items() for o, f in row]),
        "mobility": ("from,to,share", [(a, b, f) for a, row in problem.mobility.items() for b, f in row]),
        "needs": (
            "occupation,district,year,need,value",
            [(*k, f"{n / 1000:.3f}", v / 10**6) for k, n, v in zip(keys, needs, cells.value.tolist(), strict=True)],
        ),
        "supply": (
            "occupation,district,year,supply",
            [(*k, f"{n / 10**6:.6f}") for k, n in zip(keys, cells.supply.tolist(), strict=True)],
        ),
        "resources": ("resource,name,year,amount", [(r, r, y, a) for (r, y), a in problem.resources.items()]),
        "uses": (
            "line,resource,per_group,per_place",
            [(problem.lines[n].name, u.resource, u.per_group, u.per_place) for n, row in problem.uses.items() for u in row],
        ),
        "budgets": ("funding,year,amount", [(f, y, a // TENGE) for (f, y), a in problem.budgets.items()]),
        "limits": (
            "limit,name,year,at_least,at_most,counts,soft_price",
            [(b.code, b.name, b.year, b.at_least, b.at_most, b.counts, b.price) for b in problem.limits],
        ),
        "limit_lines": (
            "limit,line", sorted({(b.code, problem.lines[n].name) for b in problem.limits for n in b.lines})
        ),
    }  # fmt: skip
    if cells.scenarios > 1:
        rows = [
            (f"w{number}", *key, f"{need / 1000:.3f}")
            for key, row in zip(keys, cells.needs.tolist(), strict=True)
            for number, need in enumerate(row)
        ]
        made["scenarios"] = ("scenario,occupation,district,year,need", rows)
    return made
