"""Places stands in rows by a local search over their order, from one seed: the same input gives the same plan.

An order is laid out row by row: a stand that the row's width or circuit does not take, or that would stand beside one it
must be apart from, waits for a later place. The search changes the order and keeps what costs less: stands without a place
first, then themes torn apart, then unequal visibility (squares of visibility now and credit from last time).
"""

import random
from collections.abc import Sequence

from sheber.science.stands.problem import Hall, Layout, Spot, Stand, visibility

UNPLACED, TORN = 10_000_000_000, 20_000
STEPS = 12_000


def place(hall: Hall, stands: Sequence[Stand], *, seed: int = 1, steps: int = STEPS) -> Layout:
    """A layout that breaks no rule; stands for which it has no place say why."""
    refused = {one.name: why for one in stands if (why := _alone(hall, one))}
    order = [one for one in stands if one.name not in refused]
    order.sort(key=lambda one: (-one.depth, one.theme, one.name))
    noise = random.Random(seed)  # noqa: S311  (a search, no secret)
    spots = lay(hall, order)
    cost = cost_of(hall, order, spots)
    for _ in range(steps if len(order) > 1 else 0):
        tried = list(order)
        a, b = noise.randrange(len(tried)), noise.randrange(len(tried))
        if noise.random() < 0.5:
            tried[a], tried[b] = tried[b], tried[a]
        else:
            tried.insert(b, tried.pop(a))
        laid = lay(hall, tried)
        now = cost_of(hall, tried, laid)
        if now <= cost:
            order, spots, cost = tried, laid, now
    for one in order:
        if one.name not in spots:
            refused[one.name] = _why(hall, order, spots, one)
    return Layout(spots, refused)


def _alone(hall: Hall, one: Stand) -> str:
    """Why a stand could not be placed even in an empty hall."""
    if one.width > hall.width or one.depth + hall.aisle > hall.depth:
        return "size"
    return "power" if one.power > min(hall.circuit, hall.power) else ""


def _why(hall: Hall, order: Sequence[Stand], spots: dict[str, Spot], one: Stand) -> str:
    """What stood in the way at last: the hall's power, or the floor."""
    used = sum(stand.power for stand in order if stand.name in spots)
    return "power" if used + one.power > hall.power else "area"


def lay(hall: Hall, order: Sequence[Stand]) -> dict[str, Spot]:
    """Rows filled in the given order; what fits nowhere is left out."""
    spots: dict[str, Spot] = {}
    left, y, row, power = list(order), hall.aisle, 0, hall.power
    while left:
        x, circuit, deepest = 0, hall.circuit, 0
        last: Stand | None = None
        waiting: list[Stand] = []
        for one in left:
            fits = x + one.width <= hall.width and y + one.depth <= hall.depth and one.power <= min(circuit, power)
            if not fits or (last and (one.name in last.apart or last.name in one.apart)):
                waiting.append(one)
                continue
            spots[one.name] = Spot(row, x, y)
            x, circuit, power = x + one.width, circuit - one.power, power - one.power
            deepest, last = max(deepest, one.depth), one
        if not deepest:
            break
        left, row, y = waiting, row + 1, y + deepest + hall.aisle
    return spots


def cost_of(hall: Hall, order: Sequence[Stand], spots: dict[str, Spot]) -> int:
    """What the search makes small: no place, themes torn apart, unequal visibility."""
    seen = [visibility(hall, one, spots[one.name]) - one.credit for one in order if one.name in spots]
    if not seen:
        return UNPLACED * len(order)
    mean = sum(seen) // len(seen)
    cost = UNPLACED * (len(order) - len(seen)) + sum((one - mean) ** 2 for one in seen) // len(seen)
    rows: dict[str, set[int]] = {}
    breaks = 0
    before: Stand | None = None
    for one in sorted((s for s in order if s.name in spots), key=lambda s: (spots[s.name].row, spots[s.name].x)):
        if one.theme:
            rows.setdefault(one.theme, set()).add(spots[one.name].row)
            if before and before.theme != one.theme and spots[before.name].row == spots[one.name].row:
                breaks += 1
        before = one
    return cost + TORN * (sum(len(found) - 1 for found in rows.values())) + TORN // 4 * breaks
