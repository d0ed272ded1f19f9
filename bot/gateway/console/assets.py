"""/console/static/<name>: style and scripts of the console, with a version in their address.

Read once. An address with the right version may be kept for good; any other is asked again, by ETag.
"""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from bot.errors import NotFoundError
from bot.gateway.console.access.guards import open_to_all

STATIC = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}

router = APIRouter()


@dataclass(frozen=True)
class Asset:
    """A file as it is sent; version: the start of its digest."""

    plain: bytes
    compressed: bytes
    media_type: str
    version: str


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Every file of `static` that a browser may have, by name."""
    return {path.name: _load(path) for path in sorted(STATIC.iterdir()) if path.suffix in _TYPES}


def asset_url(name: str) -> str:
    """The address of a file with its version. Raises KeyError for a file that is not there."""
    return f"/console/static/{name}?v={assets()[name].version}"


@router.get("/static/{name}", dependencies=[Depends(open_to_all)])
async def static(name: str, request: Request) -> Response:
    asset = assets().get(name)
    if asset is None:
        raise NotFoundError("Dit bestand is er niet.")
    is_compressed = "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{asset.version}{"-gz" if is_compressed else ""}"'
    is_this_version = request.query_params.get("v") == asset.version
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable" if is_this_version else "no-cache",
        "ETag": etag,
        "Vary": "Accept-Encoding",
    }
    if etag in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    if is_compressed:
        headers["Content-Encoding"] = "gzip"
    return Response(asset.compressed if is_compressed else asset.plain, media_type=asset.media_type, headers=headers)


def _load(path: Path) -> Asset:
    plain = path.read_bytes()
    return Asset(
        plain=plain,
        compressed=gzip.compress(plain, 9, mtime=0),
        media_type=f"{_TYPES[path.suffix]}; charset=utf-8",
        version=hashlib.sha256(plain).hexdigest()[:16],
    )
