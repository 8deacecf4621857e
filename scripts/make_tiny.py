"""Writes examples/tiny: an invented region of three colleges that can be read in a minute; all of it synthetic.

python scripts/make_tiny.py [FOLDER]     (the same bytes each time)
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.aktobe.employment import add_tiny
from scripts.aktobe.guidance import add_settings, add_tiny_lists
from scripts.aktobe.tables import Tables
from sheber.kernel.exchange.parse import control_digit

KEPT = {
    "name": "tiny",
    "title": "Tiny: an invented region of three colleges",
    "description": "Everything here is made up; it is meant to be read.",
    "version": "1.0",
    "licenses": [{"name": "CC0-1.0", "title": "CC0 1.0"}],
}
COLLEGES = {"north": "city", "south": "steppe", "art": "city"}
SPECIALTIES = {
    "07150500": ("Дәнекерлеу ісі", "Сварочное дело", "Welding", "worker", "welder", "industry"),
    "06130100": ("Бағдарламалық қамтамасыз ету", "Программное обеспечение", "Software", "mid", "coder", "ict"),
    "08410100": ("Ветеринария", "Ветеринария", "Veterinary medicine", "mid", "vet", "agriculture"),
}
LINES = [  # college, specialty, last, max, applicants
    ("north", "07150500", 2, 3, 70),
    ("north", "06130100", 1, 2, 60),
    ("south", "07150500", 1, 1, 20),
    ("south", "08410100", 1, 2, 40),
    ("art", "06130100", 0, 1, 30),
]


def iin(number: int) -> str:
    """An invented number with a right control digit."""
    while True:
        digits = f"100101{5}{number:04d}"
        last = control_digit(digits)
        if last is not None:
            return f"{digits}{last}"
        number += 5000


def main(folder: Path) -> None:
    """Make every sheet and write the folder."""
    t = Tables(seed=7)
    _registry(t)
    _demand(t)
    _order(t)
    _admission(t)
    _rest(t)
    add_settings(t)
    add_tiny_lists(t)
    add_tiny(t)
    t.write(folder, KEPT)


def _registry(t: Tables) -> None:
    def square(x: float) -> str:
        ring = [[x, 50], [x + 1, 50], [x + 1, 51], [x, 51], [x, 50]]
        return json.dumps({"type": "Polygon", "coordinates": [ring]}, sort_keys=True, separators=(",", ":"))

    t.add(
        "region",
        code="tiny",
        **t.words("name", "Кішкентай аймақ", "Маленький регион", "Tiny region"),
        current_year=2026,
    )
    t.add("districts", code="city", **t.words("name", "Қала", "Город", "City"), kind="city", shape=square(60))
    t.add(
        "districts",
        code="steppe",
        **t.words("name", "Дала ауданы", "Степной район", "Steppe district"),
        kind="district",
        shape=square(61),
    )
    for code, district in COLLEGES.items():
        name = t.words("name", f"{code} колледжі", f"Колледж {code}", f"College {code}")
        t.add(
            "colleges", code=code, **name, district=district, ownership="private" if code == "art" else "state",
            location="city" if district == "city" else "rural", design_capacity=200,
        )  # fmt: skip
    t.add(
        "employers",
        code="plant",
        **t.words("name", "Зауыт", "Завод", "Plant"),
        district="city",
        sector="industry",
        employees=300,
    )
    t.add(
        "employers",
        code="farm",
        **t.words("name", "Ферма", "Ферма", "Farm"),
        district="steppe",
        sector="agriculture",
        employees=40,
    )
    for code, (kk, ru, en, level, occupation, sector) in SPECIALTIES.items():
        t.add("specialties", code=code, **t.words("name", kk, ru, en))
        prefix, nqf = ("3W", 3) if level == "worker" else ("4S", 4)
        t.add(
            "qualifications",
            code=f"{prefix}{code[:6]}01",
            **t.words("name", kk, ru, en),
            specialty=code,
            level=level,
            nqf=nqf,
            eqf=nqf,
        )
        t.add(
            "study_terms", qualification=f"{prefix}{code[:6]}01", base="base9", months=22 if level == "worker" else 46
        )
        t.add(
            "occupations",
            code=occupation,
            **t.words("name", kk, ru, en),
            isco="7212" if level == "worker" else "3512",
            sector=sector,
        )
    t.add(
        "schools",
        code="school1",
        **t.words("name", "№ 1 мектеп", "Школа № 1", "School No. 1"),
        district="city",
        language="kk",
        pupils_9=90,
        pupils_11=40,
    )


def _demand(t: Tables) -> None:
    for code, (*_, occupation, _sector) in SPECIALTIES.items():
        for district, persons in (("city", 1000), ("steppe", 400)):
            for year in (2024, 2025):
                t.add("employment", occupation=occupation, district=district, year=year, persons=persons)
        t.add("exit_rates", occupation=occupation, rate="0.03", kappa="0.8")
        t.add("crosswalk", specialty=code, occupation=occupation, share="0.9")
        t.add("entry_rates", specialty=code, entry="0.8")
    for employer, occupation, district in (("plant", "welder", "city"), ("farm", "vet", "steppe")):
        for year, number in ((2024, 40), (2025, 50), (2026, 60)):
            t.add(
                "requests", code=f"{employer}-{year}", employer=employer, occupation=occupation, district=district,
                asked_year=year, wanted_year=year, number=number, contract="no",
            )  # fmt: skip
            if year < 2026:
                t.add(
                    "hires",
                    employer=employer,
                    occupation=occupation,
                    district=district,
                    year=year,
                    number=number // 2,
                )
    t.add("mobility", origin="steppe", target="steppe", share="0.6")
    t.add("mobility", origin="steppe", target="city", share="0.3")
    t.add("forecast_settings", year=2026, years=6, ratio="0.6", ratio_spread="0.25", exit_rate="0.03", act="Example")


def _programme(college: str, specialty: str) -> dict[str, str]:
    prefix = "3W" if SPECIALTIES[specialty][3] == "worker" else "4S"
    return {
        "code": f"{college}-{SPECIALTIES[specialty][4]}", "college": college, "qualification": f"{prefix}{specialty[:6]}01",
        "base": "base9", "language": "kk", "form": "full_time", "funding": "local",
    }  # fmt: skip


def _order(t: Tables) -> None:
    for college, specialty, last, most, applicants in LINES:
        programme = _programme(college, specialty)
        term = 2 if SPECIALTIES[specialty][3] == "worker" else 4
        t.add(
            "order_lines", year=2026, **programme, term=term, cost=900_000, survival="0.95", entry="0.8", applicants=applicants,
            last=last, max_groups=most,
        )  # fmt: skip
        if last:
            t.add(
                "order_decisions",
                year=2025,
                **programme,
                amendment=0,
                groups=last,
                places=last * 25,
                new="no",
                act="Example",
                act_date="2025-06-20",
            )
    t.add(
        "order_settings",
        year=2026,
        years=1,
        group_min=15,
        group_max=25,
        oversupply="0.35",
        change="0.4",
        opening="3",
        gap="0.001",
        seconds=10,
    )
    for year, amount in ((2026, 130_000_000), (2027, 125_000_000), (2028, 90_000_000), (2029, 85_000_000)):
        t.add("order_budgets", year=2026, funding="local", calendar_year=year, amount=amount)
    t.add(
        "order_limits",
        year=2026,
        code="steppe",
        name_kk="Дала ауданы: кемінде 40 орын",
        name_ru="Степной район: не меньше 40 мест",
        name_en="Steppe district: 40 places at least",
        at_least=40,
        counts="places",
        soft_price="0.5",
    )
    for college, specialty, *_ in LINES:
        if COLLEGES[college] == "steppe":
            t.add("order_limit_lines", year=2026, limit="steppe", line=_programme(college, specialty)["code"])


def _admission(t: Tables) -> None:
    t.add(
        "rights",
        code="rural",
        **t.words("name", "Ауыл жастары", "Сельская молодёжь", "Rural youth"),
        order=1,
        paper="no",
    )
    t.add(
        "quotas", year=2026, right="rural", share="0.3", released="yes", base="line", rounding="down", act="Example"
    )
    for track in ("mid", "worker"):
        t.add(
            "admission_campaigns",
            code=f"2026-{track}",
            year=2026,
            track=track,
            choices=5,
            ties="draw",
            certificate_weight=1,
            gate_growth=200,
            gate_change=50,
            seed=f"tiny {track}",
            draw_source="Example",
        )
    lines = {"mid": [], "worker": []}
    for college, specialty, *_ in LINES:
        lines[SPECIALTIES[specialty][3]].append(_programme(college, specialty)["code"])
    for number in range(1, 151):
        track = "mid" if number % 3 else "worker"
        rural = t.noise.random() < 0.3
        t.add(
            "applicants", code=f"p{number:03d}", campaign=f"2026-{track}", iin=iin(number), district="steppe" if rural else "city",
            base="base9", rights="rural" if rural else "",
        )  # fmt: skip
        wishes = t.noise.sample(lines[track], t.noise.randrange(1, len(lines[track]) + 1))
        for choice, programme in enumerate(wishes, start=1):
            t.add(
                "applications",
                applicant=f"p{number:03d}",
                choice=choice,
                programme=programme,
                points=t.noise.randrange(200, 501),
            )


def _rest(t: Tables) -> None:
    t.add("profile_classes", code="pc1", school="school1", year=2026, grade=9, direction="technical", pupils=24)
    t.add(
        "encounters",
        code="e1",
        kind="open_day",
        day="2026-03-10",
        school="school1",
        college="north",
        pupils=80,
        first_time=60,
    )
    for number in range(1, 41):
        college, specialty, *_ = LINES[number % 4]
        status = "by_specialty" if number % 4 else "seeking"
        t.add(
            "outcomes", graduate=f"g{number:02d}", college=college, qualification=_programme(college, specialty)["qualification"],
            graduated=2026, day="2026-11-01", status=status, on_order="yes",
        )  # fmt: skip
    t.add(
        "projects",
        code="workshop",
        **t.words("name", "Жаңа шеберхана", "Новая мастерская", "New workshop"),
        college="north",
        kind="equipment",
        stage="done",
        year=2026,
        cost=50_000_000,
        colleges_count=1,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1] / "examples" / "tiny")
