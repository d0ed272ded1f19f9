"""A chat to try questions in, on any peildatum; nothing of it is kept or counted as a user's question."""

from __future__ import annotations

import hashlib
import re
import secrets
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup

from bot.gateway.console.access import ANY_ROLE, User, requires
from bot.gateway.console.lookup.dag import lees_dag
from bot.gateway.console.lookup.kopie import source_html
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.recording import UNKEPT_CHANNEL
from bot.gateway.services import services_of
from bot.messages import MAX_CHARS
from bot.render import render_validity
from bot.reply import Reply

_GESPREK = re.compile(r"[0-9a-f]{16}")

router = APIRouter()
in_navigation("Uitproberen", "/console/proberen", *ANY_ROLE, place=12)
Adviser = Annotated[User, Depends(requires(*ANY_ROLE))]


@router.get("/proberen")
def chat_page(
    request: Request,
    user: Adviser,
    vraag: Annotated[str, Query()] = "",
    peildatum: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """`vraag`: put in the field, ready to send."""
    dag = lees_dag(peildatum, services_of(request).settings)
    return page(
        request, "lookup/proberen.html", dag=dag, gesprek=secrets.token_hex(8), vraag=vraag[:MAX_CHARS], beurt=None
    )


@router.post("/proberen")
async def say(request: Request, user: Adviser) -> HTMLResponse:
    """One turn. A script gets the turn alone; without script the page shows the last turn."""
    form = await request.form()
    text, gesprek = str(form.get("vraag", "")), str(form.get("gesprek", ""))
    dag = lees_dag(str(form.get("peildatum", "")), services_of(request).settings)
    if not _GESPREK.fullmatch(gesprek):
        gesprek = secrets.token_hex(8)
    replies: list[Reply] = (
        [Reply("fout", dag.fout)]
        if dag.fout
        else await _ask(request, user, gesprek, text, dag.dag if dag.is_anders else None)
    )
    beurt = {
        "vraag": text[:MAX_CHARS],
        "antwoorden": [_shown(reply) for reply in replies],
        "dag": dag,
        "gesprek": gesprek,
    }
    name = "lookup/beurt.html" if "hx-request" in request.headers else "lookup/proberen.html"
    context: dict[str, Any] = {"dag": dag, "gesprek": gesprek, "vraag": "", "beurt": beurt}
    return page(request, name, **context)


async def _ask(request: Request, user: User, gesprek: str, text: str, peildatum: Any) -> list[Reply]:
    own = hashlib.sha256(user.subject.encode()).hexdigest()[:16]  # nobody goes on with another's conversation
    assistant = services_of(request).assistant
    return await assistant.answer_always(f"console:{own}:{gesprek}", text, channel=UNKEPT_CHANNEL, peildatum=peildatum)


def _shown(reply: Reply) -> dict[str, Any]:
    """A reply as the page shows it."""
    return {
        "reply": reply,
        "tekst": to_html(reply.text, heading=3),
        "bronnen": [source_html(bron) for bron in reply.bronnen],
        "geldig": render_validity(reply.geldigheid) if reply.geldigheid and reply.bronnen else "",
        "stappen": (reply.berekening or {}).get("stappen", []),
        "is_degraded": bool(reply.metadata.get("degraded")),
        "zekerheid": f"{round(reply.confidence * 100)}%" if reply.confidence else Markup(""),
    }
