"""How fast a question is answered: through the engine, and from the index alone, side by side in one run.

`make bench`. Absolute times depend on the machine; the ratio between the two does not. Bounded: about a minute.
"""

from __future__ import annotations

import statistics
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bot.knowledge import load_kennis
from bot.paths import KNOWLEDGE
from tests.servers import Server, running_server

_QUESTIONS = 150
_CLIENTS = 8


def main() -> None:
    kennis = load_kennis(KNOWLEDGE, check_language=False)
    questions = [entry.varianten[len(entry.id) % len(entry.varianten)] for entry in kennis.entries.values()]
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        print(f"app answers after {server.ready_after:.1f} s, engine after {server.wait_until(True, 180):.1f} s more")
        search = timed(lambda text: server.http.get("/api/v1/kennis/zoek", params={"q": text[:300]}), questions)
        say = server.talk()
        turn = timed(say, questions)
        print(f"look-up (index alone): {shown(search)}")
        print(f"turn (engine):         {shown(turn)}")
        print(f"engine / index, median: {statistics.median(turn) / statistics.median(search):.2f}")
        print(f"{_CLIENTS} clients at once: {throughput(server, questions):.0f} questions a second")


def timed(call: Callable[[str], object], questions: list[str]) -> list[float]:
    """Seconds for each question, after ten that do not count."""
    for text in questions[:10]:
        call(text)
    seconds = []
    for text in questions[10 : 10 + _QUESTIONS]:
        started = time.perf_counter()
        call(text)
        seconds.append(time.perf_counter() - started)
    return seconds


def throughput(server: Server, questions: list[str]) -> float:
    """Questions a second when several conversations go on together."""
    share = _QUESTIONS // _CLIENTS

    def client(number: int) -> None:
        say = server.talk()
        for text in questions[number * share : (number + 1) * share]:
            say(text)

    threads = [threading.Thread(target=client, args=(i,)) for i in range(_CLIENTS)]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return share * _CLIENTS / (time.perf_counter() - started)


def shown(seconds: list[float]) -> str:
    ordered = sorted(seconds)
    return f"median {statistics.median(ordered) * 1000:.0f} ms, p95 {ordered[int(len(ordered) * 0.95)] * 1000:.0f} ms"


if __name__ == "__main__":
    main()
