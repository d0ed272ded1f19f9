"""Microsoft on this machine: keys, tokens and the Bot Connector as a real HTTP server that keeps what it gets."""

from __future__ import annotations

import json
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import jwt
import uvicorn
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.servers import free_port

APP_ID = "11111111-2222-3333-4444-555555555555"
SECRET = "not-a-real-secret"
TENANT = "99999999-8888-7777-6666-555555555555"
ISSUER = "https://api.botframework.com"


def new_key(bits: int = 2048) -> RSAPrivateKey:
    return generate_private_key(65537, bits)


OWN, OTHER, NEXT, WEAK = new_key(), new_key(), new_key(), new_key(1024)


@dataclass
class Sent:
    """An activity that the bot sent: to which conversation, in reply to what."""

    region: str
    conversation: str
    reply_to: str
    activity: dict[str, Any]

    @property
    def card(self) -> dict[str, Any]:
        card: dict[str, Any] = self.activity["attachments"][0]["content"]
        return card


@dataclass
class Microsoft:
    """What it was asked, and how it answers. `answers`: statuses for the next messages, with Retry-After."""

    port: int
    jwks: list[dict[str, Any]] = field(default_factory=list)
    jwks_uri: str = ""
    sent: list[Sent] = field(default_factory=list)
    typing: list[Sent] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    forms: list[dict[str, str]] = field(default_factory=list)
    answers: list[tuple[int, str | None]] = field(default_factory=list)
    token_answers: list[int] = field(default_factory=list)
    is_up: bool = True
    slow: float = 0.0
    tokens: list[str] = field(default_factory=list)
    expires_in: Any = 3600

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        return f"{self.url}/emea/"

    def reset(self) -> None:
        fresh = Microsoft(self.port)
        fresh.jwks = [jwk(OWN, "own", ["msteams"]), jwk(WEAK, "weak", ["msteams"])]
        fresh.jwks_uri = f"{self.url}/keys"
        self.__dict__.update(fresh.__dict__)

    def settings(self) -> dict[str, str]:
        """Of the app, so that it takes this for Microsoft."""
        return {
            "teams_app_id": APP_ID,
            "teams_app_password": SECRET,
            "teams_tenant_id": TENANT,
            "teams_openid_metadata_url": f"{self.url}/metadata",
            "teams_token_url": f"{self.url}/{{tenant}}/token",
            "teams_service_hosts": f"127.0.0.1:{self.port}",
        }

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Of a good token; a change to None leaves that claim out."""
        now = int(time.time())
        good = {"iss": ISSUER, "aud": APP_ID, "nbf": now - 5, "exp": now + 3600, "serviceurl": self.service_url}
        return {name: value for name, value in {**good, **changes}.items() if value is not None}

    def token(self, key: Any = OWN, kid: str | None = "own", algorithm: str = "RS256", **changes: Any) -> str:
        headers = {"kid": kid} if kid is not None else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", jwt.warnings.InsecureKeyLengthWarning)  # the weak key is weak on purpose
            return jwt.encode(self.claims(**changes), key, algorithm=algorithm, headers=headers)

    def wait_for(self, number: int, seconds: float = 10.0) -> list[Sent]:
        """The messages, once there are so many."""
        deadline = time.monotonic() + seconds
        while len(self.sent) < number:
            assert time.monotonic() < deadline, f"{len(self.sent)} messages, not {number}"
            time.sleep(0.02)
        return self.sent


def jwk(key: RSAPrivateKey, kid: str, endorsements: list[str] | None = None) -> dict[str, Any]:
    made = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    extra = {} if endorsements is None else {"endorsements": endorsements}
    return {**made, "kid": kid, "use": "sig", **extra}


@contextmanager
def running_microsoft() -> Iterator[Microsoft]:
    """On a port of its own, in a thread of its own."""
    microsoft = Microsoft(free_port())
    microsoft.reset()
    config = uvicorn.Config(_app(microsoft), port=microsoft.port, log_level="error", ws="none", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield microsoft
    finally:
        server.should_exit = True
        thread.join(10)


def _app(microsoft: Microsoft) -> Starlette:
    def down(request: Request) -> Response | None:
        microsoft.requests.append(f"{request.method} {request.url.path}")
        time.sleep(microsoft.slow)
        return None if microsoft.is_up else Response(status_code=503)

    def metadata(request: Request) -> Response:
        body = {"issuer": ISSUER, "jwks_uri": microsoft.jwks_uri, "id_token_signing_alg_values_supported": ["RS256"]}
        return down(request) or JSONResponse(body)

    def keys(request: Request) -> Response:
        return down(request) or JSONResponse({"keys": microsoft.jwks})

    async def token(request: Request) -> Response:
        microsoft.requests.append("POST /token")
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        microsoft.forms.append(form)
        status = microsoft.token_answers.pop(0) if microsoft.token_answers else 200
        if status != 200:
            return JSONResponse({"error": "invalid_client"}, status_code=status)
        microsoft.tokens.append(f"bot-token-{len(microsoft.tokens)}")
        return JSONResponse(
            {"token_type": "Bearer", "expires_in": microsoft.expires_in, "access_token": microsoft.tokens[-1]}
        )

    async def activities(request: Request) -> Response:
        microsoft.requests.append("POST /activities")
        if request.headers.get("authorization") != f"Bearer {microsoft.tokens[-1] if microsoft.tokens else '?'}":
            return JSONResponse({"message": "Authorization has been denied for this request."}, status_code=401)
        activity = await request.json()
        path = request.path_params
        sent = Sent(path["region"], path["conversation"], path.get("reply_to", ""), activity)
        if activity["type"] == "typing":
            microsoft.typing.append(sent)
            return JSONResponse({"id": "t"}, status_code=202)
        status, retry_after = microsoft.answers.pop(0) if microsoft.answers else (201, None)
        if status >= 300:
            headers = {"Retry-After": retry_after} if retry_after else {}
            if status in (301, 302, 307, 308):
                headers["Location"] = f"{microsoft.url}/elsewhere"
            return JSONResponse({"error": {"code": "x"}}, status_code=status, headers=headers)
        microsoft.sent.append(sent)
        return JSONResponse({"id": str(len(microsoft.sent))}, status_code=status)

    async def elsewhere(request: Request) -> Response:
        microsoft.requests.append(f"elsewhere {request.url.path}")
        return Response(status_code=200)

    base = "/{region}/v3/conversations/{conversation}/activities"
    return Starlette(
        routes=[
            Route("/metadata", metadata),
            Route("/keys", keys),
            Route("/{tenant}/token", token, methods=["POST"]),
            Route(base, activities, methods=["POST"]),
            Route(base + "/{reply_to}", activities, methods=["POST"]),
            Route("/{path:path}", elsewhere, methods=["GET", "POST"]),
        ]
    )
