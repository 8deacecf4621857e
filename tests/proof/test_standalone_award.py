"""The standalone verifier counts a jury's ballots, compares approvals, and reads receipts as the project's own does."""

import csv
import hashlib
import io
import json
import random
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sheber.cli.verify import check_everything, verify
from sheber.guidance.bridge import receipt as receipts
from sheber.guidance.bridge.receipt_checks import check_receipt
from sheber.honours.bridge.ballots import ballots_of
from sheber.honours.bridge.seal import Counted, _removals, _results
from sheber.kernel.exchange.write import csv_bytes
from sheber.proof import standalone
from sheber.proof.bundle import STANDALONE
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import CERTIFICATE, Check, seal_folder
from sheber.proof.signature import SigningKey
from sheber.science.jury.count import count_all
from sheber.science.jury.robust import robustness

KEY = SigningKey(bytes(range(32)))
WORDS = {"kk": "Қ", "ru": "б", "en": "c"}


def seal(folder: Path, kind: str, parameters: dict[str, Any]) -> Path:
    (folder / CERTIFICATE).unlink(missing_ok=True)
    rule, checks = {"name": "own", "version": "1"}, [Check("first", WORDS, True)]
    seal_folder(folder, type=kind, statement=WORDS, rule=rule, parameters=parameters, checks=checks, key=KEY)
    return folder


def jury(folder: Path, seed: int) -> tuple[Path, dict[str, Any]]:
    """A random jury's folder: some stand aside, some ballots lack a criterion, equal totals happen."""
    dice = random.Random(seed)
    settings = {
        "form": "sheber.jury.v1", "call": "c", "kind": "k", "year": 2026, "places": dice.randint(1, 2), "scale": 4,
        "approval_percent": 60, "main": "mean",
        "criteria": [{"code": f"k{n}", "weight": n + 1, "name": WORDS} for n in range(2)],
    }  # fmt: skip
    entries, jurors = [f"n{n}" for n in range(dice.randint(2, 5))], [f"j{n}" for n in range(dice.randint(2, 4))]
    aside = [(j, e, "own") for j in jurors for e in entries if dice.random() < 0.2]
    scores = [
        (j, e, f"k{n}", dice.randint(0, 4))
        for j in jurors for e in entries for n in range(2)
        if (j, e, "own") not in aside and dice.random() < 0.95
    ]  # fmt: skip
    ballots = ballots_of(settings, scores, entries)
    outcomes = count_all(ballots)
    counted = Counted(outcomes, [robustness(ballots, one) for one in outcomes], len(jurors))
    (folder / "input").mkdir(parents=True)
    files = {
        "input/settings.json": to_canonical(settings),
        "input/entries.csv": csv_bytes(["nomination"], [[one] for one in entries]),
        "input/scores.csv": csv_bytes(["juror", "nomination", "criterion", "value"], scores),
        "input/recusals.csv": csv_bytes(["juror", "nomination", "kind"], aside),
        "result.csv": csv_bytes(["rule", "nomination", "value", "rank", "wins"], _results(counted)),
        "robustness.csv": csv_bytes(["rule", "removed", "winners", "same"], _removals(counted)),
    }
    for name, raw in files.items():
        (folder / name).write_bytes(raw)
    digest = hashlib.sha256(files["input/settings.json"]).hexdigest()
    return folder, {"call": "c", "criteria_hash": digest, "log_index": 0}


def judged(folder: Path) -> tuple[bool, bool]:
    """Whether the project's verifier and the standalone one accept a folder."""
    own = all(check.passed for check in check_everything(folder)[1])
    return own, not any(fault for _, fault in standalone.verify(folder))


@pytest.mark.parametrize("seed", range(12))
def test_both_count_a_jury_alike_and_see_every_changed_cell(tmp_path: Path, seed: int) -> None:
    folder, parameters = jury(tmp_path / "x", seed)
    assert judged(seal(folder, "sheber.award.v1", parameters)) == (True, True)
    dice = random.Random(seed)
    for name in ("result.csv", "robustness.csv", "input/scores.csv", "input/recusals.csv", "input/entries.csv"):
        raw = (folder / name).read_bytes()
        rows = list(csv.reader(io.StringIO(raw.decode())))
        for _ in range(3):
            changed = [list(row) for row in rows]
            place = dice.randrange(len(rows))
            column = dice.randrange(len(rows[0]))
            changed[place][column] = dice.choice(
                ["", "0", "1", "4", "9", "1/3", "n0", "n1", "j0", "mean", "yes", "no", "tie"]
            )
            (folder / name).write_bytes(csv_bytes(changed[0], changed[1:]))
            own, alone = judged(seal(folder, "sheber.award.v1", parameters))
            assert own == alone, (name, rows[place], changed[place])
        (folder / name).write_bytes(raw)
    wrong = {**parameters, "criteria_hash": "0" * 64}
    assert judged(seal(folder, "sheber.award.v1", wrong)) == (False, False)
    assert judged(seal(folder, "sheber.award.v1", {**parameters, "call": "d"})) == (False, False)


def test_a_severity_that_is_a_little_off_is_refused(tmp_path: Path) -> None:
    folder, parameters = jury(tmp_path / "x", 3)
    path = folder / "result.csv"
    rows = list(csv.reader(io.StringIO(path.read_text())))
    row = next(one for one in rows if one[0] == "severity" and one[2])
    row[2] = str(Fraction(row[2]) + Fraction(1, 100))
    path.write_bytes(csv_bytes(rows[0], rows[1:]))
    assert judged(seal(folder, "sheber.award.v1", parameters)) == (False, False)


def memorandum(folder: Path) -> dict[str, Any]:
    conditions = {
        "agreement": "m", "college": "north", "partner": {"code": "lyon", "country": "FR"}, "text": WORDS,
        "clauses": [{"number": n, "what": WORDS} for n in (1, 2)],
    }  # fmt: skip
    digest = hashlib.sha256(to_canonical(conditions)).hexdigest()
    return {
        "input/conditions.json": conditions,
        "input/parties.json": {"college": {"code": "north"}, "partner": {"code": "lyon", "country": "FR"}},
        "approvals.json": [
            {"side": side, "hash": digest, "at": "2026-03-01T10:00:00+00:00"} for side in ("college", "partner")
        ],
        "signing.json": {"hash": digest, "signed": "2026-03-02"},
    }


def written(folder: Path, files: dict[str, Any], **parameters: str) -> Path:
    for name, told in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(to_canonical(told))
    digest = hashlib.sha256(to_canonical(files["input/conditions.json"])).hexdigest()
    return seal(folder, "sheber.memorandum.v1", {"agreement": "m", "hash": digest, **parameters})


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("approvals.json", (0, "hash"), "0" * 64),
        ("approvals.json", (1, "side"), "college"),
        ("approvals.json", (1, "at"), "2026-03-03T00:00:00+00:00"),
        ("signing.json", ("hash",), "0" * 64),
        ("signing.json", ("signed",), ""),
        ("input/parties.json", ("partner", "country"), "DE"),
        ("input/parties.json", ("college", "code"), "south"),
        ("input/conditions.json", ("clauses", 1, "number"), 1),
        ("input/conditions.json", ("text",), {"kk": "", "ru": "x", "en": "x"}),
        ("input/conditions.json", ("clauses", 0, "what"), {"kk": "x", "ru": "x"}),
        ("input/conditions.json", ("agreement",), "other"),
    ],
)
def test_a_memorandum_that_does_not_hold_is_refused_by_both(
    tmp_path: Path, name: str, path: tuple[Any, ...], value: object
) -> None:
    files = memorandum(tmp_path)
    assert judged(written(tmp_path / "good", files)) == (True, True)
    at = files[name]
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = value
    if name == "input/conditions.json":  # the forger makes every hash fit
        digest = hashlib.sha256(to_canonical(files[name])).hexdigest()
        files["signing.json"]["hash"] = digest
        files["approvals.json"] = [{**one, "hash": digest} for one in files["approvals.json"]]
    assert judged(written(tmp_path / "bad", files)) == (False, False)


@pytest.fixture
def receipt(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    monkeypatch.setattr(receipts, "key", lambda: KEY)
    from datetime import UTC, datetime

    held = SimpleNamespace(
        code="e1", kind="visit", day=date(2026, 3, 5), school=SimpleNamespace(code="s1"), college=None, employer=None
    )
    at = datetime(2026, 3, 5, 9, 0, tzinfo=UTC)
    row: Any = SimpleNamespace(encounter=held, school_at=at, host_at=at, school_count=25)
    return receipts.sign_pair(row, ["a", "b"])


def told(path: Path, receipt: dict[str, Any]) -> Path:
    path.write_text(json.dumps(receipt, ensure_ascii=False, indent=1, sort_keys=True), encoding="utf-8")
    return path


def test_both_read_the_receipt_of_an_activity(
    tmp_path: Path, receipt: dict[str, Any], capsys: pytest.CaptureFixture[str]
) -> None:
    path = told(tmp_path / "receipt-e1.json", receipt)
    assert verify(path) == 0
    assert "Activity e1, 2026-03-05, school s1: 25 pupils" in capsys.readouterr().out
    assert standalone.report([path], "en") == 0
    assert "ACCEPTED" in capsys.readouterr().out
    assert standalone.of_encounter(path)
    assert not standalone.of_encounter(STANDALONE)
    assert verify(told(path, {**receipt, "pupils": 26})) == 1
    assert standalone.report([path], "kk") == 1


def test_both_judge_changed_receipts_alike(tmp_path: Path, receipt: dict[str, Any]) -> None:
    def signed(**changes: Any) -> dict[str, Any]:
        said = {**receipt, **changes}
        del said["signature"]
        return {**said, "signature": KEY.sign(to_canonical(said)).hex()}

    wrong = [{**receipt, name: value} for name in receipt for value in ("", "x", 7, None) if receipt[name] != value]
    wrong += [{key: value for key, value in receipt.items() if key != name} for name in receipt]
    wrong += [{**receipt, "more": "x"}, signed(more="x"), signed(pupils=-1), signed(pupils="25"), signed(list="zz")]
    wrong += [signed(day="2026-03-09"), signed(day="x"), signed(school_at="yesterday"), signed(key_id="0" * 16)]
    for one in wrong:
        path = told(tmp_path / "one.json", one)
        alone = all(not fault for _, fault in standalone.check_encounter(path))
        assert (all(check.passed for check in check_receipt(one)), alone) == (False, False), one
    assert all(check.passed for check in check_receipt(signed(college="c1", list="")))
