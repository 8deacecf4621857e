"""What people type on the pages of employment, read field by field: values, or what is wrong with each."""

from collections.abc import Mapping
from datetime import date

from django.utils.dateparse import parse_date

from sheber.employment.acts import ContractPlan
from sheber.kernel.exchange.advice import advise
from sheber.kernel.exchange.kinds import Whole
from sheber.kernel.words import Words
from sheber.registry.models import College, Employer, Qualification, Student

Faults = dict[str, Words]
CHOOSE = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
NO_DAY = Words("күнін жазыңыз.", "укажите дату.", "give the date.")
NO_MONTH = Words("айды 2026-09 түрінде жазыңыз.", "запишите месяц в виде 2026-09.", "write the month as 2026-09.")
EMPTY = Words("санын жазыңыз.", "впишите число.", "write the number.")
NO_STUDENT = Words("мұндай студент коды жоқ.", "студента с таким кодом нет.", "there is no student with this code.")


def clean(posted: Mapping[str, str], name: str, most: int = 255) -> str:
    """A typed text without what no database keeps, cut at `most`."""
    return posted.get(name, "").replace("\x00", "").strip()[:most]


def whole(posted: Mapping[str, str], name: str, faults: Faults, *, least: int = 0, most: int = 400) -> int:
    """A whole number between bounds; the usual slips are told by name."""
    text = clean(posted, name)
    if text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most:
        return int(text)
    faults[name] = advise(Whole(least, most), text) if text else EMPTY
    return 0


def day_of(posted: Mapping[str, str], name: str, faults: Faults) -> date:
    """A date."""
    try:
        found = parse_date(clean(posted, name))
    except ValueError:
        found = None
    if found is None:
        faults[name] = NO_DAY
    return found or date(2000, 1, 1)


def month_of(posted: Mapping[str, str], faults: Faults) -> date:
    """A month, written 2026-09."""
    try:
        found = parse_date(f"{clean(posted, 'month')[:7]}-01")
    except ValueError:
        found = None
    if found is None:
        faults["month"] = NO_MONTH
    return found or date(2000, 1, 1)


def read_contract(posted: Mapping[str, str], college: College) -> tuple[ContractPlan | None, Faults]:
    """A contract as a college types it."""
    faults: Faults = {}
    rows = Student.objects.select_related("college__district", "qualification")
    student = rows.filter(code=clean(posted, "student"), college=college).first()
    if student is None:
        faults["student"] = NO_STUDENT
    employer = Employer.objects.filter(code=clean(posted, "employer")).first()
    if employer is None:
        faults["employer"] = CHOOSE
    starts, ends = day_of(posted, "starts", faults), day_of(posted, "ends", faults)
    if faults or student is None or employer is None:
        return None, faults
    return ContractPlan(student, employer, starts, ends, clean(posted, "mentor")), {}


def read_practice(posted: Mapping[str, str]) -> tuple[tuple[Qualification, date, date, int] | None, Faults]:
    """Practice places as an employer types them."""
    faults: Faults = {}
    about = Qualification.objects.filter(code=clean(posted, "qualification")).first()
    if about is None:
        faults["qualification"] = CHOOSE
    starts, ends = day_of(posted, "starts", faults), day_of(posted, "ends", faults)
    places = whole(posted, "places", faults, least=1, most=10_000)
    return (None, faults) if faults or about is None else ((about, starts, ends, places), {})
