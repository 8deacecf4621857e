"""Capital works beside the published ones: finished projects of the past, some under way, their money; all made up."""

import random
from datetime import date, timedelta
from typing import Any

from scripts.aktobe.tables import Tables
from sheber.kernel.exchange.parse import control_digit
from sheber.works.words import METHOD

SEED = 23
M = 1_000_000
PAST = {  # kind: (how many, cost in millions from, to, days from, to)
    "capital_repair": (13, 90, 420, 240, 520),
    "current_repair": (10, 12, 60, 60, 150),
    "equipment": (6, 40, 160, 90, 240),
    "new": (5, 350, 1400, 420, 900),
}
NAMES = {
    "capital_repair": ("Күрделі жөндеу", "Капитальный ремонт", "Capital repair"),
    "current_repair": ("Ағымдағы жөндеу", "Текущий ремонт", "Current repair"),
    "equipment": ("Шеберханаларды жабдықтау", "Оснащение мастерских", "Equipment of workshops"),
    "new": ("Жаңа корпус", "Новый корпус", "New building"),
}
FIRMS = (
    ("firm-1", "«Үлгі Құрылыс» ЖШС", "ТОО «Улги Курылыс»", "Ulgi Kurylys LLP"),
    ("firm-2", "«Мысал Монтаж» ЖШС", "ТОО «Мысал Монтаж»", "Mysal Montazh LLP"),
    ("firm-3", "«Жоба Үлгі» ЖШС", "ТОО «Жоба Улги»", "Zhoba Ulgi LLP"),
    ("firm-4", "«Жабдық Мысал» ЖШС", "ТОО «Жабдык Мысал»", "Zhabdyk Mysal LLP"),
)
PHOTOS = (
    ("shops-khromtau", "2026-03-12", "Фундамент корпуса", ""),
    ("shops-khromtau", "2026-06-18", "Стены второго этажа", ""),
    ("shops-service", "2026-07-02", "Оборудование доставлено", ""),
    ("heating-kobda", "2026-08-05", "Новый котёл", ""),
    ("heating-kobda", "2026-09-10", "Трубы заменены", "photo-heating-kobda-1"),
)
STEPS = ("design", "expertise", "tender", "works", "acceptance")
# code, kind, college, names, cost, starts, ends, stage, share done, steps done, share of the resource it brings
NOW: tuple[tuple[Any, ...], ...] = (
    ("shops-khromtau", "new", "khromtau", ("Оқу-өндірістік шеберханалар корпусы", "Корпус учебно-производственных мастерских", "Building of training workshops"), 620, "2025-04-01", "2026-08-25", "building", 0.62, 3, 0.4),
    ("shops-service", "equipment", "service", ("Асхана мен қонақүй шеберханалары", "Мастерские питания и гостиничного дела", "Workshops of catering and hotels"), 140, "2026-02-01", "2026-08-20", "building", 0.35, 3, 0.3),
    ("roof-uil", "capital_repair", "uil", ("Оқу корпусын күрделі жөндеу", "Капитальный ремонт учебного корпуса", "Capital repair of the teaching block"), 180, "2026-06-01", "2027-03-31", "planned", 0, 1, 0),
    ("heating-kobda", "capital_repair", "kobda", ("Жылу жүйесін күрделі жөндеу", "Капитальный ремонт отопления", "Capital repair of the heating"), 95, "2026-05-01", "2026-10-15", "building", 0.8, 3, 0),
)  # fmt: skip


def add_works(t: Tables) -> None:
    """Everything, with a noise of its own."""
    noise = random.Random(SEED)
    for number, (code, kk, ru, en) in enumerate(FIRMS, start=1):
        t.add("contractors", code=code, **t.words("name", kk, ru, en), bin=_bin(number))
    for code, value in METHOD.items():
        t.add("works_rules", code=code, valid_from="2016-01-01", value=value, act="Example act of the region")
    _lines(t)
    _photos(t)
    _past(t, noise)
    for row in NOW:
        _now(t, noise, row)


def _photos(t: Tables) -> None:
    """Marks of pictures that were handed in; the second of the repair in Kobda is the first once more, a little edited."""
    made: dict[str, int] = {}
    marks = random.Random(SEED + 1)
    for project, day, caption, like in PHOTOS:
        made[project] = made.get(project, 0) + 1
        code = f"photo-{project}-{made[project]}"
        mark = marks.getrandbits(128)
        if like:
            earlier = next(row for row in t.rows["works_photos"] if row["code"] == like)
            mark = int(earlier["print"], 16) ^ 0b1011  # three bits differ
        t.add(
            "works_photos",
            code=code,
            project=project,
            day=day,
            caption=caption,
            sha256=f"{marks.getrandbits(256):064x}",
            print=f"{mark:032x}",
            width=1600,
            height=1200,
            size=310_000,
            likeness="alike" if like else "new",
            like=like,
            distance=3 if like else "",
            shown="no",
            added=f"{day}T10:15:00+00:00",
        )


def _bin(number: int) -> str:
    digits = f"20014000{number:03d}"
    last = control_digit(digits)
    return f"{digits}{last}" if last is not None else _bin(number + 100)


def _lines(t: Tables) -> None:
    for year, republican, local in ((2025, 450, 380), (2026, 520, 460)):
        for funding, amount, names in (
            (
                "republican",
                republican,
                ("Республикалық трансферт", "Республиканский трансферт", "Republican transfer"),
            ),
            ("local", local, ("Облыс бюджеті", "Бюджет области", "Budget of the region")),
        ):
            t.add("works_budget_lines", code=f"wb-{funding}-{year}", **t.words("name", *names), year=year, funding=funding, amount=amount * M, act=f"Example decree on the budget of {year}")  # fmt: skip


def _past(t: Tables, noise: random.Random) -> None:
    colleges = sorted(t.kept["colleges"])
    for kind, (count, low, high, short, long) in PAST.items():
        for number in range(1, count + 1):
            # Published sums of 2025 and 2026 stay what they are: only current repairs end in those years.
            latest = 2025 if kind == "current_repair" else 2021
            starts = date(noise.randrange(2015, latest + 1), noise.randrange(1, 11), 1)
            planned, cost = noise.randrange(short, long), noise.randrange(low, high) * M
            real = round(planned * noise.choice([0.95, 1.0, 1.0, 1.08, 1.15, 1.25, 1.4, 1.6, 1.9]))
            final = round(cost * noise.choice([97, 100, 100, 104, 110, 120, 135]) // 100, -5)
            names = NAMES[kind]
            t.add(
                "projects",
                code=f"past-{kind.replace('_', '-')}-{number:02d}",
                **t.words("name", *(f"{text} № {number} ({starts.year})" for text in names)),
                college=noise.choice(colleges),
                kind=kind,
                stage="done",
                year=starts.year,
                cost=cost,
                colleges_count=1,
                starts=starts,
                ends=starts + timedelta(days=planned),
                ended=starts + timedelta(days=real),
                final_cost=final,
            )


def _now(t: Tables, noise: random.Random, row: tuple[Any, ...]) -> None:
    code, kind, college, names, cost, starts, ends, stage, done, steps, brings = row
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    t.add("projects", code=code, **t.words("name", *names), college=college, kind=kind, stage=stage, year=2026, cost=cost * M, colleges_count=1, starts=starts, ends=ends)  # fmt: skip
    for year, share in ((2025, 0.3), (2026, 0.7)) if first.year == 2025 else ((2026, 1.0),):
        funding = "republican" if cost > 300 else "local"
        t.add("project_money", project=code, line=f"wb-{funding}-{year}", amount=round(cost * share) * M)
    days = (last - first).days
    marks = [first + timedelta(days=round(days * share)) for share in (0, 0.15, 0.25, 0.35, 0.95, 1)]
    for place, step in enumerate(STEPS, start=1):
        is_done, runs = place <= steps, place == steps + 1 and done
        t.add(
            "project_steps",
            code=f"{code}-{place}",
            project=code,
            place=place,
            kind="delivery" if step == "works" and kind == "equipment" else step,
            starts=marks[place - 1],
            ends=marks[place],
            began=marks[place - 1] if is_done or runs else "",
            ended=marks[place] if is_done else "",
            state="done" if is_done else "running" if runs else "planned",
            paper=f"Example paper {code}-{place}" if is_done else "",
        )
    if brings:
        free = next(float(r["amount"]) for r in t.rows["order_resources"] if r["code"] == f"hours-{college}")
        t.add("project_effects", code=f"{code}-hours", project=code, resource=f"hours-{college}", amount=round(free * brings), note="hours of workshops a year")  # fmt: skip
    if done:
        _contract(t, noise, code, kind, cost, marks, done)


def _contract(
    t: Tables, noise: random.Random, code: str, kind: str, cost: int, marks: list[date], done: float
) -> None:
    signed = marks[3]
    amount = round(cost * 0.94) * M
    # One contract is written in thousands of tenge, as it happens: the page doubts it.
    slip = code == "heating-kobda"
    shown = amount // 1000 if slip else amount
    t.add("works_contracts", code=f"c-{code}", project=code, contractor=noise.choice(FIRMS)[0], subject="supply" if kind == "equipment" else "works", number=f"EX-{code}/2026", signed=signed, ends=marks[5], amount=shown)  # fmt: skip
    year = 2026
    funding = "republican" if cost > 300 else "local"
    for number in (1, 2, 3):
        day = signed + timedelta(days=18 * number)
        share = round(done * number / 3, 4)
        part = round(shown * done / 3 * 1.05)
        t.add("work_acts", code=f"a-{code}-{number}", contract=f"c-{code}", day=day, amount=round(shown * done / 3), share=f"{share:g}")  # fmt: skip
        t.add("works_payments", code=f"p-{code}-{number}", contract=f"c-{code}", day=day + timedelta(days=9), amount=part, line=f"wb-{funding}-{year}")  # fmt: skip
