"""The rating: the wide file in and out, flagged cells, points down to the raw value, versions of the scale."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from tests.slices.training.conftest import HEAD, NORTH, SOUTH

from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, Problems
from sheber.kernel.indicators import Scope, indicator, measure
from sheber.registry.models import College, Specialty
from sheber.training.acts import Cell, compute_rating, copy_scale, load_cells, publish_rating, put_in_force, set_value
from sheber.training.bridge.scale import scale_faults
from sheber.training.bridge.wide import read_wide, wide_csv, wide_xlsx, write_wide
from sheber.training.models import Band, RatingField, RatingFlag, RatingScale, RatingScore, RatingValue
from sheber.training.queries import scale_for, values_of, wide_fields

pytestmark = pytest.mark.django_db
YEAR = 2025
GOOD = {"college": "north", "capacity": "300", "contingent": "270", "teachers": "20", "category": "13", "building": "capital_done",
        "patrons": "14", "income": "2400000", "sports": "да"}  # fmt: skip
WELDING = {"college": "north", "specialty": "07150500 - Сварочное дело", "graduates": "40", "intake": "50", "performance": "95",
           "leavers": "7", "employed": "1/7", "dual": "871%"}  # fmt: skip


def wide(path: Path, *rows: dict[str, str]) -> Path:
    """A file of all 115 columns."""
    heading = [one.code for one in wide_fields()]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, heading, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


def load(path: Path, *, dry_run: bool = False):
    problems = Problems()
    cells = [Cell(*one) for one in read_wide(path, wide_fields(), problems)]
    problems.stop_if_any()
    return load_cells(HEAD, YEAR, cells, file=path.name, reason="test", dry_run=dry_run)


def test_the_file_has_115_columns_of_which_42_are_points(scale: None) -> None:
    fields = wide_fields()
    assert [one.place for one in fields] == list(range(115))
    assert sum(one.level in {"points", "total"} for one in fields) == 42
    assert fields[46].code == "specialty"


def test_871_percent_and_1_of_7_are_flagged_with_their_place_and_the_old_value_stays(
    scale: None, tmp_path: Path
) -> None:
    load(wide(tmp_path / "first.csv", GOOD, {**WELDING, "employed": "5", "dual": "45"}))
    told = load(wide(tmp_path / "second.csv", GOOD, WELDING))
    assert [(cell.row, cell.field.code, cell.text, kept) for cell, kept, _ in told.flags] == [
        (3, "employed", "1/7", "5"),
        (3, "dual", "871%", "45"),
    ]
    assert "87.1" in told.flags[1][2].en
    kept = {v.field.code: v.value for v in RatingValue.objects.filter(specialty__code="07150500")}
    assert (kept["employed"], kept["dual"]) == ("5", "45")
    flag = RatingFlag.objects.get(field__code="dual")
    assert (flag.file, flag.row, flag.place, flag.state) == ("second.csv", 3, "dual", "open")
    north, welding = College.objects.get(code="north"), Specialty.objects.get(code="07150500")
    with pytest.raises(PermissionDenied):
        set_value(SOUTH, YEAR, north, "dual", "87.1", specialty=welding, reason="a slip")
    with pytest.raises(BadInput):
        set_value(NORTH, YEAR, north, "dual", "871", specialty=welding, reason="a slip")
    set_value(NORTH, YEAR, north, "dual", "87,1", specialty=welding, reason="a slip of the point")
    flag.refresh_from_db()
    assert flag.state == "settled"
    assert RatingValue.objects.get(field__code="dual").value == "87.1"


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_import_export_import_changes_nothing(form: str, scale: None, tmp_path: Path) -> None:
    first = load(wide(tmp_path / "first.csv", GOOD, {**WELDING, "employed": "5", "dual": "87,1"}))
    assert (first.changed, first.same, first.flags) == (0, 0, [])
    fields = wide_fields()
    heading, rows = write_wide(scale_for(YEAR), fields, values_of(YEAR), "ru")
    path = tmp_path / f"out.{form}"
    path.write_bytes(wide_csv(heading, rows) if form == "csv" else wide_xlsx(fields, rows, "ru"))
    again = load(path)
    assert (again.created, again.changed, again.flags, again.same) == (0, 0, [], first.created)
    table = list(csv.DictReader(io.StringIO(wide_csv(heading, rows).decode())))
    assert (table[0]["p_category"], table[0]["p_patrons"], table[0]["p_building"]) == ("2", "14", "2")
    assert (table[1]["p_employed"], table[1]["p_dual"], table[1]["p_graduates"]) == ("3", "3", "3")


def test_a_dry_run_and_unknown_rows_change_nothing(scale: None, tmp_path: Path) -> None:
    load(wide(tmp_path / "a.csv", GOOD), dry_run=True)
    assert not RatingValue.objects.exists()
    with pytest.raises(BadInput) as refused:
        load(wide(tmp_path / "b.csv", {"college": "нет такого"}, {**WELDING, "specialty": "99999999"}))
    assert [(one.row, one.column) for one in refused.value.problems] == [(2, "college"), (3, "specialty")]
    with pytest.raises(PermissionDenied):
        load_cells(NORTH, YEAR, [], file="x", reason="")


def test_points_are_explained_and_the_same_input_gives_the_same_points(scale: None, tmp_path: Path) -> None:
    rows = [
        GOOD,
        {**WELDING, "employed": "5", "dual": "45"},
        {"college": "south", "capacity": "100", "contingent": "15"},
    ]
    load(wide(tmp_path / "a.csv", *rows))
    run = compute_rating(HEAD, YEAR)
    again = compute_rating(HEAD, YEAR)
    assert run.digest == again.digest
    scores = [list(one.scores.values("college", "index", "points", "blocks", "place")) for one in (run, again)]
    assert scores[0] == scores[1]
    north = RatingScore.objects.get(run=run, college__code="north")
    points = {one["criterion"].removeprefix("fc-2024-"): one for one in north.points if not one["specialty"]}
    assert (points["fill"]["number"], points["fill"]["points"], points["fill"]["low"]) == ("90", "3", "71")
    assert (points["category"]["number"], points["category"]["points"]) == ("65", "2")
    assert (points["patrons"]["number"], points["patrons"]["points"]) == ("14", "14")  # the uncapped counter
    assert (points["sports"]["answer"], points["sports"]["points"]) == ("1", "1")
    of_welding = {one["criterion"].removeprefix("fc-2024-"): one for one in north.points if one["specialty"]}
    assert (of_welding["graduates"]["number"], of_welding["graduates"]["points"]) == ("80", "3")
    south = RatingScore.objects.get(run=run, college__code="south")
    assert (north.place, south.place) == (1, 2)
    assert measure(indicator("training.rating_median"), Scope(YEAR)).value is None
    publish_rating(HEAD, again)
    median = measure(indicator("training.rating_median"), Scope(YEAR)).value
    assert median == (Decimal(north.index) + Decimal(south.index)).as_integer_ratio()[0] / Decimal(2 * (Decimal(north.index) + Decimal(south.index)).as_integer_ratio()[1]) or float(median) == pytest.approx(float(north.index + south.index) / 2)  # fmt: skip
    with pytest.raises(PermissionDenied):
        compute_rating(NORTH, YEAR)


def test_a_scale_with_gaps_is_not_put_in_force_and_versions_do_not_touch_each_other(scale: None) -> None:
    printed, mended = (RatingScale.objects.get(code=code) for code in ("fc-2024-printed", "fc-2024"))
    assert scale_faults(mended) == []
    kinds = {code.removeprefix("fc-2024-printed-") for code, _ in scale_faults(printed)}
    assert kinds == {"fill", "contests", "graduates"}
    with pytest.raises(BadInput) as refused:
        put_in_force(HEAD, printed, act="Order 1")
    assert len(refused.value.problems) >= 5
    made = copy_scale(HEAD, mended, code="region-2027", starts=2027)
    assert (made.criteria.count(), made.state) == (mended.criteria.count(), "draft")
    band = Band.objects.get(criterion__code="region-2027-fill", place=2)
    band.high = Decimal("40")
    band.save()
    assert [code for code, _ in scale_faults(made)] == ["region-2027-fill"]
    assert scale_faults(mended) == []
    band.high = Decimal("41")
    band.save()
    put_in_force(HEAD, made, act="Order 2")
    assert (scale_for(2026).code, scale_for(2027).code) == ("fc-2024", "region-2027")
    with pytest.raises(PermissionDenied):
        copy_scale(NORTH, mended, code="x", starts=2027)


def test_without_values_or_a_scale_nothing_is_computed(scale: None) -> None:
    for year in (2025, 2020):
        with pytest.raises(BadInput):
            compute_rating(SYSTEM, year)
    assert RatingField.objects.count() == 115
