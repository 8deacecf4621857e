"""Appeals: changed rows that the seal still vouches for, and what they changed for everybody."""

import csv
import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.markets import random_folder
from tests.proof.test_draw import ROUNDS

from sheber.admission.bridge.appeals import apply_appeals, count_appeals, difference
from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.seal import draw_inputs, next_inputs, receipts, seal_inputs, sealed_root
from sheber.admission.bridge.verify import check_folder
from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.proof import standalone
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))
PLAN = {"source": "drand quicknet", "round": 1000}
HEADING = "applicant,field,programme,before,after,act"


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A match of inputs that were sealed and drawn."""
    base = tmp_path_factory.mktemp("appeals")
    seal_inputs(random_folder(base / "in", 7, people=30), base / "sealed", PLAN)
    draw_inputs(base / "sealed", {"signature": ROUNDS[1000]})
    match_folder(base / "sealed", base / "out", key=KEY)
    return base / "out"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open() as file:
        return list(csv.DictReader(file))


def first_choice(folder: Path, place: int = 0) -> dict[str, str]:
    return [row for row in rows(folder / "applications.csv") if row["choice"] == "1"][place]


def appeals(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([HEADING, *lines]) + "\n", encoding="utf-8")
    return path


def better(folder: Path, place: int = 0, points: int = 9) -> str:
    row = first_choice(folder, place)
    return f"{row['applicant']},points,{row['programme']},{row['points']},{points},order 12"


def refused(folder: Path) -> list[str]:
    return [check.id for check in check_everything(folder)[1] if not check.passed]


def test_appealed_matched_and_accepted(result: Path, tmp_path: Path) -> None:
    person = next(row for row in rows(result / "input" / "applicants.csv") if row["rights"] == "r0")
    file = appeals(
        tmp_path / "appeals.csv", better(result / "input"), f"{person['applicant']},rights,,r0,r1 r0,order 13"
    )
    told = apply_appeals(result, file, tmp_path / "again")
    assert told == {"appeals": 2, "points": 1, "rights": 1, "in_all": 2}
    assert sealed_root(tmp_path / "again") == sealed_root(result / "input")
    match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    checks = check_everything(tmp_path / "out")[1]
    assert all(check.passed for check in checks)
    assert "draw" in {check.id for check in checks}
    certificate = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))
    assert certificate["parameters"]["appeals"] == 2
    assert not standalone.check_match(tmp_path / "out", certificate)
    changed = {row["applicant"]: row for row in rows(tmp_path / "out" / "input" / "applicants.csv")}
    assert set(changed[person["applicant"]]["rights"].split(" ")) == {"r0", "r1"}
    assert first_choice(tmp_path / "out" / "input")["points"] == "9"
    assert [row["applicant"] for row in rows(tmp_path / "again" / "applicants.csv")] == [
        row["applicant"] for row in rows(result / "input" / "applicants.csv")
    ]


def test_the_receipts_stay_as_they_were(result: Path, tmp_path: Path) -> None:
    apply_appeals(result, appeals(tmp_path / "appeals.csv", better(result / "input")), tmp_path / "again")
    assert list(receipts(tmp_path / "again")) == list(receipts(result / "input"))


def test_any_other_row_touched_is_seen(result: Path, tmp_path: Path) -> None:
    file = appeals(tmp_path / "appeals.csv", better(result / "input"))
    apply_appeals(result, file, tmp_path / "again")
    other = first_choice(result / "input", 3)
    old = f"{other['applicant']},1,{other['programme']},{other['points']}\n"
    text = (tmp_path / "again" / "applications.csv").read_text()
    assert old in text
    (tmp_path / "again" / "applications.csv").write_text(text.replace(old, old[:-2] + "8\n"))
    with pytest.raises(BadInput, match="root"):
        match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    assert not (tmp_path / "out").exists()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_only_what_the_appeals_tell_may_differ(result: Path, tmp_path: Path, data: st.DataObject) -> None:
    """Random appeals keep the root; one more cell changed beside them does not."""
    source = result / "input"
    chosen = data.draw(
        st.lists(st.sampled_from(rows(source / "applications.csv")), min_size=1, max_size=5, unique_by=str)
    )
    lines = [
        f"{row['applicant']},points,{row['programme']},{row['points']},{data.draw(st.integers(-5, 20).filter(lambda n, p=row['points']: str(n) != p))},a"
        for row in chosen
    ]
    people = data.draw(st.lists(st.sampled_from(rows(source / "applicants.csv")), max_size=4, unique_by=str))
    for row in people:
        rights = data.draw(st.sampled_from(["", "r0", "r1", "r0 r1"]).filter(lambda r, p=row["rights"]: r != p))
        lines.append(f"{row['applicant']},rights,,{row['rights']},{rights},b")
    again = tmp_path / "again"
    shutil.rmtree(again, ignore_errors=True)
    apply_appeals(result, appeals(tmp_path / "appeals.csv", *lines), again)
    assert sealed_root(again) == sealed_root(source)
    assert count_appeals(again) == len(lines)
    appealed = {(row["applicant"], row["programme"]) for row in chosen}
    free = [row for row in rows(again / "applications.csv") if (row["applicant"], row["programme"]) not in appealed]
    row = data.draw(st.sampled_from(free))
    old = ",".join(row.values())
    text = (again / "applications.csv").read_text()
    (again / "applications.csv").write_text(text.replace(f"\n{old}\n", f"\n{old}1\n"))
    assert sealed_root(again) != sealed_root(source)


def test_an_appeal_of_an_appeal_keeps_what_was_sealed(result: Path, tmp_path: Path) -> None:
    sealed = first_choice(result / "input")
    apply_appeals(result, appeals(tmp_path / "a.csv", better(result / "input", points=9)), tmp_path / "one")
    second = better(tmp_path / "one", points=7).replace("order 12", "court 1")
    told = apply_appeals(tmp_path / "one", appeals(tmp_path / "b.csv", second), tmp_path / "two")
    assert told["in_all"] == 1
    row = rows(tmp_path / "two" / "appeals.csv")[0]
    assert (row["before"], row["after"], row["act"]) == (sealed["points"], "7", "order 12; court 1")
    back = better(tmp_path / "two", points=int(sealed["points"])).replace("order 12", "court 2")
    apply_appeals(tmp_path / "two", appeals(tmp_path / "c.csv", back), tmp_path / "three")
    assert sealed_root(tmp_path / "three") == sealed_root(result / "input")
    match_folder(tmp_path / "three", tmp_path / "out", key=KEY)
    assert (tmp_path / "out" / "result.csv").read_bytes() == (result / "result.csv").read_bytes()


def test_parquet_and_a_published_lottery_stay(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "in", 3)
    people = pl.read_csv(folder / "applicants.csv", infer_schema=False)
    people = people.with_columns(pl.int_range(people.height, 0, -1).alias("lottery"))
    (folder / "applicants.csv").unlink()
    people.write_parquet(folder / "applicants.parquet")
    person = people.filter(pl.col("rights").is_null())["applicant"][0]
    apply_appeals(folder, appeals(tmp_path / "a.csv", f"{person},rights,,,r1,act"), tmp_path / "out")
    after = pl.read_parquet(tmp_path / "out" / "applicants.parquet")
    assert after["lottery"].to_list() == people["lottery"].to_list()
    assert after.filter(pl.col("applicant") == person)["rights"].to_list() == ["r1"]
    match_folder(tmp_path / "out", tmp_path / "matched", key=KEY)
    assert refused(tmp_path / "matched") == []


def test_a_next_round_of_an_appealed_match(result: Path, tmp_path: Path) -> None:
    apply_appeals(result, appeals(tmp_path / "appeals.csv", better(result / "input")), tmp_path / "again")
    match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    next_inputs(tmp_path / "out", {"a1"}, tmp_path / "next")
    match_folder(tmp_path / "next", tmp_path / "second", key=KEY)
    assert refused(tmp_path / "second") == []


BROKEN = {
    "an unknown applicant": ("nobody,points,p0,1,2,act", "applicant", "applicants.csv"),
    "an unknown applicant's rights": ("nobody,rights,,r0,r1,act", "applicant", "applicants.csv"),
    "a programme not chosen": ("{who},points,p99,1,2,act", "programme", "did not choose"),
    "no programme": ("{who},points,,1,2,act", "programme", "names a programme"),
    "a programme for rights": ("{who},rights,p0,r0,r1,act", "programme", "names a programme"),
    "another value before": ("{who},points,{where},{not_points},99,act", "before", "the inputs say"),
    "other rights before": ("{who},rights,,r0 r1 r0,r1,act", "before", "the inputs say"),
    "points that are no number": ("{who},points,{where},{points},many,act", "after", "whole number"),
    "fractional points": ("{who},points,{where},{points},1.5,act", "after", "whole number"),
    "points taken away": ("{who},points,{where},{points},,act", "after", "whole number"),
    "nothing changed": ("{who},points,{where},{points},{points},act", "after", "changes nothing"),
    "an unknown field": ("{who},name,{where},a,b,act", "field", ""),
    "no act": ("{who},points,{where},{points},99,", "act", "required"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_wrong_appeal_is_refused_with_row_and_column(name: str, result: Path, tmp_path: Path) -> None:
    line, column, word = BROKEN[name]
    row = first_choice(result / "input")
    values = {"who": row["applicant"], "where": row["programme"], "points": row["points"], "not_points": "77"}
    file = appeals(tmp_path / "appeals.csv", better(result / "input", 2), line.format(**values))
    with translation.override("en"), pytest.raises(BadInput) as refusal:
        apply_appeals(result, file, tmp_path / "again")
    with translation.override("en"):
        found = [(one.file, one.row, one.column, str(one.words)) for one in refusal.value.problems]
    assert any(f == "appeals.csv" and r == 3 and c == column and word in w for f, r, c, w in found), found
    assert not (tmp_path / "again").exists()


def test_rights_that_are_not_printed_are_refused(result: Path, tmp_path: Path) -> None:
    person = next(row for row in rows(result / "input" / "applicants.csv") if row["rights"] == "r0")
    file = appeals(tmp_path / "appeals.csv", f"{person['applicant']},rights,,r0,kings,act")
    with pytest.raises(BadInput, match="kings"):
        apply_appeals(result, file, tmp_path / "again")
    assert not (tmp_path / "again").exists()


def test_the_same_cell_twice_is_refused(result: Path, tmp_path: Path) -> None:
    file = appeals(tmp_path / "appeals.csv", better(result / "input"), better(result / "input", points=8))
    with pytest.raises(BadInput) as refusal:
        apply_appeals(result, file, tmp_path / "again")
    assert refusal.value.problems[0].row == 3


@pytest.mark.parametrize("salted", [True, False])
def test_an_appeal_that_is_not_what_stands_is_refused(result: Path, tmp_path: Path, salted: bool) -> None:
    apply_appeals(result, appeals(tmp_path / "a.csv", better(result / "input")), tmp_path / "again")
    if not salted:
        (tmp_path / "again" / "salts.csv").unlink()
    path = tmp_path / "again" / "appeals.csv"
    path.write_text(path.read_text().replace(",9,", ",6,"))
    with pytest.raises(BadInput) as refusal:
        match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    assert (refusal.value.problems[0].file, refusal.value.problems[0].row) == ("appeals.csv", 2)
    assert refusal.value.problems[0].column == "after"


def test_the_verifier_reads_the_appeals_too(result: Path, tmp_path: Path) -> None:
    apply_appeals(result, appeals(tmp_path / "a.csv", better(result / "input")), tmp_path / "again")
    match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    certificate = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))
    assert all(check.passed for check in check_folder(tmp_path / "out", certificate))
    path = tmp_path / "out" / "input" / "appeals.csv"
    text = path.read_text()
    for old, new, failed in ((",9,", ",6,", "everyone"), ("order 12", "order 99", None)):
        path.unlink()
        path.write_text(text.replace(old, new))
        checks = check_folder(tmp_path / "out", certificate)
        assert [check.id for check in checks if not check.passed] == ([failed] if failed else [])
        assert refused(tmp_path / "out")  # the bytes are not those of the certificate in any case
    path.unlink()
    path.write_text(text.replace(",0,9,", ",1,9,").replace(",1,9,", ",2,9,").replace(",3,9,", ",2,9,"))
    if path.read_text() != text:
        assert "draw" in [check.id for check in check_folder(tmp_path / "out", certificate) if not check.passed]


def test_the_public_difference_names_nobody(result: Path, tmp_path: Path) -> None:
    source = result / "input"
    lines = [better(source, place, 20 + place) for place in range(6)]
    apply_appeals(result, appeals(tmp_path / "a.csv", *lines), tmp_path / "again")
    match_folder(tmp_path / "again", tmp_path / "out", key=KEY)
    told = difference(result, tmp_path / "out")
    before = {row["applicant"]: row for row in rows(result / "result.csv")}
    after = {row["applicant"]: row for row in rows(tmp_path / "out" / "result.csv")}
    moved = {code for code in before if before[code] != after[code]}
    assert moved
    assert set(told.people["applicant"]) == moved
    text = json.dumps(told.public)
    assert not any(f'"{code}"' in text for code in before)
    assert told.public["appeals"] == 6
    assert told.public["applicants"] == {"before": 30, "after": 30}
    for one in told.public["programmes"]:
        name = one["programme"]
        inside = [{code for code, row in side.items() if row["programme"] == name} for side in (before, after)]
        assert one["gained"] == len(inside[1] - inside[0])
        assert one["lost"] == len(inside[0] - inside[1])
        assert one["changed"] == len({code for code in inside[0] & inside[1] if before[code] != after[code]})
        for cut in one["cutoffs"]:
            assert cut["before"] != cut["after"] or cut["before"]["few"]
            for side in (cut["before"], cut["after"]):
                assert side["points"] is None or side["admitted"] >= 5
    touched = {p for code in moved for p in (before[code]["programme"], after[code]["programme"])} - {""}
    assert touched <= {one["programme"] for one in told.public["programmes"]}
    sums = sum(told.public[f"people_{name}"] for name in ("gained", "lost", "same"))
    assert sums == len(moved)


def test_cut_offs_of_five_and_more_are_shown(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    random_folder(folder, 1)
    (folder / "seats.csv").write_text("programme,pool,seats,released\nq,open,5,\n")
    (folder / "applicants.csv").write_text("applicant,rights\n" + "".join(f"a{n},\n" for n in range(8)))
    lines = "".join(f"a{n},1,q,{10 * n}\n" for n in range(8))
    (folder / "applications.csv").write_text("applicant,choice,programme,points\n" + lines)
    match_folder(folder, tmp_path / "one", key=KEY)
    apply_appeals(folder, appeals(tmp_path / "a.csv", "a0,points,q,0,99,act"), tmp_path / "again")
    match_folder(tmp_path / "again", tmp_path / "two", key=KEY)
    told = difference(tmp_path / "one", tmp_path / "two").public
    (one,) = told["programmes"]
    assert (one["gained"], one["lost"], told["newly_placed"], told["lost_place"]) == (1, 1, 1, 1)
    assert [(cut["before"]["points"], cut["after"]["points"]) for cut in one["cutoffs"]] == [(30, 40)]
    assert difference(tmp_path / "one", tmp_path / "one").public["programmes"] == []


def test_people_who_left_and_came_are_counted_apart(result: Path, tmp_path: Path) -> None:
    next_inputs(result, {"a1", "a2", "a3"}, tmp_path / "next")
    match_folder(tmp_path / "next", tmp_path / "second", key=KEY)
    there = difference(result, tmp_path / "second").public
    back = difference(tmp_path / "second", result).public
    assert (there["people_left"], there["people_came"], there["people_lost"]) == (3, 0, 0)
    assert (back["people_left"], back["people_came"], back["people_gained"]) == (0, 3, 0)


def test_what_is_no_result_is_refused(result: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        difference(result, tmp_path)
    with pytest.raises(BadInput):
        apply_appeals(tmp_path / "nowhere", tmp_path / "a.csv", tmp_path / "again")
