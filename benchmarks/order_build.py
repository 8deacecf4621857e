"""The same model of the order built and handed to the same HiGHS by four ways, in one run; then searched by each.

The three others get the model's numbers as their users would write them: linopy by arrays and sums over a dimension,
PuLP and Pyomo by expressions row by row. They are tools of the benchmark only (requirements/bench-order.in).
"""

import gc
import sys
from collections.abc import Callable
from importlib.metadata import version

import numpy as np

from benchmarks.instances import COUNTRY, REGION, Size, make
from benchmarks.shared import give, peak, row, timed
from sheber.science.order.build import Model, build
from sheber.science.order.highs import hand_over
from sheber.science.order.problem import Problem

INF = float("inf")
SEARCH = 60.0


def ours(problem: Problem, model: Model) -> object:
    """From the problem's own rows to a solver that holds the model."""
    return hand_over(build(problem), whole=True)


def by_linopy(problem: Problem, model: Model) -> object:
    """linopy: a variable array, one constraint array from a sparse matrix by groups of coordinates."""
    import linopy
    import pandas as pd
    import xarray as xr

    m = linopy.Model()
    columns = pd.RangeIndex(len(model.cost), name="column")
    whole = np.flatnonzero(model.whole)
    rest = np.flatnonzero(~model.whole)
    parts = {}
    for name, at, kind in (("whole", whole, True), ("rest", rest, False)):
        index = pd.Index(columns[at], name=name)
        parts[name] = m.add_variables(
            xr.DataArray(model.lower[at], [index]), xr.DataArray(model.upper[at], [index]), integer=kind, name=name
        )
    labels = np.empty(len(model.cost), dtype=np.int64)
    labels[whole], labels[rest] = parts["whole"].labels.values, parts["rest"].labels.values
    matrix = model.matrix
    counts = np.diff(matrix.indptr)
    for sign, side in ((">=", model.row_lower), ("<=", model.row_upper)):
        rows = np.flatnonzero(np.isfinite(side))
        for size in np.unique(counts[rows]):
            if size:
                there = rows[counts[rows] == size]
                entries = matrix.indptr[there][:, None] + np.arange(size)
                index = pd.Index(there, name=f"row{sign}{size}")
                coords = [index, pd.RangeIndex(size, name="_term")]
                data = xr.Dataset(
                    {
                        "coeffs": xr.DataArray(matrix.data[entries], coords),
                        "vars": xr.DataArray(labels[matrix.indices[entries]], coords),
                        "const": xr.DataArray(np.zeros(len(there)), [index]),
                    }
                )
                expression = linopy.LinearExpression(data, m)
                m.add_constraints(expression, sign, xr.DataArray(side[there], [index]))
    m.add_objective(
        (parts["whole"] * model.cost[whole]).sum() + (parts["rest"] * model.cost[rest]).sum(), sense="max"
    )
    return m.to_highspy()


def by_pulp(problem: Problem, model: Model) -> object:
    """PuLP: an expression for each row; handed to HiGHS by its own in-memory interface."""
    import pulp

    m = pulp.LpProblem("order", pulp.LpMaximize)
    kinds = {True: pulp.LpInteger, False: pulp.LpContinuous}
    v = [
        pulp.LpVariable(f"v{n}", low, high, kinds[bool(whole)])
        for n, (low, high, whole) in enumerate(zip(model.lower, model.upper, model.whole, strict=True))
    ]
    m += pulp.LpAffineExpression(list(zip(v, model.cost.tolist(), strict=True)))
    for low, high, columns, values in _rows(model):
        expression = pulp.LpAffineExpression([(v[c], a) for c, a in zip(columns, values, strict=True)])
        if low == high:
            m += expression == low
        elif low > -INF:
            m += expression >= low
        else:
            m += expression <= high
    solver = pulp.HiGHS(msg=False)
    solver.createAndConfigureSolver(m)
    solver.buildSolverModel(m)
    return m


def by_pyomo(problem: Problem, model: Model) -> object:
    """Pyomo: a rule for each row; handed to HiGHS by its persistent interface."""
    import pyomo.environ as pyo
    from pyomo.contrib.appsi.solvers import Highs
    from pyomo.core.expr.numeric_expr import LinearExpression

    m = pyo.ConcreteModel()
    m.v = pyo.Var(
        range(len(model.cost)),
        bounds=lambda _, n: (float(model.lower[n]), float(model.upper[n])),
        domain=lambda _, n: pyo.Integers if model.whole[n] else pyo.Reals,
    )
    every = [m.v[n] for n in range(len(model.cost))]
    m.objective = pyo.Objective(expr=LinearExpression(linear_coefs=model.cost.tolist(), linear_vars=every), sense=-1)
    m.rows = pyo.ConstraintList()
    for low, high, columns, values in _rows(model):
        body = LinearExpression(linear_coefs=list(values), linear_vars=[every[c] for c in columns])
        m.rows.add((low if low > -INF else None, body, high if high < INF else None))
    solver = Highs()
    solver.set_instance(m)
    return solver


def _rows(model: Model) -> list[tuple[float, float, list[int], list[float]]]:
    matrix = model.matrix
    at, of, values = matrix.indptr.tolist(), matrix.indices.tolist(), matrix.data.tolist()
    edges = zip(model.row_lower.tolist(), model.row_upper.tolist(), strict=True)
    return [
        (low, high, of[at[n] : at[n + 1]], values[at[n] : at[n + 1]])
        for n, (low, high) in enumerate(edges)
        if at[n] < at[n + 1]
    ]


WAYS: dict[str, Callable[[Problem, Model], object]] = {
    "arrays (here)": ours, "linopy": by_linopy, "PuLP": by_pulp, "Pyomo": by_pyomo,
}  # fmt: skip
GOALS = {"linopy": "3x", "PuLP": "50x", "Pyomo": "100x"}


def main() -> None:
    """Run it: `python -m benchmarks.order_build [region]`."""
    size, years = (REGION, 1) if "region" in sys.argv[1:] else (COUNTRY, 5)
    problem = make(size, 1, years=years)
    model, tiny = build(problem), make(Size(1, 20, 2, 2, 5, 6), 1)
    where = "region" if size is REGION else "country x 5 years"
    shape = f"{where}: {len(model.cost)} columns, {model.matrix.shape[0]} rows"
    goals = GOALS if size is COUNTRY else {}  # they are set for the country
    rows, base = [], 0.0
    for name, way in WAYS.items():
        try:
            way(tiny, build(tiny))  # imports and first calls are not the building
            gc.collect()
            with timed() as took:
                held = way(problem, model)
        except ImportError as error:
            rows.append(row("order_build", f"{name}", f"not installed ({error.name})", goals.get(name, "")))
            continue
        del held
        base = base or took.cpu
        told = f"{took}" + (f", {took.cpu / base:.1f}x CPU" if took.cpu != base else "")
        full = f"{name} {version(name)}" if name in GOALS else name
        rows.append(row("order_build", f"{full}: build and hand over ({shape})", told, goals.get(name, "")))
    give([*rows, row("order_build", "peak memory of all four", peak())])


if __name__ == "__main__":
    main()
