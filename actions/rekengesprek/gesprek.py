"""The calculator's side of a conversation: one message in, what to say and where it stands out.

Pure: no Rasa, no clock. It answers only what is meant for a calculator; None leaves the message to the knowledge.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Sequence

from actions.rekengesprek.bericht import wens
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.bericht.geleerd import as_learned
from actions.rekengesprek.bericht.herken import (
    Kandidaat,
    beste,
    has_hours_for,
    herken,
    is_exact_entry,
    meant,
    named,
)
from actions.rekengesprek.bericht.verbeterd import corrected
from actions.rekengesprek.beurt.begin import Begin
from actions.rekengesprek.beurt.doorvraag import asks_shortage, earns_more
from actions.rekengesprek.beurt.navraag import asks_about_number, other_period, points_back, without_asked
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND, WIL_VERLENGEN
from actions.rekengesprek.beurt.verder import Beurt, Moment, Verder
from actions.rekengesprek.beurt.verhaal import MAX_SILENT_TURNS
from actions.rekengesprek.beurt.verschil import asks_difference, both, only_asks_difference, previous, with_previous
from actions.rekengesprek.beurt.vervolg import Vervolg
from actions.rekengesprek.personen.alleen_wie import only_of
from actions.rekengesprek.personen.voor_hoeveel import only_people
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.lezing import vul_in
from actions.rekengesprek.velden.vulling import Vulling
from actions.rekengesprek.zeggen import Zegger
from actions.rekenregels import REKENREGELS
from bot.knowledge.decision import ANSWER_AT, Decision
from bot.knowledge.normalise import normalise
from bot.reply import Reply

_MAX_ATTEMPTS = 2
_STILL_ABOUT = 1  # turns about something else, after which a part of the outcome can still be asked


class Rekengesprek:
    """zegger: turns a turn into replies."""

    def __init__(self, zegger: Zegger) -> None:
        self._zeg = zegger
        self._verder = Verder(zegger)
        self._begin = Begin(zegger, self._verder)
        self._vervolg = Vervolg(zegger, self._verder)

    def beurt(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """The calculator's turn, or None when the message is not for a calculator."""
        if asks_difference(begrip) and (told := self._difference(staat, begrip, decision, moment)):
            return told
        turn = self._turn(staat, begrip, decision, moment)
        return replace(turn, staat=with_previous(staat, turn.staat)) if turn else None

    def _difference(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """How much two outcomes differ: both in this message, the one before and this one, or the last two told."""
        if staat.is_klaar and staat.vorige and only_asks_difference(begrip):
            again = self._verder.calculate(staat, moment)
            return self._verder.compared(staat, previous(staat), again, moment)
        if texts := both(begrip):
            first, second = (self._zeg.reread(text, begrip.today) for text in texts)
            before = self._turn(staat, first, replace(decision, roles=()), moment)
            if before is None or not before.staat.is_klaar:
                return None
            vulling = vul_in(before.staat.rekenhulp, second, before.staat)
            turn: Beurt | None = self._verder.take(before.staat, vulling, moment)
            staat = before.staat
        else:
            turn = self._turn(staat, begrip, decision, moment)
        is_both = turn is not None and turn.staat.is_klaar and staat.is_klaar
        if turn is None or not is_both or turn.staat.rekenhulp != staat.rekenhulp:
            return None
        return self._verder.compared(with_previous(staat, turn.staat), staat, turn, moment)

    def _turn(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        begrip = corrected(begrip, *self._begin.under_way(staat, begrip))
        begrip = as_learned(begrip, decision.roles, staat)
        kandidaten = meant(begrip, decision, staat.rekenhulp)
        titled = self._named_by_title(begrip)
        if titled in staat.keuze:
            return self._begin.begin(str(titled), self._earlier(staat, begrip), moment, Staat())
        if titled:
            return self._begin.begin(titled, begrip, moment, Staat())
        if staat.keuze:
            chosen = self._chosen(staat, begrip)
            if chosen:
                return self._begin.begin(chosen, self._earlier(staat, begrip), moment, Staat())
        if staat.rekenhulp:
            turn = self._go_on(staat, begrip, decision, moment, kandidaten)
            if turn:
                return turn
        turn = self._begin.start(staat, begrip, decision, moment, kandidaten)
        is_lost = decision.kind == "unknown" and wens.changes(decision, wens.CERTAIN)
        if turn is None and is_lost and staat.is_klaar and staat.sinds == 0:
            return Beurt(staat, (self._zeg.what_changes(),))
        return turn

    def reminder(self, staat: Staat) -> Reply | None:
        """The open question once more, after something else was answered."""
        if not staat.wacht or staat.keuze or staat.sinds > MAX_SILENT_TURNS:
            return None
        return self._zeg.reminder(staat)

    def _named_by_title(self, begrip: Begrip) -> str | None:
        """A button "Reken uit: <titel>" of this assistant, typed or pressed."""
        if begrip.is_rekenknop:
            said = normalise(begrip.text)
            for naam in REKENREGELS:
                if said.endswith(normalise(self._zeg.titel(naam))):
                    return naam
        return None

    def _chosen(self, staat: Staat, begrip: Begrip) -> str | None:
        place = _place(begrip.folded, len(staat.keuze))
        if place is not None:
            return staat.keuze[place]
        kandidaten = [kandidaat.rekenhulp for kandidaat in herken(begrip) if kandidaat.rekenhulp in staat.keuze]
        words = normalise(begrip.text).replace(" ", "")
        literal = [naam for naam in staat.keuze if naam in words]
        return next(iter(literal or kandidaten), None)

    def _earlier(self, staat: Staat, begrip: Begrip) -> Begrip:
        """The message that led to the choice; its numbers are read again by the caller's reader."""
        return self._zeg.reread(str(staat.invoer.get("tekst", "")), begrip.today)

    # going on

    def _go_on(
        self,
        staat: Staat,
        begrip: Begrip,
        decision: Decision,
        moment: Moment,
        kandidaten: Sequence[Kandidaat],
    ) -> Beurt | None:
        if begrip.is_stop and not kandidaten:
            return Beurt(Staat(), (self._zeg.stopped(),))
        if staat.is_klaar and asks_about_number(begrip) and set(named(begrip)) <= {staat.rekenhulp}:
            is_known = decision.kind == "entry" and decision.confidence >= ANSWER_AT
            if is_known and not self._verder.is_in_steps(staat, begrip, moment):
                return None
            return self._verder.calculate(staat.met(sinds=0), moment, steps_again=True)
        begrip = without_asked(begrip) or begrip
        if some := only_of(begrip, staat):
            return Beurt(staat.met(sinds=0), self._verder.calculate(some, moment).replies)
        if asks_shortage(staat, begrip):
            return self._verder.calculate(staat.met(sinds=0), moment)
        if (more := earns_more(staat, begrip)) is not None:
            return self._verder.take(staat, more, moment)
        if people := only_people(begrip, staat):
            return self._verder.take(staat, people, moment)
        period = other_period(begrip) if staat.is_klaar else ""
        if period and (told := self._verder.in_other_period(staat, period, moment)):
            return told
        asks_part = staat.is_klaar and staat.sinds <= _STILL_ABOUT and not is_exact_entry(decision)
        if asks_part and (told := self._verder.part(staat, begrip, moment)):
            return told
        if staat.is_klaar and (begrip.wil_stappen or wens.asks(decision, wens.STEPS, wens.FOLLOWED)):
            return self._verder.calculate(staat.met(sinds=0), moment, steps_again=True)
        if _brings_back_lkv(staat, begrip):
            return self._verder.take(staat, Vulling(invoer={"lkv_soort": None}), moment)
        if staat.los and (settled := self._vervolg.named_field(staat, begrip, moment)):
            return settled
        staat = staat.met(los="")
        if self._is_other(staat, begrip, decision, kandidaten):
            return None
        return (
            self._answer(staat, begrip, decision, moment)
            if staat.wacht
            else self._vervolg.follow_up(staat, begrip, decision, moment)
        )

    def _is_other(self, staat: Staat, begrip: Begrip, decision: Decision, kandidaten: Sequence[Kandidaat]) -> bool:
        """The message asks for another calculation, or asks the same one anew with everything in it."""
        if staat.is_klaar and points_back(begrip):
            return False
        if is_exact_entry(decision) and begrip.quantities:
            return True
        if staat.is_klaar and staat.rekenhulp == "quotum" and begrip.is_vervolg and begrip.says(_LEVY):
            return True
        if not kandidaten or not kandidaten[0].is_sure:
            return False
        names = beste(kandidaten)
        if staat.rekenhulp not in names and wens.changes(decision, wens.FOLLOWED):
            return False
        if staat.rekenhulp not in names:
            answers = vul_in(staat.rekenhulp, begrip, staat)
            if (
                not begrip.says(_ONLY_LKS)
                and not (
                    wens.calculator(decision, wens.CERTAIN, is_busy=True) in names and has_hours_for(names[0], begrip)
                )
                and begrip.quantities
                and answers.invoer
                and not answers.ongebruikt
                and not set(names) & set(named(begrip))
            ):
                return False  # only learned, and it all fits what runs
            if staat.rekenhulp == "nettokosten" and begrip.says(_ONLY_LKS):
                return True
            if staat.rekenhulp == "nettokosten" and begrip.is_vervolg and answers.invoer and not answers.ongebruikt:
                return False  # "en met lkv, 1800 uur?"
            asks = begrip.wil_rekenen or wens.calculator(decision, wens.FOLLOWED_WELL, is_busy=True) in names
            return asks or not answers.invoer or bool(answers.ongebruikt)
        return not begrip.is_vervolg and self._begin.is_complete(staat.rekenhulp, begrip)

    def _answer(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """An answer to the question that is open."""
        vulling = vul_in(staat.rekenhulp, begrip, staat)
        place = _place(begrip.folded, len(staat.opties))
        if place is not None and not any(q.kind == "number" for q in begrip.quantities):
            return self._verder.take(staat, _picked(staat, staat.opties[place]), moment)
        if staat.onzeker:
            confirmed = self._confirmed(staat, begrip, vulling, moment)
            if confirmed:
                return confirmed
        if staat.gevraagd == WIL_VERLENGEN or not vulling.is_leeg:
            return self._verder.take(staat, vulling, moment)
        if (begrip.weet_niet or begrip.is_niet_gemeten) and staat.gevraagd:
            if staat.gevraagd in MAG_ONBEKEND.get(staat.rekenhulp, ()):
                return self._verder.next(
                    staat.met(onbekend=(*staat.onbekend, staat.gevraagd), gevraagd="", sinds=0), moment
                )
            return Beurt(staat.met(sinds=0), (self._zeg.needed(staat),))
        if begrip.is_nee and staat.gevraagd in MAG_ONBEKEND.get(staat.rekenhulp, ()) and len(begrip.words_besides) <= 3:
            return self._verder.next(
                staat.met(onbekend=(*staat.onbekend, staat.gevraagd), gevraagd="", sinds=0), moment
            )
        if begrip.is_vraagzin or decision.kind in ("entry", "dialogue"):
            return None
        if staat.pogingen >= _MAX_ATTEMPTS:
            return None
        return Beurt(staat.met(pogingen=staat.pogingen + 1, sinds=0), (self._zeg.not_understood(staat),))

    def _confirmed(self, staat: Staat, begrip: Begrip, vulling: Vulling, moment: Moment) -> Beurt | None:
        velden = tuple(staat.onzeker)
        if any(veld in vulling.invoer for veld in velden):
            return self._verder.take(staat.met(onzeker={}), vulling, moment)
        if begrip.is_ja:
            sure = staat.met(
                invoer={**staat.invoer, **staat.onzeker}, onzeker={}, bevestigd=(*staat.bevestigd, *velden), gevraagd=""
            )
            return self._verder.next(sure, moment)
        if begrip.is_nee:
            return Beurt(
                staat.met(onzeker={}, gevraagd=velden[0], sinds=0),
                (self._zeg.ask(staat.rekenhulp, velden[0], first=False),),
            )
        return None


_LEVY = r"\bquotum ?heffing\b"  # the word holds "quotum" too
_PLACES = re.compile(
    r"^\W*(?:de |het |nummer |optie )?(?:(eerste|1e?|een)|(tweede|2e?|twee)|(derde|3e?|drie)|(laatste))(?: graag)?\W*$"
)


_ONLY_LKS = r"^\W*(?:en |maar )?(?:(?:hoeveel|wat|is|wordt|de|dan) )*(?:lks|loon ?kosten ?subsidie|subsidie)\b"
_WITH_LKV = (
    r"\b(?:met|inclusief|incl) (?:het |de |ook |wel )*(?:lkv|loon ?kosten ?voordeel)\b|"
    r"\b(?:lkv|loon ?kosten ?voordeel) (?:er ?)?(?:wel|toch|bij)\b"
)


def _brings_back_lkv(staat: Staat, begrip: Begrip) -> bool:
    """ "en met lkv?", behind net costs without it."""
    is_without = staat.is_klaar and staat.rekenhulp == "nettokosten" and staat.invoer.get("lkv_soort") == "geen"
    return is_without and not begrip.quantities and begrip.says(_WITH_LKV)


def _place(folded: str, offered: int) -> int | None:
    """ "de tweede": which of so many offered, from 0."""
    match = _PLACES.match(folded)
    if match is None or not offered:
        return None
    place = offered - 1 if match[4] else next(i for i, group in enumerate(match.groups()) if group)
    return place if place < offered else None


def _picked(staat: Staat, value: str) -> Vulling:
    """An offered value as if it had been said."""
    if staat.gevraagd == "peildatum":
        return Vulling(peildatum=date.fromisoformat(value))
    veld = next((veld for veld in REKENREGELS[staat.rekenhulp].velden if veld.naam == staat.gevraagd), None)
    return Vulling(invoer={staat.gevraagd: [value] if veld is not None and veld.soort == "getallen" else value})
