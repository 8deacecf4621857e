"""A small OpenID provider of its own process-wide server: discovery, keys, authorization with PKCE, token, userinfo.

It stands in for a state's identity provider and speaks by the book (OpenID Connect Core 1.0, RFC 7636): whoever asks is
signed in at once as `person`, as if they had shown a card.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "sheber", "a secret: with signs"


class Provider:
    """The server, who is signed in there, and what it was asked."""

    def __init__(self) -> None:
        self.person = {"sub": "1", "preferred_username": "one"}
        self.answers = True  # False: every page is a fault of the provider
        self.refuses = False
        self.asked: list[str] = []
        self.codes: dict[str, dict[str, str]] = {}
        self.tokens: dict[str, dict] = {}
        self.key = RSAKey.generate_key(2048, {"kid": "k1", "use": "sig", "alg": "RS256"})
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *told: object) -> None:
                pass

            def do_GET(self) -> None:
                provider.answer(self, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                provider.answer(self, {name: values[0] for name, values in parse_qs(body).items()})

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, handler: BaseHTTPRequestHandler, body: dict[str, str]) -> None:
        parts = urlsplit(handler.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.asked.append(parts.path)
        if not self.answers:
            return self.send(handler, 503, {"error": "away"})
        if parts.path == "/authorize":
            return self.authorize(handler, asked)
        told = {
            "/.well-known/openid-configuration": lambda: (200, self.discovery()),
            "/keys": lambda: (200, {"keys": [self.key.as_dict(private=False)]}),
            "/token": lambda: self.token(body),
            "/userinfo": lambda: self.userinfo(handler.headers["Authorization"] or ""),
        }.get(parts.path, lambda: (404, {}))
        return self.send(handler, *told())

    def discovery(self) -> dict:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "response_types_supported": ["code"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, handler: BaseHTTPRequestHandler, asked: dict[str, str]) -> None:
        assert asked["client_id"] == CLIENT
        assert asked["response_type"] == "code"
        assert "openid" in asked["scope"].split()
        assert asked["code_challenge_method"] == "S256"
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked
        told = {"error": "access_denied"} if self.refuses else {"code": code}
        handler.send_response(302)
        handler.send_header("Location", f"{asked['redirect_uri']}?{urlencode(told | {'state': asked['state']})}")
        handler.end_headers()

    def token(self, body: dict[str, str]) -> tuple[int, dict]:
        asked = self.codes.pop(body.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(body.get("code_verifier", "").encode()).digest()).decode()
        fits = (
            asked
            and (body.get("client_id"), body.get("client_secret")) == (CLIENT, SECRET)
            and body.get("redirect_uri") == asked["redirect_uri"]
            and challenge.rstrip("=") == asked["code_challenge"]
        )
        if not fits:
            return 400, {"error": "invalid_grant"}
        now = int(time.time())
        claims = {"iss": self.url, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person}
        access = secrets.token_urlsafe(16)
        self.tokens[access] = dict(self.person)
        signed = jwt.encode({"alg": "RS256", "kid": "k1"}, claims, self.key)
        return 200, {"access_token": access, "token_type": "Bearer", "expires_in": 300, "id_token": signed}

    def userinfo(self, authorization: str) -> tuple[int, dict]:
        person = self.tokens.get(authorization.removeprefix("Bearer "))
        return (200, person) if person else (401, {"error": "invalid_token"})

    def send(self, handler: BaseHTTPRequestHandler, status: int, told: dict) -> None:
        body = json.dumps(told).encode()
        handler.send_response(status)
        handler.send_header("Content-Type", "application/json")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
