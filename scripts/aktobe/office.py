"""What the order's office holds beside the lines: licences it knows, norms, how far last year's places were filled."""

import random
from typing import Any

from scripts.aktobe.tables import Tables

SEED = 9  # of its own, so that no row of the other makers depends on it
# First digits of the specialty and thousands of tenge a year: orders of magnitude, no official figures.
NORMS = (
    ("", "", "", 840),
    ("01", "", "", 860),
    ("02", "", "", 880),
    ("06", "", "", 940),
    ("07", "", "", 960),
    ("0724", "", "", 1100),
    ("09", "", "", 1050),
    ("07", "worker", "", 930),
    ("07", "", "rural", 990),
)


def add_office(t: Tables) -> None:
    """All of them."""
    for row in t.rows["licences"]:
        t.add(
            "order_licences",
            college=row["college"],
            qualification=row["qualification"],
            since=row.get("since", ""),
            until=row.get("until", ""),
            number=row.get("number", ""),
        )
    for number, (prefix, level, location, amount) in enumerate(NORMS, start=1):
        t.add(
            "order_norms",
            code=f"norm-{number}",
            prefix=prefix,
            level=level,
            location=location,
            valid_from="2025-09-01",
            amount=amount * 1000,
            act="Example norms",
        )
    _fill(t, [row for row in t.rows["order_decisions"] if row["year"] == 2025])


def _fill(t: Tables, decided: list[dict[str, Any]]) -> None:
    noise = random.Random(SEED)
    for row in decided:
        places = int(row["places"])
        applied = max(int(places * noise.uniform(0.6, 2.2)), 1)
        admitted = min(places, applied)
        enrolled = max(admitted - noise.choice((0, 0, 0, 1, 2)), 0)
        t.add(
            "order_fill",
            year=2025,
            line=row["code"],
            day="2025-10-01",
            applied=applied,
            admitted=admitted,
            enrolled=enrolled,
        )
