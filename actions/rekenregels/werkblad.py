"""The worksheet on which a rule writes how it reaches its outcome.

It looks figures up by name and date, notes which were used, and turns a missing or unconfirmed figure into a
reservation, so that no rule can forget to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from typing import Any

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.uitkomst import GebruiktFiguur, Status, Uitkomst
from actions.rekenregels.velden import controleer
from bot.knowledge.dutch import format_date, format_value
from bot.knowledge.model import Figuur, Waarde


class Werkblad:
    """One calculation in progress. Raises InvoerFout, when made, for input that cannot be."""

    def __init__(self, regel: Rekenregel, invoer: Any, peildatum: date, figuren: Figuren) -> None:
        self.peildatum = peildatum
        self._regel = regel
        self._figuren = figuren
        self._invoer = {item.name: _plain(getattr(invoer, item.name)) for item in fields(invoer)}
        # dicts as ordered sets: the same sentence or figure counts once
        self._voorbehouden = dict.fromkeys(controleer(regel.velden, invoer, peildatum))
        self._stappen: dict[str, None] = {}
        self._aannames: dict[str, None] = {}
        self._gebruikt: dict[tuple[str, date | None], GebruiktFiguur] = {}

    def figuur(self, naam: str) -> Figuur | None:
        """The figure with all its values, for a rule that must look through time; None when there is none."""
        return self._figuren.get(naam)

    def raadpleeg(self, naam: str, op: date | None = None) -> Waarde | None:
        """The value on `op` (default: peildatum), noted as used; None when no period covers that day."""
        figuur = self.figuur(naam)
        waarde = figuur.on(op or self.peildatum) if figuur else None
        if waarde is not None:
            self.gebruik(naam, waarde)
        return waarde

    def getal(self, naam: str, op: date | None = None, wat: str = "") -> Decimal | None:
        """The number on `op` (default: peildatum). None, with a reservation, when it is not established.

        wat: how to name the figure to the user when there is none of that name.
        """
        waarde = self.raadpleeg(naam, op)
        if waarde is not None and isinstance(waarde.waarde, Decimal):
            return waarde.waarde
        figuur = self.figuur(naam)
        titel = figuur.titel if figuur else wat or naam
        self.voorbehoud(f"Nog niet vastgesteld of niet bekend voor {format_date(op or self.peildatum)}: {titel}.")
        return None

    def gebruik(self, naam: str, waarde: Waarde) -> None:
        """Note a value as used, with a reservation when it is not confirmed.

        Figures that share one explanation carry it once.
        """
        if (naam, waarde.periode.vanaf) in self._gebruikt:
            return
        figuur = self._figuren[naam]
        toegelicht = {item.waarde.toelichting for item in self._gebruikt.values() if not item.waarde.is_bevestigd}
        self._gebruikt[naam, waarde.periode.vanaf] = GebruiktFiguur(naam, figuur.titel, figuur.eenheid, waarde)
        if waarde.waarde is not None and not waarde.is_bevestigd:
            shown = f" ({format_value(waarde.waarde, figuur.eenheid)})" if isinstance(waarde.waarde, Decimal) else ""
            toelichting = "" if waarde.toelichting in toegelicht else (waarde.toelichting or "").rstrip(".")
            reden = f" Toelichting: {toelichting}." if toelichting else ""
            self.voorbehoud(f"Niet bevestigd: {figuur.titel}{shown}.{reden}")

    def stap(self, zin: str) -> None:
        self._stappen[zin] = None

    def aanname(self, zin: str) -> None:
        self._aannames[zin] = None

    def voorbehoud(self, zin: str) -> None:
        self._voorbehouden[zin] = None

    def neem_over(self, uitkomst: Uitkomst) -> None:
        """Take over how another rule reached its outcome, as part of this one."""
        self._stappen.update(dict.fromkeys(uitkomst.stappen))
        self._aannames.update(dict.fromkeys(uitkomst.aannames))
        self._voorbehouden.update(dict.fromkeys(uitkomst.voorbehouden))
        self._gebruikt.update({(item.naam, item.waarde.periode.vanaf): item for item in uitkomst.figuren})

    def berekend(
        self,
        waarde: Decimal | date | None,
        eenheid: str,
        bedragen: Mapping[str, Any] | None = None,
        onafgerond: Mapping[str, Decimal] | None = None,
    ) -> Uitkomst:
        return self._uitkomst("berekend", waarde, eenheid, bedragen, onafgerond)

    def niet_vastgesteld(self, eenheid: str, bedragen: Mapping[str, Any] | None = None) -> Uitkomst:
        """No outcome, because a figure is not established; `bedragen` holds what is known."""
        return self._uitkomst("nog niet vastgesteld", None, eenheid, bedragen)

    def niet_van_toepassing(
        self,
        reden: str,
        waarde: Decimal | None,
        eenheid: str,
        bedragen: Mapping[str, Any] | None = None,
        onafgerond: Mapping[str, Decimal] | None = None,
    ) -> Uitkomst:
        """The rule gives nothing here; `reden` says why."""
        self.stap(reden)
        return self._uitkomst("niet van toepassing", waarde, eenheid, bedragen, onafgerond)

    def _uitkomst(
        self,
        status: Status,
        waarde: Decimal | date | None,
        eenheid: str,
        bedragen: Mapping[str, Any] | None,
        onafgerond: Mapping[str, Decimal] | None = None,
    ) -> Uitkomst:
        return Uitkomst(
            naam=self._regel.naam,
            status=status,
            peildatum=self.peildatum,
            waarde=waarde,
            eenheid=eenheid,
            bedragen=dict(bedragen or {}),
            stappen=tuple(self._stappen),
            invoer=self._invoer,
            aannames=tuple(self._aannames),
            figuren=tuple(self._gebruikt.values()),
            bronnen=self._regel.bronnen,
            voorbehouden=tuple(self._voorbehouden),
            onafgerond=dict(onafgerond or {}),
        )


def _plain(value: Any) -> Any:
    """Rows of input as mappings, everything else as it is."""
    if isinstance(value, tuple):
        return tuple(_plain(item) for item in value)
    if hasattr(value, "__dataclass_fields__"):
        return {item.name: _plain(getattr(value, item.name)) for item in fields(value)}
    return value
