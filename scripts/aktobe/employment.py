"""Graduates, registers, claims, dual contracts with their hours, practice places, rules. All made up but for the law."""

import random
from typing import Any

from scripts.aktobe.tables import Tables

SEED = 26  # of its own, so that no row of the other makers depends on it
LAW = "Law On Education No. 319-III, Art. 12 and 17: at least 60 % of the special modules' time at the enterprise"
EXAMPLE = "Example act of the region"
RULES = (
    ("dual_share", 60, LAW, LAW),
    ("dual_hours", 1200, EXAMPLE, ""),
    ("mentor_places", 8, EXAMPLE, ""),
    ("least_graduates", 10, EXAMPLE, ""),
    ("interest_change", 25, EXAMPLE, ""),
    ("interest_classes", 50, EXAMPLE, ""),
    ("interest_answers", 30, EXAMPLE, ""),
    ("interest_visits", 20, EXAMPLE, ""),
)
DATES = (
    ("11-01", 0, "1 қараша", "1 ноября", "1 November"),
    ("05-01", 1, "6 айдан кейін", "Через 6 месяцев", "Six months later"),
)
PLAIN = {"moved": "no", "zhas_maman": "no", "dual": "no"}
WORK = ("by_specialty", "other_work", "own_business")
MONTHS = ("2026-09-01", "2026-10-01", "2026-11-01", "2026-12-01")


def add_rules(t: Tables, years: tuple[int, ...]) -> None:
    """Rules and fixed dates: the same for every example region."""
    for code, value, act, source in RULES:
        t.add("employment_rules", source=source, code=code, valid_from="2016-01-21", value=value, act=act)
    for year in years:
        for day, later, kk, ru, en in DATES:
            words = t.words("name", kk, ru, en)
            t.add("outcome_dates", graduated=year, day=f"{year + later}-{day}", act=EXAMPLE, **words)


def add_employment(t: Tables) -> None:
    """All of them."""
    noise = random.Random(SEED)
    add_rules(t, (2025, 2026))
    _claimed(t, noise)
    lines = [one for one in t.kept["lines"] if one["last"]]
    _graduates(t, noise, lines)
    students = [_student(t, noise, lines, f"st2025-{n:04d}", 2025) for n in range(1, 601)]
    _from_classes(t, students)
    _contracts(t, noise, students)
    employers = [row["code"] for row in t.rows["employers"]]
    for code in employers[:40]:
        words = t.words("about", "Үлгі кәсіпорын", "Предприятие-пример", "An example enterprise")
        t.add("employer_profiles", employer=code, contact="HR", mentors=noise.randrange(2, 9), **words)
    for number in range(1, 61):
        about = noise.choice(lines)["qualification"]
        place = {"starts": "2026-10-01", "ends": "2027-05-31", "places": noise.randrange(2, 13)}
        t.add(
            "practice_places",
            code=f"pr2026-{number:03d}",
            employer=noise.choice(employers),
            qualification=about,
            **place,
        )


def _claimed(t: Tables, noise: random.Random) -> None:
    """What colleges claimed of the graduates of 2025; of those without work they claimed some employed."""
    for row in t.rows["outcomes"]:
        if row["graduated"] == 2025:
            lost = row["status"] in {"seeking", "unknown"} and noise.random() < 0.6
            row["claimed"] = "by_specialty" if lost else row["status"]


def _student(
    t: Tables, noise: random.Random, lines: list[dict[str, Any]], code: str, entered: int, **more: Any
) -> dict[str, Any]:
    one = noise.choices(lines, [line["last"] for line in lines])[0]
    about = {"college": one["college"], "qualification": one["qualification"], "entered": entered}
    person = f"{noise.getrandbits(128):032x}"
    return t.add(
        "students",
        code=code,
        person=person,
        **PLAIN,
        on_order="yes" if noise.random() < 0.72 else "no",
        **about,
        **more,
    )


def _from_classes(t: Tables, students: list[dict[str, Any]]) -> None:
    """Half of those who entered in 2025 came from profile classes; some of them have left again."""
    pupils = [row["pupil"] for row in t.rows["class_pupils"] if row["profile_class"].startswith("pc-2025")]
    for number, (student, pupil) in enumerate(zip(students[::2], pupils[::2], strict=False)):
        student["person"] = pupil
        if number > 100 and number % 12 == 0:  # nobody who has a dual contract
            student["left"] = "2026-02-10"


def _graduates(t: Tables, noise: random.Random, lines: list[dict[str, Any]]) -> None:
    """Graduates of 2026 with register extracts of 1 November and their colleges' claims: ready to be joined."""
    employers = [row["code"] for row in t.rows["employers"]]
    jobs: dict[str, list[str]] = {}
    for row in t.rows["crosswalk"]:
        jobs.setdefault(row["specialty"], []).append(row["occupation"])
    occupations = [row["code"] for row in t.rows["occupations"]]
    specialty = {row["code"]: row["specialty"] for row in t.rows["qualifications"]}
    for number in range(1, 801):
        row = _student(t, noise, lines, f"g2026-{number:05d}", 2023, graduated=2026)
        kind = noise.choices(("labour", "tax", "business", "study", "army", "leave", ""), (58, 9, 3, 12, 5, 2, 11))[0]
        if kind:
            fits = jobs.get(specialty[row["qualification"]], [])
            job = noise.choice(fits) if fits and noise.random() < 0.75 else noise.choice(occupations)
            told = {"employer": noise.choice(employers[:60]), "occupation": job} if kind == "labour" else {}
            t.add("register_rows", person=row["person"], register=kind, day="2026-11-01", **told)
        claim = (
            "by_specialty"
            if kind in {"labour", "tax"} or (not kind and noise.random() < 0.5)
            else "study"
            if kind == "study"
            else ""
        )
        if claim:
            t.add("claims", student=row["code"], day="2026-11-01", status=claim)


def _contracts(t: Tables, noise: random.Random, students: list[dict[str, Any]]) -> None:
    employers = [row["code"] for row in t.rows["employers"]][:40]
    taken: dict[str, int] = {}
    for number, row in enumerate(students[:150], start=1):
        employer = min(noise.sample(employers, 6), key=lambda one: (taken.get(one, 0), one))
        taken[employer] = taken.get(employer, 0) + 1
        code = f"dual2026-{number:03d}"
        about = {"college": row["college"], "employer": employer, "student": row["code"], "mentor": "mentor"}
        t.add("dual_contracts", code=code, **about, starts="2026-09-01", ends="2027-06-30", state="signed")
        for month in MONTHS:
            modules = noise.randrange(70, 121)
            planned = round(modules * 0.62)
            real = round(modules * noise.uniform(0.45, 0.72)) if month < "2026-11" else ""
            t.add("dual_hours", contract=code, month=month, modules=modules, planned=planned, real=real)


def add_tiny(t: Tables) -> None:
    """A few rows of every sheet for the tiny region."""
    add_rules(t, (2026,))
    programmes = (("north", "3W07150501"), ("south", "4S08410101"), ("north", "4S06130101"))
    for number, (college, qualification) in enumerate(programmes, start=1):
        about = {"college": college, "qualification": qualification, "on_order": "yes", **PLAIN}
        t.add("students", code=f"s{number}", person=f"{number:032x}", entered=2025, **about)
        t.add("students", code=f"d{number}", person=f"{number + 50:032x}", entered=2023, graduated=2026, **about)
        t.add("claims", student=f"d{number}", day="2026-11-01", status="by_specialty")
        job = {"employer": "plant", "occupation": "welder"} if number == 1 else {}
        t.add("register_rows", person=f"{number + 50:032x}", register="labour", day="2026-11-01", **job)
        parties = {"college": college, "employer": "plant", "student": f"s{number}"}
        t.add(
            "dual_contracts", code=f"dual{number}", **parties, starts="2026-09-01", ends="2027-06-30", state="signed"
        )
        t.add(
            "dual_hours", contract=f"dual{number}", month="2026-09-01", modules=100, planned=60, real=50 + 10 * number
        )
        place = {"employer": "plant", "qualification": qualification, "starts": "2026-10-01", "ends": "2027-05-31"}
        t.add("practice_places", code=f"pr{number}", places=number, **place)
    for employer in ("plant", "farm"):
        words = t.words("about", "Үлгі кәсіпорын", "Предприятие-пример", "An example enterprise")
        t.add("employer_profiles", employer=employer, contact="HR", mentors=3, **words)
