"""A second formulation, in another language of models, gives the same relaxation and the same optimum."""

import pytest
from tests.science.order.small import small

from sheber.science.order.build import build
from sheber.science.order.relax import relax
from sheber.science.order.solve import solve

linopy = pytest.importorskip("linopy", reason="linopy is a tool of the benchmarks (requirements/bench*.in)")


@pytest.mark.parametrize("kind", [{}, {"scenarios": 3}, {"years": 2}, {"bare": True}, {"years": 2, "scenarios": 2}])
@pytest.mark.parametrize("seed", range(2))
def test_a_second_formulation_agrees(seed: int, kind: dict) -> None:
    from tests.science.order.second import second

    one = small(seed, **kind)
    relaxed = relax(build(one.problem))
    assert relaxed is not None
    in_parts, whole = second(one)
    assert abs(relaxed.value - in_parts) < 1e-6
    assert abs(solve(one.problem).objective - whole) < 1e-6
