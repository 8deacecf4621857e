"""The standalone verifier judges matches as the project's own does, from the files alone."""

import csv
import json
import random
import shutil
from pathlib import Path

import numpy as np
import pytest
from tests.markets import random_folder

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.read import read_market
from sheber.admission.bridge.seal import draw_inputs, next_inputs, seal_inputs
from sheber.admission.bridge.verify import answer_of, check_folder, checks_of
from sheber.admission.bridge.write import tables
from sheber.proof import standalone
from sheber.proof.certificate import CERTIFICATE
from sheber.proof.draw import commitment_of
from sheber.proof.signature import SigningKey
from sheber.science.admission.match import cutoffs, match
from sheber.science.admission.problem import Answer

KEY = SigningKey(bytes(32))


def judged(folder: Path) -> tuple[bool, bool]:
    certificate = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    own = all(check.passed for check in check_folder(folder, certificate))
    return own, not standalone.check_match(folder, certificate)


@pytest.mark.parametrize("seed", range(40))
def test_both_accept_the_match_and_refuse_every_changed_row(tmp_path: Path, seed: int) -> None:
    folder = random_folder(tmp_path / "in", seed)
    out = tmp_path / "out"
    match_folder(folder, out, key=KEY)
    assert judged(out) == (True, True)
    noise = random.Random(seed)
    for name in ("result.csv", "cutoffs.csv"):
        text = (out / name).read_text()
        rows = list(csv.reader(text.splitlines()))
        for _ in range(6):
            changed = [list(row) for row in rows]
            row, other = noise.randrange(1, len(rows)), noise.randrange(1, len(rows))
            column = noise.randrange(1, len(rows[0]))
            changed[row][column] = rows[other][column]
            if changed == rows:
                continue
            (out / name).write_text("\n".join(",".join(cells) for cells in changed) + "\n")
            assert judged(out) == (False, False), (name, changed[row])
        (out / name).write_text(text)
    assert judged(out) == (True, True)


@pytest.mark.parametrize("seed", range(20))
def test_a_next_round_is_judged_too(tmp_path: Path, seed: int) -> None:
    folder = random_folder(tmp_path / "in", seed, people=20)
    first, second = tmp_path / "first", tmp_path / "second"
    match_folder(folder, first, key=KEY)
    left = set(random.Random(seed).sample([f"a{n}" for n in range(20)], 6))
    next_inputs(first, left, tmp_path / "next")
    match_folder(tmp_path / "next", second, key=KEY)
    assert judged(second) == (True, True)
    before = {row["applicant"]: row for row in csv.DictReader((first / "result.csv").open())}
    for row in csv.DictReader((second / "result.csv").open()):
        was = before[row["applicant"]]
        assert row["applicant"] not in left
        assert not was["choice"] or int(row["choice"]) <= int(was["choice"])
    holders = (second / "input" / "holders.csv").read_text().splitlines()
    if len(holders) > 2:
        (second / "input" / "holders.csv").write_text("\n".join(holders[:1]) + "\n")
        if match(read_market(second / "input").problem).pool.tolist() != _answer(second).pool.tolist():
            assert judged(second)[0] is False


def _answer(folder: Path) -> Answer:
    from sheber.admission.bridge import sheets
    from sheber.kernel.exchange import Problems, read_sheet

    return answer_of(read_market(folder / "input"), read_sheet(folder / "result.csv", sheets.RESULT, Problems()))


def test_a_stable_result_that_is_not_the_best_is_refused_by_both(tmp_path: Path) -> None:
    """Two people who would rather swap: each programme prefers the other one."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "seats.csv").write_text("programme,pool,seats,released\np,open,1,\nq,open,1,\n")
    (folder / "rights.csv").write_text("right,order,name\n")
    (folder / "applicants.csv").write_text("applicant,rights\nx,\ny,\n")
    (folder / "applications.csv").write_text(
        "applicant,choice,programme,points\nx,1,p,1\nx,2,q,2\ny,1,q,1\ny,2,p,2\n"
    )
    (folder / "rules.json").write_text('{"version": "1", "seed": "s"}')
    out = tmp_path / "out"
    match_folder(folder, out, key=KEY)
    assert judged(out) == (True, True)
    market = read_market(folder)
    swapped = Answer(np.array([1, 1], np.int32), np.array([0, 0], np.int32))
    for row, pool in ((0, 1), (1, 0)):
        swapped.pool[market.number[row]] = pool
    cut = cutoffs(market.problem, swapped)
    assert [check.id for check in checks_of(market, swapped, cut) if not check.passed] == ["optimal"]
    for name, raw in tables(market, swapped, cut).items():
        (out / name).write_bytes(raw)
    assert judged(out) == (False, False)


def test_people_and_rows_in_any_order(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "in", 5)
    lines = (folder / "applications.csv").read_text().splitlines()
    groups: dict[str, list[str]] = {}
    for line in lines[1:]:
        groups.setdefault(line.split(",")[0], []).append(line)
    shuffled = [line for code in reversed(list(groups)) for line in reversed(groups[code])]
    (folder / "applications.csv").write_text("\n".join([lines[0], *shuffled]) + "\n")
    match_folder(folder, tmp_path / "out", key=KEY)
    assert judged(tmp_path / "out") == (True, True)


def test_files_of_any_kind_end_in_a_sentence(tmp_path: Path) -> None:
    match_folder(random_folder(tmp_path / "in", 2), tmp_path / "out", key=KEY)
    for name in ("result.csv", "cutoffs.csv", "input/seats.csv", "input/applicants.csv", "input/rules.json"):
        for text in ("", "x\n", "\x00", "a,b\n1,2\n", "[]", "{}", '"'):
            copy = tmp_path / "copy"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(tmp_path / "out", copy)
            (copy / name).write_text(text)
            assert standalone.check_match(copy, {"type": "sheber.match.v1"}) != "", (name, text)


def test_a_draw_by_secrets_is_followed_from_the_parties(tmp_path: Path) -> None:
    secrets = {f"college-{n}": bytes([n]) * 32 for n in range(3)}
    parties = [{"party": name, "commitment": commitment_of(name, secret).hex()} for name, secret in secrets.items()]
    seal_inputs(
        random_folder(tmp_path / "in", 3), tmp_path / "sealed", {"source": "commit-reveal", "parties": parties}
    )
    shown = {name: secret.hex() for name, secret in secrets.items() if name != "college-1"}
    draw_inputs(tmp_path / "sealed", {"secrets": shown})
    match_folder(tmp_path / "sealed", tmp_path / "out", key=KEY)
    assert judged(tmp_path / "out") == (True, True)
    path = tmp_path / "out" / "input" / "rules.json"
    rules = json.loads(path.read_text(encoding="utf-8"))
    path.unlink()  # the same inode as the sealed one
    for field, value in (("secret", "ff" * 32), ("commitment", "11" * 32)):
        changed = json.loads(json.dumps(rules))
        changed["draw"]["parties"][0][field] = value
        path.write_text(json.dumps(changed), encoding="utf-8")
        assert judged(tmp_path / "out") == (False, False), field


def test_an_applicant_who_stands_twice_or_a_cell_beyond_measure_is_refused(tmp_path: Path) -> None:
    match_folder(random_folder(tmp_path / "in", 2), tmp_path / "out", key=KEY)
    path = tmp_path / "out" / "input" / "applicants.csv"
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text + text.splitlines()[1] + "\n", encoding="utf-8")
    assert "twice" in standalone.check_match(tmp_path / "out", {"type": "sheber.match.v1"})
    path.write_text(text + "x" * 200_000 + ",\n", encoding="utf-8")
    assert standalone.check_match(tmp_path / "out", {"type": "sheber.match.v1"}) != ""
