"""Small regions for the tests of the forecast."""

from collections.abc import Mapping

import numpy as np
from hypothesis import strategies as st

from sheber.science.demand.credibility import learn
from sheber.science.demand.hierarchy import Hierarchy
from sheber.science.demand.problem import Asked, Inputs, Panel, Project
from sheber.science.demand.replacement import Rate

positive = st.floats(0, 500, allow_nan=False)


def fixed(value: float) -> Rate:
    """A rate that is simply given."""
    return Rate(value, value, 0.0, value)


def panel(counts: Mapping[tuple[str, str], Mapping[int, float]]) -> Panel | None:
    """A panel of counts by cell and year; all occupations in one group."""
    if not counts:
        return None
    cells = sorted(counts)
    every = [year for series in counts.values() for year in series]
    years = range(min(every), max(every) + 1)
    table = np.array([[counts[cell].get(year, np.nan) for year in years] for cell in cells])
    occupations, districts = (sorted({cell[side] for cell in cells}) for side in (0, 1))
    tree = Hierarchy.of(
        [occupations.index(o) for o, _ in cells], [districts.index(d) for _, d in cells], [0] * len(occupations)
    )
    return Panel(tuple(cells), tuple(years), table, tree)


@st.composite
def regions(draw: st.DrawFn) -> Inputs:
    """Two occupations in two districts, with holes, requests, contracts and a project."""
    occupations, districts = ["o1", "o2"], ["d1", "d2"]
    cells = [(o, d) for o in occupations for d in districts]
    counts = {
        cell: {
            year: draw(positive)
            for year in draw(st.lists(st.integers(2012, 2025), min_size=1, max_size=8, unique=True))
        }
        for cell in draw(st.lists(st.sampled_from(cells), unique=True))
    }
    records = {
        name: {
            year: (draw(st.floats(1, 100)), draw(positive)) for year in range(2022, 2022 + draw(st.integers(0, 4)))
        }
        for name in ("e1", "e2", "e3")
    }
    requests = [
        Asked(
            draw(st.sampled_from(["e1", "e2", "new"])),
            "s",
            draw(st.sampled_from(occupations)),
            draw(st.sampled_from(districts)),
            draw(st.integers(2026, 2030)),
            draw(positive),
            draw(st.booleans()),
            draw(st.sampled_from(["", "p1"])),
        )
        for _ in range(draw(st.integers(0, 5)))
    ]
    projects = [Project("p1", "o1", "d1", 2027, draw(positive), draw(st.floats(0, 1)), draw(st.floats(0, 1)))]
    trust = learn(records, {"e1": "s", "e2": "s", "e3": "t"}, assumed_ratio=0.6, assumed_spread=0.25)
    exits = {"o1": fixed(0.03), "o2": fixed(0.047)}
    return Inputs(
        2026, 4, panel(counts), exits, {"o1": fixed(0.87)}, trust, requests, projects, paths=20, scenarios=5
    )
