"""What the identity provider says about a person: checked, and read for the name and the roles.

Checked: the signature (RS256, with a key of the provider), and iss, aud, azp, exp, iat, nonce and at_hash
(OpenID Connect Core 3.1.3.7).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authlib.oidc.core import CodeIDToken  # type: ignore[import-untyped]
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from bot.gateway.console.access.users import known_roles

_LEEWAY_SECONDS = 60
_MAX_SUBJECT_CHARS = 180
_MAX_NAME_CHARS = 100
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")


class NotAccepted(Exception):
    """An id_token that proves nothing. The message is a word for the log."""


class KeyUnknown(NotAccepted):
    """Signed with a key that we have not seen: the provider may have renewed its keys."""


@dataclass(frozen=True)
class Person:
    """Who signed in at the provider. roles may be empty: known there, without a role here."""

    subject: str
    name: str
    roles: frozenset[str]
    id_token: str


def claims_of(token: Mapping[str, Any], keys: KeySet, *, issuer: str, client_id: str, nonce: str) -> dict[str, Any]:
    """The claims of the id_token in a token response. Raises NotAccepted, or KeyUnknown when new keys may help."""
    try:
        decoded = jwt.decode(str(token.get("id_token", "")), keys, algorithms=["RS256"])
        claims = CodeIDToken(
            decoded.claims,
            decoded.header,
            options={
                "iss": {"essential": True, "value": issuer},
                "aud": {"essential": True, "value": client_id},
                "nonce": {"essential": True, "value": nonce},
            },
            params={"nonce": nonce, "client_id": client_id, "access_token": token.get("access_token")},
        )
        claims.validate(leeway=_LEEWAY_SECONDS)
    except InvalidKeyIdError:
        raise KeyUnknown("InvalidKeyIdError") from None
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise NotAccepted(type(error).__name__) from None
    return dict(claims)


def person_of(claims: Mapping[str, Any], roles_claim: str, id_token: str) -> Person:
    """Raises NotAccepted for claims without a usable subject."""
    subject = claims.get("sub")
    if not isinstance(subject, str) or not subject:
        raise NotAccepted("sub")
    return Person(_subject(subject), _name(claims, subject), known_roles(_roles(claims, roles_claim)), id_token)


def _subject(subject: str) -> str:
    """What names this person in our tables, which are not as wide as a provider may go."""
    if len(subject) > _MAX_SUBJECT_CHARS or _UNSEEN.search(subject):
        return "oidc:sha256:" + hashlib.sha256(subject.encode("utf-8", "replace")).hexdigest()
    return f"oidc:{subject}"


def _name(claims: Mapping[str, Any], subject: str) -> str:
    """The first name that is given, without what cannot be seen or turns text around."""
    for claim in ("name", "preferred_username", "email"):
        value = claims.get(claim)
        if isinstance(value, str) and (shown := " ".join(_UNSEEN.sub(" ", value).split())):
            return shown[:_MAX_NAME_CHARS]
    return _UNSEEN.sub(" ", subject)[:_MAX_NAME_CHARS]


def _roles(claims: Mapping[str, Any], claim: str) -> list[object]:
    """A list, or words with spaces or commas; the claim's name may be a path (realm_access.roles)."""
    value: Any = claims.get(claim)
    if value is None:
        value = claims
        for part in claim.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        return list(re.split(r"[\s,]+", value))
    return list(value) if isinstance(value, list) else []
