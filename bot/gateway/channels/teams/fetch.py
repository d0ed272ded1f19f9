"""Small JSON documents over HTTP, with a limit on their size."""

from __future__ import annotations

import json
from typing import Any

import httpx

_MAX_BYTES = 512 * 1024


class FetchError(Exception):
    """No usable answer: unreachable, another status than 200, too large, or no JSON object."""


async def fetch_object(http: httpx.AsyncClient, method: str, url: str, **options: Any) -> dict[str, Any]:
    """Raises FetchError with a word for the log."""
    try:
        async with http.stream(method, url, **options) as response:
            if response.status_code != httpx.codes.OK:
                raise FetchError(f"status {response.status_code}")
            body = b""
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _MAX_BYTES:
                    raise FetchError("too large")
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as error:
        raise FetchError(type(error).__name__) from error
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        raise FetchError("no JSON") from None
    if not isinstance(value, dict):
        raise FetchError("no JSON object")
    return value
