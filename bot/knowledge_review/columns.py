"""The sheets and columns of the workbook as data: export, import and the sheet "uitleg" all read them here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["tekst", "datum", "getal"]

ANTWOORDEN, VARIANTEN, STAND = "antwoorden", "varianten", "stand"
BRONNEN, GETALLEN, UITLEG = "bronnen", "getallen", "uitleg"


@dataclass(frozen=True)
class Column:
    """`meaning`: one or two sentences for the sheet "uitleg". read_only: a reviewer leaves it as it is."""

    name: str
    width: int
    meaning: str
    kind: Kind = "tekst"
    read_only: bool = False


COLUMNS: dict[str, tuple[Column, ...]] = {
    ANTWOORDEN: (
        Column("id", 34, "De naam van het onderwerp: map/bestand. Niet wijzigen.", read_only=True),
        Column("versie", 8, "Het nummer van de versie: 1 is de oudste. Niet wijzigen.", "getal", read_only=True),
        Column("vraag", 40, "De vraag. In alle versies van een onderwerp gelijk."),
        Column("geldig_vanaf", 13, "Eerste dag van dit antwoord. Leeg: geen begin bekend.", "datum"),
        Column("geldig_tot", 13, "Laatste dag van dit antwoord. Leeg: geldt nog.", "datum"),
        Column("kort", 60, "Het antwoord in het kort, ten hoogste 60 woorden."),
        Column("uitleg", 80, "De uitleg: alinea's, lijsten met '- ' en **nadruk**. [[naam]] is een getal."),
        Column("voorbeelden", 40, "De rekenvoorbeelden. Wijzigen kan alleen in het bestand.", read_only=True),
        Column("voorbehoud", 40, "Wat niet zeker is. Verplicht bij een getal dat niet is bevestigd."),
        Column("bronnen", 46, "Een bron per regel: naam, of naam | artikel. De namen staan op het blad bronnen."),
        Column("soort", 14, "antwoord, of buiten_bereik als wij doorverwijzen."),
        Column("rekenhulp", 18, "De rekenhulp die erbij hoort, of leeg."),
        Column("verwant", 40, "Verwante onderwerpen: een id per regel."),
        Column("begrip_naam", 22, "Het woord voor de begrippenlijst, of leeg."),
        Column("begrip_ook", 22, "Andere woorden voor hetzelfde begrip: een per regel."),
        Column("begrip_betekenis", 40, "Wat het begrip betekent, in een zin."),
        Column("publiek", 13, "Voor wie: werkgever, adviseur. Een per regel."),
        Column("nagekeken_op", 13, "De dag waarop iemand dit heeft nagekeken.", "datum"),
        Column("opnieuw_voor", 13, "Voor deze dag opnieuw nakijken.", "datum"),
    ),
    VARIANTEN: (
        Column("id", 44, "De naam van het onderwerp. Niet wijzigen.", read_only=True),
        Column("variant", 90, "Hoe iemand de vraag stelt. Ten minste tien per onderwerp."),
    ),
    BRONNEN: tuple(
        Column(name, width, meaning, read_only=True)
        for name, width, meaning in (
            ("id", 44, "De naam waarmee een antwoord naar de bron verwijst."),
            ("titel", 60, "De titel."),
            ("uitgever", 28, "Wie de bron uitgeeft."),
            ("url", 60, "Het adres."),
            ("vindplaats", 40, "Waar de bron staat als er geen adres is."),
            ("wet", 14, "Het nummer van de wet."),
            ("toestand", 13, "De datum van de wettekst."),
            ("versie", 20, "De versie of datum van de bron."),
            ("geraadpleegd", 13, "De dag waarop iemand de bron heeft gelezen."),
        )
    ),
    GETALLEN: tuple(
        Column(name, width, meaning, read_only=True)
        for name, width, meaning in (
            ("naam", 40, "De naam van het getal; in een tekst staat [[naam]]."),
            ("titel", 60, "Wat het getal is."),
            ("eenheid", 12, "De eenheid."),
            ("van", 13, "Eerste dag waarop de waarde gold."),
            ("tot", 13, "Laatste dag waarop de waarde gold."),
            ("waarde", 24, "De waarde. Leeg: nog niet vastgesteld."),
            ("bevestigd", 11, "Of een officiële bron de waarde bevestigt."),
            ("bronnen", 46, "De bronnen: naam, of naam | artikel."),
            ("toelichting", 60, "Wat iemand erbij moet weten."),
        )
    ),
    STAND: (
        Column("id", 44, "Elk onderwerp in deze export. Niet wijzigen.", read_only=True),
        Column("stand", 24, "Kenmerk van de tekst bij de export. Zo ziet de import wie wat wijzigde.", read_only=True),
    ),
}

READ_BACK = (ANTWOORDEN, VARIANTEN, STAND)

RULES = (
    "Wijzig alleen de witte kolommen. Grijze kolommen en de bladen bronnen, getallen, uitleg en stand zijn om te"
    " lezen.",
    "Elke cel is tekst. Gebruik geen formules. Een tekst die met een teken als = of - begint, blijft gewoon tekst.",
    "Een nieuwe regel in een cel maakt u met Alt+Enter.",
    "Schrijf een datum als 2026-01-31 of 31-1-2026.",
    "Een nieuwe versie: voeg een rij toe met hetzelfde id en het volgende versienummer. Sluit de vorige versie af met"
    " geldig_tot. De kolommen van het hele onderwerp (vraag, soort, rekenhulp, verwant, begrip, publiek, nagekeken)"
    " mogen in die rij leeg blijven.",
    "Wijzigt u een kolom van het hele onderwerp, wijzig hem dan in alle versies. De rij van de laagste versie telt;"
    " een andere rij is gelijk of leeg.",
    "Een nieuw onderwerp: voeg een rij toe met een nieuw id (bestaande map/nieuwe-naam) en versie 1, en ten minste"
    " tien varianten.",
    "Haalt u een rij weg, dan meldt de import dat. De tekst verdwijnt pas als de beheerder --verwijder kiest.",
    "Sorteren en filteren mag. Opmerkingen bij cellen en opmaak worden niet teruggelezen.",
)
