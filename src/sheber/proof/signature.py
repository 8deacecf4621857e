"""Ed25519 signatures: the region's key, made once and kept in a file that only its owner reads."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def key_id(public: bytes) -> str:
    """The fingerprint under which a public key is printed and published: 16 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key with its public half (32 bytes each)."""

    seed: bytes

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        private = Ed25519PrivateKey.from_private_bytes(self.seed)
        return private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    def sign(self, data: bytes) -> bytes:
        """64 bytes over `data`."""
        return Ed25519PrivateKey.from_private_bytes(self.seed).sign(data)


def load_or_make_key(path: Path) -> SigningKey:
    """Read the key at `path` (64 hex digits), or make one and keep it there with mode 600."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        seed = Ed25519PrivateKey.generate().private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(seed.hex())
        except FileExistsError:  # another process made it at this moment: its key counts
            pass
    return SigningKey(bytes.fromhex(path.read_text(encoding="ascii").strip()))


def is_signed(public: bytes, data: bytes, signature: bytes) -> bool:
    """Whether `signature` over `data` is by the holder of `public`; never raises on malformed bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True
