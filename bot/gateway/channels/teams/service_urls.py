"""To which addresses an answer, and with it the bot's own token, may go."""

from __future__ import annotations

import re
from collections.abc import Collection
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

_ORDINARY = re.compile(r"[\x21-\x7e]+")
_PORTS = {"https": 443, "http": 80}


def is_allowed(url: str, hosts: Collection[str]) -> bool:
    """Whether its host[:port] is one of `hosts`, over https; http only for this machine itself."""
    parts = _parts(url)
    if parts is None or parts.query or parts.fragment or "/.." in parts.path:
        return False
    host, port = parts.hostname or "", parts.port or _PORTS[parts.scheme]
    named = f"[{host}]" if ":" in host else host
    is_default = port == _PORTS[parts.scheme]
    return is_safe(url) and (f"{named}:{port}" in hosts or (is_default and named in hosts))


def is_safe(url: str) -> bool:
    """Whether what is sent there cannot be read on the way."""
    parts = _parts(url)
    return parts is not None and (parts.scheme == "https" or is_loopback(url))


def is_loopback(url: str) -> bool:
    parts = _parts(url)
    host = parts.hostname if parts else None
    if host is None:
        return False
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def origin(url: str) -> tuple[str, str, int] | None:
    parts = _parts(url)
    return (parts.scheme, parts.hostname or "", parts.port or _PORTS[parts.scheme]) if parts else None


def _parts(url: str) -> SplitResult | None:
    """Nothing for an address that two readers could take for two different ones."""
    if not _ORDINARY.fullmatch(url) or "\\" in url:
        return None
    try:
        parts = urlsplit(url)
        has_port = parts.port != 0  # raises for one that is no number
    except ValueError:
        return None
    is_plain = "@" not in parts.netloc and "%" not in parts.netloc
    return parts if parts.scheme in _PORTS and parts.hostname and is_plain and has_port else None
