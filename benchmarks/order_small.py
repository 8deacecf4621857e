"""A thousand small random problems: exhaustive search, solver, checker and certificate must say the same."""

import time
from fractions import Fraction

from tests.science.order.small import evaluate, every_plan, small

from benchmarks.shared import give, peak, row

KINDS = ({}, {"scenarios": 3}, {"years": 2}, {"bare": True}, {"years": 2, "scenarios": 2}, {"years": 2, "bare": True})
COUNT = 1000


def main() -> None:
    """Run it."""
    from sheber.science.order.bound import bound
    from sheber.science.order.check import faults, objective
    from sheber.science.order.infeasible import Infeasible
    from sheber.science.order.plan import make_plan

    started, plans, infeasible, below, far, wrong = time.perf_counter(), 0, 0, 0, 0, 0
    for seed in range(COUNT):
        one = small(seed, **KINDS[seed % len(KINDS)])
        values = [evaluate(one, plan) for plan in every_plan(one.problem)]
        plans += len(values)
        best = max((value for value in values if value is not None), default=None)
        try:
            made = make_plan(one.problem)
        except Infeasible:
            infeasible += 1
            wrong += best is not None
            continue
        if best is None or list(faults(one.problem, made.plan)):
            wrong += 1
            continue
        worth = objective(one.problem, made.plan)
        wrong += worth != evaluate(one, made.plan)
        far += abs(worth - best) > Fraction(1, 10**6)
        below += bound(one.problem, made.proof) < best
    seconds = time.perf_counter() - started
    give(
        [
            row("order_small", f"problems searched whole ({plans} plans)", f"{COUNT} in {seconds:.0f} s", "1000"),
            row("order_small", "plan worth less than the best", far, "0"),
            row("order_small", "bound below the best", below, "0"),
            row("order_small", "checker and evaluator differ, or a wrong refusal", wrong, "0"),
            row("order_small", "of these without any plan", infeasible),
            row("order_small", "peak memory", peak()),
        ]
    )


if __name__ == "__main__":
    main()
