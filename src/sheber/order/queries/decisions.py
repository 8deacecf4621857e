"""Reading decided places: what holds, what was before, how far it was filled."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from sheber.order.models import Decision, Fill


def decided(year: int) -> QuerySet[Decision]:
    """The places that hold in a year: of each line the newest amendment."""
    later = Decision.objects.filter(year=OuterRef("year"), code=OuterRef("code"), amendment__gt=OuterRef("amendment"))
    return Decision.objects.filter(year=year).filter(~Exists(later))


def decided_whole(year: int) -> list[Decision]:
    """The same with all that tables name of them, by code."""
    return list(decided(year).select_related("college__district", "qualification__specialty").order_by("code"))


def amendments(year: int) -> QuerySet[Decision]:
    """Every change after the first decision, newest first."""
    rows = Decision.objects.filter(year=year, amendment__gt=0).select_related("college", "qualification")
    return rows.order_by("-act_date", "-pk")


def history_of_line(year: int, code: str) -> list[Decision]:
    """Every decision of a line in a year, the first one first."""
    rows = Decision.objects.filter(year=year, code=code).select_related("college", "qualification")
    return list(rows.order_by("amendment"))


def newest_fills(year: int) -> dict[str, Fill]:
    """How far each line was filled by its newest count."""
    return {one.line: one for one in Fill.objects.filter(year=year).order_by("day")}


@dataclass(frozen=True, slots=True)
class FillOfLine:
    """A decided line with its newest count."""

    decision: Decision
    fill: Fill

    @property
    def left(self) -> int:
        """Places that nobody took; below nought: more people than places. Until anybody is enrolled, the admitted count."""
        return self.decision.places - (self.fill.enrolled or self.fill.admitted)


def fills_of_lines(year: int) -> list[FillOfLine]:
    """Decided lines that were counted, those with most places left first."""
    counted = newest_fills(year)
    rows = [FillOfLine(one, counted[one.code]) for one in decided_whole(year) if one.code in counted]
    return sorted(rows, key=lambda row: (-row.left, row.decision.code))
