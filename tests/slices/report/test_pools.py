"""A report's totals beside an admission's protected pools, and totals that changed by few people since a release."""

from fractions import Fraction
from itertools import product

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.slices.report.test_audited import people, published

from sheber.admission.models import Campaign, Seat
from sheber.kernel.actors import SYSTEM
from sheber.kernel.indicator_text import columns_of
from sheber.kernel.indicators import indicators
from sheber.kernel.results import path_of
from sheber.registry.models import Region
from sheber.report.acts import build_release
from sheber.report.bridge.audited import hide
from sheber.report.bridge.figures import read_figures
from sheber.report.bridge.pools import HiddenPool, tells_of_a_pool, totals, totals_to_withhold

POOLS = st.lists(
    st.integers(1, 4).flatmap(lambda room: st.tuples(st.integers(0, room), st.just(room))), min_size=1, max_size=5
)


@settings(max_examples=200, deadline=None)
@given(POOLS)
def test_the_bound_is_what_trying_every_table_says(told: list[tuple[int, int]]) -> None:
    assume(any(admitted for admitted, _ in told))
    together = sum(admitted for admitted, _ in told)
    possible = [one for one in product(*(range(room + 1) for _, room in told)) if sum(one) == together]
    narrowed = [
        {one[place] for one in possible} != set(range(room + 1))
        for place, (admitted, room) in enumerate(told)
        if admitted
    ]
    assert tells_of_a_pool([HiddenPool(*one) for one in told]) == any(narrowed)


def test_a_figure_made_of_those_placed_says_so() -> None:
    made_of = {"placed", "empty_handed", "by_right", "admitted", "left"}
    told = {one.code for one in indicators() if one.about_people and made_of & set(columns_of(one.measure))}
    admission = {code for code in told if code.startswith("admission.")}
    assert totals() == admission
    assert len(admission) == 9


def _admission(counts: list[tuple[int, int, bool]]) -> None:
    campaign = Campaign.objects.create(code="2025-mid", year=2025, track="mid")
    for place, (seats, admitted, hidden) in enumerate(counts):
        Seat.objects.create(
            campaign=campaign, programme=f"p{place}", pool="open", seats=seats, admitted=admitted, protected=hidden
        )


def test_a_total_that_gives_a_protected_pool_away_is_withheld(region: Region) -> None:
    _admission([(25, 20, False), (25, 18, False), (3, 2, True)])
    assert totals_to_withhold(2025) == totals()
    shown = {one.definition.code: one for one in read_figures(path_of(build_release(SYSTEM, 2025).folder))}
    assert (shown["admission.filled"].hidden, shown["admission.filled"].shown) == (True, "")
    assert shown["admission.seats"].shown == "53"


def test_totals_beside_many_protected_pools_are_told(region: Region) -> None:
    _admission([(25, 20, False), *[(25, 2, True)] * 6])
    assert totals_to_withhold(2025) == frozenset()
    assert totals_to_withhold(2024) == frozenset()


def test_a_whole_that_changed_by_few_people_is_withheld() -> None:
    first = people([(20, 15), (30, 20), (40, 30)])
    earlier = {(code, 2025): [published(first, code, set())] for code in first.tables}
    same, more = people([(20, 15), (30, 20), (40, 30)]), people([(26, 15), (30, 20), (46, 30)])
    assert hide(same, earlier)[1].withheld == set()
    assert hide(more, earlier)[1].withheld == set()
    fewer = people([(21, 16), (30, 20), (41, 30)])  # two people more, one of them in the sum
    assert hide(fewer, earlier)[1].withheld == {"s.all", "s.some"}
    inside = people([(30, 16), (30, 20), (40, 30)])  # ten people more, one of them in the sum
    assert hide(inside, earlier)[1].withheld == {"s.some"}
    assert isinstance(next(iter(inside.tables.values()))[0].numbers[0], Fraction)
