"""One figure over a million rows of learners: whole, by district, its page and its API; on SQLite and, where named, PostgreSQL.

SHEBER_BENCH_PG names the PostgreSQL database (`postgresql://...`); without it only SQLite is measured. The rows are made by the
database itself: a million graduates of one year, fewer of the four years before.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable

import django

from benchmarks.shared import give, row

ROWS, BEFORE = 1_000_000, 200_000
GOAL = "under 1 s"
YEAR = 2025
STATUSES = ("by_specialty", "other_work", "own_business", "study", "army", "leave", "abroad", "unable", "seeking")
NUMBERS = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT {cells} FROM n",
    "postgresql": "SELECT {cells} FROM generate_series(0, {last}) AS n(i)",
}


def fill() -> None:
    """A region of 14 districts and 42 colleges with a million graduates."""
    from django.db import connection

    from sheber.registry.models import College, District, Qualification, Region, Specialty

    names = {"name_kk": "А", "name_ru": "Б", "name_en": "C"}
    Region.objects.create(code="r", current_year=YEAR, **names)
    districts = [District.objects.create(code=f"{1500 + n}", **names) for n in range(14)]
    colleges = [
        College.objects.create(code=f"c{n}", district=districts[n % 14], ownership="state", location="city", **names)
        for n in range(42)
    ]
    specialty = Specialty.objects.create(code="07110100", **names)
    qualification = Qualification.objects.create(
        code="3W07110101", specialty=specialty, level="worker", nqf=3, **names
    )
    status = "CASE i % 9 " + " ".join(f"WHEN {n} THEN '{one}'" for n, one in enumerate(STATUSES)) + " END"
    text = "'g' || i" if connection.vendor == "sqlite" else "'g' || i::text"
    year = f"CASE WHEN i < {ROWS} THEN {YEAR} ELSE {YEAR - 1} - i % 4 END"
    day = f"({year}) || '-10-01'" if connection.vendor == "sqlite" else f"make_date(({year})::int, 10, 1)"
    yes, no = ("1", "0") if connection.vendor == "sqlite" else ("true", "false")
    cells = f"{text}, {colleges[0].pk} + i % 42, {qualification.pk}, {year}, {day}, {status}, {yes}, '', {no}, '', ''"
    columns = "graduate, college_id, qualification_id, graduated, day, status, on_order, source, synthetic, claimed, registers"
    rows = NUMBERS[connection.vendor].format(last=ROWS + BEFORE - 1, cells=cells)
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO employment_outcome ({columns}) {rows}")
        cursor.execute("ANALYZE")


def seconds(what: Callable[[], object]) -> str:
    """The best of three, and this process's own part of it (of PostgreSQL the server's work is not in it)."""
    took, own = [], []
    for _ in range(3):
        started, busy = time.perf_counter(), time.process_time()
        what()
        took.append(time.perf_counter() - started)
        own.append(time.process_time() - busy)
    return f"{min(took):.2f} s ({min(own):.2f} CPU s here)"


def measured() -> list[dict[str, str]]:
    """The rows of the table on the database that DATABASE_URL names."""
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client

    from sheber.kernel.indicators import Scope, indicator, measure, measure_by

    settings.ALLOWED_HOSTS = ["*"]
    call_command("migrate", verbosity=0)
    fill()
    share, scope, client = indicator("employment.of_all"), Scope(YEAR), Client()
    assert measure(share, scope).rows == ROWS
    wanted: dict[str, Callable[[], object]] = {
        "a share of a year": lambda: measure(share, scope),
        "the share in 14 districts": lambda: measure_by(share, scope, "district"),
        "its page over four years": lambda: client.get(f"/figures/employment.of_all/?year={YEAR}"),
        "its API": lambda: client.get(f"/api/v1/indicators/employment.of_all?year={YEAR}"),
    }
    name = f"1,000,000 graduates, {'SQLite' if connection.vendor == 'sqlite' else 'PostgreSQL'}"
    return [
        row("indicator", f"{name}: {what}", seconds(call), "" if "districts" in what else GOAL)
        for what, call in wanted.items()
    ]


def main() -> None:
    """Run it: the PostgreSQL part in a process of its own."""
    django.setup()
    rows = measured()
    if (address := os.environ.get("SHEBER_BENCH_PG")) and os.environ.get("DATABASE_URL") != address:
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.indicator"],
            env={**os.environ, "DATABASE_URL": address},
            capture_output=True,
            text=True,
            check=True,
        )

        rows += json.loads(done.stdout.strip().split("\n")[-1])
    give(rows)


if __name__ == "__main__":
    main()
