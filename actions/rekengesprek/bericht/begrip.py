"""What one message says to a calculator: its numbers and dates, and what kind of turn it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Mapping, Sequence

from actions.rekengesprek.bericht.aanvulling import adds
from actions.rekengesprek.bericht.achtergrond import background
from actions.rekengesprek.bericht.woorden import meant
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

_STOP = re.compile(
    r"^\W*(?:(?:nee|oke?|ja|sorry|dank\w*|graag|maar|dan)\W+)*"
    r"(?:stop(?:pen)?|annule(?:er|ren)|afbreken|breek af|hou(?:d)? (?:er)?\s?(?:maar )?(?:mee )?op|laat (?:het |dat )?maar(?: zitten)?|"
    r"(?:toch )?niet meer nodig|hoeft niet(?: meer)?|(?:ik )?(?:wil|hoef) (?:het )?niet(?: meer)?(?=\W*$)|vergeet (?:het|maar)(?: maar)?|cancel|kap(?:pen)?)\b"
    r"(?!\s+(?:de|het|zijn|haar|een)\b)"
)
_JA = re.compile(
    r"^\W*(?:ja+|jawel|yes|jep|jup|klopt|inderdaad|juist|correct|precies|oke?|goed|zeker|jazeker|dat klopt|is goed|akkoord)\b"
)
_NEE = re.compile(r"^\W*(?:nee+n?|neuh|nope|niet|geen|klopt niet|fout|onjuist|dat klopt niet|zeker niet)\b")
_WEET_NIET = re.compile(
    r"\b(?:weet (?:ik |het |dat |ik het |ik dat |'t )?(?:nog |eigenlijk |zo )?(?:even )?niet|(?:geen|gin|gene?) idee|onbekend|geen flauw idee|"
    r"(?:ik )?heb (?:ik )?(?:die|dat|het) niet|weet (?:\w+ ){1,3}(?:niet|nie)\b|geen benul|dunno|ken (?:ik )?niet|weeknie|wk niet|zou (?:ik )?(?:het )?niet weten|niet bekend|overslaan|sla over)\b"
)
_NIET_GEMETEN = re.compile(
    r"\b(?:(?:nog |is |zijn )*(?:niet|nooit|geen)\s+(?:\w+\s+){0,2}(?:gemeten|geweest|gedaan|bepaald|vastgesteld|bekend|loonwaarde\w*|meting)|"
    r"meting (?:\w+ )?moet nog|meting (?:\w+ ){0,4}(?:pas|volgt|later)\b|moet (?:nog |hem nog )?(?:worden )?(?:gemeten|bepaald|vastgesteld)(?: worden)?|forfait\w*|"
    r"zonder (?:loonwaarde)?meting|meting (?:\w+ ){0,3}(?:niet|nog)\b)"
)
_STAPPEN = re.compile(
    r"\b(?:hoe kom\w* (?:u|je|ge|jullie|jij)\b.{0,30}?(?:daar ?(?:\w+ ){0,2}(?:aan|bij|op)|eraan|erbij|\baan (?:dat|die|dit))|(?:laat|laten|toon|zie)\w* .{0,20}hoe (?:u|je|jullie) (?:dat |daar ?)?(?:reken|bereken|doe|aan kom|aankom|bij kom|komt?\b)|hoe (?:u|je|ge|jullie|jij)\b (?:\w+ )?(?:daar ?(?:aan|bij)|eraan|erbij)|(?:show|see) (?:me )?the (?:math|steps|calculation)|formule|stap voor stap|tussenstap\w*|uitwerking|hoezo (?:zelfde|dat|dit|zoveel|zo)|hoe (?:is|heeft|heb|hebt|werd|wordt) (?:\w+ ){0,3}(?:berekend|uitgerekend|gerekend|opgebouwd|samengesteld|tot stand)|"
    r"(?:welke|wat zijn de|toon|laat|geef|zie|nog eens de) (?:\w+ ){0,3}(?:stappen|berekening)|hoe reken\w* (?:u|je) dat|waar(?:op)? (?:is|komt) dat (?:\w+ )?(?:op )?(?:gebaseerd|vandaan)|"
    r"(?:leg|leggen) (?:\w+ ){0,4}uit hoe|hoezo dat|waar komt (?:dat|die|dit) (?:\w+ )?vandaan|hoe zit die som|(?:leg|licht) (?:\w+ ){0,4}(?:uit|toe)$|waar komt (?:\w+ ){1,3}vandaan|narekenen|na te rekenen|(?:wat is|geef|toon|mag ik|heb je|hebt u|graag|met) (?:\w+ ){0,2}onderbouwing)\b|^\W*(?:de )?onderbouwing\W*$"
)
_VERVOLG = re.compile(
    r"^\W*(?:oke?|ja|goed|dank\w*|top|hm+|ah|mooi|prima|duidelijk)?\W*"
    r"(?:en\b|maar\b|of\b|stel\b|wat als|als\b|nee\b|neen\b|niet\b|sorry\b|oeps\b|ik bedoel|toch\b|ow?h?\b|wacht\b|pardon|correctie|foutje|vergis|nu\b|dan\b|bij\b|met\b|per\b|voor\b|"
    r"zelfde\b|hetzelfde|dezelfde|idem|ook\b|daarvan\b|waarvan\b|hoeveel (?:is|wordt) (?:dat|het)|wat (?:is|wordt) (?:dat|het) (?:dan |als |bij |met |in |per ))"
)
_VRAAGZIN = re.compile(
    r"\?\s*$|^\W*(?:en |maar |oke?,? |trouwens |even (?:iets |wat )?(?:anders|tussendoor)\W+)?(?:wat|wie|waar\w*|wanneer|waarom|hoe|hoeveel|welke?|mag|moet|kan|kun|krijg|is|zijn|heb|heeft|hebt|telt|geldt|wordt|bestaat)\b"
)
_REKENWOORD = re.compile(
    r"\b(?:be?reken\w*|uitreken\w*|reken\w* (?:\w+ ){0,6}uit|reken (?:ff|even|eens|mij|me|voor|de|het|mijn|nu|ook|dit)\b|uit ?te rekenen|rekenhulp|calculat\w+|rekensom|rekentool|check(?:en)?|hoeveel|hoe veel|hvl|hoevl|hoe hoog|gevraagd|graag|verneem|hoogte van|bedrag van|welk (?:loon|bedrag)|how much|tot (?:wanneer|wnr|welke|hoe ?lang)|hoe ?lang (?:\w+ ){0,3}nog|wat kost|wat krijg|aub|svp|pls|please|(?:moet|wil) (?:\w+ ){0,3}weten)\b"
)
_UITGEREKEND = re.compile(
    r"\b(?:be?reken\w*|uitreken\w*|reken\w* (?:\w+ ){0,6}uit|reken (?:ff|even|eens|mij|me|voor|de|het|mijn|nu|ook|dit)\b|uit ?te rekenen|rekenhulp|calculat\w+|rekensom|rekentool|check(?:en)?|schat\w*|inschat\w*)\b"
)
_SENTENCE = re.compile(r"(?<!\bjl)[.;!?](?:\s|$)|\n")
_STRONG_BREAK = r"[,;()+/\n]|[.!?](?=\s|$)|\b(?:en|maar|terwijl)\b|(?=\b(?:waarvan|daarvan)\b)"
_STRONG = re.compile(_STRONG_BREAK)
_BREAK = re.compile(rf"{_STRONG_BREAK}|\b(?:bij|met|voor|tegen|op|als)\b")
_VROEGER = re.compile(r"\b(?:eerst|eerder|was|vroeger|voorheen|toen|begon\w*|oorspronkelijk|aanvankelijk)\b")
_FROM = re.compile(
    r"\b(?:ging|gaat|gegaan|steeg|gestegen|daalde|gedaald|verhoogd|verlaagd|zakte|gezakt|opgelopen|loonwaarde)"
    r"(?: [a-z]+){0,3} van $"
)
_CHANGING = ("hours", "percent")
_INSTEAD = re.compile(r"\b(?:in plaats van|ipv|i\.p\.v\.?)\W*(?:de |die )?$")
_NOT_THAT = re.compile(r"\d(?: ?u(?:ur)?)?,? (?:en )?niet\W*$")  # "16 niet 26"
_BY_HOW_MUCH = re.compile(
    r"^[^\w)]*(?:per week )?(?:minder|meer|extra|erbij|eraf|langer|korter|hoger|lager)\b(?! dan (?:een|de|zijn|het))"
)
_SIGNATURE = re.compile(
    r"(?:\n|(?<=[.!?]) )\s*(?:gr\b|groet\w*|mvg\b|met vriendelijke|vriendelijke groet|hoogachtend|kind regards)"
)
_TAKES_BACK = re.compile(
    r"\b(?:o+h? nee|nee wacht|sorry|correctie|ik bedoel|bedoel ik|pardon|excuus|of nee|nee toch)\b"
)
_NU = re.compile(r"\b(?:nu|inmiddels|tegenwoordig|momenteel|sinds\w*|intussen|daarna|later)\b")
_SUBJECT = re.compile(r"\b(?:blijft|telt|mag|kan|staat|werkt|heeft|is) ([a-z'-]+)")
_ALSO_WORDS = frozenset(("an", "wil", "ben", "max", "ton", "mark", "ken"))
_PERSOONLIJK = re.compile(
    r"\b(?:mijn|mn|m'n|me|mij|onze?|deze|die|dat|hij|zij|ze|haar|hem|hun|meneer|mevrouw|mw|dhr|ik|wij|we|ons|u iets|iemand van|jongen|meisje|collega|zo'?n (?:\w+ )?\w+|een (?:medewerker|kandidaat|werknemer|kracht))\b"
)


def fold(text: str) -> str:
    """Lower case without accents, as long as the text itself, so that offsets hold."""
    return "".join(_fold_char(char) for char in text)


def _fold_char(char: str) -> str:
    if char in "’‘`´":
        return "'"
    lowered = char.lower()
    base = unicodedata.normalize("NFD", lowered)[:1] if len(lowered) == 1 else char
    return base or char


@dataclass(frozen=True)
class Begrip:
    """A message with what was read in it; the cues are worked out when asked for.

    roles: what was learned that the number that starts there is (see geleerd.py). verbeterd: by field the value that
    is rejected, and the one that is meant or "" (see verbeterd.py).
    """

    text: str
    today: date
    quantities: tuple[Quantity, ...] = ()
    roles: Mapping[int, str] = field(default_factory=dict)
    verbeterd: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def folded(self) -> str:
        return fold(self.text)

    @property
    def is_stop(self) -> bool:
        return bool(_STOP.search(self.folded))

    @property
    def is_ja(self) -> bool:
        return bool(_JA.search(self.folded)) and not self.is_nee

    @property
    def is_nee(self) -> bool:
        return bool(_NEE.search(self.folded))

    @property
    def weet_niet(self) -> bool:
        return self._has(_WEET_NIET)

    @property
    def is_niet_gemeten(self) -> bool:
        return self._has(_NIET_GEMETEN)

    @property
    def wil_stappen(self) -> bool:
        return self._has(_STAPPEN)

    @property
    def is_vervolg(self) -> bool:
        return bool(_VERVOLG.search(self.folded))

    @property
    def is_persoonlijk(self) -> bool:
        """About somebody in particular, or the asker's own case."""
        return bool(_PERSOONLIJK.search(self.folded))

    @property
    def noemt_iemand(self) -> bool:
        """Somebody by a first name, behind a verb: "blijft gerda meetellen"."""
        return any(name in FIRST_NAMES and name not in _ALSO_WORDS for name in _SUBJECT.findall(self.folded))

    def without_past(self) -> Begrip:
        """ "eerst 16 uur, maar nu 27", "16 in plaats van 24 uur": the message without what is so no longer."""
        replaced = [
            q
            for q in self.quantities
            if _INSTEAD.search(self.folded[: q.start])
            or _NOT_THAT.search(self.folded[: q.start])
            or self._is_taken_back(q)
        ]
        if replaced:
            return replace(self, quantities=tuple(q for q in self.quantities if q not in replaced))
        moved = [q for q in self.quantities if self._is_moved_from(q)]
        if not (_VROEGER.search(self.folded) and _NU.search(self.folded)) and not moved:
            return self
        past = [q for q in self.quantities if q in moved or (q.kind in _CHANGING and self._is_past(q))]
        rest = tuple(q for q in self.quantities if q not in past)
        kinds = {q.kind for q in past}
        return replace(self, quantities=rest) if kinds <= {q.kind for q in rest} else self

    def restated(self) -> Begrip | None:
        """ "wat kost Henk, ik bedoel: hoeveel subsidie": what follows the words that take something back."""
        found = list(_TAKES_BACK.finditer(self.folded))
        if not found or found[-1].end() > len(self.text) - 12:
            return None
        return self.part(found[-1].end(), len(self.text))

    def part(self, start: int, stop: int) -> Begrip:
        """A piece of the message, with the numbers in it."""
        inside = (q for q in self.quantities if start <= q.start and q.end <= stop)
        shifted = tuple(replace(q, start=q.start - start, end=q.end - start) for q in inside)
        return Begrip(self.text[start:stop], self.today, shifted)

    def _is_taken_back(self, quantity: Quantity) -> bool:
        """ "start 4 januari? O nee, 1 december": something of the same kind follows a word that takes it back."""
        kinds = (quantity.kind, "hours") if quantity.kind == "number" else (quantity.kind,)
        later = [q for q in self.quantities if q.start >= quantity.end and q.kind in kinds]
        return any(_TAKES_BACK.search(self.folded[quantity.end : q.start]) for q in later[:1])

    def _is_moved_from(self, quantity: Quantity) -> bool:
        """ "ging van 100 naar 80%": the percentage that something had before."""
        following = next((q for q in self.quantities if q.start >= quantity.end and q.kind == quantity.kind), None)
        if quantity.kind != "percent" or following is None or not _FROM.search(self.folded[: quantity.start]):
            return False
        return re.fullmatch(r"\W*(?:procent )?naar ", self.folded[quantity.end : following.start]) is not None

    def _is_past(self, quantity: Quantity) -> bool:
        previous = max((q.end for q in self.quantities if q.end <= quantity.start), default=0)
        return bool(_VROEGER.search(self.folded[max(previous, quantity.start - 30) : quantity.start]))

    @property
    def is_relative(self) -> bool:
        """ "8 uur minder", "10% meer", "er komen 5000 uur bij": by how much, not how much."""
        return any(self.is_relative_of(q) for q in self.quantities)

    def is_relative_of(self, quantity: Quantity) -> bool:
        """ "er 4 uur bij", "4 uur minder": by how much this number changes what was known."""
        before, after = self.folded[: quantity.start], self.folded[quantity.end :]
        put_on = re.search(r"\ber (?:\w+ ){0,2}$", before) and re.match(
            r"\W*(?:\w+ )?(?:bij|af)\b(?! (?:ons|de|het|een|mij)\b)", after
        )
        return bool(put_on or _BY_HOW_MUCH.match(after))

    @property
    def is_vraagzin(self) -> bool:
        return bool(_VRAAGZIN.search(self.folded))

    @property
    def wil_rekenen(self) -> bool:
        """Asks for a number or a date, in whatever words."""
        return self._has(_REKENWOORD)

    @property
    def noemt_rekenen(self) -> bool:
        """Asks in so many words to calculate."""
        return self._has(_UITGEREKEND)

    @property
    def is_rekenknop(self) -> bool:
        """Our own button "Reken uit: ...", pressed or typed."""
        return self.folded.lstrip().startswith("reken uit:")

    @property
    def is_aanvulling(self) -> bool:
        """ "en er komt nog iemand van 12 uur bij": more of the same, not instead of it."""
        return adds(self.folded)

    @cached_property
    def words_besides(self) -> tuple[str, ...]:
        """The words that are not part of a number or date."""
        left, last = [], 0
        for quantity in self.quantities:
            left.append(self.folded[last : quantity.start])
            last = max(last, quantity.end)
        left.append(self.folded[last:])
        return tuple(re.findall(r"[a-z0-9]+", " ".join(left)))

    @cached_property
    def meant(self) -> str:
        """The folded text with its words put right (see woorden.py); offsets do not hold."""
        return meant(self.folded)

    def says(self, pattern: str) -> bool:
        return self._has(re.compile(pattern))

    def _has(self, pattern: re.Pattern[str]) -> bool:
        return pattern.search(self.folded) is not None or pattern.search(self.meant) is not None

    def before(self, quantity: Quantity, reach: int) -> str:
        """The folded text before a quantity that can be about it: back to the one before it or the end of a clause."""
        previous = max((q.end for q in self.quantities if q.end <= quantity.start), default=None)
        if previous is None:
            return _last_sentence(self.folded[max(0, quantity.start - reach) : quantity.start])
        return _shared(self.folded[previous : quantity.start])[1][-reach:]

    def after(self, quantity: Quantity, reach: int) -> str:
        """The folded text after a quantity that can be about it: up to the next one or the end of a clause."""
        following = min((q.start for q in self.quantities if q.start >= quantity.end), default=None)
        if following is None:
            return _SENTENCE.split(self.folded[quantity.end : quantity.end + reach])[0]
        return _shared(self.folded[quantity.end : following])[0][:reach]


def begrijp(text: str, quantities: Sequence[Quantity], today: date) -> Begrip:
    signature = _SIGNATURE.search(fold(text))
    end = signature.start() if signature else len(text)
    said = [q for q in quantities if q.start < end]
    aside = background(fold(text[:end]), said)
    for start, stop in aside:
        text = text[:start] + " " * (stop - start) + text[stop:]
    told = tuple(q for q in said if not any(start <= q.start < stop for start, stop in aside))
    return Begrip(text[:end], today, told)


def _shared(gap: str) -> tuple[str, str]:
    """The words between two numbers, shared out: those that belong to the first, and those to the second.

    At a comma, "en" and the like the one stops and the other begins; without it both may claim them.
    """
    stops, begins = list(_BREAK.finditer(gap)), list(_STRONG.finditer(gap))
    first = gap[: stops[0].start()] if stops else gap
    return first, gap[begins[-1].end() :] if begins else gap


def _last_sentence(text: str) -> str:
    return _SENTENCE.split(text)[-1]
