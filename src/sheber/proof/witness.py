"""A witness: somebody outside who keeps a log's checkpoints, and refuses one that does not continue what was kept.

    <origin's hash>/key          the log's key as it was met first, or as a rotation signed by the key before
    <origin's hash>/checkpoint   the newest checkpoint that was verified, with the witness' own signature
    <origin's hash>/kept/00000007   every checkpoint that was ever verified
    witness                      the witness' own key (mode 600)

The first visit trusts what it finds (compare the key with one from elsewhere); every later visit checks it.
The cosignature is C2SP tlog-cosignature v1: a time and Ed25519 over "cosignature/v1", the time and the checkpoint.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sheber.proof.certificate import write_whole
from sheber.proof.log import Checkpoint, Log, LogBroken, read_verifier_key
from sheber.proof.merkle import is_consistent
from sheber.proof.signature import SigningKey, is_signed, load_or_make_key

COSIGNATURE = b"\x04"  # the algorithm's number of a timestamped Ed25519 cosignature


class Fork(LogBroken):
    """The log shows another past than the one that was kept; the message says from which checkpoint on."""


@dataclass(frozen=True, slots=True)
class Witnessed:
    """What a visit found: the size kept before, and the size that was verified and cosigned now."""

    origin: str
    before: int
    now: int
    new_key: bool


def cosigner_hash(name: str, public: bytes) -> bytes:
    """Four bytes that name a witness' key in a signed note."""
    return hashlib.sha256(name.encode() + b"\n" + COSIGNATURE + public).digest()[:4]


def witness_key(name: str, public: bytes) -> str:
    """The witness' key as others keep it: name+hash+key."""
    return f"{name}+{cosigner_hash(name, public).hex()}+{base64.b64encode(COSIGNATURE + public).decode()}"


def cosign(note: bytes, name: str, key: SigningKey, time: int) -> bytes:
    """The checkpoint's note with the witness' line added; `time` in seconds since 1970."""
    text = note.decode("utf-8").partition("\n\n")[0] + "\n"
    signed = time.to_bytes(8, "big") + key.sign(_cosigned(text, time))
    line = base64.b64encode(cosigner_hash(name, key.public) + signed).decode()
    return note.rstrip(b"\n") + f"\n— {name} {line}\n".encode()


def _cosigned(text: str, time: int) -> bytes:
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def cosigned_at(note: bytes, name: str, public: bytes) -> int | None:
    """When the witness `name` cosigned a checkpoint; None where it did not."""
    try:
        text, _, lines = note.decode("utf-8").partition("\n\n")
        for line in lines.splitlines():
            dash, told, value = line.split(" ")
            raw = base64.b64decode(value, validate=True)
            if (dash, told, raw[:4]) != ("—", name, cosigner_hash(name, public)) or len(raw) != 76:
                continue
            time = int.from_bytes(raw[4:12], "big")
            if is_signed(public, _cosigned(f"{text}\n", time), raw[12:]):
                return time
    except (ValueError, UnicodeError, binascii.Error):
        return None
    return None


class Witness:
    """A witness with its own folder."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder, self.name = folder, name
        folder.mkdir(parents=True, exist_ok=True)
        self.key = load_or_make_key(folder / "witness")

    def kept(self, origin: str) -> Path:
        """Where what is known of a log lies."""
        return self.folder / hashlib.sha256(origin.encode()).hexdigest()[:16]

    def visit(self, log_folder: Path, time: int, trusted: str = "") -> Witnessed:
        """Verify that the log in a folder continues what was kept, keep and cosign its newest checkpoint.

        `trusted`: the verifier's key that the first visit must find, known from elsewhere. Raises Fork, LogBroken.
        """
        origin, first = read_verifier_key(_read(log_folder / "key"))
        place = self.kept(origin)
        before_key = _read(place / "key") if (place / "key").exists() else trusted
        if before_key and read_verifier_key(before_key) != (origin, first):
            raise Fork("key: the log's first key is not the one that was kept")
        log = Log(log_folder, first, origin)
        if fault := log.fault():
            raise LogBroken(fault)
        before, now = self._newest(place, log), log.checkpoint()
        for kept in self._all(place, log):
            self._continues(log, kept, now)
        note = (log_folder / "checkpoint").read_bytes()
        self._keep(place, log_folder, note, now, time)
        return Witnessed(origin, before.size if before else 0, now.size, len(log.keys()) > 1)

    def _newest(self, place: Path, log: Log) -> Checkpoint | None:
        if not (place / "checkpoint").exists():
            return None
        return log.opened((place / "checkpoint").read_bytes(), log.keys())

    def _all(self, place: Path, log: Log) -> Iterator[Checkpoint]:
        for path in sorted((place / "kept").glob("*")) if (place / "kept").is_dir() else ():
            yield log.opened(path.read_bytes(), log.keys())

    def _continues(self, log: Log, before: Checkpoint, now: Checkpoint) -> None:
        if now.size < before.size:
            raise Fork(f"checkpoint {before.size}: the log has shrunk to {now.size} entries")
        if not before.size:
            return
        path = log.consistency(before.size)
        if not is_consistent(before.size, now.size, before.root, now.root, path):
            raise Fork(f"checkpoint {before.size}: the log does not continue what was kept")

    def _keep(self, place: Path, log_folder: Path, note: bytes, now: Checkpoint, time: int) -> None:
        (place / "kept").mkdir(parents=True, exist_ok=True)
        if not (place / "key").exists():
            write_whole(place / "key", (log_folder / "key").read_bytes())
        signed = cosign(note, self.name, self.key, time)
        write_whole(place / "kept" / f"{now.size:08d}", signed)
        write_whole(place / "checkpoint", signed)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise LogBroken(f"{path.name}: cannot be read ({error})") from error
