"""A country as regions that share only funds and jobs across borders: one region's problem at given prices."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np

from sheber.science.order.arrays import arrays_of
from sheber.science.order.build import Model, build
from sheber.science.order.curves import ROUGH
from sheber.science.order.exact import Number
from sheber.science.order.highs import Basis, Watch
from sheber.science.order.problem import Budget, Cell, Cells, Limit, Problem
from sheber.science.order.prove import short_prices
from sheber.science.order.relax import relax, tighten, unpriced
from sheber.science.order.solve import Solution, is_contradictory, rough_model, solve_whole

MILLION_TENGE = 10**8  # tiyn
LEAST_SECONDS = 3.0
GENEROUS = 2.0  # a region may take that many times its turn: most need less


@dataclass(frozen=True)
class Region:
    """A region's own problem, and where its lines stand in the country's."""

    name: str
    problem: Problem  # mobility to own districts only, own funds only
    lines: tuple[int, ...]
    abroad: dict[tuple[str, str], list[tuple[Cell, float]]]  # (specialty, district) -> cells of other regions, year 0
    shared: frozenset[str]  # funds shared with other regions
    districts: frozenset[str]  # its own: there it reads what others send
    inflow: np.ndarray  # (cells of the problem,) the most graduates whom other regions may ever send

    def away(self) -> set[str]:
        """Districts of other regions that its graduates reach."""
        return {district for cells in self.abroad.values() for (_, district, _), _ in cells}


@dataclass(frozen=True)
class Job:
    """What a region is asked: at these prices and inflows, in parts or in whole groups."""

    region: Region
    worth_abroad: Mapping[Cell, float]  # jobs per graduate who goes to another region's cell
    inflow: Mapping[Cell, float]  # graduates from other regions
    prices: Mapping[Budget, float]  # of shared funds, jobs per million tenge
    quotas: Mapping[Budget, int] = field(default_factory=dict)  # tiyn; with them prices do not count
    whole: bool = False
    seconds: float = 60.0
    basis: Basis | None = None  # where the region's last relaxation ended
    until: float | None = None  # seconds since 1970 by which all regions should have answered
    turns: int = 1  # how many jobs, this one too, its worker has to answer until then

    def patience(self) -> float:
        """Seconds for this job once it is its turn: what quicker regions left over is spent on the slower ones."""
        if self.until is None:
            return self.seconds
        left = self.until - time.time()
        return max(LEAST_SECONDS, min(left, GENEROUS * left / self.turns))


@dataclass(frozen=True)
class Reply:
    """What a region answers: short prices, use of shared funds, graduates sent abroad, a plan where asked."""

    prices: dict[str, Fraction]
    spent: dict[Budget, float]
    sent: dict[Cell, float]
    paid: dict[Budget, float]  # duals of the quotas
    plan: dict[tuple[int, int], tuple[Number, Number]]  # lines numbered as in the country
    gap: float
    worth: float
    basis: Basis | None = None


def split(problem: Problem) -> list[Region] | None:
    """The regions; None where they share more than funds and jobs (a resource, a limit) or there is only one."""
    numbers: dict[str, list[int]] = {}
    for number, line in enumerate(problem.lines):
        numbers.setdefault(line.region, []).append(number)
    if len(numbers) < 2:
        return None
    of = [line.region for line in problem.lines]
    users: dict[str, set[str]] = {}
    for number, uses in problem.uses.items():
        for use in uses:
            users.setdefault(use.resource, set()).add(of[number])
    limits: dict[str, list[Limit]] = {name: [] for name in numbers}
    for limit in problem.limits:
        there = {of[number] for number in limit.lines}
        if len(there) > 1:
            return None
        limits[next(iter(there), next(iter(numbers)))].append(limit)
    if any(len(there) > 1 for there in users.values()):
        return None
    home: dict[str, str] = {}
    for line in problem.lines:
        if home.setdefault(line.district, line.region) != line.region:
            return None
    funds: dict[str, set[str]] = {}
    for line in problem.lines:
        funds.setdefault(line.funding, set()).add(line.region)
    shared = frozenset(fund for fund, there in funds.items() if len(there) > 1)
    first = next(iter(numbers))
    problem = replace(problem, cells=_with_abroad(problem, home, first))
    district_home = np.array([home.get(district, first) for district in problem.cells.districts])
    inflow = _inflow(problem, home, first)
    return [
        _region(problem, name, lines, limits[name], home, shared, district_home == name, first, inflow)
        for name, lines in numbers.items()
    ]


def _region(
    problem: Problem,
    name: str,
    lines: list[int],
    limits: list[Limit],
    home: dict[str, str],
    shared: frozenset[str],
    own_districts: np.ndarray,
    first: str,
    inflow: np.ndarray,
) -> Region:
    place = {number: n for n, number in enumerate(lines)}
    own = [problem.lines[number] for number in lines]
    mobility, abroad = {}, {}
    for district in {line.district for line in own}:
        moves = problem.mobility.get(district)
        if moves:
            mobility[district] = tuple((d, s) for d, s in moves if home.get(d, first) == name) or (
                (district, Fraction(0)),
            )
    for pair in {(line.specialty, line.district) for line in own}:
        away = [(o, d, s) for o, d, s in problem.shares(*pair) if home.get(d, first) != name]
        abroad[pair] = [((o, d, 0), float(s)) for o, d, s in away]
    uses = {place[number]: problem.uses[number] for number in lines if number in problem.uses}
    resources = {use.resource for row in uses.values() for use in row}
    funds = {line.funding for line in own} - shared
    part = replace(
        problem,
        lines=tuple(own),
        mobility=mobility,
        cells=_cells(problem.cells, own_districts),
        resources={key: amount for key, amount in problem.resources.items() if key[0] in resources},
        uses=uses,
        budgets={key: amount for key, amount in problem.budgets.items() if key[0] in funds},
        limits=tuple(replace(one, lines=tuple(place[number] for number in one.lines)) for one in limits),
    )
    own_names = frozenset(d for d, own in zip(problem.cells.districts, own_districts, strict=True) if own)
    districts = own_names | {line.district for line in part.lines}
    return Region(name, part, tuple(lines), abroad, shared, districts, inflow[own_districts[problem.cells.district]])


def _inflow(problem: Problem, home: dict[str, str], first: str) -> np.ndarray:
    """The most graduates of other regions' lines in each of the problem's cells."""
    cells = arrays_of(problem).cells
    code = {name: place for place, name in enumerate(dict.fromkeys([first, *home.values()]))}
    of_line = np.array([code[line.region] for line in problem.lines])
    of_district = np.array([code[home.get(district, first)] for district in cells.districts])
    of_cell = of_district[cells.place % max(len(cells.districts), 1)]
    places = np.array([line.most_places for line in problem.lines], dtype=float)
    abroad = of_line[cells.line] != of_cell[cells.at]
    sent = np.bincount(cells.at[abroad], (cells.share * places[cells.line])[abroad], minlength=len(cells.supply))
    made, known = np.zeros(len(problem.cells)), cells.given >= 0
    made[cells.given[known]] = sent[known]
    return made


def _with_abroad(problem: Problem, home: dict[str, str], first: str) -> Cells:
    """The cells with those that only graduates from other regions reach: their region must know them to price them."""
    cells, known = problem.cells, set(problem.cells.keys())
    new: dict[Cell, None] = {}
    for specialty, district, term in {(line.specialty, line.district, line.term) for line in problem.lines}:
        for o, d, _ in problem.shares(specialty, district):
            if home.get(d, first) != home[district]:
                for year in range(1 + term, min(problem.settings.span + term, problem.last_year) + 1):
                    if (o, d, year) not in known:
                        new[o, d, year] = None
    if not new:
        return cells
    occupations = tuple(dict.fromkeys((*cells.occupations, *(o for o, _, _ in new))))
    districts = tuple(dict.fromkeys((*cells.districts, *(d for _, d, _ in new))))
    o_code, d_code = ({name: n for n, name in enumerate(names)} for names in (occupations, districts))
    zeros = np.zeros(len(new), dtype=np.int64)
    return Cells(
        occupations, districts,
        np.concatenate([cells.occupation, np.array([o_code[o] for o, _, _ in new], dtype=np.int32)]),
        np.concatenate([cells.district, np.array([d_code[d] for _, d, _ in new], dtype=np.int32)]),
        np.concatenate([cells.year, np.array([y for _, _, y in new], dtype=np.int32)]),
        np.concatenate([cells.needs, np.zeros((len(new), cells.scenarios), dtype=cells.needs.dtype)]),
        np.concatenate([cells.value, zeros]), np.concatenate([cells.supply, zeros]),
    )  # fmt: skip


def _cells(cells: Cells, own_districts: np.ndarray) -> Cells:
    kept = own_districts[cells.district]
    return replace(
        cells, occupation=cells.occupation[kept], district=cells.district[kept], year=cells.year[kept],
        needs=cells.needs[kept], value=cells.value[kept], supply=cells.supply[kept],
    )  # fmt: skip


def answer(job: Job) -> Reply:
    """A region's answer; runs in a process of its own."""
    region = job.region
    problem = replace(region.problem, budgets={**region.problem.budgets, **job.quotas})
    rewards = _rewards(job)
    model = _adjusted(build(problem, inflow=region.inflow), job, rewards)
    watch = Watch(seconds=job.patience())
    if job.whole:
        model, relaxed = tighten(problem, model, watch, job.basis)
    else:
        relaxed = relax(model, watch, job.basis, keep=True)
    if relaxed is None and job.whole and not watch.left and not is_contradictory(model):
        relaxed = unpriced(model)  # its prices are known from the rounds before; a plan is made without
    if relaxed is None:
        raise RuntimeError(f"region {region.name}: no relaxation in time")
    solution = Solution({}, model, relaxed, 0.0, 0.0, 0.0, stopped=False)
    if job.whole:
        rough = model
        if problem.cells.scenarios > ROUGH:
            rough = _adjusted(rough_model(problem, model, inflow=region.inflow), job, rewards)
        solution = replace(solve_whole(problem, rough, relaxed, watch), model=model)
    return _reply(job, problem, solution)


def _rewards(job: Job) -> np.ndarray:
    """Jobs per place beside the region's own: graduates abroad, less the price of shared funds. (lines, years)."""
    region, problem = job.region, job.region.problem
    made = np.zeros((len(problem.lines), problem.settings.span))
    for number, line in enumerate(problem.lines):
        graduates = float(line.graduates())
        away = region.abroad[line.specialty, line.district]
        for t in range(problem.settings.span):
            arrival = t + 1 + line.term
            if arrival <= problem.last_year:
                worth = sum(share * job.worth_abroad.get((o, d, arrival), 0.0) for (o, d, _), share in away)
                made[number, t] += graduates * worth
            if line.funding in region.shared and not job.quotas:
                cost = line.cost / MILLION_TENGE
                for study in range(line.term):
                    made[number, t] -= job.prices.get((line.funding, t + 1 + study), 0.0) * cost
                    cost *= float(line.survival)
    return made


def _adjusted(model: Model, job: Job, rewards: np.ndarray) -> Model:
    cost, low, high = model.cost.copy(), model.row_lower.copy(), model.row_upper.copy()
    cost[model.places] += rewards
    inflow = {f"cell|{o}|{d}|{y}": amount for (o, d, y), amount in job.inflow.items()}
    for row, name in model.rows_of("cell"):
        if name in inflow:
            low[row] -= inflow[name]
            high[row] -= inflow[name]
    return replace(model, cost=cost, row_lower=low, row_upper=high)


def _reply(job: Job, problem: Problem, solution: Solution) -> Reply:
    region, columns = job.region, solution.relaxed.columns[solution.model.places]
    if job.whole:
        columns = np.array(
            [
                [float(solution.plan[n, t + 1][1]) for t in range(problem.settings.span)]
                for n in range(len(problem.lines))
            ]
        )
    spent: dict[Budget, float] = {}
    sent: dict[Cell, float] = {}
    for number, line in enumerate(problem.lines):
        for t in range(problem.settings.span):
            places = float(columns[number, t])
            if not places:
                continue
            if line.funding in region.shared:
                cost = places * line.cost / MILLION_TENGE
                for study in range(line.term):
                    key = (line.funding, t + 1 + study)
                    spent[key] = spent.get(key, 0.0) + cost
                    cost *= float(line.survival)
            arrival = t + 1 + line.term
            if arrival <= problem.last_year:
                graduates = places * float(line.graduates())
                for (o, d, _), share in region.abroad[line.specialty, line.district]:
                    sent[o, d, arrival] = sent.get((o, d, arrival), 0.0) + graduates * share
    prices = short_prices(problem, solution)
    paid = {key: float(prices.pop(f"budget|{key[0]}|{key[1]}", 0)) for key in job.quotas}
    plan = {(region.lines[n], year): value for (n, year), value in solution.plan.items()}
    known = job.whole and np.isfinite(solution.objective)
    gap = solution.bound - solution.objective if known else float(job.whole) * abs(solution.relaxed.value)
    worth = solution.objective if known else 0.0
    return Reply(prices, spent, sent, paid, plan, gap, worth, solution.relaxed.basis)
