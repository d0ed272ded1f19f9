"""What an editor writes in a draft, from form to entry; and what is wrong with it at first sight.

A draft keeps plain texts. Only `layout` and `rewrite` of knowledge_review turn them into YAML.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from bot.evaluation import question_sets
from bot.knowledge.fields import SLUG
from bot.knowledge.model import Entry, Versie, Verwijzing
from bot.knowledge.normalise import squash
from bot.knowledge.periods import Periode
from bot.privacy import mask

MOST_VARIANTEN = 80
MOST_CHARS = {"vraag": 200, "variant": 200, "kort": 1000, "uitleg": 6000, "voorbehoud": 500, "naam": 60}
_MOST_BRONNEN, _MOST_VERWANT = 15, 10
_REVIEW_AFTER = timedelta(days=182)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_PLACEHOLDER = re.compile(r"\[(?:bsn|iban|e-mail|telefoon)\]", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
_BETWEEN = re.compile(r"\s*\|\s*")


@dataclass(frozen=True)
class Fault:
    """field: the name of the form's field, "" for the whole."""

    field: str
    message: str


@dataclass(frozen=True)
class Nieuw:
    """A new entry as it is written. Lists are in the order of the form; geldig_vanaf as it was typed."""

    vraag: str = ""
    onderwerp: str = ""
    naam: str = ""
    varianten: tuple[str, ...] = ()
    kort: str = ""
    uitleg: str = ""
    voorbehoud: str = ""
    bronnen: tuple[str, ...] = ()
    geldig_vanaf: str = ""
    verwant: tuple[str, ...] = ()
    rekenhulp: str = ""

    @property
    def entry_id(self) -> str:
        return f"{self.onderwerp}/{self.naam or slug_of(self.vraag)}"

    def as_content(self) -> dict[str, Any]:
        """As a draft keeps it."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in vars(self).items()}

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Nieuw:
        known: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in content.items()
            if name in cls.__dataclass_fields__
        }
        return cls(**known)

    @classmethod
    def from_form(cls, form: Mapping[str, str]) -> Nieuw:
        return cls(
            vraag=one_line(form.get("vraag", "")),
            onderwerp=form.get("onderwerp", "").strip()[:60],
            naam=form.get("naam", "").strip().lower()[:80],
            varianten=lines_of(form.get("varianten", "")),
            kort=text_of(form.get("kort", "")),
            uitleg=text_of(form.get("uitleg", "")),
            voorbehoud=one_line(form.get("voorbehoud", "")),
            bronnen=lines_of(form.get("bronnen", "")),
            geldig_vanaf=form.get("geldig_vanaf", "").strip()[:10],
            verwant=lines_of(form.get("verwant", "")),
            rekenhulp=form.get("rekenhulp", "").strip()[:60],
        )

    def faults(self, topics: Sequence[str], taken: Mapping[str, Entry]) -> list[Fault]:
        """What keeps it from becoming an entry at all; the rest is for `kennis check`."""
        found = _too_long(self)
        if self.onderwerp not in topics:
            found.append(Fault("onderwerp", "Kies een onderwerp."))
        if not squash(self.vraag):
            found.append(Fault("vraag", "Schrijf de vraag."))
        elif not SLUG.fullmatch(self.naam or slug_of(self.vraag)):
            found.append(Fault("naam", "Gebruik kleine letters, cijfers en koppeltekens."))
        elif self.entry_id in taken:
            found.append(Fault("naam", f"{self.entry_id} bestaat al. Kies een andere naam, of vul dat antwoord aan."))
        if not self.kort:
            found.append(Fault("kort", "Schrijf het korte antwoord."))
        try:
            date.fromisoformat(self.geldig_vanaf or "x")
        except ValueError:
            found.append(Fault("geldig_vanaf", "Kies een datum."))
        found += from_test_set("varianten", (self.vraag, *self.varianten))
        return found + personal("varianten", (self.vraag, *self.varianten, self.kort, self.uitleg, self.voorbehoud))

    def entry(self, today: date) -> Entry:
        """Raises ValueError for a date that is none."""
        versie = Versie(
            periode=Periode(date.fromisoformat(self.geldig_vanaf), None),
            kort=self.kort,
            uitleg=self.uitleg or None,
            voorbehoud=self.voorbehoud or None,
            bronnen=tuple(reference_of(line) for line in self.bronnen),
        )
        return Entry(
            id=self.entry_id,
            vraag=self.vraag,
            varianten=self.varianten,
            versies=(versie,),
            nagekeken_op=today,
            opnieuw_voor=today + _REVIEW_AFTER,
            rekenhulp=self.rekenhulp or None,
            verwant=self.verwant,
        )


@dataclass(frozen=True)
class Varianten:
    """Phrases that an entry gets."""

    toegevoegd: tuple[str, ...] = field(default=())

    @classmethod
    def from_content(cls, content: Mapping[str, Any]) -> Varianten:
        return cls(tuple(str(text) for text in content.get("toegevoegd", ())))

    def as_content(self) -> dict[str, Any]:
        return {"toegevoegd": list(self.toegevoegd)}

    def faults(self, entry_id: str, owner: Callable[[str], str | None]) -> list[Fault]:
        """owner: the entry that has a phrase already, if any."""
        found = personal("varianten", self.toegevoegd) + from_test_set("varianten", self.toegevoegd)
        owners = {text: owner(text) for text in self.toegevoegd}
        found += [
            Fault("varianten", f"“{text[:80]}” hoort al bij {other}.")
            for text, other in owners.items()
            if other not in (None, entry_id)
        ][:5]
        if self.toegevoegd and set(owners.values()) == {entry_id}:
            found.append(Fault("varianten", "Deze vragen staan al bij dit antwoord."))
        if not self.toegevoegd:
            found.append(Fault("varianten", "Kies of schrijf ten minste een vraag."))
        if len(self.toegevoegd) > MOST_VARIANTEN:
            found.append(Fault("varianten", f"Dat zijn er te veel: het maximum is {MOST_VARIANTEN}."))
        return found + [_long("varianten", text) for text in self.toegevoegd if len(text) > MOST_CHARS["variant"]]

    def added_to(self, entry: Entry) -> Entry:
        """Those that it has already are left out."""
        known = {squash(text) for text in (entry.vraag, *entry.varianten)}
        fresh: dict[str, str] = {}
        for text in self.toegevoegd:
            if squash(text) not in known:
                fresh.setdefault(squash(text), text)
        return replace(entry, varianten=(*entry.varianten, *fresh.values()))


def one_line(text: str) -> str:
    return _SPACE.sub(" ", _CONTROL.sub(" ", unicodedata.normalize("NFC", text[:20_000]))).strip()


def text_of(text: str) -> str:
    """More lines; no spaces where a line ends, no empty lines around it."""
    plain = unicodedata.normalize("NFC", text[:20_000]).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(_CONTROL.sub(" ", line).replace("\t", " ").rstrip() for line in plain.split("\n")).strip()


def lines_of(text: str) -> tuple[str, ...]:
    """One thing a line, each once."""
    return tuple(dict.fromkeys(line for part in text_of(text).split("\n") if (line := one_line(part))))


def slug_of(vraag: str) -> str:
    """A file name of a question: at most eight words."""
    plain = unicodedata.normalize("NFKD", vraag.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain)[:8])[:60].strip("-")


def reference_of(line: str) -> Verwijzing:
    """ "wfsv | artikel 38b", or the id alone."""
    bron, _, artikel = _BETWEEN.sub("|", line).partition("|")
    return Verwijzing(bron, artikel or None)


def personal(name: str, texts: Sequence[str]) -> list[Fault]:
    """Personal data, or the mark that it left: neither may become a phrase that others read."""
    found = [
        Fault(name, f"Haal het persoonlijke gegeven weg: “{text[:80]}”.")
        for text in texts
        if _PLACEHOLDER.search(text) or mask(text).found
    ]
    return found[:5]


def from_test_set(name: str, texts: Sequence[str]) -> list[Fault]:
    """A question that quality is measured with may not be learned from."""
    kept = _test_questions()
    return [
        Fault(name, f"Deze vraag zit in de toetsset en mag geen variant worden: “{text[:80]}”.")
        for text in texts
        if squash(text) and squash(text) in kept
    ][:5]


@lru_cache(maxsize=1)
def _test_questions() -> frozenset[str]:
    return frozenset(squash(row.text) for row in question_sets.read(question_sets.TEST))


def _too_long(new: Nieuw) -> list[Fault]:
    found = [
        Fault(name, f"Dit is te lang: het maximum is {MOST_CHARS[name]} tekens.")
        for name in ("vraag", "kort", "uitleg", "voorbehoud", "naam")
        if len(getattr(new, name)) > MOST_CHARS[name]
    ]
    found += [_long("varianten", text) for text in new.varianten if len(text) > MOST_CHARS["variant"]][:3]
    for name, most in (("varianten", MOST_VARIANTEN), ("bronnen", _MOST_BRONNEN), ("verwant", _MOST_VERWANT)):
        if len(getattr(new, name)) > most:
            found.append(Fault(name, f"Dat zijn er te veel: het maximum is {most}."))
    return found


def _long(name: str, text: str) -> Fault:
    return Fault(name, f"Een zin is langer dan {MOST_CHARS['variant']} tekens: “{text[:40]}…”.")
