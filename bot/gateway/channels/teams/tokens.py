"""Is this request from Teams, for this bot, and for an organisation that it serves?

After Microsoft's "Authentication with the Bot Connector API" (connector to bot), stricter where that leaves a choice:
one algorithm, all four times and names required, and an address to answer to that is on our own list.
"""

from __future__ import annotations

from typing import Any

import jwt

from bot.gateway.channels.teams.activity import Activity
from bot.gateway.channels.teams.keys import KeysUnavailable, SigningKeys
from bot.gateway.channels.teams.refusals import Reason, Refused
from bot.gateway.channels.teams.service_urls import is_allowed
from bot.settings import Settings

CHANNEL = "msteams"
_LEEWAY_SECONDS = 60
_MAX_TOKEN_CHARS = 8192
_MAX_KID_CHARS = 200
_REQUIRED = ["exp", "nbf", "iss", "aud"]
_REASONS: tuple[tuple[type[Exception], Reason], ...] = (
    (jwt.ExpiredSignatureError, "expired"),
    (jwt.ImmatureSignatureError, "not_yet_valid"),
    (jwt.InvalidAudienceError, "audience"),
    (jwt.InvalidIssuerError, "issuer"),
    (jwt.InvalidSignatureError, "signature"),
    (jwt.MissingRequiredClaimError, "claims"),
)


class TokenCheck:
    """Everything that can be refused without keys is refused first, so that a forger makes us fetch nothing."""

    def __init__(self, settings: Settings, keys: SigningKeys) -> None:
        self._app_id = settings.teams_app_id
        self._issuer = settings.teams_issuer
        self._tenant = settings.teams_tenant_id.lower()
        self._hosts = settings.service_hosts()
        self._keys = keys

    async def check(self, authorization: str | None, activity: Activity) -> None:
        """Raises Refused: 401 for a token that is wrong, 403 for one that is not for this, 503 without keys."""
        token = _bearer(authorization)
        kid = _key_id(token)
        claims = self._decode(token, None)
        self._check_fit(claims, activity)
        try:
            signing = await self._keys.get(kid)
        except KeysUnavailable:
            raise Refused(503, "keys_unavailable") from None
        if signing is None:
            raise Refused(401, "unknown_key")
        self._decode(token, signing.key)
        if signing.endorsements and activity.channel not in signing.endorsements:
            raise Refused(403, "endorsement")

    def _decode(self, token: str, key: Any) -> dict[str, Any]:
        """The claims, all checked; the signature too when there is a key."""
        options: Any = {"verify_signature": key is not None, "require": _REQUIRED}
        options |= {f"verify_{claim}": True for claim in _REQUIRED}
        try:
            claims: dict[str, Any] = jwt.decode(
                token, key, algorithms=["RS256"], options=options,
                audience=self._app_id, issuer=self._issuer, leeway=_LEEWAY_SECONDS,
            )  # fmt: skip
        except (jwt.PyJWTError, ValueError, TypeError, RecursionError, OverflowError) as error:
            raise Refused(401, _reason(error)) from None
        return claims

    def _check_fit(self, claims: dict[str, Any], activity: Activity) -> None:
        """The token is for this address to answer to, and the activity from a channel and tenant that we serve."""
        claimed = claims.get("serviceurl", claims.get("serviceUrl"))
        if not isinstance(claimed, str) or claimed.rstrip("/") != activity.service_url.rstrip("/"):
            raise Refused(403, "service_url")
        if not is_allowed(activity.service_url, self._hosts):
            raise Refused(403, "service_url")
        if activity.channel != CHANNEL:
            raise Refused(403, "channel")
        if self._tenant and activity.tenants != {self._tenant}:
            raise Refused(403, "tenant")


def _reason(error: Exception) -> Reason:
    for kind, reason in _REASONS:
        if isinstance(error, kind):
            return reason
    return "token"


def _bearer(authorization: str | None) -> str:
    scheme, _, token = (authorization or "").strip().partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token:
        raise Refused(401, "no_token")
    if len(token) > _MAX_TOKEN_CHARS or not token.isascii():
        raise Refused(401, "token")
    return token


def _key_id(token: str) -> str:
    try:
        header = jwt.get_unverified_header(token)
    except (jwt.PyJWTError, ValueError, TypeError, RecursionError):
        raise Refused(401, "token") from None
    if header.get("alg") != "RS256":
        raise Refused(401, "algorithm")
    kid = header.get("kid")
    if not isinstance(kid, str) or not 0 < len(kid) <= _MAX_KID_CHARS:
        raise Refused(401, "no_kid")
    return kid
