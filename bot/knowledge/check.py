"""Checks across knowledge/: what no single file can know. One function per rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from bot.errors import InputError
from bot.knowledge.language import count_words, measure
from bot.knowledge.model import Entry, Figuur, Kennis, Rekenaar, Versie, Verwijzing
from bot.knowledge.normalise import normalise, squash
from bot.knowledge.periods import Periode, find_gap, find_overlap
from bot.knowledge.problems import Problem
from bot.knowledge.rekenhulpen import check_rekenhulpen, check_voorbeelden
from bot.knowledge.text import figure_refs, fill_figures, fill_links, source_links, to_plain, version_text
from bot.knowledge.yaml_source import Source

MIN_VARIANTEN = 10
MAX_WORDS_KORT = 60
MAX_WORDS_SENTENCE = 25
MIN_FLESCH_DOUMA = 45.0

Sources = dict[str, Source]


def check(kennis: Kennis, sources: Mapping[str, Source], *, check_language: bool = True) -> list[Problem]:
    """Everything wrong with this knowledge that does not depend on today's date."""
    terms = explained_terms(kennis.entries.values())
    problems: list[Problem] = []
    for naam, figuur in kennis.figuren.items():
        problems.extend(_check_figuur(figuur, kennis, sources[f"figuur:{naam}"]))
    for entry in kennis.entries.values():
        source = sources[entry.id]
        problems.extend(_check_periods([versie.periode for versie in entry.versies], source, "antwoorden", gaps=True))
        problems.extend(_check_links(entry, kennis, source))
        for i, versie in enumerate(entry.versies):
            problems.extend(_check_sources(versie.bronnen, kennis, source, ("antwoorden", i, "bronnen")))
            problems.extend(_check_figures(versie, i, kennis, source))
            if check_language:
                problems.extend(_check_language(versie, i, kennis, source, terms))
        if len(entry.varianten) < MIN_VARIANTEN:
            problems.append(
                source.problem(
                    ("varianten",),
                    f"er zijn {len(entry.varianten)} varianten.",
                    f"Schrijf er ten minste {MIN_VARIANTEN}: kort, lang, slordig, met een tikfout.",
                )
            )
    problems.extend(_check_phrases(kennis.entries.values(), sources))
    if calculators := sources.get("rekenhulpen"):
        problems.extend(check_rekenhulpen(kennis, calculators, check_language=check_language))
    return problems


def check_reviews(kennis: Kennis, sources: Mapping[str, Source], today: date) -> list[Problem]:
    """Warnings for entries whose review date has passed."""
    return [
        sources[entry.id].problem(
            ("nagekeken", "opnieuw_voor"),
            f"had voor {entry.opnieuw_voor} opnieuw nagekeken moeten zijn.",
            "Lees het antwoord na met de bron en pas 'nagekeken' aan.",
            level="waarschuwing",
        )
        for entry in kennis.entries.values()
        if entry.opnieuw_voor < today
    ]


def check_examples(kennis: Kennis, sources: Mapping[str, Source], rekenaar: Rekenaar) -> Iterator[Problem]:
    """Every example must have an outcome on the day its entry was reviewed; a calculator's must be input."""
    if calculators := sources.get("rekenhulpen"):
        yield from check_voorbeelden(kennis, calculators, rekenaar)
    for entry in kennis.entries.values():
        for i, versie in enumerate(entry.versies):
            day = min(max(entry.nagekeken_op, versie.periode.vanaf or date.min), versie.periode.tot or date.max)
            for k, voorbeeld in enumerate(versie.voorbeelden):
                place = ("antwoorden", i, "voorbeelden", k)
                try:
                    worked = rekenaar(voorbeeld, day, kennis.figuren)
                except InputError as error:
                    yield sources[entry.id].problem(place, error.message, error.remedy)
                    continue
                if worked is None:
                    yield sources[entry.id].problem(
                        place, f"dit voorbeeld heeft op {day} geen uitkomst.", "Kies andere invoer of haal het weg."
                    )


def explained_terms(entries: Iterable[Entry]) -> frozenset[str]:
    """Lower-case words that the glossary explains; these may be long in an answer."""
    return frozenset(
        word
        for entry in entries
        if entry.begrip
        for name in (entry.begrip.naam, *entry.begrip.ook)
        for word in normalise(name).split()
    )


def _check_figuur(figuur: Figuur, kennis: Kennis, source: Source) -> Iterator[Problem]:
    place = (figuur.naam, "waarden")
    yield from _check_periods([waarde.periode for waarde in figuur.waarden], source, *place, gaps=False)
    for i, waarde in enumerate(figuur.waarden):
        yield from _check_sources(waarde.bronnen, kennis, source, (*place, i, "bronnen"))


def _check_periods(periods: list[Periode], source: Source, *place: str | int, gaps: bool) -> Iterator[Problem]:
    if (i := find_overlap(periods)) is not None:
        yield source.problem((*place, i), "deze periode overlapt de vorige.", "Zet de oudste eerst; sluit die af.")
    elif gaps and (i := find_gap(periods)) is not None:
        yield source.problem(
            (*place, i),
            "er zit een gat tussen deze periode en de vorige.",
            "Laat de ene beginnen waar de andere eindigt.",
        )


def _check_sources(
    refs: Iterable[Verwijzing], kennis: Kennis, source: Source, place: tuple[str | int, ...]
) -> Iterator[Problem]:
    for i, ref in enumerate(refs):
        if ref.bron not in kennis.bronnen:
            yield source.problem((*place, i), f"bron '{ref.bron}' bestaat niet.", "Voeg haar toe aan bronnen.yml.")


def _check_links(entry: Entry, kennis: Kennis, source: Source) -> Iterator[Problem]:
    for i, other in enumerate(entry.verwant):
        if other not in kennis.entries or other == entry.id:
            yield source.problem(
                ("verwant", i),
                f"'verwant' noemt '{other}', maar dat bestaat niet.",
                "Verbeter de naam of haal hem weg.",
            )
    if entry.rekenhulp is not None and entry.rekenhulp not in kennis.rekenhulpen:
        yield source.problem(
            ("rekenhulp",),
            f"rekenhulp '{entry.rekenhulp}' bestaat niet.",
            f"Er zijn: {', '.join(kennis.rekenhulpen)}.",
        )
    for i, versie in enumerate(entry.versies):
        for bron in source_links(version_text(versie)):
            if bron not in kennis.bronnen or kennis.bronnen[bron].url is None:
                yield source.problem(
                    ("antwoorden", i), f"de link 'bron:{bron}' heeft geen adres.", "Gebruik een bron met een url."
                )


def _check_figures(versie: Versie, i: int, kennis: Kennis, source: Source) -> Iterator[Problem]:
    for ref in figure_refs(version_text(versie)):
        figuur = kennis.figuren.get(ref.naam)
        if figuur is None:
            yield source.problem(
                ("antwoorden", i), f"getal '[[{ref.naam}]]' bestaat niet.", "Zie knowledge/parameters/ voor de namen."
            )
            continue
        try:
            fixed = date.fromisoformat(ref.on) if ref.on else None
        except ValueError:
            yield source.problem(
                ("antwoorden", i), f"'{ref.on}' bij [[{ref.naam}]] is geen datum.", "Schrijf JJJJ-MM-DD."
            )
            continue
        if fixed is not None:
            values = [value for value in [figuur.on(fixed)] if value is not None]
        else:
            values = [value for value in figuur.waarden if value.periode.overlaps(versie.periode)]
        if not any(value.waarde is not None for value in values):
            yield source.problem(
                ("antwoorden", i),
                f"[[{ref.naam}]] heeft geen waarde in deze periode.",
                f"Noem een datum met een waarde, bijvoorbeeld [[{ref.naam}@JJJJ-MM-DD]].",
            )
        elif versie.voorbehoud is None and any(not value.is_bevestigd and value.waarde is not None for value in values):
            yield source.problem(
                ("antwoorden", i),
                f"[[{ref.naam}]] is niet bevestigd en er staat geen voorbehoud bij.",
                "Voeg 'voorbehoud:' toe.",
            )


def _check_language(versie: Versie, i: int, kennis: Kennis, source: Source, terms: frozenset[str]) -> Iterator[Problem]:
    words = count_words(_shown(versie.kort, versie, kennis))
    if words > MAX_WORDS_KORT:
        yield source.problem(
            ("antwoorden", i, "kort"),
            f"'kort' heeft {words} woorden; het maximum is {MAX_WORDS_KORT}.",
            "Zet de rest in 'uitleg'.",
        )
    for field, text in (("kort", versie.kort), ("uitleg", versie.uitleg)):
        if text is None:
            continue
        reading = measure(_shown(text, versie, kennis), terms)
        if reading.longest > MAX_WORDS_SENTENCE:
            yield source.problem(
                ("antwoorden", i, field),
                f"een zin in '{field}' heeft {reading.longest} woorden; het maximum is {MAX_WORDS_SENTENCE}.",
                "Maak er twee zinnen van.",
            )
    whole = measure(_shown(f"{versie.kort}\n\n{versie.uitleg or ''}", versie, kennis), terms)
    if whole.score < MIN_FLESCH_DOUMA:
        yield source.problem(
            ("antwoorden", i, "kort"),
            f"het antwoord leest te moeilijk (Flesch-Douma {whole.score}; ten minste {MIN_FLESCH_DOUMA:.0f}).",
            "Kies kortere woorden en zinnen, of leg het begrip uit in de begrippenlijst.",
        )


def _shown(text: str, versie: Versie, kennis: Kennis) -> str:
    """The text as a user reads it; a reference that does not exist is reported elsewhere."""
    if any(ref.naam not in kennis.figuren or _is_bad_date(ref.on) for ref in figure_refs(text)):
        return text
    if any(bron not in kennis.bronnen for bron in source_links(text)):
        return text
    day = versie.periode.tot or date.max
    filled, _ = fill_figures(text, kennis.figuren, day)
    return to_plain(fill_links(filled, kennis.bronnen))


def _is_bad_date(text: str | None) -> bool:
    try:
        return text is not None and not date.fromisoformat(text)
    except ValueError:
        return True


def _check_phrases(entries: Iterable[Entry], sources: Mapping[str, Source]) -> Iterator[Problem]:
    """No phrase may lead to two entries; within one entry a repeated phrase is only noise."""
    seen: dict[str, tuple[str, str]] = {}
    for entry in entries:
        phrases: list[tuple[tuple[str | int, ...], str]] = [(("vraag",), entry.vraag)]
        phrases += [(("varianten", i), text) for i, text in enumerate(entry.varianten)]
        for place, text in phrases:
            key = squash(text)
            if not key:
                yield sources[entry.id].problem(place, f"'{text}' heeft geen letters.", "Haal de regel weg.")
                continue
            owner, first = seen.setdefault(key, (entry.id, text))
            if owner != entry.id:
                yield sources[entry.id].problem(
                    place, f"'{text}' hoort al bij {owner} ('{first}').", "Laat de vraag bij een van de twee staan."
                )
            elif first is not text and normalise(first) == normalise(text):
                yield sources[entry.id].problem(
                    place, f"'{text}' staat er al.", "Haal de regel weg.", level="waarschuwing"
                )
