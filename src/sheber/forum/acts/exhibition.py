"""The exhibition: stands asked for, laid out by the solver, or moved by hand where nothing clashes."""

from decimal import Decimal

from django.db import transaction

from sheber.forum.acts.events import StandsPlaced
from sheber.forum.bridge.stands import clashes, owed_to, place_stands, say_clash, seen_at
from sheber.forum.models import Forum, Hall, Stand
from sheber.forum.rules import FORUM, STAND
from sheber.kernel.access import public_number
from sheber.kernel.actors import Actor, Policy
from sheber.kernel.events import announce
from sheber.kernel.exchange import Problems, refuse
from sheber.kernel.journal import difference, record, snapshot
from sheber.kernel.words import LANGUAGES, Words
from sheber.registry.models import College

NO_HALL = Words(
    "көрме залының ені мен тереңдігі берілмеген: залды толтырыңыз.",
    "у зала выставки не указаны ширина и глубина: заполните зал.",
    "no hall has a width and a depth: fill in the exhibition's hall.",
)
SIZES = Words(
    "{column}: 0,5 пен 20 аралығындағы сан (метр, кВт үшін 0–50).",
    "{column}: число от 0,5 до 20 (метры; для кВт 0–50).",
    "{column}: a number from 0.5 to 20 (metres; for kW 0 to 50).",
)
CLASH = Words("сыймайды: {why}", "не помещается: {why}", "it does not fit: {why}")


def ask_stand(
    actor: Actor,
    forum: Forum,
    college: College,
    *,
    width: str,
    depth: str,
    power: str,
    theme: str,
    equipment: Words,
    workshop: Words,
) -> Stand:
    """A college asks for a stand. Raises BadInput, PermissionDenied."""
    row = Stand(
        code=f"{forum.code}-{public_number()}".lower(), forum=forum, college=college, theme=theme.strip()[:60],
        width=_number(width, "width", Decimal("0.5"), Decimal(20)),
        depth=_number(depth, "depth", Decimal("0.5"), Decimal(20)),
        power=_number(power or "0", "power", Decimal(0), Decimal(50)),
    )  # fmt: skip
    row.equipment, row.workshop = equipment, workshop
    STAND.demand(actor, "ask", row)
    with transaction.atomic():
        row.save()
        record(
            actor, "ask_stand", row, changed={"forum": forum.code, "width": str(row.width), "depth": str(row.depth)}
        )
    return row


def _number(text: str, column: str, low: Decimal, high: Decimal) -> Decimal:
    try:
        value = Decimal(text.strip().replace(",", ".")).quantize(Decimal("0.1"))
    except ArithmeticError:
        value = Decimal(-1)
    if not value.is_finite() or not low <= value <= high:
        raise refuse("forum_stands", None, column, SIZES.format(column=column))
    return value


def place_all(actor: Actor, forum: Forum) -> dict[str, int]:
    """Lay out every stand of the forum: halls in the order of their floor, what is left goes to the next.

    Gives how many were placed and refused. Raises BadInput, PermissionDenied.
    """
    FORUM.demand(actor, Policy.CHANGE, forum)
    halls = sorted(
        (one for one in forum.halls.all() if one.width and one.depth),
        key=lambda one: (one.kind != "foyer", -(one.width or 0) * (one.depth or 0)),
    )
    if not halls:
        raise refuse("forum_halls", None, "width", NO_HALL)
    with transaction.atomic():
        left = list(Stand.objects.select_for_update().filter(forum=forum).order_by("pk"))
        every, owed = list(left), owed_to(forum)
        for hall in halls:
            left = _lay(hall, left, owed)
        Stand.objects.bulk_update(every, ["hall", "row", "x", "y", "seen", "state", "why"], batch_size=500)
        told = {"placed": len(every) - len(left), "refused": len(left)}
        record(actor, "place_stands", forum, changed=told)
        announce(StandsPlaced(forum.pk))
    return told


def _lay(hall: Hall, rows: list[Stand], owed: dict[int, int]) -> list[Stand]:
    """Place stands in one hall; gives those without a place."""
    layout = place_stands(hall, rows, owed)
    left = []
    for row in rows:
        spot = layout.spots.get(row.code)
        if spot is None:
            row.hall, row.row, row.x, row.y, row.seen = hall, None, None, None, None
            row.state, row.why = "refused", layout.refused[row.code]
            left.append(row)
        else:
            row.hall, row.row, row.state, row.why = hall, spot.row, "placed", ""
            row.x, row.y = Decimal(spot.x) / 10, Decimal(spot.y) / 10
            row.seen = seen_at(hall, row)
    return left


def move_stand(actor: Actor, stand: Stand, *, hall: Hall, row: int, x: Decimal, y: Decimal) -> Stand:
    """Put a stand elsewhere by hand; a clash is refused with the reason. Raises BadInput, PermissionDenied."""
    FORUM.demand(actor, Policy.CHANGE, stand.forum)
    with transaction.atomic():
        one = Stand.objects.select_for_update().get(pk=stand.pk)
        before = snapshot(one)
        one.hall, one.row, one.x, one.y, one.state, one.why = hall, row, x, y, "placed", ""
        rows = Stand.objects.filter(forum=stand.forum, hall=hall).exclude(pk=one.pk).select_related("college")
        stands = [*(other for other in rows if other.x is not None), one]
        problems = Problems()
        for fault in clashes(hall, stands):
            if fault.concerns(one.code):
                why = say_clash(fault, stands)
                told = (CLASH.in_language(code).format(why=why.in_language(code)) for code in LANGUAGES)
                problems.add("forum_stands", None, "", Words(*told))
        problems.stop_if_any()
        one.seen = seen_at(hall, one)
        one.save()
        record(actor, "move_stand", one, changed=difference(before, snapshot(one)))
    return one
