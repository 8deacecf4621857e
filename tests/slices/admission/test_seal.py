"""Sealed before the draw: the root, receipts, the seed from a public event, and what is refused."""

import csv
import json
from pathlib import Path

import pytest
from tests.markets import random_folder
from tests.proof.test_draw import ROUNDS

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.seal import draw_inputs, next_inputs, receipt_fault, receipts, seal_inputs, sealed_root
from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.proof.certificate import Check, seal_folder
from sheber.proof.draw import commitment_of
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))
PLAN = {"source": "drand quicknet", "round": 1000}


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    seal_inputs(random_folder(tmp_path / "in", 7), tmp_path / "sealed", PLAN)
    return tmp_path / "sealed"


def test_sealed_drawn_matched_accepted(sealed: Path, tmp_path: Path) -> None:
    draw_inputs(sealed, {"signature": ROUNDS[1000]})
    match_folder(sealed, tmp_path / "out", key=KEY)
    checks = check_everything(tmp_path / "out")[1]
    assert all(check.passed for check in checks)
    assert "draw" in {check.id for check in checks}
    certificate = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))
    assert certificate["parameters"]["draw"]["round"] == "1000"


def test_salts_are_fresh_each_time(tmp_path: Path) -> None:
    folder = random_folder(tmp_path / "in", 7)
    roots = {seal_inputs(folder, tmp_path / str(n), PLAN)["root"] for n in range(3)}
    assert len(roots) == 3


@pytest.mark.parametrize("name", ["seats.csv", "rights.csv", "applicants.csv", "applications.csv", "salts.csv"])
def test_nothing_sealed_may_change_before_the_draw(sealed: Path, name: str) -> None:
    lines = (sealed / name).read_text().splitlines()
    if name == "salts.csv":
        lines[1] = lines[1][:-1] + ("0" if lines[1][-1] != "0" else "1")
    elif name in {"seats.csv", "rights.csv"}:
        lines[1] = lines[1].replace(",1,", ",2,") if ",1," in lines[1] else lines[1].replace("open", "open ") + " "
        lines = [lines[0], lines[1].strip(), *lines[2:]]
        (sealed / name).write_text("\n".join(lines) + "\n\n")
    else:
        row = next(place for place, line in enumerate(lines) if line.endswith((",3", ",2", "r1")))
        lines[row] = lines[row][:-1] + ("1" if name == "applications.csv" else "0")
    if name not in {"seats.csv", "rights.csv"}:
        (sealed / name).write_text("\n".join(lines) + "\n")
    with pytest.raises(BadInput):
        draw_inputs(sealed, {"signature": ROUNDS[1000]})


def test_another_round_is_refused(sealed: Path) -> None:
    with pytest.raises(BadInput, match="1000"):
        draw_inputs(sealed, {"signature": ROUNDS[123]})
    assert "draw" not in json.loads((sealed / "rules.json").read_text())


def test_a_match_with_a_draw_that_does_not_prove_itself_is_refused(sealed: Path, tmp_path: Path) -> None:
    draw_inputs(sealed, {"signature": ROUNDS[1000]})
    rules = json.loads((sealed / "rules.json").read_text())
    for change in ({"seed": "0" * 64}, {"draw": {**rules["draw"], "root": "0" * 64}}):
        (sealed / "rules.json").write_text(json.dumps({**rules, **change}))
        with pytest.raises(BadInput):
            match_folder(sealed, tmp_path / "out", key=KEY)
        assert not (tmp_path / "out").exists()


def test_a_result_sealed_over_other_inputs_than_the_drawn_is_refused(sealed: Path, tmp_path: Path) -> None:
    """Whoever holds the key cannot swap a row after the draw: the root is not that of the draw any more."""
    draw_inputs(sealed, {"signature": ROUNDS[1000]})
    match_folder(sealed, tmp_path / "out", key=KEY)
    out = tmp_path / "out"
    lines = (out / "input" / "applicants.csv").read_text().splitlines()
    people = lines[1:]
    changed = next(line for line in people if line.endswith(","))
    (sealed / "applicants.csv").write_text(
        "\n".join([lines[0], *(p + "r0" if p == changed else p for p in people)]) + "\n"
    )
    with pytest.raises(BadInput):
        match_folder(sealed, tmp_path / "again", key=KEY)
    (out / "input" / "applicants.csv").unlink()  # the same inode as the sealed one: write a new file
    (out / "input" / "applicants.csv").write_text((sealed / "applicants.csv").read_text())
    (out / "certificate.json").unlink()
    words = {"kk": "x", "ru": "x", "en": "x"}
    rule = {"name": "x", "version": "1"}
    seal_folder(out, type="sheber.match.v1", statement=words, rule=rule, parameters={}, key=KEY, class_="auditor",
                checks=[Check("first", words, True)])  # fmt: skip
    refused = {check.id for check in check_everything(out)[1] if not check.passed}
    assert "draw" in refused


def test_colleges_draw_without_a_network(tmp_path: Path) -> None:
    secrets = {f"college-{n}": bytes([n]) * 32 for n in range(3)}
    parties = [{"party": name, "commitment": commitment_of(name, secret).hex()} for name, secret in secrets.items()]
    folder = random_folder(tmp_path / "in", 3)
    seal_inputs(folder, tmp_path / "sealed", {"source": "commit-reveal", "parties": parties})
    shown = {name: secret.hex() for name, secret in secrets.items() if name != "college-1"}
    draw_inputs(tmp_path / "sealed", {"secrets": shown})
    match_folder(tmp_path / "sealed", tmp_path / "out", key=KEY)
    assert all(check.passed for check in check_everything(tmp_path / "out")[1])
    told = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))["parameters"]["draw"]
    assert [one["party"] for one in told["parties"] if not one["secret"]] == ["college-1"]


def test_receipts_lead_to_the_root_and_changed_ones_do_not(sealed: Path) -> None:
    found = list(receipts(sealed))
    people = list(csv.DictReader((sealed / "applicants.csv").open()))
    assert [one["applicant"] for one in found] == [row["applicant"] for row in people]
    for one in found:
        assert one["root"] == sealed_root(sealed).hex()
        assert receipt_fault(one) == ""
        assert receipt_fault({**one, "rights": [*one["rights"], "r9"]}) != ""
        assert receipt_fault({**one, "choices": [*one["choices"], ["p9", 1]]}) != ""
        assert receipt_fault({**one, "salt": "0" * 32}) != ""
        assert receipt_fault({**one, "index": one["index"] + 1}) != ""
        assert receipt_fault({key: value for key, value in one.items() if key != "path"}) != ""


def test_a_new_application_keeps_the_number(tmp_path: Path) -> None:
    """A number comes from the code and the seed alone: neither other people nor a new list moves the order."""
    from sheber.science.admission.draw import draw_numbers

    codes = [f"a{n}" for n in range(200)]
    before = dict(zip(codes, draw_numbers("seed", codes).tolist(), strict=True))
    fewer = [code for n, code in enumerate(codes) if n % 3]
    after = dict(zip(fewer, draw_numbers("seed", list(reversed(fewer))).tolist()[::-1], strict=True))
    assert sorted(fewer, key=before.get) == sorted(fewer, key=after.get)


def test_the_next_round_names_the_one_before_and_refuses_strangers(sealed: Path, tmp_path: Path) -> None:
    draw_inputs(sealed, {"signature": ROUNDS[1000]})
    match_folder(sealed, tmp_path / "out", key=KEY)
    with pytest.raises(BadInput):
        next_inputs(tmp_path / "out", {"nobody"}, tmp_path / "next")
    told = next_inputs(tmp_path / "out", {"a1", "a2"}, tmp_path / "next")
    assert told["applicants"] == 10
    match_folder(tmp_path / "next", tmp_path / "second", key=KEY, waiting=True)
    checks = check_everything(tmp_path / "second")[1]
    assert all(check.passed for check in checks)
    assert {"before", "waiting", "draw"} <= {check.id for check in checks}
    certificate = json.loads((tmp_path / "second" / "certificate.json").read_text(encoding="utf-8"))
    assert len(certificate["parameters"]["previous"]) == 64


HOLDERS = {
    "an unknown person": "nobody,p0,open",
    "an unknown pool": "a1,p0,r7",
    "not on the list": "a0,p4,open",
}


@pytest.mark.parametrize("fault", HOLDERS)
def test_wrong_holders_are_refused_with_their_row(tmp_path: Path, fault: str) -> None:
    folder = random_folder(tmp_path / "in", 7)
    lines = (folder / "applications.csv").read_text().splitlines()
    kept = [line for line in lines if not (line.startswith("a0,") and ",p4," in line)]
    renumbered, last, place = [], "", 0
    for line in kept[1:]:
        code, _, programme, points = line.split(",")
        place = place + 1 if code == last else 1
        last = code
        renumbered.append(f"{code},{place},{programme},{points}")
    (folder / "applications.csv").write_text("\n".join([lines[0], *renumbered]) + "\n")
    (folder / "holders.csv").write_text(f"applicant,programme,pool\n{HOLDERS[fault]}\n")
    with pytest.raises(BadInput) as refusal:
        match_folder(folder, tmp_path / "out", key=KEY)
    assert refusal.value.problems[0].file == "holders.csv"
    assert refusal.value.problems[0].row == 2
