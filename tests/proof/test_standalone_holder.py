"""The standalone verifier judges public folders and holders' certificates as the project's own does."""

import copy
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.slices.admission.test_holder import CHANGES, signed, written
from tests.slices.admission.test_public import KEY, published, resealed

from sheber.admission.bridge.holder import holder_certificates
from sheber.cli.verify import check_alone
from sheber.proof import standalone
from sheber.proof.bundle import STANDALONE, zip_folder
from sheber.proof.merkle import (
    inclusion_path,
    leaf_hash,
    levels_of_hashes,
    path_in_levels,
    root_of_hashes,
    salted_leaf,
)


def row(number: int) -> dict:
    return {"choices": [], "claim": [], "held": [], "number": number, "rights": []}


@pytest.mark.parametrize("size", [*range(1, 34), 63, 64, 65, 100])
def test_paths_of_all_leaves_lead_to_the_root(size: int) -> None:
    salt = bytes(16)
    leaves = [salted_leaf(salt, standalone.canonical(row(number)).encode()) for number in range(size)]
    levels, root = levels_of_hashes(leaves), root_of_hashes(leaves)
    assert levels[-1] == [root]
    for index in range(size):
        path = path_in_levels(levels, index)
        assert path == inclusion_path(leaves, index)
        told = {"row": row(index), "index": index + 1, "size": size, "salt": salt.hex(), "root": root.hex()}
        steps = [step.hex() for step in path]
        assert standalone.path_fault({**told, "path": steps, "tried": []}) == ""
        for wrong in ({"index": index + 2}, {"index": index}, {"path": [*steps, "00" * 32]}, {"path": steps[1:]}):
            if size > 1 or "path" not in wrong or wrong["path"] != steps:
                assert standalone.path_fault({**told, "path": steps, "tried": [], **wrong}) != ""
    with pytest.raises(IndexError):
        path_in_levels(levels, size)


def test_no_leaf_is_a_tree_too() -> None:
    assert levels_of_hashes([]) == [[]]
    assert levels_of_hashes([leaf_hash(b"x")]) == [[leaf_hash(b"x")]]


@pytest.mark.parametrize("seed", range(2))
def test_both_judge_changed_paths_alike(tmp_path: Path, seed: int) -> None:
    """Whatever the project's own refuses of a holder's file alone, this one refuses, but for what it leaves to it."""
    folder = published(tmp_path / "x", seed, people=16)
    beyond = {"an entry left out", "a part more", "the cut-off", "the seats"}
    for _, certificate in holder_certificates(folder / "private", key=KEY):
        if not certificate["parameters"]["tried"]:
            continue
        for name, change in CHANGES.items():
            changed = copy.deepcopy(certificate)
            change(changed["parameters"])
            path = written(tmp_path / "holder.json", signed(changed))
            own = all(check.passed for check in check_alone(path)[1])
            here = not any(fault for _, fault in standalone.verify(path))
            assert own == here or (name in beyond and not own), (name, changed["parameters"])


def test_a_public_folder_with_other_commitments_is_refused(tmp_path: Path) -> None:
    public = published(tmp_path / "x", 1, people=30) / "public"
    assert not any(fault for _, fault in standalone.verify(public))
    assert [name for name, _ in standalone.verify(public)][-1] == "public"
    lines = (public / "commitments.csv").read_text().splitlines()
    place = random.Random(1).randrange(1, len(lines))
    lines[place] = lines[place][:-4] + ("0000" if lines[place][-4:] != "0000" else "1111")
    (public / "commitments.csv").write_text("\n".join(lines) + "\n")
    resealed(public)
    assert [name for name, fault in standalone.verify(public) if fault] == ["public"]


def test_it_runs_without_the_project(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 1, people=30)
    _, certificate = next(iter(holder_certificates(folder / "private", key=KEY)))
    path = written(tmp_path / "holder.json", certificate)
    command = [sys.executable, "-I", "-S", str(STANDALONE), "--lang", "en"]
    zip_folder(folder / "public", tmp_path / "public.zip")
    for good in (path, tmp_path / "public.zip", folder / "public" / "certificate.json"):
        done = subprocess.run([*command, str(good)], capture_output=True, text=True, check=False)
        assert (done.returncode, "ACCEPTED" in done.stdout) == (0, True), done.stdout + done.stderr
    for name, raw in (("certificate.json", path.read_bytes()), ("x.json", b"{}"), ("y.json", path.read_bytes()[:-1])):
        (tmp_path / name).write_bytes(raw)
        done = subprocess.run([*command, str(tmp_path / name)], capture_output=True, text=True, check=False)
        assert done.returncode == (0 if name == "certificate.json" else 1)
    (tmp_path / "z.json").write_bytes((folder / "match" / "certificate.json").read_bytes())
    assert subprocess.run([*command, str(tmp_path / "z.json")], capture_output=True, check=False).returncode == 1
    (folder / "public" / "holder.json").write_bytes(path.read_bytes())
    assert subprocess.run([*command, str(folder / "public")], capture_output=True, check=False).returncode == 1
