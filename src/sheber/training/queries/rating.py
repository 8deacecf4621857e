"""Reading the rating: scale, columns, values, runs."""

from collections.abc import Iterable

from sheber.training.models import RatingField, RatingRun, RatingScale, RatingValue

Row = tuple[str, str]  # codes of the college and of the specialty; "" for the college itself


def scale_for(year: int) -> RatingScale | None:
    """The newest scale in force that begins no later than a year."""
    rows = RatingScale.objects.filter(state="in_force", starts__lte=year)
    return rows.order_by("-starts", "-pk").first()


def wide_fields() -> list[RatingField]:
    """The columns of the wide file in their order."""
    return list(RatingField.objects.order_by("place"))


def values_of(year: int, colleges: Iterable[str] | None = None) -> dict[Row, dict[str, str]]:
    """Every value of a year: by college and specialty, by column."""
    rows = RatingValue.objects.filter(year=year)
    if colleges is not None:
        rows = rows.filter(college__code__in=list(colleges))
    made: dict[Row, dict[str, str]] = {}
    listed = rows.order_by("college__code", "specialty__code", "field__place")
    for college, specialty, field, value in listed.values_list(
        "college__code", "specialty__code", "field__code", "value"
    ):
        made.setdefault((college, specialty or ""), {})[field] = value
    return made


def newest_run(year: int, *, published: bool = False) -> RatingRun | None:
    """The newest run of a year."""
    rows = RatingRun.objects.filter(year=year)
    if published:
        rows = rows.filter(state="published")
    return rows.select_related("scale").order_by("-number").first()
