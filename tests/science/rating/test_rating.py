"""The rating's scale and points against plain definitions written a second time."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.science.rating.check import faults
from sheber.science.rating.problem import BLOCKS, Band, Criterion, Given, Scale
from sheber.science.rating.score import middle, places, point, score

WEIGHTS = {
    "infrastructure": Fraction(16),
    "staff": Fraction(29),
    "results": Fraction(41),
    "partnership": Fraction(14),
}
ends = st.lists(st.integers(1, 99), min_size=1, max_size=5, unique=True).map(sorted)


def bands_of(cuts: list[int], points: list[int]) -> tuple[Band, ...]:
    lows = [0, *cuts]
    highs = [*cuts, None]
    return tuple(
        Band(Fraction(p), Fraction(low), None if high is None else Fraction(high))
        for low, high, p in zip(lows, highs, points, strict=False)
    )


def scale_of(*criteria: Criterion) -> Scale:
    return Scale(criteria, WEIGHTS)


@given(ends, st.lists(st.integers(0, 5), min_size=6, max_size=6), st.fractions(0, 150))
@settings(max_examples=200, deadline=None)
def test_bands_that_meet_have_no_fault_and_hold_each_number_once(cuts, points, number) -> None:
    bands = bands_of(cuts, points)
    one = Criterion("x", "staff", "share", bands)
    assert faults(scale_of(one)) == []
    assert sum(band.holds(number) for band in bands) == 1
    by_hand = points[sum(number >= cut for cut in cuts)]
    assert point(one, Given({"x": number})).points == by_hand


@given(ends.filter(lambda cuts: len(cuts) > 1), st.data())
@settings(max_examples=100, deadline=None)
def test_a_hole_and_an_overlap_are_found(cuts, data) -> None:
    bands = list(bands_of(cuts, [1] * 6))
    at = data.draw(st.integers(1, len(bands) - 2))
    hole = Criterion("x", "staff", "share", tuple(bands[:at] + bands[at + 1 :]))
    assert [one.kind for one in faults(scale_of(hole))] == ["gap"]
    moved = Band(Fraction(1), bands[at].low - Fraction(1, 2), bands[at].high)
    both = Criterion("x", "staff", "share", (*bands[:at], moved, *bands[at + 1 :]))
    assert "overlap" in [one.kind for one in faults(scale_of(both))]


def test_the_printed_scale_has_the_faults_that_were_published() -> None:
    fill = (Band(Fraction(0), Fraction(5), Fraction(15), closed=True), Band(Fraction(1), Fraction(16), Fraction(40), closed=True))  # fmt: skip
    contests = (
        Band(Fraction(1), Fraction(1), Fraction(2), closed=True),
        Band(Fraction(3, 2), Fraction(3), Fraction(5), closed=True),
        Band(Fraction(2), Fraction(5)),
    )
    found = faults(
        scale_of(
            Criterion("fill", "infrastructure", "share", fill),
            Criterion("contests", "staff", "count", contests, whole=True),
        )
    )
    kinds = {(one.criterion, one.kind) for one in found}
    assert {
        ("fill", "begins"),
        ("fill", "gap"),
        ("fill", "ends"),
        ("contests", "begins"),
        ("contests", "overlap"),
    } == kinds


def test_whole_numbers_need_no_half_between_bands_and_weights_must_make_a_hundred() -> None:
    counted = (Band(Fraction(0), Fraction(0), Fraction(2), closed=True), Band(Fraction(1), Fraction(3)))
    assert faults(scale_of(Criterion("x", "staff", "count", counted, whole=True))) == []
    assert [one.kind for one in faults(Scale((), {**WEIGHTS, "staff": Fraction(30)}))] == ["weights"]
    assert [one.kind for one in faults(scale_of(Criterion("x", "cellar", "count", counted)))] == ["block"]


def test_counters_for_each_one_are_bounded_only_by_their_cap() -> None:
    free = Criterion("x", "staff", "each", each=Fraction(1))
    bound = Criterion("x", "staff", "each", each=Fraction(1), cap=Fraction(3))
    assert (free.uncapped, bound.uncapped) == (True, False)
    assert point(free, Given({"x": Fraction(52)})).points == 52
    assert (point(bound, Given({"x": Fraction(52)})).points, point(bound, Given({"x": Fraction(52)})).capped) == (
        3,
        True,
    )


values = st.dictionaries(st.sampled_from([f"{block}{n}" for block in BLOCKS for n in (1, 2)]), st.fractions(0, 100))


@given(values, values, values)
@settings(max_examples=100, deadline=None)
def test_the_index_is_what_its_definition_says(college, first, second) -> None:
    criteria = tuple(
        Criterion(f"{block}{n}", block, "share", bands_of([40, 70], [0, 1, 3]), specialty=n == 2) for block in BLOCKS for n in (1, 2)
    )  # fmt: skip
    rows = {"": Given(college), "07150100": Given(first), "06130100": Given(second)}
    got = score(scale_of(*criteria), rows)

    def worth(number: Fraction | None) -> int:
        return 0 if number is None or number < 40 else 1 if number < 70 else 3

    index = Fraction(0)
    for block in BLOCKS:
        mean = Fraction(worth(first.get(f"{block}2")) + worth(second.get(f"{block}2")), 2)
        index += WEIGHTS[block] * Fraction(worth(college.get(f"{block}1")) + mean) / 6
    assert got.index == index
    assert got == score(scale_of(*reversed(criteria)), dict(reversed(rows.items()))) or got.index == index
    assert got.zone == ("strong" if index >= 70 else "middle" if index >= 40 else "weak")
    assert sum(block.part for block in got.blocks) == got.index


def test_penalties_do_not_bring_a_block_below_nought() -> None:
    one = Criterion(
        "x", "infrastructure", "choice", (Band(Fraction(-2), value="bad"), Band(Fraction(2), value="good"))
    )
    assert score(scale_of(one), {"": Given(answers={"x": "bad"})}).index == 0


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.fractions(0, 100), min_size=1))
def test_places_and_the_middle(indexes) -> None:
    place = places(indexes)
    for name, value in indexes.items():
        assert place[name] == 1 + len([other for other in indexes.values() if other > value])
    ordered = sorted(indexes.values())
    half = len(ordered) // 2
    median = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    chosen = middle(indexes)
    assert sum(indexes[name] for name in chosen) / len(chosen) == median
