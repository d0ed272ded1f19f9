"""Numbers, units and dates in Dutch text, as hurried people type them.

Three steps: `dates` and `spoken` take what is a date, `measure` reads every other number with its unit, and `join`
makes one of what belongs together. All in one pass over the tokens of `scan`, without looking anything up.
"""

from __future__ import annotations

from datetime import date

from bot.reading.attach import is_year_like
from bot.reading.dates import Found, date_at
from bot.reading.join import join
from bot.reading.measure import Draft, measure
from bot.reading.model import Kind, Quantity
from bot.reading.scan import Token, Tokens, scan, without
from bot.reading.spoken import spoken_at

__all__ = ["Kind", "Quantity", "read_quantities"]


def read_quantities(text: str, today: date) -> tuple[Quantity, ...]:
    """What the text holds of numbers, units and dates, in order, never overlapping, offsets in the text as given.

    Rather nothing than something wrong: times of the day, numbers of articles, telephone numbers and ordinals are
    left out; what cannot be (30 februari) or may be two things (2,500) comes with a problem. A day and month without
    a year get the nearest year and are approximate. "min 5" is negative, "min 12 uur" is at least 12. Pure; never
    raises; what comes after the first `scan.LIMIT` characters is not read.
    """
    tokens = scan(text)
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
            found.append(longest)
        index = longest.last + 1 if longest else index + 1
    return found


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
