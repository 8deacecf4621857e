"""A share of what `python -m benchmarks identity` tries on very many markets."""

import numpy as np
import pytest
from tests.science.admission.oracle import random_leavers, random_market, side_by_side
from tests.science.admission.trials import try_lies, try_market

from sheber.science.admission.match import match
from sheber.science.admission.rounds import next_round


@pytest.mark.parametrize("block", range(4))
def test_both_rounds_are_the_oracles_and_nothing_wrong_is_accepted(block: int) -> None:
    told = sum((try_market(seed) for seed in range(block * 150, block * 150 + 150)), start=try_market(block))
    assert {name: count for name, count in told.items() if name.endswith("!") and count} == {}
    assert told["markets"] == told["second markets"] == 151
    assert told["several"] > 0
    assert told["rows corrupted"] > 90
    assert told["cut-offs corrupted"] == 151


def test_no_list_of_anybody_pays_in_either_round() -> None:
    told = try_lies(range(120))
    assert told["lies"] > 120 * 4 * 14
    assert not told["lie pays!"]
    assert not told["lie pays in the second round!"]


def test_markets_side_by_side_are_solved_as_if_alone() -> None:
    alone = [random_market(seed, people=5) for seed in range(60)]
    whole = side_by_side(alone)
    together, apart = match(whole), [match(one) for one in alone]
    assert together.choice.tolist() == np.concatenate([one.choice for one in apart]).tolist()
    left = [random_leavers(one, seed) for seed, one in enumerate(alone)]
    second, _ = next_round(whole, together, np.concatenate(left))
    rounds = [next_round(one, answer, gone)[0] for one, answer, gone in zip(alone, apart, left, strict=True)]
    assert match(second).choice.tolist() == np.concatenate([match(one).choice for one in rounds]).tolist()
