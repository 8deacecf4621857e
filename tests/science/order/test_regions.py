"""A country planned region by region: the same whoever does the work, near the whole, with a right certificate."""

from dataclasses import replace
from fractions import Fraction

import pytest
from benchmarks.instances import Size, make

from sheber.science.order.bound import bound
from sheber.science.order.build import build
from sheber.science.order.check import faults, objective
from sheber.science.order.country import plan_country, workers
from sheber.science.order.highs import Watch
from sheber.science.order.plan import make_plan
from sheber.science.order.problem import Problem
from sheber.science.order.regions import Job, answer, split
from sheber.science.order.relax import relax
from sheber.science.order.solve import with_gap

SMALL = Size(3, 50, 3, 5, 12, 15)


@pytest.fixture(scope="module")
def country() -> Problem:
    return with_gap(make(SMALL, 4, seconds=30), Fraction(1, 1000))


def test_regions_together_are_near_the_whole(country: Problem) -> None:
    regions = split(country)
    assert regions is not None
    found = plan_country(country, regions, Watch(seconds=30), lambda jobs: [answer(job) for job in jobs])
    assert list(faults(country, found.plan)) == []
    worth, top = objective(country, found.plan), bound(country, found.proof)
    whole = make_plan(country)
    assert bound(country, found.proof) >= objective(country, whole.plan)
    relaxed = relax(build(country))
    assert relaxed is not None
    assert float(top) <= relaxed.value * 1.005  # the regions' prices lose little
    assert worth >= objective(country, whole.plan) * Fraction(98, 100)


def test_processes_give_the_same_plan(country: Problem) -> None:
    regions = split(country)
    assert regions is not None
    with workers(count=2) as ask:
        apart = plan_country(country, regions, Watch(seconds=30), ask)
    here = plan_country(country, regions, Watch(seconds=30), lambda jobs: [answer(job) for job in jobs])
    assert (apart.plan, apart.proof) == (here.plan, here.proof)


def test_a_dask_scheduler_gives_the_same_plan(country: Problem) -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed is an optional tool")
    regions = split(country)
    assert regions is not None
    with (
        distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster,
        workers(cluster.scheduler_address) as ask,
    ):
        apart = plan_country(country, regions, Watch(seconds=30), ask)
    here = plan_country(country, regions, Watch(seconds=30), lambda jobs: [answer(job) for job in jobs])
    assert (apart.plan, apart.proof) == (here.plan, here.proof)


def test_one_region_is_not_split() -> None:
    assert split(make(Size(1, 30, 3, 4, 12, 15), 1)) is None


def test_a_region_without_time_for_prices_still_has_a_plan(country: Problem, monkeypatch: pytest.MonkeyPatch) -> None:
    regions = split(country)
    assert regions is not None
    monkeypatch.setattr("sheber.science.order.relax.GRACE", 0.0)
    job = Job(regions[0], {}, {}, {}, whole=True, until=0.0)
    monkeypatch.setattr("sheber.science.order.regions.LEAST_SECONDS", 0.0)
    reply = answer(job)
    part = {(regions[0].lines.index(n), year): value for (n, year), value in reply.plan.items()}
    assert len(part) == len(regions[0].lines)
    assert any(groups for groups, _ in part.values())
    free = replace(regions[0].problem, budgets={})
    assert list(faults(free, part)) == []
