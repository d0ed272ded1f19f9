"""What may end the right to a benefit and is told without a day: "heeft de AOW-leeftijd al", "zit in beschut werk"."""

from __future__ import annotations

import re

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading.people import FIRST_NAMES

_PENSION = r"(?:aow[- ]?(?:leeftijd|er|gerechtigd\w*|uitkering)?|pensioen\w*|gepensioneerd\w*)"
_OLD = re.compile(
    rf"\b(?:heeft|krijgt|ontvangt|bereikt\w*|boven|voorbij|over|al|reeds|met|na|is|zit in|gepasseerd)\W+"
    rf"(?:(?:al|de|zijn|haar|nu|reeds|sinds kort|een|net)\W+){{0,2}}{_PENSION}\b|"
    rf"\bgepensioneerd\w*|\b{_PENSION} (?:al )?(?:bereikt|voorbij|gepasseerd)\b"
)
_NOT_YET = re.compile(r"\b(?:niet|geen|bijna|voor (?:de|zijn|haar)|tot|totdat|onder|later|straks)\b")
_SHELTERED = re.compile(r"\bbeschut\w*")
_NOT_SHELTERED = re.compile(r"\b(?:geen|niet|uit|zonder) (?:\w+ ){0,2}beschut\w*")
_FOR_YEARS = (
    r"\bal (?:\w+ )?(?:jaren|lang)\b|"
    r"\b(?:al|nu|inmiddels|ruim) (?:\w+ )?(?:[2-9]|\d\d|twee|drie|vier|vijf|zes|tien) jaar\b|"
    r"\bjaren (?:bij ons )?in dienst\b"
)
_SOMEBODY_ELSE = r"\b(?:iemand anders|een ander\w*|nieuwe? (?:collega|medewerker)|(?:zijn|haar|onze|een) collega)\b"
_OF_THE_OTHER = ("start", "einde", "betaalde_weken")


def no_right_left(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Asks what decides: the day of birth, or whether somebody is registered."""
    known = {**staat.invoer, **vulling.invoer}
    old = _OLD.search(begrip.folded)
    if old and "geboren" not in known and not _NOT_YET.search(begrip.folded[max(0, old.start() - 20) : old.end() + 20]):
        vulling.twijfel.append(Twijfel("geboren"))
    is_sheltered = _SHELTERED.search(begrip.folded) and not _NOT_SHELTERED.search(begrip.folded)
    if is_sheltered and "staat_in_register" not in known:
        vulling.twijfel.append(Twijfel("staat_in_register"))


def of_somebody_else(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "en voor Marieke, die hier al 5 jaar werkt": what was told of the first one's job does not hold for her."""
    names = {word for word in re.findall(r"[a-z]+", begrip.folded) if word in FIRST_NAMES}
    told = {word for text in staat.verhaal for word in re.findall(r"[a-z]+", text.lower())}
    is_other = bool(names - told) or begrip.says(_SOMEBODY_ELSE)
    if not staat.is_klaar or not (is_other or begrip.says(_FOR_YEARS)):
        return
    for veld in _OF_THE_OTHER:
        if veld in staat.invoer and veld not in vulling.invoer and (veld != "start" or begrip.says(_FOR_YEARS)):
            vulling.invoer[veld] = None
