"""How people name the choices and the yes-or-no facts of the calculators.

One table per field: value -> pattern over folded text (see begrip.fold). A value is read only when exactly one
of the field's values is named, so that "overheid of markt?" fills nothing in.
"""

from __future__ import annotations

import re
from typing import Mapping

_GEEN = r"(?:niet|geen|gene|gn|nie|nooit|zonder|nog niet)"

_UITZEND = r"uitzend\w*|randstad|tempo[- ]?team|payroll\w*|flexkracht\w*|flexbureau|adecco|manpower"
_ONS = r"(?:bij|door|voor|aan) ons\b"

_SECTOR = {
    "overheid": r"overheid\w*|gemeente\w*|provincie\w*|waterschap\w*|ministerie\w*|rijks?\b|rijksoverheid|school\w*|scholen\w*|(?<!praktijk)(?<!speciaal )onderwijs\w*|"
    r"\bvo\b|\bpo\b|\bmbo\b|\bhbo\b|universiteit\w*|\bumc\b|\buwv\b|politie|publieke? sector|schoolbestuur|veiligheidsregio|zbo",
    "markt": r"\bmarkt\w*|markt ?sector|bedrij[fv]\w*|\bmkb\b|\bbv\b|(?<!\.)\bb\.v\.|\bnv\b|particulier\w*|bakker\w*|winkel\w*|horeca|aannemer|commerci\w+|"
    r"supermarkt\w*|fabriek\w*|hotel\w*|restaurant|niet[- ]overheid|private? sector|privaat|profit",
}
_DOEL_SECTOR = {
    "Rijk": r"\brijk\b|rijksoverheid|ministerie\w*|rijksdienst\w*",
    "voortgezet onderwijs": r"voortgezet onderwijs|\bvo\b|middelbare school|middelbaar onderwijs|vo-?(?:school|bestuur|raad|sector)",
    "mbo": r"\bmbo\b|\broc\b|mbo-\w+|middelbaar beroeps\w*",
    "hbo": r"\bhbo\b|hogeschool\w*|hogescholen|hoger beroeps\w*",
    "universiteiten": r"universiteit(?:en)?\b|\bwo\b|\buniv\b",
    "umc": r"\bumc'?s?\b|academisch\w* (?:ziekenhuis|ziekenhuizen|centr\w+)|universitair medisch\w*",
    "onderzoekinstellingen": r"onderzoek\w*instelling\w*|\bnwo\b|\bknaw\b",
    "provincies": r"provincies?\b",
    "totaal": r"\btotaal\b|markt ?\+ ?overheid|overheid ?\+ ?markt|\btotale\b|alles samen|samen\b|beide sectoren|bij (?:me)?ka(?:a|ar)r?\b|bij elkaar|tesamen|opgeteld|landelijk\w*|heel nederland|in totaal|markt en overheid|overheid en markt",
    "markt": r"\bmarkt\w*|bedrijfsleven|particulier\w*|bedrijven|\bmkb\b",
    "overheid": r"overheid\w*|publieke sector",
}
_LKV_SOORT = {
    "scholingsbelemmerd": r"scholingsbelemmer\w*|belemmering (?:in|bij|door) (?:het )?onderwijs",
    "arbeidsgehandicapt": r"arbeids ?gehandicapt\w*|\bag-?lkv\b",
    "herplaatsing": r"herplaats\w*|her te plaatsen",
    "oudere werknemer": r"oudere?n? (?:werknemer\w*|medewerker\w*)|\boudere?n?\b|56[- ]?plus\w*|56\+",
    "banenafspraak": r"banen ?afspraak\w*|garantiebaan\w*|doelgroep ?register|\bdgr\b",
}

_PERIODE = {
    "week": r"\b(?:per|p\.?|in de|elke|iedere|/) ?(?:week|wk|w)\b|\bp\.?w\.?\b|\bwekelijks\b|^\W*week\W*$|uren per week",
    "maand": r"\b(?:per|p\.?|in de|elke|iedere|/) ?(?:maand|mnd|mnd\.)\b|\bmaandelijks\b|^\W*maand\W*$|(?:in )?(?:die|deze|diezelfde) maand\b|in (?:de|een) maand\b|\bmaand dus\b|(?:op|in|per) (?:ne|n|een|'n) maand\b|op maandbasis|(?:hele|van de|volle) maand\b|\bp ?/ ?m\b|\bp\.?m\.?\b|\bpmnd\b",
    "jaar": r"\b(?:per|p\.?|in een|elk|/|in het) ?(?:jaar|jr)\b|\bjaarlijks\b|^\W*jaar\W*$|op jaarbasis|jaaruren|(?:over|in) (?:het|'?t) (?:hele )?jaar|(?:het )?hele jaar|heel (?:het|'?t) jaar|(?:heel|hele|over|in) 20\d\d\b|\bp ?/ ?j\b|\bpj\b",
}

KEUZES: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    "tellen": {
        "contractvorm": {
            "zonder loon": r"proef ?plaats\w*|\bstage\b|stagiair\w*|onbetaald\w*|zonder loon|snuffel\w*|vrijwillig\w*|werkervaringsplek\w*|\bwep\b",
            "beschut werk": r"beschut(?:te)?(?: werk\w*)?|\bbeschutwerk\w*",
            "wsw inlener": r"sociale werk\w*(?=.*\b(?:detacher|gedetacheerd))|(?:gedetacheerd|detachering|ingeleend|ingehuurd) (?:\w+ ){0,3}sociale werk\w*|le(?:en|ent|nen) (?:[\w'-]+ ){0,4}w?sw\S* in\b|(?:wsw|sw)\b(?=.*(?:gedetacheerd|detacher\w*|inle(?:en|nen)|inhu(?:ur|ren)))|(?:detacher\w*|gedetacheerd\w*|inhuren|inlenen)(?=.*\bw?sw\b)",
            "wsw intern": r"\bwsw\w*|\bsw-?(?:er|ers|medewerker\w*|kracht\w*|bedrijf|dienstverband|baan)\b|sociale werkplaats|sociale werkvoorziening",
            "inkoop van een dienst": r"(?:koop|kopen|koopt) (?:[\w-]+ ){0,6}in\b|inkoop|inkopen|ingekocht\w*|inkoo?pt?|uitbeste\w*|uitbesteed\w*|via (?:een|het|ons) (?:schoonmaak|catering|groen)\w*|"
            r"(?:via|van|vh|vd|door) (?:een |het |ons |de |t )?hoveniersbedrijf|(?:schoonmaak|catering|beveiligings)(?:bedrijf|firma)|diensten ?contract|dienst(?:en)?overeenkomst|"
            r"(?:zij|ze|die) (?:\w+ ){0,2}(?:sturen|aansturen|stuurt) (?:\w+ ){0,2}(?:eigen|zelf)\b",
            "leverancier van een dienst": r"(?:wij|we) (?:\w+ ){0,4}(?:leveren|doen|verzorgen) (?:\w+ ){0,5}(?:schoonmaak|catering|groen|beveiliging|dienst)\w*|wij (?:zijn|leveren) (?:de |een )?(?:leverancier|dienst\w*)|als leverancier|onze dienst bij (?:een )?klant",
            "uitlener": r"(?:wij|we|ik) (?:leen|lenen|detacheren?|zenden?)\b(?!.*\bin\b)|uitgeleend\w*|le(?:en|ent|nen|ne) (?:\w+ ){0,4}uit\b(?! (?:het |de |'?t )?(?:doelgroep ?)?register)|uitlenen|uitlener|"
            r"gedetacheerd (?:naar|bij) (?:een |de |het |onze |een andere )?(?:klant|ander\w*|opdrachtgever|gemeente|bedrijf)|detacheren? (?:wij|we|ik)\b|(?:wij|we) zijn (?:een |het |n )?(?:uitzend\w*|detacheer\w*|payroll\w*)|(?:ik ben|ik run) (?:een )?(?:uitzend\w*|detacheer\w*)|(?:^\W*|[.!?,] ?|\bik |\b(?:wij|we) )(?:ben|zijn|werk|werken) (?:hier |zelf )?(?:van |bij |voor )(?:een |het |n )?(?:uitzend\w*|detacheer\w*|payroll\w*)|(?:namens|als) (?:een |het |n )?(?:uitzendbu\w*|detacheer\w*|payrollbedrijf)|uitgezonden (?:bij|naar)|\b(?:onze|ons|wij|we|ik) (?:\w+ ){0,2}detacher(?:en|t|de|den)? (?:[\w,]+ ){0,8}(?:naar|bij) (?:een|de|het|andere)\b|uitzendbu\w* hier",
            "inlener": rf"{_UITZEND}|inle(?:en|nen|ner)\w*|ingeleend\w*|lenen? (?:[\w-]+ ){{0,7}}\bin\b|inhu(?:ur|ren|rt)\w*|ingehuurd\w*|hu(?:ur|ren)\w* (?:[\w-]+ ){{0,7}}\bin\b|"
            rf"gedetacheerd {_ONS}|detachering {_ONS}|{_ONS} gedetacheerd|bij ons (?:\w+ )?(?:gedetacheerd|geplaatst)",
            "eigen dienst": r"eigen dienst|gewone? (?:\w+ )?(?:contract\w*|dienstverband\w*|banenafspraak\w*|baan|banen|collega'?s?|medewerkers?|werknemers?)\b|met (?:een )?(?:gewoon |vast |tijdelijk |regulier )?contract\b(?! (?:van|voor|a)\b)|in (?:vaste )?dienst (?:bij ons|van ons)|bij ons in dienst|\bin dienst\b|eigen (?:personeel|medewerker\w*)|\bbbl\w*|op (?:onze|de) loonlijst|loondispensatie|vast contract|direct contract",
        },
        "periode": _PERIODE,
        "sector": _SECTOR,
    },
    "benodigd": {"periode": _PERIODE},
    "minimumloon": {
        "periode": {
            "maand": rf"{_PERIODE['maand']}|maand ?loon\w*|bruto ?maand|maand\w* bruto",
            "uur": r"\bper uur\b|\bp ?/ ?u(?:ur)?\b|uur ?loon\w*|\bp\.?u\.?\b",
        }
    },
    "doelstelling": {"sector": _DOEL_SECTOR},
    "quotum": {"sector": _SECTOR},
    "heffing": {"sector": _SECTOR},
    "lkv": {"soort": _LKV_SOORT},
    "nettokosten": {"lkv_soort": {"geen": r"(?:geen|zonder|niet) (?:\w+ )?(?:lkv|loonkosten ?voordeel)|(?:lkv|loonkosten ?voordeel) (?:\w+ ){0,3}(?:niet|geen|buiten|erbuiten|buiten beschouwing|achterwege|weg|weglaten|vergeten|vergeet)\b", **_LKV_SOORT}},
    "proefplaatsing": {
        "uitvoerder": {"UWV": r"\buwv\b|\bu\.w\.v\b|\buvw\b", "gemeente": r"gemeente\w*|\bgem\b|sociale dienst"},
        "motivering": {
            "inwerkperiode": r"inwerk\w*|in te werken|inleren|lang leren",
            "geen": r"(?:geen|zonder) (?:\w+ ){0,2}(?:reden\w*|motiver\w*|argument\w*|onderbouwing)|(?:reden|motivering|onderbouwing|argument) (?:\w+ ){0,5}niet\b|niet gemotiveerd|eigenlijk niet\b",
            "goede reden": r"\b(?:want|omdat|vanwege|wegens|ivm|i\.v\.m\.|in verband met)\b(?:\W+\w+){1}|goede? (?:reden|motiver\w*|onderbouw\w*|argument\w*)|gemotiveerd|motivering|akkoord|goed ?gekeurd|goedkeuring|toestemming|onderbouwing|\b(?:1|een) dag per week|met reden|toestemming (?:van uwv )?voor verlenging|omstandigheden",
        },
        "uitkering": {
            "WW": r"\bww\b(?!b)|ww-?uitkering|werkloosheids\w*", "ZW": r"\bzw\b|ziektewet\w*", "WIA": r"\bwia\b|\bwga\b|\biva\b", "WAO": r"\bwao\b",
            "Wajong": r"wajong\w*", "bijstand": r"bijstand\w*|p-?wet|participatiewet\w*|(?<!dag )(?<!uur )(?<!dagen )(?<![\du] )\bpw\b|bijstandsuitkering", "anders": r"andere uitkering|\banders\b",
        },
    },
}  # fmt: skip

JA_NEE: Mapping[str, Mapping[str, str]] = {
    "tellen": {"staat_in_register": r"(?:doelgroep(?:en)? ?register|\bdgr\b|\bregister\b|staat er (?:\w+ )?in\b|\ber (?:\w+ )?in (?:staat|staan|komt)\b)"},
    "meeteltermijn": {
        "is_geemigreerd": r"(?:geemigreerd|emigr\w+|(?:verhuis\w*|vertrokken|woont?) (?:\w+ ){0,3}(?:naar|in) (?:het )?(?:buitenland|belgie|duitsland|spanje|frankrijk|polen))",
        "is_wsw_zonder_detachering": r"wsw (?:\w+ ){0,4}(?:zonder detachering|niet gedetacheerd|intern)",
        "is_oud_leerling": r"(?:oud-?leerling|schoolverlater|van school (?:af|gegaan)|school verlaten|(?:pro|vso)-?(?:school|leerling))",
        "is_groep_38b_1f": r"38b(?: lid)? ?1 ?(?:onder )?f\b",
    },
    "loonkostensubsidie": {"is_wsw": r"\bwsw\b(?:-| )?(?:dienstverband|baan|contract|er)?"},
    "lkv": {
        "staat_in_register": r"(?:doelgroep(?:en)? ?register|\bdgr\b|\bregister\b|geregistreerd|ingeschreven|staat er (?:\w+ )?in\b|\ber (?:\w+ )?in (?:staat|staan)\b)",
        "heeft_doelgroepverklaring": r"doelgroep ?verklaring\w*",
    },
    "nettokosten": {"staat_in_register": r"(?:doelgroep(?:en)? ?register|\bdgr\b|\bregister\b|staat er (?:\w+ )?in\b)"},
    "praktijkroute": {
        "is_gemeten_op_werkplek": r"(?:gemeten|meting|bepaald|vastgesteld) (?:\w+ ){0,2}(?:op|bij) (?:de |onze |het )?(?:werk\w*|ons)|op (?:de )?(?:werkplek|werkvloer) (?:gemeten|bepaald|vastgesteld)",
        "valt_onder_participatiewet": r"participatiewet\w*|\bp-?wet\b|bijstand\w*",
        "is_beschut_werk": r"beschut(?:te)? ?werk\w*",
    },
    "minimumloon": {"is_bbl": r"\bbbl\w*|leerwerk\w*|leer-?werk\w*|beroepsbegeleidend\w*"},
    "proefplaatsing": {
        "heeft_startkwalificatie": r"start ?kwalificatie\w*",
        "was_langdurig_ziek": r"lang(?:durig|e tijd)? ziek\w*",
        "werkte_hier_in_deze_functie": r"(?:werkte|gewerkt) (?:\w+ ){0,3}(?:al |eerder )(?:\w+ ){0,3}(?:hier|bij ons|dezelfde functie)|(?:al|eerder|vroeger) (?:\w+ ){0,2}(?:bij ons|hier) (?:\w+ ){0,6}(?:gewerkt|gedaan|in dienst geweest)|(?:al|eerder|vroeger) (?:\w+ ){0,3}dezelfde (?:functie|werk\w*|baan) (?:\w+ ){0,4}(?:gewerkt|gedaan|gehad)",
    },
}  # fmt: skip


_SUPPLIER = (
    r"als leverancier|(?:wij zijn|we zijn|ik ben|ik heb|wij hebben|we hebben|ik run) (?:\w+ ){0,3}(?:bedrijf|\w+bedrijf|leverancier)(?! (?:over de vloer|in huis|ingehuurd|dat|die|bij ons))|(?<!hun )eigen mensen|"
    r"\b(?:mijn|ons|onze) (?:\w+bedrijf|\w+firma|bedrijf)\b|bij (?:mij|ons) in dienst|"
    r"(?:wij|we) (?:\w+ ){0,4}(?:leveren|doen|verzorgen) (?:\w+ ){0,5}(?:schoonmaak|catering|groen|beveiliging|dienst)|"
    r"(?:koopt|kopen|neemt|nemen|huurt|huren) (?:\w+ ){0,4}(?:bij|van) (?:mij|ons)\b(?! (?!af\b|in\b|en\b|voor\b)\w)"
)


def read_choice(rekenhulp: str, veld: str, folded: str, keuzes: tuple[str, ...]) -> str | None:
    """The one value of `veld` that the text names, or None when it names none or several.

    Earlier entries of a table are the more specific ones: "detachering van een wsw'er" is not "wsw intern".
    """
    exact = [keuze for keuze in keuzes if re.search(rf"^\W*{re.escape(keuze.lower())}\W*$", folded)]
    if exact:
        return exact[0]
    table = KEUZES.get(rekenhulp, {}).get(veld, {})
    named = [keuze for keuze, pattern in table.items() if keuze in keuzes and _is_named(pattern, folded)]
    if veld == "contractvorm":
        return _contract_form(named, folded)
    if "totaal" in named and len(named) > 1:  # "landelijk voor de markt", "markt en overheid samen"
        parts = [keuze for keuze in named if keuze != "totaal"]
        return parts[0] if len(parts) == 1 else "totaal" if set(parts) == {"markt", "overheid"} else None
    if len(named) > 1 and veld in _FIRST_WINS:
        return named[0]
    return named[0] if len(named) == 1 else None


def _contract_form(named: list[str], folded: str) -> str | None:
    """Of the forms named the one that describes the user's side, or None when that is not clear."""
    if not named:
        return None
    if {"wsw intern", "wsw inlener"} & set(named):
        if re.search(r"(?:niet|geen|zonder) (?:\w+ )?(?:gedetacheerd|detacher\w*)|\bintern\b", folded):
            return "wsw intern"
        lent = "inlener" in named or "wsw inlener" in named
        return "wsw inlener" if lent else "wsw intern" if re.search(r"sociale werk|sw-?bedrijf", folded) else None
    forms = set(named) - {"eigen dienst"} or set(named)
    if forms <= {"inkoop van een dienst", "leverancier van een dienst"}:
        return "leverancier van een dienst" if re.search(_SUPPLIER, folded) else "inkoop van een dienst"
    if "zonder loon" in forms and len(forms) > 1:
        return next(form for form in named if form in forms - {"zonder loon"})
    return next((form for form in named if form in forms), None)


def unclear_contract(folded: str) -> tuple[str, ...]:
    """The forms to choose from when the text speaks of lending and does not say who lends to whom."""
    if re.search(r"\bwsw\w*|\bsw-?(?:er|ers|medewerker|kracht|kandidaat)", folded):
        return ("wsw intern", "wsw inlener")
    if re.search(r"\b(?:detacher\w*|gedetacheerd\w*)", folded):
        return ("inlener", "uitlener")
    return ()


def resolve_contract(unclear: str, folded: str) -> str | None:
    """The answer to who lends to whom; unclear: "wsw" or "detachering"."""
    lends = re.search(r"(?:niet|geen|zonder) (?:\w+ )?(?:gedetacheerd|detacher\w*|uitgeleend)|\bintern\b", folded)
    borrowed = re.search(r"gedetacheerd|detacher\w*|inle\w+|inhu\w+|ingehuurd|geleend|lenen", folded)
    if unclear == "wsw":
        return "wsw intern" if lends else "wsw inlener" if borrowed else None
    if re.search(rf"{_ONS}|inle\w+|inhu\w+|ingehuurd|\bons\b.*(?:werk|plaats)", folded):
        return "inlener"
    return (
        "uitlener"
        if re.search(r"uitle\w+|uitgeleend|naar (?:een|de|het)|klant|ander bedrijf|onze (?:mensen|medewerker)", folded)
        else None
    )


# what says that the fact is not so: who has a benefit of UWV does not fall under the Participatiewet
_NIET_GEREGISTREERD = r"(?:geen|zonder|niet) (?:\w+ ){0,2}(?:registratie|geregistreerd)\b"
_NIEMAND_IN = r"\b(?:geen (?:van|enkele)|geeneen|niemand)\b[^.?!;]*\b(?:register|doelgroep ?register|dgr)\b"
_LEFT_REGISTER = (
    r"\buit (?:het |'?t )?(?:doelgroep ?)?register (?:\w+ ){0,2}?(?:gaat|gaan|ging|gegaan|gehaald|halen|haalt|valt|vallen|"
    r"viel|gevallen|geschreven|verwijderd|raakt|geraakt|gezet|gestapt|stapt|verdwijnt|verdwenen|moet|wil)\b|"
    r"\b(?:gaat|gaan|valt|viel|raakt|haalt|haal|stapt|ging|verdwijnt)(?: (?:nu|straks|toch|dan|ook|hem|haar|ze|zij|hij|er|"
    r"wel|binnenkort|niet|nooit)){0,3} uit (?:het |'?t )?(?:doelgroep ?)?register\b"
)
_STAYS = r"\b(?:niet|nooit)\b(?:\W+\w+){0,2}?\W+uit\b"
_ZEGT_NEE: Mapping[str, Mapping[str, str]] = {
    "tellen": {"staat_in_register": _NIET_GEREGISTREERD},
    "nettokosten": {"staat_in_register": _NIET_GEREGISTREERD},
    "praktijkroute": {
        "valt_onder_participatiewet": r"\bwia\b|\bwga\b|\biva\b|\bwao\b|\bww\b|wajong\w*|\bzw\b|ziektewet\w*|"
        r"\b(?:wia|ww|wga|iva|wao|uwv)-uitkering\w*|werkloosheids\w*",
        "is_gemeten_op_werkplek": r"(?:eigen|onze|mijn) (?:in)?schatting|zelf (?:in)?geschat|(?:we|wij|ik) schatt?en?\b",
    },
}


def read_yes_no(rekenhulp: str, veld: str, folded: str) -> bool | None:
    """True or False when the text names the fact or denies it; None when it does not mention it."""
    pattern = JA_NEE.get(rekenhulp, {}).get(veld)
    if pattern is None or not re.search(pattern, folded):
        says_no = _ZEGT_NEE.get(rekenhulp, {}).get(veld)
        return False if says_no and _is_named(says_no, folded) else None
    if veld == "staat_in_register" and (left := re.search(_LEFT_REGISTER, folded)):
        return (
            re.search(_STAYS, folded[max(0, left.start() - 25) : left.end()]) is not None
        )  # "als ze uit het register gaat"
    if veld == "staat_in_register" and re.search(_NIEMAND_IN, folded):
        return False
    before = rf"{_GEEN}(?: \w+){{0,3}}? (?:in |op |een |het |de |uit )*(?:{pattern})"
    after = rf"(?:{pattern})(?: \w+){{0,2}} {_GEEN}\b"
    return not (re.search(before, folded) or re.search(after, folded))


# fields whose patterns overlap on purpose, in order of precedence
_FIRST_WINS = ("contractvorm", "soort", "lkv_soort", "motivering")


def _is_named(pattern: str, folded: str) -> bool:
    return any(not _is_denied(folded, match.start()) for match in re.finditer(pattern, folded))


def _is_denied(folded: str, start: int) -> bool:
    return (
        re.search(r"\b(?:niet|geen|zonder) (?:via |bij |in |de |het |een )*$", folded[max(0, start - 25) : start])
        is not None
    )
