"""Relative dates, with Duckling behind them; the leash it is kept on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from calendar import monthrange
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import read_quantities, relative
from bot.reading.relative import resolve

from . import TODAY, brief

needs_duckling = pytest.mark.skipif(resolve("vandaag", TODAY) is None, reason="Duckling is not made for this platform")
ROOT = Path(__file__).parents[2]

SPOKEN = [
    ("vandaag", "date 2026-11-22 dag"),
    ("morgen", "date 2026-11-23 dag"),
    ("overmorgen", "date 2026-11-24 dag"),
    ("gisteren", "date 2026-11-21 dag"),
    ("eergisteren", "date 2026-11-20 dag"),
    ("goede morgen", ""),
    ("'s morgens", ""),
    ("over 3 weken", "date 2026-12-13 dag"),
    ("over drie weken", "date 2026-12-13 dag"),
    ("over een week", "date 2026-11-29 dag"),
    ("over 10 dagen", "date 2026-12-02 dag"),
    ("over twee maanden", "date 2027-01-22 dag"),
    ("over een half jaar", "date 2027-05-22 dag"),
    ("over anderhalf jaar", "date 2028-05-22 dag"),
    ("over 2 jaar", "date 2028-11-22 dag"),
    ("3 weken geleden", "date 2026-11-01 dag"),
    ("een half jaar geleden", "date 2026-05-22 dag"),
    ("2 jaar terug", "date 2024-11-22 dag"),
    ("dit jaar", "date 2026-01-01 jaar"),
    ("vorig jaar", "date 2025-01-01 jaar"),
    ("volgend jaar", "date 2027-01-01 jaar"),
    ("komend jaar", "date 2027-01-01 jaar"),
    ("huidige jaar", "date 2026-01-01 jaar"),
    ("deze maand", "date 2026-11-01 maand"),
    ("volgende maand", "date 2026-12-01 maand"),
    ("vorige maand", "date 2026-10-01 maand"),
    ("volgende week", "date 2026-11-23 dag ~"),
    ("deze week", "date 2026-11-16 dag ~"),
    ("vorig kwartaal", "date 2026-07-01 maand ~"),
    ("komende maandag", "date 2026-11-23 dag"),
    ("afgelopen maandag", "date 2026-11-16 dag"),
    ("volgende week maandag", "date 2026-11-23 dag"),
    ("vorige week vrijdag", "date 2026-11-13 dag"),
    ("afgelopen januari", "date 2026-01-01 maand"),
    ("sinds vorig jaar maart", "date 2025-03-01 maand"),
    ("maart vorig jaar", "date 2025-03-01 maand"),
    ("maart van vorig jaar", "date 2025-03-01 maand"),
    ("1 maart vorig jaar", "date 2025-03-01 dag"),
    ("volgend jaar 1 mrt", "date 2027-03-01 dag"),
    ("eind volgend jaar", "date 2027-12-31 dag ~"),
    ("begin volgende maand", "date 2026-12-01 dag ~"),
    ("half volgend jaar", "date 2027-07-01 dag ~"),
    ("eind van het jaar", "date 2026-12-31 dag ~"),
    ("eind maart volgend jaar", "date 2027-03-31 dag ~"),
    ("volgned jaar", "date 2027-01-01 jaar"),
    ("afgelopn jaar", "date 2025-01-01 jaar"),
    ("VOLGEND JAAR", "date 2027-01-01 jaar"),
    ("café €3 🙂 over 3 weken", "money 3; date 2026-12-13 dag"),
    # no date of its own
    ("op maandag werkt hij 8 uur", "hours 8"),
    ("de komende jaren", ""),
    ("afgelopen 3 weken", "duration 3 week"),
    ("over 2 of 3 weken", "duration 2..3 week"),
    ("sinds 3 weken", "duration 3 week"),
    ("half jaar", "duration 0.5 jaar"),
]


@needs_duckling
@pytest.mark.parametrize(("text", "expected"), SPOKEN)
def test_spoken(text: str, expected: str) -> None:
    assert brief(text) == expected


@needs_duckling
@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(1, 240))
@settings(deadline=None)
def test_months_ahead_keep_the_day_if_it_exists(today: date, months: int) -> None:
    year, month = divmod(today.month - 1 + months, 12)
    year, month = today.year + year, month + 1
    (quantity,) = read_quantities(f"over {months} maanden", today)
    if year <= 2099:
        assert quantity.value == date(year, month, min(today.day, monthrange(year, month)[1]))


@needs_duckling
@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(1, 500), st.sampled_from([1, 7]))
@settings(deadline=None)
def test_days_and_weeks_are_counted(today: date, count: int, length: int) -> None:
    unit = {1: "dagen", 7: "weken"}[length]
    (ahead,) = read_quantities(f"over {count} {unit}", today)
    (back,) = read_quantities(f"{count} {unit} geleden", today)
    assert ahead.value == today + timedelta(days=count * length)
    assert back.value == today - timedelta(days=count * length)


@pytest.mark.parametrize("phrase", ["", "x" * 61, "vandaag\0", "over 3 weken é", "🙂", "over 3 weken " * 4])
def test_only_short_plain_phrases_reach_duckling(phrase: str) -> None:
    assert resolve(phrase, TODAY) is None


@needs_duckling
def test_threads_share_it() -> None:
    resolve.cache_clear()
    wrong: list[object] = []

    def ask(start: int) -> None:
        for days in range(start, start + 50):
            day = resolve(f"over {days} dagen", TODAY)
            if day is None or day.value != TODAY + timedelta(days=days):
                wrong.append(day)

    threads = [threading.Thread(target=ask, args=(start,)) for start in (2, 2, 40, 100)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def in_a_process_of_its_own(code: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, env={**os.environ}
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_stays_with_its_handler() -> None:
    """Duckling takes SIGINT for itself; twice Ctrl-C would end the process, once would do nothing."""
    out = in_a_process_of_its_own(
        "import os, signal, threading, time\n"
        "from datetime import date\n"
        "from bot.reading.relative import resolve\n"
        "seen = []\n"
        "signal.signal(signal.SIGINT, lambda *_: seen.append(1))\n"
        "thread = threading.Thread(target=resolve, args=('vandaag', date(2026, 11, 22)))\n"
        "thread.start(); thread.join()\n"
        "for _ in range(3): os.kill(os.getpid(), signal.SIGINT); time.sleep(0.05)\n"
        "print(len(seen))"
    )
    assert out == "3"
    assert signal.getsignal(signal.SIGINT) is not None


@needs_duckling
def test_no_time_zones_on_the_machine() -> None:
    """Without a folder of time zones Duckling would end the process."""
    out = in_a_process_of_its_own(
        "from datetime import date\n"
        "from bot.reading import relative\n"
        "relative._time_zones = lambda: None\n"
        "print(relative.resolve('over 3 weken', date(2026, 11, 22)).value)"
    )
    assert out == "2026-12-13"


def test_without_duckling_there_is_no_spoken_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relative, "_load", lambda: None)
    resolve.cache_clear()
    try:
        assert brief("over 3 weken 20 uur, 1-3-2024") == "duration 3 week; hours 20; date 2024-03-01 dag"
    finally:
        resolve.cache_clear()


def test_import_is_quick_and_leaves_duckling_alone() -> None:
    out = in_a_process_of_its_own(
        "import sys, time\n"
        "start = time.process_time()\n"
        "import bot.reading\n"
        "print('duckling' in sys.modules, time.process_time() - start < 0.3)"
    )
    assert out == "False True"
