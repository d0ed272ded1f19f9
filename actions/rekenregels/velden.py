"""The input of a rule as data: what to ask, what can be, what is unlikely.

One list of fields drives the check here, and later a form, the HTTP API and the dialogue.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from actions.rekenregels.uitkomst import InvoerFout
from bot.knowledge.dutch import format_date, format_value

Soort = Literal["getal", "geheel", "datum", "keuze", "ja-nee", "getallen", "rijen"]
Sector = Literal["overheid", "markt"]

EERSTE_DAG, LAATSTE_DAG = date(1900, 1, 1), date(2100, 12, 31)
UREN_IN_EEN_WEEK = Decimal(7 * 24)
UREN_IN_EEN_JAAR = Decimal(366 * 24)
UREN_VAN_EEN_ORGANISATIE = Decimal(1_000_000_000)
LANGE_WERKWEEK = Decimal(48)
LANG_WERKJAAR = LANGE_WERKWEEK * 52


@dataclass(frozen=True)
class Veld:
    """One input field. `vraag`: how to ask for it, in one sentence.

    minimum and maximum: outside these it cannot be. ongewoon_boven: possible, but told to the user.
    niet_na_peildatum: a date that has been. soort "getallen": several numbers; "rijen": several rows of
    `velden`, each read into `rij`. max_aantal: how many numbers or rows at most.
    """

    naam: str
    label: str
    soort: Soort
    vraag: str
    eenheid: str = ""
    is_verplicht: bool = True
    keuzes: tuple[str, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    ongewoon_boven: Decimal | None = None
    niet_na_peildatum: bool = False
    velden: tuple[Veld, ...] = ()
    rij: type[Any] | None = None
    max_aantal: int = 50


def uren_per_week(naam: str, label: str, vraag: str, *, is_verplicht: bool = True, soort: Soort = "getal") -> Veld:
    return Veld(
        naam, label, soort, vraag, "uren", is_verplicht,
        minimum=Decimal(0), maximum=UREN_IN_EEN_WEEK, ongewoon_boven=LANGE_WERKWEEK,
    )  # fmt: skip


def voltijdsuren(naam: str = "voltijdsuren", *, is_verplicht: bool = False) -> Veld:
    """The length of a full working week; never zero, because hours are divided by it."""
    return Veld(
        naam, "Uren van een volledige werkweek", "getal", "Hoeveel uur is een volledige werkweek in uw sector?",
        "uren", is_verplicht, minimum=Decimal(1), maximum=UREN_IN_EEN_WEEK, ongewoon_boven=LANGE_WERKWEEK,
    )  # fmt: skip


def procent(
    naam: str, label: str, vraag: str, *, maximum: int, ongewoon_boven: int | None = None, is_verplicht: bool = True
) -> Veld:
    return Veld(
        naam, label, "getal", vraag, "procent", is_verplicht, minimum=Decimal(0), maximum=Decimal(maximum),
        ongewoon_boven=None if ongewoon_boven is None else Decimal(ongewoon_boven),
    )  # fmt: skip


def ja_nee(naam: str, label: str, vraag: str) -> Veld:
    return Veld(naam, label, "ja-nee", vraag, is_verplicht=False)


def datum(naam: str, label: str, vraag: str, *, is_verplicht: bool = False, niet_na_peildatum: bool = False) -> Veld:
    return Veld(naam, label, "datum", vraag, "datum", is_verplicht, niet_na_peildatum=niet_na_peildatum)


def controleer(velden: Iterable[Veld], invoer: Any, peildatum: date) -> list[str]:
    """What is unlikely about this input, as Dutch sentences. Raises InvoerFout for what cannot be."""
    controleer_datum("De peildatum", peildatum, "peildatum")
    opvallend: list[str] = []
    for veld in velden:
        value = getattr(invoer, veld.naam)
        if value is None:
            continue
        if veld.soort in ("getallen", "rijen"):
            _check_count(veld, value)
        if veld.soort == "rijen":
            for row in value:
                opvallend.extend(controleer(veld.velden, row, peildatum))
            continue
        for item in value if veld.soort == "getallen" else (value,):
            opvallend.extend(_check(veld, item, peildatum))
    return opvallend


def controleer_datum(label: str, dag: date, veld: str) -> None:
    """Raises InvoerFout for a year in which no employee of today was born or works."""
    if not EERSTE_DAG <= dag <= LAATSTE_DAG:
        raise InvoerFout(
            f"{label} ({format_date(dag)}) kan niet kloppen.",
            f"Noem een datum tussen {EERSTE_DAG.year} en {LAATSTE_DAG.year}.",
            veld,
        )


def _check_count(veld: Veld, value: Sequence[Any]) -> None:
    if not value:
        raise InvoerFout(f"Er is nog niets ingevuld bij '{veld.label}'.", veld.vraag, veld.naam)
    if len(value) > veld.max_aantal:
        raise InvoerFout(
            f"U gaf {len(value)} regels op bij '{veld.label}'. Het maximum is {veld.max_aantal}.",
            "Voeg regels samen of reken in delen.",
            veld.naam,
        )


def _check(veld: Veld, value: Any, peildatum: date) -> Iterator[str]:
    if veld.soort == "keuze" and value not in veld.keuzes:
        raise InvoerFout(
            f"'{value}' is geen keuze bij '{veld.label}'.", f"Kies uit: {', '.join(veld.keuzes)}.", veld.naam
        )
    if isinstance(value, date):
        controleer_datum(f"De datum bij '{veld.label}'", value, veld.naam)
        if veld.niet_na_peildatum and value > peildatum:
            raise InvoerFout(
                f"De datum bij '{veld.label}' ({format_date(value)}) ligt na {format_date(peildatum)}.",
                "Controleer het jaar. Deze datum hoort in het verleden te liggen.",
                veld.naam,
            )
    elif veld.soort in ("getal", "geheel", "getallen"):
        yield from _check_number(veld, Decimal(value))


def _check_number(veld: Veld, value: Decimal) -> Iterator[str]:
    if not value.is_finite():
        raise InvoerFout(f"Bij '{veld.label}' staat geen gewoon getal.", veld.vraag, veld.naam)
    shown = _with_unit(veld, value)
    if veld.minimum is not None and value < veld.minimum:
        limit = _with_unit(veld, veld.minimum)
        raise InvoerFout(f"U gaf {shown} op bij '{veld.label}'. Het kan niet minder zijn dan {limit}.", veld=veld.naam)
    if veld.maximum is not None and value > veld.maximum:
        limit = _with_unit(veld, veld.maximum)
        raise InvoerFout(f"U gaf {shown} op bij '{veld.label}'. Het kan niet meer zijn dan {limit}.", veld=veld.naam)
    if veld.ongewoon_boven is not None and value > veld.ongewoon_boven:
        yield f"U gaf {shown} op bij '{veld.label}'. Dat is veel. Controleer of het klopt."


def _with_unit(veld: Veld, value: Decimal) -> str:
    text = format_value(value, veld.eenheid)
    return f"{text} {veld.eenheid}" if veld.eenheid in ("banen", "fte") else text
