"""The page at "/": a plain chat, its script and its style, served from here alone."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter
from fastapi.responses import FileResponse

_HERE = Path(__file__).parent
_CACHED = {"Cache-Control": "public, max-age=300"}

router = APIRouter(include_in_schema=False)


@router.get("/")
async def home() -> FileResponse:
    return FileResponse(_HERE / "index.html", media_type="text/html; charset=utf-8")


@router.get("/page/chat.js")
async def script() -> FileResponse:
    return FileResponse(_HERE / "chat.js", media_type="text/javascript; charset=utf-8", headers=_CACHED)


@router.get("/page/chat.css")
async def style() -> FileResponse:
    return FileResponse(_HERE / "chat.css", media_type="text/css; charset=utf-8", headers=_CACHED)


@router.get("/favicon.ico")
@router.get("/page/icon.svg")
async def icon() -> FileResponse:
    return FileResponse(_HERE / "icon.svg", media_type="image/svg+xml", headers=_CACHED)
