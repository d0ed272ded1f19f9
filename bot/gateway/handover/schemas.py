"""What the public routes of hand-over take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from bot.gateway.schemas import StrictModel


class HandedAnswerOut(BaseModel):
    """Platte tekst van een adviseur, zonder naam."""

    tekst: str
    tijd: datetime


class HandedOut(BaseModel):
    """Een vraag die naar een adviseur ging. `verwacht` is leeg als er antwoord is."""

    vraag: str
    verstuurd: datetime
    status: Literal["wacht", "beantwoord"]
    verwacht: str
    antwoorden: list[HandedAnswerOut]


class PackageReplyOut(BaseModel):
    tekst: str
    opmaak: bool = Field(description="Of de tekst Markdown is.")


class PackageTurnOut(BaseModel):
    vraag: str
    antwoorden: list[PackageReplyOut]


class HandoverOut(BaseModel):
    """Wat een gesprek kan versturen en al verstuurde. Zonder vraag in het gesprek is `vraag` leeg."""

    aan: bool = Field(description="Of een vraag nu naar een adviseur kan.")
    verwacht: str = Field(description="Wanneer een vraag van nu wordt beantwoord.")
    vraag: str
    onderwerp: str
    beurten: list[PackageTurnOut]
    verstuurd: list[HandedOut]


class HandoverIn(StrictModel):
    """Alleen met toestemming gaat er iets naar een adviseur."""

    toestemming: Literal[True] = Field(description="De gebruiker zag wat er wordt verstuurd, en wil dat.")
    vraag: str | None = Field(None, max_length=4000, description="De vraag in eigen woorden; anders de laatste vraag.")
    met_gesprek: bool = Field(False, description="Of de eerdere vragen en antwoorden mee mogen.")


class HandoverSentOut(BaseModel):
    code: str = Field(description="Hiermee is het antwoord te lezen; alleen nu te zien.", examples=["AB3D5-K7M9Q"])
    verwacht: str


class CodeIn(StrictModel):
    code: str = Field(max_length=60)
