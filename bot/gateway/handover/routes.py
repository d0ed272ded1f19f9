"""Hand-over for the widget and other programs: what would go along, sending it, and reading the answer."""

from __future__ import annotations

from ipaddress import IPv6Network, ip_address
from typing import Any

from fastapi import APIRouter, Request

from bot.errors import NotFoundError
from bot.gateway.api import OwnConversation
from bot.gateway.handover import words
from bot.gateway.handover.codes import read_code
from bot.gateway.handover.hours import tell
from bot.gateway.handover.schemas import CodeIn, HandedOut, HandoverIn, HandoverOut, HandoverSentOut
from bot.gateway.handover.service import HandOver
from bot.gateway.handover.talk import as_json
from bot.gateway.services import services_of

router = APIRouter(prefix="/api/v1", tags=["overdracht"])

_RUNNING_TURN_SECONDS = 6.0
_IPV6_SITE_BITS = 64


@router.get("/conversations/{conversation}/overdracht", response_model=HandoverOut)
async def show(conversation: OwnConversation, request: Request) -> dict[str, Any]:
    """Wat er naar een adviseur zou gaan, en wat er al ging, met de antwoorden. Persoonlijke gegevens zijn eruit."""
    services = services_of(request)
    await services.assistant.settled(conversation, _RUNNING_TURN_SECONDS)
    handover, name = services.handover, services.conversations.fingerprint(conversation)
    settings = await handover.settings()
    is_on = bool(settings.is_on) and (await services.switches.state("web")).is_open
    package, sent = await handover.preview(name), await handover.of_conversation(name)
    return {
        "aan": is_on,
        "verwacht": tell(settings, handover.now()) if is_on else "",
        "vraag": package.question,
        "onderwerp": handover.title(package.entry),
        "beurten": package.turns,
        "verstuurd": [as_json(one, settings, handover) for one in sent],
    }


@router.post("/conversations/{conversation}/overdracht", status_code=201, response_model=HandoverSentOut)
async def send(conversation: OwnConversation, sending: HandoverIn, request: Request) -> dict[str, str]:
    """Stuur de vraag naar een adviseur. De code staat alleen in dit antwoord."""
    services = services_of(request)
    if closed := await services.switches.closed("web"):
        raise NotFoundError(closed.text.split("\n")[0])
    await services.assistant.settled(conversation, _RUNNING_TURN_SECONDS)
    sent = await services.handover.send(
        services.conversations.fingerprint(conversation),
        "web",
        question=sending.vraag,
        with_conversation=sending.met_gesprek,
        who=client_of(request),
    )
    return {"code": sent.code, "verwacht": sent.expected}


@router.post("/overdracht/antwoord", response_model=HandedOut)
async def read_answer(code: CodeIn, request: Request) -> dict[str, Any]:
    """Lees het antwoord bij een code. Wie te veel foute codes probeert, moet wachten."""
    return await answer_to(code.code, request)


async def answer_to(typed: str, request: Request) -> dict[str, Any]:
    """Raises NotFoundError, BusyError."""
    handover: HandOver = services_of(request).handover
    code = read_code(typed)
    if code is None:
        raise NotFoundError(words.UNKNOWN_CODE, words.UNKNOWN_CODE_REMEDY)
    found = await handover.by_code(code, client_of(request))
    return as_json(found, await handover.settings(), handover)


def client_of(request: Request) -> str:
    """Who is counted together: an address, or one site's network; "" for who is not counted (RATE_EXEMPT)."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.split("%")[0])
    except ValueError:
        return host or "?"
    if any(address in network for network in services_of(request).settings.exempt_networks()):
        return ""
    return str(IPv6Network((address, _IPV6_SITE_BITS), strict=False) if address.version == 6 else address)
