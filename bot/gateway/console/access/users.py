"""Who uses the console, and the roles that a person can have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

Role: TypeAlias = Literal["adviser", "editor", "approver", "beheerder"]
ROLES: tuple[Role, ...] = get_args(Role)
ANY_ROLE = ROLES
"""For look-up pages: who may be in the console at all may look things up."""


@dataclass(frozen=True)
class User:
    """Somebody who is signed in.

    subject: what names this person for good ("lokaal:jan", "oidc:4f2..."), as in the audit log; name: to show,
    as the person or the identity provider wrote it; roles: at least one of ROLES. No role implies another.
    """

    subject: str
    name: str
    roles: frozenset[str]

    def has_any(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


def known_roles(found: Iterable[object]) -> frozenset[str]:
    """The roles of ours among what was found; others have roles that are none of our business."""
    return frozenset(role for role in ROLES if role in set(map(str, found)))
