"""Exhibitions: rules by properties, the best order against trying all, reasons of refusals."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.science.stands.check import faults
from sheber.science.stands.problem import Hall, Layout, Spot, Stand, visibility
from sheber.science.stands.solve import cost_of, lay, place

HALL = Hall(width=100, depth=120, aisle=20, door=50, circuit=5000, power=12000)


def test_a_layout_keeps_the_rules_and_says_why_not() -> None:
    stands = [Stand(f"s{at}", 40, 20, 1500, "metal" if at % 2 else "food") for at in range(4)]
    stands += [Stand("wide", 200, 20), Stand("hungry", 20, 20, 6000), Stand("rival", 20, 20, 0, "", ("s0",))]
    made = place(HALL, stands, steps=300)
    assert list(faults(HALL, stands, made)) == []
    assert made.refused == {"wide": "size", "hungry": "power"}


def test_what_does_not_fit_is_told() -> None:
    stands = [Stand(f"s{at}", 50, 20) for at in range(9)]
    made = place(HALL, stands, steps=50)
    assert list(faults(HALL, stands, made)) == []
    assert set(made.refused.values()) == {"area"}
    hungry = [Stand(f"s{at}", 20, 20, 4000) for at in range(4)]
    told = place(HALL, hungry, steps=50)
    assert list(told.refused.values()) == ["power"]


def test_the_check_sees_each_broken_rule() -> None:
    one, other = Stand("a", 40, 20, 3000, apart=("b",)), Stand("b", 40, 20, 3000)

    def told(*spots: Spot) -> str:
        layout = Layout(dict(zip("ab", spots, strict=False)), {} if len(spots) == 2 else {"b": "area"})
        return next(faults(HALL, (one, other), layout), "")

    assert told(Spot(0, 0, 20), Spot(1, 60, 60)) == ""
    assert "overlap" in told(Spot(0, 0, 20), Spot(1, 20, 30))
    assert "no aisle" in told(Spot(0, 0, 20), Spot(1, 0, 50))
    assert "neighbours" in told(Spot(0, 0, 20), Spot(0, 40, 20))
    assert "leaves the hall" in told(Spot(0, 80, 20), Spot(1, 0, 60))
    assert "aisle at the door" in told(Spot(0, 0, 10), Spot(1, 0, 60))
    assert "circuit" in told(Spot(0, 0, 20), Spot(0, 60, 20))
    assert "must either" in next(faults(HALL, (one, other), Layout({}, {"a": "area"})))
    assert "nobody asked" in next(faults(HALL, (), Layout({"x": Spot(0, 0, 20)}, {})))


def test_who_was_less_visible_last_time_comes_nearer() -> None:
    stands = [Stand(f"s{at}", 45, 20, credit=300 if at == 5 else -60) for at in range(6)]
    made = place(HALL, stands)
    seen = {one.name: visibility(HALL, one, made.spots[one.name]) for one in stands}
    assert seen["s5"] == max(seen.values())


def test_the_search_finds_the_best_order_of_few() -> None:
    stands = [
        Stand("a", 60, 20, 0, "x"),
        Stand("b", 40, 30, 0, "y"),
        Stand("c", 40, 20, 0, "x"),
        Stand("d", 60, 20, 0, "y"),
    ]
    best = min(cost_of(HALL, order, lay(HALL, order)) for order in permutations(stands))
    made = place(HALL, stands)
    assert cost_of(HALL, stands, made.spots) == best


STAND = st.tuples(st.integers(5, 60), st.integers(5, 40), st.integers(0, 4000), st.sampled_from(["", "x", "y"]))


@settings(max_examples=40, deadline=None)
@given(st.lists(STAND, max_size=12), st.integers(0, 5))
def test_no_layout_breaks_a_rule(told: list[tuple[int, int, int, str]], rival: int) -> None:
    stands = [Stand(f"s{at}", *one, apart=(f"s{rival}",) if at != rival else ()) for at, one in enumerate(told)]
    made = place(HALL, stands, steps=60)
    assert list(faults(HALL, stands, made)) == []
