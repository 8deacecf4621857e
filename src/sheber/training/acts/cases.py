"""Accreditation: cases step by step, evidence, and alerts before the end."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from sheber.kernel.actors import SYSTEM, Actor, Role, policy_for
from sheber.kernel.calendar import long_date
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.notices import notify
from sheber.kernel.words import LANGUAGES, Words
from sheber.training.acts.accreditations import tell_order_of_accreditations
from sheber.training.acts.events import CaseMoved
from sheber.training.flows import CASE_FLOW
from sheber.training.models import Accreditation, AccreditationCase, CaseStep
from sheber.training.queries import alert_due, expiring

EARLIER = Words(
    "күн алдыңғы қадамнан ({day}) бұрын.",
    "дата раньше предыдущего шага ({day}).",
    "the day is before the last step ({day}).",
)
ALERT = Words(
    "«{college}»: {body} аккредиттеуі {day} аяқталады. Жаңа өтінім дайындаңыз ({months} ай қалды).",
    "«{college}»: аккредитация {body} заканчивается {day}. Готовьте новую заявку (осталось {months} мес.).",
    "“{college}”: the accreditation by {body} ends on {day}. Prepare a new application ({months} months left).",
)
SOME_BODY = Words("агенттіктің", "агентства", "the body")


def move_case(
    actor: Actor,
    case: AccreditationCase,
    name: str,
    *,
    day: date,
    note: str = "",
    until: date | None = None,
    number: str = "",
) -> AccreditationCase:
    """One step of a case; granting it writes the accreditation. Raises BadInput, Forbidden, PermissionDenied."""
    with transaction.atomic():
        row = AccreditationCase.objects.select_for_update().select_related("college").get(pk=case.pk)
        last = row.steps.order_by("-pk").first()
        since = last.day if last else row.applied
        if day < since:
            raise refuse("accreditation_cases", None, "day", EARLIER.format(day=since))
        before = snapshot(row)
        CASE_FLOW.move(row, name, actor)
        if name in {"grant", "refuse"}:
            row.decided = day
        if name == "grant":
            row.accreditation = _grant(actor, row, day, until, number)
        if name == "end" and row.accreditation:
            _end(actor, row.accreditation, day)
        row.save()
        CaseStep.objects.create(case=row, state=row.state, day=day, note=note[:500])
        record(actor, f"{name}_case", row, reason=note, changed=difference(before, snapshot(row)))
        if name in {"grant", "end"}:  # whoever may decide a case may have the order told of it
            tell_order_of_accreditations(SYSTEM, reason=f"{row.code}: {name} {day}")
        announce(CaseMoved(row.pk))
    return row


def _grant(actor: Actor, case: AccreditationCase, day: date, until: date | None, number: str) -> Accreditation:
    made = Accreditation.objects.create(
        code=f"{case.code}-{day.year}"[:64],
        college=case.college,
        qualification_id=case.qualification_id,
        scope=case.scope,
        reach=case.reach,
        body=case.body,
        register=case.register,
        granted=day,
        until=until,
        number=number,
        source=f"case {case.code}",
        synthetic=case.synthetic,
    )
    record(actor, "grant_accreditation", made, changed=difference({}, snapshot(made)))
    return made


def _end(actor: Actor, row: Accreditation, day: date) -> None:
    """An accreditation holds no longer than its case."""
    if row.until is None or row.until > day:
        before = snapshot(row)
        row.until = max(day, row.granted)
        row.save()
        record(actor, "end_accreditation", row, changed=difference(before, snapshot(row)))


def give_alerts(day: date) -> list[Accreditation]:
    """Tell the college and the department of accreditations that end within 12, 6 and 3 months: once each."""
    policy_for(Accreditation).demand(SYSTEM, "change")
    told: list[Accreditation] = []
    for found in expiring(day):
        with transaction.atomic():
            row = Accreditation.objects.select_for_update().select_related("college").get(pk=found.pk)
            months = alert_due(row.until, row.told, day)
            if months is None or row.until is None:
                continue
            before = snapshot(row)
            row.told = months
            row.save()
            record(SYSTEM, "alert", row, changed=difference(before, snapshot(row)))
            notify(
                _alert(row, months),
                reverse("training-accreditation-detail", args=[row.code]),
                roles=[Role.PLANNER],
                colleges=[row.college.code],
            )
            told.append(row)
    return told


def _alert(row: Accreditation, months: int) -> Words:
    assert row.until is not None  # noqa: S101  (only what ends is alerted)
    end = long_date(row.until)
    return Words(
        *(
            getattr(ALERT, code).format(
                college=row.college.name.in_language(code),
                body=row.body or getattr(SOME_BODY, code),
                day=getattr(end, code),
                months=months,
            )
            for code in LANGUAGES
        )
    )
