"""Random ids, what is derived from them with our secret, and the cookies that carry them."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import time
from typing import Any

from starlette.responses import Response

SESSION_COOKIE = "__Host-banenwijzer"
START_COOKIE = "__Host-banenwijzer-start"
OIDC_COOKIE = "__Host-banenwijzer-oidc"
START_SECONDS = 15 * 60
_ID_BYTES = 32
_MAX_CHARS = 4000


def new_id() -> str:
    """256 random bits, as text for a cookie."""
    return secrets.token_urlsafe(_ID_BYTES)


def hash_of(identity: str) -> str:
    """What is kept of a session's id: enough to find it, no way back."""
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()


def derive(secret: bytes, purpose: str, value: str) -> str:
    """A value that only who knows the secret can make, another one for every purpose; 43 characters."""
    digest = hmac.new(secret, f"{purpose} {value}".encode("utf-8", "replace"), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def seal(secret: bytes, purpose: str, values: dict[str, Any]) -> str:
    """Small values for a cookie that nobody else can make; readable, so no secrets."""
    body = json.dumps({**values, "tot": int(time.time()) + START_SECONDS}, separators=(",", ":")).encode()
    text = base64.urlsafe_b64encode(body).decode().rstrip("=")
    return f"{text}.{derive(secret, purpose, text)}"


def unseal(secret: bytes, purpose: str, sealed: str) -> dict[str, Any] | None:
    """The values of `seal`; None for what is not ours, or older than START_SECONDS."""
    text, _, signature = sealed[:_MAX_CHARS].rpartition(".")
    expected = derive(secret, purpose, text)
    if not hmac.compare_digest(signature.encode("utf-8", "replace"), expected.encode()):
        return None
    values: dict[str, Any] = json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))
    return values if values.pop("tot") > time.time() else None


def set_cookie(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """A __Host- cookie; seconds: None for as long as the browser stays open."""
    response.set_cookie(name, value, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def drop_cookie(response: Response, name: str) -> None:
    response.delete_cookie(name, path="/", secure=True, httponly=True, samesite="lax")
