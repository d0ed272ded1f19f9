"""What follows an outcome: the same calculation with something changed, or a number of which we asked what it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from actions.rekengesprek import wens
from actions.rekengesprek.begrip import Begrip
from actions.rekengesprek.deeltijd import FTE
from actions.rekengesprek.invullen import vul_in
from actions.rekengesprek.losse_getallen import loose_number
from actions.rekengesprek.namen import NAMEN
from actions.rekengesprek.schuiven import verschuif
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.toewijzen import Twijfel, Vulling
from actions.rekengesprek.verder import Beurt, Moment, Verder
from actions.rekengesprek.waarschijnlijk import is_likely
from actions.rekengesprek.zeggen import Zegger
from actions.rekenregels import REKENREGELS, Veld
from bot.knowledge.decision import Decision

_KNOWLEDGE_SURE = 0.8
_SHORT_CORRECTION = 8
_CORRECTS = (
    r"\b(?:sorry|aangepast|gewijzigd|moet|bedoel\w*|verwisseld|verkeerd|fout|terug naar|naar|wordt|"
    r"werd|eigenlijk|toch|nu)\b"
)
ASKS_ABOUT = r"^\W*(?:moet|mag|waarom|wie|waar|hoe vraag|wat is|wat zijn)\b.*\?\W*$"
_SOMEBODY = r"\b(?:collega|iemand|medewerker|persoon|kracht|jongen|meisje|kandidaat)\b"
_NEAR, _FAR = 2, 3
_MOST_FTE = Decimal("1.5")
_ONE_SENTENCE = 12
_CHOICE_ONLY = 6  # words


class Vervolg:
    """zegger, verder: turn what comes next into a reply."""

    def __init__(self, zegger: Zegger, verder: Verder) -> None:
        self._zeg = zegger
        self._verder = verder

    def follow_up(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """ "en als hij 20 uur werkt?": the same calculation with something changed."""
        vulling = verschuif(begrip, staat)
        if vulling is not None:
            return self._verder.take(staat, vulling, moment)
        vulling = vul_in(staat.rekenhulp, begrip, staat)
        is_answered = decision.kind == "entry" and decision.confidence >= _KNOWLEDGE_SURE
        if vulling.is_leeg and _asks_on(begrip) and self._zeg.names_part_of(staat.rekenhulp, begrip.folded):
            return self._verder.calculate(staat.met(sinds=0), moment)
        is_unchanged = all(staat.invoer.get(veld) == value for veld, value in vulling.invoer.items())
        is_lost = bool(begrip.quantities) and len(vulling.ongebruikt) == len(begrip.quantities)
        if vulling.is_leeg or (is_unchanged and is_lost and not (vulling.peildatum or vulling.twijfel)):
            number = loose_number(begrip)
            corrects = begrip.says(_CORRECTS) and len(begrip.words_besides) <= _SHORT_CORRECTION
            if number is None or not (
                begrip.is_vervolg or corrects or len(begrip.words_besides) <= 2 or wens.changes(decision, wens.FOLLOWED)
            ):
                return None
            if FTE in staat.invoer and number.value <= _MOST_FTE:  # type: ignore[operator]
                part = {FTE: [f"{number.value:f}"]}
                return self._verder.take(staat, Vulling(invoer=part), moment)
            return self._place_number(staat, begrip, number.value, moment)
        if not begrip.quantities and begrip.says(ASKS_ABOUT) and not begrip.is_aanvulling:
            return None
        is_more = staat.rekenhulp == "tellen" and begrip.is_aanvulling and begrip.says(_SOMEBODY)
        if begrip.is_relative and staat.rekenhulp != "proefplaatsing" and not is_more:
            return Beurt(staat.met(sinds=0), (self._zeg.by_how_much(),))
        says_number = bool(begrip.quantities) and len(vulling.ongebruikt) < len(begrip.quantities)
        learned = wens.changes(decision, wens.FOLLOWED) or (NAMEN in vulling.invoer and not begrip.quantities)
        fits = (
            (not is_answered and staat.sinds == 0 and len(begrip.words_besides) <= _ONE_SENTENCE)
            or learned
            or begrip.is_vervolg
            or len(begrip.words_besides) <= _SHORT_CORRECTION
            or (says_number and (not is_answered or staat.sinds == 0))
        )
        is_next = (
            begrip.is_vervolg
            or NAMEN in vulling.invoer
            or (staat.sinds == 0 and bool(vulling.invoer) and not begrip.is_vraagzin)
            or wens.changes(decision, wens.FOLLOWED_WELL)
        ) and not decision.is_exact
        if not fits or (
            is_answered and not says_number and not is_next and not len(begrip.words_besides) <= _CHOICE_ONLY
        ):
            return None
        return self._verder.take(staat, vulling, moment)

    def _place_number(self, staat: Staat, begrip: Begrip, value: Any, moment: Moment) -> Beurt | None:
        """A number without a unit: for the one field where it can be, otherwise ask."""
        regel = REKENREGELS[staat.rekenhulp]
        fits = [
            veld
            for veld in regel.velden
            if (veld.naam in staat.invoer or veld.naam in staat.onbekend)
            and veld.soort in ("getal", "getallen", "geheel")
            and is_likely(veld, value)
        ]
        fits = _nearest(fits, staat, value)
        if staat.rekenhulp == "benodigd" and begrip.says(r"\b(?:bij|met|van|als)\b"):
            fits = [veld for veld in fits if veld.naam == "uren"] or fits
        if len(fits) == 1 and fits[0].soort == "getallen" and begrip.is_aanvulling:
            more = [*staat.invoer[fits[0].naam], f"{Decimal(value).normalize():f}"]
            return self._verder.take(staat, Vulling(invoer={fits[0].naam: more}), moment)
        if len(fits) == 1 and fits[0].soort == "getallen" and len(staat.invoer[fits[0].naam]) > 1:
            doubt = Vulling(twijfel=[Twijfel(fits[0].naam)])  # of several people: whose hours?
            return self._verder.take(staat, doubt, moment)
        if len(fits) == 1:
            raw = f"{Decimal(value).normalize():f}"
            vulling = Vulling(invoer={fits[0].naam: [raw] if fits[0].soort == "getallen" else raw})
            return self._verder.take(staat, vulling, moment)
        if not fits:
            return None
        return Beurt(staat.met(los=f"{Decimal(value).normalize():f}"), (self._zeg.which_number(value, fits),))

    def named_field(self, staat: Staat, begrip: Begrip, moment: Moment) -> Beurt | None:
        """ "de loonwaarde": what the loose number was, that we asked about."""
        veld = self._zeg.field_named(staat.rekenhulp, begrip.meant)
        if veld is None or begrip.quantities:
            return None
        value: Any = [staat.los] if veld.soort == "getallen" else staat.los
        return self._verder.take(staat.met(los=""), Vulling(invoer={veld.naam: value}), moment)


def _asks_on(begrip: Begrip) -> bool:
    return begrip.is_vervolg or begrip.says(r"\bdan\b|\bvroegst")


def _nearest(fits: list[Veld], staat: Staat, value: Any) -> list[Veld]:
    """Of two fields the one whose known value a number is near (within twice), when it is far from the other's."""
    if len(fits) != 2 or any(not isinstance(staat.invoer.get(veld.naam), str) for veld in fits):
        return fits
    distances = []
    for veld in fits:
        pair = sorted((abs(Decimal(staat.invoer[veld.naam])), abs(Decimal(value))))
        distances.append(pair[1] / pair[0] if pair[0] else Decimal(_FAR))
    near = [veld for veld, distance in zip(fits, distances) if distance <= _NEAR]
    return near if len(near) == 1 and max(distances) >= _FAR else fits
