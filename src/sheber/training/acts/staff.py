"""Teachers' development: written down by the teacher or the college, confirmed by the college."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from sheber.kernel.access import public_number
from sheber.kernel.actors import Actor, Role
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words
from sheber.registry.models import Employer
from sheber.training import words
from sheber.training.acts.events import DevelopmentStated
from sheber.training.models import Development, Teacher
from sheber.training.rules import DEVELOPMENT

BACKWARDS = Words(
    "аяқталған күні басталғанынан бұрын.", "окончание раньше начала.", "the end is before the beginning."
)
FUTURE = Words(
    "оқу әлі аяқталған жоқ: біткен соң жазыңыз.",
    "обучение ещё не закончено: запишите его после окончания.",
    "it is not over yet: write it down once it has ended.",
)
ANSWERED = Words("бұл жазба қаралған.", "запись уже рассмотрена.", "this entry is answered already.")


def note_development(
    actor: Actor,
    teacher: Teacher,
    *,
    kind: str,
    topic: str,
    starts: date,
    ends: date,
    hours: int,
    today: date,
    more: Mapping[str, Any] | None = None,
) -> Development:
    """Write down a course or practice; `more`: place, employer, abroad, paper. Raises BadInput, PermissionDenied."""
    own = teacher.code in actor.held_for(Role.TEACHER)
    if not own and not (actor.is_staff or teacher.college.code in actor.colleges):
        raise PermissionDenied
    if ends < starts:
        raise refuse("teacher_development", None, "ends", BACKWARDS)
    if ends > today:
        raise refuse("teacher_development", None, "ends", FUTURE)
    told = dict(more or {})
    employer: Employer | None = told.get("employer")
    with transaction.atomic():
        row = Development.objects.create(
            code=f"dev-{public_number().lower()}",
            teacher=teacher,
            kind=kind if kind in words.DEVELOPMENT else "course",
            topic=topic[:255],
            place=str(told.get("place", ""))[:255],
            employer=employer,
            abroad=bool(told.get("abroad")),
            starts=starts,
            ends=ends,
            hours=hours,
            paper=str(told.get("paper", ""))[:120],
            source="teacher" if own else "college",
        )
        record(actor, "note_development", row, changed=difference({}, snapshot(row)))
        announce(DevelopmentStated(row.pk))
    return row


def confirm_development(actor: Actor, development: Development, *, confirmed: bool, reason: str = "") -> Development:
    """The college says whether it is so. Raises BadInput, PermissionDenied."""
    with transaction.atomic():
        row = Development.objects.select_for_update().select_related("teacher__college").get(pk=development.pk)
        DEVELOPMENT.demand(actor, "confirm", row)
        if row.state != "stated":
            raise refuse("teacher_development", None, "state", ANSWERED)
        before = snapshot(row)
        row.state = "confirmed" if confirmed else "declined"
        row.save()
        record(actor, "confirm_development", row, reason=reason, changed=difference(before, snapshot(row)))
    return row
