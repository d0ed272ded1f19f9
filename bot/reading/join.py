"""Quantities that belong together: ranges, "25 uur en 30 minuten", and in the right order all that other modules do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.reading.attach import is_year_like
from bot.reading.measure import Draft, dutch
from bot.reading.numbers import in_hours
from bot.reading.products import alternating, chains, over_weeks, product, times, total
from bot.reading.scan import Tokens, at, word_at, words
from bot.reading.share import Gap, gap_between, is_open, share_units
from bot.reading.signs import doubt_of_min, says_at_least
from bot.reading.weekdays import join_days

_FILLERS = ("de", "max", "maximaal", "ongeveer", "circa", "ca", ".", "het", "een", "hooguit")
_RANGES = (
    ("tot",),
    ("tot", "en", "met"),
    ("t", "/", "m"),
    ("tm",),
    ("-",),
    ("a",),
    ("of",),
    ("tot", "aan"),
    ("tot", "en"),
)
_EQUALS = (
    *[("=",), ("is",), ("dus",), ("totaal",), ("samen",), ("oftewel",), ("ofwel",), ("dat", "is"), ("in", "totaal")],
    *[(",", "dus"), (",", "is"), (",", "totaal"), (",", "samen"), (",", "oftewel"), (",", "ofwel"), (",", "dat", "is")],
)
_AGAIN = frozenset(words("zegge dus ofwel oftewel = is dat in totaal samen"))
_Rule = Callable[[Tokens, Draft, Draft, Gap], Draft | None]


def join(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what belongs together made one, or given the unit of its neighbour."""
    drafts = join_days(tokens, _pairwise(tokens, drafts, _minutes))
    drafts = chains(tokens, drafts)
    for rule in (product, product, times, alternating, over_weeks, _months, _range, _repeated, total):
        drafts = _pairwise(tokens, drafts, rule)
    share_units(tokens, drafts)
    drafts = _pairwise(tokens, drafts, _range)
    kept = [draft for draft in drafts if draft.kind != "minutes" and not draft.factor and not _is_loose(draft)]
    return [_settled(tokens, draft) for draft in kept]


def _settled(tokens: Tokens, draft: Draft) -> Draft:
    """Loose parts of days are a number; "min" is decided: below zero, at least, or to be asked."""
    if draft.kind == "shift":
        draft = replace(draft, kind="number", unit="")
    if draft.minus < 0:
        return draft
    word = tokens[draft.minus].text
    at_least = (
        draft.upper is not None
        or draft.kind == "duration"
        or (draft.kind in ("hours", "money") and draft.unit)
        or draft.unit == "dagen"
        or says_at_least(tokens, draft.minus)
    )
    if word == "min" and at_least:
        return draft
    problem = "" if draft.kind == "number" else doubt_of_min(word)
    first = min(draft.first, draft.minus)
    return replace(draft, value=-draft.value, upper=None, first=first, problem=draft.problem or problem, plain=False)


def _is_loose(draft: Draft) -> bool:
    return draft.bare and draft.tied and not is_year_like(draft.value)


def _pairwise(tokens: Tokens, drafts: list[Draft], rule: _Rule) -> list[Draft]:
    joined: list[Draft] = []
    for draft in drafts:
        merged = rule(tokens, joined[-1], draft, gap_between(tokens, joined[-1], draft)) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(draft)
    return joined


def _minutes(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """25 uur en 30 minuten."""
    if left.kind != "hours" or right.kind != "minutes" or gap not in ((), ("en",)) or left.unit:
        return None
    value = left.value + in_hours(int(right.value))
    shown = f"{left.shown} uur en {right.shown} minuten"
    return replace(left, value=value, last=right.last, shown=shown)


def _months(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """1 jaar en 3 maanden is 15 maanden."""
    both = left.kind == right.kind == "duration" and (left.unit, right.unit) == ("jaar", "maand")
    if not both or gap not in ((), ("en",)) or left.steps or left.upper is not None or left.value != int(left.value):
        return None
    months = left.value * 12 + right.value
    steps = f"{left.shown} jaar en {right.shown} maanden = {dutch(months)} maanden"
    age = left.age or right.age or word_at(tokens, right.last + 1) in ("oud", "jong")
    return replace(right, first=left.first, value=months, age=age, steps=steps)


def _range(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """20 tot 24 uur, 20-24, 20 à 24, 2 of 3, tussen de 20 en 24, minimaal 12 maximaal 20."""
    core = tuple(word for word in gap if word not in _FILLERS)
    between = core == ("en",) and {"tussen", "tss"} & {word_at(tokens, left.first - back) for back in (1, 2)}
    limits = core in ((), ("en",)) and {"max", "maximaal"} & set(gap)
    if not (core in _RANGES or between or limits) or left.value >= right.value:
        return None
    if _is_third(tokens, left, right, core):
        return None
    if (
        left.tied
        or right.tied
        or left.upper is not None
        or right.upper is not None
        or left.times
        or left.steps
        or right.steps
    ):
        return None
    if left.minus >= 0 and tokens[left.minus].text == "minus":
        return None
    same = left.kind == right.kind and left.unit in ("", right.unit)
    if left.kind == right.kind == "number" and is_year_like(left.value) and left.plain:
        return None
    if not (same or left.bare or (right.bare and is_open(tokens, right))):
        return None
    lead = right if left.bare else left
    return replace(
        lead,
        value=left.value,
        upper=right.value,
        first=left.first,
        last=right.last,
        unit=left.unit or right.unit,
        age=left.age or right.age,
        approximate=left.approximate or right.approximate,
        problem=left.problem or right.problem,
        bare=left.bare and right.bare,
        plain=False,
    )


def _is_third(tokens: Tokens, left: Draft, right: Draft, core: Gap) -> bool:
    """Whether a third number makes it a list: 36, 38 of 40 uur; 16-20-24 uur."""
    before, mark = at(tokens, left.first - 2), word_at(tokens, left.first - 1)
    if before is not None and before.kind == "number" and (core, mark) in ((("of",), ","), (("-",), "-")):
        return True
    after = at(tokens, right.last + 2)
    return core == ("-",) and word_at(tokens, right.last + 1) == "-" and after is not None and after.kind == "number"


def _repeated(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 dagen van 8 uur = 32 uur; 18:30 uur per week (achttien uur en dertig minuten)."""
    if left.value != right.value or left.upper != right.upper:
        return None
    if gap in _EQUALS and left.steps and left.kind == right.kind:
        return replace(left, last=right.last)
    same = right.bare or (left.kind == right.kind and (not left.unit or right.unit in ("", left.unit)))
    inside = gap[:1] == ("(",) and _AGAIN.issuperset(gap[1:]) and word_at(tokens, right.last + 1) == ")"
    if inside and same and not left.bare:
        return replace(left, last=right.last + 1, unit=left.unit or right.unit, steps=left.steps or right.steps)
    return None
