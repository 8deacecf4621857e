"""A college's own problem at given prices: its workshops kept whole, its claim checked by a search in whole numbers.

A resource that only one college's lines use, and only one intake year with no outlook: then the college's part of
the bound may be the best plan of the college itself. The search is a plain branch and bound over whole groups, so
that anybody can repeat it; a claim that would need more than `MOST_NODES` steps is not made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm

from sheber.science.order.exact import choices
from sheber.science.order.prices import Proof, Reduced, WrongClaim
from sheber.science.order.problem import Line, Problem

MOST_NODES = 20_000
UNIT = 10**9  # values are rounded up to billionths of a job: the claim stays a bound


@dataclass(frozen=True, slots=True)
class Option:
    """Whole groups of a line: value of the groups with the fewest places, how many more, value of each of these."""

    value: int
    more: int
    gain: int
    use: tuple[int, ...]  # of each kept row, at the fewest places, in the row's unit
    use_more: tuple[int, ...]  # of each further place


def own_rows(problem: Problem) -> dict[str, list[tuple[str, int]]]:
    """Resource rows by the only college that uses them; none where more than one intake year is planned."""
    if problem.settings.span > 1:
        return {}
    colleges: dict[str, set[str]] = {}
    for number, uses in problem.uses.items():
        for use in uses:
            colleges.setdefault(use.resource, set()).add(problem.lines[number].college)
    made: dict[str, list[tuple[str, int]]] = {}
    for resource, year in problem.resources:
        owners = colleges.get(resource, set())
        if len(owners) == 1:
            made.setdefault(next(iter(owners)), []).append((resource, year))
    return made


def rows_kept(problem: Problem, proof: Proof) -> frozenset[str]:
    """Names of the rows whose prices give way to the colleges' claims."""
    if not proof.claims:
        return frozenset()
    kept = {key for college, rows in own_rows(problem).items() if college in proof.claims for key in rows}
    names = {f"resource|{resource}|{year}" for resource, year in kept}
    for row in proof.multipliers:
        parts = row.split("|")
        if parts[0] == "floor" and parts[1] == "resource" and f"resource|{parts[2]}|{parts[3]}" in names:
            names.add(row)
    return frozenset(names)


def check_claims(problem: Problem, proof: Proof, reduced: Sequence[Reduced]) -> None:
    """Search every claimed college for a better plan. Raises WrongClaim."""
    if not proof.claims:
        return
    rows, members = own_rows(problem), members_of(problem)
    for college, claim in proof.claims.items():
        if college not in rows:
            raise WrongClaim(f"{college}: has no resources of its own")
        search = Search(problem, members[college], reduced, rows[college], proof.multipliers)
        if not search.proves(claim):
            raise WrongClaim(f"{college}: the claim {claim} is not proved")


def members_of(problem: Problem) -> dict[str, list[int]]:
    """Lines by college."""
    made: dict[str, list[int]] = {}
    for number, line in enumerate(problem.lines):
        made.setdefault(line.college, []).append(number)
    return made


class Search:
    """The branch and bound of one college."""

    def __init__(
        self,
        problem: Problem,
        lines: Sequence[int],
        reduced: Sequence[Reduced],
        rows: Sequence[tuple[str, int]],
        multipliers: Mapping[str, Fraction],
    ) -> None:
        self.nodes = 0
        self.rows = [row for row in rows if self._can_bind(problem, lines, row)]
        self.unit = [self._unit(problem, lines, row) for row in self.rows]
        self.room = [int(problem.resources[row] * unit // 1) for row, unit in zip(self.rows, self.unit, strict=True)]
        prices = [
            max(multipliers.get(f"resource|{name}|{year}", Fraction(0)), Fraction(0)) for name, year in self.rows
        ]
        self.price = [price * UNIT / unit for price, unit in zip(prices, self.unit, strict=True)]
        self.items = [self._options(problem, number, reduced[number]) for number in lines]
        self._order()

    @staticmethod
    def _can_bind(problem: Problem, lines: Sequence[int], row: tuple[str, int]) -> bool:
        total = Fraction(0)
        for number in lines:
            line = problem.lines[number]
            if line.term >= row[1]:
                for use in problem.uses.get(number, ()):
                    if use.resource == row[0]:
                        total += use.per_group * line.most_groups + use.per_place * line.most_places
        return total > problem.resources[row]

    @staticmethod
    def _unit(problem: Problem, lines: Sequence[int], row: tuple[str, int]) -> int:
        """In so many parts of the resource's unit all uses are whole."""
        uses = [use for number in lines for use in problem.uses.get(number, ()) if use.resource == row[0]]
        return lcm(*(part.denominator for use in uses for part in (use.per_group, use.per_place)), 1)

    def _options(self, problem: Problem, number: int, reduced: Reduced) -> list[Option]:
        line, settings = problem.lines[number], problem.settings
        use_group, use_place = self._uses(problem, number, line)
        place, group = reduced.place[0], reduced.group[0]
        made = []
        for groups, low, high in choices(line):
            value = group * groups + place * low - settings.change * abs(groups - line.last)
            if groups and line.last == 0:
                value -= settings.opening
            use = tuple(g * groups + p * low for g, p in zip(use_group, use_place, strict=True))
            made.append(Option(_up(value), high - low if place > 0 else 0, max(_up(place), 0), use, use_place))
        return made

    def _uses(self, problem: Problem, number: int, line: Line) -> tuple[tuple[int, ...], tuple[int, ...]]:
        groups, places = [0] * len(self.rows), [0] * len(self.rows)
        for place, (resource, year) in enumerate(self.rows):
            if line.term >= year:
                for use in problem.uses.get(number, ()):
                    if use.resource == resource:
                        groups[place] += int(use.per_group * self.unit[place])
                        places[place] += int(use.per_place * self.unit[place])
        return tuple(groups), tuple(places)

    def _priced(self, option: Option) -> int:
        """Value at the rows' prices: an upper bound of what the option adds, beside price x room."""
        paid = _down(sum((p * u for p, u in zip(self.price, option.use, strict=True)), Fraction(0)))
        each = _down(sum((p * u for p, u in zip(self.price, option.use_more, strict=True)), Fraction(0)))
        return option.value - paid + option.more * max(option.gain - each, 0)

    def _order(self) -> None:
        """Lines with the largest loss of a wrong choice first; the best choice of a line first."""
        priced = [sorted(((self._priced(o), o) for o in item), key=lambda pair: -pair[0]) for item in self.items]
        priced.sort(key=lambda pairs: pairs[1][0] - pairs[0][0] if len(pairs) > 1 else 0)
        self.ground = _up_int(sum((p * r for p, r in zip(self.price, self.room, strict=True)), Fraction(0)))
        self._keep_binding([[option for _, option in pairs] for pairs in priced])
        self.priced = [[(value, self._only_kept(option)) for value, option in pairs] for pairs in priced]
        self.orders = [self._dearest(row) for row in range(len(self.room))]
        self.rest = [0] * (len(priced) + 1)  # best of the lines from here on, at the prices
        self.free = [0] * (len(priced) + 1)  # the same at no prices
        for place in range(len(priced) - 1, -1, -1):
            self.rest[place] = self.rest[place + 1] + priced[place][0][0]
            self.free[place] = self.free[place + 1] + max(o.value + o.more * o.gain for _, o in priced[place])

    def _keep_binding(self, items: list[list[Option]]) -> None:
        """Of the rows keep those that none of the others implies: no row with less room asks at least as much."""
        every = [option for item in items for option in item]
        kept: list[int] = []
        for row in sorted(range(len(self.room)), key=lambda row: self.room[row]):
            implied = any(
                all(o.use[by] >= o.use[row] and o.use_more[by] >= o.use_more[row] for o in every) for by in kept
            )
            if not implied:
                kept.append(row)
        self.kept = kept
        self.room = [self.room[row] for row in kept]

    def _only_kept(self, option: Option) -> Option:
        use, more = (tuple(of[row] for row in self.kept) for of in (option.use, option.use_more))
        return replace(option, use=use, use_more=more)

    def _dearest(self, row: int) -> list[int]:
        """The lines by what a further place of theirs is worth for what it uses of a row, the best first."""
        gains = [max(((o.gain, o.use_more[row]) for _, o in item), default=(0, 0)) for item in self.priced]
        return sorted(range(len(gains)), key=lambda at: -Fraction(gains[at][0], gains[at][1] or 1))

    def proves(self, claim: Fraction) -> bool:
        """No plan of the college is worth more than the claim, found within `MOST_NODES` steps."""
        self.nodes = 0
        self.claim = int(claim * UNIT // 1)
        return self._below(0, self.ground, 0, list(self.room), [])

    def _below(self, place: int, priced: int, free: int, room: list[int], chosen: list[Option]) -> bool:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            return False
        if priced + self.rest[place] <= self.claim or free + self.free[place] <= self.claim:
            return True
        if place == len(self.priced):
            return self._places_below(sum(o.value for o in chosen), room, chosen, [o.more for o in chosen])
        for value, option in self.priced[place]:
            if priced + value + self.rest[place + 1] <= self.claim:
                break  # the later choices are worth less still
            left = [have - use for have, use in zip(room, option.use, strict=True)]
            if min(left, default=0) >= 0:
                most = free + option.value + option.more * option.gain
                if not self._below(place + 1, priced + value, most, left, [*chosen, option]):
                    return False
        return True

    def _places_below(self, value: int, room: list[int], chosen: list[Option], more: list[int]) -> bool:
        """All groups are fixed: no filling up with places is worth more than the claim."""
        self.nodes += 1
        if self.nodes > MOST_NODES:
            return False
        left = self.claim - value
        if sum(option.gain * count for option, count in zip(chosen, more, strict=True)) <= left:
            return True
        splits = [split for row in range(len(room)) if (split := self._filled(room[row], row, chosen, more))]
        if not splits:
            return False  # all of it fits, and it is worth more
        best, at, fit = min(splits)
        if best <= left:
            return True
        # Of this line so many places fit; or one more does, and others give way.
        option, fewer, rest = chosen[at], [*more], [*more]
        fewer[at], rest[at] = fit, more[at] - fit - 1
        after = [have - (fit + 1) * use for have, use in zip(room, option.use_more, strict=True)]
        return self._places_below(value, room, chosen, fewer) and (
            min(after) < 0 or self._places_below(value + (fit + 1) * option.gain, after, chosen, rest)
        )

    def _filled(self, room: int, row: int, chosen: list[Option], more: list[int]) -> tuple[int, int, int] | None:
        """The most that places add where only one row counts, parts of places allowed; the line of which not all fit,
        and how many of it do. None where all fit."""
        total, split = 0, None
        for at in self.orders[row]:
            count = more[at]
            if count:
                option = chosen[at]
                use = option.use_more[row]
                if split and use:
                    continue
                if use * count > room:
                    split = (at, room // use)
                    total -= -option.gain * room // use
                else:
                    total, room = total + option.gain * count, room - use * count
        return (total, *split) if split else None


def _up(value: Fraction) -> int:
    return -int(-value * UNIT // 1)


def _up_int(value: Fraction) -> int:
    return -int(-value // 1)


def _down(value: Fraction) -> int:
    return int(value // 1)
