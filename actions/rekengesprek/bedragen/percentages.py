"""Which percentage is the loonwaarde: not that of a subsidy, a loss of output or a wage, and the new one of two."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.eenheden import own_unit
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

USES = ("loonkostensubsidie", "loondispensatie", "nettokosten", "praktijkroute")
_VELD = "loonwaarde"
_WHOLE = Decimal(100)
_REACH, _FAR = 45, 60
_MINIMUMLOON = r"(?:minimum ?(?:uur|maand)?loon\w*|wml)\b"
_NAMED = re.compile(
    r"(?:loon ?waarde\w*|\blw|presteert|productiviteit)\W*(?:(?:is|van|op|nu|was|wordt|eerst|nog)\W*)*$"
)
_IS_LOONWAARDE = re.compile(r"(?:loon ?waarde\w*|\blw)\W*(?:(?:is|van|op|nu|was|wordt)\W*)*$")
_SUBSIDY = r"(?:loon ?kosten ?subsidie|\blks\b|subsidie|(?:loon)?dispensatie|aanvulling|compensatie)"
_SUBSIDY_AFTER = re.compile(
    rf"^[ )]*(?:(?:aan|van de|van het|van|de) )?{_SUBSIDY}|^\W*(?:\w+ ){{0,3}}(?:vergoed|aangevuld|gesubsidieerd|gecompenseerd|bijgepast)\b"
)
_SUBSIDY_BEFORE = re.compile(
    rf"{_SUBSIDY}s?\W+(?:(?:percentage|nu|ongeveer)\W+){{0,2}}(?:van|is|bedraagt|ter hoogte van|was)\W+(?:ongeveer )?$|"
    rf"(?:subsidie|dispensatie)percentage\W*(?:(?:van|is)\W+)?$|"
    r"\b(?:vult|vullen|vergoedt|vergoeden|subsidieert|compenseert|past|passen)\W+(?:\w+ ){0,3}$"
)
_FILLS_UP = re.compile(r"\b(?:vult|vullen|past|passen)\W+(?:\w+ ){0,3}$")
_RECEIVES = re.compile(r"\b(?:krijg\w*|ontvang\w*)\W+(?:(?:ik|wij|we|u|nu|al|hij|maandelijks)\W+){0,3}$")
_MOST_SUBSIDY = Decimal(70)
_LOSS_BEFORE = re.compile(
    r"(?:\b|productie|productiviteits|prestatie|arbeids)(?:verlies|uitval|achterstand)(?: [a-z]+){0,4}[ :=]*$|"
    r"\bminder (?:productief|waard)\W*(?:(?:is|met|ongeveer|namelijk)\W*)*$"
)
_OF_WAGE = re.compile(
    rf"^\W*(?:punt )?(?:boven|onder|meer dan|hoger dan|lager dan|minder dan)\W+(?:(?:het|wettelijk|wettelijke|bruto|cao|de)\W+)*(?:{_MINIMUMLOON}|loon|cao)"
)
_PART_OF_WAGE = re.compile(rf"^\W*van\W+(?:(?:het|wettelijk|wettelijke|bruto)\W+)*{_MINIMUMLOON}")
_PLUS_WAGE = re.compile(rf"{_MINIMUMLOON}\W*(?:plus|\+|met|en)?\W*$")
_PART_OF_ESTIMATE = re.compile(r"\b(?:tempo|kwaliteit|netto ?-?werktijd)\W*(?:(?:is|van)\W+)?$")
_ASIDE_BEFORE = re.compile(
    r"(?:vakantie\w*|werkgeverslasten|sociale lasten|lasten|premies?|maximum|maximaal|hoogstens|toeslag|quotum)\W*(?:(?:van|is|met|a)\W+)?$"
)
_ASIDE_AFTER = re.compile(
    r"^\W*(?:aan )?(?:vakantie\w*|werkgeverslasten|sociale lasten|lasten|premies?|toeslag|btw|zeker|akkoord|afgekeurd|wajong\w*|arbeidsongeschikt\w*)"
)
_PART_TIME_BEFORE = re.compile(
    r"(?:part ?-?time|deeltijd)[ -]?(?:factor|percentage|contract|dienstverband)?\W*(?:(?:van|is)\W+)?$"
)
_OF_A_WEEK = re.compile(
    r"\W*(?:dienstverband |contract |aanstelling |deeltijd )?van (?:een |de )?(?:(?:volle|hele|volledige) )?(?:werkweek van |week van )?\W*"
)
_CHANGED_BY = re.compile(
    r"^\W*(?:punt\w* )?(?:hogere?|lagere?|beter|betere?|slechter|omhoog|omlaag|erbij|eraf|gestegen|gedaald)\b(?! dan (?:een|de|zijn|haar|collega))"
)
_CHANGED_WITH = re.compile(
    r"\b(?:gedaald|gestegen|verlaagd|verhoogd|toegenomen|afgenomen|omlaag|omhoog|daalt|stijgt|achteruit|vooruit)\b(?: [a-z]+){0,2} met (?:ongeveer )?$"
)
_TO_NEW = re.compile(r"\W*(?:[a-z]+\W+){0,2}(?:nu|wordt|naar|inmiddels|werd|geworden|thans)\W*(?:(?:is|op|nog)\W+)?")
_OLD = re.compile(
    r"\b(?:eerst|eerder|was|waren|vroeger|voorheen|toen|begon\w*|oorspronkelijk|aanvankelijk|oude?|vorige|vorig|stond|had|hadden|zat|kwam|ging van|gaat van|gegaan van|van)\W+"
    r"(?:(?:jaar|nog|eerst|op|met|bij|van|loon ?waarde|lw|meting|is|was|de|een|het|op een)\W+){0,4}$"
)
_NEW = re.compile(
    r"\b(?:nu|inmiddels|naar|wordt|werd|geworden|thans|daarna|later|momenteel|het is|moet het|moet|blijkt|zijn het|hermeting|her ?keuring|herbeoordeling|meting|nieuwe|tegenwoordig|sinds\w*|intussen|is het|komt uit)\b"
)
_EXPECTED = re.compile(r"\b(?:verwacht\w*|schatt?\w*|geschat|denk\w*|gok\w*|hopen|hoop|waarschijnlijk|vermoed\w*)\b")
_NOT_YET = re.compile(
    r"\bwacht\w* (?:\w+ ){0,4}(?:loonwaarde)?(?:meting|keuring|bepaling)|\bnog niet (?:\w+ )?(?:gemeten|bepaald|vastgesteld)|\b(?:loonwaarde)?meting (?:\w+ ){0,2}(?:moet nog|volgt|loopt nog|komt nog)"
)
_DIFFERENCE = re.compile(
    r"\bverschil\b|\bscheel\w*|hoeveel (?:meer|minder|stijg\w*|daal\w*|gaat)\b|\bstijgt\b|\bdaalt\b"
)


def only_loonwaarde(rekenhulp: str, begrip: Begrip, gevraagd: str, is_follow_up: bool, vulling: Vulling) -> Begrip:
    """The message with at most one percentage left: that of the loonwaarde. What the others say goes to `vulling`."""
    if rekenhulp not in USES:
        return begrip
    begrip = _share_of_week(begrip, vulling)
    for quantity in [q for q in begrip.quantities if q.kind == "percent" and isinstance(q.value, Decimal)]:
        begrip = _judged(rekenhulp, begrip, quantity, gevraagd, is_follow_up, vulling)
    return _new_one(begrip, vulling)


def _judged(
    rekenhulp: str, begrip: Begrip, quantity: Quantity, gevraagd: str, is_follow_up: bool, vulling: Vulling
) -> Begrip:
    """ "30% loonkostensubsidie", "verlies van 30%", "10% boven minimumloon": without a percentage of something else."""
    before, after = begrip.before(quantity, _REACH), begrip.after(quantity, _REACH)
    value = Decimal(str(quantity.value))
    without = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    others = [q for q in without.quantities if q.kind == "percent"]
    is_named = bool(_NAMED.search(before))
    if _OF_WAGE.search(after) or _PLUS_WAGE.search(before) or (_PART_OF_WAGE.search(after) and value > _WHOLE):
        if rekenhulp == "nettokosten":
            vulling.twijfel.insert(0, Twijfel("loonkosten"))
        vulling.ongebruikt.append(quantity)
        return without
    is_estimated = bool(_PART_OF_ESTIMATE.search(before))  # "loonwaarde 54% (tempo 60%)"
    if is_estimated and any(_IS_LOONWAARDE.search(begrip.before(other, _REACH)) for other in others):
        vulling.ongebruikt.append(quantity)
        return without
    if _ASIDE_BEFORE.search(before) or _ASIDE_AFTER.search(after):
        vulling.ongebruikt.append(quantity)
        return without
    if _PART_TIME_BEFORE.search(before):
        vulling.twijfel.append(Twijfel("uren"))
        return without
    if (is_follow_up and _CHANGED_BY.search(after)) or _CHANGED_WITH.search(before):
        vulling.twijfel.append(Twijfel(_VELD))
        return without
    if _NOT_YET.search(begrip.folded) and _EXPECTED.search(begrip.folded[: quantity.start]) and gevraagd != _VELD:
        vulling.twijfel.append(Twijfel(_VELD))  # what holds until the measurement is not what is expected of it
        return without
    is_subsidy = not is_named and bool(_SUBSIDY_AFTER.search(after) or _SUBSIDY_BEFORE.search(before))
    is_loss = not is_subsidy and bool(_LOSS_BEFORE.search(before)) and not _IS_LOONWAARDE.search(before)
    if not (is_subsidy or is_loss):
        return begrip
    if others or value >= _WHOLE:
        vulling.ongebruikt.append(quantity)  # "loonwaarde 60%, dus 40% subsidie"
        return without
    if is_subsidy and value > _MOST_SUBSIDY:
        vulling.twijfel.append(Twijfel(_VELD))
        return without
    turned = f"{(_WHOLE - value).normalize():f}"
    is_clear = is_loss or (_RECEIVES.search(before) and _SUBSIDY_AFTER.search(after)) or _FILLS_UP.search(before)
    if is_clear:
        vulling.invoer[_VELD] = turned
        vulling.gelezen[_VELD] = (f"100% - {format_number(value)}% = loonwaarde {format_number(_WHOLE - value)}%",)
    else:
        vulling.te_bevestigen[_VELD] = turned
    return without


def _share_of_week(begrip: Begrip, vulling: Vulling) -> Begrip:
    """ "66,67% van 36 uur": the hours of the contract."""
    for share, week in zip(begrip.quantities, begrip.quantities[1:]):
        between = begrip.folded[share.end : week.start]
        if share.kind != "percent" or week.kind != "hours" or week.unit not in ("", "week"):
            continue
        if not _OF_A_WEEK.fullmatch(between) or not isinstance(share.value, Decimal):
            continue
        hours = (share.value * Decimal(str(week.value)) / 100).quantize(Decimal("0.01"))
        vulling.invoer["uren"] = f"{hours.normalize():f}"
        vulling.gelezen["uren"] = (
            f"{format_number(share.value)}% van {format_number(Decimal(str(week.value)))} uur = {format_number(hours)} uur per week",
        )
        return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in (share, week)))
    return begrip


def _new_one(begrip: Begrip, vulling: Vulling) -> Begrip:
    """ "was 60%, nu 40%", "40% (was 60%)": the new one; two of which nothing is said are asked about."""
    shares = _shares(begrip)
    if len({q.value for q in shares}) < 2:
        return begrip
    if begrip.says(_DIFFERENCE.pattern) and len(shares) == 2:
        shown = tuple(f"{format_number(Decimal(str(q.value)))}%" for q in shares)
        vulling.twijfel.append(Twijfel(_VELD, situaties=shown))
        return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in shares))
    old = [q for q in shares if _OLD.search(_before(begrip, q))]
    new = [q for q in shares if q not in old]
    follows = len(old) == len(new) == 1 and (
        new[0].start < old[0].start or _NEW.search(begrip.folded[old[0].end : new[0].start])
    )
    if follows:
        return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in old))
    values = tuple(dict.fromkeys(f"{Decimal(str(q.value)).normalize():f}" for q in shares))
    vulling.twijfel.append(Twijfel(_VELD, values))
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in shares))


def _shares(begrip: Begrip) -> list[Quantity]:
    """The percentages, and the bare 50 and 45 of "loonwaarde was 50, wordt 45"."""
    shares: list[Quantity] = []
    for quantity in begrip.quantities:
        before = _before(begrip, quantity)
        is_bare = (
            own_unit(quantity).kind == "number" and isinstance(quantity.value, Decimal) and quantity.value <= _WHOLE
        )
        is_old = bool(shares) and bool(_OLD.search(_before(begrip, shares[-1])))
        is_named = is_bare and (bool(_IS_LOONWAARDE.search(before)) or (is_old and bool(_TO_NEW.fullmatch(before))))
        if (quantity.kind == "percent" and not quantity.problem) or is_named:
            shares.append(quantity)
    return shares


def _before(begrip: Begrip, quantity: Quantity) -> str:
    """What stands between a percentage and the number before it."""
    previous = max((q.end for q in begrip.quantities if q.end <= quantity.start), default=0)
    return begrip.folded[max(previous, quantity.start - _FAR) : quantity.start]
