"""What follows an outcome: the same calculation with something changed, or a number of which we asked what it is."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from actions.rekengesprek.bericht import wens
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.bijkomend import (
    added_to_known,
    adds_outcomes,
    bare_hours,
    comes_on_top,
    jobs_there_already,
    more_of_the_same,
)
from actions.rekengesprek.beurt.schuiven import verschuif
from actions.rekengesprek.beurt.verder import Beurt, Moment, Verder
from actions.rekengesprek.beurt.waarschijnlijk import is_likely
from actions.rekengesprek.personen.namen import NAMEN
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import FTE
from actions.rekengesprek.velden.lezing import vul_in
from actions.rekengesprek.velden.losse_getallen import loose_number
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekengesprek.zeggen import Zegger
from actions.rekenregels import REKENREGELS, Veld
from bot.knowledge.decision import Decision
from bot.reading import Quantity

_KNOWLEDGE_SURE = 0.8
_SHORT_CORRECTION = 8
_CORRECTS = (
    r"\b(?:sorry|aangepast|gewijzigd|moet|bedoel\w*|verwisseld|verkeerd|fout|terug naar|naar|wordt|"
    r"werd|eigenlijk|toch|nu)\b"
)
_TAKES_BACK = (
    r"\b(?:sorry|nee|neen|oeps|foutje?|typ(?:e|fout\w*)?|verkeerd|bedoel\w*|pardon|correctie|vergis\w*|oh? wacht)\b"
)
_OF_HOURS = r"\b(?:geef|gegeven|geven|draai\w*|van maken?|contract\w*|laat werken|doet er|komt er|werkt\w*|werken)\b"
_OF_LOONWAARDE = r"\b(?:her)?(?:meting|keuring|beoordeling)\b|gemeten|presteert"
_GOES_TO = (
    r"\b(?:hij|zij|ze|ie|we|wij|ik|medewerker|collega)\b(?: [a-z]+){0,4} naar\b|"
    r"\bnaar \d+ (?:gaat|ga|gaan|gingen|ging)\b"
)
_RISES = (
    r"loon ?waarde|\blw\b|\b(?:stijg\w*|daal\w*|zak\w*|zakt|groei\w*|klim\w*|verbeter\w*|presteer\w*|meting|gemeten)\b"
)
_MUCH, _FULL_WEEK = 20, 40
ASKS_ABOUT = (
    r"^\W*(?:moet|mag|waarom|wie|waar|hoe vraag|wat is|wat zijn)\b.*\?\W*$|"
    r"^\W*(?:en )?tel(?:t|len) (?!(?:hij|zij|ze|ie|die|dat|het)\b).*\b(?:mee|ook)\W*$"
)
_SOMEBODY = r"\b(?:collega|iemand|medewerker|persoon|kracht|jongen|meisje|kandidaat)\b"
_SOMEBODYS = r"\b(?:hem|haar|hij|zij|ze|ie|wij|we|ik|die)\b"
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
        vulling = verschuif(begrip, staat) or added_to_known(begrip, staat)
        if vulling is not None:
            return self._verder.take(staat, vulling, moment)
        vulling = vul_in(staat.rekenhulp, begrip, staat)
        if vulling.is_leeg and _asks_on(begrip) and self._zeg.names_part_of(staat.rekenhulp, begrip.folded):
            return self._verder.calculate(staat.met(sinds=0), moment)
        if staat.rekenhulp == "doelstelling" and adds_outcomes(begrip, staat):
            return Beurt(staat.met(sinds=0), (self._zeg.no_sum(),))
        if (hours := bare_hours(begrip, staat)) is not None:
            return self._place_number(staat, begrip, hours, moment)
        there = jobs_there_already(begrip, staat, vulling) if not vulling.twijfel else None
        if there is not None:
            known = [veld for veld in REKENREGELS[staat.rekenhulp].velden if veld.naam in staat.invoer]
            return self._ask_field(staat, there, [veld for veld in known if veld.soort == "getal"])
        if _says_nothing_new(vulling, begrip, staat):
            return self._loose(staat, begrip, decision, moment)
        if not begrip.quantities and begrip.says(ASKS_ABOUT) and not begrip.is_aanvulling:
            return None
        is_more = staat.rekenhulp == "tellen" and begrip.is_aanvulling and begrip.says(_SOMEBODY)
        is_settled = (
            len(vulling.invoer.get("uren", ())) == len(staat.invoer.get("uren", ())) > 1
        )  # "kees 10 uur minder"
        if begrip.is_relative and staat.rekenhulp != "proefplaatsing" and not (is_more or is_settled):
            return Beurt(staat.met(sinds=0), (self._zeg.by_how_much(),))
        if not _is_meant(vulling, begrip, staat, decision):
            return None
        if (left := _left_over(vulling, begrip, staat)) is not None:
            return self._place_number(staat, begrip, left, moment, vulling)
        return self._verder.take(staat, vulling, moment)

    def _loose(self, staat: Staat, begrip: Begrip, decision: Decision, moment: Moment) -> Beurt | None:
        """One number without a unit, that no word gave to a field: "nee 32", "sorry 45"."""
        number = loose_number(begrip)
        if number is not None and staat.rekenhulp == "tellen" and comes_on_top(begrip):
            more = more_of_the_same(begrip, staat.invoer.get("uren", ()), number)
            if more is None:
                return Beurt(staat.met(sinds=0), (self._zeg.whole_list(),))
            return self._verder.take(staat, Vulling(invoer={"uren": more}), moment)
        corrects = begrip.says(_CORRECTS) and len(begrip.words_besides) <= _SHORT_CORRECTION
        if number is None or not (
            begrip.is_vervolg or corrects or len(begrip.words_besides) <= 2 or wens.changes(decision, wens.FOLLOWED)
        ):
            return None
        if FTE in staat.invoer and number.value <= _MOST_FTE:  # type: ignore[operator]
            part = {FTE: [f"{number.value:f}"]}
            return self._verder.take(staat, Vulling(invoer=part), moment)
        return self._place_number(staat, begrip, number.value, moment)

    def _place_number(
        self, staat: Staat, begrip: Begrip, value: Any, moment: Moment, beside: Vulling | None = None
    ) -> Beurt | None:
        """A number without a unit: for the one field where it can be, otherwise ask. beside: what else was said."""
        said = beside.invoer if beside else {}
        if beside and beside.peildatum:
            staat = staat.met(peildatum=beside.peildatum.isoformat())
        regel = REKENREGELS[staat.rekenhulp]
        fits = [
            veld
            for veld in regel.velden
            if (veld.naam in staat.invoer or veld.naam in staat.onbekend)
            and veld.naam not in said
            and veld.soort in ("getal", "getallen", "geheel")
            and is_likely(veld, value)
        ]
        fits = _goes_to(fits, staat, begrip, value) or _said_last(fits, staat, begrip) or _nearest(fits, staat, value)
        if staat.rekenhulp == "benodigd" and begrip.says(r"\b(?:bij|met|van|als)\b"):
            fits = [veld for veld in fits if veld.naam == "uren"] or fits
        if len(fits) == 1 and fits[0].soort == "getallen" and begrip.is_aanvulling:
            more = [*staat.invoer[fits[0].naam], f"{Decimal(value).normalize():f}"]
            return self._verder.take(staat, Vulling(invoer={**said, fits[0].naam: more}), moment)
        if len(fits) == 1 and fits[0].soort == "getallen" and len(staat.invoer[fits[0].naam]) > 1:
            doubt = Vulling(twijfel=[Twijfel(fits[0].naam)])  # of several people: whose hours?
            return self._verder.take(staat, doubt, moment)
        if len(fits) == 1:
            raw = f"{Decimal(value).normalize():f}"
            placed = {**said, fits[0].naam: [raw] if fits[0].soort == "getallen" else raw}
            return self._verder.take(staat, Vulling(invoer=placed), moment)
        if not fits:
            return self._verder.take(staat, beside, moment) if beside else None
        return self._ask_field(staat.met(invoer={**staat.invoer, **said}), value, fits)

    def _ask_field(self, staat: Staat, value: Any, fits: list[Veld]) -> Beurt:
        return Beurt(staat.met(los=f"{Decimal(value).normalize():f}"), (self._zeg.which_number(value, fits),))

    def named_field(self, staat: Staat, begrip: Begrip, moment: Moment) -> Beurt | None:
        """ "de loonwaarde": what the loose number was, that we asked about."""
        veld = self._zeg.field_named(staat.rekenhulp, begrip.meant)
        if veld is None or begrip.quantities:
            return None
        value: Any = [staat.los] if veld.soort == "getallen" else staat.los
        return self._verder.take(staat.met(los=""), Vulling(invoer={veld.naam: value}), moment)


def _left_over(vulling: Vulling, begrip: Begrip, staat: Staat) -> Decimal | None:
    """The 18 of "18 en bbl?": one bare number beside what was understood, in a short message right behind."""
    bare = [q for q in vulling.ongebruikt if q.kind == "number" and isinstance(q.value, Decimal) and not q.problem]
    is_short = staat.sinds == 0 and len(begrip.words_besides) <= _CHOICE_ONLY
    settled = bool(vulling.twijfel or vulling.problemen or vulling.te_bevestigen)
    others = [q for q in begrip.quantities if not (vulling.peildatum and q.kind == "date")]  # "volgende maand 20"
    if len(bare) != 1 or len(others) != 1 or not is_short or settled:
        return None
    value = bare[0].value
    is_taken = any(str(value) in (taken if isinstance(taken, list) else [taken]) for taken in vulling.invoer.values())
    return value if isinstance(value, Decimal) and not is_taken else None


def _says_nothing_new(vulling: Vulling, begrip: Begrip, staat: Staat) -> bool:
    is_unchanged = all(staat.invoer.get(veld) == value for veld, value in vulling.invoer.items())
    is_lost = bool(begrip.quantities) and len(vulling.ongebruikt) == len(begrip.quantities)
    return vulling.is_leeg or (is_unchanged and is_lost and not (vulling.peildatum or vulling.twijfel))


def _is_meant(vulling: Vulling, begrip: Begrip, staat: Staat, decision: Decision) -> bool:
    """Whether what a message fills in is said to the calculator, or only happens to stand in another question."""
    words = len(begrip.words_besides)
    is_next = staat.sinds == 0  # right behind the outcome
    says_number = bool(begrip.quantities) and len(vulling.ongebruikt) < len(begrip.quantities)
    names_somebody = NAMEN in vulling.invoer
    changes = wens.changes(decision, wens.FOLLOWED) or (names_somebody and not begrip.quantities)
    goes_on = changes or begrip.is_vervolg or words <= _SHORT_CORRECTION
    if not begrip.quantities and begrip.is_vraagzin and wens.asks_nothing(decision, wens.CERTAIN) and not goes_on:
        return False  # "waar zie ik eigenlijk of iemand in dat register staat"
    if decision.kind != "entry" or decision.confidence < _KNOWLEDGE_SURE:
        return goes_on or says_number or (is_next and words <= _ONE_SENTENCE)
    if is_next and "maanden" in vulling.invoer and begrip.says(_SOMEBODYS):
        return True  # "de gemeente wil hem verlengen tot het maximum, en dan?"
    # the knowledge has an answer too
    if not goes_on and not (says_number and is_next):
        return False
    if says_number or words <= _CHOICE_ONLY:
        return True
    is_statement = is_next and bool(vulling.invoer) and not begrip.is_vraagzin
    is_on = begrip.is_vervolg or names_somebody or is_statement or wens.changes(decision, wens.FOLLOWED_WELL)
    return is_on and not decision.is_exact


def _asks_on(begrip: Begrip) -> bool:
    return begrip.is_vervolg or begrip.says(r"\bdan\b|\bvroegst")


def _said_last(fits: list[Veld], staat: Staat, begrip: Begrip) -> list[Veld]:
    """ "sorry 45": of several fields the one that the message before filled in, or whose words are used."""
    replaced = [q for q in begrip.quantities if q not in begrip.without_past().quantities]
    known = [veld for veld in fits if any(_is_known(staat, veld, q) for q in replaced)]
    if len(known) == 1:
        return known  # "32 ipv 23"
    if begrip.says(_OF_HOURS):
        return [veld for veld in fits if veld.naam.startswith("uren")][:1]
    if begrip.says(_OF_LOONWAARDE):
        return [veld for veld in fits if veld.naam == "loonwaarde"]
    last = [veld for veld in fits if veld.naam in staat.laatst]
    return last if len(last) == 1 and begrip.says(_TAKES_BACK) else []


def _goes_to(fits: list[Veld], staat: Staat, begrip: Begrip, value: Any) -> list[Veld]:
    """ "stel hij gaat naar 30": hours, when nobody's loonwaarde would change so much."""
    loonwaarde = staat.invoer.get("loonwaarde")
    if not begrip.says(_GOES_TO) or begrip.says(_RISES) or not isinstance(loonwaarde, str):
        return []
    is_far = Decimal(loonwaarde) - Decimal(value) >= _MUCH
    return [veld for veld in fits if veld.naam == "uren"] if is_far and Decimal(value) <= _FULL_WEEK else []


def _is_known(staat: Staat, veld: Veld, quantity: Quantity) -> bool:
    known = staat.invoer.get(veld.naam)
    single = known[0] if isinstance(known, list) and len(known) == 1 else known
    return isinstance(single, str) and isinstance(quantity.value, Decimal) and Decimal(single) == quantity.value


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
