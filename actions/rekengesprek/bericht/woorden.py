"""Words as they were meant: abbreviations of a chat written out, slips of the pen in the words that matter put right.

Only for recognising what is asked; never shown, and offsets do not hold.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SHORT = {
    "hvl": "hoeveel", "hoevl": "hoeveel", "hvel": "hoeveel", "hoevel": "hoeveel", "hoeveul": "hoeveel",
    "wnr": "wanneer", "mdw": "medewerker", "mw": "medewerker", "wn": "werknemer", "wg": "werkgever",
    "kand": "kandidaat", "kn": "kosten", "einddat": "einddatum", "gb": "geboren", "geb": "geboren", "nt": "niet",
    "nie": "niet", "ni": "niet", "gn": "geen", "gene": "geen", "lvk": "lkv", "lw": "loonwaarde", "jr": "jaar",
    "verl": "verloonde", "dgv": "doelgroepverklaring", "pp": "proefplaatsing", "proefpl": "proefplaatsing",
    "ff": "even", "vr": "voor", "max": "maximum", "an": "aan", "job": "baan", "jobs": "banen", "krijge": "krijgen",
    "krijgt": "krijg", "ovh": "overheid", "doelgr": "doelgroep",
}  # fmt: skip
_SPACED = {"l k v": "lkv", "l k s": "lks", "w m l": "wml", "p p": "pp"}
_THAT_MATTER = """
    hoeveel wanneer loonkostensubsidie loonkostenvoordeel loonwaarde loondispensatie minimumloon minimumuurloon
    jeugdloon proefplaatsing praktijkroute quotum quotumheffing heffing doelstelling jobcoach begeleiding geboren
    geboortedatum register doelgroepregister meetellen meetelt telt tellen banen baan garantiebanen garantiebaan
    subsidie verloonde uitrekenen berekenen bereken medewerker medewerkers einddatum gemeente overheid verlengen
    verlenging nettokosten gedetacheerd detachering uitzendkracht ingeleend inlenen beschut gemeten nodig krijgen
    krijg tempo kwaliteit netto detacheren
"""
# words that exist and look like them
_ALIKE = """
    tellend baken banden baten bonen barend banaan halen haren barre bare baar baas beren telg tel teelt velt belt
    geld stelt melden nodige banken landen handen wanden manen lanen ramen bang bank band waarde kosten
"""
# "4 mensen, 24 uur pp": behind somebody's hours, where people or jobs are counted
_EACH = re.compile(r"(?<=[\durnkw])(,? )(?:pp|p\.p\.?|p p)(?!\w)")
_BEHIND_HOURS = re.compile(r"\d ?(?:u|uur|uren|u/w|uur per week|u pw|uur pw)?$")
_COUNTED = re.compile(
    r"\b(?:\d+|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)(?: ?x)? (?:\w+ )?"
    r"(?:banen|garantiebanen|mensen|man|personen|pers|medewerkers|werknemers|collega'?s|krachten|wajongers|jongeren|jongens)\b"
)
_KNOWN = tuple(_THAT_MATTER.split())
_EXIST = frozenset(_ALIKE.split())


def meant(folded: str) -> str:
    """The text with its words put right."""
    folded = _per_person(folded)
    for spaced, word in _SPACED.items():
        folded = re.sub(rf"\b{spaced}\b", word, folded)
    return re.sub(r"[a-z]{2,}", lambda match: _word(match[0]), folded)


def _per_person(folded: str) -> str:
    """The "pp" of "4 mensen van 24 uur pp" is no proefplaatsing."""
    if not _COUNTED.search(folded):
        return folded
    return _EACH.sub(
        lambda found: f"{found[1]}per persoon" if _BEHIND_HOURS.search(folded[: found.start()]) else found[0], folded
    )


@lru_cache(maxsize=8192)
def _word(word: str) -> str:
    if word in _SHORT:
        return _SHORT[word]
    if len(word) < 4 or word in _EXIST or word in _KNOWN:
        return word
    for known in _KNOWN:
        if known[0] == word[0] and _distance(word, known, 2 if len(known) >= 8 else 1):
            return known
    return word


def _distance(left: str, right: str, limit: int) -> bool:
    """Whether at most `limit` letters differ, a swap of neighbours counting as one."""
    if abs(len(left) - len(right)) > limit:
        return False
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, start=1):
        above, last = row, before
        row = [i]
        for j, b in enumerate(right, start=1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if last and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        before = above
    return row[-1] <= limit
