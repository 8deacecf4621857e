"""Columns that are unreadable in the database: AES-GCM with a key from SHEBER_HOME, and a blind index."""

import hashlib
import hmac
import os
from base64 import b64decode, b64encode
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import models

_NONCE = 12


def _key(purpose: bytes) -> bytes:
    return hmac.digest(bytes.fromhex(settings.SEALED_KEY), purpose, "sha256")


def seal_bytes(data: bytes) -> bytes:
    """Encrypt `data`; the same bytes give another result each time."""
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(_key(b"seal")).encrypt(nonce, data, None)


def unseal_bytes(sealed: bytes) -> bytes:
    """Decrypt what `seal_bytes` gave. Raises cryptography's InvalidTag where it was changed or the key is another."""
    return AESGCM(_key(b"seal")).decrypt(sealed[:_NONCE], sealed[_NONCE:], None)


def seal(text: str) -> str:
    """Encrypt `text`, as text."""
    return b64encode(seal_bytes(text.encode())).decode()


def unseal(sealed: str) -> str:
    """Decrypt what `seal` gave. Raises cryptography's InvalidTag where it was changed or the key is another."""
    return unseal_bytes(b64decode(sealed)).decode()


def blind_index(text: str) -> str:
    """A keyed hash by which equal texts are found without being readable (32 hex digits)."""
    return hmac.new(_key(b"index"), text.encode(), hashlib.sha256).hexdigest()[:32]


class SealedField(models.TextField):
    """A text stored encrypted; reads and writes as plain text in Python. Not searchable: keep a `blind_index`."""

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        return unseal(value) if value else value

    def get_prep_value(self, value: Any) -> Any:
        text = super().get_prep_value(value)
        return seal(text) if text else text
