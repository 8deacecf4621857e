"""A profile class takes another direction, as often as the rule of the year allows."""

from datetime import date

from django.db import transaction

from sheber.guidance.acts.events import DirectionChanged
from sheber.guidance.models import DirectionChange, ProfileClass
from sheber.guidance.queries import changes_left
from sheber.guidance.rules import PROFILE_CLASS
from sheber.guidance.words import DIRECTION
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.events import announce
from sheber.kernel.exchange import refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import Words

NO_RULE = Words(
    "Бағыт жылына неше рет өзгеретіні белгіленбеген: guidance_rules кестесін толтырыңыз.",
    "Не задано, сколько раз в год меняется направление: заполните таблицу guidance_rules.",
    "No rule says how often a direction may change: fill in the sheet guidance_rules.",
)
NO_MORE = Words(
    "Бұл сыныптың бағыты {year} жылы {most} рет өзгерген, одан артық болмайды ({act}).",
    "Направление этого класса в {year} году менялось {most} раза, больше нельзя ({act}).",
    "This class has changed its direction {most} times in {year}; no more is allowed ({act}).",
)
SAME = Words("Сынып қазір де осы бағытта.", "Класс и сейчас этого направления.", "The class has this direction now.")
NO_REASON = Words("Себебін жазыңыз.", "Укажите причину.", "Give a reason.")
UNKNOWN = Words("Бағытты тізімнен таңдаңыз.", "Выберите направление из списка.", "Choose a direction from the list.")
TODAY = Words("Бүгін бір рет өзгерген.", "Сегодня направление уже менялось.", "It was changed today already.")


def change_direction(actor: Actor, one: ProfileClass, to: str, *, day: date, reason: str) -> DirectionChange:
    """Change the direction of a class for a reason. Raises BadInput, PermissionDenied."""
    PROFILE_CLASS.demand(actor, Policy.CHANGE, one)
    if to not in DIRECTION:
        raise refuse("", None, "direction", UNKNOWN)
    if not reason.strip():
        raise refuse("", None, "reason", NO_REASON)
    with transaction.atomic():
        row = ProfileClass.objects.select_for_update().get(pk=one.pk)
        left, rule = changes_left(row, day)
        if rule is None or left is None:
            raise refuse("", None, "direction", NO_RULE)
        if left <= 0:
            raise refuse("", None, "direction", NO_MORE.format(year=day.year, most=rule.value, act=rule.act))
        if row.direction == to:
            raise refuse("", None, "direction", SAME)
        if DirectionChange.objects.filter(profile_class=row, day=day).exists():
            raise refuse("", None, "direction", TODAY)
        before = snapshot(row)
        made = DirectionChange.objects.create(
            profile_class=row,
            day=day,
            before=row.direction,
            after=to,
            reason=reason.strip(),
            source="changed on the page",
            synthetic=row.synthetic,
        )
        row.direction = to
        row.save(update_fields=["direction"])
        record(actor, "change_direction", row, reason=reason, changed=difference(before, snapshot(row)))
        announce(DirectionChanged(row.code))
    return made
