"""Counts a jury's ballots again by other ways than `count` does: a certificate is checked without its maker."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import combinations

from sheber.science.jury.problem import Ballots

CLOSE = Fraction(1, 10_000)  # a rounding of the sixth decimal summed over a hundred ballots stays below this
Values = Mapping[str, Fraction | None]


def rule_fault(ballots: Ballots, rule: str, stated: Values) -> str:
    """The first entry whose stated value the ballots do not give; empty: every one is right."""
    if rule == "severity":
        return _severity_fault(ballots, stated)
    found = _PLAIN[rule](ballots)
    for entry in ballots.entries:
        if found[entry] != stated.get(entry):
            return f"{rule}: {entry} has {found[entry]}, stated is {stated.get(entry)}"
    return ""


def winners_of(ballots: Ballots, rule: str) -> tuple[set[str], set[str]]:
    """Who wins for certain and who ties for the last places, worked out anew."""
    values = _exact_effects(ballots) if rule == "severity" else _PLAIN[rule](ballots)
    return winners_in(values, ballots.places)


def winners_in(values: Values, places: int) -> tuple[set[str], set[str]]:
    """An entry wins where no more than `places` are as good; it ties where fewer than `places` are better."""
    known = {entry: value for entry, value in values.items() if value is not None}
    sure, tied = set(), set()
    for entry, value in known.items():
        if sum(one >= value for one in known.values()) <= places:
            sure.add(entry)
        elif sum(one > value for one in known.values()) < places:
            tied.add(entry)
    return sure, tied


def _seen(ballots: Ballots, entry: str) -> list[Fraction]:
    whole = sum(ballots.weights)
    found = []
    for juror in ballots.jurors:
        told = ballots.scores.get((juror, entry))
        if told is not None:
            points = Fraction(0)
            for weight, one in zip(ballots.weights, told, strict=True):
                points += Fraction(weight, whole) * one
            found.append(points)
    return found


def _means(ballots: Ballots) -> Values:
    told = {entry: _seen(ballots, entry) for entry in ballots.entries}
    return {entry: sum(one, Fraction(0)) / len(one) if one else None for entry, one in told.items()}


def _medians(ballots: Ballots) -> Values:
    made: dict[str, Fraction | None] = {}
    for entry in ballots.entries:
        one = sorted(_seen(ballots, entry))
        half = len(one) // 2
        made[entry] = None if not one else one[half] if len(one) % 2 else (one[half - 1] + one[half]) / 2
    return made


def _approvals(ballots: Ballots) -> Values:
    made: dict[str, Fraction | None] = {}
    for entry in ballots.entries:
        one = _seen(ballots, entry)
        good = [points for points in one if points / ballots.scale >= ballots.approval]
        made[entry] = Fraction(len(good), len(one)) if one else None
    return made


def _bordas(ballots: Ballots) -> Values:
    """By pairs: each pair on a ballot gives a point to the higher one, or half a point to both."""
    sums: dict[str, list[Fraction]] = {entry: [] for entry in ballots.entries}
    for juror in ballots.jurors:
        own = [entry for entry in ballots.entries if (juror, entry) in ballots.scores]
        points = dict.fromkeys(own, Fraction(0))
        for one, other in combinations(own, 2):
            here, there = (_total(ballots, juror, each) for each in (one, other))
            points[one] += 1 if here > there else Fraction(1, 2) if here == there else 0
            points[other] += 1 if here < there else Fraction(1, 2) if here == there else 0
        for entry, got in points.items():
            if len(own) > 1:
                sums[entry].append(got / (len(own) - 1))
    return {entry: sum(one, Fraction(0)) / len(one) if one else None for entry, one in sums.items()}


def _total(ballots: Ballots, juror: str, entry: str) -> Fraction:
    told = ballots.scores[juror, entry]
    return Fraction(sum(w * one for w, one in zip(ballots.weights, told, strict=True)), sum(ballots.weights))


def _schulze(ballots: Ballots) -> Values:
    """A path is at least as strong as t where the majorities of at least t lead there: searched for each t."""
    entries = [entry for entry in ballots.entries if any(one == entry for _, one in ballots.scores)]
    lead: dict[tuple[str, str], int] = {}
    for one in entries:
        for other in entries:
            both = [j for j in ballots.jurors if (j, one) in ballots.scores and (j, other) in ballots.scores]
            signs = [_total(ballots, j, one) - _total(ballots, j, other) for j in both]
            lead[one, other] = sum(sign > 0 for sign in signs) - sum(sign < 0 for sign in signs)
    strength = dict.fromkeys(lead, 0)
    for least in sorted({value for value in lead.values() if value > 0}):
        for start in entries:
            for end in _reached(entries, lead, start, least):
                strength[start, end] = least
    return {
        entry: Fraction(sum(strength[entry, other] > strength[other, entry] for other in entries))
        if entry in entries
        else None
        for entry in ballots.entries
    }


def _reached(entries: list[str], lead: dict[tuple[str, str], int], start: str, least: int) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        here = todo.pop()
        for there in entries:
            if there not in found and there != start and lead[here, there] >= least:
                found.add(there)
                todo.append(there)
    return found


def _severity_fault(ballots: Ballots, stated: Values) -> str:
    """Whether the stated effects fulfil the normal equations, which have one solution only where all is connected.

    The fit itself is not made again: that the residuals of each entry and of each juror sum to nought proves it.
    """
    pairs = list(ballots.scores)
    if not _linked(pairs):
        wrong = [entry for entry in ballots.entries if stated.get(entry) is not None]
        return f"severity: {wrong[0]} has a value though nobody connects the jurors" if wrong else ""
    scored = {entry for _, entry in pairs}
    for entry in ballots.entries:
        if (entry in scored) != (stated.get(entry) is not None):
            return f"severity: {entry} is scored or has a value, but not both"
    juror_effect: dict[str, Fraction] = {}
    for juror in {one for one, _ in pairs}:
        left = [_total(ballots, juror, e) - (stated[e] or 0) for j, e in pairs if j == juror]
        juror_effect[juror] = sum(left, Fraction(0)) / len(left)
    if abs(sum(juror_effect.values(), Fraction(0))) > CLOSE * len(juror_effect):
        return "severity: the juror effects do not sum to nought"
    for entry in scored:
        left = [_total(ballots, j, e) - (stated[e] or 0) - juror_effect[j] for j, e in pairs if e == entry]
        if abs(sum(left, Fraction(0))) > CLOSE * len(left):
            return f"severity: {entry} does not fit the ballots"
    return ""


def _exact_effects(ballots: Ballots) -> Values:
    """The two-way fit solved exactly: the juror effects eliminated, the entries' equations by Gauss, six decimals."""
    pairs = list(ballots.scores)
    scored = [entry for entry in ballots.entries if any(one == entry for _, one in pairs)]
    none: dict[str, Fraction | None] = dict.fromkeys(ballots.entries)
    if not pairs or not _linked(pairs):
        return none
    at = {entry: place for place, entry in enumerate(scored)}
    size = len(scored)
    rows = [[Fraction(0)] * (size + 1) for _ in scored]
    own = {juror: [e for j, e in pairs if j == juror] for juror in {one for one, _ in pairs}}
    for juror, entries in own.items():
        mean = sum((_total(ballots, juror, e) for e in entries), Fraction(0)) / len(entries)
        for entry in entries:
            row = rows[at[entry]]
            row[at[entry]] += 1
            row[size] += _total(ballots, juror, entry) - mean
            for other in entries:
                row[at[other]] -= Fraction(1, len(entries))
    solved = _solved(rows, size)  # up to a constant: the first effect is nought
    shift = Fraction(0)
    for juror, entries in own.items():
        shift += sum((_total(ballots, juror, e) - solved[at[e]] for e in entries), Fraction(0)) / len(entries)
    shift /= len(own)
    micro = 1_000_000
    return {**none, **{entry: Fraction(round((solved[at[entry]] + shift) * micro), micro) for entry in scored}}


def _solved(rows: list[list[Fraction]], size: int) -> list[Fraction]:
    """The solution whose first value is nought; the equations are dependent in just that way."""
    kept = [row[1:] for row in rows[1:]]
    for place in range(size - 1):
        pivot = next(n for n in range(place, size - 1) if kept[n][place])
        kept[place], kept[pivot] = kept[pivot], kept[place]
        kept[place] = [value / kept[place][place] for value in kept[place]]
        for n in range(size - 1):
            if n != place and kept[n][place]:
                factor = kept[n][place]
                kept[n] = [one - factor * two for one, two in zip(kept[n], kept[place], strict=True)]
    return [Fraction(0), *(row[-1] for row in kept)]


def _linked(pairs: list[tuple[str, str]]) -> bool:
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def top(one: tuple[str, str]) -> tuple[str, str]:
        while parent.setdefault(one, one) != one:
            one = parent[one]
        return one

    for juror, entry in pairs:
        parent[top(("j", juror))] = top(("e", entry))
    return len({top(one) for one in list(parent)}) == 1


_PLAIN: dict[str, Callable[[Ballots], Values]] = {
    "mean": _means,
    "median": _medians,
    "approval": _approvals,
    "borda": _bordas,
    "schulze": _schulze,
}
