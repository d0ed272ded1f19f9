"""The way to the dialogue engines: one conversation always to the same one, to another when that is gone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date

import httpx2

from bot.errors import EngineError
from bot.reply import Reply

_CONNECT_SECONDS = 0.5
_HEALTH_SECONDS = 1.0


class EngineClient:
    """Calls the engines over loopback HTTP with their token."""

    def __init__(self, urls: Sequence[str], token: str, seconds: float) -> None:
        self._urls = tuple(urls)
        self._seconds = seconds
        self._http = httpx2.AsyncClient(
            headers={"Authorization": f"Bearer {token}"},
            timeout=httpx2.Timeout(seconds, connect=_CONNECT_SECONDS),
            trust_env=False,  # loopback traffic never goes through a proxy
        )

    async def turn(self, conversation: str, text: str, *, peildatum: date, today: date) -> list[Reply]:
        """The replies to one text. Raises EngineError when no engine gives any within its time."""
        metadata = {"peildatum": peildatum.isoformat(), "vandaag": today.isoformat()}
        body = {"conversation": conversation, "text": text, "metadata": metadata}
        error: Exception | None = None
        for url in self._preferred(conversation):
            try:
                response = await self._http.post(f"{url}/turn", json=body)
            except httpx2.ConnectError as reason:
                error = reason  # this engine is gone; the next one knows the same, but not this conversation
                continue
            except httpx2.HTTPError as reason:
                raise EngineError(f"engine: {type(reason).__name__}") from reason
            if response.status_code != httpx2.codes.OK:
                raise EngineError(f"engine answered {response.status_code}")
            try:
                replies = [Reply.from_dict(reply) for reply in response.json()["replies"]]
            except (ValueError, KeyError, TypeError) as reason:
                raise EngineError("engine answered something unreadable") from reason
            if not replies:
                raise EngineError("engine said nothing")
            return replies
        raise EngineError("no engine can be reached") from error

    async def is_ready(self) -> bool:
        """Whether at least one engine answers."""
        for url in self._urls:
            try:
                response = await self._http.get(f"{url}/health", timeout=_HEALTH_SECONDS)
            except httpx2.HTTPError:
                continue
            if response.status_code == httpx2.codes.OK:
                return True
        return False

    async def aclose(self) -> None:
        await self._http.aclose()

    def _preferred(self, conversation: str) -> list[str]:
        """Rendezvous hashing: adding or losing an engine moves only its own conversations."""
        return sorted(self._urls, key=lambda url: hashlib.sha256(f"{url} {conversation}".encode()).digest())
