"""A part of an outcome that is asked: "en zonder werkgeverslasten?", "alleen de subsidie", "hoeveel vult UWV aan"."""

from __future__ import annotations

import re
from typing import Mapping, NamedTuple

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.navraag import POINTING

_AROUND = POINTING | frozenset(
    """
    alleen enkel puur los losse kaal kale zelf daarvan ervan hiervan daarin erin zit zitten inbegrepen welk welke deel
    gaat eigenlijk precies bij aan door inclusief exclusief incl excl ex zonder met plus zijn waarvan ook al ie hem haar
    mijn onze medewerker telt komt valt mee begrepen gerekend doet waard af om de krijgt krijgen
    """.split()  # noqa: SIM905
)
# "wat zijn werkgeverslasten?": asks for the meaning of a word
_MEANING = re.compile(r"^\W*(?:en |maar )?(?:wat|welke) (?:is|zijn|beteken\w*|houdt?)(?: een)? [a-z]+(?: in)?\W*$")
_WITH = r"\b(?:met|inclusief|incl\w*|plus)"
_WITHOUT = r"\b(?:zonder|exclusief|excl|ex|los van|buiten|min)"
_LITTLE = r"(?: (?:de|die|het|alle|enige|vergoeding|opslag|voor|van))*"
_CHARGES = r"(?:werkgevers? ?)?lasten|werkgeverslastenvergoeding|werkgevers ?deel"
_SUBSIDY = r"(?:loon ?kosten ?)?subsidie|lks"
_LKV = r"loon ?kosten ?voordeel|lkv"
_HOLIDAY = r"vakantie ?(?:geld|bijslag|toeslag)"
_INSIDE = r"daarvan|ervan|hiervan|daarin|erin|zit|alleen|enkel|puur|waarvan"
_MINIMUMLOON = "minimumloon"
_YEAR = re.compile(r"\bjaar\w*")


PREFIX = "deel."  # before the amount that was told, where the conversation keeps what was said last


class Deel(NamedTuple):
    """woorden: by which the part is asked. bedragen: its amounts in the outcome; none: the outcome as a whole."""

    woorden: re.Pattern[str]
    bedragen: tuple[str, ...]


def _deel(woorden: str, *bedragen: str) -> Deel:
    return Deel(re.compile(woorden), bedragen)


_PER_MONTH = _deel(r"\b(?:per|in een|elke|iedere) maand\b|\bmaandelijks\b|\bmaandbasis\b", "uren_per_maand")
_PER_YEAR = _deel(r"\b(?:per|in een|in het|heel|een heel) jaar\b|\bjaarlijks\b|\bjaarbasis\b", "uren_per_jaar")
_PERCENTAGE = r"\bprocent(?:en)?\b|\bpercentage\b"
# the first that fits; what holds more words goes first
_DELEN: Mapping[str, tuple[Deel, ...]] = {
    "loonkostensubsidie": (
        _deel(rf"{_WITHOUT}{_LITTLE} (?:{_CHARGES}|vergoeding|opslag)\b", "subsidie"),
        _deel(rf"{_WITH}{_LITTLE} (?:{_CHARGES}|vergoeding|opslag)\b"),
        _deel(rf"\b(?:vergoeding (?:voor |van )?(?:de )?)?(?:{_CHARGES})\b", "werkgeverslasten"),
        _deel(rf"\b(?:alleen|enkel|puur|kale|losse|zuivere|sec) (?:de )?(?:{_SUBSIDY})\b", "subsidie"),
        _deel(rf"\b(?:{_SUBSIDY}) (?:zelf|alleen|sec|zuiver)\b", "subsidie"),
        _deel(r"\b(?:maximum|maximaal|maximale|hoogste|plafond)\b", "maximum"),
        _deel(_PERCENTAGE, "subsidie_procent"),
    ),
    "loondispensatie": (
        _deel(r"\b(?:(?:volle|volledige|gewone) )?(?:wettelijk )?minimum ?loon\b", "minimumloon"),
        _deel(r"\b(?:aanvulling\w*|aanvul\w*|aangevuld|vult|vul|uwv|wajong|rest|verschil|legt|past)\b", "verschil"),
    ),
    "nettokosten": (
        _deel(
            rf"{_WITHOUT}{_LITTLE} (?:{_SUBSIDY}),? (?:en|of)(?: ook)?(?: zonder)?{_LITTLE} (?:{_LKV})\b", "loonkosten"
        ),
        _deel(
            rf"{_WITHOUT}{_LITTLE} (?:{_LKV}),? (?:en|of)(?: ook)?(?: zonder)?{_LITTLE} (?:{_SUBSIDY})\b", "loonkosten"
        ),
        _deel(rf"{_WITHOUT}{_LITTLE} (?:{_SUBSIDY})\b", "loonkosten", "lkv_per_maand"),
        _deel(rf"{_WITHOUT}{_LITTLE} (?:steun|hulp|aftrek|regelingen|tegemoetkoming\w*|subsidies)\b", "loonkosten"),
        _deel(rf"\b(?:vergoeding (?:voor |van )?(?:de )?)?(?:{_CHARGES})\b", "werkgeverslasten"),
        _deel(rf"\b(?:{_SUBSIDY})\b(?=.*\b(?:{_INSIDE})\b)", "subsidie", "werkgeverslasten"),
        _deel(rf"\b(?:{_INSIDE}) (?:is |zijn )?(?:de )?(?:{_SUBSIDY})\b", "subsidie", "werkgeverslasten"),
        _deel(r"\bloon ?kosten\b|\bbruto ?(?:loon|kosten)?\b", "loonkosten"),
        _deel(r"\b(?:alle |totale )?(?:steun|tegemoetkoming\w*|vergoed|vergoeding\w*)\b|\bterug\b", "steun"),
    ),
    "jobcoach": (_PER_MONTH, _PER_YEAR, _deel(_PERCENTAGE, "percentage")),
    "benodigd": (_PER_MONTH, _PER_YEAR),
}


def has_parts(rekenhulp: str) -> bool:
    """Whether a part of the outcomes of this calculator can be asked."""
    return rekenhulp == _MINIMUMLOON or rekenhulp in _DELEN


def part_of(begrip: Begrip, rekenhulp: str, bedragen: Mapping[str, object]) -> tuple[str, ...] | None:
    """The amounts that are asked of an outcome with these `bedragen`; none: all of it. None: no part is asked."""
    if begrip.quantities or _MEANING.match(begrip.folded):
        return None
    for deel in _of_wage(begrip, bedragen) if rekenhulp == _MINIMUMLOON else _DELEN.get(rekenhulp, ()):
        left = deel.woorden.sub(" ", begrip.folded)
        if left != begrip.folded and set(re.findall(r"[a-z0-9]+", left)) <= _AROUND:
            known = tuple(
                naam for naam in deel.bedragen if naam in bedragen and (bedragen[naam] or naam == deel.bedragen[0])
            )
            return known if known or not deel.bedragen else None
    return None


def _of_wage(begrip: Begrip, bedragen: Mapping[str, object]) -> tuple[Deel, ...]:
    """The parts of a minimum wage: with, without, or only the holiday allowance; of these hours when known."""
    of = "_bij_uren" if "maandloon_bij_uren_met_vakantiebijslag" in bedragen else ""
    is_yearly = _YEAR.search(begrip.folded) is not None
    total = f"jaarloon{of}_met_vakantiebijslag" if is_yearly else f"maandloon{of}_met_vakantiebijslag"
    wage = f"maandloon{of}"
    without = (_deel(rf"{_WITHOUT}{_LITTLE} {_HOLIDAY}\b", *([wage] if wage in bedragen else [])),)
    return (
        _deel(rf"{_WITH}{_LITTLE} {_HOLIDAY}\b", total),
        *(() if is_yearly else without),
        _deel(rf"\b{_HOLIDAY}\b", f"vakantiebijslag{of}_per_maand", f"vakantiebijslag{of}_per_jaar"),
    )
