"""Counts that cannot be right as they stand: thousands given for units, an occupation under a new name.

A finding is never mended silently: it is refused, or listed with the stated fallback.
"""

from collections.abc import Mapping, Sequence
from statistics import median

Cell = tuple[str, str]
LEAST, MOST = 400.0, 2500.0  # a count this many times its neighbours was given in other units
SAME = (0.75, 1.33)  # totals before and after a change of name


def other_units(series: Mapping[Cell, Mapping[int, float]]) -> list[tuple[Cell, int, float]]:
    """(cell, year, factor) of counts about a thousand times above or below the rest of their cell."""
    found = []
    for cell, counts in sorted(series.items()):
        known = {year: persons for year, persons in sorted(counts.items()) if persons > 0}
        for year, persons in known.items():
            rest = [other for when, other in known.items() if when != year]
            if not rest:
                continue
            times = persons / median(rest)
            late = len(rest) > 1 or year == max(known)  # of two the later one is named
            if late and (LEAST <= times <= MOST or LEAST <= 1 / times <= MOST):
                found.append((cell, year, times))
    return found


def renamed(series: Mapping[Cell, Mapping[int, float]], known: Sequence[str] = ()) -> list[tuple[str, str, int]]:
    """(old, new, first year of the new) where one occupation ends and another begins with the same people.

    All its districts end in one year, the other's begin in the next in the same districts with a like total.
    """
    spans: dict[str, dict[int, dict[str, float]]] = {}
    for (occupation, district), counts in series.items():
        for year, persons in counts.items():
            spans.setdefault(occupation, {}).setdefault(year, {})[district] = persons
    last = max((max(years) for years in spans.values()), default=0)
    ended = {o: max(years) for o, years in spans.items() if max(years) < last and o not in known}
    found = []
    for old, end in sorted(ended.items()):
        for new, years in sorted(spans.items()):
            if min(years) != end + 1 or set(years[end + 1]) != set(spans[old][end]):
                continue
            before, after = sum(spans[old][end].values()), sum(years[end + 1].values())
            if before > 0 and SAME[0] <= after / before <= SAME[1]:
                found.append((old, new, end + 1))
    return found
