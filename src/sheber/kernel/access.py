"""Random codes that open one person's own pages without an account, and a limit on how often they are tried."""

import secrets
from ipaddress import ip_address, ip_network

from django.conf import settings
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


def client_address(request: HttpRequest) -> str:
    """Who asks: the address that the outermost trusted server before this one saw, else the one that asks here."""
    told = [one.strip() for one in request.headers.get("X-Forwarded-For", "").split(",")]
    seen = told[-settings.TRUSTED_PROXIES] if 0 < settings.TRUSTED_PROXIES <= len(told) else ""
    return _address(seen) or request.META.get("REMOTE_ADDR", "")


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""


def _counted_by(request: HttpRequest) -> str:
    """What tries are counted by: an address; of IPv6 the network, since one house holds 2^64 of them."""
    address = client_address(request)
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address


def too_often(request: HttpRequest, what: str, *, most: int, seconds: int, count: bool = True) -> bool:
    """Whether this address did `what` `most` times within `seconds`; counts this time, too, unless told not to.

    Each time takes one of `most` places, which only one of all processes can take and which is free again after
    `seconds`: two that ask at once never share a place.
    """
    places = _places(request, what, most)
    taken = cache.get_many(places)
    free = [place for place in places if place not in taken]
    if not count:
        return not free
    return not any(cache.add(place, 1, seconds) for place in free)


def forget_tries(request: HttpRequest, what: str, *, most: int) -> None:
    """Begin to count anew, after a success."""
    cache.delete_many(_places(request, what, most))


def _places(request: HttpRequest, what: str, most: int) -> list[str]:
    return [f"{what}:{_counted_by(request)}:{place}" for place in range(most)]
