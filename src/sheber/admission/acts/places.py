"""What admission tells guidance: this year's places with last year's cut-off and the employers who keep places."""

from collections.abc import Iterable

from sheber.admission.bridge.person import MOST_MARK
from sheber.admission.models import Campaign, EmployerPlace
from sheber.admission.queries import past_of
from sheber.guidance.acts import PlaceRow, note_places
from sheber.kernel.actors import SYSTEM, Actor
from sheber.kernel.events import listen
from sheber.order.acts import OrderAmended, OrderPublished
from sheber.order.queries import decided_whole


def tell_places(actor: Actor, year: int) -> int:
    """Show a year's decided places to pupils; gives how many programmes. Raises PermissionDenied."""
    past = past_of(year - 1)
    employers: dict[str, list[str]] = {}
    kept = EmployerPlace.objects.filter(campaign__year=year).order_by("employer__code")
    for programme, code in kept.values_list("programme", "employer__code"):
        employers.setdefault(programme, []).append(code)
    # A mark is told as a mark only where the campaigns of the year before counted nothing but the certificate.
    plain = not Campaign.objects.filter(year=year, track="mid").exclude(certificate_weight=1).exists()
    rows = [
        PlaceRow(
            programme=one.code,
            college=one.college,
            qualification=one.qualification,
            base=one.base,
            language=one.language,
            places=one.places,
            cutoff=_mark(past[one.code].points)
            if plain and one.code in past and one.qualification.level != "worker"
            else "",
            employers=_joined(employers.get(one.code, ())),
            synthetic=one.synthetic,
        )
        for one in decided_whole(year)
        if one.places
    ]
    return note_places(actor, year, rows, source=f"order and admission {year}")


def _mark(points: int | None) -> str:
    """Hundredths of a mark as a decimal with a point; empty for none, or where exam points are in it."""
    return f"{points // 100}.{points % 100:02d}" if points is not None and 0 < points <= MOST_MARK else ""


def _joined(codes: Iterable[str]) -> str:
    """Codes parted by spaces, as many as the column holds."""
    text = ""
    for code in codes:
        if len(text) + len(code) + 1 <= 255:
            text = f"{text} {code}".strip()
    return text


@listen(OrderPublished)
def places_published(event: OrderPublished) -> None:
    """The order is shown to everybody: pupils see its places, too."""
    tell_places(SYSTEM, event.year)


@listen(OrderAmended)
def places_amended(event: OrderAmended) -> None:
    """Places changed by an act: pupils see the new numbers."""
    tell_places(SYSTEM, event.year)
