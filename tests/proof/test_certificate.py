"""Sealed folders: accepted as they are, refused after any change of any byte."""

import random
import zipfile
from pathlib import Path

import pytest

from sheber.proof.bundle import NotABundleError, opened, zip_folder
from sheber.proof.canonical import NotCanonicalError, from_canonical, to_canonical
from sheber.proof.certificate import CERTIFICATE, Check, seal_folder
from sheber.proof.signature import SigningKey, load_or_make_key
from sheber.proof.verify import verify_bundle

WORDS = {"kk": "а", "ru": "б", "en": "c"}
KEY = SigningKey(bytes(range(32)))


def sealed(folder: Path) -> Path:
    (folder / "input").mkdir(parents=True)
    (folder / "input" / "lines.csv").write_text("line,places\na,25\n", encoding="utf-8")
    (folder / "plan.csv").write_text("line,groups\na,1", encoding="utf-8")
    seal_folder(
        folder,
        type="sheber.order.v1",
        statement=WORDS,
        rule={"name": "order", "version": "1"},
        parameters={"gap": "0.001", "years": 1},
        checks=[Check("feasible", WORDS, True)],
        key=KEY,
    )
    return folder


def accepted(folder: Path) -> bool:
    return all(check.passed for check in verify_bundle(folder)[1])


def test_a_sealed_folder_is_accepted_and_says_what_is_in_it(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    certificate, checks = verify_bundle(folder)
    assert all(check.passed for check in checks), checks
    assert [entry["rows"] for entry in certificate["inputs"] + certificate["outputs"]] == [1, 1]


def test_every_byte_of_every_file_counts(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    noise = random.Random(1)
    for path in [folder / CERTIFICATE, folder / "plan.csv", folder / "input" / "lines.csv"]:
        raw = path.read_bytes()
        for place in range(len(raw)):
            changed = raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :]
            path.write_bytes(changed)
            assert not accepted(folder), (path.name, place)
        for changed in (raw + b"\n", raw[:-1], b"", b" " + raw):
            path.write_bytes(changed)
            assert not accepted(folder), path.name
        path.write_bytes(raw)
    assert accepted(folder)


def test_every_part_of_the_certificate_is_needed(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    whole = from_canonical((folder / CERTIFICATE).read_bytes())
    for key in whole:
        (folder / CERTIFICATE).write_bytes(to_canonical({k: v for k, v in whole.items() if k != key}))
        assert not accepted(folder), key


def test_stray_missing_and_linked_files_are_refused(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    (folder / "stray.txt").write_text("x")
    assert not accepted(folder)
    (folder / "stray.txt").unlink()
    (folder / "plan.csv").rename(tmp_path / "plan.csv")
    assert not accepted(folder)
    (folder / "plan.csv").symlink_to(tmp_path / "plan.csv")
    assert not accepted(folder)


def test_what_failed_its_check_is_not_sealed(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="line a"):
        seal_folder(
            tmp_path,
            type="sheber.order.v1",
            statement=WORDS,
            rule={},
            parameters={},
            checks=[Check("feasible", WORDS, False, "line a")],
            key=KEY,
        )
    assert not (tmp_path / CERTIFICATE).exists()


def test_fractions_and_loose_json_are_refused() -> None:
    with pytest.raises(NotCanonicalError, match=r"\$\.a\[1\]"):
        to_canonical({"a": [1, 0.5]})
    for raw in (b'{"a": 1}', b'{"b":1,"a":1}', b"\xff", b"[" * 100_000):
        with pytest.raises(NotCanonicalError):
            from_canonical(raw)


def test_a_zip_opens_and_equal_folders_give_equal_zips(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    first, second = tmp_path / "a.zip", tmp_path / "b.zip"
    zip_folder(folder, first)
    zip_folder(folder, second)
    assert first.read_bytes() == second.read_bytes()
    with opened(first) as folders:
        assert [accepted(one) for one in folders] == [True]


def test_a_zip_that_leaves_its_folder_and_garbage_are_no_bundles(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("../evil.txt", "x")
    (tmp_path / "garbage.zip").write_bytes(b"PK\x03\x04 garbage")
    (tmp_path / "empty").mkdir()
    for name in ("evil.zip", "garbage.zip", "empty", "nothing"):
        with pytest.raises(NotABundleError), opened(tmp_path / name):
            pass
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_key_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "signing"
    assert load_or_make_key(path) == load_or_make_key(path)
    assert path.stat().st_mode & 0o777 == 0o600
