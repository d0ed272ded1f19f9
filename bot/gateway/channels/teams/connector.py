"""The way out: activities to the Bot Connector that Teams named, and nowhere else."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import quote

import httpx
import structlog

from bot.gateway.channels.inbox_types import TryLater, Undeliverable
from bot.gateway.channels.teams.metrics import SENT
from bot.gateway.channels.teams.service_urls import is_allowed
from bot.gateway.channels.teams.sign_in import BotToken

log = structlog.get_logger(__name__)

_SEND_SECONDS = 15.0
_MAX_WAIT_SECONDS = 600.0
_PASSING = frozenset({408, 412, 425, 429})  # 412: Teams' word for "not just now"


class Connector:
    """Sends to an address as `incoming.address_of` made it. Follows no redirects: the token is for that host only."""

    def __init__(self, http: httpx.AsyncClient, token: BotToken, hosts: Collection[str]) -> None:
        self._http = http
        self._token = token
        self._hosts = hosts

    async def send(self, address: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
        """Raises TryLater when Teams is busy or away, Undeliverable when it refuses for good."""
        what = "typing" if activity["type"] == "typing" else "message"
        try:
            await self._send(address, activity)
        except TryLater:
            SENT.labels(result="later").inc()
            raise
        except Undeliverable as error:
            SENT.labels(result="refused").inc()
            log.warning("teams_undeliverable", what=what, reason=str(error))
            raise
        SENT.labels(result=what).inc()

    async def _send(self, address: Mapping[str, Any], activity: Mapping[str, Any]) -> None:
        service_url, conversation = str(address["service_url"]), str(address["conversation"])
        if not is_allowed(service_url, self._hosts):  # the list may have changed since this was accepted
            raise Undeliverable("service url not allowed")
        url = f"{service_url.rstrip('/')}/v3/conversations/{quote(conversation, safe='')}/activities"
        body = {**activity, "from": {"id": address["bot"]}, "conversation": {"id": conversation}}
        if reply_to := address.get("reply_to"):
            url += f"/{quote(str(reply_to), safe='')}"
            body["replyToId"] = reply_to
        response = await self._post(url, body)
        if response.status_code == httpx.codes.UNAUTHORIZED:
            response = await self._post(url, body)
        _judge(response)

    async def _post(self, url: str, body: Mapping[str, Any]) -> httpx.Response:
        """One try. A token that is refused is forgotten, so that the next try has a new one."""
        token = await self._token.get()
        try:
            async with asyncio.timeout(_SEND_SECONDS):
                response = await self._http.post(url, json=body, headers={"Authorization": f"Bearer {token}"})
        except (httpx.HTTPError, TimeoutError) as error:
            log.warning("teams_unreachable", reason=type(error).__name__)
            raise TryLater from None
        if response.status_code == httpx.codes.UNAUTHORIZED:
            self._token.forget(token)
        return response


def _judge(response: httpx.Response) -> None:
    status = response.status_code
    if response.is_success:
        return
    if status in _PASSING or status >= 500 or status == httpx.codes.UNAUTHORIZED:
        log.warning("teams_busy", status=status)
        raise TryLater(_retry_after(response.headers.get("Retry-After")))
    raise Undeliverable(f"status {status}")  # 403, 404: the bot was removed, or may not speak there


def _retry_after(value: str | None) -> float | None:
    """In seconds, from a number or a date; None when Teams does not say."""
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        try:
            moment = parsedate_to_datetime(value)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=timezone.utc)
        seconds = (moment - datetime.now(timezone.utc)).total_seconds()
    return min(max(seconds, 0.0), _MAX_WAIT_SECONDS) if seconds == seconds else None
