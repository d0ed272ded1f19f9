"""From a proof of who somebody is to a session: counted, checked, noted, and under a new id."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import IPv6Network, ip_address

import structlog
from fastapi import Request
from starlette.concurrency import run_in_threadpool

from bot.gateway.console.access import tokens
from bot.gateway.console.access.id_token import Person
from bot.gateway.console.access.service import Access, now
from bot.store import Account, SignedIn
from bot.store.passwords import clean_name, verify_password

log = structlog.get_logger(__name__)

WINDOW = timedelta(minutes=15)
MAX_PER_NAME = 5
MAX_PER_ADDRESS = 20
_IPV6_SITE_BITS = 64


class TooOften(Exception):
    """No attempt was made. wait: until when none is."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__()
        self.wait = wait


async def sign_in(access: Access, request: Request, name: str, password: str) -> str | None:
    """The id of a new session; None: name and password do not belong together. Raises TooOften and StoreError.

    A name that nobody has costs the same steps and time as a wrong password.
    """
    name = clean_name(name)
    by_name = tokens.derive(access.secret, "pogingen naam", name)
    by_address = _address_key(access, request)
    limits = {by_name: MAX_PER_NAME} | ({by_address: MAX_PER_ADDRESS} if by_address else {})
    await take_attempt(access, limits)
    found = await run_in_threadpool(access.accounts.find, name)
    account = found if found and not found.closed else None
    async with access.checks:
        hashed = account.password_hash if account else None
        is_right, renewed = await run_in_threadpool(verify_password, password, hashed)
    if account is None or not is_right:
        await _note_refusal(access, account)
        return None
    identity = await _begin_local(access, request, account)
    if identity:
        await run_in_threadpool(access.store.give_back, forgotten=by_name, counted=by_address)
        if renewed:
            await run_in_threadpool(access.accounts.renew_hash, name, account.password_hash, renewed)
    return identity


async def take_attempt(access: Access, limits: dict[str, int]) -> None:
    """Count an attempt. Raises TooOften when there were too many."""
    wait = await run_in_threadpool(access.store.take_attempt, limits, now(), WINDOW)
    if wait is not None:
        log.warning("sign_in_too_often")
        raise TooOften(wait)


async def count_address(access: Access, request: Request) -> str | None:
    """Count an attempt from this address alone; the key under which it can be given back. Raises TooOften."""
    key = _address_key(access, request)
    if key:
        await take_attempt(access, {key: MAX_PER_ADDRESS})
    return key


async def begin_for(access: Access, request: Request, person: Person) -> str:
    """The id of a new session for who the provider vouches for. Raises StoreError."""
    identity, new = _new(access, "oidc", person.subject, person.name, person.roles, person.id_token)
    await run_in_threadpool(access.store.begin, new, idle=access.idle, replaces=_old(request))
    return identity


async def _begin_local(access: Access, request: Request, account: Account) -> str | None:
    identity, new = _new(access, "lokaal", account.subject, account.display_name, account.roles, None)
    is_begun = await run_in_threadpool(
        access.store.begin, new, idle=access.idle, replaces=_old(request), password_hash=account.password_hash
    )
    return identity if is_begun else None


def _new(
    access: Access, way: str, subject: str, name: str, roles: frozenset[str], id_token: str | None
) -> tuple[str, SignedIn]:
    identity, begun = tokens.new_id(), now()
    ends = begun + timedelta(hours=access.settings.console_hours)
    return identity, SignedIn(tokens.hash_of(identity), way, subject, name, roles, begun, ends, id_token)


def _old(request: Request) -> str | None:
    """The session that this browser had; it does not outlive a new sign-in."""
    identity = request.cookies.get(tokens.SESSION_COOKIE)
    return tokens.hash_of(identity) if identity else None


async def _note_refusal(access: Access, account: Account | None) -> None:
    """Names that are nobody's are not kept: people type passwords there."""
    subject = account.subject if account else "onbekend"
    log.warning("sign_in_refused", way="lokaal")
    details = {"manier": "lokaal", "reden": "wachtwoord" if account else "naam"}
    await run_in_threadpool(access.store.note_refusal, subject, subject, details)


def _address_key(access: Access, request: Request) -> str | None:
    """The key of an address; None for one without a limit, such as a proxy that does not say who is behind it."""
    host = request.client.host if request.client else ""
    try:
        address = ip_address(host.split("%")[0])
    except ValueError:
        return tokens.derive(access.secret, "pogingen adres", host)
    if any(address in network for network in access.settings.exempt_networks()):
        return None
    site = IPv6Network((address, _IPV6_SITE_BITS), strict=False) if address.version == 6 else address
    return tokens.derive(access.secret, "pogingen adres", str(site))
