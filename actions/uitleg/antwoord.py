"""From an outcome to the Reply that every channel shows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.rekenregels import Rekenregel, Uitkomst
from actions.uitleg.berekening import als_berekening
from actions.uitleg.zinnen import bedragen_lijst, gegeven, hoofdzin, invoer_lijst, lijst, voorbehouden
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Rekenhulp, Vervolg
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Geldigheid, Knop, Reply


def as_reply(
    uitkomst: Uitkomst,
    regel: Rekenregel,
    builder: ReplyBuilder,
    *,
    today: date,
    confidence: float = 1.0,
    knoppen: Sequence[Knop] | None = None,
) -> Reply:
    """The answer to a calculation: the outcome first, then what it rests on; the steps are in `berekening`.

    knoppen None: the next steps that the calculator offers. Raises NotFoundError for a calculator that
    knowledge/rekenhulpen.yml does not have.
    """
    hulp = builder.kennis.rekenhulp(uitkomst.naam)
    bronnen = builder.cite(uitkomst.alle_bronnen)
    geldigheid = geldigheid_van(uitkomst)
    return Reply(
        soort="berekening",
        text=_text(uitkomst, regel, hulp, builder, geldigheid, today),
        entry=hulp.entry,
        confidence=confidence,
        bronnen=bronnen,
        geldigheid=geldigheid,
        berekening=als_berekening(uitkomst, regel, hulp, builder, bronnen),
        knoppen=_knoppen(uitkomst, regel, hulp, builder) if knoppen is None else tuple(knoppen),
    )


def geldigheid_van(uitkomst: Uitkomst) -> Geldigheid:
    """The days around the peildatum on which the figures are the same as those used.

    A figure of another day (of the start of a job, say) bounds it only when it began before the peildatum.
    """
    dag = uitkomst.peildatum
    perioden = [figuur.waarde.periode for figuur in uitkomst.figuren]
    vanaf = [periode.vanaf for periode in perioden if periode.vanaf and periode.vanaf <= dag]
    tot = [periode.tot for periode in perioden if periode.tot and dag in periode]
    return Geldigheid(max(vanaf, default=None), min(tot, default=None), dag)


def _text(
    uitkomst: Uitkomst,
    regel: Rekenregel,
    hulp: Rekenhulp,
    builder: ReplyBuilder,
    geldigheid: Geldigheid,
    today: date,
) -> str:
    phrases = builder.phrases
    zin, verteld = hoofdzin(uitkomst, hulp, phrases)
    delen = [
        _as_of(builder, geldigheid, today),
        zin,
        lijst(bedragen_lijst(uitkomst, hulp, al_verteld=verteld)),
    ]
    for name, regels in (
        ("utter_berekening_invoer", invoer_lijst(uitkomst, regel)),
        ("utter_berekening_aannames", list(uitkomst.aannames)),
        ("utter_berekening_voorbehouden", voorbehouden(uitkomst, builder.kennis, is_kort=True)),
    ):
        if regels:
            delen.append(phrases.text(name, lijst=lijst(regels)))
    slot = phrases.text("utter_berekening_datum", datum=format_date(uitkomst.peildatum))
    delen.append(" ".join((slot, *hulp.wie_beslist)))
    return "\n\n".join(deel for deel in delen if deel)


def _as_of(builder: ReplyBuilder, geldigheid: Geldigheid, today: date) -> str:
    is_same = (geldigheid.vanaf is None or geldigheid.vanaf <= today) and (
        geldigheid.tot is None or today <= geldigheid.tot
    )
    return builder.as_of(geldigheid.peildatum, today, is_same=is_same, is_start_known=geldigheid.vanaf is not None)


def _knoppen(uitkomst: Uitkomst, regel: Rekenregel, hulp: Rekenhulp, builder: ReplyBuilder) -> tuple[Knop, ...]:
    """The next steps, without those that ask for what was just calculated, and the entry that explains it."""
    given = gegeven(uitkomst, regel)
    found: list[Knop] = []
    for stap in hulp.vervolg:
        if stap.entry:
            found.extend(builder.questions([stap.entry]))
        elif not _is_al_gevraagd(stap, given):
            found.append(Knop(stap.titel, stap.payload))
    if hulp.entry:
        found.extend(builder.questions([hulp.entry]))
    return tuple(dict.fromkeys(found))


def _is_al_gevraagd(stap: Vervolg, given: dict[str, object]) -> bool:
    def is_so(naam: str, waarde: object) -> bool:
        value = given.get(naam)
        return list(value) == [waarde] if isinstance(value, tuple) else value == waarde

    return bool(stap.behalve) and all(is_so(naam, waarde) for naam, waarde in stap.behalve.items())
