"""Quantities that belong together: ranges, lists, "3 x 20 uur", "4 dagen van 8 uur", "25 uur en 30 minuten"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.reading.attach import is_year_like
from bot.reading.measure import Draft, dutch
from bot.reading.numbers import in_hours, tidy
from bot.reading.people import is_gap_of_names
from bot.reading.scan import Tokens, at, word_at, words

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
_OF_EACH = frozenset(words("van a x * keer maal met gedurende voor op elk ieder keer per dag , en - ="))
_LISTS = (",", ";", "en", "of", "+", "-", "/", "\n", "&", "plus", "naar")
_LISTED = ("hours", "fte", "percent", "money", "count", "duration")
_MAY_FOLLOW = frozenset(
    words(
        """
        en of maar bij in met per voor op dus is zijn werkt werken dan die dat want ook nu samen totaal allebei a tot
        naar om te wat hoe hoeveel welke waar tellen telt moet mag kan kunnen heeft hebben er ik hij zij ze we wij
        ofzo x
        """
    )
)
_LONGEST_DAY = Decimal(12)  # hours of work; more in "4 dagen 32 uur" is a week's total
_LONGEST_SHIFT = Decimal(10)  # "4 x 8 uur" is four days, "3 x 20 uur" three contracts
_DAYS_OF_A_WEEK = 7
_MOST_HOURS = Decimal(80)  # a bare "2500" beside "20 uur" is not hours

Gap = tuple[str, ...]
_Rule = Callable[[Tokens, Draft, Draft, Gap], Draft | None]


def join(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what belongs together made one, or given the unit of its neighbour."""
    for rule in (_minutes, _product, _times, _months, _range, _repeated, _sum):
        drafts = _pairwise(tokens, drafts, rule)
    _share_units(tokens, drafts)
    drafts = _pairwise(tokens, drafts, _range)
    return [draft for draft in drafts if draft.kind != "minutes" and not draft.factor and not _is_loose(draft)]


def _is_loose(draft: Draft) -> bool:
    return draft.bare and draft.tied and not is_year_like(draft.value)


def _pairwise(tokens: Tokens, drafts: list[Draft], rule: _Rule) -> list[Draft]:
    joined: list[Draft] = []
    for draft in drafts:
        merged = rule(tokens, joined[-1], draft, _gap(tokens, joined[-1], draft)) if joined else None
        if merged is not None:
            joined[-1] = merged
        else:
            joined.append(draft)
    return joined


def _gap(tokens: Tokens, left: Draft, right: Draft) -> Gap:
    """The words between two drafts, of which long ones matter to no rule."""
    return tuple(token.text for token in tokens[left.last + 1 : min(right.first, left.last + 8)])


def _minutes(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """25 uur en 30 minuten."""
    if left.kind != "hours" or right.kind != "minutes" or gap not in ((), ("en",)) or left.unit:
        return None
    value = left.value + in_hours(int(right.value))
    shown = f"{left.shown} uur en {right.shown} minuten"
    return replace(left, value=value, last=right.last, shown=shown)


def _product(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 dagen van 8 uur; 8 uur per dag, 4 dagen; 4 x 8 uur: one number of hours per week."""
    if left.kind == "hours" and right.kind == "count" and left.unit == "dag":
        days, hours, spread = right, left, set(gap) <= _OF_EACH
    elif left.kind == "count" and right.kind == "hours" and right.unit in ("", "dag", "week"):
        days, hours = left, right
        spread = set(gap) <= _OF_EACH and (right.unit == "dag" or not {",", "en"} & set(gap))
        if right.unit == "week" and not {"van", "a", "x", "*"} & set(gap):
            spread = False
    elif left.factor and right.kind == "hours" and right.unit in ("", "dag", "week"):
        return _shifts(left, right, gap)
    else:
        return None
    if days.unit != "dagen" or not spread or hours.upper is not None or days.upper is not None:
        return None
    if not 0 < hours.value <= _LONGEST_DAY or not 0 < days.value <= _DAYS_OF_A_WEEK:
        return None
    name = "dag" if days.value == 1 else "dagen"
    return _multiplied(left, right, f"{days.shown} {name} x {hours.shown} uur", days.value * hours.value, "week")


def _shifts(left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 x 8 uur, 5 keer 4 uur: working days, when both are small enough for that."""
    if len(gap) != 1 or left.value != int(left.value) or not 0 < left.value <= _DAYS_OF_A_WEEK:
        return None
    if not 0 < right.value <= _LONGEST_SHIFT or right.upper is not None:
        return None
    return _multiplied(left, right, f"{left.shown} x {right.shown} uur", left.value * right.value, "week")


def _multiplied(left: Draft, right: Draft, how: str, value: Decimal, unit: str) -> Draft:
    value = tidy(value)
    return Draft(
        "hours",
        value,
        left.first,
        right.last,
        dutch(value),
        unit=unit,
        approximate=left.approximate or right.approximate,
        steps=f"{how} = {dutch(value)} uur per {unit}",
        problem=left.problem or right.problem,
    )


def _times(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """3 x 20 uur, 2 keer 0,8 fte."""
    if not left.factor or len(gap) != 1 or right.factor or right.kind == "minutes":
        return None
    if left.value != int(left.value) or not 0 < left.value <= 10_000:
        return None
    return replace(right, first=left.first, times=int(left.value), bare=False, plain=False)


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
    between = core == ("en",) and "tussen" in (word_at(tokens, left.first - 1), word_at(tokens, left.first - 2))
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
    same = left.kind == right.kind and left.unit in ("", right.unit)
    if left.kind == right.kind == "number" and is_year_like(left.value) and left.plain:
        return None
    if not (same or left.bare or (right.bare and _is_open(tokens, right))):
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
    """4 dagen van 8 uur = 32 uur."""
    if gap not in (("=",), ("is",), ("dus",)) or not left.steps or left.kind != right.kind or left.value != right.value:
        return None
    return replace(left, last=right.last)


def _sum(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 dagen van 8 uur en 1 dag van 4 uur."""
    if gap not in (("en",), (",",), ("+",), ("plus",)) or not (_of_days(left) and _of_days(right)):
        return None
    value = left.value + right.value
    both = f"{left.steps.split(' = ')[0]} + {right.steps.split(' = ')[0]}"
    return replace(
        left, value=value, last=right.last, shown=dutch(value), steps=f"{both} = {dutch(value)} uur per week"
    )


def _of_days(draft: Draft) -> bool:
    return draft.kind == "hours" and (" dagen x " in draft.steps or " dag x " in draft.steps)


def _share_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """jan 12,5 uur en piet 28; 12, 16 en 24 uur; 20+20+16 uur: a bare number takes the unit of its neighbour."""
    for left, right in pairwise(drafts):
        if right.bare and not right.factor and _is_open(tokens, right) and _takes(tokens, left, right, left, right):
            _give(left, right)
    for right, left in pairwise(reversed(drafts)):
        if left.bare and not left.factor and _takes(tokens, left, right, right, left):
            _give(right, left)


def _takes(tokens: Tokens, left: Draft, right: Draft, giver: Draft, taker: Draft) -> bool:
    start = left.last + 1
    if giver.kind not in _LISTED or right.first - start > 5 or word_at(tokens, start) not in _LISTS:
        return False
    if taker.tied and word_at(tokens, start) != "/":
        return False
    if taker.plain and is_year_like(taker.value) and giver.kind not in ("fte", "money"):
        return False
    if giver.kind == "duration" and left.value >= right.value:  # 66 en 4 maanden
        return False
    if giver.kind == "hours" and taker.value > max(_MOST_HOURS, giver.value * 2):
        return False
    if giver.kind == "percent" and taker.value > max(Decimal(100), giver.value):
        return False
    start += 1
    while word_at(tokens, start) in _LISTS and start < right.first:
        start += 1
    return is_gap_of_names(tokens, start, right.first)


def _give(giver: Draft, taker: Draft) -> None:
    taker.kind, taker.unit, taker.age = giver.kind, giver.unit, giver.age
    taker.bare = taker.plain = False


def _is_open(tokens: Tokens, draft: Draft) -> bool:
    """Whether no noun follows that the number could count: "20 uur en 3 vragen" leaves the 3 alone."""
    token = at(tokens, draft.last + 1)
    return token is None or token.kind != "word" or token.text in _MAY_FOLLOW
