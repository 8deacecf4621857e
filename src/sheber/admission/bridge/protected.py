"""Which counts of a match the public sees: a pool with few people is protected, and nothing shown gives it back.

A pool with seats is *protected* where fewer than `threshold` people hold a place in it, none included, so that the
mark itself tells nothing more. Besides, the rules of the match tie the pools of one programme together:

* a kept pool is tried after the open one. So where the open pool is shown with seats left, its kept pools are empty,
  and this nought, which tells of no person, is shown. And where the open pool is protected, its kept pools are
  protected whatever they hold: one person there would say that the open pool is full.
* others than those who hold the right enter a released pool only after the released pools before it refused them. So
  a full pool whose worst admitted does not hold the right is protected where such a pool before it is.

Two sums remain: how many applied, and how many were placed. Let a protected pool hold at most its *room* (its seats,
at most threshold - 1; all its seats where it only follows its open pool), C be all room, M the largest room of one
programme, H what the protected pools hold together:

* the number placed is shown only where M < H < C - M: then every protected pool can still hold anything from nought
  to its room. Where it is not shown, H may at least be anything from 0 to M, with the same effect.
* where hardly anybody is left for the protected pools (applicants less those in pools that are shown), more pools are
  protected, those with the fewest seats first, and the number placed is not shown.

So every count from nought to the room stays possible, even for a reader who knows this rule; only an empty pool may
be known to be empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sheber.kernel.small_numbers import NEWEST

THRESHOLD = NEWEST.group
LEAST_THRESHOLD = 3
METHOD = (
    "pools with fewer than {threshold} people are protected, none included, with all that would give them away; "
    "the number placed is shown only where every protected pool keeps its whole range"
)


@dataclass(frozen=True, slots=True)
class Pool:
    """What everybody knows of a pool."""

    programme: str
    order: int  # of the right, as printed; -1: the open pool
    seats: int
    released: bool


@dataclass(frozen=True, slots=True)
class Count:
    """What is shown of a pool, or not."""

    admitted: int
    others: bool = False  # it is full and its worst admitted does not hold the right


@dataclass(frozen=True, slots=True)
class Shown:
    """What the public sees of the counts."""

    hidden: list[bool]  # by pool
    placed: int | None


def protect(pools: Sequence[Pool], counts: Sequence[Count], applicants: int, threshold: int = THRESHOLD) -> Shown:
    """Which pools are protected, and whether the number placed is shown (`applicants` >= threshold)."""
    told = list(counts)
    hidden, plain = _hidden(pools, told, set(), threshold)
    more: set[int] = set()
    while _is_bare(pools, _seen(told, hidden), applicants, threshold):
        still = [place for place, one in enumerate(pools) if not hidden[place] and told[place].admitted]
        more.add(min(still, key=lambda place: (pools[place].seats, place)))
        hidden, plain = _hidden(pools, told, more, threshold)
    placed = sum(one.admitted for one in told)
    open_ = plain and not more and not placed_fault(pools, _seen(told, hidden), placed, applicants, threshold)
    return Shown(hidden, placed if open_ else None)


def _seen(counts: Sequence[Count], hidden: Sequence[bool]) -> list[Count | None]:
    return [None if protected else one for one, protected in zip(counts, hidden, strict=True)]


def _hidden(
    pools: Sequence[Pool], counts: Sequence[Count], more: set[int], threshold: int
) -> tuple[list[bool], bool]:
    """Which pools are hidden where those of `more` are, and whether none had to be for others before it."""
    hidden, plain = [False] * len(pools), True
    opens = {one.programme: place for place, one in enumerate(pools) if one.order < 0}
    before: set[str] = set()  # programmes where a released pool was hidden already
    for place in sorted(range(len(pools)), key=lambda place: pools[place].order):
        pool, count, first = pools[place], counts[place], opens[pools[place].programme]
        if not pool.seats:
            continue
        if place in more or (place != first and hidden[first]):
            hidden[place] = True
        elif place == first or counts[first].admitted >= pools[first].seats:
            hidden[place] = count.admitted < threshold
        if not hidden[place] and count.others and pool.programme in before:
            hidden[place], plain = True, False
        if hidden[place] and pool.released and place != first:
            before.add(pool.programme)
    return hidden, plain


def _rooms(pools: Sequence[Pool], seen: Sequence[Count | None], threshold: int) -> dict[str, int]:
    """What the protected pools of each programme could hold together, as far as anybody can know."""
    hidden = {one.programme: one for one, count in zip(pools, seen, strict=True) if count is None and one.order < 0}
    rooms: dict[str, int] = {}
    for pool, count in zip(pools, seen, strict=True):
        if count is not None:
            continue
        first = hidden.get(pool.programme)
        room = min(pool.seats, threshold - 1)
        if pool.order >= 0 and first is not None:
            # Beside a protected open pool that has seats left it is empty; beside a small one it may hold anything.
            room = pool.seats if first.seats < threshold else 0
        rooms[pool.programme] = rooms.get(pool.programme, 0) + room
    return rooms


def audit_fault(
    pools: Sequence[Pool],
    seen: Sequence[Count | None],
    placed: int | None,
    applicants: int,
    threshold: int,
) -> str:
    """Why a published table must be refused, recomputed from the table alone (None: protected); empty: it is safe."""
    if threshold < LEAST_THRESHOLD:
        return f"the threshold {threshold} protects nobody"
    if applicants < threshold:
        return f"fewer than {threshold} applied: nothing may be published"
    fault = _pools_fault(pools, seen, threshold)
    if fault:
        return fault
    if sum(one.admitted for one in seen if one) > applicants:
        return "more people than applied"
    if _is_bare(pools, seen, applicants, threshold):
        return "hardly anybody is left for the protected pools and for those without a place"
    if placed is None:
        return "" if None in seen else "nothing is protected, so the number placed is known"
    return placed_fault(pools, seen, placed, applicants, threshold)


def _pools_fault(pools: Sequence[Pool], seen: Sequence[Count | None], threshold: int) -> str:
    opens = {one.programme: place for place, one in enumerate(pools) if one.order < 0}
    before: set[str] = set()
    for place in sorted(range(len(pools)), key=lambda place: pools[place].order):
        pool, count, first = pools[place], seen[place], opens[pools[place].programme]
        where = f"pool {place + 1} of {pool.programme}"
        beside = seen[first]
        empty = place != first and beside is not None and beside.admitted < pools[first].seats
        if count is None and (not pool.seats or empty):
            return f"{where}: protected, though everybody knows that it is empty"
        if count is None:
            before |= {pool.programme} if pool.released and place != first else set()
            continue
        if place != first and pool.seats and beside is None:
            return f"{where}: shown, though its open pool is protected"
        if empty and count.admitted:
            return f"{where}: people were admitted while open seats are left"
        if pool.seats and count.admitted < threshold and not empty:
            return f"{where}: shows {count.admitted} people"
        if count.others and pool.programme in before:
            return f"{where}: says that a protected pool before it is full"
    return ""


def placed_fault(
    pools: Sequence[Pool], seen: Sequence[Count | None], placed: int, applicants: int, threshold: int
) -> str:
    """Why the number placed must not be shown; empty where it may."""
    inside = placed - sum(one.admitted for one in seen if one)
    rooms = _rooms(pools, seen, threshold)
    if not rooms:
        return "" if inside == 0 else "the number placed is not the sum of the pools"
    if not max(rooms.values()) < inside < sum(rooms.values()) - max(rooms.values()):
        return f"the protected pools hold {inside} together, which tells of single ones"
    if placed < threshold or placed > applicants or 0 < applicants - placed < threshold:
        return f"{placed} of {applicants} placed tells of few people"
    return ""


def _is_bare(pools: Sequence[Pool], seen: Sequence[Count | None], applicants: int, threshold: int) -> bool:
    """Whether too few people are left beside the pools that are shown; where nobody is to protect, none are needed."""
    inside = sum(one.admitted for one in seen if one)
    rest = applicants - inside
    if not inside or (rest == 0 and None not in seen):
        return False
    return rest < max(threshold, *_rooms(pools, seen, threshold).values(), 0)


def grouped(by_choice: Mapping[int, int], threshold: int) -> dict[str, int]:
    """People placed by choice number; small numbers join the better choices before them: {"1": 80, "2-3": 9, "4+": 6}.

    Of fewer than `threshold` people altogether nothing is told.
    """
    groups: list[tuple[int, int, int]] = []
    count, last = 0, max(by_choice, default=0)
    end = last
    for choice in range(last, 0, -1):
        count += by_choice.get(choice, 0)
        if count >= threshold:
            groups.append((choice, end, count))
            count, end = 0, choice - 1
    if end > 0:  # the first choices, too few alone
        if not groups:
            return {}
        groups[-1] = (1, groups[-1][1], groups[-1][2] + count)
    groups.reverse()
    return {_label(first, till, last): number for first, till, number in groups}


def _label(first: int, till: int, last: int) -> str:
    if till == last:
        return f"{first}+"
    return str(first) if first == till else f"{first}-{till}"


def groups_fault(groups: Mapping[str, int], placed: int | None, threshold: int) -> str:
    """Why the numbers by choice must be refused: not in order, too small, or not the number placed."""
    if placed is None or placed < threshold:
        return "numbers by choice without the number placed" if groups else ""
    wanted = 1
    for place, (label, number) in enumerate(groups.items(), start=1):
        first, _, till = label.rstrip("+").partition("-")
        if not (first + till).isdecimal() or int(first) != wanted or int(till or first) < wanted:
            return f"the choices {label!r} do not follow"
        if label.endswith("+") != (place == len(groups)) or number < threshold:
            return f"the choices {label!r} tell of few people or are not the last"
        wanted = int(till or first) + 1
    total = sum(groups.values())
    return "" if total == placed else f"by choice {total}, placed {placed}"
