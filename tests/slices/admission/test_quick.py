"""The quick way of reading gives exactly what the careful way gives, or nothing."""

import random
from pathlib import Path

import numpy as np
import pytest

from sheber.admission.bridge import read
from sheber.kernel.exchange import BadInput

CASES = (
    "plain",
    "shuffled people",
    "gaps of people without lists",
    "quoted",
    "letters",
    "crlf",
    "lottery",
    "shuffled rows",
    "long",
)


def rows_of(seed: int, case: str) -> tuple[list[tuple], list[tuple]]:
    noise = random.Random(seed)
    name = "ә{}" if case == "letters" else "a{}"
    codes = [name.format(number) for number in range(30)]
    people = [(code, noise.choice(["", "rural", "orphan", "rural orphan"])) for code in codes]
    listed = list(codes)
    if case == "shuffled people":
        noise.shuffle(listed)
    if case == "gaps of people without lists":
        listed = noise.sample(listed, 12)
    programmes = [f"p{number}" for number in range(60 if case == "long" else 6)]
    rows = []
    for code in listed:
        length = 50 if case == "long" else noise.randrange(1, 6)
        rows += [
            (code, place, one, noise.randrange(-5, 9))
            for place, one in enumerate(noise.sample(programmes, length), 1)
        ]
    if case == "shuffled rows":
        noise.shuffle(rows)
    return people, rows


def write(folder: Path, seed: int, case: str) -> Path:
    people, rows = rows_of(seed, case)
    count = 60 if case == "long" else 6
    end, mark = ("\r\n" if case == "crlf" else "\n"), '"' if case == "quoted" else ""

    def table(name: str, heading: list[str], cells: list[tuple]) -> None:
        lines = [",".join(heading), *(",".join(f"{mark}{cell}{mark}" for cell in row) for row in cells)]
        (folder / name).write_bytes((end.join(lines) + end).encode())

    folder.mkdir()
    lottery = list(range(1, len(people) + 1))
    random.Random(seed).shuffle(lottery)
    if case == "lottery":
        table(
            "applicants.csv",
            ["applicant", "rights", "lottery"],
            [(*row, n) for row, n in zip(people, lottery, strict=True)],
        )
    else:
        table("applicants.csv", ["applicant", "rights"], people)
    table("applications.csv", ["applicant", "choice", "programme", "points"], rows)
    seats = [
        (f"p{n}", pool, 2, "" if pool == "open" else "yes")
        for n in range(count)
        for pool in ("open", "rural", "orphan")
    ]
    table("seats.csv", ["programme", "pool", "seats", "released"], seats)
    table("rights.csv", ["right", "order", "name"], [("rural", 1, ""), ("orphan", 2, "")])
    (folder / "rules.json").write_text('{"version": "1", "seed": "x"}')
    return folder


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("case", CASES)
def test_both_ways_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: str, seed: int) -> None:
    folder = write(tmp_path / "in", seed, case)
    quick = read._quick_market
    used = []
    monkeypatch.setattr(read, "_quick_market", lambda *told: used.append(quick(*told)) or used[-1])
    one = read.read_market(folder)
    monkeypatch.setattr(read, "_quick_market", lambda *told: None)
    other = read.read_market(folder)
    assert (used[0] is None) == (case in {"letters", "crlf", "shuffled rows", "long"})
    assert one.applicants == other.applicants
    assert one.pools == other.pools
    assert np.array_equal(one.number, other.number)
    for field in ("offset", "programme", "points", "rights", "seats"):
        assert np.array_equal(getattr(one.problem, field), getattr(other.problem, field)), field


FAULTS = {
    "an unknown programme": ("applications.csv", "p1", "p9"),
    "an unknown person": ("applications.csv", "a1,", "b1,"),
    "a gap": ("applications.csv", ",2,", ",7,"),
    "fractional points": ("applications.csv", ",3\n", ",3.5\n"),
    "a plus sign": ("applications.csv", ",3\n", ",+3\n"),
    "an unknown right": ("applicants.csv", "rural", "rurall"),
    "two spaces": ("applicants.csv", "rural orphan", "rural  orphan"),
    "a person twice": ("applicants.csv", "a3,", "a4,"),
    "an empty cell": ("applications.csv", ",2,p", ",,p"),
    "a row too short": ("applications.csv", "a5,1", "a5"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_left_to_the_careful_way(tmp_path: Path, fault: str) -> None:
    folder = write(tmp_path / "in", 3, "plain")
    name, old, new = FAULTS[fault]
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1))
    with pytest.raises(BadInput):
        read.read_market(folder)


def test_the_same_programme_twice(tmp_path: Path) -> None:
    folder = write(tmp_path / "in", 1, "plain")
    (folder / "applications.csv").write_text("applicant,choice,programme,points\na1,1,p1,1\na1,2,p2,1\na1,3,p1,1\n")
    with pytest.raises(BadInput, match="p1"):
        read.read_market(folder)
