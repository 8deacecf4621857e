"""Schools, employers, licences, works, guidance, the forum, honours, published figures."""

from scripts.aktobe import real
from scripts.aktobe.region import RURAL, SECTORS_OF, WEIGHTS
from scripts.aktobe.tables import Tables

SECTORS = (
    "agriculture",
    "mining",
    "industry",
    "energy",
    "construction",
    "transport",
    "trade",
    "ict",
    "health",
    "education",
    "public",
)
DIRECTIONS = ("technical", "ict", "agriculture", "transport", "services", "creative", "medicine")
KINDS = ("open_day", "trial", "enterprise", "worker", "master_class", "fair", "diagnostics", "tour")


def add_places(t: Tables) -> None:
    """All of them."""
    _schools(t)
    _employers(t)
    _programmes(t)
    _guidance(t)
    _works(t)
    for code, year, indicator, value, unit, en, ru, source, day in real.PUBLISHED:
        figure = {"code": code, "year": year, "indicator": indicator, "value": value, "unit": unit, "day": day}
        t.add("published_figures", source=source, **figure, **t.words("wording", "", ru, en))


def _spread(t: Tables, total: int) -> list[str]:
    """District codes, as many as wanted, by their weights."""
    return t.noise.choices(list(WEIGHTS), list(WEIGHTS.values()), k=total)


def _schools(t: Tables) -> None:
    schools = []
    for number, district in enumerate(sorted(_spread(t, 400)), start=1):
        names = (f"№ {number} мектеп", f"Школа № {number}", f"School No. {number}")
        city = district == "1510"
        t.add(
            "schools",
            code=f"school{number:03d}",
            **t.words("name", *names),
            district=district,
            language="ru" if t.noise.random() < (0.3 if city else 0.12) else "kk",
            pupils_9=t.noise.randrange(40, 130) if city else t.noise.randrange(8, 40),
            pupils_11=t.noise.randrange(20, 70) if city else t.noise.randrange(3, 22),
        )
        schools.append((f"school{number:03d}", district, city))
    t.kept["schools"] = schools


def _employers(t: Tables) -> None:
    employers = []
    for number, district in enumerate(_spread(t, 300), start=1):
        weights = [3 if one in RURAL and district != "1510" else 1 for one in SECTORS]
        sector = t.noise.choices(SECTORS, weights)[0]
        code = f"emp{number:03d}"
        names = (f"№ {number} кәсіпорын", f"Предприятие № {number}", f"Enterprise No. {number}")
        t.add(
            "employers",
            code=code,
            **t.words("name", *names),
            district=district,
            sector=sector,
            employees=t.noise.randrange(15, 900),
        )
        employers.append((code, district, sector))
    t.kept["employers"] = employers


def _programmes(t: Tables) -> None:
    """Which college may teach what: licences."""
    specialties, taught = t.kept["specialties"], {}
    by_specialty: dict[str, list[str]] = {}
    for code, one in t.kept["qualifications"].items():
        by_specialty.setdefault(one["specialty"], []).append(code)
    for college, about in t.kept["colleges"].items():
        sectors = SECTORS_OF.get(college, RURAL)
        fitting = [code for code, one in specialties.items() if one["sector"] in sectors]
        if college == "music":
            fitting = ["01140200", "02150100", "02150300", "02151000", "02150900"]
        if college == "sport":
            fitting = ["01140500"]
        wanted = max(2, min(len(fitting), 3 + about["size"] // 110))
        chosen = t.noise.sample(fitting, wanted) if wanted < len(fitting) else list(fitting)
        new = [specialty for where, specialty in real.OPENED_2025 if where == college]
        for specialty in sorted({*chosen, *new}):
            for qualification in by_specialty[specialty]:
                if qualification.endswith("09") and t.noise.random() < 0.45:
                    continue
                opened = specialty in new and qualification == by_specialty[specialty][0]
                source = f"{real.PRESS}. {real.OPENED_NOTE}" if opened else ""
                t.add(
                    "licences",
                    source=source,
                    college=college,
                    qualification=qualification,
                    opened=2025 if opened else t.noise.randrange(2005, 2024),
                    new_specialty="yes" if opened else "no",
                )
                taught.setdefault(college, []).append((qualification, opened))
        for number in range(max(1, wanted // 3)):
            names = (f"№ {number + 1} шеберхана", f"Мастерская № {number + 1}", f"Workshop No. {number + 1}")
            t.add(
                "workshops",
                code=f"ws-{college}-{number + 1}",
                **t.words("name", *names),
                college=college,
                seats=t.noise.choice([12, 15, 20, 25]),
                opened=t.noise.randrange(2010, 2026),
                modern="yes" if t.noise.random() < 0.4 else "no",
            )
    t.kept["taught"] = taught
    for college in ("khromtau", "polytech", "european"):
        t.add(
            "accreditations",
            source=f"{real.PRESS}. The body is not named; the date is the report's",
            code=f"acc-{college}-2025",
            college=college,
            scope="institution",
            reach="international",
            granted="2025-12-24",
        )


def _guidance(t: Tables) -> None:
    schools = t.kept["schools"]
    for year, count in ((2025, 60), (2026, 74)):
        for place, (school, _, city) in enumerate(schools[:count] if year == 2025 else schools[20 : 20 + count]):
            for number in range(2 if place % 3 == 0 else 1):
                t.add(
                    "profile_classes",
                    code=f"pc-{year}-{school}-{number + 1}",
                    school=school,
                    year=year,
                    grade=t.noise.choice([9, 10, 10, 11]),
                    direction=t.noise.choice(DIRECTIONS),
                    pupils=t.noise.randrange(18, 30) if city else t.noise.randrange(10, 22),
                )
    colleges = list(t.kept["colleges"])
    for year, wanted in ((2025, 48_120), (2026, 50_350)):
        left, number = wanted, 0
        while left > 0:
            school, _, city = t.noise.choice(schools)
            pupils = t.noise.randrange(60, 260) if city else t.noise.randrange(20, 90)
            first = min(left, round(pupils * t.noise.uniform(0.5, 0.95)))
            left -= first
            number += 1
            t.add(
                "encounters",
                code=f"enc-{year}-{number:04d}",
                kind=t.noise.choice(KINDS),
                day=f"{year}-{t.noise.choice([2, 3, 4, 5, 9, 10, 11]):02d}-{t.noise.randrange(1, 28):02d}",
                school=school,
                college=t.noise.choice(colleges) if t.noise.random() < 0.7 else "",
                pupils=pupils,
                first_time=first,
            )


def _works(t: Tables) -> None:
    t.add(
        "projects",
        source=real.PRESS,
        code="it-hub",
        **t.words(
            "name",
            "Жоғары политехникалық колледжінің IT-хабы",
            "IT-хаб Высшего политехнического колледжа",
            "IT hub of the Higher Polytechnic College",
        ),
        college="polytech",
        kind="it_hub",
        stage="building",
        year=2025,
        cost=1_000_000_000,
        colleges_count=1,
    )
    t.add(
        "projects",
        source=f"{real.PRESS}. The two colleges and the separate amounts are not named",
        code="repair-2025",
        **t.words(
            "name",
            "Екі колледждің күрделі жөндеуі",
            "Капитальный ремонт двух колледжей",
            "Capital repair of two colleges",
        ),
        kind="capital_repair",
        stage="done",
        year=2025,
        cost=500_000_000,
        colleges_count=2,
        cost_note="more than 500 m tenge",
    )
    t.add(
        "projects",
        source="gov.kz/memleket/entities/aktobe/press/news/details/1057120",
        code="equipment-2025",
        **t.words("name", "Жабдық сертификаттары", "Сертификаты на оснащение", "Equipment certificates"),
        kind="equipment",
        stage="done",
        year=2025,
        cost=900_000_000,
        colleges_count=9,
        cost_note="9 colleges x 100 m tenge",
    )
