"""How many requests we take: per address for the whole API, and per conversation for questions.

Buckets of this process: full at first, emptied by requests, filled again by time.
"""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network, ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import BusyError
from bot.gateway.metrics import LIMITED
from bot.gateway.problem_details import too_busy

_MAX_BUCKETS = 20_000
_LIMITED_PATHS = ("/api/v1/", "/webhooks/")
_IPV6_SITE_BITS = 64


class Limit:
    """At most `amount` in `seconds` for one key, and no more than that at once; amount 0: no limit."""

    def __init__(self, amount: int, seconds: float, per: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._amount = amount
        self._refill = amount / seconds
        self._per = per
        self._clock = clock
        # what is left and when that was; the key that was silent longest is forgotten first
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, key: str) -> None:
        """Count one. Raises BusyError when there is none left."""
        if self._amount == 0:
            return
        now = self._clock()
        left, then = self._buckets.pop(key, (float(self._amount), now))
        left = min(self._amount, left + (now - then) * self._refill)
        is_allowed = left >= 1
        self._buckets[key] = (left - 1 if is_allowed else left, now)
        if len(self._buckets) > _MAX_BUCKETS:
            self._buckets.popitem(last=False)
        if not is_allowed:
            LIMITED.labels(per=self._per).inc()
            raise BusyError("U stuurt veel verzoeken achter elkaar.", math.ceil((1 - left) / self._refill))


class LimitClients:
    """Refuses an address that asks too much of the API, before anything else is done for it."""

    def __init__(self, app: ASGIApp, per_minute: int, exempt: list[IPv4Network | IPv6Network]) -> None:
        self._app = app
        self._limit = Limit(per_minute, 60, "client")
        self._exempt = exempt

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"].startswith(_LIMITED_PATHS):
            client = scope.get("client")
            try:
                self._count(client[0] if client else "")
            except BusyError as error:
                await too_busy(error)(scope, receive, send)
                return
        await self._app(scope, receive, send)

    def _count(self, host: str) -> None:
        try:
            address = ip_address(host.split("%")[0])
        except ValueError:
            self._limit.take(host)  # a socket or a proxy's own name: all of its callers together
            return
        if any(address in network for network in self._exempt):
            return
        if address.version == 6:  # one site holds a whole network of addresses
            self._limit.take(str(IPv6Network((address, _IPV6_SITE_BITS), strict=False)))
        else:
            self._limit.take(str(address))
