"""The transparency log: an append-only Merkle tree of static files with a signed checkpoint.

    entries/00000000.json   one canonical JSON a leaf, RFC 6962 hashing
    checkpoint              size and root, signed (C2SP signed-note and tlog-checkpoint, Ed25519)
    checkpoints/00000001    every checkpoint that was ever signed
    key                     the key that signed the first of them, as witnesses keep it

A new key is an entry too (`sheber.key.v1`), in a checkpoint that the key before signed: from the next entry on it signs.

A log of one's own proves little alone: who keeps an earlier checkpoint can refuse a rewritten past.
"""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sheber.proof.canonical import NotCanonicalError, from_canonical, to_canonical
from sheber.proof.certificate import write_whole
from sheber.proof.merkle import (
    consistency_path,
    inclusion_path,
    is_consistent,
    leaf_hash,
    root_from_path,
    root_of_hashes,
)
from sheber.proof.signature import SigningKey, is_signed

ORIGIN = "sheber/log"
ROTATION = "sheber.key.v1"
PROOF_HEAD = "c2sp.org/tlog-proof@v1"
_ED25519 = b"\x01"  # the algorithm's number in C2SP signed-note
_ENTRY = re.compile(r"\d{8}\.json")


class LogBroken(ValueError):
    """The log's files do not fit together, or do not continue what was signed; the message says where."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A signed statement: this many entries have this root."""

    origin: str
    size: int
    root: bytes


def note_key_hash(name: str, public: bytes) -> bytes:
    """Four bytes that name a key in a signed note: SHA-256(name, newline, algorithm, key)."""
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public).digest()[:4]


def verifier_key(name: str, public: bytes) -> str:
    """The key in the form in which witnesses keep it: name+hash+key."""
    return f"{name}+{note_key_hash(name, public).hex()}+{_b64(_ED25519 + public)}"


def sign_checkpoint(checkpoint: Checkpoint, key: SigningKey) -> bytes:
    """The signed note of a checkpoint."""
    text = f"{checkpoint.origin}\n{checkpoint.size}\n{_b64(checkpoint.root)}\n"
    signature = _b64(note_key_hash(checkpoint.origin, key.public) + key.sign(text.encode()))
    return f"{text}\n— {checkpoint.origin} {signature}\n".encode()


def open_checkpoint(raw: bytes, *publics: bytes) -> Checkpoint:
    """Read a checkpoint signed by one of the keys; lines of other keys are passed over. Raises LogBroken."""
    try:
        text, _, signatures = raw.decode("utf-8").partition("\n\n")
        origin, size, root = text.split("\n")[:3]
        checkpoint = Checkpoint(origin, int(size), base64.b64decode(root, validate=True))
        body = f"{text}\n".encode()
        for line in signatures.splitlines():
            dash, name, value = line.split(" ")
            signed = base64.b64decode(value, validate=True)
            for public in publics if dash == "—" and name == origin else ():
                if signed[:4] == note_key_hash(origin, public) and is_signed(public, body, signed[4:]):
                    return checkpoint
    except (ValueError, UnicodeError, binascii.Error) as error:
        raise LogBroken(f"checkpoint: not a signed note ({error})") from error
    raise LogBroken("checkpoint: not signed by the log's key")


def read_verifier_key(text: str) -> tuple[str, bytes]:
    """The name and the public key of a verifier's key. Raises LogBroken."""
    try:
        name, number, told = text.strip().split("+", 2)
        raw = base64.b64decode(told, validate=True)
    except (ValueError, binascii.Error) as error:
        raise LogBroken(f"key: not a verifier's key ({error})") from error
    if raw[:1] != _ED25519 or len(raw) != 33 or note_key_hash(name, raw[1:]).hex() != number:
        raise LogBroken("key: not an Ed25519 key with its hash")
    return name, raw[1:]


def open_log(folder: Path) -> "Log":
    """The log in a folder by the key that lies in it: whoever knows the key from elsewhere compares. Raises LogBroken."""
    try:
        name, public = read_verifier_key((folder / "key").read_text(encoding="utf-8"))
    except (OSError, UnicodeError) as error:
        raise LogBroken(f"key: cannot be read ({error})") from error
    return Log(folder, public, name)


class Log:
    """The log in a folder; `public` is the key that its checkpoints must carry."""

    def __init__(self, folder: Path, public: bytes, origin: str = ORIGIN) -> None:
        self.folder, self.public, self.origin = folder, public, origin

    def checkpoint(self) -> Checkpoint:
        """The newest signed checkpoint; of a log that was never written: nought entries. Raises LogBroken."""
        path = self.folder / "checkpoint"
        if not path.exists():
            if any(self._leaves_there()):
                raise LogBroken("checkpoint: missing")
            return Checkpoint(self.origin, 0, root_of_hashes([]))
        return self.opened(path.read_bytes(), self.keys())

    def keys(self) -> list[tuple[int, bytes]]:
        """The keys that ever signed: the size after which each one signs, and the key. Raises LogBroken.

        The first is the one that lies in the folder; each later one stands in an entry. `public` must be among them.
        """
        path = self.folder / "key"
        found = [(0, read_verifier_key(path.read_text(encoding="utf-8"))[1] if path.exists() else self.public)]
        for name in sorted(self._leaves_there()):
            raw = (self.folder / "entries" / name).read_bytes()
            if f'"type":"{ROTATION}"'.encode() in raw and (key := _rotated(raw)) is not None:
                found.append((int(name[:8]) + 1, key))
        if self.public not in {key for _, key in found}:
            raise LogBroken("key: the log is signed by another key")
        return found

    def opened(self, raw: bytes, keys: list[tuple[int, bytes]]) -> Checkpoint:
        """A checkpoint signed by the key that signed at its size. Raises LogBroken."""
        told = open_checkpoint(raw, *(key for _, key in keys))
        return open_checkpoint(raw, key_at(keys, told.size))

    def rotate(self, old: SigningKey, new: SigningKey) -> int:
        """Name the key that signs from now on; the entry is signed by the key before. Gives its number. Raises LogBroken."""
        return self.append({"type": ROTATION, "key": verifier_key(self.origin, new.public)}, old)

    def entry(self, index: int) -> dict[str, Any]:
        """An entry by its number. Raises LogBroken."""
        try:
            value = from_canonical(self._path(index).read_bytes())
        except (NotCanonicalError, OSError) as error:
            raise LogBroken(f"{self._path(index).name}: {error}") from error
        if not isinstance(value, dict):
            raise LogBroken(f"{self._path(index).name}: not an object")
        return value

    def entries(self) -> Iterator[dict[str, Any]]:
        """All entries in order."""
        return (self.entry(index) for index in range(self.checkpoint().size))

    def append(self, entry: dict[str, Any], key: SigningKey) -> int:
        """Add an entry and sign the new checkpoint; gives its number. Raises LogBroken where the past was changed."""
        (self.folder / "entries").mkdir(parents=True, exist_ok=True)
        (self.folder / "checkpoints").mkdir(exist_ok=True)
        with self._alone():
            before = self.checkpoint()
            hashes = self._hashes(before)
            if key.public != key_at(self._keys_until(before.size), before.size + 1):
                raise LogBroken("key: another key signs this log now")
            raw = to_canonical(entry)
            # What a crash left behind the checkpoint was never acknowledged: it is written over.
            write_whole(self._path(before.size), raw)
            hashes.append(leaf_hash(raw))
            note = sign_checkpoint(Checkpoint(self.origin, len(hashes), root_of_hashes(hashes)), key)
            if not before.size:
                write_whole(self.folder / "key", f"{verifier_key(self.origin, self.public)}\n".encode())
            write_whole(self.folder / "checkpoints" / f"{len(hashes):08d}", note)
            write_whole(self.folder / "checkpoint", note)
        return before.size

    def proof(self, index: int) -> str:
        """The self-contained proof that an entry is in the log (`.tlog-proof`). Raises LogBroken, IndexError."""
        hashes = self._hashes(self.checkpoint())
        path = [_b64(step) for step in inclusion_path(hashes, index)]
        note = (self.folder / "checkpoint").read_text(encoding="utf-8")
        return "\n".join([PROOF_HEAD, f"index {index}", *path, "", note])

    def consistency(self, old: int) -> list[bytes]:
        """What shows a keeper of the checkpoint of `old` entries that the log only grew."""
        return consistency_path(self._hashes(self.checkpoint()), old)

    def fault(self) -> str:
        """Why the log must be refused; empty where each checkpoint ever signed fits the entries."""
        try:
            newest = self.checkpoint()
            hashes = self._hashes(newest)
            keys = self._keys_until(newest.size)
            stray = sorted(set(self._leaves_there()) - {self._path(index).name for index in range(newest.size)})
            if stray:
                return f"{stray[0]}: beyond the checkpoint"
            for size in range(1, newest.size + 1):
                old = self.opened((self.folder / "checkpoints" / f"{size:08d}").read_bytes(), keys)
                path = consistency_path(hashes, size)
                if old.size != size or not is_consistent(size, newest.size, old.root, newest.root, path):
                    return f"checkpoint {size}: the log does not continue it"
        except (LogBroken, OSError) as error:
            return str(error)
        return ""

    def _keys_until(self, size: int) -> list[tuple[int, bytes]]:
        """The keys of the entries that were acknowledged; what a crash left behind them counts for nothing."""
        return [one for one in self.keys() if one[0] <= size]

    def _path(self, index: int) -> Path:
        return self.folder / "entries" / f"{index:08d}.json"

    def _leaves_there(self) -> Iterator[str]:
        folder = self.folder / "entries"
        if folder.is_dir():
            yield from (path.name for path in folder.iterdir() if _ENTRY.fullmatch(path.name))

    def _hashes(self, checkpoint: Checkpoint) -> list[bytes]:
        try:
            hashes = [leaf_hash(self._path(index).read_bytes()) for index in range(checkpoint.size)]
        except OSError as error:
            raise LogBroken(f"an entry is missing: {error}") from error
        if root_of_hashes(hashes) != checkpoint.root:
            raise LogBroken("the entries do not give the root that was signed")
        return hashes

    @contextmanager
    def _alone(self) -> Iterator[None]:
        import fcntl  # not there on every system; only writers need it

        with (self.folder / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def key_at(keys: list[tuple[int, bytes]], size: int) -> bytes:
    """The key that signs the checkpoint of `size` entries."""
    return next(key for since, key in reversed(keys) if since < size or since == 0)


def _rotated(raw: bytes) -> bytes | None:
    """The new key of an entry that names one; None for any other entry."""
    try:
        entry = from_canonical(raw)
    except NotCanonicalError:
        return None
    if not isinstance(entry, dict) or entry.get("type") != ROTATION:
        return None
    return read_verifier_key(str(entry.get("key", "")))[1]


def is_in_log(entry: bytes, proof: str, public: bytes) -> bool:
    """Whether a `.tlog-proof` shows the entry's bytes under a checkpoint of `public`; False on anything malformed."""
    try:
        head, _, note = proof.partition("\n\n")
        lines = head.split("\n")
        word, index = lines[1].split(" ")
        path = [base64.b64decode(line, validate=True) for line in lines[2:]]
        checkpoint = open_checkpoint(note.encode(), public)
        found = root_from_path(leaf_hash(entry), int(index), checkpoint.size, path)
    except (LogBroken, ValueError, IndexError, binascii.Error):
        return False
    return lines[0] == PROOF_HEAD and word == "index" and found == checkpoint.root


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
