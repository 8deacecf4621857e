"""Activities: planned or written down, and their lists of pupils."""

from dataclasses import dataclass
from datetime import date
from secrets import token_hex

from django.db import transaction

from sheber.guidance.acts.recount import firsts_of, move_firsts
from sheber.guidance.models import Attendance, Encounter
from sheber.guidance.queries import list_of
from sheber.guidance.rules import ENCOUNTER
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.exchange import BadInput, Problems, kinds, refuse
from sheber.kernel.exchange.advice import advise
from sheber.kernel.exchange.parse import is_iin
from sheber.kernel.journal import record
from sheber.kernel.sealed import blind_index
from sheber.kernel.words import Words
from sheber.registry.models import College, Employer, School

MOST = 5000  # pupils of one list
COLUMN = "pupil"
EMPTY = Words(
    "Тізім бос: әр жолға бір ЖСН жазыңыз.",
    "Список пуст: впишите по одному ИИН в строке.",
    "The list is empty: write one IIN a line.",
)
TWICE = Words(
    "бұл оқушы {n}-жолда бар. Бірін өшіріңіз.",
    "этот ученик уже стоит в строке {n}. Удалите одну строку.",
    "this pupil stands in row {n} already. Delete one.",
)
TOO_LONG = Words(
    "Бір тізімде ең көбі {most} оқушы.",
    "В одном списке не более {most} учеников.",
    "A list holds {most} pupils at most.",
)
SIGNED = Words(
    "Екі тарап растаған: тізім енді өзгермейді.",
    "Обе стороны подтвердили: список больше не меняется.",
    "Both sides have confirmed: the list does not change any more.",
)
NOT_YET = Words(
    "Іс-шара {day} күні өтеді: тізімді содан кейін енгізіңіз.",
    "Мероприятие пройдёт {day}: внесите список после него.",
    "The activity is on {day}: bring its list after that.",
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An activity as a school, a college or the department writes it down."""

    kind: str
    day: date
    school: School
    college: College | None = None
    employer: Employer | None = None
    place: str = ""
    organiser: str = ""
    pupils: int = 0
    first_time: int = 0


def plan_encounter(actor: Actor, plan: Plan) -> Encounter:
    """Write an activity down; its counts may come later, with a list. Raises BadInput, PermissionDenied."""
    row = Encounter(
        code=f"enc-{plan.day:%Y%m%d}-{token_hex(3)}",
        kind=plan.kind,
        day=plan.day,
        school=plan.school,
        college=plan.college,
        employer=plan.employer,
        place=plan.place,
        organiser=plan.organiser,
        pupils=plan.pupils,
        first_time=plan.first_time,
        source="written down on the page",
    )
    ENCOUNTER.demand(actor, Policy.CHANGE, row)
    if plan.first_time > plan.pupils:
        words = Words(
            "алғаш келгендер барлық оқушыдан көп.", "впервые больше, чем всего.", "more for the first time than came."
        )
        raise refuse("", None, "first_time", words)
    with transaction.atomic():
        row.save()
        record(actor, "plan_encounter", row, changed={"kind": row.kind, "day": row.day.isoformat()})
    return row


def read_list(text: str) -> list[str]:
    """Keyed hashes from a text with one IIN (or hash) a line; the IINs go no further. Raises BadInput by row."""
    problems, seen, made = Problems(), dict[str, int](), list[str]()
    for place, line in enumerate(text.replace("\x00", "").splitlines(), start=1):
        cell = line.strip().strip(",;")
        if not cell:
            continue
        pupil = _hash_of(cell)
        if not pupil:
            problems.add("", place, COLUMN, advise(kinds.Blind(), cell))
        elif pupil in seen:
            problems.add("", place, COLUMN, TWICE.format(n=seen[pupil]))
        else:
            seen[pupil] = place
            made.append(pupil)
    if not made and not problems:
        problems.add("", None, COLUMN, EMPTY)
    if len(made) > MOST:
        problems.add("", None, COLUMN, TOO_LONG.format(most=MOST))
    problems.stop_if_any()
    return made


def _hash_of(cell: str) -> str:
    if is_iin(cell):
        return blind_index(cell)
    return cell if len(cell) == 32 and set(cell) <= set("0123456789abcdef") else ""


def take_list(actor: Actor, encounter: Encounter, text: str, *, today: date) -> int:
    """Set the list of an activity; both counts follow from it. Gives how many came. Raises BadInput, PermissionDenied."""
    ENCOUNTER.demand(actor, "list", encounter)
    if encounter.day > today:
        raise refuse("", None, COLUMN, NOT_YET.format(day=f"{encounter.day:%d.%m.%Y}"))
    pupils = read_list(text)
    with transaction.atomic():
        held = Encounter.objects.select_for_update().get(pk=encounter.pk)
        confirmation = getattr(held, "confirmation", None)
        if confirmation and confirmation.receipt:
            raise BadInput(refuse("", None, COLUMN, SIGNED).problems)
        touched = {*list_of(held), *pupils}
        before = firsts_of(held.day.year, touched)
        Attendance.objects.filter(encounter=held).delete()
        source = "list of the school"
        rows = [Attendance(encounter=held, pupil=one, source=source, synthetic=held.synthetic) for one in pupils]
        Attendance.objects.bulk_create(rows, batch_size=1000)
        move_firsts(held, len(pupils), before, firsts_of(held.day.year, touched))
        record(actor, "take_list", held, changed={"pupils": len(pupils)})
    encounter.refresh_from_db()
    return len(pupils)
