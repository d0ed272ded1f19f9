"""A calculation as data, for a channel that folds its steps open, and as plain text, for an e-mail."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from actions.rekenregels import GebruiktFiguur, Rekenregel, Uitkomst
from actions.rekenregels.uitkomst import json_safe
from actions.uitleg.waarden import figuur_tekst
from actions.uitleg.zinnen import bedrag_tekst, bedragen_lijst, gegeven, hoofdzin, invoer_lijst, lijst, uitkomst_tekst
from actions.uitleg.zinnen import voorbehouden as alleen_voorbehouden
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Bedraglabel, Rekenhulp
from bot.knowledge.replies import ReplyBuilder
from bot.knowledge.text import to_plain
from bot.render import render_source
from bot.reply import BronVermelding


def als_berekening(
    uitkomst: Uitkomst, regel: Rekenregel, hulp: Rekenhulp, builder: ReplyBuilder, bronnen: Sequence[BronVermelding]
) -> dict[str, Any]:
    """Everything about a calculation in JSON types: decimals as text with a point, input as it can be sent again."""
    return {
        "naam": uitkomst.naam,
        "titel": hulp.titel,
        "peildatum": uitkomst.peildatum.isoformat(),
        "status": uitkomst.status,
        "invoer": invoer_json(uitkomst, regel),
        "uitkomst": {
            "waarde": json_safe(uitkomst.waarde),
            "eenheid": uitkomst.eenheid,
            "tekst": uitkomst_tekst(uitkomst),
        },
        "bedragen": _bedragen(uitkomst, hulp),
        "stappen": list(uitkomst.stappen),
        "aannames": list(uitkomst.aannames),
        "voorbehouden": list(uitkomst.voorbehouden),
        "figuren": [{**figuur.as_dict(), "tekst": figuur_tekst(figuur)} for figuur in uitkomst.figuren],
        "bronnen": [bron.as_dict() for bron in bronnen],
        "kopieertekst": kopieertekst(uitkomst, regel, hulp, builder, bronnen),
    }


def invoer_json(uitkomst: Uitkomst, regel: Rekenregel) -> dict[str, Any]:
    """What was filled in, in a form that the rule reads back as the same: numbers as JSON numbers."""
    return {naam: _as_input(waarde) for naam, waarde in gegeven(uitkomst, regel).items()}


def kopieertekst(
    uitkomst: Uitkomst, regel: Rekenregel, hulp: Rekenhulp, builder: ReplyBuilder, bronnen: Sequence[BronVermelding]
) -> str:
    """The whole calculation as plain text: input, outcome, steps, figures, sources and who decides."""
    phrases = builder.phrases
    zin, _ = hoofdzin(uitkomst, hulp, phrases)
    delen = [
        hulp.titel,
        to_plain(zin),
        lijst(bedragen_lijst(uitkomst, hulp, alles=True, al_verteld={"uitkomst"})),
    ]
    for name, regels in (
        ("utter_berekening_invoer", invoer_lijst(uitkomst, regel)),
        ("utter_berekening_stappen", list(uitkomst.stappen)),
        ("utter_berekening_aannames", list(uitkomst.aannames)),
        ("utter_berekening_voorbehouden", alleen_voorbehouden(uitkomst, builder.kennis)),
        ("utter_berekening_figuren", [_figuur_regel(figuur, builder) for figuur in uitkomst.figuren]),
        ("utter_berekening_bronnen", [render_source(bron) for bron in bronnen]),
    ):
        if regels:
            heading = to_plain(phrases.text(name, lijst=""))
            # the lines themselves are plain already: an address with underscores is not emphasis
            delen.append(f"{heading}\n{lijst(regels)}")
    slot = phrases.text("utter_berekening_datum", datum=format_date(uitkomst.peildatum))
    delen.append(" ".join((slot, *hulp.wie_beslist)))
    return "\n\n".join(deel for deel in delen if deel)


def _bedragen(uitkomst: Uitkomst, hulp: Rekenhulp) -> dict[str, dict[str, Any]]:
    found = {}
    for naam, waarde in uitkomst.bedragen.items():
        label = hulp.bedragen.get(naam, Bedraglabel(naam.replace("_", " ").capitalize()))
        found[naam] = {
            "label": label.label,
            "waarde": json_safe(waarde),
            "eenheid": uitkomst.eenheid if label.eenheid == "uitkomst" else label.eenheid,
            "tekst": bedrag_tekst(waarde, label, uitkomst),
        }
    return found


def _figuur_regel(figuur: GebruiktFiguur, builder: ReplyBuilder) -> str:
    """ "Minimumloon: € 14,99 (vanaf 1 juli 2026; bron: ...)"."""
    periode = figuur.waarde.periode
    geldig = [
        f"vanaf {format_date(periode.vanaf)}" if periode.vanaf else "",
        f"tot en met {format_date(periode.tot)}" if periode.tot else "",
    ]
    bronnen = [
        f"{item.titel}, artikel {item.artikel}" if item.artikel else item.titel
        for item in builder.cite(figuur.waarde.bronnen)
    ]
    bron = "; ".join(dict.fromkeys(bronnen))
    zeker = [] if figuur.waarde.is_bevestigd else ["niet bevestigd"]
    achter = "; ".join(deel for deel in (" ".join(filter(None, geldig)), *zeker, f"bron: {bron}") if deel)
    return f"{figuur.titel}: {figuur_tekst(figuur)} ({achter})"


def _as_input(waarde: Any) -> Any:
    if isinstance(waarde, Decimal):
        return int(waarde) if waarde == waarde.to_integral_value() else float(waarde)
    if isinstance(waarde, (list, tuple)):
        return [_as_input(item) for item in waarde]
    if isinstance(waarde, dict):
        return {naam: _as_input(item) for naam, item in waarde.items() if item is not None}
    return json_safe(waarde)
