"""From knowledge to rows of texts, and the mark ("stand") by which import sees who changed what."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date

from bot.knowledge.model import Bron, Entry, Figuur, Versie, Verwijzing

Row = dict[str, str]
SEPARATOR = " | "
EXAMPLES = "voorbeelden"


def entry_rows(entry: Entry) -> list[Row]:
    """One row per version, in the order of the file; what belongs to the whole entry stands in each."""
    begrip = entry.begrip
    shared = {
        "vraag": entry.vraag,
        "soort": entry.soort,
        "rekenhulp": entry.rekenhulp or "",
        "verwant": "\n".join(entry.verwant),
        "begrip_naam": begrip.naam if begrip else "",
        "begrip_ook": "\n".join(begrip.ook) if begrip else "",
        "begrip_betekenis": begrip.betekenis if begrip else "",
        "publiek": "\n".join(entry.publiek),
        "nagekeken_op": entry.nagekeken_op.isoformat(),
        "opnieuw_voor": entry.opnieuw_voor.isoformat(),
    }
    return [
        {
            "id": entry.id,
            "versie": str(number),
            "geldig_vanaf": _day(versie.periode.vanaf),
            "geldig_tot": _day(versie.periode.tot),
            "kort": versie.kort,
            "uitleg": versie.uitleg or "",
            EXAMPLES: examples_text(versie),
            "voorbehoud": versie.voorbehoud or "",
            "bronnen": _refs(versie.bronnen),
            **shared,
        }
        for number, versie in enumerate(entry.versies, start=1)
    ]


def stand(entry: Entry) -> str:
    """A mark that changes with anything a reviewer can change; the order of the variants does not count."""
    rows = [{name: text for name, text in row.items() if name != EXAMPLES} for row in entry_rows(entry)]
    content = json.dumps([rows, sorted(entry.varianten)], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:20]


def examples_text(versie: Versie) -> str:
    """The worked examples as a reviewer reads them: calculator, input, sentence."""
    return "\n".join(
        SEPARATOR.join((item.rekenhulp, ", ".join(f"{key}: {value}" for key, value in item.invoer.items()), item.tekst))
        for item in versie.voorbeelden
    )


def bron_rows(bronnen: Iterable[Bron]) -> Iterator[Row]:
    for bron in bronnen:
        yield {
            "id": bron.id,
            "titel": bron.titel,
            "uitgever": bron.uitgever,
            "url": bron.url or "",
            "vindplaats": bron.vindplaats or "",
            "wet": bron.wet or "",
            "toestand": _day(bron.toestand),
            "versie": bron.versie,
            "geraadpleegd": _day(bron.geraadpleegd),
        }


def figuur_rows(figuren: Iterable[Figuur]) -> Iterator[Row]:
    for figuur in figuren:
        for waarde in figuur.waarden:
            yield {
                "naam": figuur.naam,
                "titel": figuur.titel,
                "eenheid": figuur.eenheid,
                "van": _day(waarde.periode.vanaf),
                "tot": _day(waarde.periode.tot),
                "waarde": "" if waarde.waarde is None else str(waarde.waarde),
                "bevestigd": "ja" if waarde.is_bevestigd else "nee",
                "bronnen": _refs(waarde.bronnen),
                "toelichting": waarde.toelichting or figuur.toelichting or "",
            }


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _refs(refs: Iterable[Verwijzing]) -> str:
    return "\n".join(f"{ref.bron}{SEPARATOR}{ref.artikel}" if ref.artikel else ref.bron for ref in refs)
