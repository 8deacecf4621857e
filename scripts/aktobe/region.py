"""The region, its colleges and the classifiers."""

import json

from scripts.aktobe import real
from scripts.aktobe.shapes import OUTLINE, cell
from scripts.aktobe.tables import Tables

WEIGHTS = {"1510": 0.56, "1532": 0.05, "1534": 0.03, "1536": 0.025, "1568": 0.018, "1540": 0.018, "1560": 0.05}
WEIGHTS |= {"1542": 0.02, "1546": 0.034, "1548": 0.075, "1556": 0.042, "1552": 0.018, "1564": 0.05}

# Specialties invented to reach the published number of 94.
MORE = [
    ("Y0714R00", "Робототехника", "Мобильная робототехника", "Mobile robotics", "industry", "mid", 46),
    ("Y0715M00", "Металлургия", "Металлургия", "Metallurgy", "industry", "mid", 46),
    ("Y0732L00", "Жер кадастры", "Землеустройство", "Land management", "construction", "mid", 46),
    ("Y0732S00", "Сылақ және бояу жұмыстары", "Отделочные работы", "Finishing works", "construction", "worker", 22),
    ("Y0732M00", "Тас қалау", "Каменные работы", "Masonry", "construction", "worker", 22),
    ("Y0713E00", "Электромонтаж", "Электромонтажные работы", "Electrical installation", "energy", "worker", 22),
    ("Y0716D00", "Локомотив депосы слесарі", "Ремонт подвижного состава", "Rolling stock repair", "transport", "worker", 22),
    ("Y0922S00", "Әлеуметтік жұмыс", "Социальная работа", "Social work", "health", "mid", 34),
    ("Y1013B00", "Бармен, даяшы", "Обслуживание в ресторане", "Restaurant service", "trade", "worker", 10),
    ("Y0416S00", "Сатушы", "Розничная торговля", "Retail sales", "trade", "worker", 10),
    ("Y0612W00", "Веб-әзірлеу", "Веб-разработка", "Web development", "ict", "worker", 22),
    ("Y0713R00", "Жаңартылатын энергия көздері", "Возобновляемые источники энергии", "Renewable energy", "energy", "mid", 46),
    ("Y0811T00", "Тракторшы-машинист", "Тракторист-машинист", "Tractor driving", "agriculture", "worker", 10),
]  # fmt: skip

SECTORS_OF = {
    "polytech": ("industry", "ict", "energy", "construction", "trade"),
    "agrarian": ("agriculture", "industry"),
    "construction": ("construction", "energy", "trade"),
    "medical": ("health",),
    "auto": ("transport", "construction", "industry"),
    "transport": ("transport", "ict", "energy"),
    "music": ("education",),
    "humanities": ("education", "public", "ict"),
    "service": ("trade", "industry"),
    "special": ("trade", "ict"),
    "industrial": ("industry", "trade", "mining"),
    "sport": ("education",),
    "penal": ("industry", "construction"),
    "khromtau": ("mining", "industry", "energy"),
    "european": ("trade", "public", "ict"),
}
RURAL = ("agriculture", "transport", "industry", "construction", "trade")


def add_region(t: Tables) -> None:
    """Everything that the other makers refer to."""
    _districts(t)
    _colleges(t)
    _classifiers(t)
    t.add(
        "people",
        source=real.PRESS,
        code="akim",
        **t.words("name", "Асхат Шахаров", "Асхат Шахаров", "Askhat Shakharov"),
    )
    t.add(
        "posts",
        source=real.PRESS,
        person="akim",
        **t.words("title", "Облыс әкімі", "Аким области", "Akim of the region"),
        organisation_kind="department",
        organisation="akimat",
        starts="2023-09-01",
    )


def _districts(t: Tables) -> None:
    outline = {"type": "Polygon", "coordinates": [[[x, y] for x, y in (*OUTLINE, OUTLINE[0])]]}
    t.add(
        "region",
        source=real.WIKI,
        code="aktobe",
        **t.words("name", "Ақтөбе облысы", "Актюбинская область", "Aktobe region"),
        capital="Актобе",
        current_year=2026,
        outline=json.dumps(outline, sort_keys=True, separators=(",", ":")),
    )
    points = [(lon, lat) for *_, lon, lat in real.DISTRICTS]
    for code, kk, ru, en, ckk, cru, cen, lon, lat in real.DISTRICTS:
        t.add(
            "districts",
            source=f"{real.WIKI}. {real.SHAPE}",
            code=code,
            **t.words("name", kk, ru, en),
            **t.words("centre", ckk, cru, cen),
            kind="city" if code == "1510" else "district",
            shape=json.dumps(cell((lon, lat), points), sort_keys=True, separators=(",", ":")),
        )


def _colleges(t: Tables) -> None:
    kinds = ("contingent", "contingent_order", "intake", "intake_order", "graduates", "graduates_order")
    kinds += ("employed_percent", "employed_pension_percent", "teachers", "licences", "special_needs")
    colleges = {}
    for code, kk, ru, en, district, location, capacity, beds, *figures, note in real.COLLEGES:
        colleges[code] = {"district": district, "location": location, "size": figures[0], "ownership": "state"}
        merged = code == "communication"
        t.add(
            "colleges",
            source=real.DASHBOARD,
            code=code,
            **t.words("name", kk, ru, en),
            district=district,
            ownership="state",
            location=location,
            closed="2022-08-24" if merged else "",
            merged_into="transport" if merged else "",
            design_capacity="" if capacity is None else capacity,
            dormitory_beds="" if beds is None else beds,
            note=note,
        )
        for kind, value in zip(kinds, figures, strict=True):
            if value is not None:
                t.add("college_figures", source=real.DASHBOARD, college=code, year=2022, kind=kind, value=value)
    colleges.pop("communication")
    code, kk, ru, en = real.EUROPEAN
    common = {"district": "1510", "ownership": "private", "location": "city"}
    t.add("colleges", source=real.PRESS, code=code, **t.words("name", kk, ru, en), **common)
    colleges[code] = {**common, "size": 900}
    for number in range(1, 16):
        code = f"private{number:02d}"
        size = t.noise.randrange(300, 1300)
        sectors = t.noise.choice(
            [("trade", "public", "ict"), ("health",), ("industry", "mining"), ("education", "trade")]
        )
        SECTORS_OF[code] = sectors
        capacity = round(size * t.noise.uniform(0.9, 1.5), -1)
        names = (f"№ {number} жеке меншік колледж", f"Частный колледж № {number}", f"Private college No. {number}")
        t.add("colleges", code=code, **t.words("name", *names), **common, design_capacity=int(capacity))
        colleges[code] = {**common, "size": size}
    t.kept["colleges"] = colleges


def _classifiers(t: Tables) -> None:
    for code, kk, ru, en in real.ISCED:
        t.add("isced_fields", source="ISCED-F 2013", code=code, **t.words("name", kk, ru, en))
    known = {code for code, *_ in real.ISCED}
    given = [*real.SPECIALTIES, real.FLORIST, *real.UNCODED]
    specialties = {}
    for one in (*given, *MORE):
        code, kk, ru, en, sector, level, months = one
        field = code[:2] if code[:2] in known else code[1:3]
        source = "" if one in MORE else real.CLASSIFIER if code[0].isdigit() else f"{real.PRESS}; provisional code"
        t.add("specialties", source=source, code=code, **t.words("name", kk, ru, en), isced=field)
        specialties[code] = {
            "sector": sector,
            "level": level,
            "months": months,
            "names": (kk, ru, en),
            "real": bool(source),
        }
    t.kept["specialties"] = specialties
    _qualifications(t)


REAL_QUALIFICATIONS = {
    "10130100": ("4S10130103", "mid", "Операционный менеджер", "Операциялық менеджер", "Operational manager"),
    "07240200": ("4S07240203", "mid", "Техник-маркшейдер", "Техник-маркшейдер", "Mine-surveyor technician"),
}


def _qualifications(t: Tables) -> None:
    specialties, made = t.kept["specialties"], []
    for code, one in specialties.items():
        kk, ru, en = one["names"]
        if code in REAL_QUALIFICATIONS:
            name, level, ru, kk, en = REAL_QUALIFICATIONS[code]
            made.append((name, code, level, kk, ru, en, real.CLASSIFIER))
        else:
            prefix = "3W" if one["level"] == "worker" else "4S"
            word = (
                ("жұмысшы", "рабочий", "worker")
                if one["level"] == "worker"
                else ("маман", "специалист", "specialist")
            )
            made.append(
                (
                    f"{prefix}{code[:6]}01",
                    code,
                    one["level"],
                    f"{kk}: {word[0]}",
                    f"{ru}: {word[1]}",
                    f"{en}: {word[2]}",
                    "",
                )
            )
    others = [
        code
        for code, one in specialties.items()
        if one["level"] == "mid" and one["sector"] not in {"education", "health"}
    ]
    for code in others[: 139 - len(made)]:
        kk, ru, en = specialties[code]["names"]
        made.append((f"3W{code[:6]}09", code, "worker", f"{kk}: жұмысшы", f"{ru}: рабочий", f"{en}: worker", ""))
    qualifications = {}
    for code, specialty, level, kk, ru, en, source in made[:139]:
        nqf = 3 if level == "worker" else 4
        t.add(
            "qualifications",
            source=source,
            code=code,
            **t.words("name", kk, ru, en),
            specialty=specialty,
            level=level,
            nqf=nqf,
            eqf=nqf,
        )
        months = min(specialties[specialty]["months"], 34) if level == "worker" else specialties[specialty]["months"]
        months = 22 if level == "worker" and code.endswith("09") else months
        qualifications[code] = {"specialty": specialty, "level": level, "months": months}
        for base, shorter in (("base9", 0), ("base11", 12)):
            if months - shorter >= 10:
                t.add("study_terms", source=source, qualification=code, base=base, months=months - shorter)
    t.kept["qualifications"] = qualifications
