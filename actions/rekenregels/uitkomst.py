"""What a calculation hands over: the outcome, how it was reached, on which figures, with which doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from bot.errors import InputError
from bot.knowledge.model import Verwijzing, Waarde

Status = Literal["berekend", "nog niet vastgesteld", "niet van toepassing"]


class InvoerFout(InputError):
    """Input that cannot be: the message says in Dutch what is wrong, the remedy what to do.

    veld: the name of the input field, or "" when the fault lies in the combination.
    """

    def __init__(self, message: str, remedy: str = "Controleer uw antwoord en vul het opnieuw in.", veld: str = ""):
        super().__init__(message, remedy)
        self.veld = veld


@dataclass(frozen=True)
class GebruiktFiguur:
    """A dated figure as a calculation used it: the value with its period, sources and reservation."""

    naam: str
    titel: str
    eenheid: str
    waarde: Waarde

    def as_dict(self) -> dict[str, Any]:
        periode = self.waarde.periode
        return {
            "naam": self.naam,
            "titel": self.titel,
            "eenheid": self.eenheid,
            "waarde": json_safe(self.waarde.waarde),
            "vanaf": json_safe(periode.vanaf),
            "tot": json_safe(periode.tot),
            "bevestigd": self.waarde.is_bevestigd,
            "toelichting": self.waarde.toelichting,
            "bronnen": [_cite(ref) for ref in self.waarde.bronnen],
        }


@dataclass(frozen=True)
class Uitkomst:
    """The outcome of one rule on one day, rounded as the rule prescribes.

    status: "nog niet vastgesteld" when a figure it needs is not known; "niet van toepassing" when the rule
    gives nothing here. waarde: the outcome in `eenheid`, or None. bedragen: other named values. onafgerond:
    the same without rounding, for a rule that calculates on. aannames: what was assumed for lack of input.
    bronnen: the law of the rule itself.
    """

    naam: str
    status: Status
    peildatum: date
    waarde: Decimal | date | None = None
    eenheid: str = ""
    bedragen: Mapping[str, Any] = field(default_factory=dict)
    stappen: tuple[str, ...] = ()
    invoer: Mapping[str, Any] = field(default_factory=dict)
    aannames: tuple[str, ...] = ()
    figuren: tuple[GebruiktFiguur, ...] = ()
    bronnen: tuple[Verwijzing, ...] = ()
    voorbehouden: tuple[str, ...] = ()
    onafgerond: Mapping[str, Decimal] = field(default_factory=dict)

    @property
    def alle_bronnen(self) -> tuple[Verwijzing, ...]:
        """The law of the rule and the sources of its figures, each once."""
        refs = [*self.bronnen, *(ref for figuur in self.figuren for ref in figuur.waarde.bronnen)]
        return tuple(dict.fromkeys(refs))

    def as_dict(self) -> dict[str, Any]:
        """JSON-safe: decimals as text with a point, dates as JJJJ-MM-DD."""
        return {
            "naam": self.naam,
            "status": self.status,
            "peildatum": self.peildatum.isoformat(),
            "waarde": json_safe(self.waarde),
            "eenheid": self.eenheid,
            "bedragen": json_safe(self.bedragen),
            "stappen": list(self.stappen),
            "invoer": json_safe(self.invoer),
            "aannames": list(self.aannames),
            "figuren": [figuur.as_dict() for figuur in self.figuren],
            "bronnen": [_cite(ref) for ref in self.bronnen],
            "voorbehouden": list(self.voorbehouden),
        }


def json_safe(value: Any) -> Any:
    """The value in types that JSON has; a Decimal becomes text, so that no digit is lost."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): json_safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [json_safe(item) for item in value]
    return value


def _cite(ref: Verwijzing) -> dict[str, str | None]:
    return {"bron": ref.bron, "artikel": ref.artikel}
