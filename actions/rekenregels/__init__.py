"""The calculation rules of Banenwijzer: pure functions from typed input and a date to an Uitkomst.

Every rule is a module with a frozen `Invoer`, its fields as data and `bereken(invoer, peildatum, figuren)`.
Rates, percentages and terms come from knowledge/parameters by name and date; nothing here reads a file or a
clock. REKENREGELS holds each calculator of knowledge/rekenhulpen.yml under its name:

    regel = REKENREGELS["tellen"]
    uitkomst = regel.bereken(regel.lees({"uren": "25,5"}), peildatum, kennis.figuren)
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from actions.rekenregels import (
    benodigd,
    doelstelling,
    heffing,
    jobcoach,
    lkv,
    loondispensatie,
    loonkostensubsidie,
    loonwaarde,
    meeteltermijn,
    minimumloon,
    nettokosten,
    praktijkroute,
    proefplaatsing,
    quotum,
    tellen,
)
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.uitkomst import GebruiktFiguur, InvoerFout, Uitkomst
from actions.rekenregels.velden import Veld

_REGELS = (
    tellen.REGEL,
    benodigd.REGEL,
    meeteltermijn.REGEL,
    doelstelling.REGEL,
    quotum.REGEL,
    heffing.REGEL,
    loonwaarde.REGEL,
    loonkostensubsidie.REGEL,
    loondispensatie.REGEL,
    lkv.REGEL,
    proefplaatsing.REGEL,
    praktijkroute.REGEL,
    jobcoach.REGEL,
    minimumloon.REGEL,
    nettokosten.REGEL,
)
REKENREGELS: Mapping[str, Rekenregel] = MappingProxyType({regel.naam: regel for regel in _REGELS})

__all__ = ["REKENREGELS", "Figuren", "GebruiktFiguur", "InvoerFout", "Rekenregel", "Uitkomst", "Veld"]
