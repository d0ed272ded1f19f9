"""Numbers, units and dates in Dutch text, as hurried people type them.

Three steps over the tokens of `scan` and `glue`: `dates` and `spoken` take what is a date, `measure` reads every other
number with its unit, and `join` makes one of what belongs together. Nothing is looked up anywhere.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.reading.attach import is_year_like
from bot.reading.dates import date_at
from bot.reading.day import Found, full_day
from bot.reading.digits import UNTIL
from bot.reading.glue import unglued
from bot.reading.join import join
from bot.reading.measure import Draft, measure
from bot.reading.model import Kind, Quantity
from bot.reading.scan import Token, Tokens, scan, without
from bot.reading.shifts import working_times
from bot.reading.spoken import spoken_at

_TODAY = ("vandaag", "nu", "heden")

__all__ = ["Kind", "Quantity", "read_quantities"]


def read_quantities(text: str, today: date) -> tuple[Quantity, ...]:
    """What the text holds of numbers, units and dates, in order, never overlapping, offsets in the text as given.

    Rather nothing than something wrong: times of the day, numbers of articles, telephone numbers and ordinals are
    left out; what cannot be (30 februari) or may be two things (2,500) comes with a problem. A day and month without
    a year get the nearest year and are approximate. A minus is never lost: "-10 uur" and "min 5" are negative, "min 12
    uur per week" and "min. 12 uur" are at least 12, and "min 12 uur" is negative with a problem that asks. What is said
    of several weeks, of days of the week or of parts of days becomes hours per week with steps ("84 uur in 4 weken");
    hours per kwartaal stay as they are, with a problem. Pure; never raises; what comes after the first `scan.LIMIT`
    characters is not read.
    """
    tokens = working_times(unglued(scan(text)))
    found = _dates(tokens, today)
    dated = {index for entry in found for index in range(entry.first, entry.last + 1)}
    undated = without(tokens, dated)
    drafts = join(undated, measure(undated))
    quantities = [_of_date(text, tokens, entry) for entry in found] + [
        _of_draft(text, tokens, draft) for draft in drafts
    ]
    return tuple(sorted(quantities, key=lambda quantity: quantity.start))


def _dates(tokens: list[Token], today: date) -> list[Found]:
    found: list[Found] = []
    index = 0
    while index < len(tokens):
        candidates = (spoken_at(tokens, index, today), date_at(tokens, index, today))
        longest = max((entry for entry in candidates if entry), key=lambda entry: entry.last, default=None)
        if longest:
            whole = _completed(tokens, found[-1], longest) if found else None
            if whole:
                found[-1] = whole
            else:
                found.append(_in_order(tokens, found[-1], longest) if found else longest)
        index = longest.last + 1 if longest else index + 1
    return found


def _completed(tokens: Tokens, first: Found, second: Found) -> Found | None:
    """over twee weken vanaf vandaag: one date in two pieces."""
    between = {token.text for token in tokens[first.last + 1 : second.first]}
    if between == {"vanaf"} and second.first == second.last and tokens[second.first].text in _TODAY:
        return replace(first, last=second.last)
    return None


def _in_order(tokens: Tokens, start: Found, end: Found) -> Found:
    """The 1 juni of "1 maart 2026 tot 1 juni": not before the day on which it starts."""
    between = tuple(token.text for token in tokens[start.last + 1 : end.first])
    year = start.day.value.year
    if between not in UNTIL or end.day.grain != "dag" or not end.day.about or end.day.value.year > year:
        return end
    day, month = end.day.value.day, end.day.value.month
    after = full_day(day, month, year + ((month, day) < (start.day.value.month, start.day.value.day)))
    return replace(end, day=replace(after, about=True))


def _of_date(text: str, tokens: Tokens, found: Found) -> Quantity:
    day = found.day
    start, end = tokens[found.first].start, tokens[found.last].end
    return Quantity(
        "date", day.value, start, end, text[start:end], day.grain, approximate=day.about, problem=day.problem
    )


def _of_draft(text: str, tokens: Tokens, draft: Draft) -> Quantity:
    start, end = tokens[draft.first].start, tokens[draft.last].end
    if draft.bare and draft.plain and is_year_like(draft.value):
        year = date(int(draft.value), 1, 1)
        return Quantity("date", year, start, end, text[start:end], "jaar", number=draft.value)
    kind: Kind = draft.kind  # type: ignore[assignment]
    return Quantity(
        kind,
        draft.value,
        start,
        end,
        text[start:end],
        unit=draft.unit,
        upper=draft.upper,
        times=draft.times,
        age=draft.age,
        approximate=draft.approximate,
        steps=draft.steps,
        problem=draft.problem,
    )
