"""A forced group, a change by hand and a plan made again: exact, and as good as asking for everything anew."""

from dataclasses import replace
from fractions import Fraction

import pytest
from benchmarks.instances import Size, make

from sheber.science.order.again import by_name, plan_again
from sheber.science.order.bound import bound
from sheber.science.order.check import faults, objective
from sheber.science.order.force import Forcer, force, turning_need
from sheber.science.order.highs import Watch
from sheber.science.order.infeasible import Infeasible
from sheber.science.order.plan import Planned, make_plan
from sheber.science.order.problem import Limit, Problem
from sheber.science.order.solve import with_gap
from sheber.science.order.standing import Standing

SMALL = Size(1, 60, 3, 6, 12, 15)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return with_gap(make(SMALL, 3, seconds=30), Fraction(1, 10**4))


@pytest.fixture(scope="module")
def planned(problem: Problem) -> Planned:
    return make_plan(problem)


def test_a_forced_group_is_a_plan_and_its_cost_is_exact(problem: Problem, planned: Planned) -> None:
    forcer, worth, seen = Forcer(problem, planned.plan, planned.model), objective(problem, planned.plan), 0
    seen_apart = 0
    for number, line in enumerate(problem.lines):
        groups = int(planned.plan[number, 1][0])
        swap = forcer.force(number, groups + 1)
        assert (swap is None) or groups < line.most_groups
        if swap is not None:
            seen += 1
            after = {**planned.plan, **swap.changes}
            assert after[number, 1][0] >= groups + 1
            assert list(faults(problem, after)) == []
            assert worth - objective(problem, after) == swap.cost
            around = {problem.lines[place].college for place, _ in swap.changes}
            seen_apart += around == {line.college}
    assert seen > 10
    assert seen_apart > seen // 2
    assert force(problem, planned.plan, 0, 10**6) is None


def test_a_swap_costs_about_what_planning_everything_again_costs(problem: Problem, planned: Planned) -> None:
    forcer, worth = Forcer(problem, planned.plan, planned.model), objective(problem, planned.plan)
    errors = []
    for number, line in enumerate(problem.lines):
        groups = int(planned.plan[number, 1][0])
        swap = forcer.force(number, groups + 1) if groups < line.most_groups else None
        if swap is not None and len(errors) < 8:
            least = Limit("forced", "forced", 1, Fraction(groups + 1), None, "groups", None, (number,))
            exact = worth - objective(problem, make_plan(replace(problem, limits=(*problem.limits, least))).plan)
            errors.append(float(swap.cost - exact))
    assert sorted(errors)[len(errors) // 2] < 1.5


def test_who_gives_way_elsewhere_makes_a_swap_cheaper(problem: Problem) -> None:
    tight = with_gap(problem, Fraction(0))
    best = make_plan(tight)
    worth, wide, alone = objective(problem, best.plan), *(Forcer(problem, best.plan, best.model) for _ in range(2))
    alone.moved = None
    saved, errors = Fraction(0), []
    for number, line in enumerate(problem.lines):
        groups = int(best.plan[number, 1][0])
        swap, own = (one.force(number, groups + 1) for one in (wide, alone))
        least = Limit("forced", "forced", 1, Fraction(groups + 1), None, "groups", None, (number,))
        asked = replace(tight, limits=(*problem.limits, least))
        if swap is None:
            if groups < line.most_groups and own is None:
                with pytest.raises(Infeasible):
                    make_plan(asked)
            continue
        errors.append(float(swap.cost - (worth - objective(problem, make_plan(asked).plan))))
        saved += (own.cost if own else swap.cost) - swap.cost
    assert saved > 1
    assert len(errors) > 10
    assert min(errors) > -0.05  # HiGHS's own tolerances
    assert sorted(errors)[len(errors) // 2] <= 0.3
    assert max(errors) <= 1


def test_swaps_are_the_same_in_any_order_and_on_any_thread(problem: Problem, planned: Planned) -> None:
    every = Forcer(problem, planned.plan, planned.model).force_all(Watch(seconds=60))
    forcer = Forcer(problem, planned.plan, planned.model)
    for number in reversed(range(len(problem.lines))):
        assert forcer.force(number, int(planned.plan[number, 1][0]) + 1) == every.get(number)


def test_the_outlook_follows_a_swap() -> None:
    problem = make(SMALL, 3, outlook=2)
    planned = make_plan(problem)
    forcer, worth = Forcer(problem, planned.plan, planned.model), objective(problem, planned.plan)
    seen = followed = asked = 0
    for number, line in enumerate(problem.lines):
        groups = int(planned.plan[number, 1][0])
        if groups >= line.most_groups:
            continue
        asked += 1
        swap = forcer.force(number, groups + 1)
        if swap is not None:
            seen += 1
            after = {**planned.plan, **swap.changes}
            assert list(faults(problem, after)) == []
            assert worth - objective(problem, after) == swap.cost
            followed += any(year > 1 for _, year in swap.changes)
    assert seen > asked * 0.8
    assert followed > 5


def test_the_need_that_would_turn_a_decision_turns_it(problem: Problem, planned: Planned) -> None:
    forcer, seen = Forcer(problem, planned.plan, planned.model), 0
    for number, line in enumerate(problem.lines):
        groups = int(planned.plan[number, 1][0])
        swap = forcer.force(number, groups + 1) if groups < line.most_groups else None
        if swap is not None and swap.cost > 0:
            need = turning_need(forcer.standing, swap)
            seen += need is not None
            assert need is None or need[1] > 0
    assert seen > 3


def test_a_change_by_hand_tells_its_cost_and_what_it_breaks(problem: Problem, planned: Planned) -> None:
    standing, worth = Standing(problem, planned.plan), objective(problem, planned.plan)
    for number, line in enumerate(problem.lines):
        for groups in range(line.max_groups + 1):
            changes = {(number, 1): (groups, line.group_min * groups)}
            effect = standing.effect(changes)
            after = {**planned.plan, **changes}
            assert effect.gain == objective(problem, after) - worth
            assert bool(effect.faults) == bool(list(faults(problem, after)))


def test_a_changed_row_is_planned_again_nearly_as_well(problem: Problem, planned: Planned) -> None:
    before = by_name(problem, planned.plan)
    poorer = replace(problem, budgets={key: amount * 95 // 100 for key, amount in problem.budgets.items()})
    fewer = replace(
        problem, lines=problem.lines[1:], uses={n - 1: u for n, u in problem.uses.items() if n}, limits=()
    )
    for changed in (poorer, fewer, problem):
        made, anew = plan_again(changed, before), make_plan(changed)
        assert list(faults(changed, made.plan)) == []
        worth = objective(changed, made.plan)
        assert bound(changed, made.proof) >= objective(changed, anew.plan)
        assert worth >= objective(changed, anew.plan) * Fraction(995, 1000)
