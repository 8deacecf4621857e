"""300,000 graduates joined with three registers by keyed hash and rated: read, joined, written, three rates by college."""

import random
from datetime import date

import django

from benchmarks.shared import give, peak, row, timed

GRADUATES, COLLEGES = 300_000, 800
DAY = date(2026, 11, 1)
BATCH = 10_000


def fill() -> int:
    """Graduates, extracts and claims; gives how many are at work, counted apart."""
    from sheber.employment.models import Claim, OutcomeDate, RegisterRow
    from sheber.registry.models import College, District, Employer, Occupation, Qualification, Specialty, Student

    dice = random.Random(9)
    district = District.objects.create(code="d", name_ru="d", kind="city")
    College.objects.bulk_create(
        College(code=f"c{n}", name_ru=f"c{n}", district=district, ownership="state", location="city")
        for n in range(COLLEGES)
    )
    about = Specialty.objects.create(code="07150500", name_ru="s")
    welder = Qualification.objects.create(code="q", name_ru="q", specialty=about, level="mid", nqf=4)
    employer = Employer.objects.create(code="e", name_ru="e", district=district, sector="industry")
    occupation = Occupation.objects.create(code="o", name_ru="o", isco="7212")
    OutcomeDate.objects.create(graduated=2026, day=DAY, name_ru="1", act="act")
    colleges = list(College.objects.values_list("pk", flat=True))
    students, rows, working = [], [], 0
    for n in range(GRADUATES):
        person = f"{dice.getrandbits(128):032x}"
        college = colleges[dice.randrange(COLLEGES)]
        about_one = {"college_id": college, "qualification": welder, "entered": 2023, "graduated": 2026}
        students.append(Student(code=f"g{n:06d}", person=person, **about_one))
        kinds = [
            kind for kind, share in (("labour", 0.6), ("pension", 0.62), ("study", 0.15)) if dice.random() < share
        ]
        working += bool({"labour", "pension"} & set(kinds))
        for kind in kinds:
            told = {"employer": employer, "occupation": occupation} if kind == "labour" else {}
            rows.append(RegisterRow(person=person, register=kind, day=DAY, **told))
    Student.objects.bulk_create(students, batch_size=BATCH)
    RegisterRow.objects.bulk_create(rows, batch_size=BATCH)
    keys = Student.objects.order_by("pk").values_list("pk", flat=True)[: GRADUATES // 2]
    Claim.objects.bulk_create([Claim(student_id=key, day=DAY, status="other_work") for key in keys], batch_size=BATCH)
    return working


def main() -> None:
    """Run it."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from sheber.employment.acts import join_outcomes
    from sheber.employment.queries import rates
    from sheber.kernel.actors import SYSTEM

    working = fill()
    with timed() as took_join:
        join_outcomes(SYSTEM, 2026, DAY)
    with timed() as took_rates:
        whole, *parts = rates(2026, DAY)
    assert (whole.graduates, whole.employed, len(parts)) == (GRADUATES, working, COLLEGES)
    give(
        [
            row("outcomes", f"{GRADUATES:,} graduates joined and rated", str(took_join), "under 60 s with the rates"),
            row("outcomes", f"three rates of {COLLEGES} colleges", str(took_rates)),
            row("outcomes", "peak memory", peak()),
        ]
    )


if __name__ == "__main__":
    main()
