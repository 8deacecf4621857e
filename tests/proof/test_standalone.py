"""The standalone verifier agrees with the project's own."""

import json
import random
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from sheber.proof import signature, standalone
from sheber.proof.bundle import opened, zip_folder
from sheber.proof.canonical import to_canonical
from sheber.proof.certificate import CERTIFICATE, Check, seal_folder
from sheber.proof.verify import verify_bundle

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=12,
)


def sealed(folder: Path) -> Path:
    words = {"kk": "Қ", "ru": "б", "en": "c"}
    (folder / "input").mkdir(parents=True)
    (folder / "input" / "lines.csv").write_text("line,places\na,25\n", encoding="utf-8")
    (folder / "plan.csv").write_text("line,groups\na,1\n", encoding="utf-8")
    checks = [Check("feasible", words, True)]
    rule, key = {"name": "order", "version": "1"}, signature.SigningKey(bytes(range(32)))
    seal_folder(
        folder, type="sheber.forum.v1", statement=words, rule=rule, parameters={"years": 1}, checks=checks, key=key
    )
    return folder


def both(folder: Path) -> tuple[bool, bool]:
    own = all(check.passed for check in verify_bundle(folder)[1])
    return own, not any(fault for _, fault in standalone.verify(folder))


@given(VALUES)
def test_the_canonical_form_is_the_same(value: object) -> None:
    assert standalone.canonical(value).encode("utf-8") == to_canonical(value)


@settings(max_examples=15, deadline=None)
@given(st.binary(min_size=32, max_size=32), st.binary(max_size=100), st.integers(0, 511))
def test_signatures_are_judged_alike(seed: bytes, text: bytes, bit: int) -> None:
    key = signature.SigningKey(seed)
    good = key.sign(text)
    bad = bytearray(good)
    bad[bit // 8] ^= 1 << bit % 8
    assert standalone.is_signed(key.public, text, good)
    assert not standalone.is_signed(key.public, text, bytes(bad))
    assert not standalone.is_signed(key.public, text + b".", good)


def test_the_curve_has_the_right_base_point() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    public = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    assert public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert standalone.write_point(standalone.BASE).hex() == "58" + "66" * 31


def test_both_verifiers_judge_changed_folders_alike(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    assert both(folder) == (True, True)
    noise = random.Random(7)
    files = [folder / CERTIFICATE, folder / "plan.csv", folder / "input" / "lines.csv"]
    for _ in range(200):
        path = noise.choice(files)
        raw = path.read_bytes()
        place = noise.randrange(len(raw))
        path.write_bytes(raw[:place] + bytes([raw[place] ^ noise.randrange(1, 256)]) + raw[place + 1 :])
        assert both(folder) == (False, False), (path.name, place)
        path.write_bytes(raw)
    (folder / "stray").write_text("x")
    assert both(folder) == (False, False)


@pytest.mark.parametrize("raw", [b"", b"[]", b"\xff", b"{", b'"x"', b'{"a":1.5}', b"[" * 100_000])
def test_garbage_is_refused(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / CERTIFICATE).write_bytes(raw)
    assert both(tmp_path) == (False, False)


def test_a_download_carries_its_own_verifier_and_runs_without_the_project(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "order-2026")
    zip_folder(folder, tmp_path / "order.zip")
    zip_folder(folder, tmp_path / "again.zip")
    assert (tmp_path / "order.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    with opened(tmp_path / "order.zip") as folders:
        assert [both(one) for one in folders] == [(True, True)]
    with zipfile.ZipFile(tmp_path / "order.zip") as archive:
        archive.extractall(tmp_path / "away")
    run = [sys.executable, "-I", "-S", str(tmp_path / "away" / "verify.py"), "--lang", "en"]
    assert subprocess.run(run, capture_output=True, text=True, cwd=tmp_path).returncode == 0
    assert subprocess.run([*run, str(tmp_path / "order.zip")], capture_output=True, cwd=tmp_path).returncode == 0
    plan = tmp_path / "away" / "order-2026" / "plan.csv"
    plan.write_bytes(plan.read_bytes() + b"\n")
    refused = subprocess.run(run, capture_output=True, text=True, cwd=tmp_path)
    assert (refused.returncode, "plan.csv was changed" in refused.stdout) == (1, True)
    assert subprocess.run([*run, str(plan)], capture_output=True, cwd=tmp_path).returncode == 2


def test_a_signature_over_another_certificate_does_not_pass(tmp_path: Path) -> None:
    folder = sealed(tmp_path / "x")
    whole = json.loads((folder / CERTIFICATE).read_bytes())
    whole["statement"]["en"] = "changed"
    (folder / CERTIFICATE).write_bytes(to_canonical(whole))
    assert both(folder) == (False, False)
