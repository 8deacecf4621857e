"""Why one person got this place: the explanation of a sealed match, with names."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from sheber.admission.bridge import sheets
from sheber.admission.bridge.read import Market, read_market
from sheber.admission.bridge.verify import answer_of, cutoffs_of
from sheber.kernel.exchange import Problems, read_sheet
from sheber.science.admission.explain import Tried, explain
from sheber.science.admission.problem import Answer, Cutoffs


@dataclass(frozen=True, slots=True)
class Step:
    """An entry of a person's list: the choice, the programme and pool by code, and how it went."""

    programme: str
    pool: str
    lottery: int
    tried: Tried


@lru_cache(maxsize=4)
def _read(folder: Path) -> tuple[Market, Answer, Cutoffs]:
    market = read_market(folder / "input")
    problems = Problems()
    result = read_sheet(folder / "result.csv", sheets.RESULT, problems)
    cut = read_sheet(folder / "cutoffs.csv", sheets.CUTOFFS, problems)
    problems.stop_if_any()
    return market, answer_of(market, result), cutoffs_of(market, cut)


def explain_person(folder: Path, code: str) -> list[Step]:
    """Every entry of a person's list until the place held. Raises KeyError for an unknown code."""
    market, answer, cut = _read(folder)
    try:
        row = market.applicants.index(code)
    except ValueError as error:
        raise KeyError(code) from error
    person = int(market.number[row])
    steps = explain(market.problem, answer, cut, person)
    return [Step(*market.pools[step.pool], lottery=person + 1, tried=step) for step in steps]


def draw_number(folder: Path, code: str) -> int:
    """A person's number in the public draw."""
    market, _, _ = _read(folder)
    return int(np.asarray(market.number)[market.applicants.index(code)]) + 1
