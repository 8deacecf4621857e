"""A million attendances by keyed code: unique pupils of a year, the table by district, both counts set anew."""

import random
from datetime import date, timedelta

import django

from benchmarks.shared import give, peak, row, timed

ATTENDANCES, ACTIVITIES, PUPILS, SCHOOLS = 1_000_000, 10_000, 120_000, 400


def fill() -> int:
    """Schools, activities and their lists; gives how many different pupils stand in them, counted apart."""
    from sheber.guidance.models import Attendance, Encounter
    from sheber.registry.models import District, School

    dice = random.Random(8)
    district = District.objects.create(code="d", name_ru="d", kind="city")
    School.objects.bulk_create(
        School(code=f"s{n}", name_ru=f"s{n}", district=district, language="kk", pupils_9=100, pupils_11=60)
        for n in range(SCHOOLS)
    )
    schools = list(School.objects.values_list("pk", flat=True))
    Encounter.objects.bulk_create(
        (
            Encounter(
                code=f"e{n:05d}", kind="trial", day=date(2026, 1, 9) + timedelta(n % 330), school_id=schools[n % SCHOOLS],
                pupils=0, first_time=0,
            )
            for n in range(ACTIVITIES)
        ),
        batch_size=2000,
    )  # fmt: skip
    codes = [f"{dice.getrandbits(128):032x}" for _ in range(PUPILS)]
    seen: set[str] = set()
    each = ATTENDANCES // ACTIVITIES
    rows = []
    for key in Encounter.objects.order_by("pk").values_list("pk", flat=True):
        came = dice.sample(codes, each)
        seen.update(came)
        rows += [Attendance(encounter_id=key, pupil=pupil) for pupil in came]
        if len(rows) >= 20_000:
            Attendance.objects.bulk_create(rows, batch_size=5000)
            rows = []
    Attendance.objects.bulk_create(rows, batch_size=5000)
    return len(seen)


def main() -> None:
    """Run it."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from sheber.guidance.acts import recount
    from sheber.guidance.queries import by_district, reach, unique_pupils

    wanted = fill()
    with timed() as took_unique:
        found = unique_pupils(2026)
    assert found == wanted, (found, wanted)
    with timed() as took_recount:
        recount()
    with timed() as took_table:
        whole, table = reach(2026), by_district(2026)
    assert whole.unique == wanted
    assert table[0].first_time == wanted
    give(
        [
            row(
                "pupils",
                f"unique pupils among {ATTENDANCES:,} attendances ({found:,})",
                str(took_unique),
                "under 5 s",
            ),
            row("pupils", "sums of the year and the table by district", str(took_table), "under 5 s"),
            row("pupils", "both counts of 10,000 activities set anew from the lists", str(took_recount)),
            row("pupils", "peak memory", peak()),
        ]
    )


if __name__ == "__main__":
    main()
