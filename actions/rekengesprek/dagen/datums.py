"""Parts of dates ("nee 1963", "de 11e"), completed with what was said before."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.begin_dienst import has_begun, is_to_come
from actions.rekengesprek.staat import Staat
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

_ESTABLISHED = r"vast ?gesteld|vaststelling|vast te stellen|stelde?\w* (?:\w+ ){0,4}vast"
_ESTABLISHED_WHAT = {
    "uitschrijving_vastgesteld": r"uitschrij\w*|uitgeschreven|eigen verzoek|"
    r"\bzelf uit (?:het |'?t )?(?:doelgroep ?)?register",
    "beschut_werk_vastgesteld": r"beschut\w*",
}
_BORN_IN_DIGITS = r"\b(?:geb\w*|gb|jarig)\b\D{0,12}((\d{1,2})[ ./]+(\d{1,2})[ ./]+(\d{2}))\b(?![\d.])"
_BORN_IN = (
    r"\b(?:uit|van|bouwjaar|geboortejaar|jaargang|geboren in|geb)\W{1,2}'?([3-9]\d)\b"
    r"(?!\W*(?:jaar|jr|uur|u\b|%|procent|euro|banen|fte|mensen|man\b|\d))"
)
_AGE_ON = re.compile(r"\b(?:wordt|werd|word|is|geworden) (?:hij |ze |zij )?(\d\d)(?: jaar)?(?: geworden)? op $")
_AGE_AFTER = re.compile(r"^ (?:wordt|werd|is) (?:hij |ze |zij |ie )?(\d\d)\b(?! (?:uur|euro|procent|%))")
_NEAR = 25  # characters
_HAS_BEGUN = r"\b(?:begonnen|gestart|sinds|begon|aangenomen|kwam|gekomen)\b"
_OLDEST_DIGITS = 30
_FIRST_YEAR, _YEARS_AHEAD = 2004, 10
_STARTS_AHEAD = 3
_LKV_STILL_RUNS = 2024  # begun in that year or later: three years have not passed when the limit of time ended in 2026
_FIRST_YEAR_OF_BANENAFSPRAAK = 2013
BY_YEAR = ("quotum", "heffing", "doelstelling", "lkv")
_VAAG = re.compile(r"\b(?:begin|eind\w*|half|medio|midden|ongeveer|rond|ergens)\b")
_LKV = "lkv"
_YOUNGEST = 14
_OF_AN_EVENT = (
    r"\bsinds\b|verdien|minimumloon|\bwml\b|overl|gestorven|beschut|uitschrij|uitgeschreven|voldoet|loonsverhoging|"
    r"\b(?:volgend|vorig|komend|afgelopen) jaar|\bdienst\b"
)
_SOMEBODY_ELSE = (
    r"\b(?:collega\w*|iemand|een?tje|een ander\w*|(?:de|het|die|onze|mijn) ander\w*|medewerk\w+|werknem\w+|"
    r"persoon|kandidaat|jongen|meisje|kracht|zijn (?:broer|zus|vrouw)|haar (?:broer|zus|man)|"
    r"(?:en|nog) (?:een|1) (?:uit|van))\b"
)
_ALSO_WORDS = frozenset(("an", "wil", "ben", "max", "ton", "mark", "ken"))
_SENTENCE = re.compile(r"[.;!?](?:\s|$)|\n")
_AFTER = ("daarna", "erna", "erop", "later", "volgende", "verder")
_YEARS_ON = (
    r"^\W*(?:(?:ok|oke|en|dan|maar|hoe zit het|wat was het|wat is het|wat is dat|hoeveel)\W+){0,3}(?:over |in )?"
    r"(?:een|\d|twee|drie|vier|vijf) jaar (daarvoor|ervoor|eerder|terug|daarna|erna|erop|later|verder)(?: dan)?\W*$"
)
_OTHER_YEAR = r"\bjaar (daarvoor|ervoor|eerder|daarna|erna|erop|later)\b"


def birth_dates(begrip: Begrip) -> Begrip:
    """ "geb 12 3 62", "9 aug jarig van 62", "een uit 63": digits that make a date of birth only beside such words."""
    digits = re.search(_BORN_IN_DIGITS, begrip.folded)
    if digits:
        return _instead(
            begrip, digits.span(1), f"{_birth_year(digits[4])}-{int(digits[3]):02}-{int(digits[2]):02}", "dag"
        )
    turned = _turns(begrip)
    if turned is not None:
        return turned
    year = re.search(_BORN_IN, begrip.folded)
    if year is None or any(q.kind == "date" and q.start <= year.start(1) < q.end for q in begrip.quantities):
        return begrip  # "van 30 september 1960"
    days = [q for q in begrip.quantities if q.kind == "date" and q.approximate and isinstance(q.value, date)]
    if len(days) == 1 and isinstance(days[0].value, date):
        day = days[0].value
        without = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not days[0]))
        return _instead(without, year.span(1), f"{_birth_year(year[1])}-{day.month:02}-{day.day:02}", "dag")
    return _instead(begrip, year.span(1), f"{_birth_year(year[1])}-01-01", "jaar")


def _turns(begrip: Begrip) -> Begrip | None:
    """ "hij wordt 65 op 12 april 2027": an age on a day of which the year is said makes a date of birth."""
    for quantity in begrip.quantities:
        value = quantity.value
        if quantity.kind != "date" or quantity.unit != "dag" or quantity.approximate or not isinstance(value, date):
            continue
        age = _AGE_ON.search(begrip.folded[: quantity.start]) or _AGE_AFTER.match(begrip.folded[quantity.end :])
        if age is None:
            continue
        try:
            born = value.replace(year=value.year - int(age[1]))
        except ValueError:
            return None
        others = tuple(q for q in begrip.quantities if q.kind != "duration" and q is not quantity)
        known = replace(quantity, value=born)
        return replace(begrip, quantities=tuple(sorted((*others, known), key=lambda q: q.start)))
    return None


def _birth_year(digits: str) -> int:
    return 1900 + int(digits) if int(digits) >= _OLDEST_DIGITS else 2000 + int(digits)


def _instead(begrip: Begrip, span: tuple[int, int], iso: str, unit: str) -> Begrip:
    """The message with a date in place of the numbers there; as it was when there is no such day."""
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return begrip
    new = Quantity("date", value, span[0], span[1], begrip.text[span[0] : span[1]], unit)
    others = [q for q in begrip.quantities if q.end <= span[0] or q.start >= span[1]]
    return replace(begrip, quantities=tuple(sorted([*others, new], key=lambda q: q.start)))


def complete_dates(begrip: Begrip, staat: Staat) -> Begrip:
    """ "nee 1963", "20 februari bedoel ik", "de 11e": a part of a date, completed with what was said before."""
    if staat.rekenhulp == "meeteltermijn":
        begrip = birth_dates(begrip)
    begrip = replace(begrip, quantities=tuple(_begun(begrip, q) for q in begrip.quantities))
    values = [*staat.invoer.values(), *staat.onzeker.values()]
    known = next((str(value) for value in values if _is_date(value)), "")
    dates = [q for q in begrip.quantities if q.kind == "date" and isinstance(q.value, date)]
    day = re.search(r"^\W*(?:de |op de |op )?(\d{1,2})(?:e|ste|de)?\b", begrip.folded)
    if day and not dates and len(staat.hint) == len("2026-01"):
        return _with_date(begrip, None, f"{staat.hint}-{int(day[1]):02}")
    if (
        staat.hint
        and not dates
        and (day_month := re.search(r"\b(\d{1,2})[-/. ](\d{1,2})\b\W*(?:\w+\W*){0,2}$", begrip.folded))
    ):
        return _with_date(begrip, None, f"{staat.hint[:4]}-{int(day_month[2]):02}-{int(day_month[1]):02}")
    if len(dates) != 1 or not isinstance(dates[0].value, date):
        return _of_the_month(begrip, staat) if not dates else begrip
    said = dates[0].value
    only = [naam for naam, value in staat.invoer.items() if _is_date(value)]
    if staat.is_klaar and len(only) == 1 and dates[0].approximate and _is_that_date(begrip, staat, only[0]):
        value = str(staat.invoer[only[0]])
        return _with_date(begrip, dates[0], f"{value[:4]}-{said.month:02}-{said.day:02}")
    if staat.hint and dates[0].approximate and dates[0].unit == "dag":
        return _with_date(begrip, dates[0], f"{staat.hint[:4]}-{said.month:02}-{said.day:02}")
    if known and dates[0].unit == "jaar" and not staat.gevraagd and staat.rekenhulp == "meeteltermijn":
        same = _same_but_the_year(begrip, staat, dates[0])
        return _with_date(begrip, dates[0], f"{said.year}{same[4:]}") if same else begrip
    return begrip


def _is_that_date(begrip: Begrip, staat: Staat, known: str) -> bool:
    """ "5 mei bedoel ik", and no other event: "hij verdient sinds juni meer" says nothing about a birth."""
    return staat.rekenhulp == "meeteltermijn" and not (known == "geboren" and begrip.says(_OF_AN_EVENT))


def _same_but_the_year(begrip: Begrip, staat: Staat, year: Quantity) -> str:
    """The date that "sorry 1963" puts right; "" when the year is that of somebody or something else."""
    if begrip.says(_OF_AN_EVENT) or begrip.says(_SOMEBODY_ELSE) or begrip.noemt_iemand or _names_somebody(begrip):
        return ""
    is_birth = isinstance(year.value, date) and year.value.year <= begrip.today.year - _YOUNGEST
    dates = {naam: str(value) for naam, value in {**staat.invoer, **staat.onzeker}.items() if _is_date(value)}
    events = [value for naam, value in dates.items() if naam != "geboren"]
    if is_birth and "geboren" in dates:
        return dates["geboren"]
    return events[0] if len(events) == 1 else ""


def _names_somebody(begrip: Begrip) -> bool:
    """ "en Piet uit 1963?": a name, also when it is written small."""
    words = set(re.findall(r"[a-z'-]+", begrip.folded))
    return bool(words & FIRST_NAMES - _ALSO_WORDS) or re.search(r"(?<=[a-z,] )[A-Z][a-z]+\b", begrip.text) is not None


def _begun(begrip: Begrip, quantity: Quantity) -> Quantity:
    """ "is in februari begonnen", "sinds 1 maart": a day without a year that lies behind us."""
    value = quantity.value
    if not (isinstance(value, date) and quantity.approximate and value > begrip.today):
        return quantity
    around = f"{begrip.before(quantity, _NEAR)} | {begrip.after(quantity, _NEAR)}"
    if is_to_come(begrip, quantity) or not (re.search(_HAS_BEGUN, around) or has_begun(begrip, quantity)):
        return quantity
    last = monthrange(value.year - 1, value.month)[1]
    return replace(quantity, value=value.replace(year=value.year - 1, day=min(value.day, last)))


def _of_the_month(begrip: Begrip, staat: Staat) -> Begrip:
    """ "o nee hij begint pas de 18e": another day of the month in which it starts."""
    start = str(staat.invoer.get("start", ""))
    day = re.search(r"\bde (\d{1,2})(?:e|ste|de)\b(?! (?:jaar|maand|week))", begrip.folded)
    if not (staat.is_klaar and day and _is_date(start)):
        return begrip
    others = tuple(q for q in begrip.quantities if not day.start() <= q.start < day.end())
    moved = _with_date(replace(begrip, quantities=()), None, f"{start[:7]}-{int(day[1]):02}")
    return replace(begrip, quantities=(*moved.quantities, *others))


def vastgesteld(begrip: Begrip, staat: Staat) -> dict[str, str]:
    """ "UWV stelde het vast op 12 mei": the date of what was said to be established, in this message or before."""
    dates = [q for q in begrip.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    near = [
        q
        for q in dates
        if re.search(
            _ESTABLISHED, begrip.folded[max(0, q.start - 45) : q.end] + _SENTENCE.split(begrip.folded[q.end :])[0]
        )
    ]
    if len(near) != 1:
        return {}
    named = [veld for veld, pattern in _ESTABLISHED_WHAT.items() if begrip.says(pattern)]
    known = named or [veld for veld in _ESTABLISHED_WHAT if veld in staat.invoer]
    return {known[0]: str(near[0].value)} if len(known) == 1 else {}


def policy_year(begrip: Begrip, staat: Staat, peildatum: date) -> date | None:
    """ "en het jaar daarvoor?": the year before or after the one that was calculated."""
    if not staat.is_klaar:
        return None
    steps = re.search(_YEARS_ON, begrip.folded)
    if steps is not None:
        years = next((int(q.value) for q in begrip.quantities if isinstance(q.value, Decimal)), 1)
        return date(peildatum.year + (years if steps[1] in _AFTER else -years), 12, 31)
    match = re.search(_OTHER_YEAR, begrip.folded)
    if match is None or begrip.quantities:
        return None
    year = peildatum.year + (1 if match[1] in _AFTER else -1)
    return date(year, 12, 31)


def _with_date(begrip: Begrip, old: Quantity | None, iso: str) -> Begrip:
    try:
        value = date.fromisoformat(iso)
    except ValueError:
        return begrip
    new = Quantity("date", value, 0, len(begrip.text), begrip.text, "dag")
    if old is not None:
        new = replace(old, value=value, unit="dag", approximate=False, number=None)
        return replace(begrip, quantities=tuple(new if q is old else q for q in begrip.quantities))
    return replace(begrip, quantities=(new,))


def _is_date(value: Any) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None


def is_before_the_law(rekenhulp: str, quantity: Quantity) -> bool:
    """The 2011 of "gefuseerd in 2011, quotum in 2018"."""
    value = quantity.value
    return rekenhulp in BY_YEAR and isinstance(value, date) and value.year < _FIRST_YEAR_OF_BANENAFSPRAAK


def is_far_ahead(quantity: Quantity, today: date) -> bool:
    return isinstance(quantity.value, date) and quantity.value.year > today.year + _STARTS_AHEAD


def is_policy_date(quantity: Quantity, begrip: Begrip) -> bool:
    """A date that a question of law can be about; "opgericht in 1987" is not."""
    value = quantity.value
    return isinstance(value, date) and _FIRST_YEAR <= value.year <= begrip.today.year + _YEARS_AHEAD


def moment(quantity: Quantity) -> date | None:
    """The day that stands for a day, a month or a year: of a year its last day, so that its final figures hold."""
    value = quantity.value
    if not isinstance(value, date):
        return None
    return date(value.year, 12, 31) if quantity.unit == "jaar" else value


def is_too_vague(veld: str, rekenhulp: str, quantity: Quantity) -> bool:
    """A year or month where the law counts days; for the wage subsidy the year of the start is enough."""
    if rekenhulp == _LKV and veld == "start" and isinstance(quantity.value, date):
        return quantity.value.year < _LKV_STILL_RUNS and (quantity.unit == "jaar" or bool(_VAAG.search(quantity.text)))
    if _VAAG.search(quantity.text.lower()) and veld != "peildatum":
        return True
    year_is_enough = veld == "voorwaarde_vervallen" or (
        veld == "start" and rekenhulp in ("loonkostensubsidie", "nettokosten")
    )
    return quantity.unit != "dag" and not year_is_enough
