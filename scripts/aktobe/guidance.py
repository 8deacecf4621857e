"""What guidance holds beside counts: rules, benchmarks, fields of interests, lists of pupils by code, rosters of classes."""

import random
from typing import Any

from scripts.aktobe.tables import Tables

SEED = 16  # of its own, so that no row of the other makers depends on it
TWICE = "profit.kz/news/71853: in 2025-26 a class may change its direction twice a year"
EXAMPLE = "Example act of the region"
FIELDS = (  # first digits of the specialty (ISCED-F), letters, direction
    ("01", "SAE", "services"),
    ("02", "AER", "creative"),
    ("0231", "SIC", "services"),
    ("03", "CSI", "services"),
    ("04", "CES", "services"),
    ("05", "IRC", "technical"),
    ("06", "ICR", "ict"),
    ("07", "RIC", "technical"),
    ("0714", "RIC", "ict"),
    ("0721", "RAC", "services"),
    ("0723", "RAC", "creative"),
    ("0716", "RIC", "transport"),
    ("08", "RIS", "agriculture"),
    ("0841", "RIS", "agriculture"),
    ("09", "SIR", "medicine"),
    ("10", "ESR", "services"),
    ("1041", "RCE", "transport"),
)
BENCHMARKS = (
    ("b1-programme", "activities", 4, "Тұрақты бағдарлама", "Постоянная программа", "A steady programme"),
    ("b2-kinds", "kinds", 3, "Әртүрлі іс-шара", "Разные виды мероприятий", "Different kinds of activities"),
    ("b3-work", "enterprises", 1, "Еңбек адамымен кездесу", "Встречи с людьми труда", "Meeting people at work"),
    ("b4-colleges", "colleges", 2, "Колледждермен танысу", "Знакомство с колледжами", "Getting to know colleges"),
    ("b5-everybody", "reached", 100, "Ешкім қалмайды", "Никто не остаётся в стороне", "Nobody is left out"),
    ("b6-classes", "in_classes", 20, "Бейінді сыныптар", "Профильные классы", "Profile classes"),
    ("b7-signed", "signed", 50, "Екі тарап растайды", "Подтверждают обе стороны", "Both sides confirm"),
)


def add_settings(t: Tables) -> None:
    """Rules, benchmarks, fields: the same for every example region."""
    t.add("guidance_rules", source=TWICE, code="direction_changes", valid_from="2025-09-01", value=2, act=TWICE)
    t.add("guidance_rules", code="kept_years", valid_from="2025-09-01", value=3, act=EXAMPLE)
    for code, measure, threshold, kk, ru, en in BENCHMARKS:
        told = {"code": code, "valid_from": 2025, "measure": measure, "threshold": threshold, "act": EXAMPLE}
        t.add("guidance_benchmarks", **told, **t.words("name", kk, ru, en))
    for prefix, letters, direction in FIELDS:
        t.add(
            "interest_fields", prefix=prefix, letters=letters, direction=direction, author="Example", day="2026-01-15"
        )


def add_guidance(t: Tables) -> None:
    """All of them."""
    noise = random.Random(SEED)
    add_settings(t)
    classes = [row for row in t.rows["profile_classes"] if row["year"] == 2026]
    pupils = _rosters(t, noise, classes)
    _lists(t, noise, pupils)
    _rosters(t, noise, [row for row in t.rows["profile_classes"] if row["year"] == 2025])  # who went on in 2025
    for row in classes[:3]:
        reason = "Workshop of another field was opened"
        before = "services" if row["direction"] != "services" else "creative"
        t.add(
            "direction_changes",
            profile_class=row["code"],
            day="2026-09-14",
            before=before,
            after=row["direction"],
            reason=reason,
        )


def _rosters(t: Tables, noise: random.Random, classes: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Pupils by school: random codes, as the keyed hashes of another installation would look."""
    pupils: dict[str, list[str]] = {}
    for row in classes[:30]:
        for _ in range(int(row["pupils"])):
            code = f"{noise.getrandbits(128):032x}"
            pupils.setdefault(row["school"], []).append(code)
            t.add("class_pupils", profile_class=row["code"], pupil=code)
    return pupils


def _lists(t: Tables, noise: random.Random, pupils: dict[str, list[str]]) -> None:
    """Three activities of every school with a roster, each with its list; counts as the program counts them."""
    colleges = list(t.kept["colleges"])
    for school, known in pupils.items():
        seen: set[str] = set()
        for number, (day, kind) in enumerate(
            (("2026-02-12", "trial"), ("2026-04-09", "worker"), ("2026-10-08", "tour")), 1
        ):
            came = sorted(noise.sample(known, max(5, round(len(known) * noise.uniform(0.5, 0.95)))))
            code = f"enc-2026-{school}-{number}"
            t.add(
                "encounters",
                code=code,
                kind=kind,
                day=day,
                school=school,
                college=noise.choice(colleges) if kind != "worker" else "",
                place="",
                organiser="",
                pupils=len(came),
                first_time=len(set(came) - seen),
            )
            seen |= set(came)
            for pupil in came:
                t.add("attendances", encounter=code, pupil=pupil)


def add_tiny_lists(t: Tables) -> None:
    """An activity with its list, a roster, one change of direction: for the tiny region."""
    for number in range(1, 13):
        t.add("class_pupils", profile_class="pc1", pupil=f"{number + 200:032x}")
    for code, kind, day, college, first, last, new in (
        ("e2", "trial", "2026-04-02", "north", 1, 9, 9),
        ("e3", "tour", "2026-05-14", "south", 5, 12, 3),
    ):
        came = {"pupils": last - first + 1, "first_time": new}
        t.add("encounters", code=code, kind=kind, day=day, school="school1", college=college, **came)
        for number in range(first, last + 1):
            t.add("attendances", encounter=code, pupil=f"{number + 200:032x}")
    change = {"before": "services", "after": "technical", "reason": "A workshop was opened"}
    t.add("direction_changes", profile_class="pc1", day="2026-01-20", **change)
