"""Whether several hours in one message are of several people, or of one before and after, or a choice."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.mensen import Mens
from actions.rekengesprek.personen.voorheen import are_all_there
from bot.knowledge.dutch import format_number
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

_OR = r"\bof\b(?! (?:zo|niet|wel|meer)\b)"
_WEIGHS = r"\b(?:beter|zwaarder|meer dan|verschilt?|liever|versus|vs|vergelijk\w*|in plaats daarvan|uitmaakt?)\b"
_THEN = r"\b(?:vorige? (?:jaar|maand|week)|verleden (?:jaar|maand)|volgende? (?:jaar|maand)|toen)\b"
_NOW = r"\b(?:dit jaar|deze maand|nu|inmiddels)\b"
_MANY = (
    r"\b(?:mensen|medewerkers|werknemers|collega'?s|krachten|personen|samen|totaal|bij elkaar|allebei|beide\w*|"
    r"allemaal|optellen|tel op|opgeteld|jongens|dames|mannen|vrouwen|meiden)\b"
)
_ANOTHER = (
    r"\+|/|&|\n|;|\b(?:en|plus|ook|daarnaast|waarvan|waaronder)\b\W*(?:\w+ ){0,2}?"
    r"(?:een|ne|nen|n|nog|de|den|het|mijn|m'n|iemand|ander\w*|1|hij|zij|ze|die|zijn|haar|collega\w*)\b|\b(?:ander\w*|tweede|derde|laatste)\b"
)
_AS_ANOTHER = (
    r"\b(?:evenveel|even veel|half zoveel|het dubbele|de helft (?:werkt|doet|draait|maakt)|hetzelfde aantal|"
    r"net zoveel|dubbel zoveel|twee keer zoveel|de helft (?:daarvan|ervan|minder))\b|"
    r"\b[a-z'-]+ (?:werkt |doet )?ook\b(?=\W*(?:en|,|\.|\?|$))"
)
_ENUMERATED = r"(?:\W|\b(?:en|u|uur|uren|per|week|p|w|pw|wk)\b)*"
_CHANGES = (
    r"\b(?:daarvoor|voorheen|eerst|vroeger|werkte|was|naar|wordt|gaat|straks|vanaf|nu|inmiddels|uitgebreid|uitbreid\w*|verlaagd|"
    r"verhoogd|teruggegaan|feitelijk|contract|daadwerkelijk|werkelijk|oorspronkelijk|sinds|maar)\b"
)
# one whose hours are now these, now those
_WAVERS = (
    r"\b(?:soms|meestal|afwisselend|wisselt|wisselend\w*|varieert|schommelt|nu eens|dan weer|"
    r"(?:de )?(?:ene|andere) (?:week|maand)|"
    r"(?:drukke|rustige|even|oneven) (?:week|weken|maanden|periodes?)|in de (?:zomer|winter)|'?s (?:zomers|winters))\b"
)
_TWO_PEOPLE = r"\b(?:de )?ene? (?!week|maand)\w+ .*\bander|\bde ander\w* (?!week|weken|maand)"


def of_one_person(begrip: Begrip, hours: Sequence[Quantity], mensen: Sequence[Mens]) -> bool:
    """ "Hij werkt sinds 1 september 24 uur, daarvoor 16": hours before and after, or agreed and worked, of one."""
    counted = any((mens.is_counted and q.times != 1) or mens.times > 1 for mens, q in zip(mensen, hours))
    people = FIRST_NAMES & set(re.findall(r"[a-z]+", begrip.folded))
    if len(hours) != 2 or counted or len(people) > 1 or begrip.says(_MANY):
        return False
    if begrip.says(_WAVERS) and not begrip.says(_TWO_PEOPLE):
        return True
    gap = begrip.folded[hours[0].end : hours[1].start]
    if re.fullmatch(_ENUMERATED, gap) or re.search(_ANOTHER, gap):
        return False
    return bool(re.search(_CHANGES, gap)) or bool(re.search(_CHANGES, begrip.folded[hours[1].end : hours[1].end + 12]))


def alternatives(begrip: Begrip, hours: Sequence[Quantity], mensen: Sequence[Mens]) -> tuple[str, ...]:
    """ "2 mensen van 24 uur, of beter 3 van 16": each of the situations between which the message chooses, in words."""
    if len(hours) < 2 or len(hours) != len(mensen):
        return ()
    gaps = [begrip.folded[one.end : other.start] for one, other in itertools.pairwise(hours)]
    cuts = [place for place, gap in enumerate(gaps, start=1) if re.search(_OR, gap)]
    if not cuts and begrip.says(_WEIGHS) and len(hours) == 2:
        cuts = [1]
    if not cuts and begrip.says(_THEN) and begrip.says(_NOW) and not are_all_there(begrip):
        cuts = [place for place, gap in enumerate(gaps, start=1) if re.search(rf"{_THEN}|{_NOW}", gap)]
    if not cuts:
        return ()
    parts = [mensen[start:stop] for start, stop in itertools.pairwise([0, *cuts, len(mensen)])]
    return tuple(" en ".join(_words(mens) for mens in part) for part in parts)


def _words(mens: Mens) -> str:
    """As it can be typed again."""
    people = f"{mens.times} mensen van " if mens.times > 1 else ""
    return f"{people}{format_number(mens.uren)} uur"


def leans_on_another(begrip: Begrip, mensen: Sequence[Mens]) -> bool:
    """ "jan 24 uur, piet ook", "piet 8 uur meer", "klaas de helft daarvan": hours that are told by those of another."""
    return bool(mensen) and (begrip.says(_AS_ANOTHER) or any(_is_relative(begrip, q) for q in begrip.quantities))


def _is_relative(begrip: Begrip, quantity: Quantity) -> bool:
    return quantity.kind == "hours" and begrip.is_relative_of(quantity)
