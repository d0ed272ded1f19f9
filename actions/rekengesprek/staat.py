"""Where a calculation stands between two messages: JSON-safe, so that a Rasa slot can hold it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, replace
from typing import Any, Mapping

_LISTS = ("bevestigd", "onbekend", "keuze", "opties", "verhaal", "laatst")


@dataclass(frozen=True)
class Staat:
    """rekenhulp: the calculator. invoer: raw values by field, as `Rekenregel.lees` takes them.

    peildatum: the date (JJJJ-MM-DD) that the conversation is about, or None for the one of the message.
    gevraagd: the field that was asked last. onzeker: fields with a value still to be confirmed. bevestigd: fields
    whose unlikely value the user confirmed. onbekend: fields that the user does not know. keuze: calculators
    offered to choose from. pogingen: how often the same question was asked in vain. is_klaar: the last turn
    gave an outcome. hint: the year (and month) that was said of the date that is asked.
    opties: the values offered for the field that is asked. gelezen: how a value came from several numbers.
    sinds: turns since the calculator last said something. los: a number of which we asked what it is.
    verhaal: the last messages with numbers in them, for another calculation about the same person. laatst: the
    fields that the last message filled in. vorige: the invoer and peildatum of the outcome before this one.
    """

    rekenhulp: str = ""
    invoer: Mapping[str, Any] = field(default_factory=dict)
    peildatum: str | None = None
    gevraagd: str = ""
    onzeker: Mapping[str, Any] = field(default_factory=dict)
    bevestigd: tuple[str, ...] = ()
    onbekend: tuple[str, ...] = ()
    keuze: tuple[str, ...] = ()
    pogingen: int = 0
    is_klaar: bool = False
    sinds: int = 0
    hint: str = ""
    opties: tuple[str, ...] = ()
    gelezen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    los: str = ""
    verhaal: tuple[str, ...] = ()
    laatst: tuple[str, ...] = ()
    vorige: Mapping[str, Any] = field(default_factory=dict)

    @property
    def wacht(self) -> bool:
        """A question is open."""
        return bool(self.gevraagd or self.onzeker or self.keuze)

    def met(self, **changes: Any) -> Staat:
        return replace(self, **changes)

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> Staat:
        """What `as_dict` wrote; an empty state for None or for one of another version."""
        if not data:
            return cls()
        try:
            lists = {name: tuple(data[name]) for name in _LISTS}
            read = {name: tuple(steps) for name, steps in data.get("gelezen", {}).items()}
            return cls(**{**data, **lists, "gelezen": read})
        except (KeyError, TypeError, AttributeError):
            return cls()
