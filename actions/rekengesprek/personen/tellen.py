"""Hours of several people in one message, for the calculator `tellen`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import ELK
from actions.rekengesprek.personen.deel_van_groep import COUNT, NUMBER_WORDS
from actions.rekengesprek.personen.een_of_meer import alternatives, leans_on_another, of_one_person
from actions.rekengesprek.personen.lijst import WEEK_TOT, changed_list, hours_said
from actions.rekengesprek.personen.mensen import Mens, each_or_together, multiplied, read_mens
from actions.rekengesprek.personen.namen import NAMEN, called, named, names_of
from actions.rekengesprek.personen.perioden import MONTH, is_irregular, is_no_period_of, over_weeks, take_period
from actions.rekengesprek.personen.uitgezonderd import of_the_known_list, of_this_list
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import ANDEREN, CONTRACT_UNCLEAR, MENSEN, is_full_week
from actions.rekengesprek.velden.eenheden import shown
from actions.rekengesprek.velden.keuzes import resolve_contract, unclear_contract
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_MAX_MENSEN = 50
_NEAR = 8  # characters
_PERIODS = r"\b(week|maand|jaar)\b"
_LEAST_WEEK = 4
_LONGEST_MONTH, _LONGEST_YEAR = Decimal(208), Decimal(2496)
_OF_A_GROUP = (
    r"\b(?:samen|gezamenlijk|totaal|totale|bij elkaar|opgeteld|som|alle|allemaal)\b|\b(?:onze|mijn|de) (?:\w+ )?\w*"
    r"(?:mensen|medewerkers|werknemers|krachten|collega'?s)\b|\b(?:ploeg|groep)\b"
)


_SOME_OF_THEM = re.compile(rf"\b({COUNT}) (?:mensen |man )?(?:daarvan|ervan|hiervan|van (?:die|de|hen|ze|hun|onze)\b)")
_OFZO = r"\b(?:ofzo|of zo|ongeveer|zoiets)\b"
_NOT_ALL = r"\b(?:maar|behalve|alleen|terwijl)\b.*\b(?:niet|geen|nie)\b"
_STILL_UNKNOWN = (
    r"\b(?:die|dat|uren|diens|wiens|haar|zijn) (?:\w+ ){0,3}(?:opzoeken|uitzoeken|navragen|nakijken|nazoeken|onbekend)\b|"
    r"\b(?:weet|ken|heb) ik (?:\w+ ){0,3}(?:nog )?niet\b|\b(?:weet|ken) ik (?:ff |even )?nog niet\b|nog onbekend\b"
)
_ONE_MORE = r"\b(?:eentje|iemand|een|1|ander\w*|nog|ne|nen|n)\b"


def lees_mensen(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> None:
    """Fill in uren and periode: a list of hours per person, "3 mensen van 20 uur" three times.

    Leaves in doubt (vulling.twijfel) what can be read in two ways: a range, hours of some days, a number of people
    that does not match the hours, one person's hours where several were counted.
    """
    if gevraagd == "periode" and begrip.says(rf"{MONTH}|loonstrook|maandloon"):
        vulling.invoer["periode"] = "maand"
    if gevraagd == "periode" and len(periods := set(re.findall(_PERIODS, begrip.folded))) == 1:
        vulling.invoer["periode"] = periods.pop()  # "das een maand"
    if not gevraagd and over_weeks(begrip, staat, vulling):
        return
    settled = each_or_together(begrip, staat) if gevraagd == "uren" else []
    if settled:
        vulling.invoer["uren"] = settled
        return
    if gevraagd != "periode" and is_no_period_of(begrip, staat):
        vulling.invoer.pop("periode", None)  # "lkv erbij per jaar?" behind 24 hours a week
    hours, used = hours_said(begrip, gevraagd)
    problems = [q.problem for q in hours if q.problem]
    if problems:
        vulling.problemen.extend(problems)
        return
    if _one_after_the_other(begrip, staat, gevraagd, vulling) or _changes(begrip, staat, gevraagd, vulling):
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.kind not in ("hours", "number")]
        return
    mensen = [read_mens(begrip, q, used) for q in hours]
    counted = [mens.times for mens in mensen if mens.is_counted]
    is_list = len(mensen) > 1 and counted == [len(mensen)] and mensen[0].is_counted
    if is_list and not any(re.search(_ONE_MORE, begrip.before(q, 20)) for q in hours[1:]):
        mensen = [replace(mens, times=1) for mens in mensen]  # "drie mensen met 12, 16 en 20 uur": a list
    counts = [q for q in begrip.quantities if q.kind == "count" and q.unit == "mensen" and q not in used]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in used and q not in counts]
    few = [q for q in counts if _is_few(q)]
    if mensen and (few or not begrip.says(ELK)):
        counts = few  # "een tuincentrum met 62 medewerkers" is no number of contracts
    _contract(begrip, staat, vulling)
    if not mensen:
        if counts:
            vulling.invoer[MENSEN] = str(sum(int(q.value) for q in counts if isinstance(q.value, Decimal)))
        _another_count(begrip, staat, counts, vulling)
        return
    if all(is_full_week(begrip, q, ()) for q in hours):
        vulling.twijfel.append(Twijfel("uren"))
        return
    hours, mensen = _by_name(begrip, hours, mensen)
    names = names_of(begrip, hours) if len(hours) == len(mensen) and all(mens.times == 1 for mens in mensen) else []
    if len(row := called(begrip.text)) == len(mensen) > 1:
        names = row
    if not gevraagd and (choice := alternatives(begrip, hours, mensen)):
        vulling.twijfel.insert(0, Twijfel("uren", situaties=choice))
        return
    if not staat.is_klaar and leans_on_another(begrip, mensen):
        vulling.twijfel.insert(0, Twijfel("uren"))
        return
    if of_one_person(begrip, hours, mensen):
        vulling.twijfel.insert(0, Twijfel("uren", tuple(shown(mens.uren) for mens in mensen)))
        return
    mensen, names = of_this_list(begrip, hours, mensen, names, vulling)
    is_told = "uren" in vulling.gelezen  # who counts and who does not
    if is_told:
        counts = []  # "2 mensen op beschut werk (24 uur elk)": theirs
    several = len(mensen) > 1 or any(mens.times > 1 for mens in mensen)
    if is_irregular(begrip, hours) or (several and not is_told and _different_contracts(begrip)):
        vulling.invoer.pop("contractvorm", None)
        vulling.twijfel.insert(0, Twijfel("uren"))
        return
    if gevraagd == "uren" and begrip.is_aanvulling and not staat.invoer.get("uren"):
        vulling.twijfel.append(Twijfel("uren"))  # one more, and how many hours the others work is not known yet
        return
    if several and vulling.invoer.get("staat_in_register") is False and begrip.says(_NOT_ALL):
        del vulling.invoer["staat_in_register"]  # one of them is not in the register: whose hours are left?
        vulling.twijfel.insert(0, Twijfel("uren"))
        return
    if len({q.approximate for q in hours}) > 1 and begrip.says(_OFZO):
        vulling.twijfel.append(Twijfel("uren"))  # "had het over 25 uur ofzo, maar zij werkt er 12"
        return
    if any(_may_be_somebodys(begrip, q) for q in vulling.ongebruikt):
        vulling.twijfel.append(Twijfel("uren"))  # a number that may be the hours of one more: not left out in silence
        return
    if not gevraagd and begrip.says(_STILL_UNKNOWN):
        vulling.invoer[ANDEREN] = [shown(mens.uren) for mens in mensen for _ in range(mens.times)]
        vulling.twijfel.append(Twijfel("uren"))  # "en Donny, diens uren moet ik nog opzoeken"
        return
    changed = _some_of_the_same(mensen, staat, gevraagd, begrip)
    if changed:
        vulling.invoer["uren"] = changed
        return
    known = list(staat.invoer.get("uren") or [])
    if len(known) > 1 and _SOME_OF_THEM.search(begrip.folded) and not gevraagd:
        vulling.twijfel.append(Twijfel("uren"))  # "2 van hen naar 30 uur", of people with different hours
        return
    if len(known) > 1 and len(set(known)) == 1 and len(mensen) == 1 and mensen[0].times == 1 and begrip.says(ELK):
        vulling.invoer["uren"] = [shown(mensen[0].uren)] * len(known)  # "nee ieder 24"
        return
    mensen = mensen if is_told else multiplied(begrip, mensen, counts, staat, vulling)
    ranged = next((mens for mens in mensen if mens.upper is not None), None)
    if ranged is not None:
        both = (shown(ranged.uren), shown(ranged.upper)) if len(mensen) == 1 else ()
        vulling.twijfel.append(Twijfel("uren", both))
        return
    if _is_about_one_of_several(mensen, staat, gevraagd, begrip):
        vulling.twijfel.append(Twijfel("uren"))
        return
    if len(mensen) == 1 and mensen[0].times == 1 and _is_of_a_group(begrip, mensen[0], staat):
        vulling.invoer["uren_samen"] = shown(mensen[0].uren)
        take_period(mensen, begrip, vulling)
        return
    if len(mensen) == 1 and mensen[0].times > 1:
        vulling.invoer[MENSEN] = str(mensen[0].times)
    vulling.invoer["uren"] = [shown(mens.uren) for mens in mensen for _ in range(min(mens.times, _MAX_MENSEN + 1))]
    if gevraagd == "uren" and staat.invoer.get(ANDEREN):
        vulling.invoer["uren"] = [*staat.invoer[ANDEREN], *vulling.invoer["uren"]]
    if len(names) == len(vulling.invoer["uren"]) and not begrip.is_aanvulling:
        vulling.invoer[NAMEN] = names
    vulling.gelezen["uren"] = (*vulling.gelezen.get("uren", ()), *(q.steps for q in hours if q.steps))
    if gevraagd != "periode" and all(mens.uren <= WEEK_TOT for mens in mensen):
        vulling.invoer.pop("periode", None)  # "het hele jaar door 24 uur": so few are hours a week
    take_period(mensen, begrip, vulling)


def _by_name(begrip: Begrip, hours: list[Quantity], mensen: list[Mens]) -> tuple[list[Quantity], list[Mens]]:
    """ "Kees, Mila en Omar werken elk 24 uur": one for each of them; "Jan en Piet allebei 24, Klaas 12": three."""
    row = called(begrip.text)
    place = begrip.folded.find(row[0]) if row else -1
    whose = next((i for i, q in enumerate(hours) if q.start > place >= 0), None)
    if whose is None or mensen[whose].times > 1 or len(hours) != len(mensen):
        return hours, mensen
    each = re.compile(ELK).search(begrip.folded, place)
    if (
        each is None
        or each.start() > hours[whose].end + _NEAR
        or any(place < q.start < hours[whose].start for q in hours)
    ):
        return hours, mensen
    theirs = [hours[whose]] * len(row)
    same = [mensen[whose]] * len(row)
    return [*hours[:whose], *theirs, *hours[whose + 1 :]], [*mensen[:whose], *same, *mensen[whose + 1 :]]


def _changes(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> bool:
    """Whether the message changes the list that was known, and then how."""
    if of_the_known_list(begrip, staat, gevraagd, vulling):
        return True
    if replaced := changed_list(begrip, staat, gevraagd):
        vulling.invoer["uren"] = replaced
    return bool(replaced)


def _one_after_the_other(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> bool:
    """ "desi is weg en henk doet er nu 28": each half changes the list."""
    cut = begrip.folded.find(" en ")
    halves = [begrip.part(0, cut), begrip.part(cut, len(begrip.text))] if cut > 0 else []
    names = [named(half, staat.invoer.get(NAMEN) or []) for half in halves]
    if not all(len(who) == 1 for who in names) or not halves:
        return False
    now, told = staat, Vulling()
    for half in halves:
        if not _changes(half, now, gevraagd, told) or told.twijfel:
            return False
        now = now.met(invoer={**now.invoer, **told.invoer})
    for veld in ("contractvorm", "staat_in_register"):
        vulling.invoer.pop(veld, None)
    vulling.invoer.update(told.invoer)
    vulling.gelezen.update(told.gelezen)
    return True


def _is_few(count: Quantity) -> bool:
    return isinstance(count.value, Decimal) and count.value <= _MAX_MENSEN


def _contract(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Lending without saying who lends to whom: asked, because the job counts with the one or the other."""
    if "contractvorm" in vulling.invoer or "contractvorm" in staat.invoer:
        return
    open_form = staat.invoer.get(CONTRACT_UNCLEAR)
    if open_form:
        form = resolve_contract(str(open_form), begrip.meant)
        if form:
            vulling.invoer["contractvorm"] = form
        return
    forms = unclear_contract(begrip.meant)
    if forms:
        vulling.invoer[CONTRACT_UNCLEAR] = "wsw" if "wsw intern" in forms else "detachering"
        vulling.twijfel.append(Twijfel("contractvorm", forms))


def _is_of_a_group(begrip: Begrip, mens: Mens, staat: Staat) -> bool:
    """ "onze mensen werken samen 132 uur per week": more than one person can work."""
    unit = mens.unit or str(staat.invoer.get("periode", ""))
    longest = {"maand": _LONGEST_MONTH, "jaar": _LONGEST_YEAR}.get(unit, Decimal(WEEK_TOT))
    return mens.uren > longest and ("uren_samen" in staat.invoer or begrip.says(_OF_A_GROUP))


def _may_be_somebodys(begrip: Begrip, quantity: Quantity) -> bool:
    value = quantity.value
    if quantity.kind != "number" or not isinstance(value, Decimal) or not _LEAST_WEEK <= value <= WEEK_TOT:
        return False
    in_brackets = begrip.folded[: quantity.start].rstrip().endswith("(")  # an age
    in_list = not in_brackets and re.match(r"\s*(?:[,;\n/+]|en\b|$)", begrip.folded[quantity.end :]) is not None
    return in_list and bool(names_of(begrip, [quantity]))


def _another_count(begrip: Begrip, staat: Staat, counts: list[Quantity], vulling: Vulling) -> None:
    """ "nee, het zijn er drie" after people with the same hours."""
    known = staat.invoer.get("uren") or []
    if (
        not known
        or len(set(known)) > 1
        or staat.gevraagd
        or not begrip.says(
            r"zijn er|er \w+ zijn|dus nog|nog maar|blijven er|mensen|man\b|medewerkers|\ber (?:\w+ ){1,2}(?:heb\w*|heeft|neem\w*)"
        )
    ):
        return
    numbers = counts or [q for q in begrip.quantities if q.kind == "number"]
    if len(numbers) > 1 and begrip.says(r"\bdus\b"):
        numbers = numbers[-1:]  # "1 valt af dus nog 3"
    if len(numbers) == 1 and isinstance(numbers[0].value, Decimal) and 1 <= numbers[0].value <= _MAX_MENSEN:
        vulling.invoer["uren"] = list(known[:1]) * int(numbers[0].value)
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in numbers]


def _is_about_one_of_several(mensen: list[Mens], staat: Staat, gevraagd: str, begrip: Begrip) -> bool:
    """ "piet werkt 28" after a list of people: whose hours change is not for us to guess."""
    known = staat.invoer.get("uren") or []
    return len(known) > 1 and not gevraagd and len(mensen) == 1 and mensen[0].times == 1 and not begrip.is_aanvulling


def _some_of_the_same(mensen: list[Mens], staat: Staat, gevraagd: str, begrip: Begrip) -> list[str]:
    """ "een daarvan werkt 24 uur" after several with the same hours: the list with so many of them changed."""
    known = list(staat.invoer.get("uren") or [])
    match = _SOME_OF_THEM.search(begrip.folded)
    if gevraagd or match is None or len(mensen) != 1 or mensen[0].upper is not None or len(set(known)) != 1:
        return []
    count = NUMBER_WORDS[match[1]]
    return [*known[count:], *[shown(mensen[0].uren)] * count] if count < len(known) else []


def _different_contracts(begrip: Begrip) -> bool:
    """One of them in ordinary service, another in a form that does not count: not one sum."""
    if begrip.says(r"\b(?:\d|een|twee) (?:ervan|daarvan|van hen|van de)\b|\bbehalve\b|op een na") and begrip.says(
        r"\bniet\b"
    ):
        return True
    ordinary = begrip.says(
        r"eigen dienst|gewoon in dienst|\bin dienst\b|regulier|\bgewone? (?:werk|mede|kracht|collega|contract|baan)"
    )
    return ordinary and begrip.says(r"beschut|\bstage\b|zonder loon|proef ?plaats|\bwsw\b|uitzend|gedetacheerd")
