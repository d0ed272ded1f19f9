"""Who works which hours: names beside the hours of a list, so that "joost is uit dienst" can be understood."""

from __future__ import annotations

import re
from typing import Sequence

from actions.rekengesprek.begrip import Begrip
from bot.reading import Quantity

NAMEN = "namen"
_NO_NAMES = frozenset(
    """
    aan al alle alleen ander andere baan banen bij contract contracten contractje dan dat de den der derde dezelfde die
    dit doen doet draait dus een eentje eerste elk en er erbij gaat garantiebaan gewoon haar had heb hebben heeft het hij
    hoeveel iemand ik in is jaar jongen juist kracht laatste maakt maar man mee medewerker medewerkers meer meisje mensen
    met mevrouw meneer min moet na naar niet nieuwe nog nu of ook op over per persoon plus register samen sinds start te
    telt tot totaal tweede uit uren uur van vanaf verloonde vierde voor vrouw was weken week werk werken werknemer werkt
    wij we word wordt ze zij zijn zit dhr mw collega kandidaat ongeveer circa maximaal minimaal slechts ieder keer maal
    contracturen weekuren dag dagen maand fulltime parttime wajonger andere eigen mens mdw
    """.split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z][a-z'-]+")
_LEAVES = (
    r"uit dienst|\bweg\b|wegga\w*|gaat weg|stopt|gestopt|vertrek\w*|vertrok\w*|valt af|afgevallen|valt uit|ontslag|"
    r"eraf|telt (?:toch )?niet|niet meer|(?:staat|stond|zit) (?:\w+ ){0,3}niet (?:\w+ ){0,3}in|niet (?:\w+ ){0,3}in te staan|"
    r"niet in (?:het|'?t) (?:doelgroep ?)?register|geen doelgroep"
)
_ONLY = r"\b(?:alleen|behalve|maar|enkel) {naam}\b(?: \w+){{0,4}} (?:niet|geen)\b|\b(?:behalve|zonder) {naam}\b"


def names_of(begrip: Begrip, hours: Sequence[Quantity]) -> list[str]:
    """The name before each of these hours, "" where none stands; nothing when no one is named."""
    names = []
    for quantity in hours:
        words = _WORD.findall(begrip.before(quantity, 30))
        names.append(words[-1] if words and words[-1] not in _NO_NAMES else "")
    return names if any(names) else []


def named(begrip: Begrip, names: Sequence[str]) -> list[int]:
    """The places in the list of the people whom the message names; a name that two have names nobody."""
    said = set(_WORD.findall(begrip.folded))
    return [i for i, name in enumerate(names) if name and name in said and list(names).count(name) == 1]


def leaves(begrip: Begrip) -> bool:
    """Somebody goes, or does not count."""
    return begrip.says(_LEAVES)


def left_out(begrip: Begrip, names: Sequence[str]) -> list[int]:
    """ "alleen Lies staat nog niet in het register": the places of those who do not count, in the same message."""
    return [i for i in named(begrip, names) if begrip.says(_ONLY.format(naam=re.escape(names[i])))]
