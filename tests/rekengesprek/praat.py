"""A conversation with the calculators without an engine, and a recogniser that knows only what a test tells it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np

from actions.kennisgesprek import KennisStaat
from actions.rekengesprek import Moment, Staat
from actions.zonder_motor import Gesprek, ZonderMotor
from bot.knowledge.index import Match, NumberRole, Recogniser, Recognition
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.replies import ReplyBuilder
from bot.messages import clean
from bot.reply import Knop, Reply

NU = "2026-11-22"
_SURE = 0.9


class Herkenner:
    """Recognises the texts of `kent` as their label, and nothing else. exact: letter by letter a known phrase."""

    def __init__(self, kent: Mapping[str, str] | None = None, *, exact: bool = False) -> None:
        self._kent = dict(kent or {})
        self._exact = exact
        self.labels = tuple(dict.fromkeys(self._kent.values()))

    def recognise(self, text: str, **_: object) -> Recognition:
        label = self._kent.get(text)
        match = Match(label, _SURE) if label else Match("groet", 0.01)
        return Recognition(text, (match,), is_exact=bool(label) and self._exact)

    def number_roles(self, text: str) -> tuple[NumberRole, ...]:
        """Nothing was learned."""
        return ()

    def totals(self, text: str, labels: Sequence[str]) -> FloatArray:
        """How well a text fits each label: only the known ones do."""
        return np.array([5.0 if self._kent.get(text) == label else 0.0 for label in labels], dtype=np.float32)


@dataclass(frozen=True)
class Beurt:
    """What came back on one message."""

    replies: tuple[Reply, ...]

    @property
    def berekening(self) -> Mapping[str, Any] | None:
        return next((reply.berekening for reply in self.replies if reply.berekening is not None), None)

    @property
    def naam(self) -> str | None:
        return self.berekening["naam"] if self.berekening else None

    @property
    def status(self) -> str | None:
        return self.berekening["status"] if self.berekening else None

    @property
    def waarde(self) -> str | None:
        return self.berekening["uitkomst"]["waarde"] if self.berekening else None

    @property
    def invoer(self) -> Mapping[str, Any]:
        return cast("Mapping[str, Any]", self.berekening["invoer"]) if self.berekening else {}

    @property
    def peildatum(self) -> str | None:
        return self.berekening["peildatum"] if self.berekening else None

    @property
    def vraagt(self) -> str | None:
        """The field that is asked; None when nothing is."""
        return next((str(reply.metadata["veld"]) for reply in self.replies if "veld" in reply.metadata), None)

    @property
    def knoppen(self) -> tuple[Knop, ...]:
        return tuple(knop for reply in self.replies for knop in reply.knoppen)

    @property
    def text(self) -> str:
        return "\n\n".join(reply.text for reply in self.replies)

    def bedrag(self, naam: str) -> Any:
        assert self.berekening is not None
        return self.berekening["bedragen"][naam]["waarde"]


class Praat:
    """One conversation. Between two messages its state is JSON, as in the slot of the engine."""

    def __init__(self, motor: ZonderMotor, peildatum: str = NU, vandaag: str = NU, staat: Staat | None = None) -> None:
        self._motor = motor
        self._moment = Moment(date.fromisoformat(peildatum), date.fromisoformat(vandaag))
        self._gesprek = Gesprek(staat or Staat())

    @property
    def staat(self) -> Staat:
        """Where the calculation stands."""
        return self._gesprek.rekenen

    def __call__(self, *texts: str) -> Beurt:
        """The answer to the last of these messages."""
        for text in texts:
            beurt = self.turn(clean(text))
        return beurt

    def turn(self, text: str) -> Beurt:
        """One message as it stands, also when it would not have come this far."""
        gesprek, replies = self._motor.turn(self._gesprek, text, self._moment)
        self._gesprek = Gesprek(
            Staat.from_dict(_through_json(gesprek.rekenen.as_dict())),
            KennisStaat.from_dict(_through_json(gesprek.kennis.as_dict())),
        )
        assert self._gesprek == gesprek, "the state changed on its way through JSON"
        return Beurt(replies)


def _through_json(data: dict[str, Any]) -> Any:
    return json.loads(json.dumps(data, allow_nan=False))


def open_motor(builder: ReplyBuilder, kent: Mapping[str, str] | None = None, *, exact: bool = False) -> ZonderMotor:
    return ZonderMotor(builder, cast(Recogniser, Herkenner(kent, exact=exact)))
