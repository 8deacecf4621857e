"""Compact JWTs signed with Ed25519 (RFC 7515, 7519, 8037), and the keys and did:web documents that go with them.

One algorithm, EdDSA: a token that names another is refused before anything is computed.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from sheber.proof.signature import SigningKey, is_signed, key_id

ALGORITHM = "EdDSA"
MOST_BYTES = 1 << 20


class TokenRefused(ValueError):
    """A token that is malformed, of another algorithm, or not signed by the key; the message says why."""


def b64url(raw: bytes) -> str:
    """Base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def unb64url(text: str) -> bytes:
    """The bytes of base64url without padding; only the one canonical spelling. Raises TokenRefused."""
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise TokenRefused(f"not base64url: {error}") from error
    if b64url(raw) != text:
        raise TokenRefused("not in the canonical form of base64url")
    return raw


def public_jwk(public: bytes) -> dict[str, str]:
    """A public key of 32 bytes as a JWK (RFC 8037)."""
    return {"kty": "OKP", "crv": "Ed25519", "x": b64url(public)}


def key_of_jwk(jwk: Any) -> bytes:
    """The 32 bytes of a JWK. Raises TokenRefused."""
    if not isinstance(jwk, dict) or jwk.get("kty") != "OKP" or jwk.get("crv") != "Ed25519":
        raise TokenRefused("the key is not an Ed25519 JWK")
    if not isinstance(jwk.get("x"), str) or "d" in jwk:
        raise TokenRefused("the key is not a public JWK")
    public = unb64url(jwk["x"])
    if len(public) != 32:
        raise TokenRefused("the key has not 32 bytes")
    return public


def did_web(address: str) -> str:
    """The did:web of an https address: `https://a.kz/honours` is `did:web:a.kz:honours`; a port is written `%3A`."""
    host, _, path = address.split("://", 1)[-1].rstrip("/").partition("/")
    return ":".join(["did:web", host.replace(":", "%3A"), *(step for step in path.split("/") if step)])


def verification_method(did: str, public: bytes) -> str:
    """The name of a key within its did: the did and the fingerprint."""
    return f"{did}#{key_id(public)}"


def did_document(did: str, keys: Sequence[bytes]) -> dict[str, Any]:
    """The did:web document that publishes public keys, the newest first."""
    methods = [
        {
            "id": verification_method(did, one),
            "type": "JsonWebKey2020",
            "controller": did,
            "publicKeyJwk": public_jwk(one),
        }
        for one in keys
    ]
    return {
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/suites/jws-2020/v1"],
        "id": did,
        "verificationMethod": methods,
        "assertionMethod": [one["id"] for one in methods],
    }


def key_in_document(document: Any, did: str, kid: str) -> bytes:
    """The key that a did document publishes under `kid`. Raises TokenRefused."""
    if not isinstance(document, dict) or document.get("id") != did:
        raise TokenRefused(f"the did document is not that of {did}")
    methods = document.get("verificationMethod")
    for one in methods if isinstance(methods, list) else ():
        if isinstance(one, dict) and one.get("id") == kid and one.get("controller") == did:
            return key_of_jwk(one.get("publicKeyJwk"))
    raise TokenRefused(f"the did document does not name the key {kid}")


def sign_token(payload: dict[str, Any], key: SigningKey, did: str) -> str:
    """A compact JWT; its header names the key by `kid` and carries it as `jwk`, so that it can be checked offline."""
    header = {
        "alg": ALGORITHM,
        "typ": "JWT",
        "kid": verification_method(did, key.public),
        "jwk": public_jwk(key.public),
    }
    parts = [b64url(_json(header)), b64url(_json(payload))]
    return ".".join([*parts, b64url(key.sign(".".join(parts).encode("ascii")))])


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def read_token(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and payload of a token, the signature not looked at. Raises TokenRefused."""
    if len(token) > MOST_BYTES or token.count(".") != 2:
        raise TokenRefused("not a compact JWT")
    header, payload, _ = (unb64url(part) for part in token.split("."))
    told = []
    for raw in (header, payload):
        try:
            value = json.loads(raw.decode("utf-8"), object_pairs_hook=_once)
        except (UnicodeDecodeError, ValueError, RecursionError) as error:
            raise TokenRefused(f"not JSON: {error}") from error
        if not isinstance(value, dict):
            raise TokenRefused("not a JSON object")
        told.append(value)
    if told[0].get("alg") != ALGORITHM:
        raise TokenRefused(f"algorithm {told[0].get('alg')!r} is not {ALGORITHM}")
    if "crit" in told[0]:
        raise TokenRefused("the header has critical parts that are not known")
    return told[0], told[1]


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) < len(pairs):
        raise ValueError("a name stands twice in an object")
    return dict(pairs)


def token_signed_by(token: str, public: bytes) -> bool:
    """Whether the token was signed by the holder of `public`."""
    signed, _, signature = token.rpartition(".")
    try:
        return is_signed(public, signed.encode("ascii"), unb64url(signature))
    except (TokenRefused, UnicodeEncodeError):
        return False
