"""The sheets of guidance: import, export, import changes nothing; old files load; what is wrong is told by row and column."""

from pathlib import Path

import pytest
from tests.slices.guidance.regions import encounter, iin, klass, make

from sheber.guidance.models import Attendance, Encounter
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv

pytestmark = pytest.mark.django_db
OLD = "code,kind,day,school,college,pupils,first_time,source,synthetic\ne1,open_day,2026-03-10,s1,north,80,60,x,yes\n"


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def load(folder: Path, code: str, text: str) -> tuple[int, int]:
    path = folder / f"{code}.csv"
    path.write_text(text, encoding="utf-8")
    [told] = load_files(SYSTEM, [(sheet(code), path)])
    return told.created, told.changed


def test_an_old_sheet_loads_and_what_comes_out_goes_in_again(tmp_path: Path) -> None:
    assert load(tmp_path, "encounters", OLD) == (1, 0)
    assert load(tmp_path, "encounters", sheet_csv(sheet("encounters")).decode()) == (0, 0)


def test_attendances_by_iin_become_hashes_and_counts(tmp_path: Path) -> None:
    load(tmp_path, "encounters", OLD)
    rows = "".join(f"e1,{iin(n)}\n" for n in (1, 2, 3))
    assert load(tmp_path, "attendances", f"encounter,pupil\n{rows}") == (3, 0)
    one = Encounter.objects.get()
    assert (one.pupils, one.first_time, one.listed) == (3, 3, True)
    out = sheet_csv(sheet("attendances")).decode()
    assert iin(1) not in out
    assert load(tmp_path, "attendances", out) == (0, 0)
    assert load(tmp_path, "attendances", f"encounter,pupil\n{rows}") == (0, 0)  # the same people by their IINs


@pytest.mark.parametrize(
    ("code", "text", "row", "column"),
    [
        ("attendances", "encounter,pupil\ne1,{0}\ne1,{0}\n", 3, "encounter, pupil"),
        ("attendances", "encounter,pupil\ne1,100101500010\n", 2, "pupil"),
        ("attendances", "encounter,pupil\nnone,{0}\n", 2, "encounter"),
        ("encounters", "code,kind,day,school,pupils,first_time\ne2,trial,2026-02-30,s1,5,5\n", 2, "day"),
        ("encounters", "code,kind,day,school,pupils,first_time\ne2,trial,2026-02-03,s1,871 %,5\n", 2, "pupils"),
        ("encounters", "code,kind,day,school,pupils,first_time\ne2,trial,2026-02-03,s1,1/7,0\n", 2, "pupils"),
        ("encounters", "code,kind,day,school,pupils,first_time\ne2,trial,2026-02-03,s1,5,6\n", 2, "first_time"),
        (
            "direction_changes",
            "profile_class,day,before,after,reason\nc1,2026-01-10,technical,ict,a\nc1,2026-02-10,ict,medicine,b\n"
            "c1,2026-03-10,medicine,ict,c\n",
            4,
            "day",
        ),
        ("direction_changes", "profile_class,day,before,after,reason\nc1,2026-01-10,ict,ict,a\n", 2, ""),
        ("interest_fields", "prefix,letters,direction,author,day\n07,RX,technical,a,2026-01-01\n", 2, "letters"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_column(code: str, text: str, row: int, column: str, tmp_path: Path) -> None:
    encounter("e1")
    klass()
    before = Attendance.objects.count()
    with pytest.raises(BadInput) as caught:
        load(tmp_path, code, text.format(iin(1)))
    assert (caught.value.problems[0].row, caught.value.problems[0].column) == (row, column)
    assert iin(1) not in str(caught.value)
    assert Attendance.objects.count() == before
