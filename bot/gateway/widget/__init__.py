"""/widget.js: the chat for any page, put together from the files beside this one when the app starts.

There is no build step: the files are plain JavaScript that share one scope. Comments and indentation are left
out on the way; a test keeps the whole under its size.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.responses import Response

from bot.gateway.services import services_of
from bot.messages import MAX_CHARS

_HERE = Path(__file__).parent
_PARTS = (
    "dom.js", "markdown.js", "reply.js", "glossary.js", "conversation.js",
    "frame.js", "tools.js", "chat.js", "start.js",
)  # fmt: skip
_MORE_PARTS = ("dom.js", "markdown.js", "reply.js", "meer/keep.js", "meer/handover.js")
_COMMENT_LINE = re.compile(r"^\s*(?://.*|/\*\*.*|\*(?:[ /].*)?)$\n?", re.MULTILINE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HEADERS = {
    "Cache-Control": "public, max-age=3600",
    "Vary": "Accept-Encoding",
    "Cross-Origin-Resource-Policy": "cross-origin",  # any page may load it; what it may call is ALLOWED_ORIGINS
}

router = APIRouter(include_in_schema=False)


@dataclass(frozen=True)
class Script:
    """The script as it is sent, plain and compressed."""

    plain: bytes
    compressed: bytes
    digest: str


@router.get("/widget.js")
async def script(request: Request) -> Response:
    return _sent(request, widget_script(services_of(request).settings.retention_days))


@router.get("/widget-meer.js")
async def more(request: Request) -> Response:
    """What is seldom needed: the widget asks for it itself."""
    return _sent(request, more_script(services_of(request).settings.retention_days))


def _sent(request: Request, made: Script) -> Response:
    is_compressed = "gzip" in request.headers.get("accept-encoding", "")
    etag = f'"{made.digest}{"-gz" if is_compressed else ""}"'
    headers = {**_HEADERS, "ETag": etag}
    if etag in [one.strip() for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers=headers)
    if is_compressed:
        headers["Content-Encoding"] = "gzip"
    content = made.compressed if is_compressed else made.plain
    return Response(content, media_type="text/javascript; charset=utf-8", headers=headers)


@lru_cache(maxsize=4)
def widget_script(retention_days: int) -> Script:
    """The whole widget; `retention_days` is what it tells its user."""
    kept = json.dumps({"days": retention_days, "chars": MAX_CHARS})
    plain = (
        "/* Banenwijzer, EUPL-1.2 */\n"
        '(() => {\n"use strict";\n'
        'if (customElements.get("banenwijzer-chat")) return;\n'
        "const SCRIPT = document.currentScript;\n"
        'const SERVER = new URL(".", SCRIPT ? SCRIPT.src : location.href).href;\n'
        f"const KEPT = {kept};\n"
        f"const CSS = {json.dumps(_style('chat.css'))};\n"
        f"{_joined(_PARTS)}\n}})();\n"
    )
    return _made(plain)


@lru_cache(maxsize=4)
def more_script(retention_days: int) -> Script:
    """Handing over to an adviser, saving and printing; for a page that has the widget."""
    return _made(
        "/* Banenwijzer, EUPL-1.2 */\n"
        '(() => {\n"use strict";\n'
        f"const DAYS = {retention_days};\n"
        f"const MAX = {MAX_CHARS};\n"
        f"const CSS = {json.dumps(_style('meer/handover.css'))};\n"
        f"{_joined(_MORE_PARTS)}\n}})();\n"
    )


def _made(code: str) -> Script:
    plain = code.encode()
    return Script(plain, gzip.compress(plain, 9, mtime=0), hashlib.sha256(plain).hexdigest()[:32])


def _joined(parts: tuple[str, ...]) -> str:
    return "\n".join(_without_comments((_HERE / name).read_text("utf-8")) for name in parts)


def _without_comments(code: str) -> str:
    """Whole comment lines and indentation go; no string of ours spans lines."""
    return re.sub(r"^[ \t]+|\n(?=\n)", "", _COMMENT_LINE.sub("", code), flags=re.MULTILINE)


def _style(name: str) -> str:
    css = _CSS_COMMENT.sub("", (_HERE / name).read_text("utf-8")).replace('"', "'")  # no \\" in the script
    css = re.sub(r"\s+", " ", css).strip()
    return re.sub(r" ?([{};,>]) ?|(:) ", r"\1\2", css).replace(";}", "}")
