"""A sealed match run again with a change: what is told, and what is refused."""

import json
import shutil
from pathlib import Path

import polars as pl
import pytest
from django.utils import translation
from tests.markets import random_folder

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.seal import next_inputs
from sheber.admission.bridge.what_if import Change, change_of, what_if, write_what_if
from sheber.kernel.exchange import BadInput
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))


@pytest.fixture
def result(tmp_path: Path) -> Path:
    match_folder(random_folder(tmp_path / "in", 5, people=40, programmes=6), tmp_path / "out", key=KEY)
    return tmp_path / "out"


def table(path: Path) -> pl.DataFrame:
    return pl.read_csv(path, infer_schema=False)


def rewritten(folder: Path, target: Path, name: str, old: str, new: str) -> Path:
    """A folder of inputs with one text replaced: the same change made by hand."""
    shutil.copytree(folder, target)
    text = (folder / name).read_text()
    assert old in text
    (target / name).unlink()
    (target / name).write_text(text.replace(old, new))
    return target


def same_as_by_hand(outcome: pl.DataFrame, result: Path) -> None:
    wanted = table(result / "result.csv")
    for name in ("choice", "programme", "pool"):
        assert outcome[f"{name}_after"].cast(pl.String).to_list() == wanted[name].to_list()


def test_no_change_tells_the_sealed_result_twice(result: Path) -> None:
    outcome = what_if(result, Change())
    sealed = table(result / "result.csv")
    for when in ("before", "after"):
        for name in ("choice", "programme", "pool"):
            assert outcome.people[f"{name}_{when}"].cast(pl.String).to_list() == sealed[name].to_list()
    assert outcome.people["applicant"].to_list() == sealed["applicant"].to_list()
    assert set(outcome.people["verdict"]) == {"same"}
    assert outcome.summary["same"] == 40
    assert outcome.summary["placed"]["before"] == json.loads((result / "summary.json").read_text())["placed"]


def test_another_order_of_rights_is_the_match_of_rights_csv_written_so(result: Path, tmp_path: Path) -> None:
    folder = rewritten(result / "input", tmp_path / "hand", "rights.csv", "r0,1,", "r0,3,")
    match_folder(folder, tmp_path / "other", key=KEY)
    same_as_by_hand(what_if(result, change_of("r1, r0")).people, tmp_path / "other")


def test_released_pools_are_the_match_of_seats_csv_written_so(result: Path, tmp_path: Path) -> None:
    text = (result / "input" / "seats.csv").read_text()
    lines = [line.replace(",no", ",yes") if ",r1," in line else line for line in text.splitlines()]
    folder = rewritten(result / "input", tmp_path / "hand", "seats.csv", text, "\n".join(lines) + "\n")
    match_folder(folder, tmp_path / "other", key=KEY)
    outcome = what_if(result, change_of(released=["r1=yes"]))
    same_as_by_hand(outcome.people, tmp_path / "other")
    assert outcome.summary["change"]["released"] == {"r1": True}


def test_seats_more_and_fewer_and_the_summary_adds_up(result: Path, tmp_path: Path) -> None:
    row = next(line for line in (result / "input" / "seats.csv").read_text().splitlines() if "p1,open," in line)
    seats = int(row.split(",")[2])
    folder = rewritten(result / "input", tmp_path / "hand", "seats.csv", row, f"p1,open,{seats + 4},")
    match_folder(folder, tmp_path / "other", key=KEY)
    outcome = what_if(result, change_of(seats=["p1=+5", "p1=-1"]))
    same_as_by_hand(outcome.people, tmp_path / "other")
    told = outcome.summary
    assert told["seats"]["after"] == told["seats"]["before"] + 4
    assert told["lost"] == told["worse_choice"] == told["lost_place"] == 0
    assert told["placed"]["after"] == told["placed"]["before"] + told["newly_placed"] - told["lost_place"]
    assert told["gained"] + told["same"] + told["lost"] == told["applicants"] == 40
    assert outcome.people.filter(pl.col("verdict") == "gained").height == told["gained"] > 0
    assert told["better_choice"] <= told["gained"]
    for when in ("before", "after"):
        assert sum(one[f"admitted_{when}"] for one in told["by_programme"]) == told["placed"][when]
        assert sum(one[f"seats_{when}"] for one in told["by_programme"]) == told["seats"][when]
        cut = {
            row["programme"]: row["points"]
            for row in table((result if when == "before" else tmp_path / "other") / "cutoffs.csv").iter_rows(
                named=True
            )
            if row["pool"] == "open"
        }
        for one in told["by_programme"]:
            assert str(one[f"points_{when}"] if one[f"points_{when}"] is not None else None) == str(
                cut[one["programme"]]
            )
    people = table(result / "input" / "applicants.csv")
    for one in told["by_right"]:
        holds = people["rights"].fill_null("").str.split(" ").list.contains(one["right"])
        assert one["applicants"] == holds.sum()
        assert one["gained"] + one["same"] + one["lost"] == one["applicants"]
    json.dumps(told)


def test_ten_percent_of_all_seats(result: Path) -> None:
    told = what_if(result, Change(percent=10)).summary
    before = told["seats"]["before"]
    assert told["seats"]["after"] == (2 * before * 110 + 100) // 200
    assert told["lost"] == 0
    none = what_if(result, Change(percent=-100)).summary
    assert none["placed"]["after"] == 0
    assert none["lost_place"] == none["placed"]["before"]


def test_a_plain_folder_of_inputs_will_do(result: Path) -> None:
    assert what_if(result / "input", Change(percent=10)).summary == what_if(result, Change(percent=10)).summary


def test_files_are_written_whole(result: Path, tmp_path: Path) -> None:
    out = tmp_path / "what"
    told = write_what_if(result, out, change_of(seats=["p0=+1"]))
    assert json.loads((out / "what_if.json").read_text()) == told
    assert table(out / "people.csv").height == 40
    assert table(out / "programmes.csv")["programme"].to_list() == [one["programme"] for one in told["by_programme"]]
    write_what_if(result, out, change_of(seats=["p0=+2"]))  # an older one is replaced
    with pytest.raises(BadInput):
        write_what_if(result, result / "input", Change())


REFUSED = {
    "an unknown right": (lambda: change_of(released=["kings=no"]), "--released", "rights.csv"),
    "neither yes nor no": (lambda: change_of(released=["r0=maybe"]), "--released", "RIGHT=yes"),
    "no sign of equality": (lambda: change_of(released=["r0"]), "--released", "RIGHT=yes"),
    "an unknown programme": (lambda: change_of(seats=["p9=+1"]), "--seats", "seats.csv"),
    "not a number": (lambda: change_of(seats=["p1=many"]), "--seats", "PROGRAMME=+10"),
    "half a seat": (lambda: change_of(seats=["p1=+1.5"]), "--seats", "PROGRAMME=+10"),
    "fewer than none": (lambda: change_of(seats=["p1=-999"]), "--seats", "cannot be taken away"),
    "a right left out": (lambda: change_of("r0"), "--order", "named once"),
    "a right twice": (lambda: change_of("r0,r1,r1"), "--order", "named once"),
    "more than all": (lambda: Change(percent=-101), "--percent", "-100"),
    "a percent beyond sense": (lambda: Change(percent=10**9), "--percent", "1000"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_change_that_makes_no_sense_is_refused_with_words(name: str, result: Path) -> None:
    made, option, word = REFUSED[name]
    with pytest.raises(BadInput) as refusal:
        what_if(result, made())
    for language in ("kk", "ru", "en"):
        with translation.override(language):
            text = str(refusal.value.problems[0])
            assert option in text
            if language == "en":
                assert word in text


def test_holders_keep_their_places(result: Path, tmp_path: Path) -> None:
    next_inputs(result, {"a1", "a2"}, tmp_path / "next")
    match_folder(tmp_path / "next", tmp_path / "second", key=KEY)
    second = tmp_path / "second"
    held = table(tmp_path / "next" / "holders.csv")
    assert what_if(second, Change()).summary["same"] == 38
    assert what_if(second, change_of(seats=["p0=+3"])).summary["lost"] == 0
    full = held.filter(pl.col("pool") == "open")["programme"].value_counts(sort=True)["programme"][0]
    seats = table(tmp_path / "next" / "seats.csv").filter((pl.col("programme") == full) & (pl.col("pool") == "open"))[
        "seats"
    ][0]
    with pytest.raises(BadInput) as refusal:
        what_if(second, change_of(seats=[f"{full}=-{seats}"]))
    assert refusal.value.problems[0].file == "holders.csv"
    with pytest.raises(BadInput):
        what_if(second, Change(percent=-100))


def test_places_that_others_hold_cannot_be_closed_to_them(tmp_path: Path) -> None:
    tried = 0
    for seed in range(12):
        folder = random_folder(tmp_path / f"in{seed}", seed, people=20)
        text = (folder / "seats.csv").read_text()
        (folder / "seats.csv").write_text(text.replace(",no\n", ",yes\n"))
        match_folder(folder, tmp_path / f"out{seed}", key=KEY)
        next_inputs(tmp_path / f"out{seed}", set(), tmp_path / f"next{seed}")
        rights = dict(table(folder / "applicants.csv").iter_rows())
        held = table(tmp_path / f"next{seed}" / "holders.csv").filter(pl.col("pool") == "r0")["applicant"]
        if any("r0" not in (rights[code] or "") for code in held):
            tried += 1
            with pytest.raises(BadInput) as refusal:
                what_if(tmp_path / f"next{seed}", change_of(released=["r0=no"]))
            assert refusal.value.problems[0].file == "--released"
        else:
            what_if(tmp_path / f"next{seed}", change_of(released=["r0=no"]))
    assert tried
