"""A made-up region of 600 lines: from files to a sealed plan, its gaps, its verification, its explanations."""

import json
import statistics
import tempfile
import time
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import django
import numpy as np

from benchmarks.instances import region, write_folder
from benchmarks.shared import clock, give, peak, row

SEEDS = (1, 2, 3)


def files(told: dict[str, float]) -> list[dict[str, str]]:
    """One region through the files: plan, own verifier, standalone verifier."""
    from sheber.cli.verify import check_everything
    from sheber.order.bridge.files import plan_folder
    from sheber.proof import standalone
    from sheber.proof.signature import SigningKey

    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        write_folder(region(1), folder)
        with clock(told, "plan"):
            summary = plan_folder(folder, out, key=SigningKey(bytes(32)))
        with clock(told, "verify"):
            assert all(check.passed for check in check_everything(out)[1])
        certificate = json.loads((out / "certificate.json").read_text())
        assert standalone.check_order(folder=out, certificate=certificate) == ""
        with clock(told, "standalone"):
            standalone.check_order(out, certificate)
    return [
        row("order", "600 lines: files to sealed plan", f"{told['plan']:.1f} s"),
        row("order", "certified gap", f"{100 * summary['certified_gap']:.2f} %", "0.5 %"),
        row("order", "own verifier", f"{told['verify']:.2f} s"),
        row("order", "standalone verifier, meaning of the files", f"{told['standalone']:.2f} s", "0.05 s"),
    ]


def gaps() -> list[dict[str, str]]:
    """Gaps by seed: the solver's, by prices alone, with the colleges' claims; in jobs as well."""
    from sheber.science.order.bound import bound
    from sheber.science.order.build import build
    from sheber.science.order.check import objective
    from sheber.science.order.plan import make_plan
    from sheber.science.order.solve import relax, with_gap

    made = []
    for seed in SEEDS:
        problem = with_gap(region(seed), Fraction(1, 2000))
        started = time.perf_counter()
        relax(build(problem))
        lp = time.perf_counter() - started
        planned = make_plan(problem)
        worth = float(objective(problem, planned.plan))
        prices = float(bound(problem, replace(planned.proof, claims={})))
        claims = float(bound(problem, planned.proof))
        told = f"{100 * planned.gap / worth:.3f} % in {planned.seconds:.1f} s = {planned.seconds / lp:.0f} x its LP"
        made.append(row("order", f"seed {seed}: solver's gap", told, "0.05 % in 20 x"))
        told = f"{100 * (prices / worth - 1):.2f} % ({prices - worth:.0f} of {worth:.0f} jobs)"
        made.append(row("order", f"seed {seed}: certified by prices", told, "1 %"))
        told = f"{100 * (claims / worth - 1):.2f} % ({len(planned.proof.claims)} colleges)"
        made.append(row("order", f"seed {seed}: with the colleges' problems", told, "0.5 %"))
    return made


def outlook() -> list[dict[str, str]]:
    """Five years, one binding."""
    from sheber.science.order.plan import make_plan
    from sheber.science.order.solve import with_gap

    problem = with_gap(region(1, outlook=4), Fraction(1, 2000))
    planned = make_plan(problem)
    worth = _worth(problem, planned.plan)
    told = f"{100 * planned.gap / worth:.3f} % in {planned.seconds:.1f} s"
    return [row("order", "five years, one binding: solver's gap", told, "0.05 % in 15 s")]


def _worth(problem: object, plan: object) -> float:
    from sheber.science.order.check import objective

    return float(objective(problem, plan))  # type: ignore[arg-type]


def scenarios() -> list[dict[str, str]]:
    """A hundred scenarios against one; the promise against scenarios that no plan saw."""
    from sheber.science.order.plan import make_plan
    from sheber.science.order.solve import with_gap

    hundred = with_gap(region(1, scenarios=200), Fraction(1, 2000))
    seen = replace(hundred, cells=replace(hundred.cells, needs=hundred.cells.needs[:, :100]))
    fresh = replace(hundred, cells=replace(hundred.cells, needs=hundred.cells.needs[:, 100:]))
    mean = np.rint(seen.cells.needs.mean(axis=1, keepdims=True)).astype(np.int64)
    one = replace(hundred, cells=replace(hundred.cells, needs=mean))
    plans = {}
    for name, problem in (("one", one), ("hundred", seen)):
        started = time.perf_counter()
        plans[name] = make_plan(problem).plan, time.perf_counter() - started
    promised, delivered = _worth(seen, plans["hundred"][0]), _worth(fresh, plans["hundred"][0])
    hoped, got = _worth(one, plans["one"][0]), _worth(fresh, plans["one"][0])
    ratio = plans["hundred"][1] / plans["one"][1]
    told = f"{plans['hundred'][1]:.1f} s, {ratio:.1f} x one scenario's time"
    return [
        row("order", "100 scenarios", told, "1.2 x"),
        row("order", "promise of 100 / delivered on fresh ones", f"{promised:.0f} / {delivered:.0f}", "3 %"),
        row("order", "promise of the mean / delivered on fresh ones", f"{hoped:.0f} / {got:.0f}"),
    ]


def explanations() -> list[dict[str, str]]:
    """Every refused line by a swap; a sample of them against planning everything again; a change by hand; again."""
    from sheber.science.order.again import by_name, plan_again
    from sheber.science.order.force import Forcer
    from sheber.science.order.plan import make_plan
    from sheber.science.order.problem import Limit
    from sheber.science.order.solve import with_gap

    problem = with_gap(region(1), Fraction(1, 2000))
    started = time.perf_counter()
    planned = make_plan(problem)
    cold = time.perf_counter() - started
    forcer = Forcer(problem, planned.plan, planned.model)
    started, swaps = time.perf_counter(), {}
    asked = [n for n, line in enumerate(problem.lines) if planned.plan[n, 1][0] < line.most_groups]
    for number in asked:
        swaps[number] = forcer.force(number, int(planned.plan[number, 1][0]) + 1)
    every = time.perf_counter() - started
    worth, errors = _worth(problem, planned.plan), []
    tight = with_gap(problem, Fraction(1, 5000))
    for number in asked[::60]:
        groups = int(planned.plan[number, 1][0]) + 1
        least = Limit("forced", "forced", 1, Fraction(groups), None, "groups", None, (number,))
        exact = worth - _worth(problem, make_plan(replace(tight, limits=(*problem.limits, least))).plan)
        if swaps[number] is not None:
            errors.append(abs(float(swaps[number].cost) - exact))
    started = time.perf_counter()
    forcer.change({(asked[0], 1): (0, 0)})
    hand = time.perf_counter() - started
    before = by_name(problem, planned.plan)
    poorer = replace(problem, budgets={key: amount * 95 // 100 for key, amount in problem.budgets.items()})
    started = time.perf_counter()
    plan_again(poorer, before)
    warm = time.perf_counter() - started
    solved = sum(one is not None for one in swaps.values())
    told = f"median {statistics.median(errors):.2f}, worst {max(errors):.2f} jobs ({len(errors)} lines, each within 0.02 %)"
    return [
        row("order", f"{solved} of {len(asked)} refused groups by a swap", f"{every:.1f} s"),
        row("order", "swap against planning all again", told, "0.3, 1"),
        row("order", "a change by hand", f"{1000 * hand:.1f} ms", "200 ms"),
        row("order", "again after budgets -5 %", f"{warm:.1f} s, {warm / cold:.2f} of cold", "0.2"),
    ]


def main() -> None:
    """Run it."""
    django.setup()
    told: dict[str, float] = {}
    rows = [*files(told), *gaps(), *outlook(), *scenarios(), *explanations()]
    give([*rows, row("order", "peak memory", peak())])


if __name__ == "__main__":
    main()
