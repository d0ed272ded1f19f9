"""Until when a registration in the doelgroepregister lasts, and so until when somebody counts.

Three regimes followed each other: until the end of the second calendar year (t+2), suspended, until the AOW
age. The regime of the peildatum decides; what changed later is told. The ends next to the regime are in
meeteltermijn_einden.py.
Source: Besluit SUWI art. 3.2 (now and in 2015, 2017, 2018 and 2020), Wfsv art. 38b lid 1 f and 38g lid 2,
Besluit Wfsv art. 2.24 (registration through school); regimes and dates in knowledge/parameters/meeteltermijn.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.rekenregels.aow import FIGUUR as AOW_LEEFTIJD
from actions.rekenregels.aow import AowDatum, aow_datum
from actions.rekenregels.meeteltermijn_einden import Einde, Verzoek, tell_school, vaste_einden
from actions.rekenregels.meeteltermijn_oud import Oud, lees_oud
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import datum, ja_nee
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Verwijzing

_REGIME = "meeteltermijn-regime"
# a regime that this rule does not know is told, never read as one of these
_REGIMES = ("T2", "OPGESCHORT", "AOW")


@dataclass(frozen=True)
class Invoer:
    """voorwaarde_vervallen: the day from which somebody no longer met the conditions (earned more, say).

    heeft_verloonde_uren None: not known. is_groep_38b_1f: registered on the ground of Wfsv art. 38b lid 1 f.
    is_oud_leerling: registered through vso or praktijkonderwijs.
    """

    geboren: date | None = None
    voorwaarde_vervallen: date | None = None
    overleden: date | None = None
    beschut_werk_vastgesteld: date | None = None
    uitschrijving_vastgesteld: date | None = None
    is_groep_38b_1f: bool = False
    heeft_verloonde_uren: bool | None = None
    is_geemigreerd: bool = False
    is_wsw_zonder_detachering: bool = False
    is_oud_leerling: bool = False


_VELDEN = (
    datum("geboren", "Geboortedatum", "Wat is de geboortedatum van de medewerker?", niet_na_peildatum=True),
    datum(
        "voorwaarde_vervallen",
        "Voldoet niet meer sinds",
        "Sinds wanneer verdient de medewerker meer dan het minimumloon?",
    ),
    datum("overleden", "Datum van overlijden", "Op welke dag is de medewerker overleden?", niet_na_peildatum=True),
    datum(
        "beschut_werk_vastgesteld",
        "Beschut werk vastgesteld op",
        "Op welke dag is beschut werk vastgesteld?",
        niet_na_peildatum=True,
    ),
    datum(
        "uitschrijving_vastgesteld",
        "Uitschrijving vastgesteld op",
        "Op welke dag stelde UWV vast dat uitschrijving op eigen verzoek kan?",
        niet_na_peildatum=True,
    ),
    ja_nee("is_groep_38b_1f", "Groep van 2013 tot 2015", "Hoort de medewerker bij de groep van artikel 38b lid 1 f?"),
    ja_nee("heeft_verloonde_uren", "Heeft verloonde uren", "Heeft de medewerker nu betaalde uren bij u?"),
    ja_nee("is_geemigreerd", "Verhuisd naar het buitenland", "Is de medewerker naar het buitenland verhuisd?"),
    ja_nee(
        "is_wsw_zonder_detachering", "Wsw zonder detachering", "Heeft de medewerker een Wsw-baan zonder detachering?"
    ),
    ja_nee("is_oud_leerling", "Oud-leerling", "Is de medewerker geregistreerd door vso of praktijkonderwijs?"),
)


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The day on which the registration ends, or None when no end is known.

    status "nog niet vastgesteld": the AOW age that ends it is not known yet, or no regime is known for the day.
    bedragen: regime, grond, staat_in_register and telt_mee on the peildatum (None: not known), and what the
    older regimes gave. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    regime = blad.raadpleeg(_REGIME)
    if regime is None or regime.waarde["regime"] not in _REGIMES:
        blad.voorbehoud(f"Voor {format_date(peildatum)} is geen regel over de meeteltermijn gevonden.")
        return blad.niet_vastgesteld("datum")
    code = str(regime.waarde["regime"])
    oud = lees_oud(blad, invoer.voorwaarde_vervallen, peildatum)
    bedragen: dict[str, Any] = {"regime": code, **oud.bedragen}
    verzoek = Verzoek(invoer.uitschrijving_vastgesteld, invoer.is_groep_38b_1f, invoer.is_oud_leerling)
    einden = vaste_einden(blad, invoer.overleden, invoer.beschut_werk_vastgesteld, verzoek)
    if invoer.is_oud_leerling:
        tell_school(blad, verzoek, is_regime_aow=code == "AOW")
    is_open = False
    if oud.is_uitgevallen and oud.einde_t2:
        _tell_dropped_out(blad, oud)
        einden.append(Einde(oud.einde_t2, "t+2", telt_die_dag=True))
    elif code == "AOW":
        aow = _tot_aow(blad, invoer, regime.periode.vanaf)
        if aow and aow.ligt_voor_tabel:
            return blad.niet_van_toepassing("Uw medewerker telt daarom niet mee.", None, "datum", bedragen)
        if aow and aow.datum:
            einden.append(Einde(aow.datum, "AOW-leeftijd"))
        is_open = aow is not None and aow.datum is None
        if aow is None and not einden:
            blad.voorbehoud("Zonder geboortedatum kan ik geen einddatum noemen.")
    elif oud.einde:
        einden.append(Einde(oud.einde, oud.grond, telt_die_dag=True))
    elif invoer.voorwaarde_vervallen:
        blad.voorbehoud("Voor deze datum is niet gevonden wanneer de registratie eindigt.")
        is_open = True
    else:
        blad.stap("Zolang de medewerker aan de voorwaarden voldoet, loopt de registratie door.")
    if code != "AOW" and invoer.geboren:
        blad.voorbehoud("Of de AOW-leeftijd toen al een einde gaf, is niet nagegaan.")
    return _sluit_af(blad, invoer, einden, is_open, bedragen)


def _tot_aow(blad: Werkblad, invoer: Invoer, sinds: date | None) -> AowDatum | None:
    """What the present regime says, and the AOW date when the birth date is known."""
    if invoer.voorwaarde_vervallen:
        blad.stap(f"Meer verdienen is sinds {format_date(sinds) if sinds else 'deze regel'} geen einde meer.")
    blad.stap("De registratie loopt tot de dag van de AOW-leeftijd of het overlijden.")
    if invoer.geboren is None:
        return None
    aow = aow_datum(invoer.geboren, blad.figuur(AOW_LEEFTIJD))
    blad.stap(aow.zin)
    if aow.waarde:
        blad.gebruik(AOW_LEEFTIJD, aow.waarde)
    return aow


def _sluit_af(blad: Werkblad, invoer: Invoer, einden: list[Einde], is_open: bool, bedragen: dict[str, Any]) -> Uitkomst:
    einde = min(einden, key=lambda item: item.dag, default=None)
    peildatum = blad.peildatum
    in_register = einde is None or peildatum < einde.dag or (einde.telt_die_dag and peildatum == einde.dag)
    if einde is not None:
        blad.stap(f"De registratie eindigt op {format_date(einde.dag)} ({einde.grond}).")
        if einde.grond == "beschut werk":
            blad.stap("Vanaf die dag telt de medewerker niet meer mee.")
    bedragen |= {
        "grond": einde.grond if einde else None,
        "staat_in_register": in_register,
        "telt_mee": _telt_mee(blad, invoer, in_register),
    }
    if einde is not None:
        return blad.berekend(einde.dag, "datum", bedragen)
    return blad.niet_vastgesteld("datum", bedragen) if is_open else blad.berekend(None, "datum", bedragen)


def _telt_mee(blad: Werkblad, invoer: Invoer, in_register: bool) -> bool | None:
    """Counting takes a valid registration and paid hours; None when the hours are not known."""
    blad.stap("Meetellen vraagt twee dingen: een geldige registratie en verloonde uren bij u.")
    if invoer.is_geemigreerd:
        blad.stap("Zonder verloonde uren in Nederland telt uw medewerker niet mee.")
        blad.voorbehoud("Verhuizen naar het buitenland staat niet als einde in artikel 3.2. Dit is niet bevestigd.")
    if invoer.is_wsw_zonder_detachering:
        blad.stap("Een Wsw-baan zonder detachering telt niet mee, ook niet met een registratie.")
    if in_register and invoer.heeft_verloonde_uren is False:
        blad.stap("Zonder verloonde uren telt de medewerker nu niet mee. De registratie loopt wel door.")
    if not in_register or invoer.is_wsw_zonder_detachering:
        return False
    if invoer.is_geemigreerd and invoer.heeft_verloonde_uren is None:
        return False
    return invoer.heeft_verloonde_uren


def _tell_dropped_out(blad: Werkblad, oud: Oud) -> None:
    if oud.einde_t2:
        blad.stap(f"Onder de oude regel (t+2) liep de registratie tot en met {format_date(oud.einde_t2)}.")
    blad.voorbehoud("Of uw medewerker daarna opnieuw is geregistreerd, is niet bekend. Vraag dit na bij UWV.")
    blad.voorbehoud(
        "Had uw medewerker eerder Wajong of een Wsw-indicatie? "
        "Dan kan de registratie toch doorlopen (artikel 38b lid 1 f Wfsv)."
    )


REGEL = Rekenregel(
    naam="meeteltermijn",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("besluit-suwi", "3.2"),
        Verwijzing("wfsv", "38b lid 1 f en lid 6, 38g lid 2"),
        Verwijzing("besluit-wfsv", "2.24"),
        Verwijzing("aow", "7a"),
    ),
    bereken=bereken,
)
