"""What the calculators say: questions, confirmations and outcomes as replies. The sentences stand in domain.yml."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Callable, Mapping, Sequence

from actions.rekengesprek.bericht.begrip import Begrip, begrijp
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel
from actions.rekenregels import REKENREGELS, InvoerFout, Rekenregel, Uitkomst, Veld
from actions.rekenregels.velden import voltijdsuren
from actions.uitleg import as_reply
from actions.uitleg.zinnen import bedrag_tekst
from bot.knowledge.dutch import format_date, format_number, format_value
from bot.knowledge.model import Figuur
from bot.knowledge.replies import ReplyBuilder
from bot.reading import Quantity
from bot.reply import Knop, Reply

Reader = Callable[[str, date], Sequence[Quantity]]

_MAX_UNUSED = 4
_COMMON = {"maanden", "medewerker", "dezelfde", "percentage", "bedrag", "werkelijke"}


class Zegger:
    """read: reads the numbers of a text again, for a choice that was made later."""

    def __init__(self, builder: ReplyBuilder, read: Reader) -> None:
        self._builder = builder
        self._phrases = builder.phrases
        self._read = read

    @property
    def figuren(self) -> Mapping[str, Figuur]:
        return self._builder.kennis.figuren

    def titel(self, rekenhulp: str) -> str:
        return self._builder.kennis.rekenhulpen[rekenhulp].titel

    def rekenhulp_of(self, entry_id: str) -> str | None:
        """The calculator that belongs to an entry."""
        return self._builder.kennis.entry(entry_id).rekenhulp

    def names_part_of(self, rekenhulp: str, folded: str) -> bool:
        """The text asks for another amount of the same outcome: "en wanneer mag het contract dan ingaan"."""
        labels = self._builder.kennis.rekenhulp(rekenhulp).bedragen.values()
        words = {word for label in labels for word in re.findall(r"[a-z]{6,}", label.label.lower())}
        return any(word in folded for word in words - _COMMON)

    def reread(self, text: str, today: date) -> Begrip:
        return begrijp(text, self._read(text, today), today)

    def ask(self, rekenhulp: str, veld: str, *, first: bool) -> Reply:
        """The question for one field, with buttons when there are few answers."""
        name = "utter_reken_eerste_vraag" if first else "utter_reken_vraag"
        text = self._phrases.text(name, vraag=self._question(rekenhulp, veld), titel=self.titel(rekenhulp))
        return self._reply(text, rekenhulp, veld, self._answers(rekenhulp, veld))

    def reminder(self, staat: Staat) -> Reply:
        veld = staat.gevraagd or next(iter(staat.onzeker))
        text = self._phrases.text(
            "utter_reken_verder", titel=self.titel(staat.rekenhulp), vraag=self._question(staat.rekenhulp, veld)
        )
        return self._reply(text, staat.rekenhulp, veld, (*self._answers(staat.rekenhulp, veld), self._stop()))

    def not_understood(self, staat: Staat) -> Reply:
        veld = staat.gevraagd or next(iter(staat.onzeker))
        text = self._phrases.text("utter_reken_niet_begrepen", vraag=self._question(staat.rekenhulp, veld))
        offered = [self._value(self._veld(staat.rekenhulp, veld), value) for value in staat.opties]
        answers = [Knop(item, item) for item in offered] or self._answers(staat.rekenhulp, veld)
        return self._reply(text, staat.rekenhulp, veld, (*answers, self._stop()))

    def needed(self, staat: Staat) -> Reply:
        """The user does not know what cannot be missed."""
        veld = self._veld(staat.rekenhulp, staat.gevraagd)
        text = self._phrases.text("utter_reken_nodig", veld=veld.label)
        return self._reply(
            text, staat.rekenhulp, staat.gevraagd, (*self._answers(staat.rekenhulp, staat.gevraagd), self._stop())
        )

    def which(self, rekenhulp: str, twijfel: Twijfel) -> Reply:
        """Several values were named for one field, or too little: which one?"""
        veld = self._veld(rekenhulp, twijfel.veld)
        if twijfel.elk:
            text = self._phrases.text("utter_reken_elk_of_samen", uren=format_number(Decimal(twijfel.elk)))
            return self._reply(text, rekenhulp, twijfel.veld, (Knop("Elk", "Elk"), Knop("Samen", "Samen")))
        if twijfel.wie:
            text = self._phrases.text("utter_reken_van_wie")
            return self._reply(text, rekenhulp, twijfel.veld, [Knop(wie, wie) for wie in twijfel.wie])
        if twijfel.situaties:
            text = self._phrases.text("utter_reken_een_tegelijk")
            return self._reply(text, rekenhulp, twijfel.veld, [Knop(one, one) for one in twijfel.situaties])
        if not twijfel.waarden:
            return self.ask(rekenhulp, twijfel.veld, first=False)
        shown = [self._value(veld, value) for value in twijfel.waarden]
        own = f"utter_reken_welke_{rekenhulp}_{twijfel.veld}"
        text = self._phrases.text(
            own if own in self._phrases else "utter_reken_welke",
            keuzes=" of ".join(shown),
            vraag=self._question(rekenhulp, twijfel.veld),
        )
        return self._reply(text, rekenhulp, twijfel.veld, [Knop(item, item) for item in shown])

    def which_number(self, value: Any, velden: Sequence[Veld]) -> Reply:
        options = [(veld.label, self._value(veld, value)) for veld in velden]
        text = self._phrases.text("utter_reken_welk_veld", getal=format_number(Decimal(value)))
        return Reply(
            "verduidelijking",
            text,
            knoppen=tuple(Knop(f"{label}: {shown}", f"{label} {shown}") for label, shown in options),
        )

    def field_named(self, rekenhulp: str, said: str) -> Veld | None:
        """The one field for a number that the text names by its label."""
        velden = [veld for veld in REKENREGELS[rekenhulp].velden if veld.soort in ("getal", "getallen", "geheel")]
        exact = [veld for veld in velden if re.search(rf"\b{veld.naam}\b", said)]
        if len(exact) == 1:
            return exact[0]
        named = [veld for veld in velden if re.search(rf"\b(?:{'|'.join(_label_words(veld))})\b", said)]
        return named[0] if len(named) == 1 else None

    def confirm(self, rekenhulp: str, veld_naam: str, value: Any) -> Reply:
        veld = self._veld(rekenhulp, veld_naam)
        shown = " en ".join(
            self._value(veld, item) for item in (value if isinstance(value, (list, tuple)) else [value])
        )
        text = self._phrases.text("utter_reken_bevestig", waarde=shown, veld=veld.label.lower())
        return self._reply(text, rekenhulp, veld_naam, (Knop("Ja", "Ja"), Knop("Nee", "Nee")))

    def impossible(self, rekenhulp: str, problem: str, veld: str) -> Reply:
        vraag = self._question(rekenhulp, veld) if veld else ""
        return self._reply(
            self._phrases.text("utter_reken_onmogelijk", probleem=problem, vraag=vraag), rekenhulp, veld, ()
        )

    def fault(self, rekenhulp: str, fault: InvoerFout) -> Reply:
        text = self._phrases.text("utter_reken_onmogelijk", probleem=fault.message, vraag=fault.remedy)
        return self._reply(text, rekenhulp, fault.veld, ())

    def by_how_much(self) -> Reply:
        return self._phrases.reply("utter_reken_hoeveel_wordt_het")

    def whole_list(self) -> Reply:
        """Somebody comes, of whom it is not clear for how many hours."""
        return self._phrases.reply("utter_reken_hele_lijst")

    def no_sum(self) -> Reply:
        """Outcomes of before are not added up."""
        return self._phrases.reply("utter_reken_niet_samen")

    def what_changes(self) -> Reply:
        return self._phrases.reply("utter_reken_wat_wordt_anders")

    def keuze(self, names: Sequence[str]) -> Reply:
        text = self._phrases.text("utter_reken_keuze")
        knoppen = tuple(
            Knop(self.titel(naam), self._phrases.text("utter_reken_knop", titel=self.titel(naam))) for naam in names
        )
        return replace(Reply("verduidelijking", text, knoppen=knoppen), metadata={"rekenhulpen": list(names)})

    def stopped(self) -> Reply:
        return self._phrases.reply("utter_reken_gestopt")

    def outcome(
        self,
        uitkomst: Uitkomst,
        regel: Rekenregel,
        today: date,
        unused: Sequence[Quantity],
        gelezen: Mapping[str, Sequence[str]],
        *,
        steps_again: bool,
    ) -> Reply:
        """unused: numbers that play no part. gelezen: how a value came from several numbers, by field."""
        reply = as_reply(uitkomst, regel, self._builder, today=today)
        text = reply.text
        if steps_again:
            text = self._phrases.text(
                "utter_reken_stappen",
                stappen="\n".join(f"{i}. {step}" for i, step in enumerate(uitkomst.stappen, start=1)),
            )
        if read := [step for steps in gelezen.values() for step in steps]:
            text += "\n\n" + self._phrases.text("utter_reken_gelezen", stappen="; ".join(dict.fromkeys(read)))
        if unused:
            named = ", ".join(f'"{quantity.text.strip()}"' for quantity in unused[:_MAX_UNUSED])
            text += "\n\n" + self._phrases.text("utter_reken_ongebruikt", getallen=named)
        return replace(reply, text=text)

    def per_period(self, uitkomst: Uitkomst, regel: Rekenregel, today: date, period: str, amount: Decimal) -> Reply:
        """The outcome as an amount a "jaar" or a "maand"."""
        reply = as_reply(uitkomst, regel, self._builder, today=today)
        text = self._phrases.text("utter_reken_andere_periode", periode=period, bedrag=format_value(amount, "euro"))
        return replace(reply, text=text)

    def parts(self, uitkomst: Uitkomst, regel: Rekenregel, today: date, names: Sequence[str]) -> Reply:
        """The named amounts of the outcome, each by its label."""
        labels = self._builder.kennis.rekenhulp(uitkomst.naam).bedragen
        told = [
            self._phrases.text(
                "utter_reken_onderdeel",
                deel=labels[naam].label,
                bedrag=bedrag_tekst(uitkomst.bedragen[naam], labels[naam], uitkomst),
            )
            for naam in names
        ]
        return replace(as_reply(uitkomst, regel, self._builder, today=today), text="\n\n".join(told))

    def difference(self, replies: Sequence[Reply], eenheid: str, old: Decimal, new: Decimal) -> tuple[Reply, ...]:
        """The replies with in front how much more or less it is than before."""
        per = eenheid.removeprefix("euro").strip()
        text = self._phrases.text(
            "utter_reken_verschil",
            verschil=format_value(abs(new - old), "euro"),
            per=per,
            richting="meer" if new > old else "minder",
            eerst=format_value(old, "euro"),
            dan=format_value(new, "euro"),
        )
        first, *rest = replies
        return (replace(first, text=f"{text}\n\n{first.text}"), *rest)

    # parts

    def _reply(self, text: str, rekenhulp: str, veld: str, knoppen: Sequence[Knop]) -> Reply:
        return Reply(
            "verduidelijking",
            text,
            confidence=1.0,
            knoppen=tuple(knoppen),
            metadata={"rekenhulp": rekenhulp, "veld": veld},
        )

    def _stop(self) -> Knop:
        text = self._phrases.text("utter_reken_stopknop")
        return Knop(text, text)

    def _veld(self, rekenhulp: str, naam: str) -> Veld:
        if naam == "peildatum":
            return Veld(
                "peildatum",
                self._phrases.text("utter_reken_veld_peildatum"),
                "datum",
                self._phrases.text("utter_reken_vraag_peildatum"),
            )
        first, _, second = naam.partition(".")
        veld = next((item for item in REKENREGELS[rekenhulp].velden if item.naam == first), voltijdsuren())
        return next(item for item in veld.velden if item.naam == second) if second else veld

    def _question(self, rekenhulp: str, veld: str) -> str:
        own = f"utter_reken_vraag_{rekenhulp}_{veld}".replace(".", "_")
        return self._phrases.text(own) if own in self._phrases else self._veld(rekenhulp, veld).vraag

    def _answers(self, rekenhulp: str, naam: str) -> list[Knop]:
        veld = self._veld(rekenhulp, naam)
        titles = [keuze[:1].upper() + keuze[1:] for keuze in veld.keuzes]
        if veld.soort == "ja-nee":
            titles = ["Ja", "Nee"]
        if naam in MAG_ONBEKEND.get(rekenhulp, ()):
            titles.append(
                self._phrases.text("utter_reken_niet_gemeten" if naam == "loonwaarde" else "utter_reken_weet_niet")
            )
        return [Knop(title, title) for title in titles]

    @staticmethod
    def _value(veld: Veld, raw: Any) -> str:
        if veld.soort == "datum":
            return format_date(date.fromisoformat(str(raw)))
        if veld.soort in ("getal", "getallen", "geheel"):
            value = Decimal(str(raw))
            text = format_value(value, veld.eenheid)
            return f"{text} {veld.eenheid}" if veld.eenheid in ("banen", "fte") else text
        return str(raw)


def _label_words(veld: Veld) -> list[str]:
    """The words by which people name a field: those of its label, and its unit."""
    words = re.findall(r"[a-z]{4,}", f"{veld.label.lower()} {veld.eenheid.lower()} {veld.naam.replace('_', ' ')}")
    return [re.escape(word) for word in dict.fromkeys(words) if word not in _COMMON] or ["$^"]
