"""From knowledge to a Reply: an entry as of a date, a choice, or an honest "dat weet ik niet"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from bot.errors import InputError
from bot.knowledge.decision import Decision
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Entry, Kennis, Rekenaar, Versie, Verwijzing, Voorbeeld
from bot.knowledge.text import fill_figures, fill_links
from bot.phrases import Phrases
from bot.reply import BronVermelding, Geldigheid, Knop, Reply

_MAX_RELATED = 3


class ReplyBuilder:
    """Builds replies from one set of knowledge. Stateless besides; safe to share."""

    def __init__(self, kennis: Kennis, phrases: Phrases, rekenaar: Rekenaar) -> None:
        self.kennis = kennis
        self._rekenaar = rekenaar
        self.phrases = phrases

    def for_entry(self, entry_id: str, peildatum: date, *, today: date, confidence: float = 1.0) -> Reply:
        """The answer that held on `peildatum`; says so when that is not today, or when there was none.

        Raises NotFoundError for an entry that does not exist.
        """
        entry = self.kennis.entry(entry_id)
        versie = entry.on(peildatum)
        if versie is None:
            return self._without_version(entry, peildatum, confidence)
        parts = [versie.kort, versie.uitleg or "", *self._examples(versie, peildatum)]
        if versie.voorbehoud:
            parts.append(self.phrases.text("utter_voorbehoud", voorbehoud=versie.voorbehoud))
        is_start_known = versie.periode.vanaf is not None
        parts.insert(0, self.as_of(peildatum, today, is_same=versie is entry.on(today), is_start_known=is_start_known))
        text, figure_refs = fill_figures("\n\n".join(part for part in parts if part), self.kennis.figuren, peildatum)
        return Reply(
            soort=entry.soort,
            text=fill_links(text, self.kennis.bronnen),
            entry=entry.id,
            confidence=confidence,
            bronnen=self.cite([*versie.bronnen, *figure_refs]),
            geldigheid=Geldigheid(versie.periode.vanaf, versie.periode.tot, peildatum),
            knoppen=self.questions(entry.verwant[:_MAX_RELATED]),
        )

    def for_decision(self, decision: Decision, peildatum: date, *, today: date) -> Reply:
        """The reply to a recognised text. A dialogue intent answers with the response "utter_<intent>"."""
        labels = [match.label for match in decision.matches]
        if decision.kind == "entry":
            return self.for_entry(labels[0], peildatum, today=today, confidence=decision.confidence)
        if decision.kind == "dialogue":
            return self.phrases.reply(f"utter_{labels[0]}", confidence=decision.confidence)
        if decision.kind == "choice":
            reply = self.phrases.reply("utter_verduidelijking", confidence=decision.confidence)
            return replace(reply, knoppen=self.questions(labels))
        return self.phrases.reply("utter_buiten_bereik", confidence=decision.confidence)

    def as_of(self, peildatum: date, today: date, *, is_same: bool, is_start_known: bool = True) -> str:
        """Says that another day than today was asked; "" when it was today.

        is_same: what held on that day holds today as well. is_start_known: it is known since when it holds.
        """
        if peildatum == today:
            return ""
        if is_same:
            name = "utter_stand_op_straks" if peildatum > today else "utter_stand_op"
            if peildatum < today and not is_start_known:
                name = "utter_stand_op_onbekend"
        else:
            name = "utter_stand_op_verouderd" if peildatum < today else "utter_stand_op_later"
        return self.phrases.text(name, datum=format_date(peildatum))

    def cite(self, refs: Sequence[Verwijzing]) -> tuple[BronVermelding, ...]:
        """The sources as shown, each once; one without an article gives way to the same one with an article."""
        cited = []
        for ref in dict.fromkeys(refs):
            if ref.artikel is None and any(other.bron == ref.bron and other.artikel for other in refs):
                continue
            bron = self.kennis.bronnen[ref.bron]
            cited.append(
                BronVermelding(
                    titel=bron.titel,
                    datum=bron.toestand or bron.geraadpleegd,
                    versie=None if bron.toestand else bron.versie,
                    url=bron.url,
                    vindplaats=bron.vindplaats,
                    artikel=ref.artikel,
                )
            )
        return tuple(cited)

    def questions(self, entry_ids: Iterable[str]) -> tuple[Knop, ...]:
        """Buttons whose payload is the question itself: a typed copy of it does exactly the same."""
        vragen = [self.kennis.entry(entry_id).vraag for entry_id in entry_ids]
        return tuple(Knop(vraag, vraag) for vraag in vragen)

    def _examples(self, versie: Versie, peildatum: date) -> list[str]:
        """Worked out for the date that is asked; one without an outcome on that date is left out."""
        worked = [self._work_out(voorbeeld, peildatum) for voorbeeld in versie.voorbeelden]
        return [self.phrases.text("utter_voorbeeld", voorbeeld=text) for text in worked if text]

    def _work_out(self, voorbeeld: Voorbeeld, peildatum: date) -> str | None:
        try:
            return self._rekenaar(voorbeeld, peildatum, self.kennis.figuren)
        except InputError:  # sound on the day it was reviewed, impossible on this one (not born yet)
            return None

    def _without_version(self, entry: Entry, peildatum: date, confidence: float) -> Reply:
        first, last = entry.versies[0].periode.vanaf, entry.versies[-1].periode.tot
        if first is not None and peildatum < first:
            reply = self.phrases.reply(
                "utter_nog_geen_antwoord",
                vraag=entry.vraag,
                datum=format_date(peildatum),
                vanaf=format_date(first),
            )
        else:
            reply = self.phrases.reply(
                "utter_geen_antwoord_meer",
                vraag=entry.vraag,
                datum=format_date(peildatum),
                tot=format_date(last) if last else "",
            )
        return replace(reply, entry=entry.id, confidence=confidence, geldigheid=Geldigheid(first, last, peildatum))
