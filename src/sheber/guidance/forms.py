"""What people type on the pages of guidance, read field by field: values, or what is wrong with each."""

from collections.abc import Mapping
from datetime import date

from django.utils.dateparse import parse_date

from sheber.guidance.acts import Plan
from sheber.guidance.words import ANSWERS, ENCOUNTER, ITEMS
from sheber.kernel.exchange.advice import advise
from sheber.kernel.exchange.kinds import Whole
from sheber.kernel.words import Words
from sheber.registry.models import College, District, Employer, School

Faults = dict[str, Words]
CHOOSE = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
NO_DAY = Words("күнін жазыңыз.", "укажите дату.", "give the date.")
TOO_LONG = Words("255 таңбадан ұзын.", "длиннее 255 знаков.", "longer than 255 signs.")
UNANSWERED = Words("жауапты таңдаңыз.", "выберите ответ.", "choose an answer.")
POINTS = {"no": 0, "maybe": 1, "yes": 2}
MOST_PUPILS = 20_000


def clean(posted: Mapping[str, str], name: str) -> str:
    """A typed text without what no database keeps."""
    return posted.get(name, "").replace("\x00", "").strip()


def whole(posted: Mapping[str, str], name: str, faults: Faults, *, least: int = 0, most: int = MOST_PUPILS) -> int:
    """A whole number between bounds; the usual slips are told by name."""
    text = clean(posted, name)
    if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    faults[name] = (
        advise(Whole(least, most), text) if text else Words("санын жазыңыз.", "впишите число.", "write the number.")
    )
    return 0


def read_plan(posted: Mapping[str, str], school: School | None) -> tuple[Plan | None, Faults]:
    """An activity as it was typed."""
    faults: Faults = {}
    kind, day = clean(posted, "kind"), _day(clean(posted, "day"))
    if kind not in ENCOUNTER:
        faults["kind"] = CHOOSE
    if day is None:
        faults["day"] = NO_DAY
    school = school or School.objects.filter(code=clean(posted, "school")).first()
    if school is None:
        faults["school"] = CHOOSE
    college = College.objects.filter(code=clean(posted, "college")).first()
    employer = Employer.objects.filter(code=clean(posted, "employer")).first()
    for name, found in (("college", college), ("employer", employer)):
        if clean(posted, name) and found is None:
            faults[name] = CHOOSE
    place, organiser = clean(posted, "place"), clean(posted, "organiser")
    for name, text in (("place", place), ("organiser", organiser)):
        if len(text) > 255:
            faults[name] = TOO_LONG
    pupils = whole(posted, "pupils", faults) if clean(posted, "pupils") else 0
    first = whole(posted, "first_time", faults) if clean(posted, "first_time") else 0
    if faults or day is None or school is None:
        return None, faults
    return Plan(kind, day, school, college, employer, place, organiser, pupils, first), {}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def read_answers(posted: Mapping[str, str]) -> tuple[list[int], Faults]:
    """The answers in the items' order; unanswered ones are named."""
    faults: Faults = {}
    items = []
    for place in range(1, len(ITEMS) + 1):
        given = clean(posted, f"i{place}")
        if given not in ANSWERS:
            faults[f"i{place}"] = UNANSWERED
        items.append(POINTS.get(given, 0))
    return items, faults


def read_kept(text: str) -> list[int] | None:
    """Answers as the result page sends them on (a digit an item); None where somebody changed them."""
    return [int(one) for one in text] if len(text) == len(ITEMS) and set(text) <= set("012") else None


def read_pupil(posted: Mapping[str, str]) -> tuple[int, District | None]:
    """Grade (9 where none is given) and district of a pupil."""
    grade = clean(posted, "grade")
    found = District.objects.filter(code=clean(posted, "district")).first()
    return (int(grade) if grade in {"7", "8", "9", "10", "11"} else 9), found
