"""One typing error in a word of four letters or more: procnet, uuur, maandne, wkeek, medewekers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from bot.reading.scan import words

_SHORTEST, _LONGEST = 4, 24  # letters of the word as typed
_SHORT = ("uur", "fte")  # the only shorter words that are common and unlike others

# Words that exist and differ from one of ours by one letter: "20 werken" is not "20 weken".
_EXIST = frozenset(
    words(
        """
        aanslaande aanstaanden baai baal baan baar baas baat baden baken balen ban banden banken bant baren barn
        barnen baten bazen begint begon bemin benen berin bezin bonen brute college colleges daagde daagje daagt daas
        daden dage dager daken dalen dasje daten datje deelnemen degen doelgroepen dogen dragen functie gehandicapt
        geladen gelden gelegen geleiden gelezen gemeden gereden gleden houd huur jaag jaap jagen japen jare joegen
        joggen jonge jongend jonger jongleren julia jullie junk klacht klachten komen kopend kozend krach krocht
        krochten lopend maagd maagden maak maakt maal maan maande maant maantjes maar maast maat mand manden mandje
        manen manken mannend mant manten medewerken meld melden menden menen mengen mennen menu mesje mesjes messen
        mogen morden moren morgend morgens morren morsen muisjes opend paar parttime person plaatsend plaatste
        plaatsten plak plakken plet plok pluk plukken prof prov uien uiten urnen uurwerk uwen vandaal vandaan volgde
        volgen volgens vollend vollende vormig vouw vouwen vrouws vurig waken wecken weef weegt weekdag weekdagen weel
        weer wees weesjes weet weetje weetjes wegen wekdag weke wekend weker wekken wekte wekten welk welke welken
        wenen wenken wennen weren werk werken werkje werkjes werkt werkte werkwagen weten weven wezen wieken wreek
        zondig
        """
    )
)


class Forms:
    """Words that may be mistyped. A typing error is hardly ever in the first letter, so that one must be right."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_letter: dict[str, list[str]] = {}
        for word in words:
            if word.isalpha() and (len(word) >= _SHORTEST or word in _SHORT):
                self._by_letter.setdefault(word[0], []).append(word)
        self.closest = lru_cache(maxsize=4096)(self._closest)

    def _closest(self, word: str) -> str | None:
        if not _SHORTEST <= len(word) <= _LONGEST or word in _EXIST or not word.isalpha():
            return None
        near = [form for form in self._by_letter.get(word[0], ()) if one_edit(word, form)]
        return near[0] if near else None


def one_edit(typed: str, meant: str) -> bool:
    """Whether one letter added, left out, replaced or swapped with its neighbour makes the one into the other."""
    if abs(len(typed) - len(meant)) > 1 or typed == meant:
        return False
    same = 0
    while same < min(len(typed), len(meant)) and typed[same] == meant[same]:
        same += 1
    rest, other = typed[same:], meant[same:]
    if len(rest) == len(other):
        return rest[1:] == other[1:] or (rest[:2] == other[:2][::-1] and rest[2:] == other[2:])
    return rest[1:] == other or rest == other[1:]
