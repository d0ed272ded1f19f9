"""Products: 4 dagen van 8 uur and 4 x 8 uur are a week, 3 x 24 + 2 x 16 uur are five people."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.reading.measure import Draft, dutch, spread
from bot.reading.numbers import tidy
from bot.reading.scan import Tokens, at, word_at, words
from bot.reading.share import Gap, gap_between, give, is_open

_OF = ("van", "vn", "vna", "vam", "v", "a", "x", "*")
_OF_EACH = frozenset((*_OF, *words("keer maal met gedurende voor op elk ieder telkens steeds per dag , en - =")))
_SAYS_EACH = frozenset(words("elk ieder telkens steeds per"))
_WORKS = frozenset(words("hij zij ze ik we wij werkt werk werken doet maakt"))
_SEPARATORS = ((",",), ("en",), (",", "en"), ("+",), ("plus",), (";",), ("&",), ("\n",))
LONGEST_DAY = Decimal(12)  # hours of work; more in "4 dagen 32 uur" is a week's total
_LONGEST_SHIFT = Decimal(10)  # "4 x 8 uur" is four days, "3 x 20 uur" three contracts
_DAYS_OF_A_WEEK = 7
_MOST_TIMES = 10_000
_EVERY = ("per", "elke", "iedere", "in", "de")  # de: om de 2 weken
_FOUR_WEEKLY = ("wekenverloning", "wekelijks", "wekelijkse")
_LEADS_TO_HOURS = frozenset(words(": - = is werkt werken hij zij ze ik we wij doet maakt draait gemiddeld ongeveer ca"))
_MOST_WEEKS, _PAID_WEEKS = 13, 4
_LONGEST_WEEK = Decimal(48)
_NEAR_WEEK = 6  # words
_TURNS = {(turn, week) for turn in ("ene", "andere", "even", "oneven") for week in ("week", "weken", "wk")}
_BY_TURNS = (("ene", "andere"), ("even", "oneven"))


def product(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 dagen van 8 uur; 8 uur per dag, 4 dagen; 5 ochtenden a 4 uur; 4 x 8 uur: one number of hours per week."""
    if left.kind == "hours" and right.kind in ("count", "shift") and left.unit == "dag":
        days, hours, each = right, left, set(gap) <= _OF_EACH | _WORKS
    elif left.kind in ("count", "shift") and _may_be_hours(tokens, left, right, gap):
        days, hours = left, right
        of_each = right.unit == "dag" or bool(set(gap) & _SAYS_EACH) or not {",", "en"} & set(gap)
        each = set(gap) <= _OF_EACH and of_each
        if right.unit == "week" and not set(_OF) & set(gap):
            each = False
        if gap in (("is",), ("=",)) and left.unit == "dagen" and left.value == 1:  # 1 dag is 8 uur
            return replace(right, first=left.first, unit="dag")
    elif left.factor and right.kind == "hours" and right.unit in ("", "dag", "week"):
        return _working_days(left, right, gap)
    else:
        return None
    if not (days.unit == "dagen" or days.kind == "shift") or not each or hours.upper or days.upper:
        return None
    if _ends_range(tokens, days) or not 0 < hours.value <= LONGEST_DAY or not 0 < days.value <= _DAYS_OF_A_WEEK:
        return None
    return weekly(left, right, f"{days.shown} {_named(days)} x {hours.shown} uur", days.value * hours.value)


def _ends_range(tokens: Tokens, days: Draft) -> bool:
    """The 3 of "1 tot 3 dagen van 8 uur"."""
    before = at(tokens, days.first - 2)
    return word_at(tokens, days.first - 1) in ("tot", "-", "of", "a", "m") and (
        before is not None and (before.kind == "number" or before.text == "/")
    )


def _may_be_hours(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> bool:
    """Hours, or the bare 8 of "4 dagen van 8"."""
    if right.kind == "hours":
        return right.unit in ("", "dag", "week")
    return right.bare and not right.factor and len(gap) == 1 and gap[0] in _OF and is_open(tokens, right)


def _named(days: Draft) -> str:
    one = days.value <= 1 or days.shown.startswith("anderhal")
    if days.kind == "shift":
        many = days.unit
        return ("dagdeel" if many == "dagdelen" else many[:-2]) if one else many
    return "dag" if one else "dagen"


def _working_days(left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 x 8 uur, 5 keer 4 uur: working days, when both are small enough for that."""
    if len(gap) != 1 or left.value != int(left.value) or not 0 < left.value <= _DAYS_OF_A_WEEK:
        return None
    if not 0 < right.value <= _LONGEST_SHIFT or right.upper is not None:
        return None
    return weekly(left, right, f"{left.shown} x {right.shown} uur", left.value * right.value)


def weekly(left: Draft, right: Draft, how: str, value: Decimal) -> Draft:
    """Hours per week, worked out as `how` tells."""
    value = tidy(value)
    return Draft(
        "hours",
        value,
        left.first,
        right.last,
        dutch(value),
        unit="week",
        approximate=left.approximate or right.approximate,
        steps=f"{how} = {dutch(value)} uur per week",
        problem=left.problem or right.problem,
        minus=left.minus,
    )


def times(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """3 x 20 uur, 2 keer 0,8 fte."""
    if not left.factor or len(gap) != 1 or right.factor or right.kind == "minutes":
        return None
    if left.value != int(left.value) or not 0 < left.value <= _MOST_TIMES:
        return None
    return replace(
        right, first=left.first, times=int(left.value), bare=False, plain=False, minus=max(left.minus, right.minus)
    )


def total(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """4 dagen van 8 uur en 1 dag van 4 uur."""
    if gap not in (("en",), (",",), ("+",), ("plus",)) or not (_is_product(left) and _is_product(right)):
        return None
    value = left.value + right.value
    both = f"{left.steps.split(' = ')[0]} + {right.steps.split(' = ')[0]}"
    return replace(
        left, value=value, last=right.last, shown=dutch(value), steps=f"{both} = {dutch(value)} uur per week"
    )


def _is_product(draft: Draft) -> bool:
    """Of days and hours, not of "4 x 8 uur"."""
    return draft.kind == "hours" and any(character.isalpha() for character in draft.steps.partition(" x ")[0])


_IN_WEEKS = (("in",), ("in", "de"), ("in", "deze"), ("in", "een", "periode", "van"), ("per", "periode", "van"))


def over_weeks(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """84 uur in 4 weken; in 4 weken 84 uur; om de 2 weken 16 uur; 4-wekenverloning: 84 uur."""
    if gap in _IN_WEEKS and _is_unspread(left) and _is_span(right) and right.unit == "week":
        if left.value <= _LONGEST_WEEK and right.value > _PAID_WEEKS:
            return None
        several, whole = right, left
    elif _is_span(left) and _is_unspread(right) and set(gap) <= _LEADS_TO_HOURS:
        before, last = word_at(tokens, left.first - 1), word_at(tokens, left.last)
        if before not in _EVERY and last not in _FOUR_WEEKLY:
            return None
        if before == "de" and word_at(tokens, left.first - 2) != "om":
            return None
        if before == "in" and right.value <= _LONGEST_WEEK and ":" not in gap:  # begint in 4 weken 20 uur
            return None
        several, whole = left, right
    else:
        return None
    joined = replace(whole, first=left.first, last=right.last)
    span = "weken" if several.unit == "week" else "maanden"
    spread(joined, several.value, several.unit, f"{several.shown} {span}")
    return joined


def alternating(tokens: Tokens, left: Draft, right: Draft, gap: Gap) -> Draft | None:
    """De ene week 30 uur, de andere week 18: on average 24 per week."""
    both = (left, right)
    if not any(part.kind == "hours" for part in both) or not all(part.kind == "hours" or part.bare for part in both):
        return None
    odd = any(
        part.unit not in ("", "week") or part.upper or part.times or part.problem or part.value > _LONGEST_WEEK
        for part in both
    )
    # "den ene klopt 16 uren en den andere 23, per week": two people
    around = [token.text for token in tokens[max(0, left.first - _NEAR_WEEK) : right.last + 1 + _NEAR_WEEK]]
    by_turns = any(set(pair) <= set(around) for pair in _BY_TURNS)
    if odd or not by_turns or not any(pair in _TURNS for pair in pairwise(around)):
        return None
    return weekly(left, right, f"({left.shown} + {right.shown} uur) / 2", (left.value + right.value) / 2)


def _is_unspread(draft: Draft) -> bool:
    return draft.kind in ("hours", "money") and not (draft.unit or draft.steps or draft.upper or draft.problem)


def _is_span(draft: Draft) -> bool:
    whole = draft.kind == "duration" and draft.unit in ("week", "maand") and draft.upper is None and not draft.age
    return whole and draft.value == int(draft.value) and 1 < draft.value <= _MOST_WEEKS


def chains(tokens: Tokens, drafts: list[Draft]) -> list[Draft]:
    """3x24 + 2x16 + 1x38 uur: one unit for all, people or, when all are small enough, working days."""
    done: list[Draft] = []
    index = 0
    while index < len(drafts):
        pairs = _chain(tokens, drafts, index)
        unit = next((part for _, part in reversed(pairs) if not part.bare), None)
        if unit and len(pairs) > 1:
            done.extend(_of_chain(pairs, unit))
        else:
            done.extend(drafts[index : index + max(1, 2 * len(pairs))])
        index += max(1, 2 * len(pairs))
    return done


def _chain(tokens: Tokens, drafts: list[Draft], index: int) -> list[tuple[Draft, Draft]]:
    pairs: list[tuple[Draft, Draft]] = []
    while index + 1 < len(drafts):
        factor, part = drafts[index], drafts[index + 1]
        if times(tokens, factor, part, gap_between(tokens, factor, part)) is None:
            break
        if not part.bare and part.kind not in ("hours", "fte"):
            break
        if pairs and gap_between(tokens, pairs[-1][1], factor) not in _SEPARATORS:
            break
        pairs.append((factor, part))
        index += 2
    return pairs


def _of_chain(pairs: list[tuple[Draft, Draft]], unit: Draft) -> list[Draft]:
    for _, part in pairs:
        if part.bare:
            give(unit, part)
    days = [_working_days(factor, part, ("x",)) for factor, part in pairs]
    if unit.kind == "hours" and all(days) and sum(factor.value for factor, _ in pairs) <= _DAYS_OF_A_WEEK:
        how = " + ".join(day.steps.split(" = ")[0] for day in days if day)
        return [weekly(pairs[0][0], pairs[-1][1], how, sum((day.value for day in days if day), Decimal(0)))]
    return [replace(part, first=factor.first, times=int(factor.value), plain=False) for factor, part in pairs]
