"""The buckets themselves, with a clock of the test's own."""

from __future__ import annotations

from ipaddress import ip_network
from typing import Any

import pytest

from bot.errors import BusyError
from bot.gateway.limits import Limit, LimitClients


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def takes(limit: Limit, key: str, times: int) -> int:
    """How many of so many are allowed."""

    def is_allowed() -> bool:
        try:
            limit.take(key)
        except BusyError:
            return False
        return True

    return sum(is_allowed() for _ in range(times))


def test_a_bucket_empties_and_fills_again_and_no_fuller_than_full() -> None:
    clock = Clock()
    limit = Limit(10, 60, "test", clock)
    assert takes(limit, "a", 15) == 10
    clock.now = 12
    assert takes(limit, "a", 15) == 2
    clock.now = 10_000
    assert takes(limit, "a", 15) == 10
    assert takes(limit, "b", 15) == 10


def test_it_says_when_the_next_is_welcome() -> None:
    clock = Clock()
    limit = Limit(2, 60, "test", clock)
    takes(limit, "a", 2)
    with pytest.raises(BusyError) as refused:
        limit.take("a")
    assert refused.value.seconds == 30
    clock.now = 30
    limit.take("a")


def test_zero_is_no_limit() -> None:
    assert takes(Limit(0, 60, "test"), "a", 1000) == 1000


def test_memory_is_bounded() -> None:
    limit = Limit(1, 60, "test")
    for number in range(30_000):
        limit.take(str(number))
    assert len(limit._buckets) <= 20_000


@pytest.mark.parametrize(
    ("hosts", "allowed"),
    [
        (["10.0.0.1"] * 5, 2),
        (["10.0.0.1", "10.0.0.2"] * 3, 4),
        (["127.0.0.1"] * 5, 5),
        (["::1"] * 5, 5),
        (["192.168.7.9"] * 5, 5),
        (["2001:db8::1", "2001:db8::2", "2001:db8::3"], 2),
        (["2001:db8:0:1::1", "2001:db8:0:2::1", "2001:db8:0:3::1"], 3),
        ([""] * 5, 2),
        (["unix"] * 5, 2),
        (["fe80::1%eth0"] * 5, 2),
    ],
)
async def test_addresses_are_counted_as_their_site(hosts: list[str], allowed: int) -> None:
    statuses: list[int] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])

    limited = LimitClients(app, 2, [ip_network("127.0.0.0/8"), ip_network("::1"), ip_network("192.168.7.0/24")])
    for host in hosts:
        scope = {"type": "http", "path": "/api/v1/kennis", "client": (host, 1) if host else None, "headers": []}
        await limited(scope, None, send)  # type: ignore[arg-type]
    assert statuses.count(200) == allowed
    assert statuses.count(429) == len(hosts) - allowed
