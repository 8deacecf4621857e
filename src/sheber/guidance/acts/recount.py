"""Counts that follow from lists: how many came, and how many of them for the first time in the year."""

from collections import Counter

from sheber.guidance.models import Attendance, Encounter

BATCH = 1000


def recount() -> None:
    """Set both counts of every activity that has a list, in the caller's transaction.

    A pupil is new at the first activity of the calendar year; of two on one day the one with the lower code counts.
    """
    rows = Attendance.objects.order_by("encounter__day", "encounter__code")
    came: Counter[int] = Counter()
    new: Counter[int] = Counter()
    seen: set[str] = set()
    year = 0
    for key, day, pupil in rows.values_list("encounter_id", "encounter__day", "pupil").iterator(chunk_size=20_000):
        if day.year != year:
            year = day.year
            seen = set()
        came[key] += 1
        if pupil not in seen:
            seen.add(pupil)
            new[key] += 1
    changed = []
    for one in Encounter.objects.filter(pk__in=came).union(Encounter.objects.filter(listed=True)) if came else []:
        told = (came[one.pk], new[one.pk], one.pk in came)
        if (one.pupils, one.first_time, one.listed) != told:
            one.pupils, one.first_time, one.listed = told
            changed.append(one)
    Encounter.objects.bulk_update(changed, ["pupils", "first_time", "listed"], batch_size=BATCH)


def firsts_of(year: int, pupils: set[str]) -> Counter[int]:
    """By activity (its key): how many of some pupils are there for the first time in the year."""
    known, first = sorted(pupils), dict[str, int]()
    rows = Attendance.objects.filter(encounter__day__year=year).order_by("encounter__day", "encounter__code")
    for start in range(0, len(known), BATCH):
        chunk = rows.filter(pupil__in=known[start : start + BATCH])
        for pupil, key in chunk.values_list("pupil", "encounter_id"):
            first.setdefault(pupil, key)
    return Counter(first.values())


def move_firsts(encounter: Encounter, came: int, before: Counter[int], after: Counter[int]) -> None:
    """Set the counts of an activity whose list was replaced, and move those of activities that its pupils were at, too.

    `before` and `after` are `firsts_of` the pupils of the old and the new list; nobody else's first time changes.
    """
    encounter.pupils, encounter.first_time, encounter.listed = came, after[encounter.pk], came > 0
    moved = []
    others = [key for key in {*before, *after} if key != encounter.pk and before[key] != after[key]]
    for one in Encounter.objects.filter(pk__in=others):
        one.first_time += after[one.pk] - before[one.pk]
        moved.append(one)
    Encounter.objects.bulk_update([encounter, *moved], ["pupils", "first_time", "listed"], batch_size=BATCH)
