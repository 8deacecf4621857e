"""`sheber admission` as a stranger meets it: gate, what-if, appeals, comparison, receipts."""

import csv
import json
from pathlib import Path

import pytest
from tests.cli.commands import called, run
from tests.markets import random_folder
from tests.slices.admission.test_gate import french_folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture(scope="module")
def matched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A match that no test changes, made by a process of its own."""
    place = tmp_path_factory.mktemp("matched")
    random_folder(place / "in", 5, people=30)
    done = run(place / "var", "admission", "match", place / "in", "--out", place / "out")
    assert done.returncode == 0, done.stderr
    return place / "out"


def test_each_command_has_an_example(home: Path) -> None:
    for name in ("what-if", "appeal", "compare", "receipt", "gate", "seal"):
        done = called(home, "admission", name, "--help")
        assert done.returncode == 0
        assert "Example: sheber admission" in done.stdout


def test_what_if_writes_and_tells(home: Path, matched: Path, tmp_path: Path) -> None:
    words = ("--order", "r1,r0", "--released", "r0=yes", "--released", "r1=no", "--seats", "p1=+3", "--percent", "10")
    done = called(home, "admission", "what-if", matched, *words, "--out", tmp_path / "what")
    assert done.returncode == 0, done.stderr
    assert "get a better choice" in done.stdout
    told = json.loads((tmp_path / "what" / "what_if.json").read_text(encoding="utf-8"))
    assert told["change"] == {
        "order": ["r1", "r0"],
        "released": {"r0": True, "r1": False},
        "seats": {"p1": 3},
        "percent": 10,
    }
    assert (tmp_path / "what" / "people.csv").is_file()
    assert (tmp_path / "what" / "programmes.csv").is_file()
    assert (
        called(home, "admission", "what-if", matched, "--percent", "-20", "--out", tmp_path / "less").returncode == 0
    )


@pytest.mark.parametrize(
    "words",
    [
        ("--released", "kings=no"),
        ("--released", "r0"),
        ("--seats", "nothing=+1"),
        ("--seats", "p1=-9999"),
        ("--order", "r0"),
        ("--percent", "many"),
        ("--percent", "-101"),
    ],
)
def test_a_change_that_makes_no_sense_ends_with_2(
    home: Path, matched: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = called(home, "admission", "what-if", matched, *words, "--out", tmp_path / "what", language="en")
    assert done.returncode == 2
    assert words[0] in done.stderr
    assert not (tmp_path / "what").exists()


def test_an_appeal_from_seal_to_public_difference(home: Path, tmp_path: Path) -> None:
    random_folder(tmp_path / "in", 5, people=30)
    parties = called(home, "admission", "commit", "college-1", "--secret-file", tmp_path / "secret").stdout
    (tmp_path / "parties.csv").write_text(f"party,commitment\n{parties}")
    sealed = (
        "admission",
        "seal",
        tmp_path / "in",
        "--out",
        tmp_path / "sealed",
        "--parties",
        tmp_path / "parties.csv",
    )
    assert called(home, *sealed, "--receipts", tmp_path / "receipts").returncode == 0
    (tmp_path / "secrets.csv").write_text(f"party,secret\ncollege-1,{(tmp_path / 'secret').read_text()}")
    assert (
        called(home, "admission", "draw", tmp_path / "sealed", "--secrets", tmp_path / "secrets.csv").returncode == 0
    )
    assert called(home, "admission", "match", tmp_path / "sealed", "--out", tmp_path / "first").returncode == 0

    row = next(iter(csv.DictReader((tmp_path / "in" / "applications.csv").open())))
    line = f"{row['applicant']},points,{row['programme']},{row['points']},50,order 12"
    (tmp_path / "appeals.csv").write_text(f"applicant,field,programme,before,after,act\n{line}\n")
    words = ("--appeals", tmp_path / "appeals.csv", "--out", tmp_path / "again")
    done = called(home, "admission", "appeal", tmp_path / "first", *words)
    assert done.returncode == 0, done.stderr
    assert "1 appeals applied: 1 points, 0 rights" in done.stdout
    assert called(home, "admission", "match", tmp_path / "again", "--out", tmp_path / "second").returncode == 0
    assert called(home, "verify", tmp_path / "second").returncode == 0
    done = called(
        home, "admission", "compare", tmp_path / "first", tmp_path / "second", "--out", tmp_path / "difference"
    )
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "difference").iterdir()) == ["difference.json", "people.csv"]
    again = called(home, "admission", "appeal", tmp_path / "again", *words, language="en")
    assert again.returncode == 2
    assert "the inputs say" in again.stderr

    receipt, seal = tmp_path / "receipts" / "0000001.json", tmp_path / "sealed" / "seal.json"
    done = called(home, "admission", "receipt", receipt, "--seal", seal)
    assert done.returncode == 0
    assert "was sealed before the draw exactly" in done.stdout
    assert "мөрленген" in called(home, "admission", "receipt", receipt, "--seal", seal, "--lang", "kk").stdout
    assert "published" in called(home, "admission", "receipt", receipt).stdout
    changed = json.loads(receipt.read_text())
    (tmp_path / "mine.json").write_text(json.dumps({**changed, "rights": ["r0", "r9"]}))
    assert called(home, "admission", "receipt", tmp_path / "mine.json").returncode == 1
    assert called(home, "admission", "receipt", tmp_path / "nowhere.json").returncode == 2
    assert called(home, "admission", "receipt", receipt, "--seal", tmp_path / "in").returncode == 2


def test_the_french_case_ends_with_1_and_names_the_programmes(home: Path, tmp_path: Path) -> None:
    faulty = french_folder(tmp_path / "in", people=200)
    for words in (
        ("gate", tmp_path / "in"),
        ("match", tmp_path / "in", "--out", tmp_path / "out"),
        ("match", tmp_path / "in", "--out", tmp_path / "out", "--override", "Anna"),
        ("seal", tmp_path / "in", "--out", tmp_path / "out", "--round", "1000", "--override", "A", "--override", "a"),
    ):
        done = called(home, "admission", *words)
        assert done.returncode == 1
        assert all(name in done.stderr for name in faulty)
        assert not (tmp_path / "out").exists()
    words = ("--out", tmp_path / "out", "--override", "Anna", "--override", "Boris")
    assert called(home, "admission", "match", tmp_path / "in", *words).returncode == 0
    told = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))
    assert told["parameters"]["override"] == ["Anna", "Boris"]
