"""The calculator's side of a conversation: one message in, what to say and where it stands out.

Pure: no Rasa, no clock. It answers only what is meant for a calculator; None leaves the message to the knowledge.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Sequence

from actions.rekengesprek import wens
from actions.rekengesprek.begrip import Begrip
from actions.rekengesprek.deeltijd import carry_over, of_a_person
from actions.rekengesprek.herken import (
    DATES,
    Kandidaat,
    beste,
    has_hours_for,
    herken,
    is_exact_entry,
    knows,
    meant,
    named,
)
from actions.rekengesprek.invullen import vul_in
from actions.rekengesprek.nodig import MAG_ONBEKEND, WIL_VERLENGEN, next_field
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.toewijzen import Vulling
from actions.rekengesprek.verder import Beurt, Moment, Verder
from actions.rekengesprek.vervolg import ASKS_ABOUT, Vervolg
from actions.rekengesprek.zeggen import Zegger
from actions.rekenregels import REKENREGELS
from bot.knowledge.decision import Decision
from bot.knowledge.normalise import normalise
from bot.reply import Reply

_MAX_SILENT_TURNS = 4
_MAX_ATTEMPTS = 2
_SHORT_QUESTION = 12
_ADDITION = 6  # words beside the numbers
_SOMEBODY_ELSE = r"\b(?:nieuwe?|ander\w*|iemand|tweede|nog een)\b"
_MOST_TOLD, _LONGEST_TOLD = 3, 400
_SAME_PERSON = (
    r"\b(?:dan|erbij|daarbij|diezelfde|dezelfde|zelfde|ook|hij|zij|ze|ie|hem|haar|die)\b|^\W*\w+(?: \w+){0,3}\W*$"
)
_THAT_ONE = r"\b(?:hij|zij|ie|hem|haar)\b|^\W*(?:en |maar )?(?:die|ze)\b"  # whom an answer of the knowledge was about
_REKENEN = "rekenen"
# offered when somebody wants a calculation and does not say which
_GEWOON = ("tellen", "meeteltermijn", "loonkostensubsidie")


class Rekengesprek:
    """zegger: turns a turn into replies."""

    def __init__(self, zegger: Zegger) -> None:
        self._zeg = zegger
        self._verder = Verder(zegger)
        self._vervolg = Vervolg(zegger, self._verder)

    def beurt(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """The calculator's turn, or None when the message is not for a calculator."""
        kandidaten = meant(begrip, decision, staat.rekenhulp)
        titled = self._named_by_title(begrip)
        if titled in staat.keuze:
            return self._begin(str(titled), self._earlier(staat, begrip), moment, Staat())
        if titled:
            return self._begin(titled, begrip, moment, Staat())
        if staat.keuze:
            chosen = self._chosen(staat, begrip)
            if chosen:
                return self._begin(chosen, self._earlier(staat, begrip), moment, Staat())
        if staat.rekenhulp:
            turn = self._go_on(staat, begrip, decision, moment, kandidaten)
            if turn:
                return turn
        turn = self._start(staat, begrip, decision, moment, kandidaten)
        is_lost = decision.kind == "unknown" and wens.changes(decision, wens.CERTAIN)
        if turn is None and is_lost and staat.is_klaar and staat.sinds == 0:
            return Beurt(staat, (self._zeg.what_changes(),))
        return turn

    def reminder(self, staat: Staat) -> Reply | None:
        """The open question once more, after something else was answered."""
        if not staat.wacht or staat.keuze or staat.sinds > _MAX_SILENT_TURNS:
            return None
        return self._zeg.reminder(staat)

    # a new calculation

    def _start(
        self,
        staat: Staat,
        begrip: Begrip,
        decision: Decision,
        moment: Moment,
        kandidaten: Sequence[Kandidaat],
    ) -> Beurt | None:
        if other := self._other_of_the_same(staat, begrip, decision):
            return self._begin(other.rekenhulp, begrip, moment, other)
        if not kandidaten and (added := self._of_the_question_before(staat, begrip, decision, moment)):
            return added
        if not kandidaten:
            is_asked = decision.kind == "dialogue" and decision.matches[0].label == _REKENEN
            return (
                Beurt(Staat(keuze=_GEWOON, invoer={"tekst": begrip.text}), (self._zeg.keuze(_GEWOON),))
                if is_asked
                else None
            )
        names = beste(kandidaten)
        if not kandidaten[0].heeft_getal and knows(decision, begrip, kandidaten):
            turn = self._after_knowledge(names, staat, begrip, decision, moment)
            is_own = kandidaten[0].is_sure and names[0] in DATES and begrip.is_persoonlijk and not decision.is_exact
            if turn or not is_own:
                return turn
        if len(names) > 1:
            complete = [naam for naam in names if self._is_complete(naam, begrip)]
            names = tuple(complete) if len(complete) == 1 else names
        if len(names) > 1:
            return Beurt(Staat(keuze=names, invoer={"tekst": begrip.text}), (self._zeg.keuze(names),))
        return self._begin(names[0], begrip, moment, self._carried_over(names[0], staat, begrip))

    def _of_the_question_before(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """ "21 uur pw heel het jaar", right behind a question about lkv that the knowledge answered."""
        is_addition = bool(begrip.quantities) and len(begrip.words_besides) <= _ADDITION and not decision.is_exact
        if staat.rekenhulp or staat.sinds != 1 or not staat.verhaal or not is_addition:
            return None
        earlier = self._zeg.reread(staat.verhaal[-1], begrip.today)
        names = [naam for naam in named(earlier) if not vul_in(naam, begrip, Staat()).is_leeg]
        if len(names) != 1:
            return None
        before = vul_in(names[0], earlier, Staat())
        return self._begin(names[0], begrip, moment, Staat(invoer={} if before.twijfel else before.invoer))

    def _after_knowledge(
        self, names: Sequence[str], staat: Staat, begrip: Begrip, decision: Decision, moment: Moment
    ) -> Beurt | None:
        """The general answer first, then the question with which the asker's own case can be calculated."""
        learned = wens.calculator(decision, wens.AGREED)
        is_certain = wens.calculator(decision, wens.CERTAIN) in names
        offered = learned if learned in names else self._zeg.rekenhulp_of(decision.matches[0].label)
        if offered not in names or (decision.is_exact and not self._is_own_case(begrip, names, is_certain)):
            return None
        known = self._carried_over(str(offered), staat, begrip)
        return replace(self._begin(str(offered), begrip, moment, known), met_kennis=True)

    @staticmethod
    def _is_own_case(begrip: Begrip, names: Sequence[str], is_certain: bool) -> bool:
        """Behind a question of the knowledge word for word: whether the asker's own case is worth asking about."""
        return is_certain or (begrip.is_persoonlijk and names[0] not in DATES)

    def _carried_over(self, naam: str, staat: Staat, begrip: Begrip) -> Staat:
        """ "en hoeveel banen is dat?": the hours of the calculation before go along."""
        same = begrip.is_vervolg or begrip.says(_SAME_PERSON) or naam == "praktijkroute"
        if staat.sinds == 0 and not begrip.quantities:
            same = same or not begrip.says(_SOMEBODY_ELSE)  # "jobcoach eerste jaar?" right behind an outcome
        is_told = not staat.rekenhulp and begrip.says(_THAT_ONE) and not begrip.says(_SOMEBODY_ELSE)
        if not (staat.is_klaar and same) and not is_told:
            return Staat()
        known = carry_over(staat.rekenhulp, naam, staat.invoer)
        for text in reversed(staat.verhaal):
            said = vul_in(naam, self._zeg.reread(text, begrip.today), Staat())
            if not (said.twijfel or said.problemen):
                known = {**{veld: said.invoer[veld] for veld in of_a_person(naam) if veld in said.invoer}, **known}
        return Staat(invoer=known, verhaal=staat.verhaal)

    def _other_of_the_same(self, staat: Staat, begrip: Begrip, decision: Decision) -> Staat | None:
        """ "en lkv voor hem per jaar": where another calculation that is named begins, when what is known is enough."""
        if not (staat.is_klaar and begrip.is_vervolg) or decision.is_exact or begrip.says(ASKS_ABOUT):
            return None
        others = [naam for naam in named(begrip) if naam != staat.rekenhulp]
        if len(others) != 1 or len(begrip.words_besides) > _SHORT_QUESTION:
            return None
        known = self._carried_over(others[0], staat, begrip)
        vulling = vul_in(others[0], begrip, known)
        enough = next_field(others[0], {**known.invoer, **vulling.invoer}, ()) is None
        return known.met(rekenhulp=others[0]) if enough and not vulling.twijfel else None

    def _is_complete(self, naam: str, begrip: Begrip) -> bool:
        vulling = vul_in(naam, begrip, Staat())
        return not vulling.twijfel and next_field(naam, vulling.invoer, ()) is None

    def _begin(self, naam: str, begrip: Begrip, moment: Moment, staat: Staat) -> Beurt:
        fresh = staat.met(rekenhulp=naam, keuze=(), sinds=0, verhaal=_told(staat, begrip))
        return self._verder.take(fresh, vul_in(naam, begrip, fresh), moment, is_first=True)

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
        if staat.is_klaar and (begrip.wil_stappen or wens.asks(decision, wens.STEPS, wens.FOLLOWED)):
            return self._verder.calculate(staat.met(sinds=0), moment, steps_again=True)
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
        if is_exact_entry(decision) and begrip.quantities:
            return True
        if not kandidaten or not kandidaten[0].is_sure:
            return False
        names = beste(kandidaten)
        if staat.rekenhulp not in names and wens.changes(decision, wens.FOLLOWED):
            return False
        if staat.rekenhulp not in names:
            answers = vul_in(staat.rekenhulp, begrip, staat)
            if (
                not (wens.calculator(decision, wens.CERTAIN, is_busy=True) in names and has_hours_for(names[0], begrip))
                and begrip.quantities
                and answers.invoer
                and not answers.ongebruikt
                and not set(names) & set(named(begrip))
            ):
                return False  # only learned, and it all fits what runs
            if staat.rekenhulp == "nettokosten" and begrip.is_vervolg and answers.invoer and not answers.ongebruikt:
                return False  # "en met lkv, 1800 uur?"
            asks = begrip.wil_rekenen or wens.calculator(decision, wens.FOLLOWED_WELL, is_busy=True) in names
            return asks or not answers.invoer or bool(answers.ongebruikt)
        return not begrip.is_vervolg and self._is_complete(staat.rekenhulp, begrip)

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


_PLACES = re.compile(
    r"^\W*(?:de |het |nummer |optie )?(?:(eerste|1e?|een)|(tweede|2e?|twee)|(derde|3e?|drie)|(laatste))(?: graag)?\W*$"
)


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


def passed_by(staat: Staat, begrip: Begrip) -> Staat:
    """The state after a turn that was not for the calculator; forgotten when that goes on.

    What was said of somebody with a number in it stays, for a calculation about the same person.
    """
    told = _told(staat, begrip)
    if staat.sinds >= _MAX_SILENT_TURNS or staat.keuze or not (staat.rekenhulp or told):
        return Staat()
    return staat.met(sinds=staat.sinds + 1, verhaal=told)


def _told(staat: Staat, begrip: Begrip) -> tuple[str, ...]:
    told = (begrip.text[:_LONGEST_TOLD],) if begrip.quantities or named(begrip) else ()
    return (*staat.verhaal, *told)[-_MOST_TOLD:]
