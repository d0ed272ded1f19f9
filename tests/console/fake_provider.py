"""An identity provider that does exactly what a test tells it, wrong things above all."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

Claims = dict[str, Any]


@dataclass
class Fake:
    """claims: changes what is claimed; sign: makes the id_token of claims; answers: a status and body by path."""

    address: str
    key: RSAKey
    claims: Callable[[Claims], Claims] = lambda claims: claims
    sign: Callable[[Fake, Claims], str] | None = None
    token: Callable[[Claims], Claims] = lambda token: token
    announced: Claims = field(default_factory=dict)
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    nonce: str = ""
    requests: list[tuple[str, dict[str, str], str]] = field(default_factory=list)

    def answer(self, path: str) -> tuple[int, bytes]:
        if path in self.answers:
            return self.answers[path]
        if path == "/.well-known/openid-configuration":
            return 200, json.dumps(self._announcements()).encode()
        if path == "/jwks":
            return 200, json.dumps({"keys": [self.key.as_dict(private=False)]}).encode()
        if path == "/token":
            return 200, json.dumps(self._token()).encode()
        return 404, b""

    def _announcements(self) -> Claims:
        known = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/end",
        }
        return {name: value for name, value in {**known, **self.announced}.items() if value is not None}

    def _token(self) -> Claims:
        now = int(time.time())
        claims = self.claims(
            {"iss": self.address, "aud": "console", "sub": "f-1", "exp": now + 300, "iat": now, "nonce": self.nonce,
             "name": "Fatma Yıldız", "roles": ["editor"]}
        )  # fmt: skip
        id_token = (self.sign or signed)(self, claims)
        return self.token({"access_token": "a", "token_type": "Bearer", "expires_in": 300, "id_token": id_token})


def signed(fake: Fake, claims: Claims) -> str:
    return jwt.encode({"alg": "RS256", "kid": fake.key.kid}, claims, fake.key)


def signed_with_secret(fake: Fake, claims: Claims) -> str:
    """HS256 under the client's secret: a provider may not, and an attacker with a public key as the secret tries."""
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key("geheim-van-de-console-0123456789"))


def not_signed(fake: Fake, claims: Claims) -> str:
    return ".".join(_encoded(part) for part in ({"alg": "none"}, claims)) + "."


def _encoded(part: Claims) -> str:
    import base64

    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def new_key() -> RSAKey:
    return RSAKey.generate_key(2048, auto_kid=True)


@contextmanager
def running_fake() -> Iterator[Fake]:
    fake: Fake

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._handle("")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            self._handle(body)

        def _handle(self, body: str) -> None:
            path = self.path.partition("?")[0]
            fields = {name: values[0] for name, values in parse_qs(body).items()}
            fake.requests.append((path, fields, self.headers.get("Authorization", "")))
            status, content = fake.answer(path)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    fake = Fake(f"http://127.0.0.1:{server.server_port}", new_key())
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
