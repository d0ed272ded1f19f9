"""Whether there is a right to a wage cost benefit (LKV) in the year of the peildatum, and until when.

Until the reform of 2026 the benefit lasted a fixed number of years and took a declaration; since then, for the
banenafspraak, it lasts as long as the job and the registration. The reform shows in the figures: a length
without a value means no end. The limits themselves are in lkv_termijn.py.
Source: Wtl art. 2.10 and 2.12 (conditions), 6.2 lid 1, 2 and 4 (transition).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from actions.rekenregels.aow import FIGUUR as AOW_LEEFTIJD
from actions.rekenregels.aow import aow_datum
from actions.rekenregels.lkv_termijn import aanvraag_tot, recht_tot
from actions.rekenregels.uitkomst import InvoerFout
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date

Soort = Literal["banenafspraak", "scholingsbelemmerd", "arbeidsgehandicapt", "herplaatsing", "oudere werknemer"]

# the name of each kind in the figures
SOORTEN: Mapping[Soort, str] = {
    "banenafspraak": "banenafspraak",
    "scholingsbelemmerd": "scholingsbelemmerden",
    "arbeidsgehandicapt": "arbeidsgehandicapte",
    "herplaatsing": "herplaatsing",
    "oudere werknemer": "oudere",
}
# employment from this day on has the lower amounts for older employees, phased out since
OUDERE_VERLAAGD_VANAF = date(2024, 1, 1)

# follows from the application by the wage declaration; no source says so
_BIJ_DE_UITLENER = (
    "Het voordeel hoort waarschijnlijk bij de werkgever die het loon aangeeft: het uitzendbureau of de uitlener."
)
_DUUR_BANENAFSPRAAK = "lkv-banenafspraak-duur-jaren"


@dataclass(frozen=True)
class Aanvraag:
    """What is known about the employee; None: not known. is_ingeleend: another employer declares the wage."""

    soort: Soort
    start: date | None
    staat_in_register: bool | None
    heeft_doelgroepverklaring: bool | None
    geboren: date | None
    aangevraagd: date | None = None
    is_ingeleend: bool = False


@dataclass(frozen=True)
class Recht:
    """is_er None: not established; `reden` says why not, or why there is none. tot: the last day, if there is one.

    figuur: under which name the amounts stand. aanvraag_tot: the last day to apply for the declaration, when
    there is one and it is known. aow: the day in the year of the peildatum on which the AOW age ends the right.
    """

    is_er: bool | None
    figuur: str
    reden: str = ""
    tot: date | None = None
    aanvraag_tot: date | None = None
    aow: date | None = None

    @property
    def einde(self) -> date | None:
        """The day that ends the right, as far as it is known."""
        return min((dag for dag in (self.tot, self.aow) if dag), default=None)


def toets_recht(blad: Werkblad, aanvraag: Aanvraag) -> Recht:
    """Raises InvoerFout when the start of the employment is needed and not given."""
    figuur = _figuur(blad, aanvraag)
    amounts = blad.figuur(f"lkv-{figuur}-per-uur")
    rows = amounts.waarden if amounts else ()
    if rows and (first := rows[0].periode.vanaf) and blad.peildatum < first:
        if figuur == "oudere-2024":
            return Recht(None, figuur, "Het bedrag voor dit jaar is niet teruggevonden.")
        return Recht(False, figuur, f"Dit loonkostenvoordeel bestaat sinds {format_date(first)}.")
    if rows and (last := rows[-1].periode.tot) and blad.peildatum > last:
        return Recht(False, figuur, f"Dit loonkostenvoordeel is vervallen. De laatste dag was {format_date(last)}.")
    if aanvraag.start and aanvraag.start.year > blad.peildatum.year:
        return Recht(False, figuur, f"Het dienstverband begint pas op {format_date(aanvraag.start)}.")
    aow = _aow(blad, aanvraag.geboren)
    if aow is not None and aow.reden:
        return Recht(False, figuur, aow.reden)
    if aanvraag.soort == "banenafspraak" and _nieuw_sinds(blad) is not None:
        recht = _zolang_in_dienst(blad, aanvraag, figuur)
    else:
        recht = _vaste_duur(blad, aanvraag, figuur)
    if aanvraag.is_ingeleend and recht.is_er:
        recht = replace(recht, is_er=None, reden=_BIJ_DE_UITLENER)
    return replace(recht, aow=aow.datum if aow else None)


def _figuur(blad: Werkblad, aanvraag: Aanvraag) -> str:
    """Under which name the amounts stand for this kind and year."""
    if aanvraag.soort == "scholingsbelemmerd" and _nieuw_sinds(blad) is None:
        return SOORTEN["banenafspraak"]
    if aanvraag.soort == "oudere werknemer" and _start(aanvraag) >= OUDERE_VERLAAGD_VANAF:
        return "oudere-2024"
    return SOORTEN[aanvraag.soort]


def _nieuw_sinds(blad: Werkblad) -> date | None:
    """Since when the benefit for the banenafspraak has no fixed length; None when on the peildatum it has."""
    figuur = blad.figuur(_DUUR_BANENAFSPRAAK)
    waarde = figuur.on(blad.peildatum) if figuur else None
    return waarde.periode.vanaf if waarde is not None and waarde.waarde is None else None


def _zolang_in_dienst(blad: Werkblad, aanvraag: Aanvraag, figuur: str) -> Recht:
    """Banenafspraak since the reform: employed and registered, and for an older job a right that still ran."""
    nieuw = _nieuw_sinds(blad)
    is_oud = aanvraag.start is not None and nieuw is not None and aanvraag.start < nieuw
    oud_tot = recht_tot(blad, _DUUR_BANENAFSPRAAK, aanvraag.start) if is_oud and aanvraag.start else None
    if aanvraag.staat_in_register is False:
        if oud_tot and oud_tot >= blad.peildatum:
            blad.voorbehoud(
                f"Is de medewerker op eigen verzoek uitgeschreven? Dan loopt het oude recht tot en met "
                f"{format_date(oud_tot)}."
            )
        return Recht(False, figuur, "Wie niet in het doelgroepregister staat, geeft geen recht op dit voordeel.")
    if aanvraag.staat_in_register is None:
        blad.aanname("De medewerker staat in het doelgroepregister.")
    blad.raadpleeg(_DUUR_BANENAFSPRAAK)
    uiterlijk = None
    if aanvraag.start is None:
        blad.aanname("Het recht is niet al voor de nieuwe regels afgelopen.")
    elif is_oud and nieuw:
        uiterlijk = aanvraag_tot(blad, aanvraag.soort, aanvraag.start)
        if reden := _geen_oud_recht(blad, aanvraag, oud_tot, nieuw, uiterlijk):
            return Recht(None, figuur, reden, aanvraag_tot=uiterlijk)
        if aanvraag.heeft_doelgroepverklaring is None:
            blad.aanname("U had voor dit dienstverband een doelgroepverklaring.")
        blad.stap(f"Het oude recht liep nog op {format_date(nieuw)}. Daarom gaat het door.")
    else:
        blad.stap("Voor dit dienstverband is geen doelgroepverklaring nodig.")
    blad.stap("Het recht duurt zolang de medewerker bij u in dienst is en in het register staat.")
    return Recht(True, figuur, aanvraag_tot=uiterlijk)


def _geen_oud_recht(
    blad: Werkblad, aanvraag: Aanvraag, oud_tot: date | None, nieuw: date, uiterlijk: date | None
) -> str | None:
    """Why it is not established that an older job had a right that still ran on the first day of the new rules."""
    if oud_tot is None or oud_tot < nieuw:
        return f"Op {format_date(nieuw)} liep er geen recht meer. Of er nu weer recht is, is niet bevestigd."
    if _is_te_laat(aanvraag, uiterlijk):
        return "De aanvraag van de doelgroepverklaring was te laat. Of er nu toch recht is, is niet bevestigd."
    if aanvraag.heeft_doelgroepverklaring is not False:
        return None
    if uiterlijk and aanvraag.aangevraagd is None and blad.peildatum <= uiterlijk:
        return f"Vraag eerst de doelgroepverklaring aan. Dat kan nog tot en met {format_date(uiterlijk)}."
    return f"Zonder doelgroepverklaring liep er op {format_date(nieuw)} geen recht. Of dat er nu is, is niet bevestigd."


def _is_te_laat(aanvraag: Aanvraag, uiterlijk: date | None) -> bool:
    return aanvraag.aangevraagd is not None and uiterlijk is not None and aanvraag.aangevraagd > uiterlijk


def _vaste_duur(blad: Werkblad, aanvraag: Aanvraag, figuur: str) -> Recht:
    """A right of a fixed number of years from the start, with a declaration."""
    uiterlijk = aanvraag_tot(blad, aanvraag.soort, aanvraag.start)
    if _is_te_laat(aanvraag, uiterlijk):
        return Recht(False, figuur, "De aanvraag was te laat. Er is geen recht.", aanvraag_tot=uiterlijk)
    if aanvraag.aangevraagd is not None and uiterlijk is None:
        blad.voorbehoud("Of de aanvraag op tijd was, is niet nagegaan. Vraag dat aan UWV.")
    if aanvraag.heeft_doelgroepverklaring is False:
        reden = "Zonder doelgroepverklaring is er geen recht op dit voordeel."
        return Recht(False, figuur, reden, aanvraag_tot=uiterlijk)
    if aanvraag.soort == "scholingsbelemmerd":
        nieuw = _nieuw_sinds(blad)
        if nieuw and _start(aanvraag) >= nieuw:
            return Recht(False, figuur, f"Voor deze groep ontstaat sinds {format_date(nieuw)} geen nieuw recht.")
    tot = None
    if figuur != "oudere-2024":
        duur = _DUUR_BANENAFSPRAAK if aanvraag.soort == "scholingsbelemmerd" else f"lkv-{figuur}-duur-jaren"
        if aanvraag.start is None:
            blad.aanname("De duur van het recht is nog niet voorbij.")
        else:
            tot = recht_tot(blad, duur, aanvraag.start)
            if tot is None:
                return Recht(None, figuur, "Hoe lang het recht bij deze eerste werkdag duurt, is niet bekend.")
    if tot and tot.year < blad.peildatum.year:
        reden = f"Het recht is voorbij. De laatste dag was {format_date(tot)}."
        return Recht(False, figuur, reden, tot, uiterlijk)
    if tot and tot.year == blad.peildatum.year:
        blad.voorbehoud(f"Tel alleen de uren tot en met het loonaangiftetijdvak van {format_date(tot)}.")
    if aanvraag.heeft_doelgroepverklaring is None:
        blad.aanname("U hebt een doelgroepverklaring.")
    return Recht(True, figuur, tot=tot, aanvraag_tot=uiterlijk)


@dataclass(frozen=True)
class _Aow:
    """reden: why the AOW age ended the right before this year. datum: the day on which it does so this year."""

    reden: str = ""
    datum: date | None = None


def _aow(blad: Werkblad, geboren: date | None) -> _Aow | None:
    """What the AOW age does to the right in the year of the peildatum; None when it does nothing."""
    if geboren is None:
        return None
    aow = aow_datum(geboren, blad.figuur(AOW_LEEFTIJD))
    if aow.ligt_voor_tabel:
        return _Aow(aow.zin)
    if aow.datum is None or aow.waarde is None or aow.datum.year > blad.peildatum.year:
        return None
    blad.gebruik(AOW_LEEFTIJD, aow.waarde)
    if aow.datum.year < blad.peildatum.year:
        return _Aow(f"Uw medewerker heeft de AOW-leeftijd bereikt op {format_date(aow.datum)}.")
    blad.voorbehoud(f"Tel alleen de uren tot en met het loonaangiftetijdvak van {format_date(aow.datum)} (AOW).")
    return _Aow(datum=aow.datum)


def _start(aanvraag: Aanvraag) -> date:
    if aanvraag.start is None:
        raise InvoerFout(
            "Voor dit loonkostenvoordeel heb ik de eerste werkdag nodig.",
            "Op welke dag begon het dienstverband?",
            "start",
        )
    return aanvraag.start
