"""A country planned region by region: prices for shared funds and for jobs across borders bring the regions together.

Rounds in parts: each region plans at the prices; shared funds become dearer where too much is asked of them, and what
graduates are worth in other regions is what those say. Then each region plans whole groups within its share of the
funds. The proof is the regions' prices put together: any prices prove a bound, so nothing here has to be exact.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from fractions import Fraction
from importlib import import_module
from typing import Any

from sheber.science.order.exact import Number
from sheber.science.order.highs import Basis, Watch
from sheber.science.order.prices import Proof
from sheber.science.order.problem import Budget, Cell, Problem
from sheber.science.order.prove import prove
from sheber.science.order.regions import MILLION_TENGE, Job, Region, Reply, answer

NEEDED = (0.4, 0.7, 1.0)  # of the time: with less of it left there is no further round (the second brings the most)
ROUNDS = len(NEEDED)
PLACES = 10**6
STEEP = 1.5  # how much dearer a fund becomes where more is asked than there is
SHARE_OF_TIME = 0.93  # of the time that is left, for whole groups

Asked = Callable[[Sequence[Job]], list[Reply]]


@dataclass(frozen=True)
class CountryPlan:
    """A plan of all regions and what proves its bound; `gap`: the regions' solver gaps added up, in jobs."""

    plan: dict[tuple[int, int], tuple[Number, Number]]
    proof: Proof
    gap: float
    worth: float  # of the regions' models added up: of the objective's size
    seconds: float


@dataclass
class _State:
    """What regions tell one another between rounds."""

    prices: dict[Budget, float] = field(default_factory=dict)
    worth: dict[str, dict[Cell, float]] = field(default_factory=dict)  # by district
    inflow: dict[str, dict[Cell, float]] = field(default_factory=dict)  # by district
    spent: dict[str, dict[Budget, float]] = field(default_factory=dict)
    bases: dict[str, Basis | None] = field(default_factory=dict)

    def job(self, region: Region, **more: Any) -> Job:
        """What a region is asked: it is told only of the cells that concern it."""
        worth = [self.worth.get(district, {}) for district in region.away()]
        inflow = [self.inflow.get(district, {}) for district in region.districts]
        basis = self.bases.get(region.name)
        return Job(region, _joined(worth), _joined(inflow), self.prices, basis=basis, **more)


def _joined(parts: Iterable[dict[Cell, float]]) -> dict[Cell, float]:
    return {cell: value for part in parts for cell, value in part.items()}


@contextmanager
def workers(scheduler: str = "", count: int = 0) -> Iterator[Asked]:
    """Who answers the regions' jobs: processes of this machine, or a Dask scheduler's workers. The answers are alike.

    Raises ModuleNotFoundError where a scheduler is named and dask.distributed is not installed.
    """
    if scheduler:
        client = import_module("distributed").Client(scheduler)
        try:
            yield lambda jobs: list(client.gather(client.map(answer, list(jobs), pure=False)))
        finally:
            client.close()
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(count or os.cpu_count() or 1, mp_context=context) as pool:
        yield lambda jobs: list(pool.map(answer, jobs))


def plan_country(problem: Problem, regions: list[Region], watch: Watch, ask: Asked) -> CountryPlan:
    """Plan all regions. Raises RuntimeError where a region has no answer in time."""
    shared = {key: amount for key, amount in problem.budgets.items() if key[0] in regions[0].shared}
    state, replies = _State(), _first(problem, regions, shared, watch, ask)
    _learn(state, regions, replies, dict.fromkeys(shared, 0.0))
    for key in shared:  # the first price of a fund: what the regions would pay, by what they use
        used = [reply.spent.get(key, 0.0) for reply in replies]
        paid = [reply.paid.get(key, 0.0) for reply in replies]
        state.prices[key] = sum(u * p for u, p in zip(used, paid, strict=True)) / max(sum(used), 1e-9)
    for number in range(ROUNDS):
        watch.progress(0.05 + 0.08 * number, f"prices, round {number + 1} of {ROUNDS}, {watch.left:.0f} s left")
        replies = ask([state.job(one, seconds=600) for one in regions])
        priced = {**_prices_of(replies), **_fund_prices(state.prices)}
        _learn(state, regions, replies, shared if number < ROUNDS - 1 else {})
        if watch.left < NEEDED[number] * watch.seconds:
            break
    watch.progress(0.4, f"whole groups of {len(regions)} regions, {watch.left:.0f} s left")
    quotas = _quotas(regions, state, shared)
    replies = ask(_whole_groups(regions, state, quotas, watch))
    plan = {key: value for reply in replies for key, value in reply.plan.items()}
    gap, worth = sum(reply.gap for reply in replies), sum(reply.worth for reply in replies)
    return CountryPlan(plan, prove(problem, priced), gap, worth, watch.used)


def _whole_groups(
    regions: list[Region], state: _State, quotas: dict[str, dict[Budget, int]], watch: Watch
) -> list[Job]:
    """What each region is asked at last; the time that is left is shared out as they take their turns."""
    cores = os.cpu_count() or 1
    until = time.time() + watch.left * SHARE_OF_TIME
    return [
        state.job(one, quotas=quotas[one.name], whole=True, until=until, turns=-(-(len(regions) - number) // cores))
        for number, one in enumerate(regions)
    ]


def _first(
    problem: Problem, regions: list[Region], shared: dict[Budget, int], watch: Watch, ask: Asked
) -> list[Reply]:
    """A first round with funds shared out as last year's groups cost."""
    watch.progress(0.02, "regions apart")
    cost = {one.name: 0 for one in regions}
    for line in problem.lines:
        cost[line.region] += line.last * line.cost if line.funding in regions[0].shared else 0
    whole = max(sum(cost.values()), 1)
    quotas = {name: {key: amount * part // whole for key, amount in shared.items()} for name, part in cost.items()}
    return ask([Job(one, {}, {}, {}, quotas[one.name], seconds=600) for one in regions])


def _learn(
    state: _State, regions: list[Region], replies: list[Reply], shared: dict[Budget, int] | dict[Budget, float]
) -> None:
    """What cells are worth, what crosses borders, and dearer or cheaper funds."""
    state.inflow = {}
    for reply in replies:
        for cell, amount in reply.sent.items():
            there = state.inflow.setdefault(cell[1], {})
            there[cell] = there.get(cell, 0.0) + amount
        for row, price in reply.prices.items():
            if row.startswith("cell|"):
                _, o, d, y = row.split("|")
                state.worth.setdefault(d, {})[o, d, int(y)] = -float(price)
    state.bases = {one.name: reply.basis for one, reply in zip(regions, replies, strict=True)}
    state.spent = {one.name: reply.spent for one, reply in zip(regions, replies, strict=True)}
    for key, amount in shared.items():
        if amount and key in state.prices:
            asked = sum(reply.spent.get(key, 0.0) for reply in replies) / (amount / MILLION_TENGE)
            state.prices[key] *= min(max(asked, 0.5), 2.0) ** STEEP


def _prices_of(replies: list[Reply]) -> dict[str, Fraction]:
    return {row: price for reply in replies for row, price in reply.prices.items()}


def _fund_prices(prices: dict[Budget, float]) -> dict[str, Fraction]:
    made = {
        f"budget|{fund}|{year}": Fraction(round(price * PLACES), PLACES) for (fund, year), price in prices.items()
    }
    return {row: price for row, price in made.items() if price}


def _quotas(regions: list[Region], state: _State, shared: dict[Budget, int]) -> dict[str, dict[Budget, int]]:
    """Each region's part of the shared funds: as it used them at the last prices."""
    made: dict[str, dict[Budget, int]] = {one.name: {} for one in regions}
    for key, amount in shared.items():
        used = {name: spent.get(key, 0.0) for name, spent in state.spent.items()}
        whole = max(sum(used.values()), 1e-9)
        for name, part in used.items():
            made[name][key] = int(amount * (part / whole) * (1 - 1e-9))
    return made
