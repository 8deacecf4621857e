"""Dates, exams, employers' places and last year's cut-offs of the admission. Made up, but for the dates and their acts."""

import random
from typing import Any

from scripts.aktobe.tables import Tables

DATES = "Dates published for earlier years (azh.kz/kz/news/view/71011); to be verified for 2026"
DEADLINES = [("02", "2026-07-20"), ("011", "2026-08-15"), ("014", "2026-08-15"), ("09", "2026-08-15")]
EXAMS = [
    ("2026-med", "Психометриялық тест", "Психометрический тест", "Psychometric test", "091", "2026-08-17", 100, 50),
    ("2026-art", "Шығармашылық емтихан", "Творческий экзамен", "Creative exam", "021", "2026-07-24", 100, 40),
]


def add_rules(t: Tables) -> None:
    """All of them, with a source of chance of their own: the other rows stay as they were."""
    noise = random.Random("contest")
    for prefix, day in DEADLINES:
        t.add("admission_deadlines", source=DATES, campaign="2026-mid", prefix=prefix, closes=day, act=DATES)
    for code, kk, ru, en, prefix, day, most, least in EXAMS:
        t.add(
            "exams", code=code, campaign="2026-mid", **t.words("name", kk, ru, en), prefix=prefix, day=day, most=most, weight=1
        )  # fmt: skip
        t.add(
            "thresholds", exam=code, points=least, act="Example order No. 12", act_date="2026-06-20", published="2026-06-22"
        )  # fmt: skip
    _past(t, noise)
    _contracts(t, noise)


def _past(t: Tables, noise: random.Random) -> None:
    wished: dict[str, int] = {}
    for row in t.rows["applications"]:
        wished[row["programme"]] = wished.get(row["programme"], 0) + 1
    for row in t.rows["order_decisions"]:
        if row["year"] != 2025:
            continue
        seats = row["places"]
        wanted = round(wished.get(row["code"], seats // 2) * noise.uniform(0.85, 1.1))
        admitted = min(seats, round(wanted * noise.uniform(0.45, 0.7)))
        points = round(noise.uniform(318, 455)) if admitted == seats else ""
        t.add(
            "past_cutoffs", year=2025, programme=row["code"], seats=seats, applicants=wanted, admitted=admitted, points=points
        )  # fmt: skip


def _contracts(t: Tables, noise: random.Random) -> None:
    """Two employers keep places for those who signed with them."""
    lines: list[dict[str, Any]] = [
        one
        for one in t.kept["lines"]
        if one["level"] == "mid" and one.get("last", 0) >= 2 and one["sector"] == "mining"
    ][:2]
    people = {row["code"] for row in t.rows["applicants"] if row["campaign"] == "2026-mid"}
    for number, one in enumerate(lines, start=1):
        employer = f"emp{number * 7:03d}"
        t.add(
            "employer_places", campaign="2026-mid", employer=employer, programme=one["code"], seats=5, released="yes",
            contract=f"{number}/2026", signed_on="2026-05-15",
        )  # fmt: skip
        wanting = [
            r["applicant"]
            for r in t.rows["applications"]
            if r["programme"] == one["code"] and r["applicant"] in people
        ]
        for place, applicant in enumerate(noise.sample(wanting, min(6, len(wanting))), start=1):
            t.add(
                "target_contracts", applicant=applicant, employer=employer, number=f"{number}/2026-{place}", signed_on="2026-06-10"
            )  # fmt: skip
