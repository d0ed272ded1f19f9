"""The amount of one person times the number of people it is asked for: "3 medewerkers x € 1.260,48"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from actions.rekenregels import Uitkomst
from actions.uitleg.waarden import met_eenheid
from bot.knowledge.dutch import format_number

# the number of people that was told, and whether the amount is asked of all of them
AANTAL = "voor_mensen"
SAMEN = "samen_voor_allen"
# the hours by which each is calculated, for one person
OF_ONE: Mapping[str, str] = {
    "loonkostensubsidie": "uren",
    "loondispensatie": "uren",
    "nettokosten": "uren",
    "jobcoach": "uren",
    "lkv": "uren_per_week",
}
_BY_LOONWAARDE = ("loonkostensubsidie", "loondispensatie", "nettokosten")
# what is of one person, and says nothing of several
_ONLY_OF_ONE = ("grondslag", "maximum", "uren_bij_maximum", "uren_in_het_jaar")
_STAYS = ("subsidie_procent", "percentage")


def told_people(mensen: int | None, samen: bool | None) -> dict[str, Any]:
    """As the conversation keeps it; nothing for what was not said."""
    number = {} if mensen is None else {AANTAL: str(mensen)}
    return number if samen is None else {**number, SAMEN: samen}


def for_all(uitkomst: Uitkomst, invoer: Mapping[str, Any]) -> Uitkomst:
    """The outcome of all people when that is asked, otherwise of one.

    bedragen of the first: mensen, per_medewerker, and the amounts of all of them.
    """
    many = int(invoer.get(AANTAL, 1))
    one = uitkomst.waarde
    if many < 2 or not invoer.get(SAMEN) or uitkomst.naam not in OF_ONE or uitkomst.status == "niet van toepassing":
        return uitkomst
    bedragen: dict[str, Any] = {
        naam: value * many if isinstance(value, Decimal) and naam not in _STAYS else value
        for naam, value in uitkomst.bedragen.items()
        if naam not in _ONLY_OF_ONE
    }
    bedragen["mensen"] = Decimal(many)
    each = one if isinstance(one, Decimal) else uitkomst.bedragen.get("bedrag_bij_recht")
    stappen = uitkomst.stappen
    if isinstance(each, Decimal):
        bedragen["per_medewerker"] = each
        shown, total = met_eenheid(each, uitkomst.eenheid), met_eenheid(each * many, uitkomst.eenheid)
        stappen = (*stappen, f"Voor {format_number(Decimal(many))} medewerkers: {many} x {shown} = {total}.")
    same = "dezelfde uren en dezelfde loonwaarde" if uitkomst.naam in _BY_LOONWAARDE else "dezelfde uren"
    return replace(
        uitkomst,
        waarde=one * many if isinstance(one, Decimal) else one,
        bedragen=bedragen,
        stappen=stappen,
        aannames=(*uitkomst.aannames, f"De {many} medewerkers hebben {same}."),
        onafgerond={},
    )


def only_for_one(naam: str, invoer: Mapping[str, Any]) -> str:
    """What to say when several people were told of and the outcome is of one; "" otherwise."""
    many = int(invoer.get(AANTAL, 1))
    if naam not in OF_ONE or many < 2 or invoer.get(SAMEN):
        return ""
    of_one = "deze begeleiding is" if naam == "jobcoach" else "dit bedrag is"
    return f"u noemt {format_number(Decimal(many))} mensen, {of_one} voor 1 medewerker"
