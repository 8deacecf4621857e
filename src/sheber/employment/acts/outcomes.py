"""Outcomes from registers, and what colleges claim."""

from datetime import date
from typing import Any

from django.db import transaction

from sheber.demand.models import Crosswalk
from sheber.employment.acts.events import OutcomesJoined
from sheber.employment.bridge.join import Joined, join_registers
from sheber.employment.models import Claim, Outcome, OutcomeDate, RegisterRow
from sheber.employment.rules import CLAIM, OUTCOME
from sheber.employment.words import STATUS
from sheber.kernel.actors import Actor
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import record
from sheber.kernel.words import Words
from sheber.registry.models import Student

BATCH = 5000
SOURCE = "joined with registers by keyed hash"
FIELDS = [
    *("college", "qualification", "graduated", "status", "on_order", "claimed", "registers"),
    *("employer", "occupation", "source", "synthetic"),
]
NOT_FIXED = Words(
    "{day} — {year} жылғы түлектер үшін белгіленген күн емес: outcome_dates кестесін толтырыңыз.",
    "{day} не установлено как дата для выпускников {year} года: заполните таблицу outcome_dates.",
    "{day} is no fixed date for the graduates of {year}: fill in the sheet outcome_dates.",
)
NO_ROWS = Words(
    "{day} күнгі тізілім көшірмелері жүктелмеген (register_rows).",
    "выписки из регистров на {day} не загружены (register_rows).",
    "no register extracts of {day} are loaded (register_rows).",
)
NO_GRADUATES = Words(
    "{year} жылғы түлектер жоқ: students кестесін жүктеңіз.",
    "нет выпускников {year} года: загрузите таблицу students.",
    "no graduates of {year}: load the sheet students.",
)
NOT_A_GRADUATE = Words("ол түлек емес.", "он не выпускник.", "this is no graduate.")
EARLY = Words(
    "{day} күні бітірген жылдан бұрын.", "{day} раньше года выпуска.", "{day} is before the year of graduation."
)


def join_outcomes(actor: Actor, graduated: int, day: date) -> dict[str, Any]:
    """Join a year's graduates with the registers of a fixed date; gives how many, how many employed, and who stood twice.

    A run again replaces the outcomes of that date. Raises BadInput, PermissionDenied.
    """
    OUTCOME.demand(actor, "join")
    told = f"{day:%d.%m.%Y}"
    if not OutcomeDate.objects.filter(graduated=graduated, day=day).exists():
        raise refuse("outcome_dates", None, "day", NOT_FIXED.format(day=told, year=graduated))
    if not RegisterRow.objects.filter(day=day).exists():
        raise refuse("register_rows", None, "day", NO_ROWS.format(day=told))
    joined = _joined(graduated, day)
    if not joined.rows.height:
        raise refuse("students", None, "graduated", NO_GRADUATES.format(year=graduated))
    rows = [
        Outcome(
            graduate=one["code"],
            college_id=one["college"],
            qualification_id=one["qualification"],
            graduated=graduated,
            day=day,
            status=one["status"],
            on_order=one["on_order"],
            claimed=one["claimed"],
            registers=one["registers"],
            employer_id=one["employer"],
            occupation_id=one["occupation"],
            source=SOURCE,
            synthetic=one["synthetic"],
        )
        for one in joined.rows.iter_rows(named=True)
    ]
    employed = joined.rows["fits"].is_not_null().sum()
    summary = {"graduated": graduated, "day": day.isoformat(), "graduates": len(rows), "at_work": employed}
    with transaction.atomic():
        Outcome.objects.filter(graduated=graduated, day=day, graduate__in=joined.twice[:500]).delete()
        Outcome.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["graduate", "day"], update_fields=FIELDS
        )
        record(actor, "join_outcomes", changed={**summary, "twice": len(joined.twice)})
        announce(OutcomesJoined(graduated, day))
    return {**summary, "twice": joined.twice}


def _joined(graduated: int, day: date) -> Joined:
    people = Student.objects.filter(graduated=graduated).values_list(
        *("code", "person", "college_id", "qualification_id", "qualification__specialty_id", "on_order", "synthetic")
    )
    found = RegisterRow.objects.filter(day=day).values_list("person", "register", "employer_id", "occupation_id")
    claims = Claim.objects.filter(day=day, student__graduated=graduated).values_list("student__code", "status")
    fits = Crosswalk.objects.values_list("specialty_id", "occupation_id")
    size = 20_000
    return join_registers(people.iterator(size), found.iterator(size), claims.iterator(size), fits)


def claim_outcome(actor: Actor, student: Student, day: date, status: str) -> Claim:
    """Write down what a college says of a graduate at a date. Raises BadInput, PermissionDenied."""
    CLAIM.demand(actor, "claim", Claim(student=student))
    if status not in STATUS:
        raise refuse(
            "claims", None, "status", Words("белгісіз мәртебе.", "неизвестный статус.", "not a known status.")
        )
    if student.graduated is None:
        raise refuse("claims", None, "student", NOT_A_GRADUATE)
    if day.year < student.graduated:
        raise refuse("claims", None, "day", EARLY.format(day=f"{day:%d.%m.%Y}"))
    with transaction.atomic():
        row, _ = Claim.objects.update_or_create(
            student=student, day=day, defaults={"status": status, "source": "claimed on the page"}
        )
        record(actor, "claim_outcome", row, changed={"day": day.isoformat(), "status": status})
    return row
