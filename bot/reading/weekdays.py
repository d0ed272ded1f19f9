"""Hours by the days of the week: ma t/m vr 8 uur, ma di en do telkens 6 uur, ma 4 uur, di 6, wo niks, do 5.

Days and hours become one number of hours per week where it is clear that the hours are those of each day; "ma en di
8 uur" may be both together and stays 8.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading.measure import Draft, dutch
from bot.reading.products import LONGEST_DAY, weekly
from bot.reading.scan import Tokens, word_at, words

_NAMES = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SHORT = ("ma", "di", "wo", "do", "vr", "za", "zo")
_PARTS = ("", "ochtend", "middag", "avond", "nacht", "en", "s", "ochtenden", "middagen", "avonden")
DAYS = {
    **{name + part: day for day, name in enumerate(_NAMES) for part in _PARTS},
    **{name: day for day, name in enumerate(_SHORT)},
    **{"maa": 0, "din": 1, "woe": 2, "woens": 2, "don": 3, "zat": 5},
}
_UNTIL = (("t", "/", "m"), ("tm",), ("tot", "en", "met"), ("tot",), ("-",))
_AND = ((), (",",), ("en",), (",", "en"), ("/",), ("+",), ("&",), (".",))
_EACH = frozenset(words("telkens steeds elk elke ieder iedere per a x keer"))
_BEFORE_HOURS = (
    frozenset(words(": = - ( is van werkt werk werken hij zij ze ik we doet draait ook weer dan dag")) | _EACH
)
_BEFORE_DAYS = frozenset(words("op elke iedere van voor , ( gedurende telkens"))
_BETWEEN = frozenset(words(", en ; + & / . dan daarna ( ) op")) | {"\n"}
_OFF = ("niks", "niets", "vrij", "niet", "geen", "0", "nul")
_FEW_WORDS = 4
_LIKELY_DAY = (Decimal(3), Decimal(9))  # hours that without a word for "each" are those of one day
_ENOUGH_DAYS, _ENOUGH_BARE = 3, 3


@dataclass(frozen=True)
class _Run:
    """Days of the week in a row and the tokens they take. spanned: "ma t/m vr"."""

    days: tuple[int, ...]
    first: int
    last: int
    spanned: bool = False


@dataclass(frozen=True)
class _Part:
    """Days and the hours of each; no hours are a day off. each: words say that they are of each day."""

    run: _Run
    hours: Draft | None
    first: int
    last: int
    each: bool = False


def join_days(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts, those of days of the week made one."""
    runs = _runs(tokens)
    if not runs:
        return drafts
    for parts in _groups(tokens, [part for run in runs if (part := _part(tokens, run, runs, drafts))]):
        joined = _joined(parts)
        if joined is not None:
            inside = [draft for draft in drafts if not joined.first <= draft.first <= joined.last]
            drafts = sorted([*inside, joined], key=lambda draft: draft.first)
    return drafts


def _runs(tokens: Tokens) -> list[_Run]:
    runs: list[_Run] = []
    index = 0
    while index < len(tokens):
        if tokens[index].kind == "word" and (tokens[index].text in DAYS or _is_friday(tokens, index)):
            runs.append(_run(tokens, index))
            index = runs[-1].last
        index += 1
    return runs


def _is_friday(tokens: Tokens, index: int) -> bool:
    """The "vrij" of "vrij za zo"; after a day it is a day off."""
    return (
        tokens[index].text == "vrij" and word_at(tokens, index + 1) in DAYS and word_at(tokens, index - 1) not in DAYS
    )


def _run(tokens: Tokens, index: int) -> _Run:
    days, last, spanned = [DAYS.get(tokens[index].text, DAYS["vr"])], index, False
    while True:
        until = next((gap for gap in _UNTIL if _day_after(tokens, last, gap) is not None), None)
        also = next((gap for gap in _AND if _day_after(tokens, last, gap) is not None), None)
        gap = until if until is not None else also
        day = _day_after(tokens, last, gap) if gap is not None else None
        if gap is None or day is None or day in days:
            return _Run(tuple(days), index, last, spanned)
        if until is not None and day > days[-1]:
            days.extend(range(days[-1] + 1, day))
            spanned = True
        days.append(day)
        last += len(gap) + 1


def _day_after(tokens: Tokens, last: int, gap: tuple[str, ...]) -> int | None:
    end = last + 1 + len(gap)
    fits = tuple(token.text for token in tokens[last + 1 : end]) == gap
    return DAYS.get(word_at(tokens, end)) if fits else None


def _part(tokens: Tokens, run: _Run, runs: list[_Run], drafts: list[Draft]) -> _Part | None:
    off = run.last + 1 + (word_at(tokens, run.last + 1) in (":", "=", "-"))
    if word_at(tokens, off) in _OFF:
        return _Part(run, None, run.first, off)
    several = word_at(tokens, run.first - 1) in _EACH
    behind = next((draft for draft in drafts if draft.first > run.last), None)
    if behind is not None and _fits(behind):
        gap = [token.text for token in tokens[run.last + 1 : behind.first]]
        if len(gap) <= _FEW_WORDS and set(gap) <= _BEFORE_HOURS:
            each = several or behind.unit == "dag" or bool(set(gap) & _EACH)
            return _Part(run, behind, run.first, behind.last, each)
    before = next((draft for draft in reversed(drafts) if draft.last < run.first), None)
    taken = before is not None and any(before.last < other.first < run.first for other in runs)
    if before is None or taken or not _fits(before) or len(run.days) < 2:
        return None
    gap = [token.text for token in tokens[before.last + 1 : run.first]]
    if len(gap) > _FEW_WORDS or not set(gap) <= _BEFORE_DAYS:
        return None
    return _Part(run, before, before.first, run.last, several or before.unit == "dag" or bool(set(gap) & _EACH))


def _fits(draft: Draft) -> bool:
    if draft.upper is not None or draft.times or draft.factor or draft.steps or draft.problem or draft.minus >= 0:
        return False
    measured = draft.kind == "hours" and draft.unit in ("", "dag", "week")
    return (measured or draft.bare) and 0 < draft.value <= LONGEST_DAY


def _groups(tokens: Tokens, parts: list[_Part]) -> list[list[_Part]]:
    """Parts that follow one another, until a day comes twice: that is somebody else's week."""
    groups: list[list[_Part]] = []
    for part in parts:
        previous = groups[-1][-1] if groups else None
        gap = [token.text for token in tokens[previous.last + 1 : part.first]] if previous else []
        known = {day for earlier in groups[-1] for day in earlier.run.days} if groups else set()
        follows = previous is not None and part.first > previous.last and set(gap) <= _BETWEEN
        if follows and not known & set(part.run.days):
            groups[-1].append(part)
        elif previous is None or part.first > previous.last:
            groups.append([part])
    return groups


def _joined(parts: list[_Part]) -> Draft | None:
    worked = [(part, part.hours) for part in parts if part.hours is not None]
    measured = [hours for _, hours in worked if hours.kind == "hours"]
    if len(worked) == 1:
        part, hours = worked[0]
        return _of_run(part, hours) if _is_of_each(part, hours) else None
    if not worked or any(hours.unit == "week" for _, hours in worked[:-1]):
        return None
    if not measured and len(worked) < _ENOUGH_BARE:
        return None
    how = " + ".join(_shown(part, hours) for part, hours in worked)
    value = sum((hours.value * len(part.run.days) for part, hours in worked), Decimal(0))
    ends = replace(worked[0][1], first=parts[0].first), replace(worked[-1][1], last=parts[-1].last)
    return weekly(*ends, how, value)


def _is_of_each(part: _Part, hours: Draft) -> bool:
    many = len(part.run.days)
    if hours.kind != "hours" or hours.unit == "week" or many < 2:
        return False
    likely = _LIKELY_DAY[0] <= hours.value <= _LIKELY_DAY[1]
    return part.each or (likely and (part.run.spanned or many >= _ENOUGH_DAYS))


def _of_run(part: _Part, hours: Draft) -> Draft:
    ends = replace(hours, first=part.first), replace(hours, last=part.last)
    return weekly(*ends, f"{len(part.run.days)} dagen x {hours.shown} uur", hours.value * len(part.run.days))


def _shown(part: _Part, hours: Draft) -> str:
    many = len(part.run.days)
    if many > 1:
        return f"{many} dagen x {dutch(hours.value)} uur"
    return f"{_SHORT[part.run.days[0]]} {dutch(hours.value)} uur"
