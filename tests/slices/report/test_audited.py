"""The audit of a release: an earlier one cannot be unmasked by a later one, what nothing protects is withheld."""

from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.cli.verify import check_everything
from sheber.employment.models import Outcome
from sheber.kernel.actors import SYSTEM
from sheber.kernel.results import path_of
from sheber.proof.canonical import from_canonical
from sheber.registry.models import College, Qualification, Region
from sheber.report.acts import build_release
from sheber.report.bridge.audited import People, hide
from sheber.report.bridge.figures import COUNT, HIDDEN_TOGETHER
from sheber.report.bridge.protect import Group, protected_table, shown
from sheber.report.models import ReleasedTable

COUNTS = st.lists(st.tuples(st.integers(1, 40), st.integers(0, 40)), min_size=1, max_size=8)


def people(counts: list[tuple[int, int]]) -> People:
    groups = [Group(f"g{n}", [Fraction(a), Fraction(min(a, b))]) for n, (a, b) in enumerate(counts)]
    alone = [Group(group.name, group.numbers[:1]) for group in groups]
    return People(2025, {"s.all": alone, "s.some": groups}, {"s.all": (), "s.some": ("some",)})


def published(told: People, code: str, hidden: set[str]) -> list[dict[str, str]]:
    heading, rows = protected_table(shown(told.tables[code], hidden), "district", told.sums[code])
    return [dict(zip(heading, row, strict=True)) for row in rows]


@settings(max_examples=80, deadline=None)
@given(COUNTS)
def test_what_is_published_stands_the_audit_or_is_withheld(counts: list[tuple[int, int]]) -> None:
    hidden, found = hide(people(counts), {})
    assert (found.unsafe, found.recovered) == (0, 0)
    assert found.withheld in (set(), {"s.all", "s.some"})


def test_a_group_that_was_hidden_stays_hidden_when_it_has_grown() -> None:
    first = people([(3, 3), (20, 15), (40, 30)])
    hidden, _ = hide(first, {})
    assert hidden == {"g0", "g1"}
    earlier = {(code, 2025): [published(first, code, hidden)] for code in first.tables}
    grown = people([(9, 9), (20, 15), (40, 30)])
    assert hide(grown, {})[0] == set()
    assert hide(grown, earlier)[0] >= {"g0", "g1"}


def test_a_group_that_changed_by_few_people_is_hidden_from_then_on() -> None:
    first = people([(20, 15), (30, 20), (40, 30)])
    assert hide(first, {})[0] == set()
    earlier = {(code, 2025): [published(first, code, set())] for code in first.tables}
    later = people([(21, 16), (30, 20), (40, 30)])
    assert "g0" in hide(later, earlier)[0]


def test_the_certificate_states_the_audit_and_later_releases_know_the_earlier(region: Region) -> None:
    first = build_release(SYSTEM, 2025)
    told = from_canonical((path_of(first.folder) / "certificate.json").read_bytes())["privacy"]["audit"]
    assert (told["recovered"], told["narrower_than_threshold"], told["earlier_releases"]) == (0, 0, 0)
    assert told["cells"] > 0
    rows = ReleasedTable.objects.get(release=first, indicator="employment.graduates", year=2025).rows
    rows = [dict(pairs) for pairs in rows]
    assert rows == [{"district": "d3", COUNT: "40"}, {"district": HIDDEN_TOGETHER, COUNT: "23"}]
    college, qualification = College.objects.get(code="c1"), Qualification.objects.get()
    Outcome.objects.bulk_create(
        Outcome(
            graduate=f"late-{n}",
            college=college,
            qualification=qualification,
            graduated=2025,
            day=date(2025, 10, 1),
            status="by_specialty",
        )
        for n in range(9)
    )
    second = build_release(SYSTEM, 2025, reason="late graduates")
    told = from_canonical((path_of(second.folder) / "certificate.json").read_bytes())["privacy"]["audit"]
    assert told["earlier_releases"] == 1
    # Twelve people could be shown now; what the first release hid stays hidden.
    rows = ReleasedTable.objects.get(release=second, indicator="employment.graduates", year=2025).rows
    rows = [dict(pairs) for pairs in rows]
    assert {row["district"] for row in rows} == {"d3", HIDDEN_TOGETHER}
    assert [check.id for check in check_everything(path_of(second.folder))[1] if not check.passed] == []
