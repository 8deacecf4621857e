"""The log: it only grows, and a changed past is seen."""

from pathlib import Path

import pytest

from sheber.cli.verify import verify
from sheber.proof.canonical import to_canonical
from sheber.proof.log import (
    Checkpoint,
    Log,
    LogBroken,
    is_in_log,
    open_checkpoint,
    open_log,
    read_verifier_key,
    sign_checkpoint,
    verifier_key,
)
from sheber.proof.merkle import is_consistent
from sheber.proof.signature import SigningKey

KEY = SigningKey(bytes(range(32)))


def grown(folder: Path, entries: int) -> Log:
    log = Log(folder, KEY.public)
    for number in range(entries):
        assert log.append({"type": "sheber.order.v1", "number": number}, KEY) == number
    return log


def test_every_entry_is_proved_against_the_checkpoint(tmp_path: Path) -> None:
    log = grown(tmp_path, 11)
    for number, entry in enumerate(log.entries()):
        raw = to_canonical(entry)
        proof = log.proof(number)
        assert is_in_log(raw, proof, KEY.public)
        assert not is_in_log(raw + b" ", proof, KEY.public)
        assert not is_in_log(raw, proof.replace(f"index {number}", f"index {number + 1}"), KEY.public)
        assert not is_in_log(raw, proof, bytes(32))
    assert log.fault() == ""


@pytest.mark.parametrize(
    "proof", ["", "x", "c2sp.org/tlog-proof@v1\nindex x\n\nnote", "c2sp.org/tlog-proof@v1\nindex 0"]
)
def test_garbage_is_no_proof(proof: str) -> None:
    assert not is_in_log(b"{}", proof, KEY.public)


def test_a_witness_sees_that_the_log_only_grew(tmp_path: Path) -> None:
    log = grown(tmp_path, 5)
    kept = log.checkpoint()
    grown_log = log
    for number in range(5, 9):
        grown_log.append({"number": number}, KEY)
    new = grown_log.checkpoint()
    assert is_consistent(kept.size, new.size, kept.root, new.root, grown_log.consistency(kept.size))


def test_a_changed_past_is_refused(tmp_path: Path) -> None:
    log = grown(tmp_path, 4)
    path = tmp_path / "entries" / "00000001.json"
    path.write_bytes(to_canonical({"number": 7}))
    assert log.fault()
    with pytest.raises(LogBroken):
        log.append({"number": 4}, KEY)


def test_a_forked_log_with_a_new_signature_breaks_an_old_checkpoint(tmp_path: Path) -> None:
    log = grown(tmp_path / "a", 4)
    other = Log(tmp_path / "b", KEY.public)
    for number in (0, 9, 2, 3):
        other.append({"type": "sheber.order.v1", "number": number}, KEY)
    for name in ("00000001.json",):
        (tmp_path / "a" / "entries" / name).write_bytes((tmp_path / "b" / "entries" / name).read_bytes())
    (tmp_path / "a" / "checkpoint").write_bytes((tmp_path / "b" / "checkpoint").read_bytes())
    assert "does not continue" in log.fault()


def test_what_a_crash_left_behind_is_written_over(tmp_path: Path) -> None:
    log = grown(tmp_path, 2)
    (tmp_path / "entries" / "00000002.json").write_bytes(b"half")
    assert log.append({"number": 2}, KEY) == 2
    assert log.fault() == ""


def test_every_byte_of_a_checkpoint_counts() -> None:
    note = sign_checkpoint(Checkpoint("sheber/log", 3, bytes(32)), KEY)
    assert open_checkpoint(note, KEY.public).size == 3
    for place in range(len(note) - 1):  # the last line's end carries nothing
        with pytest.raises(LogBroken):
            open_checkpoint(note[:place] + bytes([note[place] ^ 1]) + note[place + 1 :], KEY.public)


def test_the_verifier_key_has_the_form_of_signed_notes() -> None:
    name, number, _ = verifier_key("sheber/log", KEY.public).split("+", 2)
    assert (name, len(number)) == ("sheber/log", 8)


def test_a_log_is_opened_by_its_key_and_verified_from_the_command_line(tmp_path: Path) -> None:
    log = grown(tmp_path, 3)
    assert open_log(tmp_path).public == log.public
    assert read_verifier_key(verifier_key("sheber/log", KEY.public)) == ("sheber/log", KEY.public)
    assert verify(tmp_path) == 0
    for path in sorted(path for path in tmp_path.rglob("*") if path.is_file() and path.name != ".lock"):
        raw = path.read_bytes()
        path.write_bytes(bytes([raw[0] ^ 1]) + raw[1:])
        assert verify(tmp_path) == 1, path
        path.write_bytes(raw)
    assert verify(tmp_path) == 0


@pytest.mark.parametrize("text", ["", "x", "a+b+c", "a+00000000+AAAA", "sheber/log+00000000+" + "A" * 44])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(LogBroken):
        read_verifier_key(text)
