"""The words by which people ask for a calculator, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Mapping


@dataclass(frozen=True)
class Kenmerk:
    """onderwerp: pattern -> points for the topic. soorten: kinds of numbers that fit. nooit: words that rule it out."""

    onderwerp: Mapping[str, int]
    soorten: tuple[str, ...]
    nooit: str = ""


_LKS = r"loon ?kosten ?sub?s?id\w*|\blks\b|loon ?subsidie|loonkost\w*sub\w*"
_LKV = r"\blkv\b|loon ?kosten ?voor?deel\w*"
_DISPENSATIE = r"(?:loon ?)?dispensatie"
_HOEVEEL_BANEN = r"(?:hoe ?veel|hvl|voor wat|voor hoeveel|welk deel|wat is dat in) (?:\w+ ){0,5}?(?:ba(?:an|nen?)\b|garantieba\w+|jobs?\b)|\bwat (?:\w+ ){1,4}(?:in|aan) banen\b|\b(?:reken|tel|bereken) (?:\w+ ){0,2}banen\b|banen (?:tellen|uitrekenen|berekenen|svp|aub|graag)\b|\bin banen\W*$"
_TEL = r"\bbanen\b|\bbaan\b|\btel(?:t|len|ling|d)?\b|mee ?tel\w*|meegeteld|garantieba\w*|arbeidsplaats\w*"
_UWV_TOPS_UP = r"\bvul(?:t|len) (?:het |dan )?uwv\b|\buwv (?:\w+ ){0,3}(?:aan|aanvul\w*|bij ?leg\w*)\b|aanvulling (?:van|door) (?:het )?uwv"
_WML = r"minimum ?(?:jeugd ?)?(?:uur|maand)?lo+ns?\b|\bwml\b|jeugd ?(?:minimum ?)?lo+n\w*|minimum wage|min\.? ?loon|min\.? ?uurloon|minimumuurloon"
_PROEF = r"proef ?pl?a?a?t?s?\w*ing\w*|proef ?plaats\w*|\bproef ?periode|\bproef ?pl\b"

KENMERKEN: Mapping[str, Kenmerk] = {
    "tellen": Kenmerk(
        {
            rf"{_HOEVEEL_BANEN}": 6,
            r"(?:hoe ?veel|voor wat|wat) (?:\w+ ){0,3}(?:tel\w*)": 4,
            r"\btel\w* (?:\w+ ){0,8}(?:mee|als|voor)\b|meetel\w*|mee te tellen|meegeteld": 3,
            _TEL: 3,
        },
        ("hours", "smallfte", "count:dagen"),
        rf"quotum|heffing|verloond\w*.*\btekort\b|hoe ?veel (?:{_LKV}|{_LKS})|tot wanneer|hoe ?lang|meetel ?termijn|einddatum|tot welke|sectordoel|hoe ?veel (?:\w+ ){{0,3}}(?:mensen|man|personen|medewerkers?|uur|uren) (?:\w+ ){{0,4}}(?:nodig|aannemen|in dienst|is dat|zijn dat|dat word\w*|word\w* dat)",
    ),
    "benodigd": Kenmerk(
        {
            r"(?:hoe ?veel|hvl|aantal) (?:\w+ ){0,4}(?:mensen|medewerkers?|personen|man|wajong\w*|kandidaten|krachten|collega\w*|werknemers|uur|uren|arbeidsbeperkten)\b(?:.*)(?:nodig|aannemen|aan te nemen|in dienst|om (?:aan |het )|vullen|halen|invullen|banen|baan)": 6,
            r"(?:banen|baan|garantieba\w+)(?:.*)(?:hoe ?veel|hvl|aantal) (?:\w+ ){0,3}(?:mensen|full-?timers|part-?timers|medewerkers?|personen|man|uur|uren|werknemers|krachten|collega\w*)": 6,
            r"\bnodig\b|om (?:\w+ ){0,4}te (?:halen|vullen|komen|realiseren)|te vullen|vol te krijgen|vullen|invullen": 3,
        },
        ("count:banen", "hours"),
        r"quotum|heffing|doelstelling|hoe ?veel (?:uur|uren) (?:is|zijn|telt|heeft|per) (?:een|1|de|die) (?:\w+)?baan",
    ),
    "meeteltermijn": Kenmerk(
        {
            r"(?:tot wanneer|tot wnr|welke datum|hoe ?lang|hoelang|wanneer|tot welke|einddatum|blijf\w*|tot en met wanneer|uit het register|uitgeschreven|vanaf wanneer)(?:.*)(?:\btel\w*|meetel\w*|register|registratie|\bdgr\b|banenafspraak|garantiebaan)": 5,
            r"(?:\btel\w*|meetel\w*|register|registratie)(?:.*)(?:tot wanneer|hoe ?lang|einddatum|nog\b|blijf\w*)": 4,
            r"meetel ?termijn|\baow\w*|t ?\+ ?2|uitstroom": 3,
            r"geboren|geb\.|geboorte\w*|\bge?b\b": 2,
        },
        ("date",),
        rf"{_PROEF}|{_LKV}|{_LKS}",
    ),
    "doelstelling": Kenmerk(
        {
            r"doelstelling\w*|\bdoel(?:en|aantal|getal)?\b|taakstelling|naar rato|opgave\b|afspraak (?:\w+ ){0,3}aantal|sectordoel|target\w*": 4,
            r"(?:hoe ?veel|welk aantal) (?:\w+ ){0,3}banen (?:\w+ ){0,8}(?:moe\w+|hoor\w*|komen|krijg\w*|realiser\w*|afgesproken|er zijn|aandeel|zijn)": 3,
            r"aandeel": 2,
        },
        ("fte", "year", "sector"),
        r"quotum|heffing|boete",
    ),
    "quotum": Kenmerk(
        {
            r"quotum\w*|kwotum\w*": 4,
            r"fte": 1,
            r"\b(?:gemeente|overheid|markt|provincie|ministerie|waterschap)\b.*\bfte\b|\bfte\b.*\b(?:gemeente|overheid|markt|provincie|ministerie|waterschap)\b": 3,
            r"banen (?:\w+ ){0,4}(?:moe\w+|nodig|verplicht|realiseren|invullen)|verplicht (?:\w+ ){0,3}banen": 2,
        },
        ("fte", "year", "count:banen", "bighours"),
        r"heffing|boete|proef ?plaats|quotum ?tekort|\btekort\b(?=.*(?:doelgroep|verloond))|(?:doelgroep|verloond).*\btekort\b",
    ),
    "heffing": Kenmerk(
        {
            r"quotum ?heffing\w*|\bheffing\w*|quotum ?tekort\w*": 5,
            r"\bboete\w*": 4,
            r"\btekort\b.*(?:verloond|doelgroep)|(?:verloond|doelgroep).*\btekort\b": 7,
            r"tekort\b": 1,
        },
        ("bighours", "year", "percent"),
    ),
    "loonwaarde": Kenmerk(
        {
            r"tempo(?:.*)(?:kwaliteit|netto)|kwaliteit(?:.*)tempo": 8,
            r"loon ?waarde.*(?:schat|inschat)\w*|(?:schat|inschat)\w*.*loon ?waarde|(?:be?reken|reken)\w* (?:\w+ ){0,4}(?:de )?loon ?waarde|loonwaarde (?:\w+ ){0,4}(?:be?reken\w*|schat\w*|inschat\w*|uit ?(?:te )?reken\w*)|wat is (?:de |zijn |haar )?loonwaarde (?:als|bij|van)": 5,
        },
        ("percent", "number"),
        rf"{_LKS}|{_DISPENSATIE}|{_LKV}",
    ),
    "loonkostensubsidie": Kenmerk(
        {_LKS: 5, r"\bsubsidie\w*": 3, r"loon ?waarde": 1},
        ("percent", "hours", "smallfte", "number", "count:dagen"),
        r"wat kost|netto ?(?:loon)?kosten|per saldo|onder de streep|zelf (?:nog )?kwijt|\bpraktijk ?route",
    ),
    "loondispensatie": Kenmerk({_DISPENSATIE: 6, _UWV_TOPS_UP: 6}, ("percent", "hours")),
    "lkv": Kenmerk(
        {_LKV: 5},
        ("hours", "smallfte", "count:dagen", "number", "bighours"),
        rf"wat kost|netto ?(?:loon)?kosten|per saldo|onder de streep|zelf (?:nog )?kwijt|(?:geen|zonder) (?:{_LKV})",
    ),
    "proefplaatsing": Kenmerk(
        {
            rf"(?:{_PROEF})(?:.*)(?:tot wanneer|wanneer (?:eindigt|loopt|stopt))": 6,
            _PROEF: 4,
            r"(?:wanneer|welke dag|tot wanneer|einddatum|laatste dag|loopt|klaar|afgelopen|eindigt|eind\b|hoe ?lang|t/m|tot en met)": 1,
        },
        ("date", "duration"),
        r"hoeveel ba(?:an|nen)|\btel\w* .*mee",
    ),
    "praktijkroute": Kenmerk({r"praktijk ?route": 5, r"loon ?waarde": 1}, ("percent", "number")),
    "minimumloon": Kenmerk(
        {
            _WML: 4,
            r"\bminimum per (?:uur|maand)|\b(?:uur|maand)loon minimum|\bminimum (?:uur|maand)loon": 4,
            r"(?:loon|betal\w*|verdien\w*).*\bminimaal\b|\bminimaal\b.*(?:loon|betal\w*|verdien\w*|per uur)": 3,
            r"(?:hoe ?veel|wat|hoe hoog) (?:\w+ ){0,6}(?:verdien\w*|betalen?|uurloon|loon)\b": 2,
        },
        ("age", "hours", "date", "number"),
        rf"{_LKS}|{_LKV}|{_DISPENSATIE}|boven|meer dan|onder het",
    ),
    "nettokosten": Kenmerk(
        {
            r"\bnetto\b.*\bloonkosten \d|netto (?:\w+ )?na (?:de )?(?:lks|subsidie|aftrek)|^\W*(?:en )?netto\b.*\b(?:lks|lkv)\b|loonkosten \d.*\bnetto\b|netto ?(?:loon ?)?kosten|netto (?:\w+ )?aan kosten": 7,
            r"wat (?:kost|kosten)|kost (?:\w+ ){0,5}(?:mij|me|ons|een werkgever|dat)|per saldo|onder de streep|zelf (?:nog )?(?:kwijt|betalen?)|blijft er (?:netto |dan )?(?:aan kosten |voor mij )over|eigen (?:kosten|bijdrage)|na (?:aftrek|subsidie)": 5,
        },
        ("percent", "hours", "money", "number"),
        _UWV_TOPS_UP,
    ),
    "jobcoach": Kenmerk({r"job ?coach\w*": 4, r"begeleiding\w*|uren begeleid\w*": 2}, ("hours",), r"kost|tarief"),
}

KRIJG = r"wat (?:de|het|mijn|onze) (?:lks|lkv|loonkosten ?subsidie|loonkosten ?voordeel|subsidie) (?:is|wordt|dan)|wat (?:is|wordt|was|bedraagt) (?:dan )?(?:de|het|mijn|onze) (?:lks|lkv|loonkosten ?subsidie|loonkosten ?voordeel|subsidie) (?:over|voor|bij|dan|nu|per|als)|(?:hoe ?veel|hvl|welk bedrag|hoe hoog|wat) (?:\w+ ){0,6}(?:krijg\w*|ontvang\w*|lever\w*|trek\w*|vang\w*|pak\w*|komt er binnen|vergoed\w*|terug|kan ik|recht op|bedra\w+|is (?:de|het) (?:lks|lkv|subsidie))"
SECTOR = r"overheid|\brijk\b|\bmarkt\b|\bmbo\b|\bhbo\b|\bvo\b|voortgezet onderwijs|universiteit\w*|\bumc\w*|provincie\w*|onderzoek\w*instelling\w*"
HOW_MANY_PEOPLE = r"(?:hoe ?veel|aantal) (?:\w+ ){0,2}(?:mensen|man\b|personen|medewerkers|krachten|werknemers|collega|full-?timers|part-?timers)"
