"""Random codes that open one person's own pages without an account, and a limit on how often they are tried."""

import secrets

from django.core.cache import cache
from django.http import HttpRequest

from sheber.kernel.sealed import blind_index

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # no 0 O 1 I L: read aloud and by hand
_LENGTH, _GROUP = 17, 4  # 31 letters, 17 places: 84 bits


def new_access_code() -> str:
    """A code of 84 random bits in groups, to be shown once and kept only as its index."""
    text = "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))
    return "-".join(text[place : place + _GROUP] for place in range(0, _LENGTH, _GROUP))


def access_index(code: str) -> str:
    """What is stored of a code (32 hex digits): spaces, dashes and case do not matter. Empty for an empty code."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return blind_index(f"access {plain}") if plain else ""


def public_number() -> str:
    """A number to speak of a case in the open (8 letters): random, it opens nothing."""
    return "".join(secrets.choice(_LETTERS) for _ in range(8))


def too_often(request: HttpRequest, what: str, *, most: int, seconds: int, count: bool = True) -> bool:
    """Whether this address did `what` more than `most` times in `seconds`; counts this time, too, unless told not to."""
    name = f"{what}:{request.META.get('REMOTE_ADDR', '')}"
    done = cache.get(name, 0)
    if done >= most:
        return True
    if count:
        cache.set(name, done + 1, seconds)
    return False


def forget_tries(request: HttpRequest, what: str) -> None:
    """Begin to count anew, after a success."""
    cache.delete(f"{what}:{request.META.get('REMOTE_ADDR', '')}")
