"""The public draw: one number per person, the same for all programmes, from a seed that nobody could choose."""

import hashlib
import hmac
from collections.abc import Sequence


def draw_numbers(seed: str, codes: Sequence[str]) -> list[int]:
    """Numbers 1..N: the position of HMAC-SHA-256(key = SHA-256(seed), message = code) in ascending order.

    Ties of the digest (there are none in practice) go by the code's bytes.
    """
    key = hashlib.sha256(seed.encode("utf-8")).digest()
    raw = [code.encode("utf-8") for code in codes]
    digests = [hmac.digest(key, code, "sha256") for code in raw]
    order = sorted(range(len(raw)), key=lambda place: (digests[place], raw[place]))
    numbers = [0] * len(raw)
    for number, place in enumerate(order, start=1):
        numbers[place] = number
    return numbers
