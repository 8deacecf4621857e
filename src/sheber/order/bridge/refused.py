"""Why lines get fewer groups than they could: what stops one more, what it would cost, what would turn the decision."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Any

from sheber.kernel.words import Words
from sheber.order.bridge.names import name_of
from sheber.order.bridge.numbers import number
from sheber.order.words import told
from sheber.science.order.check import spent
from sheber.science.order.exact import NOTHING, Number
from sheber.science.order.explain import Explainer, Stop
from sheber.science.order.force import Swap, turning_need
from sheber.science.order.problem import Problem
from sheber.science.order.standing import Standing

STOPS = {
    "own_limit": Words(
        "лицензия немесе ұсыныс шегі: топ санын көбейту керек",
        "свой предел (лицензия, заявка): нужен больший предел групп",
        "its own limit (licence, proposal): a higher limit of groups would",
    ),
    "applicants": Words(
        "талапкер аз: {have} орнына кемінде {want} керек",
        "мало абитуриентов: нужно не меньше {want} вместо {have}",
        "too few applicants: {want} at least instead of {have} would",
    ),
    "resource": Words(
        "ресурс жетпейді ({name}, {year}-жыл): тағы {more} керек",
        "не хватает ресурса ({name}, год {year}): нужно ещё {more}",
        "not enough of {name} in year {year}: {more} more of it would",
    ),
    "budget": Words(
        "қаражат жетпейді ({name}, {year}-жыл): тағы {more} теңге керек",
        "не хватает денег ({name}, год {year}): нужно ещё {more} тенге",
        "not enough money ({name}, year {year}): {more} tenge more would",
    ),
    "limit": Words(
        "«{name}» шегі ({year}-жыл): шекті {more} кеңейту керек",
        "предел «{name}» (год {year}): нужно расширить на {more}",
        "the limit “{name}” (year {year}): wider by {more} would",
    ),
    "need_met": Words(
        "қажеттілік өтелген: «{name}» бойынша қажеттілік өсуі керек",
        "потребность закрыта: нужна большая потребность по «{name}»",
        "the need is met: a larger need for {name} would",
    ),
}
ESTIMATE = Words("(бағасы — бағалау)", "(цена — оценка)", "(the cost is an estimate)")
SOLVED = Words("есептелді: {swap}", "решено: {swap}", "solved: {swap}")
TURNS = Words(
    "; «{name}» қажеттілігі {more} артса, шешім өзгереді",
    "; решение изменится, если потребность в «{name}» вырастет на {more}",
    "; a need for {name} larger by {more} would turn the decision",
)
NEVER = Words(
    "; қажеттіліктің өсуі шешімді өзгертпейді",
    "; рост потребности решения не изменит",
    "; no larger need would turn the decision",
)


@dataclass(frozen=True)
class Refusals:
    """The rows of `refused.csv` and `forced.csv` for one plan; `swaps`: those that were solved, None: none was asked."""

    problem: Problem
    explainer: Explainer
    standing: Standing
    swaps: Mapping[int, Swap] | None
    needs: dict[int, tuple[str, Fraction] | None] = field(default_factory=dict)

    def rows(self) -> Iterator[list[Any]]:
        """A row for each line that gets fewer groups in the first year than it could have."""
        swaps = self.swaps or {}
        for place in self._refused():
            stop = self.explainer.stop(place, 1)
            change = self._stopped(place, stop)
            if place in swaps:
                cost, parts = swaps[place].cost, (change, self._solved(swaps[place]))
            else:
                cost, parts = self.explainer.forcing_estimate(place, 1), (change, ESTIMATE)
            text = " / ".join(
                "; ".join(part.in_language(language) for part in parts) for language in ("ru", "kk", "en")
            )
            yield [self.problem.lines[place].name, stop_text(stop), number(cost, 3), text]

    def forced_rows(self) -> Iterator[list[Any]]:
        """One more group of each refused line in figures: whether a swap was solved, jobs lost, tenge more over all
        years, how much of what stops it is lacking, the occupation whose need would turn it and by how many jobs."""
        swaps = self.swaps or {}
        for place in self._refused():
            lacking = number(self.explainer.lacking(place, self.explainer.stop(place, 1)), 3)
            cost, tenge, need = "", "", None
            if place in swaps:
                cost, tenge = number(swaps[place].cost, 3), number(self._tenge(swaps[place]), 0)
                need = self._turning(place) if swaps[place].cost > 0 else None
            more = [need[0], number(need[1], 3)] if need else ["", ""]
            yield [self.problem.lines[place].name, "yes" if place in swaps else "no", cost, tenge, lacking, *more]

    def _refused(self) -> Iterator[int]:
        return (p for p, line in enumerate(self.problem.lines) if self._groups(p) < line.max_groups)

    def _groups(self, place: int) -> Number:
        return self.standing.plan.get((place, 1), NOTHING)[0]

    def _tenge(self, swap: Swap) -> Fraction:
        before = {key: self.standing.plan.get(key, NOTHING) for key in swap.changes}
        after, sooner = (sum(spent(self.problem, plan).values(), Fraction(0)) for plan in (swap.changes, before))
        return (after - sooner) / 100

    def _turning(self, place: int) -> tuple[str, Fraction] | None:
        if place not in self.needs and self.swaps is not None:
            self.needs[place] = turning_need(self.standing, self.swaps[place])
        return self.needs[place]

    def _stopped(self, place: int, stop: Stop) -> Words:
        line = self.problem.lines[place]
        groups = self.standing.plan.get((place, 1), NOTHING)[0]
        want = line.group_min * (groups + 1)
        lacking = self.explainer.lacking(place, stop)
        figures = {"year": stop.year, "have": line.applicants, "want": want, "more": number(lacking, 2)}
        told_name = name_of(self.problem, stop.kind, stop.name)
        return told(STOPS[stop.kind], name=told_name, **{key: str(value) for key, value in figures.items()})

    def _solved(self, swap: Swap) -> Words:
        moves = []
        for (place, year), (groups, places) in sorted(swap.changes.items()):
            if year > self.problem.settings.years:  # the outlook follows by itself: its rows tell it
                continue
            before = self.standing.plan.get((place, year), NOTHING)
            moves.append(f"{self.problem.lines[place].name}: {_step(before, (groups, places))}")
        solved = SOLVED.format(swap=", ".join(moves))
        need = self._turning(swap.line)
        tail = NEVER if need is None else TURNS.format(name=need[0], more=number(need[1], 3))
        return Words(solved.kk + tail.kk, solved.ru + tail.ru, solved.en + tail.en) if swap.cost > 0 else solved


def _whole_or_part(value: Decimal) -> Number:
    part = Fraction(value)
    return int(part) if part.denominator == 1 else part


def _step(before: tuple[Number, Number], after: tuple[Number, Number]) -> str:
    return f"{before[0]}/{before[1]} > {after[0]}/{after[1]}"


def stop_text(stop: Stop) -> str:
    """A stop as a short text: kind, name, year."""
    return f"{stop.kind} {stop.name} {stop.year}"


def swap_rows(problem: Problem, swaps: Mapping[int, Swap]) -> Iterator[list[Any]]:
    """The rows of `swaps.csv`: who is forced, and what changes then."""
    for place, swap in sorted(swaps.items()):
        for (line, year), (groups, places) in sorted(swap.changes.items()):
            yield [problem.lines[place].name, problem.lines[line].name, year, number(groups), number(places)]


def swaps_of(
    problem: Problem, standing: Standing, rows: Iterator[tuple[str, str, int, Decimal, Decimal]]
) -> dict[int, Swap]:
    """Swaps from the rows of `swaps.csv`, their cost counted again. Raises ValueError where one breaks a rule."""
    numbered = {line.name: place for place, line in enumerate(problem.lines)}
    changes: dict[int, dict[tuple[int, int], tuple[Number, Number]]] = {}
    for refused, line, year, groups, places in rows:
        if refused not in numbered or line not in numbered:
            raise ValueError(f"swaps.csv: no line {refused} or {line}")
        step = (_whole_or_part(groups), _whole_or_part(places))
        changes.setdefault(numbered[refused], {})[numbered[line], year] = step
    made = {}
    for place, swap in changes.items():
        effect = standing.effect(swap)
        forced = swap.get((place, 1), NOTHING)[0]
        if effect.faults or forced <= standing.plan.get((place, 1), NOTHING)[0]:
            raise ValueError(f"swaps.csv: {problem.lines[place].name}: {(*effect.faults, 'no more groups')[0]}")
        made[place] = Swap(place, 1, swap, -effect.gain)
    return made
