"""Which numbers and dates belong to which field of a calculator: the vocabulary, as data.

The order of the roles is the order of preference when nothing else decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping


@dataclass(frozen=True)
class Rol:
    """kinds: what a field takes. voor and na: words before or after a number that make it this field's.

    units: hours per what, money per what, and so on; () takes any. los: takes such a number also without a
    word that says so. getal: takes a bare number when a word says so. nooit: words near it that forbid it.
    """

    veld: str
    kinds: tuple[str, ...]
    voor: str = ""
    na: str = ""
    units: tuple[str, ...] = ()
    los: bool = True
    getal: bool = True
    nooit: str = ""


_IN_DIENST = r"in ?dienst|ingegaan|ingang|begin\w*|begon\w*|start\w*|gestart|ingangsdatum|aangenomen|aanname|vanaf|sinds|contract (?:per|vanaf|sinds|op)|werkt (?:\w+ ){0,3}sinds|per\b|ingaand"
# a month in which somebody began is no moment that is asked about
_BEGINS = (
    r"\b(?:begonnen|begon|gestart|in dienst gekomen|in dienst getreden|begint|start|aangenomen)\b(?! (?:ik|we|wij))"
)
_VOLTIJD = r"full ?-?time|voltijds?\w*|werkweek|volledige? (?:werk)?week|normale? (?:werk)?week|cao|standaard ?week"

_PEOPLE_OF = r"(?:lui|luu|mensen|man|krachten|koppen|collega'?s|jongens|volk|\ber) (?:van|met|a)"

_CONTRACTUREN = Rol(
    "uren",
    ("hours",),
    r"contract|werkt|werken|doet|doen|draai\w*|maakt|geef|gegeven|dienstverband|aanstelling|voor",
    r"contract|werk",
    ("week", ""),
    nooit=_VOLTIJD,
)
_LOONWAARDE = Rol(
    "loonwaarde",
    ("percent",),
    r"loon ?waarde\w*|\blw\b|loonw\w*|presteert|productiviteit|prestatie",
    r"loon ?waarde\w*|\blw\b|productief|prestatie",
    nooit=r"beperkt?\b|beperking",
)
_VOLTIJDSUREN = Rol(
    "voltijdsuren", ("hours",), _VOLTIJD, rf"{_VOLTIJD}|is (?:een )?(?:full|volt)", ("week", ""), los=False
)

ROLLEN: Mapping[str, tuple[Rol, ...]] = {
    "meeteltermijn": (
        Rol(
            "geboren",
            ("date",),
            r"geb(?:oren|\.|oorte\w*)?\b|\bgb\b|geb ?dat\w*|verjaar\w*|bouwjaar|\bbj\b|jaargang|\b(?:is|een) (?:er een )?(?:uit|van)\W*$",
            r"geboren|is (?:zijn|haar) geboorte",
        ),
        Rol(
            "voorwaarde_vervallen",
            ("date",),
            r"verdien\w*|boven|meer dan|minimumloon|\bwml\b|voldoet niet|voldeed niet|voorwaarde\w*|loonsverhoging|opslag",
            r"verdien|meer dan|boven|niet meer (?:aan|voldoet)",
            los=False,
        ),
        Rol("overleden", ("date",), r"overl\w+|gestorven|overlijden", r"overl\w+|gestorven", los=False),
        Rol("beschut_werk_vastgesteld", ("date",), r"beschut\w*", r"beschut\w*", los=False),
        Rol(
            "uitschrijving_vastgesteld",
            ("date",),
            r"uitschrij\w*|uitgeschreven|eigen verzoek|afmeld\w*",
            r"uitschrij\w*|uitgeschreven|eigen verzoek",
            los=False,
        ),
        Rol(
            "peildatum",
            ("date",),
            r"\bpeil\w*|stand\b|gevraagd|gold|destijds|toen in|dat in|was (?:dat|het) in",
            r"gold|peil",
            los=False,
        ),
    ),
    "doelstelling": (
        Rol(
            "fte_sector",
            ("fte",),
            r"sector(?: (?:heeft|telt|is|van))?|branche|hele|totaal",
            r"(?:in |van )?(?:de |onze |het )?(?:hele |totale )?sector|totaal|in totaal",
            los=False,
        ),
        Rol("gerealiseerd", ("fte",), r"gerealiseerd|\bal\b|reeds", r"gerealiseerd|ingevuld|bezet|gehaald", los=False),
        Rol("fte_werkgever", ("fte",), r"wij|we|ons|onze|organisatie|eigen|met", r""),
        Rol(
            "gerealiseerd",
            ("count",),
            r"al|gerealiseerd|hebben|hebt|nu|reeds",
            r"gerealiseerd|ingevuld|al\b|ervan|bezet|gehaald",
            ("banen",),
        ),
        Rol("peildatum", ("date",), r"\bin\b|over|voor|jaar|heel", r""),
    ),
    "quotum": (
        Rol("fte", ("fte",)),
        Rol("voltijdsuren", ("hours",), rf"{_VOLTIJD}|fte (?:van|a|x|met|maal|keer|is|=)", _VOLTIJD, ("week", "")),
        Rol(
            "verloonde_uren_per_jaar",
            ("hours",),
            r"verloonde?|jaar|totaal",
            r"verloond|per jaar",
            ("jaar", ""),
            los=True,
        ),
        Rol("percentage", ("percent",), r"percentage|quotum|%", r"quotum"),
        Rol(
            "gerealiseerd",
            ("count",),
            r"al|gerealiseerd|hebben|hebt|heb|had|hadden|nu|reeds|waarvan|daarvan|invulling|(?:zit\w*|sta\w*) (?:\w+ )?op",
            r"gerealiseerd|ingevuld|al\b|in dienst|gehaald|(?:hebben|heeft|zijn|heb) (?:\w+ ){0,2}al\b|hebben ze er|hebben we er",
            ("banen",),
        ),
        Rol("peildatum", ("date",), r"\bin\b|over|voor|jaar|heel", r""),
    ),
    "heffing": (
        Rol(
            "verloonde_uren_doelgroep",
            ("hours",),
            r"\bc(?: ?=| is)?\W*$|doelgroep\w*|arbeidsbeperk\w*|register\w*|waarvan|daarvan|ervan|beperking\w*|garantiebanen",
            r"\bc(?: ?=| is)?\W*$|doelgroep\w*|arbeidsbeperk\w*|uit (?:het )?(?:doelgroep)?register|ervan|daarvan|mensen met een",
            los=False,
        ),
        Rol("uitzend_en_wsw_uren", ("hours",), r"uitzend\w*|\bwsw\b|inleen", r"uitzend\w*|\bwsw\b", los=False),
        Rol(
            "verloonde_uren",
            ("hours",),
            r"\ba(?: ?=| is)?\W*$|totaal|verloonde?|alle|samen",
            r"verloond|totaal|per jaar",
            ("jaar", ""),
        ),
        Rol("fte", ("fte",)),
        Rol(
            "voltijdsuren",
            ("hours",),
            rf"{_VOLTIJD}|fte (?:van|a|x|met|maal|keer|is|=)",
            _VOLTIJD,
            ("week", ""),
            los=False,
        ),
        Rol("percentage", ("percent",), r"", r""),
        Rol("peildatum", ("date",), r"\bin\b|over|voor|jaar|heel", r""),
    ),
    "loonkostensubsidie": (
        _LOONWAARDE,
        _VOLTIJDSUREN,
        _CONTRACTUREN,
        Rol("aangevraagd", ("date",), r"aangevraagd|aanvraag\w*|aanvrag\w*", r"aangevraagd", los=False),
        Rol("start", ("date",), _IN_DIENST, r"in dienst|begonnen|gestart|begin\w*", los=False),
        Rol("peildatum", ("date",), r"\bin\b|voor|maand|bedrag\w*|peil\w*", r""),
    ),
    "loondispensatie": (_LOONWAARDE, _VOLTIJDSUREN, _CONTRACTUREN, Rol("peildatum", ("date",), r"", r"")),
    "lkv": (
        Rol(
            "verloonde_uren",
            ("hours",),
            r"verloonde?|jaar|totaal|alle uren",
            r"verloond|per jaar|in (?:het|dit|dat|een) jaar|in 20\d\d",
            ("jaar", ""),
        ),
        Rol("uren_per_week", ("hours",), r"contract|werkt|week", r"week", ("week", ""), nooit=r"verloond"),
        Rol("geboren", ("date",), r"geb(?:oren|\.|oorte\w*)?\b|geb ?dat\w*", r"geboren", los=False),
        Rol(
            "start",
            ("date",),
            rf"(?:{_IN_DIENST})(?: (?:pas |al )?in)?\b",
            r"in dienst|begonnen|begint|begon|gestart|start",
            los=False,
        ),
        Rol("peildatum", ("date",), r"\bin\b|over|voor|jaar|heel|gehele?", r"", nooit=_BEGINS),
    ),
    "proefplaatsing": (
        Rol(
            "maanden_werkloos",
            ("duration",),
            r"werkloos|\bww\b|zonder werk|thuis",
            r"werkloos|in de ww|\bww\b|zonder werk|thuis",
            ("maand",),
            los=False,
        ),
        Rol("leeftijd", ("duration",), r"leeftijd|oud", r"oud|jaar oud", ("jaar",), getal=False),
        Rol(
            "maanden",
            ("duration",),
            r"duur|voor|verleng\w*|proefplaatsing",
            r"proef\w*|duur|verleng\w*",
            ("maand",),
            nooit=r"werkloos|contract|geleden|over\b",
        ),
        Rol(
            "start",
            ("date",),
            rf"{_IN_DIENST}|op|datum",
            r"start\w*|begin\w*",
            nooit=r"akkoord|besluit|vergader|toestemming (?:kwam|is)|brief|binnen",
        ),
    ),
    "praktijkroute": (
        _LOONWAARDE,
        Rol("datum_brief", ("date",), r"brief|gemeten|datum|meting", r"gemeten|brief"),
    ),
    "minimumloon": (
        Rol("leeftijd", ("duration",), r"leeftijd|oud|is|van", r"oud|jaar|jarige", ("jaar",)),
        Rol("uren", ("hours",), r"", r"", ("week", "")),
        Rol("peildatum", ("date",), r"", r""),
    ),
    "nettokosten": (
        _LOONWAARDE,
        _VOLTIJDSUREN,
        Rol("verloonde_uren", ("hours",), r"verloonde?|jaar", r"verloond|per jaar", ("jaar", "")),
        _CONTRACTUREN,
        Rol(
            "andere_korting",
            ("money",),
            r"korting|premie\w*|premiekorting|andere",
            r"korting|premie",
            ("jaar", ""),
            los=False,
        ),
        Rol(
            "loonkosten",
            ("money",),
            r"loonkosten|kost\w*|loon|salaris|verdien\w*|bruto",
            r"loonkosten|per maand|bruto|salaris",
            ("maand", ""),
            nooit=r"per uur",
        ),
        Rol("start", ("date",), _IN_DIENST, r"in dienst|begonnen|gestart", los=False),
        Rol("peildatum", ("date",), r"\bin\b|voor|maand", r""),
    ),
    "jobcoach": (Rol("uren", ("hours",), r"contract|werkt", r"contract", ("week", "")),),
    "benodigd": (
        Rol(
            "banen",
            ("count",),
            r"\b(?:voor|om|aan)\b|\b(?:doel|eis|taakstelling|opgave)\W*$",
            r"",
            ("banen",),
            nooit=rf"contract\w* (?:van|met|a) ?\u0000|{_PEOPLE_OF} ?\u0000",
        ),
        Rol(
            "gerealiseerd",
            ("count",),
            r"\b(?:al|reeds|nu|inmiddels|aanwezig|huidig\w*|stand|ingevuld)\W*$|(?:hebben|heb|hebt|heeft|staan|zitten) (?:we |wij |ik |er |ze )*(?:al|reeds|nu)(?: op)?\W*$",
            r"^\W*(?:banen )?(?:al\b|ingevuld|gerealiseerd|gehaald|bezet)",
            ("banen", ""),
            los=False,
            nooit=r"\bnog\W*\u0000",
        ),
        Rol("uren", ("hours",), rf"van|met|a|elk|die|contract\w*|{_PEOPLE_OF}", r"", ("week", "", "maand", "jaar")),
    ),
    "tellen": (),  # several people at once: see tellen.py
    "loonwaarde": (),  # rows of tasks: see taken.py
}
