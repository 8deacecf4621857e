"""Occupations, employment, employers' requests, learners on the way: what the forecast needs. All made up."""

from scripts.aktobe.region import WEIGHTS
from scripts.aktobe.tables import Tables

YEARS = range(2026, 2032)
GENERIC = [
    ("Жүргізуші", "Водитель", "Driver", "transport", "8322"),
    ("Күзетші", "Охранник", "Guard", "public", "5414"),
    ("Сатушы", "Продавец", "Shop assistant", "trade", "5223"),
    ("Кассир", "Кассир", "Cashier", "trade", "5230"),
    ("Аспаз", "Повар", "Cook", "trade", "5120"),
    ("Даяшы", "Официант", "Waiter", "trade", "5131"),
    ("Қоймашы", "Кладовщик", "Storekeeper", "trade", "4321"),
    ("Хатшы", "Секретарь", "Secretary", "public", "4120"),
    ("Оператор", "Оператор станка", "Machine operator", "industry", "8189"),
    ("Крановщик", "Крановщик", "Crane operator", "construction", "8343"),
    ("Экскаваторшы", "Экскаваторщик", "Excavator operator", "mining", "8342"),
    ("Бұрғылаушы", "Бурильщик", "Driller", "mining", "8113"),
    ("Электрик", "Электрик", "Electrician", "energy", "7411"),
    ("Сантехник", "Сантехник", "Plumber", "construction", "7126"),
    ("Сылақшы", "Штукатур", "Plasterer", "construction", "7123"),
    ("Бетоншы", "Бетонщик", "Concrete worker", "construction", "7114"),
    ("Малшы", "Животновод", "Livestock worker", "agriculture", "6121"),
    ("Бағбан", "Овощевод", "Vegetable grower", "agriculture", "6113"),
    ("Тракторшы", "Тракторист", "Tractor driver", "agriculture", "8341"),
    ("Санитар", "Санитар", "Care assistant", "health", "5329"),
    ("Тәрбиеші көмекшісі", "Помощник воспитателя", "Child-care assistant", "education", "5311"),
    ("Зертханашы", "Лаборант", "Laboratory worker", "industry", "3111"),
    ("Желі әкімшісі", "Администратор сети", "Network administrator", "ict", "3513"),
    ("Байланыс монтері", "Монтёр связи", "Communications fitter", "ict", "7422"),
    ("Жол жұмысшысы", "Дорожный рабочий", "Road worker", "construction", "9312"),
    ("Вагон тексеруші", "Осмотрщик вагонов", "Wagon inspector", "transport", "7233"),
    ("Диспетчер", "Диспетчер", "Dispatcher", "transport", "4323"),
    ("Бухгалтер көмекшісі", "Помощник бухгалтера", "Accounts clerk", "trade", "4311"),
    ("Мейірбике", "Медсестра", "Nurse", "health", "3221"),
    ("Фельдшер", "Фельдшер", "Feldsher", "health", "2240"),
    ("Әлеуметтік қызметкер", "Социальный работник", "Social worker", "health", "3412"),
    ("Слесарь", "Слесарь-ремонтник", "Repair fitter", "industry", "7233"),
    ("Токарь", "Токарь", "Turner", "industry", "7223"),
    ("Наубайшы", "Пекарь", "Baker", "industry", "7512"),
    ("Тігінші", "Швея", "Sewing operator", "industry", "8153"),
    ("Өрт сөндіруші", "Пожарный", "Firefighter", "public", "5411"),
]  # fmt: skip
ISCO = {
    "agriculture": "6130",
    "mining": "3117",
    "industry": "3119",
    "energy": "3113",
    "construction": "3112",
    "transport": "3119",
}
ISCO |= {"trade": "3339", "ict": "3512", "health": "3259", "education": "3412", "public": "3353"}


def add_work(t: Tables) -> None:
    """All of them but the learners, which follow from the order's lines."""
    _occupations(t)
    _crosswalk(t)
    _mobility(t)
    t.add(
        "forecast_settings",
        year=2026,
        years=6,
        ratio="0.6",
        ratio_spread="0.25",
        exit_rate="0.03",
        act="Example settings",
    )


def _occupations(t: Tables) -> None:
    occupations: dict[str, dict[str, str]] = {}
    for number, (code, one) in enumerate(t.kept["specialties"].items(), start=1):
        kk, ru, en = one["names"]
        name = f"occ{number:03d}"
        words = t.words("name", f"{kk} маманы", f"Специалист: {ru}", f"{en} specialist")
        t.add("occupations", code=name, **words, isco=ISCO[one["sector"]], sector=one["sector"])
        occupations[name] = {"sector": one["sector"], "of": code}
    for number, (kk, ru, en, sector, isco) in enumerate(GENERIC, start=len(occupations) + 1):
        name = f"occ{number:03d}"
        t.add("occupations", code=name, **t.words("name", kk, ru, en), isco=isco, sector=sector)
        occupations[name] = {"sector": sector, "of": ""}
    for name in occupations:
        rate, kappa = t.noise.uniform(0.024, 0.04), t.noise.uniform(0.75, 0.95)
        t.add("exit_rates", occupation=name, rate=f"{rate:.4f}".rstrip("0"), kappa=f"{kappa:.2f}".rstrip("0"))
    t.kept["occupations"] = occupations


def _crosswalk(t: Tables) -> None:
    occupations = t.kept["occupations"]
    own = {one["of"]: code for code, one in occupations.items() if one["of"]}
    for specialty, one in t.kept["specialties"].items():
        near = [
            code for code, other in occupations.items() if other["sector"] == one["sector"] and code != own[specialty]
        ]
        chosen = t.noise.sample(near, min(2, len(near)))
        for occupation, share in zip((own[specialty], *chosen), ("0.6", "0.2", "0.1"), strict=False):
            t.add(
                "crosswalk",
                specialty=specialty,
                occupation=occupation,
                share=share,
                author="Example",
                day="2026-01-15",
            )
        t.add("entry_rates", specialty=specialty, entry=f"{t.noise.uniform(0.68, 0.86):.2f}".rstrip("0"))


def _mobility(t: Tables) -> None:
    for origin in WEIGHTS:
        if origin == "1510":
            t.add("mobility", origin=origin, target=origin, share="0.8")
            for other in t.noise.sample([code for code in WEIGHTS if code != origin], 4):
                t.add("mobility", origin=origin, target=other, share="0.03")
        else:
            t.add("mobility", origin=origin, target=origin, share="0.62")
            t.add("mobility", origin=origin, target="1510", share="0.28")


def add_demand(t: Tables, graduates: dict[str, float]) -> None:
    """Employment sized so that replacement is near what the colleges give, unevenly; requests and hires of employers."""
    occupations = t.kept["occupations"]
    own = {one["of"]: code for code, one in occupations.items() if one["of"]}
    wanted = dict.fromkeys(occupations, 14.0)
    for specialty, number in graduates.items():
        wanted[own[specialty]] += number * 0.62 * t.noise.choice([0.5, 0.8, 1.0, 1.3, 1.8])
    for occupation, yearly in wanted.items():
        for district, weight in WEIGHTS.items():
            persons = yearly / 0.032 / 0.85 * weight * t.noise.uniform(0.6, 1.4)
            for year in (2023, 2024, 2025):
                persons *= t.noise.uniform(0.98, 1.03)
                t.add("employment", occupation=occupation, district=district, year=year, persons=round(persons))
    _requests(t)


def _requests(t: Tables) -> None:
    by_sector: dict[str, list[str]] = {}
    for code, one in t.kept["occupations"].items():
        by_sector.setdefault(one["sector"], []).append(code)
    number = 0
    for employer, district, sector in t.kept["employers"]:
        honest = t.noise.choice([0.25, 0.45, 0.6, 0.75, 0.95])
        for occupation in t.noise.sample(by_sector[sector], min(2, len(by_sector[sector]))):
            for year in (2024, 2025, 2026, 2027):
                asked = t.noise.randrange(2, 16)
                number += 1
                contract = year >= 2026 and t.noise.random() < 0.06
                t.add(
                    "requests",
                    code=f"req{number:05d}",
                    employer=employer,
                    occupation=occupation,
                    district=district,
                    asked_year=min(year, 2026),
                    wanted_year=year,
                    number=min(asked, 4) if contract else asked,
                    contract="yes" if contract else "no",
                )
                if year < 2026:
                    hired = round(asked * min(1.0, honest * t.noise.uniform(0.7, 1.3)))
                    t.add(
                        "hires", employer=employer, occupation=occupation, district=district, year=year, number=hired
                    )
    for place, (sector, district, year, jobs) in enumerate(
        (
            ("mining", "1560", 2028, 120),
            ("industry", "1510", 2029, 90),
            ("ict", "1510", 2028, 60),
            ("energy", "1548", 2030, 50),
        ),
        start=1,
    ):
        for occupation in by_sector[sector][:2]:
            t.add(
                "job_projects",
                code=f"plant{place}",
                occupation=occupation,
                district=district,
                year=year,
                jobs=jobs // 2,
                probability="0.6",
                fresh="0.7",
            )
