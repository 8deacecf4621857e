"""Groups, learners, equipment, teachers, modules, accreditation: all made up beside the real licences and bodies."""

import random
from typing import Any

from scripts.aktobe.rating import add_rating
from scripts.aktobe.tables import Tables

SEED = 22
EXAMPLE = "Example act of the region"
CATEGORIES = ("none", "teacher", "teacher", "moderator", "moderator", "expert", "researcher", "master")
MACHINES = (
    ("Токарлық станок", "Токарный станок", "Lathe", 4_200_000),
    ("Дәнекерлеу аппараты", "Сварочный аппарат", "Welding set", 650_000),
    ("Оқу стенді", "Учебный стенд", "Training stand", 1_800_000),
    ("Компьютер", "Компьютер", "Computer", 380_000),
    ("3D-принтер", "3D-принтер", "3D printer", 900_000),
    ("Асүй жабдығы", "Кухонное оборудование", "Kitchen equipment", 1_200_000),
)
TOPICS = {
    "course": ("Искусственный интеллект в обучении", "Модульное обучение", "Цифровые инструменты мастера"),
    "practice": ("Стажировка на производстве", "Новое оборудование предприятия"),
    "contest": ("Конкурс мастеров",),
    "expert": ("Экспертиза учебной программы",),
}
PEOPLE = (
    ("Айгүл Үлгібаева", "Айгуль Улгибаева", "Aigul Ulgibayeva"),
    ("Ерлан Мысалов", "Ерлан Мысалов", "Yerlan Myssalov"),
    ("Ольга Примерова", "Ольга Примерова", "Olga Primerova"),
    ("Дәулет Үлгіев", "Даулет Улгиев", "Daulet Ulgiyev"),
)
PER_GROUP = 180  # hours in a workshop a year, as the order's example counts them


def add_training(t: Tables) -> None:
    """All of them, with a noise of their own so that no other row depends on it."""
    noise = random.Random(SEED)
    groups = _groups(t, noise)
    _hours(t, noise, groups)
    _students(t, noise, groups)
    special = _teachers(t, noise)
    _modules(t, noise, groups, special)
    _licences(t, noise)
    _accreditation(t)
    _rules(t)
    add_rating(t)


def _groups(t: Tables, noise: random.Random) -> list[dict[str, Any]]:
    terms = {(r["qualification"], r["base"]): int(r["months"]) for r in t.rows["study_terms"]}
    made = []
    for row in t.rows["order_decisions"]:
        months = terms.get((row["qualification"], row["base"]), 34)
        starts = int(row["year"])
        for number in range(1, int(row["groups"]) + 1):
            row_ = {
                "code": f"g{starts % 100}-{row['code']}-{number}",
                "college": row["college"],
                "qualification": row["qualification"],
                "base": row["base"],
                "language": row["language"],
                "starts": f"{starts}-09-01",
                "ends": f"{starts + (months + 2) // 12}-06-30",
                "students": max(8, round(int(row["places"]) / int(row["groups"])) - noise.randrange(0, 4)),
            }
            made += [t.add("groups", **row_)]
    return made


def _hours(t: Tables, noise: random.Random, groups: list[dict[str, Any]]) -> None:
    """Workshops have the hours that the order counts on, and those which the running groups need."""
    free = {r["code"][6:]: float(r["amount"]) for r in t.rows["order_resources"] if r["calendar_year"] == 2026}
    rooms: dict[str, list[dict[str, Any]]] = {}
    for row in t.rows["workshops"]:
        rooms.setdefault(row["college"], []).append(row)
    for college, own in rooms.items():
        running = sum(g["college"] == college and g["ends"] > "2026-09-01" for g in groups)
        wanted = free.get(college, 0) * noise.uniform(0.97, 1.06) + running * PER_GROUP
        for row in own:
            row["hours"] = min(8760, round(wanted / len(own)))
            for number, (kk, ru, en, price) in enumerate(noise.sample(MACHINES, 2), start=1):
                count = noise.randrange(2, 14)
                t.add(
                    "equipment",
                    code=f"{row['code']}-e{number}",
                    **t.words("name", kk, ru, en),
                    workshop=row["code"],
                    number=count,
                    working=max(0, count - noise.choice([0, 0, 0, 1, 2])),
                    needed=count + noise.choice([0, 0, 2]),
                    bought=noise.randrange(2008, 2026),
                    cost=price * count,
                    paid_by=noise.choice(["budget", "budget", "zhas_maman", "sponsor", "own"]),
                )


def _students(t: Tables, noise: random.Random, groups: list[dict[str, Any]]) -> None:
    """Learners of one college, so that the page shows some; the others give their groups' size alone."""
    for group in groups:
        if group["college"] == "khromtau" and group["starts"].startswith("2025"):
            for number in range(1, int(group["students"]) + 1):
                gone = noise.random() < 0.04
                t.add(
                    "students",
                    code=f"{group['code']}-s{number:02d}",
                    college=group["college"],
                    qualification=group["qualification"],
                    group=group["code"],
                    entered=2025,
                    moved="no",
                    on_order="yes",
                    zhas_maman="yes" if noise.random() < 0.1 else "no",
                    dual="yes" if noise.random() < 0.4 else "no",
                    left="2026-02-10" if gone else "",
                )


def _teachers(t: Tables, noise: random.Random) -> dict[str, list[str]]:
    for number, names in enumerate(PEOPLE, start=1):
        t.add("people", code=f"example-teacher-{number}", **t.words("name", *names))
    special: dict[str, list[str]] = {}
    for college, about in t.kept["colleges"].items():
        for number in range(1, max(6, int(about["size"]) // 45) + 1):
            code = f"t-{college}-{number:02d}"
            trade = noise.random() < 0.6
            person = f"example-teacher-{number}" if college == "polytech" and number <= len(PEOPLE) else ""
            t.add(
                "teachers",
                code=code,
                person=person,
                college=college,
                category=noise.choice(CATEGORIES),
                special="yes" if trade else "no",
                degree="yes" if noise.random() < 0.08 else "no",
                from_industry="yes" if trade and noise.random() < 0.25 else "no",
                since=f"{noise.randrange(1998, 2025)}-09-01",
                hours=noise.choice([720, 900, 1080]),
            )
            if trade:
                special.setdefault(college, []).append(code)
            _development(t, noise, code, trade=trade)
    return special


def _development(t: Tables, noise: random.Random, teacher: str, *, trade: bool) -> None:
    kinds = [("course", 0.6), ("practice", 0.55 if trade else 0.0), ("contest", 0.1), ("expert", 0.05)]
    for kind, share in kinds:
        if noise.random() < share:
            year, month = noise.choice([2022, 2023, 2024, 2025, 2026]), noise.randrange(1, 11)
            t.add(
                "teacher_development",
                code=f"d-{teacher}-{kind}",
                teacher=teacher,
                kind=kind,
                topic=noise.choice(TOPICS[kind]),
                employer=f"emp{noise.randrange(1, 300):03d}" if kind == "practice" else "",
                abroad="yes" if noise.random() < 0.05 else "no",
                starts=f"{year}-{month:02d}-03",
                ends=f"{year}-{month:02d}-24",
                hours=noise.choice([36, 72, 80, 144]),
                state="confirmed" if noise.random() < 0.9 else "stated",
            )


def _modules(t: Tables, noise: random.Random, groups: list[dict[str, Any]], special: dict[str, list[str]]) -> None:
    names = {r["code"]: (r["name_kk"], r["name_ru"], r["name_en"]) for r in t.rows["qualifications"]}
    for college, qualification in sorted({(g["college"], g["qualification"]) for g in groups}):
        kk, ru, en = names[qualification]
        for number in (1, 2, 3):
            code = f"m-{college}-{qualification}-{number}"
            titles = (f"КМ {number}. {kk}", f"ПМ {number}. {ru}", f"PM {number}. {en}")
            t.add(
                "modules",
                code=code,
                **t.words("name", *titles),
                college=college,
                qualification=qualification,
                hours=noise.choice([144, 180, 216]),
                workshop_hours=PER_GROUP // 3,
            )
            able = special.get(college, [])
            for teacher in sorted(noise.sample(able, min(len(able), noise.choice([1, 2, 2, 3])))):
                t.add("module_teachers", module=code, teacher=teacher)


def _licences(t: Tables, noise: random.Random) -> None:
    """A few granted in 2026 and a few given back: none of them of a line that the order of 2026 plans."""
    held = {(r["college"], r["qualification"]) for r in t.rows["licences"]}
    for row in t.rows["licences"]:
        row["state"] = "open"
    specialties = {r["code"]: r["specialty"] for r in t.rows["qualifications"]}
    for college in ("agrarian", "transport", "uil"):
        taken = {specialties[q] for c, q in held if c == college}
        free = sorted(q for q, s in specialties.items() if s not in taken)
        qualification = noise.choice(free)
        t.add("licences", college=college, qualification=qualification, since="2026-03-16", opened=2026, new_specialty="no", state="open", number=f"EX-{college}-1", act="Example order 12")  # fmt: skip
        t.add(
            "order_licences",
            college=college,
            qualification=qualification,
            since="2026-03-16",
            number=f"EX-{college}-1",
        )


def _rules(t: Tables) -> None:
    """How long practice counts, and what the example region's act says of accreditations and the order."""
    t.add("training_rules", code="practice_years", valid_from="2016-01-01", value=3, act=EXAMPLE)
    about = {"valid_from": "2026-01-01", "valid_to": "", "resource": "hours", "act": EXAMPLE}
    t.add(
        "accreditation_rules",
        code="international-holds",
        condition="holds",
        reach="international",
        percent=3,
        **about,
    )
    t.add("accreditation_rules", code="ended", condition="ended", reach="", percent=-10, **about)


def _accreditation(t: Tables) -> None:
    for college, until in (("polytech", "2027-02-15"), ("khromtau", "2027-05-20"), ("european", "2027-10-30")):
        t.add(
            "accreditations",
            code=f"acc-{college}-national",
            college=college,
            scope="institution",
            reach="national",
            body="Example agency",
            register="Register 1 (example)",
            granted=f"{int(until[:4]) - 5}{until[4:]}",
            until=until,
            number=f"EX-{college}",
        )
    for college, state in (
        ("polytech", "self_study"),
        ("khromtau", "applied"),
        ("service", "visit"),
        ("transport", "report"),
    ):
        case = f"case-{college}"
        t.add("accreditation_cases", code=case, college=college, scope="institution", reach="national", body="Example agency", register="Register 1 (example)", applied="2026-02-02", state=state)  # fmt: skip
        licence = next(r["qualification"] for r in t.rows["licences"] if r["college"] == college)
        rows = (
            ("licence", f"{college} {licence}", "Лицензия на обучение действует"),
            ("workshop", f"ws-{college}-1", "Мастерская оснащена и открыта"),
            ("teacher", f"t-{college}-01", "Преподаватель в штате"),
            ("development", f"d-t-{college}-01-course", "Преподаватель повысил квалификацию"),
        )
        for number, (kind, row, claim) in enumerate(rows, start=1):
            t.add("accreditation_evidence", code=f"{case}-{number}", case=case, claim=claim, kind=kind, row=row)
