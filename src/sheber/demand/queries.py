"""Reading demand."""

from django.db.models import OuterRef, QuerySet, Subquery

from sheber.demand.models import Cell, Crosswalk, CrosswalkEdition, Forecast, Mobility, PastForecast


def latest_forecast(year: int) -> Forecast | None:
    """The newest forecast of a year."""
    return Forecast.objects.filter(year=year).order_by("-made").first()


def last_edition() -> CrosswalkEdition | None:
    """The crosswalk's newest edition."""
    return CrosswalkEdition.objects.order_by("-number").first()


def told_before(forecaster: str, origin: int) -> bool:
    """Whether what a source told in a year is frozen."""
    return PastForecast.objects.filter(forecaster=forecaster, origin=origin).exists()


def newest_cells(year: int) -> QuerySet[Cell]:
    """The cells of a year's newest forecast for that very year."""
    newest = Forecast.objects.filter(year=OuterRef("forecast__year")).order_by("-made").values("pk")[:1]
    return Cell.objects.filter(forecast__year=year, year=year, forecast=Subquery(newest))


def newest_forecasts_cells(year: int) -> QuerySet[Cell]:
    """The cells of a year's newest forecast for all its years."""
    newest = Forecast.objects.filter(year=year).order_by("-made").values("pk")[:1]
    return Cell.objects.filter(forecast=Subquery(newest), year__gte=year)


def crosswalk_rows() -> list[tuple[str, str, str]]:
    """(specialty, occupation, share) by code."""
    rows = Crosswalk.objects.order_by("specialty__code", "occupation__code")
    return [(s, o, str(share)) for s, o, share in rows.values_list("specialty__code", "occupation__code", "share")]


def mobility_rows() -> list[tuple[str, str, str]]:
    """(from, to, share) by code."""
    rows = Mobility.objects.order_by("origin__code", "target__code")
    return [(a, b, str(share)) for a, b, share in rows.values_list("origin__code", "target__code", "share")]


def need_rows(forecast: Forecast) -> list[tuple[str, str, int, int, int]]:
    """(occupation, district, year, need, supply) of a forecast, in thousandths."""
    rows = forecast.cells.order_by("occupation__code", "district__code", "year")
    return list(rows.values_list("occupation__code", "district__code", "year", "need", "supply"))
