"""The numbers of the works that hold on a day."""

from datetime import date

from sheber.works.models import Rule
from sheber.works.words import METHOD


def numbers_on(day: date) -> dict[str, int]:
    """Of each rule the number in force on a day; the method's own where no act has set one."""
    rows = Rule.objects.filter(valid_from__lte=day).order_by("valid_from")
    return {**METHOD, **dict(rows.values_list("code", "value"))}
