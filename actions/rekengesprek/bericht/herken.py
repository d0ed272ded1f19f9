"""Which calculator a message asks for: topic words, and numbers of the kind that the calculator needs."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Sequence

from actions.rekengesprek.bericht import wens
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.bericht.kenmerken import HOW_MANY_PEOPLE, KENMERKEN, KRIJG, SECTOR
from bot.knowledge.decision import ANSWER_AT, Decision
from bot.knowledge.index.scope import is_outside
from bot.reading import Quantity

SURE = 7
MAYBE = 5
_NEAR = 1
_NAMES = 4  # points of a word that names the subject of a calculator
_FEW_ALONE, _FEW_BEHIND = 1, 2  # so few words beside the numbers ask nothing by themselves: "24 uur", "en 2019?"
_SUBSIDIES = ("loonkostensubsidie", "lkv")
_MAX_CONTRACT = 50  # more fte than that is an organisation
_OF_PEOPLE = ("tellen", "benodigd")
_ORGANISATION = 5000  # more hours than that are not one person's
_FEW_WORDS = 5
_SHORT_ORDER = 9  # "nettokosten per maand, minimumloon, geen lkv"
_AMOUNTS = (*_SUBSIDIES, "jobcoach", "nettokosten")
DATES = ("proefplaatsing", "meeteltermijn")
_PART_TIMER = Decimal("1.5")  # fte of one person
# how many jobs an employer must have: no count of those there are
_MUST_HAVE = r"\bmoe(?:t|ten|st|sten)\b|\bverplicht\w*|\bhor(?:en|de|den)\b|\bhoort\b|\bdien(?:t|en|de|den)\b"
_OF_PERSONS = r"\b(?:iemand|medewerker|collega|kandidaat|hij|zij)\b"
_GOAL = r"doelstelling|naar rato|aandeel|sectordoel"
_LEVY_OF_DOELGROEP = r"quotum ?tekort.*(?:doelgroep|verloond)|(?:doelgroep|verloond).*quotum ?tekort"
_OUR_QUOTUM = (
    r"\b(?:ons|onze|mijn|ons eigen) quotum\w*|quotum\w* (?:\w+ ){0,3}(?:voor|van) (?:ons|onze|mijn)\b|"
    r"quotum\w* (?:\w+ ){0,2}in (?:banen|euro)"
)
# "telt iemand van 12 uur ook mee": whether, not for how much
_WHETHER = r"^\W*(?:en )?telt\b(?!.*\bbaan\b|.*\bbanen\b).*\bmee\W*$"
_END_DATE = r"einddatum|laatste dag|welke datum|wanneer (?:is|eindig\w*|loopt|stopt)"
_OWN = r"\b(?:mijn|mn|m'n|onze?|deze|hij|zij|ze|haar|hem|ie|dhr|mevr\w*|meneer)\b"
_UNTIL_WHEN = r"tot welke|hoe ?lang (?:\w+ ){0,2}(?:blijf|tel|mag|kan|mee)"  # of somebody in particular


@dataclass(frozen=True)
class Kandidaat:
    """heeft_getal: the message holds a number of the kind that the calculator needs."""

    rekenhulp: str
    punten: int
    heeft_getal: bool

    @property
    def is_sure(self) -> bool:
        return self.punten >= SURE


def herken(begrip: Begrip) -> tuple[Kandidaat, ...]:
    """The calculators that the message may ask for, best first; empty when it does not ask to calculate."""
    if re.search(_WHETHER, begrip.folded) and not begrip.wil_rekenen:
        return ()
    restated = begrip.restated()
    return (_found(restated) if restated and restated.wil_rekenen else ()) or _found(begrip)


def _found(begrip: Begrip) -> tuple[Kandidaat, ...]:
    kinds = _kinds(begrip)
    found = []
    for naam, kenmerk in KENMERKEN.items():
        if kenmerk.nooit and begrip.says(kenmerk.nooit):
            continue
        if naam in _OF_PEOPLE and _is_of_organisation(begrip):
            continue
        if naam == "doelstelling" and _is_full_week_of_fte(begrip):
            continue
        topic = max((points for pattern, points in kenmerk.onderwerp.items() if begrip.says(pattern)), default=0)
        fitting = [kind for kind in kenmerk.soorten if kind in kinds]
        if not topic or not (fitting or _asks_without_number(naam, topic, begrip)):
            continue
        points = topic + (3 if fitting else 0) + (1 if len(fitting) > 1 else 0)
        points += 3 if begrip.noemt_rekenen else 1 if begrip.wil_rekenen else 0
        points += 1 if begrip.says(KRIJG) or (naam in DATES and begrip.says(_END_DATE)) else 0
        points += 2 if naam == "quotum" and _is_full_week_of_fte(begrip) else 0
        if points >= MAYBE:
            found.append(Kandidaat(naam, points, bool(fitting)))
    found.sort(key=lambda kandidaat: (-kandidaat.punten, not kandidaat.heeft_getal))
    return tuple(found)


def _is_of_organisation(begrip: Begrip) -> bool:
    """ "hoeveel banen moet een gemeente met 400 fte": so many fte, and nobody's hours, are no contracts."""
    many = [
        q for q in begrip.quantities if q.kind == "fte" and isinstance(q.value, Decimal) and q.value > _MAX_CONTRACT
    ]
    if begrip.says(_MUST_HAVE) and not begrip.says(_OF_PERSONS) and not begrip.says(HOW_MANY_PEOPLE):
        return any(
            q.kind == "fte" and isinstance(q.value, Decimal) and q.value > _PART_TIMER for q in begrip.quantities
        )
    return bool(many) and not any(q.kind == "hours" for q in begrip.quantities)


def _is_full_week_of_fte(begrip: Begrip) -> bool:
    """ "80 fte van 40 uur": only the quotum counts the hours of a full week."""
    kinds = {q.kind for q in begrip.quantities}
    return {"fte", "hours"} <= kinds and _is_of_organisation(begrip) and not begrip.says(_GOAL)


def _asks_without_number(naam: str, topic: int, begrip: Begrip) -> bool:
    """ "hoeveel lks krijg ik", "tot wanneer telt mijn medewerker mee": wants an outcome, gave no number yet."""
    if begrip.noemt_rekenen or (naam in DATES and begrip.says(_END_DATE)):
        return True
    if naam in DATES and begrip.says(_UNTIL_WHEN) and begrip.says(_OWN):
        return True
    if naam in DATES and begrip.noemt_iemand and begrip.says(rf"{_UNTIL_WHEN}|tot wanneer"):
        return True
    if naam == "praktijkroute":
        own_case = begrip.is_persoonlijk and begrip.says(r"\b(?:komt|kan|mag|telt|valt)\b")
        return own_case or begrip.says(r"participatiewet|gemeten")
    if naam == "jobcoach" and begrip.says(r"hoeveel|uren\b|\buur\b"):
        return True
    if naam in ("quotum", "nettokosten") and not begrip.is_vraagzin and len(begrip.words_besides) <= _SHORT_ORDER:
        return True
    if naam in ("quotum", "heffing") and begrip.says(_OUR_QUOTUM):
        return True
    if naam in _AMOUNTS and topic >= 4 and begrip.wil_rekenen and (begrip.is_persoonlijk or begrip.quantities):
        return True
    if naam in _AMOUNTS and topic >= 4 and begrip.says(KRIJG):
        return True
    if topic < 4 or not begrip.wil_rekenen:
        return False
    if naam in _AMOUNTS and (begrip.is_vervolg or len(begrip.words_besides) <= _FEW_WORDS):
        return True
    return begrip.is_persoonlijk and naam not in _SUBSIDIES


def meant(begrip: Begrip, decision: Decision, running: str = "") -> tuple[Kandidaat, ...]:
    """The calculators to act on: none when the knowledge has the better claim. running: the calculation that runs."""
    kandidaten = _with_learned(herken(begrip), begrip, decision, running)
    if not kandidaten or (is_exact_entry(decision) and (begrip.quantities or kandidaten[0].heeft_getal)):
        return ()
    if kandidaten[0].is_sure or not kandidaten[0].heeft_getal:
        return kandidaten
    return () if knows(decision, begrip, kandidaten) or not begrip.quantities else kandidaten


def _with_learned(
    kandidaten: tuple[Kandidaat, ...], begrip: Begrip, decision: Decision, running: str
) -> tuple[Kandidaat, ...]:
    """The calculator that was learned to be meant, when the words name none or the chance is great."""
    is_sure = bool(kandidaten) and kandidaten[0].is_sure
    naam = wens.calculator(decision, wens.NAMED, is_busy=bool(running))
    if naam == "quotum" and begrip.says(_LEVY_OF_DOELGROEP):
        return kandidaten
    if naam is None or naam == running or (naam in _OF_PEOPLE and _is_of_organisation(begrip)):
        return kandidaten
    if naam in beste(kandidaten):
        is_likely = not is_sure and wens.calculator(decision, wens.LEARNED, is_busy=bool(running)) is not None
        is_certain = wens.calculator(decision, wens.CERTAIN, is_busy=bool(running)) is not None
        only = tuple(k for k in kandidaten if k.rekenhulp == naam)
        return tuple(replace(k, punten=max(SURE, k.punten)) for k in only) if is_likely or is_certain else kandidaten
    is_named = naam in named(begrip)
    is_bare = len(begrip.words_besides) <= (_FEW_BEHIND if running else _FEW_ALONE)
    enough = wens.LEARNED_WELL if is_sure else wens.NAMED if is_named and running else wens.LEARNED
    if (is_bare and not is_named) or wens.calculator(decision, enough, is_busy=bool(running)) is None:
        return kandidaten
    fits = bool(_kinds(begrip) & set(KENMERKEN[naam].soorten))
    return (Kandidaat(naam, SURE, fits),)


def named(begrip: Begrip) -> tuple[str, ...]:
    """The calculators whose subject the message names."""
    return tuple(
        naam
        for naam, kenmerk in KENMERKEN.items()
        if any(points >= _NAMES and begrip.says(pattern) for pattern, points in kenmerk.onderwerp.items())
    )


def knows(decision: Decision, begrip: Begrip, kandidaten: Sequence[Kandidaat]) -> bool:
    """The knowledge has the better claim: an answer that it would give, and no calculation is clearly asked for."""
    if is_exact_entry(decision):
        return True
    if decision.kind != "entry" or decision.confidence < ANSWER_AT:
        return False
    if wens.calculator(decision, wens.CERTAIN) is not None or begrip.noemt_rekenen:
        return False
    if kandidaten[0].is_sure and is_outside(decision.matches[0].label):
        return False  # "tot wanneer telt onze huishoudelijke hulp mee"
    agreed = wens.calculator(decision, wens.AGREED)
    return not (begrip.quantities and agreed in beste(kandidaten))


def is_exact_entry(decision: Decision) -> bool:
    return decision.kind == "entry" and decision.is_exact


def beste(kandidaten: Sequence[Kandidaat]) -> tuple[str, ...]:
    """The calculator that was meant, or the two or three that are too near to choose from."""
    if not kandidaten:
        return ()
    first = kandidaten[0]
    near = [kandidaat for kandidaat in kandidaten if first.punten - kandidaat.punten < _NEAR]
    with_number = [kandidaat for kandidaat in near if kandidaat.heeft_getal] or near
    return tuple(kandidaat.rekenhulp for kandidaat in with_number[:3])


def has_hours_for(rekenhulp: str, begrip: Begrip) -> bool:
    """People of so many hours, of whom so many are needed: no numbers of an organisation."""
    return rekenhulp == "benodigd" and {"hours", "count:banen"} <= _kinds(begrip)


def _kinds(begrip: Begrip) -> set[str]:
    kinds = {kind for quantity in begrip.quantities for kind in _kinds_of(quantity)}
    if "number" in kinds and begrip.says(r"verlo+nde? uren|\bwtf\b"):
        kinds.add("hours")
    return kinds | {"sector"} if re.search(SECTOR, begrip.folded) else kinds


def _kinds_of(quantity: Quantity) -> set[str]:
    kinds: set[str] = {quantity.kind}
    value = quantity.value
    size = float(value) if quantity.kind != "date" else 0  # type: ignore[arg-type]
    if quantity.kind == "count":
        kinds.add(f"count:{quantity.unit}")
    if quantity.kind == "fte" and size <= _MAX_CONTRACT:
        kinds.add("smallfte")
    if quantity.kind == "date" and quantity.unit == "jaar":
        kinds.add("year")
    if quantity.kind == "duration" and (quantity.age or quantity.unit == "jaar"):
        kinds.add("age")
    can_be_yearly = quantity.kind == "number" or (quantity.kind == "hours" and quantity.unit in ("jaar", ""))
    if can_be_yearly and size >= _ORGANISATION:
        kinds.add("bighours")
    return kinds
