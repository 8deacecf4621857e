"""A person's own certificate: accepted alone and beside the public folder; whatever is changed is refused."""

import copy
import csv
import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.cli.commands import called
from tests.slices.admission.test_public import KEY, published

from sheber.admission.bridge.files import match_folder
from sheber.admission.bridge.holder import holder_certificate, holder_certificates
from sheber.admission.bridge.person import explain_person
from sheber.admission.bridge.public import publish_match
from sheber.admission.bridge.seal import next_inputs
from sheber.cli.verify import check_alone, verify
from sheber.proof import standalone
from sheber.proof.bundle import zip_folder
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import certificate_id, make_certificate, write_whole
from sheber.proof.signature import SigningKey
from sheber.proof.verify import read_certificate


def written(path: Path, certificate: dict) -> Path:
    path.write_bytes(to_canonical(certificate))
    return path


def signed(certificate: dict, key: SigningKey = KEY) -> dict:
    """What a dishonest holder of the key could make."""
    kept = {name: certificate[name] for name in ("type", "statement", "rule", "parameters")}
    return make_certificate(class_="holder", checks=[], key=key, **kept)


def accepted(path: Path, public: Path | None = None) -> bool:
    return all(check.passed for check in check_alone(path, public)[1])


def alone(path: Path) -> bool:
    return not any(fault for _, fault in standalone.verify(path))


def check_all(folder: Path, tmp_path: Path) -> list[dict]:
    result = {row["applicant"]: row for row in csv.DictReader((folder / "match" / "result.csv").open())}
    found = []
    for code, certificate in holder_certificates(folder / "private", key=KEY):
        path = written(tmp_path / "holder.json", certificate)
        _, checks = check_alone(path, folder / "public")
        assert [check for check in checks if not check.passed] == []
        assert alone(path)
        told = certificate["parameters"]
        row = result[code]
        assert [str(one) for one in told["row"]["held"]] == (
            [row["choice"], row["programme"], row["pool"]] if row["choice"] else []
        )
        assert told["public"] == certificate_id(read_certificate(folder / "public"))
        steps = [step for step in explain_person(folder / "match", code) if step.tried.ended != "not needed"]
        assert [(one["pool"], one["ended"], one.get("enough")) for one in told["tried"]] == [
            (step.pool, step.tried.ended, step.tried.enough) for step in steps
        ]
        found.append(certificate)
    assert len(found) == len(result)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_everybody_s_is_accepted_and_tells_what_the_match_says(tmp_path: Path, seed: int) -> None:
    folder = published(tmp_path / "x", seed, people=30)
    found = check_all(folder, tmp_path)
    assert len({one["parameters"]["index"] for one in found}) == 30
    assert holder_certificate(folder / "private", "a3", key=KEY) == found[3]
    with pytest.raises(KeyError):
        holder_certificate(folder / "private", "nobody", key=KEY)


def test_holders_of_a_round_before_too(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 5, people=40)
    next_inputs(folder / "match", {"a1", "a2"}, tmp_path / "in2")
    (tmp_path / "y").mkdir()
    match_folder(tmp_path / "in2", tmp_path / "y" / "match", key=KEY)
    publish_match(tmp_path / "y" / "match", tmp_path / "y" / "public", private=tmp_path / "y" / "private", key=KEY)
    found = check_all(tmp_path / "y", tmp_path)
    assert any(entry["entitled"] == "holder" for one in found for entry in one["parameters"]["tried"])


def test_a_new_publication_is_seen_at_once(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 1, people=30)
    old = holder_certificate(folder / "private", "a1", key=KEY)
    publish_match(folder / "match", folder / "public", private=folder / "private", key=KEY)
    new = holder_certificate(folder / "private", "a1", key=KEY)
    assert new["parameters"]["root"] != old["parameters"]["root"]
    assert accepted(written(tmp_path / "new.json", new), folder / "public")
    assert accepted(written(tmp_path / "old.json", old))
    assert not accepted(written(tmp_path / "old.json", old), folder / "public")


def set_row(name: str, value: Callable) -> Callable[[dict], None]:
    def change(told: dict) -> None:
        told["row"][name] = value(told["row"][name])

    return change


def set_told(name: str, value: Callable) -> Callable[[dict], None]:
    def change(told: dict) -> None:
        told[name] = value(told[name])

    return change


def set_entry(name: str, value: Callable) -> Callable[[dict], None]:
    def change(told: dict) -> None:
        told["tried"][-1][name] = value(told["tried"][-1][name])

    return change


def first_points(told: dict) -> None:
    told["row"]["choices"][0][1] += 1
    for entry in told["tried"]:
        entry["points"] += entry["choice"] == 1


def drop_first(told: dict) -> None:
    told["tried"] = told["tried"][1:]


def another_cutoff(told: dict) -> None:
    """A cut-off that refuses and lets in the same people, but not the one of all."""
    for entry in told["tried"]:
        if entry["cutoff"] and entry["ended"] == "refused":
            entry["cutoff"]["points"] += 1
            if "enough" in entry:
                entry["enough"] += 1
            return
    for entry in told["tried"]:
        if entry["cutoff"]:
            entry["cutoff"]["points"] -= 1
        else:
            entry["cutoff"] = {"points": entry["points"] - 1, "lottery": 1, "entitled": "no"}
        return


CHANGES = {
    "points": first_points,
    "number": set_row("number", lambda n: n + 1),
    "rights": set_row("rights", lambda held: [*held, "r9"]),
    "claim": set_row("claim", lambda _: ["p0", "open"]),
    "held": set_row("held", lambda held: [] if held else [1, "p0", "open"]),
    "choices": set_row("choices", lambda one: [*one, ["p9", 1]]),
    "salt": set_told("salt", lambda salt: ("0" if salt[0] != "0" else "1") + salt[1:]),
    "a step of the path": set_told("path", lambda path: ["00" * 32, *path[1:]]),
    "a longer path": set_told("path", lambda path: [*path, "00" * 32]),
    "the place in the tree": set_told("index", lambda n: n % 30 + 1),
    "the size of the tree": set_told("size", lambda n: n + 1),
    "the root": set_told("root", lambda _: "00" * 32),
    "the public certificate": set_told("public", lambda _: "00" * 32),
    "the seats": set_entry("seats", lambda n: n + 1),
    "own points there": set_entry("points", lambda n: n + 1),
    "own right there": set_entry("entitled", lambda one: "no" if one == "yes" else "yes"),
    "how it ended": set_entry("ended", lambda one: "held" if one == "refused" else "refused"),
    "an entry left out": drop_first,
    "the cut-off": another_cutoff,
    "a part more": lambda told: told.update(more="x"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_refused_even_with_the_region_s_key(tmp_path: Path, name: str) -> None:
    folder = published(tmp_path / "x", 2, people=30)
    for _, certificate in holder_certificates(folder / "private", key=KEY):
        if not certificate["parameters"]["tried"]:
            continue
        changed = copy.deepcopy(certificate)
        CHANGES[name](changed["parameters"])
        assert changed != certificate
        assert not accepted(written(tmp_path / "changed.json", changed))  # the signature
        assert not alone(tmp_path / "changed.json")
        assert not accepted(written(tmp_path / "signed.json", signed(changed)), folder / "public"), certificate


def test_a_key_of_one_s_own_does_not_help(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 2, people=30)
    certificate = holder_certificate(folder / "private", "a1", key=KEY)
    path = written(tmp_path / "own.json", signed(certificate, SigningKey(bytes([7]) * 32)))
    assert accepted(path)
    assert not accepted(path, folder / "public")


def test_every_changed_byte_is_refused(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 2, people=30)
    raw = to_canonical(holder_certificate(folder / "private", "a1", key=KEY))
    path = tmp_path / "holder.json"
    for place in range(0, len(raw), 7):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert not accepted(path), place
        assert place % 5 or not alone(path), place


def test_a_protected_cutoff_is_told_to_its_own_and_bound_for_all(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 2, people=30)
    rows = csv.DictReader((folder / "public" / "cutoffs.csv").open())
    bound = {(row["programme"], row["pool"]): row["commitment"] for row in rows if row["commitment"]}
    told = {}
    for _, certificate in holder_certificates(folder / "private", key=KEY):
        for entry in certificate["parameters"]["tried"]:
            where = entry["programme"], entry["pool"]
            assert (where in bound) == (entry["salt"] != "")
            told.setdefault(where, set()).add(json.dumps([entry["cutoff"], entry["salt"]]))
    assert all(len(one) == 1 for one in told.values())
    assert any(where in bound and "points" in next(iter(one)) for where, one in told.items())


def test_the_command_line(tmp_path: Path) -> None:
    home = tmp_path / "var"
    example = Path(__file__).resolve().parents[3] / "examples" / "admission"
    out = tmp_path / "out"
    assert called(home, "admission", "match", example, "--out", out / "match").returncode == 0
    made = called(
        home, "admission", "publish", out / "match", "--out", out / "public", "--private", tmp_path / "private"
    )
    assert made.returncode == 0, made.stderr
    assert "root" in made.stdout
    mine = called(home, "admission", "holder", tmp_path / "private", "p001", "--out", tmp_path / "p001.json")
    assert mine.returncode == 0, mine.stderr
    zip_folder(out / "public", tmp_path / "public.zip")
    assert verify(tmp_path / "p001.json", public=tmp_path / "public.zip") == 0
    assert verify(tmp_path / "private") == 0
    assert called(home, "verify", tmp_path / "p001.json", "--public", out / "public").returncode == 0
    raw = (tmp_path / "p001.json").read_bytes()
    (tmp_path / "certificate.json").write_bytes(raw)  # under whatever name
    assert verify(tmp_path / "certificate.json") == 0
    (tmp_path / "p001.json").write_bytes(raw.replace(b'"held"', b'"hold"'))
    assert verify(tmp_path / "p001.json") == 1
    assert verify(out / "match" / "certificate.json", public=tmp_path / "public.zip") == 0
    write_whole(tmp_path / "x.json", (out / "match" / "certificate.json").read_bytes())
    assert verify(tmp_path / "x.json") == 1
    for words in (("nowhere", "p001"), (tmp_path / "private", "nobody")):
        assert called(home, "admission", "holder", *words, "--out", tmp_path / "no.json").returncode == 2
    assert not (tmp_path / "no.json").exists()


def test_one_person_s_is_made_at_once(tmp_path: Path) -> None:
    folder = published(tmp_path / "x", 3, people=2000, programmes=12)
    holder_certificate(folder / "private", "a0", key=KEY)
    started = time.perf_counter()
    for number in range(100):
        holder_certificate(folder / "private", f"a{number}", key=KEY)
    assert (time.perf_counter() - started) / 100 < 0.05
