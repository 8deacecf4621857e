"""The public draw: one number per person, the same for all programmes, from a seed that nobody could choose."""

import hashlib
from collections.abc import Sequence

import numpy as np

_BLOCK = 64  # bytes that SHA-256 takes at once


def draw_numbers(seed: str, codes: Sequence[str]) -> np.ndarray:
    """Numbers 1..N (N,) int64: the position of HMAC-SHA-256(key = SHA-256(seed), message = code) in ascending order.

    Ties of the digest (there are none in practice) go by the code's bytes.
    """
    raw = [code.encode("utf-8") for code in codes]
    digests = _hmacs(hashlib.sha256(seed.encode("utf-8")).digest(), raw)
    first = np.frombuffer(b"".join(digests), dtype=">u8").reshape(-1, 4)[:, 0].astype(np.uint64)
    order = np.argsort(first)
    if (first[order][1:] == first[order][:-1]).any():
        order = np.array(sorted(range(len(raw)), key=lambda place: (digests[place], raw[place])), dtype=np.int64)
    numbers = np.empty(len(raw), dtype=np.int64)
    numbers[order] = np.arange(1, len(raw) + 1)
    return numbers


def _hmacs(key: bytes, messages: Sequence[bytes]) -> list[bytes]:
    """HMAC-SHA-256 of many messages by one key (RFC 2104): both key blocks are digested once and copied."""
    padded = key.ljust(_BLOCK, b"\0")
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in padded)).copy
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in padded)).copy
    digests = []
    for message in messages:
        inside, outside = inner(), outer()
        inside.update(message)
        outside.update(inside.digest())
        digests.append(outside.digest())
    return digests
