"""From numbers to measured numbers: each with its unit, its period and what else stands right beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.reading import attach, headers, signs
from bot.reading.clock import is_clock
from bot.reading.labels import is_article_of_law, is_code, is_loose_code, is_tied, label_before, long_codes
from bot.reading.numbers import Number, in_hours, number_at, tidy
from bot.reading.people import is_age
from bot.reading.periods import period_after, period_before
from bot.reading.scan import Tokens, at, word_at
from bot.reading.units import Unit
from bot.reading.written import is_year_in_words

_YOUNGEST = 12  # a "12-jarige" is somebody, a "3-jarig" contract is not
_HOURS_OF_A_DAY = 24
_LEAST_WEEK, _MOST_WEEK = 6, 60  # "18 per week" counts hours; "3 per week" may be days
_ROUND_THE_CLOCK = ("zorg", "opvang", "dienst", "service", "economie", "bereikbaarheid")
_NOT_SINGLE = ("in", "keer", "per", "elke", "nog")  # een keer in een jaar


@dataclass
class Draft:
    """A quantity in the making. kind: as in Quantity, or as in Unit; first and last: its tokens; shown: as typed.

    bare: a number without a unit, which may take that of its neighbour; plain: only digits, so maybe a year;
    factor: "3 x" or "3 keer", tied: "24/", which both are nothing without what follows. minus: the token "min" or
    "minus" before it, or -1; what it means is decided when all is read.
    """

    kind: str
    value: Decimal
    first: int
    last: int
    shown: str
    unit: str = ""
    upper: Decimal | None = None
    times: int | None = None
    age: bool = False
    approximate: bool = False
    steps: str = ""
    problem: str = ""
    bare: bool = False
    plain: bool = False
    factor: bool = False
    tied: bool = False
    minus: int = -1


def measure(tokens: Tokens) -> list[Draft]:
    """Every number that counts something, in order."""
    drafts: list[Draft] = []
    dead = long_codes(tokens)
    owned, labelled, index = -1, -1, 0
    while index < len(tokens):
        number = number_at(tokens, index)
        if number is None:
            index += 1
            continue
        draft = _draft(tokens, number, owned, labelled)
        if draft is None and label_before(tokens, number, False, labelled):
            labelled = number.last
        if draft is not None and not (draft.bare and index in dead):
            drafts.append(draft)
            owned = draft.last
        index = max(number.last, draft.last if draft else -1) + 1
    return drafts


def _draft(tokens: Tokens, number: Number, owned: int, labelled: int) -> Draft | None:
    if is_code(tokens, number, owned) or is_article_of_law(tokens, number):
        return None
    currency = attach.currency_before(tokens, number, owned)
    number = attach.with_spaced_groups(tokens, number, currency is not None)
    closed = _after_repetition(tokens, number.last, number)
    if closed > number.last:
        number = replace(number, last=closed, plain=False)
    after = attach.unit_after(tokens, number)
    number = _leading_separator(tokens, number, after)
    if label_before(tokens, number, bool(after or currency), labelled):
        return None
    shown = (" " if number.spelled else "").join(token.raw for token in tokens[number.first : number.last + 1])
    plain = number.plain or is_year_in_words(tokens, number)
    problem = number.doubt or signs.dash_doubt(tokens, number)
    minus = signs.word_before(tokens, number, currency.edge if currency else number.first, owned)
    draft = Draft("number", number.value, number.first, number.last, shown, problem=problem, plain=plain, minus=minus)
    if currency:
        draft.first = currency.edge
        _below_zero(tokens, draft)
        in_money = after is not None and after.unit.kind == "money"
        draft.last = after.edge if after and in_money else draft.last
        _with_unit(tokens, draft, number, after.unit if after and in_money else currency.unit, owned)
    elif after:
        draft.last = _after_repetition(tokens, after.edge, number)
        if not _fits(tokens, number, after) or not _with_unit(tokens, draft, number, after.unit, owned):
            return None
    elif not _without_unit(tokens, draft, number, owned):
        return None
    draft.approximate = draft.approximate or attach.is_about(tokens, draft.first, draft.last)
    return draft


def _after_repetition(tokens: Tokens, last: int, number: Number) -> int:
    """The bracket that closes a repetition: 20 (twintig) uur, 20 uur (twintig uur) per week; or just `last`."""
    again = number_at(tokens, last + 2) if word_at(tokens, last + 1) == "(" else None
    if again is None or again.value != number.value:
        return last
    unit = last > number.last and word_at(tokens, again.last + 1) == tokens[last].text
    end = again.last + 1 + unit
    return end if word_at(tokens, end) == ")" else last


def _below_zero(tokens: Tokens, draft: Draft) -> None:
    """-€ 500."""
    dash, before = at(tokens, draft.first - 1), at(tokens, draft.first - 2)
    if dash is None or dash.text != "-" or not tokens[draft.first].glued or draft.value < 0:
        return
    if before is None or (not dash.glued and before.kind != "number"):
        draft.value, draft.first = -draft.value, draft.first - 1


def _leading_separator(tokens: Tokens, number: Number, after: attach.Attached | None) -> Number:
    """,8 fte is 0,8 fte."""
    mark = at(tokens, number.first - 1)
    if mark is None or mark.text not in (",", ".") or mark.glued or not tokens[number.first].glued:
        return number
    if not number.plain or after is None or after.unit.kind != "fte":
        return number
    return replace(number, value=Decimal(f"0.{tokens[number.first].text}"), first=number.first - 1, plain=False)


def _fits(tokens: Tokens, number: Number, after: attach.Attached) -> bool:
    """Whether number and unit belong together; "een" mostly is an article: een medewerker, een fte, een uur of 20."""
    unit, word = after.unit, tokens[after.edge].text
    if unit.kind == "other" or (number.coded and unit.kind == "count"):
        return False
    if unit.kind == "hours" and number.value == _HOURS_OF_A_DAY and word_at(tokens, after.edge + 1) in _ROUND_THE_CLOCK:
        return False
    if number.value == Decimal("0.5") and word in ("dagen", "kracht", "krachten"):  # halve dagen, halve kracht
        return False
    if word_at(tokens, after.edge + 1) == "of" and number.article:
        return False
    if not number.article:
        return True
    if unit.kind == "duration":
        return not unit.age and word_at(tokens, number.first - 1) not in _NOT_SINGLE
    if unit.kind == "hours" or unit.unit == "dagen":
        return bool(unit.kind == "hours" and unit.unit) or period_after(tokens, after.edge + 1, False) is not None
    return unit.kind == "percent" or word.startswith("euro")


def _with_unit(tokens: Tokens, draft: Draft, number: Number, unit: Unit, owned: int) -> bool:
    """Fills in the draft; False when it is no quantity after all."""
    draft.kind, draft.unit, draft.plain = unit.kind, unit.unit, False
    if unit.kind == "duration":
        enough = number.value >= _YOUNGEST
        draft.age = (unit.age and enough) or (unit.unit == "jaar" and is_age(tokens, number, in_years=True))
        return True
    if unit.kind == "hours":
        return _hours(tokens, draft, number, owned)
    if number.clock:
        return False
    if unit.kind == "fte" and is_tied(tokens, number):  # 19/36 fte
        return False
    if unit.kind == "money":
        _add_period(tokens, draft, owned)
    elif unit.unit == "dagen" or unit.kind == "shift":
        period = period_after(tokens, draft.last + 1, False)
        draft.last = period.last if period and period.count == 1 else draft.last
    return True


def _hours(tokens: Tokens, draft: Draft, number: Number, owned: int) -> bool:
    minutes = at(tokens, draft.last + 1)
    in_short = tokens[draft.last].text in ("u", "uur", "h") and not number.clock
    if minutes is not None and in_short and minutes.glued and re.fullmatch("[0-5][0-9]", minutes.text):
        draft.value += in_hours(int(minutes.text))
        draft.shown += "u" + minutes.text
        draft.last += 1
    last = draft.last
    if not draft.unit:
        _add_period(tokens, draft, owned)
    if is_clock(tokens, number, last, bool(draft.unit)):
        return False
    if number.clock and not draft.unit and number.value < _HOURS_OF_A_DAY:
        return False
    return not (draft.unit == "dag" and number.value == _HOURS_OF_A_DAY)


def _add_period(tokens: Tokens, draft: Draft, owned: int) -> None:
    """Per what, from behind it or from before it; "20 uur per 4 weken" becomes 5 per week."""
    for_hours = draft.kind == "hours"
    period = period_after(tokens, draft.last + 1, for_hours)
    if period is None:
        if for_hours:
            period = headers.period_of_hours(tokens, draft.first, draft.value, owned)
        else:
            period = period_before(tokens, draft.first)
        if period is None or period.first <= owned:
            return
        draft.first = period.first
    if for_hours and period.unit == "uur":
        return
    draft.last = max(draft.last, period.last)
    if period.unit == "kwartaal":
        known = "uren per week, maand of jaar" if for_hours else "bedragen per uur, week, maand of jaar"
        draft.problem = draft.problem or f"Ik ken {known}, niet per kwartaal."
        return
    draft.unit = period.unit
    if period.count != 1:
        spread(draft, period.count, period.unit, period.several)


def spread(draft: Draft, count: Decimal, unit: str, several: str) -> None:
    """Makes "80 uur" over 4 weeks ("4 weken") 20 per week."""
    exact = draft.value / count
    value = exact.quantize(Decimal("0.01"))
    what = "uur" if draft.kind == "hours" else "euro"
    draft.approximate = draft.approximate or value != exact
    draft.value, draft.unit = tidy(value), unit
    draft.steps = f"{draft.shown} {what} per {several} = {dutch(draft.value)} {what} per {unit}"


def dutch(value: Decimal) -> str:
    """12,5 for 12.5."""
    return f"{value:f}".replace(".", ",")


def _without_unit(tokens: Tokens, draft: Draft, number: Number, owned: int) -> bool:
    """A bare number, an age, or a number that stands behind its unit; False when it is none of these."""
    if number.article or number.clock:
        return False
    for before in (attach.loose_unit_before(tokens, number, owned), headers.announced_unit(tokens, number, owned)):
        if before:
            draft.approximate = word_at(tokens, number.first - 1) == "of"
            draft.first = before.edge
            return _with_unit(tokens, draft, number, before.unit, owned)
    if is_age(tokens, number, in_years=False):
        draft.kind, draft.unit, draft.age, draft.plain = "duration", "jaar", True, False
        return True
    weekly = period_after(tokens, number.last + 1, True) if _LEAST_WEEK <= number.value <= _MOST_WEEK else None
    if weekly and weekly.unit == "week" and weekly.count == 1 and not number.coded:
        draft.kind, draft.unit, draft.last, draft.plain = "hours", "week", weekly.last, False  # 18 pw
        return True
    draft.factor = word_at(tokens, number.last + 1) in attach.TIMES
    if not draft.factor and is_loose_code(tokens, number):
        return False
    if is_clock(tokens, number, number.last, False):
        return False
    draft.bare = True
    draft.tied = is_tied(tokens, number)
    return True
