"""What differs in a row between any two days, from the journal: each column's value at both."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from sheber.kernel.actors import Actor, Role
from sheber.kernel.journal import history
from sheber.kernel.pages.history import history_lines

if TYPE_CHECKING:
    from sheber.kernel.pages.register import Register


def compare_page(request: HttpRequest, register: "Register", row: models.Model) -> HttpResponse:
    """The page: two days in the address, the difference between their ends; for staff and auditors."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if not (actor.is_staff or actor.has(Role.AUDITOR)):
        raise PermissionDenied
    today = timezone.localdate()
    first = _day(request, "from") or today - timedelta(days=30)
    last = _day(request, "to") or today
    if last < first:
        first, last = last, first
    context = {
        "register": register,
        "row": row,
        "back": register.address_of(row),
        "first": first,
        "last": last,
        "lines": differences(register, row, first, last),
    }
    return render(request, "pages/compare.html", context)


def _day(request: HttpRequest, name: str) -> date | None:
    try:
        return parse_date(request.GET.get(name, ""))
    except ValueError:
        return None


def differences(register: "Register", row: models.Model, first: date, last: date) -> list[tuple[object, str, str]]:
    """(column, value at the end of `first`, value at the end of `last`) of the columns that differ."""
    entries = history(row).filter(at__gt=_end(first), at__lte=_end(last)).order_by("id")
    found: dict[str, tuple[object, str, str]] = {}
    for line in history_lines(list(entries), register.own_columns()):
        for label, old, new in line["changes"]:
            earlier = found.get(str(label))
            found[str(label)] = (label, earlier[1] if earlier else old, new)
    return [one for one in found.values() if one[1] != one[2]]


def _end(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))
