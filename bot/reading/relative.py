"""A date calculator for the few relative phrases that `spoken` hands it: Duckling, in process and on a leash.

Duckling is a Haskell program inside ours. Measured, and kept out here: a long message with many dates keeps it busy
for minutes with the interpreter locked, a missing folder of time zones ends the process, starting it takes over the
handling of Ctrl-C, and it may not be used by two threads at once. So it only sees short phrases of known words, in
UTC, behind a lock, and whoever handled signals still does. Where it cannot be installed, no phrase has an answer.
"""

from __future__ import annotations

import ctypes
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timezone
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from bot.reading.day import FIRST_YEAR, LAST_YEAR, Day

_GRAINS = {"day": "dag", "hour": "dag", "week": "dag", "month": "maand", "quarter": "maand", "year": "jaar"}
_ROUGH = ("week", "quarter")  # a first day stands for the whole
_LONGEST = 60  # characters
_ROOM_FOR_A_HANDLER = 512  # bytes; struct sigaction takes 152 at most
_lock = Lock()

_Ask = Callable[[str, date], list[dict[str, object]]]


@lru_cache(maxsize=1024)
def resolve(phrase: str, today: date) -> Day | None:
    """The day, month or year of a Dutch phrase of lower-case ASCII words, or None when it says no single one."""
    if len(phrase) > _LONGEST or not phrase.isascii() or not phrase.isprintable():
        return None
    with _lock:
        ask = _load()
        answers = ask(phrase, today) if ask else []
    for answer in answers:
        value = answer["value"]
        if answer["start"] != 0 or answer["end"] != len(phrase) or not isinstance(value, dict):
            continue
        if value.get("type") == "value" and value.get("grain") in _GRAINS:
            return _day(str(value["value"]), str(value["grain"]))
    return None


def _day(moment: str, grain: str) -> Day | None:
    try:
        value = date.fromisoformat(moment[:10])
    except ValueError:  # before the year 1 or after 9999
        return None
    if not FIRST_YEAR <= value.year <= LAST_YEAR:
        return None
    return Day(value, _GRAINS[grain], about=grain in _ROUGH)


@lru_cache(maxsize=1)
def _load() -> _Ask | None:
    """Starts Duckling, once. Call it with the lock held."""
    try:
        with _signal_handlers_kept():
            import duckling
        folder = _time_zones()
        if folder:
            zones = duckling.load_time_zones(str(folder))
        else:
            with tempfile.TemporaryDirectory() as nowhere:
                zones = duckling.load_time_zones(nowhere)
    except (ImportError, OSError):
        return None
    locale = duckling.parse_locale("NL_NL", duckling.default_locale_lang(duckling.parse_lang("NL")))
    dimensions = duckling.parse_dimensions(["time"])

    def ask(phrase: str, today: date) -> list[dict[str, object]]:
        noon = datetime(today.year, today.month, today.day, 12, tzinfo=timezone.utc)
        moment = duckling.parse_ref_time(zones, "UTC", int(noon.timestamp()))
        answers: list[dict[str, object]] = duckling.parse(phrase, duckling.Context(moment, locale), dimensions, False)
        return answers

    return ask


def _time_zones() -> Path | None:
    """The folder that holds UTC: of the system, else of the package tzdata. Without one Duckling takes UTC as well."""
    folders = [Path("/usr/share/zoneinfo/Etc")]
    package = find_spec("tzdata")
    if package and package.submodule_search_locations:
        folders += [Path(place) / "zoneinfo" / "Etc" for place in package.submodule_search_locations]
    return next((folder for folder in folders if (folder / "UTC").is_file()), None)


@contextmanager
def _signal_handlers_kept() -> Iterator[None]:
    """Puts back what was done on Ctrl-C and the like. Not with `signal`, which only the main thread may use."""
    if sys.platform == "win32":
        yield
        return
    libc = ctypes.CDLL(None)
    numbers = (signal.SIGINT, signal.SIGQUIT, signal.SIGPIPE, signal.SIGTSTP, signal.SIGTERM, signal.SIGHUP)
    kept = {number: ctypes.create_string_buffer(_ROOM_FOR_A_HANDLER) for number in numbers}
    for number, handler in kept.items():
        libc.sigaction(int(number), None, handler)
    try:
        yield
    finally:
        for number, handler in kept.items():
            libc.sigaction(int(number), handler, None)
