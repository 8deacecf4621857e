"""The sheets of employment: in, out and in again changes nothing; what is wrong is told by row and column; no IIN stays."""

from datetime import date
from pathlib import Path

import pytest
from tests.slices.employment.people import contract, make, student
from tests.slices.guidance.regions import iin

from sheber.employment.models import DualContract, RegisterRow
from sheber.kernel.actors import SYSTEM
from sheber.kernel.exchange import BadInput, sheet
from sheber.kernel.exchange.apply import load_files
from sheber.kernel.exchange.write import sheet_csv
from sheber.kernel.models import JournalEntry
from sheber.registry.models import Student

pytestmark = pytest.mark.django_db
STUDENTS = "code,person,college,qualification,entered,left,graduated,on_order\n"
OLD = "graduate,college,qualification,graduated,day,status,on_order,source,synthetic\n"
CONTRACTS = "code,college,employer,student,starts,ends,state\n"
HOURS = "contract,month,modules,planned,real\n"


@pytest.fixture(autouse=True)
def region() -> None:
    make()


def load(folder: Path, code: str, text: str) -> tuple[int, int]:
    path = folder / f"{code}.csv"
    path.write_text(text, encoding="utf-8")
    [told] = load_files(SYSTEM, [(sheet(code), path)])
    return told.created, told.changed


def test_an_old_outcomes_sheet_loads_and_goes_in_again(tmp_path: Path) -> None:
    assert load(tmp_path, "outcomes", OLD + "g1,north,welder,2026,2026-11-01,study,yes,x,yes\n") == (1, 0)
    assert load(tmp_path, "outcomes", sheet_csv(sheet("outcomes")).decode()) == (0, 0)


def test_people_come_in_by_iin_and_stay_as_hashes(tmp_path: Path) -> None:
    assert load(tmp_path, "students", STUDENTS + f"g1,{iin(1)},north,welder,2023,,2026,yes\n") == (1, 0)
    rows = f"person,register,day,employer,occupation\n{iin(1)},labour,2026-11-01,plant,welding\n"
    assert load(tmp_path, "register_rows", rows) == (1, 0)
    assert Student.objects.get().person == RegisterRow.objects.get().person
    everything = str(list(Student.objects.values())) + str(list(JournalEntry.objects.values()))
    assert iin(1) not in everything
    for code in ("students", "register_rows"):
        out = sheet_csv(sheet(code)).decode()
        assert iin(1) not in out
        assert load(tmp_path, code, out) == (0, 0)
    assert load(tmp_path, "students", STUDENTS + f"g1,{iin(1)},north,welder,2023,,2026,yes\n") == (0, 0)


def test_contracts_and_hours_go_out_and_in(tmp_path: Path) -> None:
    student(1, graduated=None)
    assert load(tmp_path, "dual_contracts", CONTRACTS + "c1,north,plant,g1,2026-09-01,2027-06-30,signed\n") == (1, 0)
    assert load(tmp_path, "dual_hours", HOURS + "c1,2026-09-01,100,60,\nc1,2026-10-01,100,60,55\n") == (2, 0)
    for code in ("dual_contracts", "dual_hours"):
        assert load(tmp_path, code, sheet_csv(sheet(code)).decode()) == (0, 0)


@pytest.mark.parametrize(
    ("code", "text", "row", "column"),
    [
        ("outcomes", OLD + "g1,north,welder,2026,2025-11-01,study,yes,x,yes\n", 2, "day"),
        ("outcomes", OLD + "g1,north,welder,2026,2026-11-01,871 %,yes,x,yes\n", 2, "status"),
        ("outcomes", OLD + "g1,north,welder,1/7,2026-11-01,study,yes,x,yes\n", 2, "graduated"),
        ("students", STUDENTS + f"a,{iin(1)},north,welder,2023,,2026,yes\nb,{iin(1)},north,welder,2023,,2026,yes\n", 3, "person"),
        ("students", STUDENTS + "a,1234,north,welder,2023,,2026,yes\n", 2, "person"),
        ("students", STUDENTS + f"a,{iin(1)},north,welder,2027,,2026,yes\n", 2, "entered"),
        ("students", STUDENTS + f"a,{iin(1)},north,welder,2023,2025-01-01,2026,yes\n", 2, ""),
        ("claims", "student,day,status\ng1,2025-11-01,study\n", 2, "day"),
        ("dual_contracts", CONTRACTS + "c2,north,plant,g1,2026-12-01,2027-01-31,signed\n", 2, "starts"),
        ("dual_contracts", CONTRACTS + "c2,north,plant,g1,2028-02-01,2028-01-31,signed\n", 2, "starts"),
        ("dual_hours", HOURS + "c1,2026-09-15,100,60,\n", 2, "month"),
        ("dual_hours", HOURS + "c1,2027-09-01,100,60,\n", 2, "month"),
        ("dual_hours", HOURS + "c1,2026-09-01,50,60,\n", 2, "planned"),
        ("dual_hours", HOURS + "c1,2026-09-01,50,40,60\n", 2, "real"),
        ("dual_hours", HOURS + "c1,2026-09-01,400,350,\nc1,2026-10-01,400,300,\n", 3, "planned"),
        ("practice_places", "code,employer,qualification,starts,ends,places\np,plant,welder,2026-09-02,2026-09-01,3\n", 2, "starts"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_by_row_and_column(code: str, text: str, row: int, column: str, tmp_path: Path) -> None:
    contract("c1", student(1), date(2026, 9, 1), date(2027, 6, 30))
    with pytest.raises(BadInput) as caught:
        load(tmp_path, code, text)
    assert (caught.value.problems[0].row, caught.value.problems[0].column) == (row, column)
    assert iin(1) not in str(caught.value)
    assert (Student.objects.count(), DualContract.objects.count()) == (1, 1)
