"""Where a calculation begins: which one a message asks for, and what is known for it already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Mapping, Sequence

from actions.rekengesprek.bedragen.loon_en_uren import from_before
from actions.rekengesprek.bericht import wens
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.bericht.herken import DATES, Kandidaat, beste, knows, named
from actions.rekengesprek.beurt.nodig import next_field
from actions.rekengesprek.beurt.verder import Beurt, Moment, Verder
from actions.rekengesprek.beurt.verhaal import ORGANISATION, carried_over, told
from actions.rekengesprek.beurt.vervolg import ASKS_ABOUT
from actions.rekengesprek.beurt.voor_allen import told_people
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.lezing import vul_in
from actions.rekengesprek.zeggen import Zegger
from bot.knowledge.decision import Decision

_SHORT_QUESTION = 12
_LATELY = 2  # turns
_ADDITION = 6  # words beside the numbers
_CHOICE = 4  # words: "wij zijn een gemeente"
_REKENEN = "rekenen"
_OF_THAT = r"\b(?:daarvan|ervan|hiervan|daarvoor|daarbij|erbij|(?:van|voor|bij) (?:hem|haar|die)|zelfde|dezelfde)\b"
_THEN = r"\bdan\b(?! de\b| het\b)|\bdan (?:de|het) (?:quotum\w*|heffing|boete)\b"  # "wat is dan de heffing"
# offered when somebody wants a calculation and does not say which
_GEWOON = ("tellen", "meeteltermijn", "loonkostensubsidie")


class Begin:
    """zegger, verder: turn what comes next into a reply."""

    def __init__(self, zegger: Zegger, verder: Verder) -> None:
        self._zeg = zegger
        self._verder = verder

    def start(
        self,
        staat: Staat,
        begrip: Begrip,
        decision: Decision,
        moment: Moment,
        kandidaten: Sequence[Kandidaat],
    ) -> Beurt | None:
        if other := self._other_of_the_same(staat, begrip, decision):
            return self.begin(other.rekenhulp, begrip, moment, other)
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
            complete = [naam for naam in names if self.is_complete(naam, begrip)]
            names = tuple(complete) if len(complete) == 1 else names
        if len(names) > 1:
            return Beurt(Staat(keuze=names, invoer={"tekst": begrip.text}), (self._zeg.keuze(names),))
        return self.begin(names[0], begrip, moment, self._carried(names[0], staat, begrip))

    def _of_the_question_before(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """ "21 uur pw heel het jaar", right behind a question about lkv that the knowledge answered."""
        is_plain = not begrip.is_vervolg and not begrip.is_vraagzin and decision.kind not in ("entry", "dialogue")
        is_choice = is_plain and len(begrip.words_besides) <= _CHOICE
        is_short = len(begrip.words_besides) <= _ADDITION and not decision.is_exact
        is_addition = is_choice if not begrip.quantities else is_short  # "gemeente", "24 uur"
        if staat.rekenhulp or staat.sinds > _LATELY or not staat.verhaal or not is_addition:
            return None
        earlier = self._zeg.reread(staat.verhaal[-1], begrip.today)
        names = [naam for naam in named(earlier) if not vul_in(naam, begrip, Staat()).is_leeg]
        if len(names) != 1:
            return None
        before = vul_in(names[0], earlier, Staat())
        known = {**before.invoer, **told_people(before.mensen, before.samen)}
        year = before.peildatum.isoformat() if before.peildatum else None
        return self.begin(names[0], begrip, moment, Staat(invoer={} if before.twijfel else known, peildatum=year))

    def under_way(self, staat: Staat, begrip: Begrip) -> tuple[str, Mapping[str, Any]]:
        """The calculation that runs, or the one that was asked about just before, with what is known for it."""
        if staat.rekenhulp:
            return staat.rekenhulp, {**staat.invoer, **staat.onzeker}
        if staat.sinds > _LATELY or not staat.verhaal or not begrip.quantities:
            return "", {}
        earlier = self._zeg.reread(staat.verhaal[-1], begrip.today)
        names = named(earlier)
        return (names[0], vul_in(names[0], earlier, Staat()).invoer) if len(names) == 1 else ("", {})

    def _after_knowledge(
        self, names: Sequence[str], staat: Staat, begrip: Begrip, decision: Decision, moment: Moment
    ) -> Beurt | None:
        """The general answer first, then the question with which the asker's own case can be calculated."""
        learned = wens.calculator(decision, wens.AGREED)
        is_certain = wens.calculator(decision, wens.CERTAIN) in names
        offered = learned if learned in names else self._zeg.rekenhulp_of(decision.matches[0].label)
        if offered not in names or (decision.is_exact and not self._is_own_case(begrip, names, is_certain)):
            return None
        known = self._carried(str(offered), staat, begrip)
        return replace(self.begin(str(offered), begrip, moment, known), met_kennis=True)

    @staticmethod
    def _is_own_case(begrip: Begrip, names: Sequence[str], is_certain: bool) -> bool:
        """Behind a question of the knowledge word for word: whether the asker's own case is worth asking about."""
        return is_certain or (begrip.is_persoonlijk and names[0] not in DATES)

    def _other_of_the_same(self, staat: Staat, begrip: Begrip, decision: Decision) -> Staat | None:
        """ "en lkv voor hem per jaar": where another calculation that is named begins, when what is known is enough."""
        is_short = staat.sinds == 0 and len(begrip.words_besides) <= _ADDITION and decision.kind != "entry"
        if not (staat.is_klaar and (begrip.is_vervolg or is_short)) or decision.is_exact:
            return None
        if begrip.says(ASKS_ABOUT) and not begrip.says(_THEN):
            return None
        others = [naam for naam in named(begrip) if naam != staat.rekenhulp]
        if len(others) != 1 or len(begrip.words_besides) > _SHORT_QUESTION:
            return None
        known = self._carried(others[0], staat, begrip)
        vulling = vul_in(others[0], begrip, known)
        enough = next_field(others[0], {**known.invoer, **vulling.invoer}, ()) is None
        is_same = {others[0], staat.rekenhulp} == ORGANISATION and (begrip.is_vervolg or begrip.says(_THEN))
        of_that = bool(known.invoer) and (is_same or begrip.says(_OF_THAT))
        return known.met(rekenhulp=others[0]) if (enough or of_that) and not vulling.twijfel else None

    def is_complete(self, naam: str, begrip: Begrip) -> bool:
        vulling = vul_in(naam, begrip, Staat())
        return not vulling.twijfel and next_field(naam, vulling.invoer, ()) is None

    def begin(self, naam: str, begrip: Begrip, moment: Moment, staat: Staat) -> Beurt:
        fresh = staat.met(rekenhulp=naam, keuze=(), sinds=0, verhaal=told(staat, begrip))
        vulling = vul_in(naam, begrip, fresh)
        if naam == "nettokosten":
            from_before([self._zeg.reread(text, begrip.today) for text in staat.verhaal], fresh.invoer, vulling)
        if any(quantity.kind == "number" for quantity in vulling.ongebruikt) and "loonwaarde" in staat.invoer:
            fresh = fresh.met(invoer={veld: value for veld, value in fresh.invoer.items() if veld != "loonwaarde"})
        return self._verder.take(fresh, vulling, moment, is_first=True)

    def _carried(self, naam: str, staat: Staat, begrip: Begrip) -> Staat:
        return carried_over(naam, staat, begrip, self._zeg.reread)
