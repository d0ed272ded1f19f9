"""What the API takes and gives, as OpenAPI describes it."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bot.reply import Soort

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2100


def parse_peildatum(value: Any) -> date | None:
    """A date written as JJJJ-MM-DD. Raises ValueError, in Dutch, for anything else."""
    if value is None or isinstance(value, date):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise ValueError("is geen datum; schrijf JJJJ-MM-DD")
    try:
        day = date.fromisoformat(value)
    except ValueError:
        raise ValueError(f"{value} bestaat niet als datum") from None
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        raise ValueError(f"ligt niet tussen {_FIRST_YEAR} en {_LAST_YEAR}")
    return day


Peildatum = Annotated[date | None, BeforeValidator(parse_peildatum)]


class StrictModel(BaseModel):
    model_config = ConfigDict(extra="ignore")


class MessageIn(StrictModel):
    text: str = Field(description="Wat de gebruiker zegt.", examples=["hoe lang telt iemand mee"])
    peildatum: Peildatum = Field(None, description="De datum waarop het recht wordt gevraagd; standaard vandaag.")
    metadata: dict[str, Any] | None = Field(None, description="Vrij te gebruiken; wordt niet bewaard.")


class BronOut(BaseModel):
    titel: str
    url: str | None
    vindplaats: str | None = None
    artikel: str | None
    versie: str | None = None
    datum: date


class GeldigheidOut(BaseModel):
    vanaf: date | None
    tot: date | None
    peildatum: date


class KnopOut(BaseModel):
    titel: str
    payload: str


class ReplyOut(BaseModel):
    """Een antwoord. `text` is Markdown; `metadata.degraded` is waar als de dialoogmotor niet meedeed."""

    message_id: str
    soort: Soort
    text: str
    entry: str | None
    confidence: float
    bronnen: list[BronOut]
    geldigheid: GeldigheidOut | None
    berekening: dict[str, Any] | None
    knoppen: list[KnopOut]
    metadata: dict[str, Any] = {}


class RepliesOut(BaseModel):
    replies: list[ReplyOut]


class ConversationOut(BaseModel):
    id: str
    token: str


class TurnOut(BaseModel):
    """Een beurt van een gesprek. `oordelen`: het oordeel van de gebruiker per `message_id`."""

    text: str
    peildatum: date | None
    created: datetime
    replies: list[ReplyOut]
    oordelen: dict[str, str]


class TurnsOut(BaseModel):
    id: str
    turns: list[TurnOut]
    overdracht: int = Field(description="Hoeveel vragen van dit gesprek naar een adviseur gingen.")


class ErasedOut(BaseModel):
    """De ontvangstbevestiging van het wissen: zoveel vragen zijn verwijderd."""

    id: str
    gewist: int
    tijdstip: datetime


class FeedbackIn(StrictModel):
    message_id: str = Field(min_length=1, max_length=64, description="Het `message_id` van het antwoord.")
    oordeel: Literal["goed", "fout"]
    toelichting: str | None = Field(None, max_length=1000, description="Wat er miste of niet klopte.")


class FeedbackOut(BaseModel):
    message_id: str
    oordeel: str


class FoundOut(BaseModel):
    """Een gevonden antwoord, zoals het op de peildatum gold. `antwoord` is null als er toen geen was."""

    entry: str
    onderwerp: str
    vraag: str
    confidence: float
    antwoord: ReplyOut | None


class SearchOut(BaseModel):
    peildatum: date
    resultaten: list[FoundOut]


class BegripOut(BaseModel):
    naam: str
    ook: list[str]
    betekenis: str
    entry: str


class VersieOut(BaseModel):
    geldig_vanaf: date | None
    geldig_tot: date | None
    text: str
    bronnen: list[BronOut]


class EntryOut(BaseModel):
    entry: str
    onderwerp: str
    vraag: str
    soort: Literal["antwoord", "buiten_bereik"]
    publiek: list[str]
    verwant: list[str]
    rekenhulp: str | None
    nagekeken_op: date
    versies: list[VersieOut]


class RasaMessageIn(StrictModel):
    """Het bericht van Rasa's eigen REST-kanaal."""

    sender: str | None = Field(None, max_length=200)
    message: str
    metadata: dict[str, Any] | None = None
