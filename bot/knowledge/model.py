"""The knowledge as objects: sources, dated figures, entries with dated answers.

Names follow the files in knowledge/, which follow the law. Nothing here reads a file or a clock.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from bot.errors import NotFoundError
from bot.knowledge.periods import Periode

Eenheid = Literal[
    "euro", "procent", "uren", "maanden", "jaren", "weken", "banen", "aantal", "fte", "datum", "leeftijd",
    "status", "regel",
]  # fmt: skip


@dataclass(frozen=True)
class Bron:
    """A source. `toestand`: the date of the law's text; `geraadpleegd`: the day somebody read it."""

    id: str
    titel: str
    uitgever: str
    versie: str
    geraadpleegd: date
    url: str | None = None
    vindplaats: str | None = None
    wet: str | None = None
    toestand: date | None = None


@dataclass(frozen=True)
class Verwijzing:
    """A reference to a source, with the article when it is law."""

    bron: str
    artikel: str | None = None


@dataclass(frozen=True)
class Waarde:
    """What a figure was in a period. `waarde` None: not established; is_bevestigd False: with reservation."""

    periode: Periode
    waarde: Any
    bronnen: tuple[Verwijzing, ...]
    is_bevestigd: bool = True
    toelichting: str | None = None


@dataclass(frozen=True)
class Figuur:
    """A dated figure: an amount, percentage, term or target with its values through time, oldest first."""

    naam: str
    titel: str
    eenheid: Eenheid
    waarden: tuple[Waarde, ...]
    toelichting: str | None = None

    def on(self, peildatum: date) -> Waarde | None:
        """The value that held on that day, or None when no period covers it."""
        return next((waarde for waarde in self.waarden if peildatum in waarde.periode), None)


@dataclass(frozen=True)
class Voorbeeld:
    """A worked example: the calculator, its input by field name, and a sentence with {uitkomst} in it."""

    rekenhulp: str
    invoer: Mapping[str, Any]
    tekst: str


Rekenaar = Callable[[Voorbeeld, date, Mapping[str, "Figuur"]], "str | None"]
"""Works out an example on a date: its sentence, or None when there is no outcome on that date.

Raises InputError for input that its calculator does not take.
"""


Toon = Literal["altijd", "boven nul", "als anders", "nooit"]


@dataclass(frozen=True)
class Uitkomstzin:
    """A sentence that tells an outcome, with {uitkomst} or the names of its other values in it.

    als: the values that the outcome must have for this sentence, by name. stap: words to find a step by, which
    then is {stap}; the first words that are found count.
    """

    zin: str
    als: Mapping[str, Any] = field(default_factory=dict)
    stap: tuple[str, ...] = ()


@dataclass(frozen=True)
class Bedraglabel:
    """How another value of an outcome reads. `waarden`: the words for a value that is a code.

    eenheid: "uitkomst" for the unit of the outcome itself. toon: whether it is listed under the outcome
    ("boven nul": above zero, or yes; "als anders": unless it equals the outcome).
    """

    label: str
    eenheid: str = ""
    toon: Toon = "altijd"
    waarden: Mapping[Any, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Vervolg:
    """A next step: the question of an entry, or a text of its own. `behalve`: not with this input."""

    entry: str | None = None
    titel: str = ""
    payload: str = ""
    behalve: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Rekenhulp:
    """A calculator as users read it. The sentences go from special to general: the first that fits is used.

    wie_beslist: sentences on who decides. entry: the answer that explains it. voorbeeld: input that works.
    """

    naam: str
    titel: str
    uitkomst: tuple[Uitkomstzin, ...] = ()
    niet_vastgesteld: tuple[Uitkomstzin, ...] = ()
    niet_van_toepassing: tuple[Uitkomstzin, ...] = ()
    bedragen: Mapping[str, Bedraglabel] = field(default_factory=dict)
    wie_beslist: tuple[str, ...] = ()
    entry: str | None = None
    vervolg: tuple[Vervolg, ...] = ()
    voorbeeld: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Versie:
    """An answer as it held in one period."""

    periode: Periode
    kort: str
    bronnen: tuple[Verwijzing, ...]
    uitleg: str | None = None
    voorbeelden: tuple[Voorbeeld, ...] = ()
    voorbehoud: str | None = None


@dataclass(frozen=True)
class Begrip:
    """A term for the glossary: its name, other names and meaning in one sentence."""

    naam: str
    betekenis: str
    ook: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """One question with its dated answers. `id` is "<onderwerp>/<slug>", as its file is named."""

    id: str
    vraag: str
    varianten: tuple[str, ...]
    versies: tuple[Versie, ...]
    nagekeken_op: date
    opnieuw_voor: date
    soort: Literal["antwoord", "buiten_bereik"] = "antwoord"
    rekenhulp: str | None = None
    verwant: tuple[str, ...] = ()
    begrip: Begrip | None = None
    publiek: tuple[str, ...] = ("werkgever", "adviseur")

    @property
    def onderwerp(self) -> str:
        return self.id.split("/", 1)[0]

    def on(self, peildatum: date) -> Versie | None:
        """The answer that held on that day, or None when there was none."""
        return next((versie for versie in self.versies if peildatum in versie.periode), None)


@dataclass(frozen=True)
class Kennis:
    """All knowledge, by id or name. `rekenhulpen`: the calculators as users read them.

    fingerprint: changes with any file that answers are made of; training_fingerprint: only with what
    recognition learns from.
    """

    entries: Mapping[str, Entry]
    bronnen: Mapping[str, Bron]
    figuren: Mapping[str, Figuur]
    rekenhulpen: Mapping[str, Rekenhulp]
    fingerprint: str = ""
    training_fingerprint: str = ""

    def entry(self, entry_id: str) -> Entry:
        """Raises NotFoundError for an id that does not exist."""
        try:
            return self.entries[entry_id]
        except KeyError:
            raise NotFoundError(f"Er is geen onderwerp met de naam '{entry_id}'.") from None

    def rekenhulp(self, naam: str) -> Rekenhulp:
        """Raises NotFoundError for a calculator that does not exist."""
        try:
            return self.rekenhulpen[naam]
        except KeyError:
            raise NotFoundError(
                f"Er is geen rekenhulp met de naam '{naam}'.", f"Er zijn: {', '.join(self.rekenhulpen)}."
            ) from None
