"""The report's totals of an admission beside the pools that its published folder protects.

The folder shows every pool but the protected ones, and a total only where it tells of none of them. The report's own totals of those
who hold a place are further sums over the same pools: the hidden pools of a part together hold H = total - what is shown. With a
pool's room (what it can hold as far as anybody knows) and C the room of all hidden pools of the part, a reader bounds each by
max(0, H - (C - room)) and min(room, H). The totals may be told only where that is nought and the room: where they add nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sheber.admission.indicators.people import PLACED_TOTAL
from sheber.admission.models import Seat
from sheber.kernel.indicators import indicators
from sheber.report.bridge.figures import THRESHOLD

OPEN = "open"


@dataclass(frozen=True, slots=True)
class HiddenPool:
    """A protected pool: how many hold a place in it, and how many could as far as anybody knows."""

    admitted: int
    room: int


def totals() -> frozenset[str]:
    """The figures from which a reader can compute the number placed, or the number placed by a right: they declare it."""
    return frozenset(one.code for one in indicators() if PLACED_TOTAL in one.tells)


def totals_to_withhold(year: int) -> frozenset[str]:
    """The figures that would tell of a protected pool of the year's published admissions; none where none would."""
    pools = Seat.objects.filter(campaign__year=year).exclude(admitted=None).exclude(protected=None)
    rows = list(pools.values_list("campaign", "programme", "pool", "seats", "admitted", "protected"))
    closed = {(campaign, programme) for campaign, programme, pool, _, _, hidden in rows if hidden and pool == OPEN}
    parts: dict[str, list[HiddenPool]] = {}
    programmes: dict[tuple[int, str], HiddenPool] = {}
    for campaign, programme, pool, seats, admitted, hidden in rows:
        if not hidden or admitted is None:
            continue
        # A kept pool beside a protected open one follows it whatever it holds, so any number of its seats is possible.
        follows = pool != OPEN and (campaign, programme) in closed
        one = HiddenPool(admitted, max(seats if follows else min(seats, THRESHOLD - 1), admitted))
        before = programmes.get((campaign, programme), HiddenPool(0, 0))
        programmes[campaign, programme] = HiddenPool(before.admitted + one.admitted, before.room + one.room)
        # One campaign's folder may show its total: less it, the report's is the other's. So each is a part of its own.
        for part in ("all", f"campaign {campaign}", f"open: {pool == OPEN}"):
            parts.setdefault(part, []).append(one)
    for (campaign, _), one in programmes.items():  # and what a programme's protected pools hold together
        parts.setdefault(f"programmes of {campaign}", []).append(one)
    return totals() if any(tells_of_a_pool(part) for part in parts.values()) else frozenset()


def tells_of_a_pool(part: Sequence[HiddenPool]) -> bool:
    """Whether the sum of hidden pools narrows what one of them, in which somebody holds a place, can hold."""
    together, room = sum(one.admitted for one in part), sum(one.room for one in part)
    return any(_narrowed(one, together, room) for one in _with_people(part))


def _with_people(part: Iterable[HiddenPool]) -> Iterable[HiddenPool]:
    return (one for one in part if one.admitted)


def _narrowed(one: HiddenPool, together: int, room: int) -> bool:
    least, most = max(0, together - (room - one.room)), min(one.room, together)
    return least > 0 or most < one.room
