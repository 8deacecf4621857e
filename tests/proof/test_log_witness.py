"""A witness keeps what it saw, refuses another past, and follows a key's rotation; static files are enough."""

import shutil
from pathlib import Path

import pytest
import typer

from sheber.cli.log import rotate, witness
from sheber.cli.verify import verify
from sheber.proof.log import Log, LogBroken, open_log, verifier_key
from sheber.proof.signature import SigningKey, load_or_make_key
from sheber.proof.witness import Fork, Witness, cosign, cosigned_at, cosigner_hash

KEY, NEXT = SigningKey(bytes(range(32))), SigningKey(bytes(range(1, 33)))


def grown(folder: Path, numbers: range | list[int], key: SigningKey = KEY) -> Log:
    log = Log(folder, key.public)
    for number in numbers:
        log.append({"number": number}, key)
    return log


def test_a_log_that_grows_is_cosigned_and_kept(tmp_path: Path) -> None:
    log, watcher = tmp_path / "log", Witness(tmp_path / "kept", "university.example")
    grown(log, range(3))
    first = watcher.visit(log, 1_700_000_000)
    assert (first.before, first.now) == (0, 3)
    grown(log, range(3, 9))
    second = watcher.visit(log, 1_700_000_100)
    assert (second.before, second.now) == (3, 9)
    note = (watcher.kept("sheber/log") / "checkpoint").read_bytes()
    assert cosigned_at(note, "university.example", watcher.key.public) == 1_700_000_100
    assert cosigned_at(note, "university.example", KEY.public) is None
    assert Log(log, KEY.public).opened(note, [(0, KEY.public)]).size == 9
    assert len(list((watcher.kept("sheber/log") / "kept").iterdir())) == 2


def test_a_fork_is_refused_and_not_cosigned(tmp_path: Path) -> None:
    watcher = Witness(tmp_path / "kept", "w")
    grown(tmp_path / "a", range(4))
    watcher.visit(tmp_path / "a", 1)
    kept = (watcher.kept("sheber/log") / "checkpoint").read_bytes()
    for place, numbers in (("b", [0, 1, 2, 9, 4]), ("c", [0, 1])):  # another past; a past cut short
        grown(tmp_path / place, numbers)
        assert Log(tmp_path / place, KEY.public).fault() == ""  # each face is whole by itself
        with pytest.raises(Fork):
            watcher.visit(tmp_path / place, 2)
    assert (watcher.kept("sheber/log") / "checkpoint").read_bytes() == kept


def test_another_first_key_is_a_fork_and_a_trusted_one_is_demanded(tmp_path: Path) -> None:
    watcher = Witness(tmp_path / "kept", "w")
    grown(tmp_path / "a", range(2))
    with pytest.raises(Fork, match="key"):
        watcher.visit(tmp_path / "a", 1, verifier_key("sheber/log", NEXT.public))
    watcher.visit(tmp_path / "a", 1, verifier_key("sheber/log", KEY.public))
    grown(tmp_path / "b", range(2), NEXT)
    with pytest.raises(Fork, match="key"):
        watcher.visit(tmp_path / "b", 2)


def test_a_broken_log_is_refused(tmp_path: Path) -> None:
    grown(tmp_path / "a", range(3))
    (tmp_path / "a" / "entries" / "00000001.json").write_bytes(b'{"number":7}')
    with pytest.raises(LogBroken):
        Witness(tmp_path / "kept", "w").visit(tmp_path / "a", 1)


def test_every_byte_of_a_cosignature_counts(tmp_path: Path) -> None:
    grown(tmp_path / "a", range(1))
    note = cosign((tmp_path / "a" / "checkpoint").read_bytes(), "w", NEXT, 77)
    assert cosigned_at(note, "w", NEXT.public) == 77
    own = note.index(b"\xe2\x80\x94 w ")
    for place in (*range(note.index(b"\n\n")), *range(own, len(note) - 1)):
        assert cosigned_at(note[:place] + bytes([note[place] ^ 1]) + note[place + 1 :], "w", NEXT.public) is None
    assert len(cosigner_hash("w", NEXT.public)) == 4


def test_a_key_is_rotated_by_an_entry_that_the_old_one_signed(tmp_path: Path) -> None:
    folder, watcher = tmp_path / "log", Witness(tmp_path / "kept", "w")
    log = grown(folder, range(2))
    watcher.visit(folder, 1)
    assert log.rotate(KEY, NEXT) == 2
    with pytest.raises(LogBroken, match="another key"):
        log.append({"number": 3}, KEY)
    grown(folder, range(3, 6), NEXT)
    assert open_log(folder).fault() == ""
    assert Log(folder, NEXT.public).fault() == ""
    assert verify(folder) == 0
    assert watcher.visit(folder, 2).new_key
    with pytest.raises(LogBroken):
        Log(folder, bytes(32)).checkpoint()
    # The old key may no longer sign: a checkpoint by it is refused.
    forged = tmp_path / "forged"
    grown(forged, range(2))
    (forged / "entries" / "00000002.json").write_bytes((folder / "entries" / "00000002.json").read_bytes())
    assert open_log(forged).fault()


def test_the_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("SHEBER_HOME", str(tmp_path / "home"))
    key = load_or_make_key(tmp_path / "home" / "keys" / "signing")
    log = tmp_path / "home" / "log"
    grown(log, range(3), key)
    witness(log, tmp_path / "kept", "w")
    copied = tmp_path / "copy"
    shutil.copytree(log, copied)
    rotate()
    new = load_or_make_key(tmp_path / "home" / "keys" / "signing")
    assert new.public != key.public
    grown(log, [4], new)
    witness(log, tmp_path / "kept", "w")
    assert "3 entries were kept, 5 are there" in capsys.readouterr().out.replace("\n", " ")
    with pytest.raises(typer.Exit) as left:
        witness(copied, tmp_path / "kept", "w")
    assert left.value.exit_code == 1
    with pytest.raises(typer.Exit) as left:
        witness(tmp_path / "nothing", tmp_path / "kept", "w")
    assert left.value.exit_code == 2
