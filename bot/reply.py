"""The one shape in which an answer travels: from an action or the knowledge index to every channel."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_args

Soort = Literal["antwoord", "berekening", "verduidelijking", "buiten_bereik", "smalltalk", "doorverwijzing", "fout"]
SOORTEN: tuple[str, ...] = get_args(Soort)


@dataclass(frozen=True)
class Knop:
    """A button: `titel` is what it shows, `payload` what is sent when it is chosen (plain text)."""

    titel: str
    payload: str

    def as_dict(self) -> dict[str, str]:
        return {"titel": self.titel, "payload": self.payload}


@dataclass(frozen=True)
class BronVermelding:
    """A source as shown under an answer.

    datum: the state of the law, else the day it was consulted; versie: what edition that was, None for law.
    """

    titel: str
    datum: date
    versie: str | None = None
    url: str | None = None
    vindplaats: str | None = None
    artikel: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        return {
            "titel": self.titel,
            "url": self.url,
            "vindplaats": self.vindplaats,
            "artikel": self.artikel,
            "versie": self.versie,
            "datum": self.datum.isoformat(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> BronVermelding:
        return cls(
            titel=data["titel"],
            datum=date.fromisoformat(data["datum"]),
            versie=data.get("versie"),
            url=data.get("url"),
            vindplaats=data.get("vindplaats"),
            artikel=data.get("artikel"),
        )


@dataclass(frozen=True)
class Geldigheid:
    """From when until when (inclusive) an answer holds; None: not established, or no end known."""

    vanaf: date | None
    tot: date | None
    peildatum: date

    def as_dict(self) -> dict[str, str | None]:
        return {
            "vanaf": self.vanaf.isoformat() if self.vanaf else None,
            "tot": self.tot.isoformat() if self.tot else None,
            "peildatum": self.peildatum.isoformat(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Geldigheid:
        return cls(_day(data["vanaf"]), _day(data["tot"]), date.fromisoformat(data["peildatum"]))


@dataclass(frozen=True)
class Reply:
    """One answer. `text` is Markdown without the sources; the other fields are data for the channel."""

    soort: Soort
    text: str
    entry: str | None = None
    confidence: float = 0.0
    bronnen: tuple[BronVermelding, ...] = ()
    geldigheid: Geldigheid | None = None
    berekening: Mapping[str, Any] | None = None
    knoppen: tuple[Knop, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    message_id: str = field(default_factory=lambda: uuid.uuid4().hex)

    def as_dict(self) -> dict[str, Any]:
        """The JSON shape that the HTTP API promises."""
        return {
            "message_id": self.message_id,
            "soort": self.soort,
            "text": self.text,
            "entry": self.entry,
            "confidence": round(self.confidence, 4),
            "bronnen": [bron.as_dict() for bron in self.bronnen],
            "geldigheid": self.geldigheid.as_dict() if self.geldigheid else None,
            "berekening": dict(self.berekening) if self.berekening is not None else None,
            "knoppen": [knop.as_dict() for knop in self.knoppen],
            "metadata": dict(self.metadata),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Reply:
        """The reply that `as_dict` wrote. Raises KeyError or ValueError for anything else."""
        return cls(
            soort=data["soort"],
            text=data["text"],
            entry=data["entry"],
            confidence=data["confidence"],
            bronnen=tuple(BronVermelding.from_dict(bron) for bron in data["bronnen"]),
            geldigheid=Geldigheid.from_dict(data["geldigheid"]) if data["geldigheid"] else None,
            berekening=data["berekening"],
            knoppen=tuple(Knop(knop["titel"], knop["payload"]) for knop in data["knoppen"]),
            metadata=data.get("metadata") or {},
            message_id=data["message_id"],
        )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
