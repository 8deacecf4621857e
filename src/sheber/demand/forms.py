"""What an employer types, read field by field: values, or what is wrong with each."""

from collections.abc import Mapping
from dataclasses import dataclass

from sheber.demand.acts import Wish
from sheber.demand.models import JobProject
from sheber.kernel.words import Words
from sheber.registry.models import District, Occupation

Faults = dict[str, Words]
CHOOSE = Words("тізімнен таңдаңыз.", "выберите из списка.", "choose from the list.")
WHOLE = Words(
    "1 мен 10 000 аралығындағы бүтін сан.", "целое число от 1 до 10 000.", "a whole number from 1 to 10,000."
)
COUNT = Words(
    "0 мен 10 000 аралығындағы бүтін сан.", "целое число от 0 до 10 000.", "a whole number from 0 to 10,000."
)
NO_MORE = Words("барлық алынғаннан көп болмайды.", "не больше, чем принято всего.", "no more than were hired in all.")
YEAR = Words("жылды төрт санмен жазыңыз.", "запишите год четырьмя цифрами.", "write the year in four digits.")


def _whole(posted: Mapping[str, str], name: str, least: int, fault: Words, faults: Faults) -> int:
    text = posted.get(name, "").strip().replace("\u00a0", "").replace(" ", "")
    if text.isdecimal() and len(text) <= 5 and least <= int(text) <= 10_000:
        return int(text)
    faults[name] = fault
    return 0


def _place(posted: Mapping[str, str], faults: Faults) -> tuple[Occupation | None, District | None]:
    occupation = Occupation.objects.filter(code=posted.get("occupation", "")).first()
    district = District.objects.filter(code=posted.get("district", "")).first()
    for name, found in (("occupation", occupation), ("district", district)):
        if found is None:
            faults[name] = CHOOSE
    return occupation, district


def read_wish(posted: Mapping[str, str]) -> tuple[Wish | None, Faults]:
    """What is asked for."""
    faults: Faults = {}
    occupation, district = _place(posted, faults)
    number = _whole(posted, "number", 1, WHOLE, faults)
    year = _whole(posted, "wanted_year", 2000, YEAR, faults)
    project = posted.get("project", "")
    if project and not JobProject.objects.filter(code=project).exists():
        faults["project"] = CHOOSE
    if faults or occupation is None or district is None:
        return None, faults
    return Wish(occupation, district, year, number, posted.get("contract") == "yes", project), {}


@dataclass(frozen=True, slots=True)
class Hired:
    """Who was hired in a year: how many, and how many of them under a training contract."""

    occupation: Occupation
    district: District
    year: int
    number: int
    by_contract: int | None


def read_hires(posted: Mapping[str, str]) -> tuple[Hired | None, Faults]:
    """Who was hired."""
    faults: Faults = {}
    occupation, district = _place(posted, faults)
    year = _whole(posted, "year", 2000, YEAR, faults)
    number = _whole(posted, "hired", 0, COUNT, faults)
    signed = _whole(posted, "by_contract", 0, COUNT, faults) if posted.get("by_contract", "").strip() else None
    if "hired" not in faults and signed is not None and signed > number:
        faults["by_contract"] = NO_MORE
    if faults or occupation is None or district is None:
        return None, faults
    return Hired(occupation, district, year, number, signed), {}
