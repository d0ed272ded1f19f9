"""Who works which hours: names beside the hours of a list, so that "joost is uit dienst" can be understood."""

from __future__ import annotations

import re
from typing import Sequence

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

NAMEN = "namen"
NIET = "niet_meegeteld"  # name and hours of who was left out
VAN_WIE = "van_wie"  # what is said of one of the list, until it is known of whom
NO_NAMES = frozenset(
    """
    loonwaarde leeftijd artikel nummer huisnummer kamer dossier lw wml lks lkv fte procent banen jaren oud telefoon tel
    aan al alle alleen ander andere baan banen bij circa dienst hier collega contract contracten contractje contracturen
    dag dagen dan dat de den der derde dezelfde dhr die dit doen doet draait dus een eentje eerste eigen elk en er
    erbij fulltime gaat garantiebaan gewoon haar had heb hebben heeft het hij hoeveel ieder iemand ik in is jaar
    jongen juist kandidaat keer kracht laatste maakt maal maand maar man maximaal mdw medewerker medewerkers mee
    meer meisje meneer mens mensen met mevrouw min minimaal moet mw na naar niet nieuwe nog nu of ongeveer ook
    op over parttime per persoon plus register samen sinds slechts start te telt tot totaal tweede uit uren uur
    van vanaf verloonde vierde voor vrouw wajonger was we week weekuren weken werk werken werknemer werkt wij
    word wordt ze zij zijn zit
    """.split()  # noqa: SIM905
)
_LINKS = ("voor", "van", "met", "doet", "werkt", "draait", "heeft", "is")  # "sanne voor 20 uur"
_REACH = 40
_ROW_OF_NAMES = re.compile(r"\b[A-Za-z][a-z'-]+(?:, ?[A-Za-z][a-z'-]+){0,8} (?:en|&) [A-Za-z][a-z'-]+\b")
_BEFORE_PLACES = ("in", "bij", "te", "uit", "gemeente", "vestiging", "afdeling", "firma", "stichting", "regio")
_BETWEEN = frozenset(
    """
    al voor met van op werkt werkte doet deed draait draaide maakt heeft is hier daar nu er nog bij ook wel inmiddels
    sinds aangenomen begonnen begon begint komt kwam gekomen erbij die de der den een contract contractje in dienst
    uit maar circa ongeveer ca zo n per week reeds vast hij zij ze sindsdien gewoon
    """.split()  # noqa: SIM905
)
_PART = re.compile(r"[,;.:?!](?:\s|$)|\n")
_CAPITAL = re.compile(r"[A-Z][a-z'-]+")
_ALSO_WORDS = frozenset({"wil", "max", "ben", "an", "bas"})
_WORD = re.compile(r"[a-z][a-z'-]+")


def names_of(begrip: Begrip, hours: Sequence[Quantity]) -> list[str]:
    """The name before each of these hours, "" where none stands; nothing when no one is named."""
    names, end = [], 0
    for quantity in hours:
        words = _WORD.findall(begrip.folded[max(end, quantity.start - _REACH) : quantity.start])
        beside = words[-2:-1] if words and words[-1] in _LINKS else words[-1:]
        is_name = bool(beside) and beside[0] not in NO_NAMES and (beside[0] == words[-1] or beside[0] in FIRST_NAMES)
        names.append(beside[0] if is_name else "")
        end = quantity.end
    return names if any(names) else []


def named(begrip: Begrip, names: Sequence[str]) -> list[int]:
    """The places in the list of the people whom the message names; a name that two have names nobody."""
    said = set(_WORD.findall(begrip.folded))
    return [i for i, name in enumerate(names) if name and name in said and list(names).count(name) == 1]


def is_named(begrip: Begrip, quantity: Quantity) -> bool:
    """ "Fatma werkt hier al 16 uur": somebody's name stands before these hours, in the same part of the sentence."""
    return bool(names_before(begrip, quantity))


def names_before(begrip: Begrip, quantity: Quantity) -> list[str]:
    """The names in the part of the sentence before this number, folded; the word that opens a sentence is none."""
    start = max((q.end for q in begrip.quantities if q.end <= quantity.start), default=0)
    before = begrip.text[start : quantity.start]
    cut = max((found.end() for found in _PART.finditer(before)), default=0)
    opens = start + cut == 0 or bool(re.search(r"[.?!\n]\s*$", begrip.text[: start + cut]))
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", before[cut:])
    return [
        word.lower()
        for place, word in enumerate(words)
        if _can_be_somebody(words, place, opens=opens) and all(_is_beside(later) for later in words[place + 1 :])
    ]


def _can_be_somebody(words: Sequence[str], place: int, *, opens: bool) -> bool:
    word, previous = words[place], words[place - 1].lower() if place else ""
    if word.lower() in NO_NAMES:
        return False
    if word.lower() in FIRST_NAMES and word.lower() not in _ALSO_WORDS:
        return True
    return bool(_CAPITAL.fullmatch(word)) and not (opens and place == 0) and previous not in _BEFORE_PLACES


def _is_beside(word: str) -> bool:
    """What can stand between somebody and the hours; "bij Albert Heijn werken ze nu 24 uur" is of nobody."""
    return word.lower() in _BETWEEN or bool(_CAPITAL.fullmatch(word))


def called(text: str) -> list[str]:
    """The names in "Kees, Mila en Omar", folded; nothing where no such row of names stands.

    A name begins with a capital, or is a first name that many have.
    """
    for row in _ROW_OF_NAMES.finditer(text):
        names = re.split(r", ?| en | & ", row[0])
        if all(_is_name(name) for name in names):
            return [name.lower() for name in names]
    return []


def _is_name(word: str) -> bool:
    known = word.lower() in FIRST_NAMES or word[:1].isupper()
    return known and word.lower() not in NO_NAMES
