"""Canonical JSON (RFC 8785) of certificates: whole numbers and text only, so that every reader sees one value."""

import json
from typing import Any

import rfc8785


class NotCanonicalError(ValueError):
    """A value that a certificate may not hold, or bytes that are not in canonical form."""


def _refuse_fractions(value: Any, path: str) -> None:
    if isinstance(value, float):
        raise NotCanonicalError(f"{path}: a certificate holds no fractions; give numerator and denominator")
    if isinstance(value, dict):
        for key, inner in value.items():
            _refuse_fractions(inner, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for place, inner in enumerate(value):
            _refuse_fractions(inner, f"{path}[{place}]")


def to_canonical(value: Any) -> bytes:
    """The RFC 8785 bytes of a value of dict, list, str, int, bool, None. Raises NotCanonicalError otherwise."""
    _refuse_fractions(value, "$")
    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, TypeError, ValueError) as error:
        raise NotCanonicalError(str(error)) from error


def from_canonical(raw: bytes) -> Any:
    """Read canonical bytes. Raises NotCanonicalError where the bytes are anything else, a space included."""
    try:
        value = json.loads(raw.decode("utf-8"))
        same = to_canonical(value) == raw
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotCanonicalError(f"not canonical JSON: {error}") from error
    if not same:
        raise NotCanonicalError("not in canonical form (RFC 8785): the text was changed or formatted")
    return value
