"""Signing in at one's own organisation: there with PKCE, state and nonce, and back with a code."""

from __future__ import annotations

import hmac

import structlog
from fastapi import APIRouter, Depends, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.gateway.console.access import tokens
from bot.gateway.console.access.guards import open_to_all
from bot.gateway.console.access.id_token import NotAccepted, Person
from bot.gateway.console.access.oidc import Provider, ProviderAway
from bot.gateway.console.access.paths import SIGN_IN, local_path
from bot.gateway.console.access.refusals import ConsoleOff
from bot.gateway.console.access.service import Access, access_of
from bot.gateway.console.access.signing_in import TooOften, begin_for, count_address
from bot.gateway.console.pages import page

log = structlog.get_logger(__name__)
router = APIRouter()

BACK = f"{SIGN_IN}/terug"
_PURPOSE = "oidc"


@router.get("/aanmelden/organisatie", dependencies=[Depends(open_to_all)])
async def start(request: Request, naar: str = "") -> Response:
    """To the provider. What must come back is derived from a random value that only this browser holds."""
    access = access_of(request)
    provider = _provider(access)
    chance = tokens.new_id()
    try:
        url = await provider.begin(back=_back(access, request), **_expected(access, chance))
    except ProviderAway as error:
        return _away(request, str(error))
    response = RedirectResponse(url, status_code=303)
    sealed = tokens.seal(access.secret, _PURPOSE, {"toeval": chance, "naar": local_path(naar)})
    tokens.set_cookie(response, tokens.OIDC_COOKIE, sealed, tokens.START_SECONDS)
    return response


@router.get("/aanmelden/terug", dependencies=[Depends(open_to_all)])
async def come_back(request: Request, code: str = "", state: str = "", error: str = "") -> Response:
    """From the provider. Whatever happened, what was expected is expected no more."""
    access = access_of(request)
    provider = _provider(access)
    started = tokens.unseal(access.secret, _PURPOSE, request.cookies.get(tokens.OIDC_COOKIE, ""))
    response = await _finish(request, access, provider, started, code, state, error)
    tokens.drop_cookie(response, tokens.OIDC_COOKIE)
    return response


async def _finish(
    request: Request, access: Access, provider: Provider, started: dict[str, str] | None, code: str, state: str,
    error: str,
) -> Response:  # fmt: skip
    if started is None:
        return _again(request, "Uw aanmelding is verlopen of begon in een andere browser.")
    expected = _expected(access, started["toeval"])
    if not hmac.compare_digest(state.encode("utf-8", "replace"), expected["state"].encode()):
        return _again(request, "Deze aanmelding hoort niet bij dit venster.")
    if error:
        log.warning("sign_in_refused", way="oidc", reason=error[:60])
        if error in ("server_error", "temporarily_unavailable"):
            return _away(request, error)
        return _again(request, "Uw organisatie heeft u niet aangemeld.", status=403)
    if not code:
        return _again(request, "Uw organisatie stuurde geen bewijs van aanmelding mee.")
    try:
        counted = await count_address(access, request)
        person = await provider.finish(
            code=code, back=_back(access, request), nonce=expected["nonce"], verifier=expected["verifier"]
        )
    except TooOften:
        return _again(request, "Er is te vaak geprobeerd om aan te melden. Wacht een kwartier.", status=429)
    except ProviderAway as error:
        return _away(request, str(error))
    except NotAccepted as refusal:
        log.warning("sign_in_refused", way="oidc", reason=str(refusal))
        details = {"manier": "oidc", "reden": str(refusal)[:60]}
        await run_in_threadpool(access.store.note_refusal, "onbekend", "onbekend", details)
        return _again(request, "De aanmelding bij uw organisatie is niet geldig.")
    if counted:
        await run_in_threadpool(access.store.give_back, forgotten="", counted=counted)
    if not person.roles:
        return await _without_role(request, access, provider, person)
    response = RedirectResponse(local_path(started["naar"]), status_code=303)
    tokens.set_cookie(response, tokens.SESSION_COOKIE, await begin_for(access, request, person))
    return response


async def _without_role(request: Request, access: Access, provider: Provider, person: Person) -> Response:
    """Known at the organisation, but not here."""
    details = {"manier": "oidc", "reden": "geen rol"}
    await run_in_threadpool(access.store.note_refusal, person.subject, person.subject, details)
    other = await provider.sign_out_url(person.id_token, f"{access.address(request)}{SIGN_IN}")
    message = f"{person.name}, u heeft nog geen rol in deze console. Vraag uw beheerder om een rol."
    return page(request, "geen_toegang.html", status=403, message=message, other_account=other)


def _expected(access: Access, chance: str) -> dict[str, str]:
    return {name: tokens.derive(access.secret, f"oidc {name}", chance) for name in ("state", "nonce", "verifier")}


def _provider(access: Access) -> Provider:
    if access.provider is None:
        raise ConsoleOff()
    return access.provider


def _back(access: Access, request: Request) -> str:
    return f"{access.address(request)}{BACK}"


def _again(request: Request, message: str, status: int = 400) -> Response:
    return page(request, "fout.html", status=status, title="Aanmelden is niet gelukt", message=message, is_off=False)


def _away(request: Request, reason: str) -> Response:
    log.error("oidc_provider_away", reason=reason[:60])
    message = "Het aanmelden bij uw organisatie werkt nu niet. Probeer het over een paar minuten opnieuw."
    return page(request, "fout.html", status=503, title="Aanmelden werkt nu niet", message=message, is_off=False)
