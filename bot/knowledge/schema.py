"""From a parsed file to objects: what each kind of file in knowledge/ may hold, and nothing else."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal, cast, get_args

from bot.knowledge.fields import SLUG, Fields
from bot.knowledge.model import Begrip, Bron, Eenheid, Entry, Figuur, Versie, Voorbeeld, Waarde
from bot.knowledge.problems import Problem
from bot.knowledge.yaml_source import Source

_ENTRY_KEYS = {
    "vraag", "varianten", "antwoorden", "rekenhulp", "verwant", "nagekeken", "soort", "begrip", "publiek",
}  # fmt: skip
_VERSIE_KEYS = {"geldig_vanaf", "geldig_tot", "kort", "uitleg", "voorbeelden", "voorbehoud", "bronnen"}
_BRON_KEYS = {"titel", "uitgever", "url", "vindplaats", "wet", "toestand", "versie", "geraadpleegd"}
_FIGUUR_KEYS = {"titel", "eenheid", "toelichting", "waarden"}
_WAARDE_KEYS = {"van", "tot", "waarde", "bronnen", "bevestigd", "toelichting"}
_PUBLIEK = ("werkgever", "adviseur")
_NEVER = date(1, 1, 1)


def read_entry(source: Source, entry_id: str, problems: list[Problem]) -> Entry | None:
    """The entry in that file; None when it holds too little to go on. Problems are added to the list."""
    fields = Fields(source, (), problems)
    fields.refuse_unknown(_ENTRY_KEYS)
    for part in entry_id.split("/"):
        if not SLUG.fullmatch(part):
            fields.note(f"'{part}' is geen goede naam.", "Gebruik kleine letters, cijfers en koppeltekens.")
    vraag = fields.text("vraag")
    soort = fields.choice("soort", ("antwoord", "buiten_bereik"), "antwoord")
    versies = _read_versies(fields, needs_source=soort == "antwoord")
    nagekeken_op, opnieuw_voor = _NEVER, _NEVER
    if isinstance(fields.raw("nagekeken"), dict):
        review = fields.nested("nagekeken")
        review.refuse_unknown({"op", "opnieuw_voor"})
        nagekeken_op, opnieuw_voor = review.day("op") or _NEVER, review.day("opnieuw_voor") or _NEVER
    else:
        fields.note("veld 'nagekeken' ontbreekt.", "Voeg 'nagekeken: {op: JJJJ-MM-DD, opnieuw_voor: JJJJ-MM-DD}' toe.")
    publiek = fields.texts("publiek") or _PUBLIEK
    for who in publiek:
        if who not in _PUBLIEK:
            fields.note(f"'publiek' kent '{who}' niet.", f"Kies uit: {', '.join(_PUBLIEK)}.", "publiek")
    if vraag is None:
        return None
    return Entry(
        id=entry_id,
        vraag=vraag,
        varianten=fields.texts("varianten"),
        versies=versies,
        nagekeken_op=nagekeken_op,
        opnieuw_voor=opnieuw_voor,
        soort=cast(Literal["antwoord", "buiten_bereik"], soort),
        rekenhulp=fields.text("rekenhulp", required=False),
        verwant=fields.texts("verwant"),
        begrip=_read_begrip(fields),
        publiek=publiek,
    )


def _read_versies(fields: Fields, *, needs_source: bool) -> tuple[Versie, ...]:
    raw = fields.raw("antwoorden")
    if not isinstance(raw, list) or not raw:
        fields.note("er is geen antwoord ('antwoorden').", "Voeg ten minste een antwoord toe.")
        return ()
    versies = []
    for i in range(len(raw)):
        answer = fields.nested("antwoorden", i)
        answer.refuse_unknown(_VERSIE_KEYS)
        kort = answer.text("kort")
        has_sources = needs_source or answer.has("bronnen")
        versies.append(
            Versie(
                periode=answer.periode("geldig_vanaf", "geldig_tot"),
                kort=kort or "",
                bronnen=answer.verwijzingen() if has_sources else (),
                uitleg=answer.text("uitleg", required=False),
                voorbeelden=_read_voorbeelden(answer),
                voorbehoud=answer.text("voorbehoud", required=False),
            )
        )
    return tuple(versies)


def _read_voorbeelden(answer: Fields) -> tuple[Voorbeeld, ...]:
    raw = answer.raw("voorbeelden")
    if raw is None:
        return ()
    if not isinstance(raw, list):
        answer.note("'voorbeelden' moet een lijst zijn.", "Begin elk voorbeeld met '- rekenhulp:'.", "voorbeelden")
        return ()
    voorbeelden = []
    for i in range(len(raw)):
        fields = answer.nested("voorbeelden", i)
        fields.refuse_unknown({"rekenhulp", "invoer", "tekst"})
        rekenhulp, tekst, invoer = fields.text("rekenhulp"), fields.text("tekst"), fields.raw("invoer")
        if not isinstance(invoer, dict):
            fields.note("'invoer' ontbreekt of is geen lijst van velden.", "Schrijf 'invoer: {uren: 20}'.")
        elif rekenhulp and tekst:
            voorbeelden.append(Voorbeeld(rekenhulp, invoer, tekst))
    return tuple(voorbeelden)


def _read_begrip(fields: Fields) -> Begrip | None:
    if not fields.has("begrip"):
        return None
    term = fields.nested("begrip")
    term.refuse_unknown({"naam", "ook", "betekenis"})
    naam, betekenis = term.text("naam"), term.text("betekenis")
    return Begrip(naam, betekenis, term.texts("ook")) if naam and betekenis else None


def read_bronnen(source: Source, problems: list[Problem]) -> dict[str, Bron]:
    """All sources of bronnen.yml by id."""
    bronnen = {}
    for bron_id in read_names(source, problems):
        fields = Fields(source, (bron_id,), problems)
        fields.refuse_unknown(_BRON_KEYS)
        url = fields.text("url", required=False)
        if url is not None and not url.startswith(("https://", "http://")):
            fields.note("'url' is geen webadres.", "Gebruik 'vindplaats' als er geen adres is.", "url")
        if url is None and not fields.has("vindplaats"):
            fields.note("er is geen 'url' en geen 'vindplaats'.", "Schrijf op waar de bron te vinden is.")
        bronnen[bron_id] = Bron(
            id=bron_id,
            titel=fields.text("titel") or bron_id,
            uitgever=fields.text("uitgever") or "",
            versie=fields.text("versie") or "",
            geraadpleegd=fields.day("geraadpleegd") or _NEVER,
            url=url,
            vindplaats=fields.text("vindplaats", required=False),
            wet=fields.text("wet", required=False),
            toestand=fields.day("toestand", required=False),
        )
    return bronnen


def read_figuren(source: Source, problems: list[Problem]) -> dict[str, Figuur]:
    """All dated figures of one file in parameters/, by name."""
    figuren = {}
    for naam in read_names(source, problems):
        fields = Fields(source, (naam,), problems)
        fields.refuse_unknown(_FIGUUR_KEYS)
        eenheid = fields.choice("eenheid", get_args(Eenheid), "aantal")
        rows = fields.raw("waarden")
        if not isinstance(rows, list) or not rows:
            fields.note("er zijn geen 'waarden'.", "Voeg ten minste een waarde met periode en bron toe.")
            continue
        waarden = tuple(_read_waarde(fields.nested("waarden", i)) for i in range(len(rows)))
        figuren[naam] = Figuur(
            naam=naam,
            titel=fields.text("titel") or naam,
            eenheid=cast(Eenheid, eenheid),
            waarden=waarden,
            toelichting=fields.text("toelichting", required=False),
        )
    return figuren


def _read_waarde(fields: Fields) -> Waarde:
    fields.refuse_unknown(_WAARDE_KEYS)
    if "waarde" not in fields.raw_keys():
        fields.note("veld 'waarde' ontbreekt.", "Schrijf 'waarde: null' als de waarde niet is vastgesteld.")
    return Waarde(
        periode=fields.periode("van", "tot"),
        waarde=_exact(fields.raw("waarde")),
        bronnen=fields.verwijzingen(),
        is_bevestigd=fields.choice("bevestigd", ("ja", "nee"), "ja") == "ja",
        toelichting=fields.text("toelichting", required=False),
    )


def _exact(value: Any) -> Any:
    """Numbers as Decimal: an amount of money or hours is never a binary fraction."""
    return Decimal(str(value)) if isinstance(value, int | float) and not isinstance(value, bool) else value


def read_names(source: Source, problems: list[Problem]) -> list[str]:
    """The names in a file that is a mapping of names; one that cannot be a name is a problem."""
    if not isinstance(source.data, dict):
        problems.append(source.problem((), "het bestand heeft geen namen.", "Begin elke regel met 'naam:'."))
        return []
    names = []
    for name in source.data:
        if isinstance(name, str) and SLUG.fullmatch(name):
            names.append(name)
        else:
            problems.append(
                source.problem((str(name),), f"'{name}' is geen goede naam.", "Gebruik a-z, 0-9 en koppeltekens.")
            )
    return names
