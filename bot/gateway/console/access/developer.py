"""A developer's own machine: where the console works without signing in, and nowhere else."""

from __future__ import annotations

from ipaddress import ip_address

from fastapi import Request

from bot.gateway.console.access.users import ROLES, User
from bot.settings import Settings

DEVELOPER = User("ontwikkelaar", "Ontwikkelaar", frozenset(ROLES))
_OWN_NAMES = ("localhost", "127.0.0.1", "::1")
_FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")


def is_developer(request: Request, settings: Settings) -> bool:
    """In development, from this machine to this machine, by its own name (another name is another site's trick),
    not through a proxy, and not for a page of another site."""
    client = request.client.host if request.client else ""
    return (
        settings.environment == "development"
        and _is_loopback(client)
        and request.url.hostname in _OWN_NAMES
        and not any(name in request.headers for name in _FORWARDED)
        and _is_own_page(request)
    )


def _is_own_page(request: Request) -> bool:
    """Fetched by our own page or typed or linked to; another site may link to us, not read us."""
    site = request.headers.get("sec-fetch-site", "same-origin")
    return site in ("same-origin", "none") or request.headers.get("sec-fetch-mode") == "navigate"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
