"""Dates, months and years that belong to one calculator: trial, guidance, counting term, the year of a rule."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Mapping

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.nodig import WIL_VERLENGEN
from actions.rekengesprek.dagen.begeleidingsjaar import guidance_year
from actions.rekengesprek.dagen.datums import BY_YEAR, policy_year, vastgesteld
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_VERLENG = (
    r"\baan vast\b|erachteraan|\beraan\b|\ber (?:\w+ ){1,3}bij\b|verleng\w*|langer\b|uitbreid\w*|\bextra\b|\berbij\b"
)
_ON_TOP = r"\W*(?:\w+ )?(?:extra|erbij|langer|verleng\w*|bij\b|aan vast)"
_GEEN_VERLENGING = r"\b(?:zonder|geen|niet) (?:\w+ )?(?:verleng\w*|extra)"
_LONGER = r"\W*(?:verleng\w*|erbij|extra|langer)\b"
_TOT_OF_MET = r"(?:verleng\w*|plus|\+|erbij|extra|met nog|nog)\W*(?:\w+\W+){0,3}$"
_TOTAAL = r"(?:\btot\b|totaal|naar)\W*(?:\w+\W+){0,2}$"
_PAID_BY = {**dict.fromkeys(("WW", "ZW", "WIA", "Wajong"), "UWV"), "bijstand": "gemeente"}
_FIRST_YEAR = 2013  # of the banenafspraak


def established(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    found = vastgesteld(begrip, staat)
    if not found or set(found) <= set(vulling.invoer):
        return
    day = next(iter(found.values()))
    taken = [veld for veld, value in vulling.invoer.items() if value == day]
    for veld in taken:
        del vulling.invoer[veld]
    vulling.invoer.update(found)
    vulling.ongebruikt = [q for q in vulling.ongebruikt if str(q.value) != day]


def same_date(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "24 oktober ipv 14": the one date that was given before, given anew."""
    before = [veld for veld, value in staat.invoer.items() if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value))]
    said = [q for q in begrip.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    if not staat.is_klaar or len(before) != 1 or len(said) != 1 or before[0] in vulling.invoer:
        return
    if any(veld != "geboren" and value == str(said[0].value) for veld, value in vulling.invoer.items()):
        return  # a word gave it to another field
    is_birth = before[0] != "geboren" and isinstance(said[0].value, date) and said[0].value.year < _FIRST_YEAR
    if not (is_birth or begrip.says(r"\bgeb")):
        vulling.invoer.pop("geboren", None)
        vulling.invoer[before[0]] = str(said[0].value)
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in said]


def corrected_start(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "typfout sorry 1 januari 2026": the start that was given before, given anew."""
    said = [q for q in begrip.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    corrects = begrip.says(r"\b(?:sorry|typ\w*|fout\w*|bedoel\w*|verkeerd|correctie|oeps|moet zijn)\b")
    if staat.is_klaar and "start" in staat.invoer and vulling.peildatum and len(said) == 1 and corrects:
        vulling.peildatum = None
        vulling.invoer["start"] = str(said[0].value)


def payer(vulling: Vulling) -> None:
    """Who has that benefit gets a trial placement from UWV, or from the gemeente."""
    uitkering = vulling.invoer.get("uitkering")
    if "uitvoerder" not in vulling.invoer and uitkering in _PAID_BY:
        vulling.invoer["uitvoerder"] = _PAID_BY[uitkering]


def proefplaatsing(begrip: Begrip, bekend: Mapping[str, Any], vulling: Vulling) -> None:
    """ "met 4 maanden verlengen" comes on top of what there is; "tot 6 maanden" and "6 maanden" are the whole."""
    if not begrip.says(_VERLENG) or begrip.says(_GEEN_VERLENGING):
        return
    months = [q for q in begrip.quantities if q.kind == "duration" and q.unit == "maand"]
    months += [
        q for q in begrip.quantities if months and q.kind == "number" and re.match(_LONGER, begrip.folded[q.end :])
    ]
    if not months:
        if "maanden" not in vulling.invoer:
            vulling.invoer[WIL_VERLENGEN] = True
        return
    extra = [
        q
        for q in months
        if re.search(_TOT_OF_MET, begrip.folded[: q.start]) and not re.search(_TOTAAL, begrip.folded[: q.start])
    ]
    extra += [q for q in months if q not in extra and re.match(_ON_TOP, begrip.folded[q.end :])]
    if not extra:
        return
    base = [q for q in months if q not in extra]
    start = base[0].value if base else bekend.get("maanden", 2)
    total = int(str(start).split(".")[0]) + int(str(extra[0].value).split(".")[0])
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != "maanden"]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in months]
    vulling.invoer["maanden"] = str(total)


def no_reason(begrip: Begrip, vulling: Vulling) -> None:
    """ "zonder bijzondere reden": then the trial does not last longer than usual."""
    if "motivering" not in vulling.invoer and begrip.says(r"(?:zonder|geen) (?:\w+ )?(?:reden|motivering)\b"):
        vulling.invoer["motivering"] = None


def is_which_year(begrip: Begrip, quantity: Quantity) -> bool:
    """ "jaar 2": the second year, no number of its own."""
    return quantity.kind == "number" and re.search(r"\b(?:jaar|jr)\W*$", begrip.folded[: quantity.start]) is not None


def jobcoach(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> None:
    words = {
        "eerste": "1",
        "tweede": "2",
        "derde": "3",
        "vierde": "4",
        "een": "1",
        "twee": "2",
        "drie": "3",
        "vier": "4",
    }
    match = re.search(
        r"\b(?:jaar|jr)(?: van de begeleiding)? (\d{1,2}|een|twee|drie|vier)\b|\b(\d)e jaar|"
        r"\b(eerste|tweede|derde|vierde) jaar",
        begrip.meant,
    )
    if match:
        said = match[1] or match[2] or match[3]
        vulling.invoer["jaar"] = words.get(said, said)
    elif which := re.match(
        r"^\W*(?:en )?(?:in )?(?:het |'?t )?(eerste|tweede|derde|vierde)(?: jaar)?(?: dan)?\W*$", begrip.folded
    ):
        vulling.invoer["jaar"] = words[which[1]]
    elif begrip.says(r"\bjaar (?:erop|erna|daarna|later)\b|volgend jaar") and staat.is_klaar:
        vulling.invoer["jaar"] = str(int(staat.invoer.get("jaar", 1)) + 1)
    elif gevraagd == "jaar" and "uren" not in vulling.invoer and (number := re.search(r"\b(\d{1,2})\b", begrip.folded)):
        vulling.invoer["jaar"] = number[1]
    guidance_year(begrip, vulling)


def year(rekenhulp: str, begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """This year means today. The minimum wage changes halfway a year: for another year, ask which half."""
    if (
        vulling.peildatum is None
        and staat.peildatum
        and not staat.gevraagd
        and not begrip.quantities
        and begrip.says(r"\b(?:nu|vandaag|dit moment)\b")
    ):
        vulling.peildatum = begrip.today
    if rekenhulp in BY_YEAR and vulling.peildatum is None:
        known = date.fromisoformat(staat.peildatum) if staat.peildatum else begrip.today
        vulling.peildatum = policy_year(begrip, staat, known)
    years = [q.value.year for q in begrip.quantities if q.unit == "jaar" and isinstance(q.value, date)]
    if vulling.peildatum is None or not years or vulling.peildatum != date(years[0], 12, 31):
        return
    year = vulling.peildatum.year
    if year == begrip.today.year:
        vulling.peildatum = begrip.today
    elif rekenhulp == "minimumloon" and year > begrip.today.year:
        vulling.peildatum = date(year, 1, 1)  # of which no half is known yet
    elif rekenhulp == "minimumloon":
        vulling.peildatum = None
        vulling.twijfel.append(Twijfel("peildatum", (f"{year}-01-01", f"{year}-07-01")))
