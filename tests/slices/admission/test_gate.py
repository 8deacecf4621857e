"""The gate on folders, with the French case of 2019: wrong capacities are stopped before anything is sealed."""

import json
import random
from pathlib import Path

import pytest
from django.utils import translation
from tests.markets import random_folder

from sheber.admission.bridge.files import StoppedError, gate_folder, match_folder
from sheber.admission.bridge.gate import answering
from sheber.admission.bridge.seal import seal_inputs
from sheber.cli.verify import check_everything
from sheber.kernel.exchange import BadInput
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(32))
PLAN = {"source": "drand quicknet", "round": 1000}
TWO = ("Айгүл Серікова", "Болат Ахметов")
FAULTS = (
    lambda seats: seats * 10,  # a zero too many
    lambda seats: int(f"{seats}{seats % 10}"),  # the last digit typed twice
    lambda seats: seats * 3,  # the total of three years
    lambda seats: int(f"{seats}{seats}"),  # the number typed twice
    lambda seats: 0,  # left empty
    lambda seats: seats * 2 + 10,  # both groups counted in each
)


def french_folder(folder: Path, *, programmes: int = 14_500, wrong: int = 400, people: int = 3000) -> set[str]:
    """Paris 2019 in small: about 400 of 14,500 capacities wrong. Gives the programmes that are."""
    noise = random.Random(2019)
    folder.mkdir(parents=True)
    names = [f"f{number:05d}" for number in range(programmes)]
    faulty = set(noise.sample(names, wrong))
    seats, before = [], []
    for place, name in enumerate(names):
        last = noise.randrange(20, 300)
        before.append(f"{name},{last}")
        now = FAULTS[place % len(FAULTS)](last) if name in faulty else round(last * noise.uniform(0.85, 1.2))
        seats.append(f"{name},open,{now},")
    lists = [
        f"c{person},{choice},{name},{noise.randrange(0, 20_000)}"
        for person in range(people)
        for choice, name in enumerate(noise.sample(names, 10), start=1)
    ]
    _table(folder / "seats.csv", "programme,pool,seats,released", seats)
    _table(folder / "rights.csv", "right,order,name", [])
    _table(folder / "applicants.csv", "applicant,rights", [f"c{person}," for person in range(people)])
    _table(folder / "applications.csv", "applicant,choice,programme,points", lists)
    _table(folder / "previous.csv", "programme,seats", before)
    (folder / "rules.json").write_text(json.dumps({"version": "1", "seed": "2019"}))
    return faulty


def _table(path: Path, heading: str, lines: list[str]) -> None:
    path.write_text("\n".join([heading, *lines]) + "\n")


@pytest.fixture(scope="module")
def france(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, set[str]]:
    folder = tmp_path_factory.mktemp("france") / "in"
    return folder, french_folder(folder)


def test_the_french_case_is_stopped_before_sealing_and_names_the_programmes(
    france: tuple[Path, set[str]], tmp_path: Path
) -> None:
    folder, faulty = france
    with pytest.raises(StoppedError) as stopped:
        seal_inputs(folder, tmp_path / "sealed", PLAN)
    assert not (tmp_path / "sealed").exists()
    assert {one["programme"] for one in stopped.value.findings} == faulty
    assert {one["check"] for one in stopped.value.findings} == {"grown", "fallen"}
    assert all(one["programme"] in one["words"]["kk"] for one in stopped.value.findings)
    assert gate_folder(folder) == stopped.value.findings


@pytest.mark.parametrize(
    "names",
    [(), TWO[:1], (TWO[0], TWO[0]), (TWO[0], f"  {TWO[0].upper()} "), (TWO[0], "", " ")],
    ids=["nobody", "one", "the same twice", "the same in capitals", "one and a blank"],
)
def test_fewer_than_two_people_do_not_pass(
    france: tuple[Path, set[str]], tmp_path: Path, names: tuple[str, ...]
) -> None:
    folder, faulty = france
    for step in (
        lambda: match_folder(folder, tmp_path / "out", key=KEY, override=names),
        lambda: seal_inputs(folder, tmp_path / "sealed", PLAN, override=names),
    ):
        with pytest.raises(StoppedError) as stopped:
            step()
        assert len(stopped.value.findings) == len(faulty)
    assert not list(tmp_path.iterdir())


def test_two_people_answer_for_it_in_the_seal_and_in_the_certificate(
    france: tuple[Path, set[str]], tmp_path: Path
) -> None:
    folder, faulty = france
    seal = seal_inputs(folder, tmp_path / "sealed", PLAN, override=TWO)
    assert seal["override"] == sorted(TWO)
    assert sum(seal["findings"].values()) == len(faulty)
    match_folder(folder, tmp_path / "out", key=KEY, override=TWO)
    told = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))["parameters"]
    assert told["override"] == sorted(TWO)
    assert sum(told["findings"].values()) == len(faulty)
    assert all(check.passed for check in check_everything(tmp_path / "out")[1])


def test_the_sealed_folder_keeps_what_it_is_held_against(france: tuple[Path, set[str]], tmp_path: Path) -> None:
    folder, faulty = france
    seal_inputs(folder, tmp_path / "sealed", PLAN, override=TWO)
    assert len(gate_folder(tmp_path / "sealed")) == len(faulty)


def test_right_capacities_pass_and_nobody_need_answer(tmp_path: Path) -> None:
    french_folder(tmp_path / "in", programmes=500, wrong=0, people=900)
    match_folder(tmp_path / "in", tmp_path / "out", key=KEY, override=TWO)
    told = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))["parameters"]
    assert "override" not in told


def test_names_are_told_apart() -> None:
    assert answering(["B", "a", " b ", ""]) == ["B", "a"]
    assert answering(["Й", "Й"]) == ["Й"]  # composed and decomposed
    assert answering([]) == []


@pytest.mark.parametrize("seed", range(60))
def test_heavy_ties_and_empty_programmes_alone_stop_nothing(tmp_path: Path, seed: int) -> None:
    match_folder(random_folder(tmp_path / "in", seed, people=6, programmes=9), tmp_path / "out", key=KEY)


def ties(folder: Path) -> Path:
    """Twenty people, one programme, half of them with lost points; nine programmes that nobody chose."""
    folder.mkdir()
    _table(folder / "seats.csv", "programme,pool,seats,released", [f"p{n},open,3," for n in range(10)])
    _table(folder / "rights.csv", "right,order,name", ["r0,1,x"])
    _table(folder / "applicants.csv", "applicant,rights", [f"a{n}," for n in range(20)])
    lists = [f"a{n},1,p0,{0 if n < 10 else n}" for n in range(20)]
    _table(folder / "applications.csv", "applicant,choice,programme,points", lists)
    (folder / "rules.json").write_text('{"version": "1", "seed": "x"}')
    return folder


def test_ties_and_programmes_without_applicants_are_looked_at_in_a_campaign(tmp_path: Path) -> None:
    folder = ties(tmp_path / "in")
    assert gate_folder(folder) == []
    (folder / "previous.csv").write_text("programme,seats\n")
    found = {one["check"]: one for one in gate_folder(folder)}
    assert set(found) == {"applicants", "ties"}
    assert found["applicants"]["programmes"] == [f"p{n}" for n in range(1, 10)]
    assert "p1, p2" in found["applicants"]["words"]["en"]
    assert (found["ties"]["found"], found["ties"]["allowed"]) == (50, 20)
    json.dumps(list(found.values()))
    (folder / "previous.csv").unlink()
    (folder / "gate.json").write_text("{}")
    assert {one["check"] for one in gate_folder(folder)} == {"applicants", "ties"}
    (folder / "gate.json").write_text('{"tied_percent": 60, "without_applicants_percent": null}')
    assert gate_folder(folder) == []


def test_one_level_of_points_is_no_tie(tmp_path: Path) -> None:
    folder = ties(tmp_path / "in")
    text = (folder / "applications.csv").read_text().splitlines()
    _table(folder / "applications.csv", text[0], [line.rsplit(",", 1)[0] + ",0" for line in text[1:]])
    (folder / "gate.json").write_text('{"without_applicants_percent": 95}')
    assert gate_folder(folder) == []


def test_the_orders_places_and_the_quotas_are_compared(tmp_path: Path) -> None:
    folder = ties(tmp_path / "in")
    with (folder / "seats.csv").open("a") as file:
        file.write("p0,r0,2,yes\n")
    _table(folder / "ordered.csv", "programme,places", ["p0,5", "p1,4", "p2,3", "gone,0"])
    _table(folder / "kept.csv", "programme,pool,seats", ["p0,r0,1", "p1,r0,0", "p2,r0,1", "gone,r0,0"])
    found = gate_folder(folder)
    assert [(one["check"], one["programme"], one["found"], one["allowed"]) for one in found] == [
        ("order", "p1", 3, 4),
        ("quota", "p0 r0", 2, 1),
        ("quota", "p2 r0", 0, 1),
    ]
    assert "quota" in found[1]["words"]["en"]
    match_folder(folder, tmp_path / "out", key=KEY, override=TWO)
    assert {"ordered.csv", "kept.csv"} <= {path.name for path in (tmp_path / "out" / "input").iterdir()}
    told = json.loads((tmp_path / "out" / "certificate.json").read_text(encoding="utf-8"))["parameters"]
    assert told["findings"] == {"order": 1, "quota": 2}
    assert all(check.passed for check in check_everything(tmp_path / "out")[1])


def test_places_that_agree_are_no_finding(tmp_path: Path) -> None:
    folder = ties(tmp_path / "in")
    _table(folder / "ordered.csv", "programme,places", [f"p{n},3" for n in range(10)])
    _table(folder / "kept.csv", "programme,pool,seats", ["p0,r0,0"])
    assert gate_folder(folder) == []


BROKEN = {
    "an ordered programme that is not offered": ("ordered.csv", "programme,places\np99,3\n", 2, "programme"),
    "places that are no number": ("ordered.csv", "programme,places\np0,many\n", 2, "places"),
    "negative places": ("ordered.csv", "programme,places\np0,-1\n", 2, "places"),
    "a programme ordered twice": ("ordered.csv", "programme,places\np0,3\np0,3\n", 3, "programme"),
    "kept places where nothing is offered": ("kept.csv", "programme,pool,seats\np99,r0,1\n", 2, "programme"),
    "kept places of an unknown right": ("kept.csv", "programme,pool,seats\np0,kings,1\n", 2, "pool"),
    "open places as kept": ("kept.csv", "programme,pool,seats\np0,open,1\n", 2, "pool"),
    "kept places without a number": ("kept.csv", "programme,pool,seats\np0,r0,\n", 2, "seats"),
    "a licence for nothing offered": ("licences.csv", "programme,places\np99,3\n", 2, "programme"),
    "limits that are no object": ("gate.json", "[]", None, ""),
    "a limit of an unknown name": ("gate.json", '{"growth": 3}', None, "growth"),
    "a limit that is no number": ("gate.json", '{"tied_percent": "20"}', None, "tied_percent"),
    "a limit of yes": ("gate.json", '{"tied_percent": true}', None, "tied_percent"),
    "a limit that must not be switched off": ("gate.json", '{"growth_percent": null}', None, "growth_percent"),
    "limits that are no JSON": ("gate.json", "{", None, ""),
}


@pytest.mark.parametrize("name", BROKEN)
def test_wrong_expectations_are_refused_with_their_place(name: str, tmp_path: Path) -> None:
    file, text, row, column = BROKEN[name]
    folder = ties(tmp_path / "in")
    (folder / file).write_text(text)
    with translation.override("en"), pytest.raises(BadInput) as refusal:
        match_folder(folder, tmp_path / "out", key=KEY)
    first = refusal.value.problems[0]
    assert (first.file, first.column) == (file, column)
    assert row is None or first.row == row
    assert not (tmp_path / "out").exists()
